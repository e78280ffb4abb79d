#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""CPU of kits over that of their PFX files and their zips: at most 2 for every system, at most 1.5 for one; and memory
that does not grow with their number.

Clients have EC keys: making as many RSA keys would take minutes."""

import os
import pathlib
import subprocess

import measure

CLIENTS = int(os.environ.get("P2S_BENCH_KITS", "1000"))
FEW = CLIENTS // 4
OF_ONE_SYSTEM = 10 * CLIENTS
GENERATOR = measure.BUILD / "tests" / "kit_bench"
AZURE = pathlib.Path(os.environ["P2S_SOURCE"]) / "tests" / "data" / "vendor" / "azure-2024.zip"


def issue(corp, numbers):
    """Makes clients with these numbers, as quickly as can be."""
    names = [f"client-{number}" for number in numbers]
    measure.run(
        [measure.P2SCTL, "-C", str(corp), "client", "issue", *names, "--key", "ec:p256"], stderr=subprocess.DEVNULL
    )


def build(corp, kits, *options):
    """The cost of a zip for each client, with the files of all systems, in a new folder."""
    command = ["package", "build", "--azure", str(AZURE), "--all", "--zip", "-o", str(kits), *options]
    # 3: the package was made for another root, which is a finding; the kits are the same work.
    return measure.run([measure.P2SCTL, "-C", str(corp), *command], (0, 3), stderr=subprocess.DEVNULL)


def alone(kits):
    """The number of kits, and CPU milliseconds of the PFX files and zip of one."""
    made, cost = subprocess.run(
        [GENERATOR, kits, f"{kits}-passwords"], check=True, capture_output=True, text=True
    ).stdout.split()
    return int(made), float(cost)


report = measure.Report()
with measure.temporary() as folder:
    folder = pathlib.Path(folder)
    corp, kits = measure.workspace(folder), folder / "kits"
    issue(corp, range(FEW))
    small = build(corp, folder / "few")
    issue(corp, range(FEW, CLIENTS))
    cost = build(corp, kits)
    made, whole = alone(kits)
    issue(corp, range(CLIENTS, OF_ONE_SYSTEM))
    windows = build(corp, folder / "windows", "--os", "windows")
    made_of_one, part = alone(folder / "windows")
one = 1e3 * cost.cpu / CLIENTS
one_windows = 1e3 * windows.cpu / OF_ONE_SYSTEM
report.note(f"{made} kits: {cost.wall:.1f} s; one {one:.2f} ms CPU, its PFX files and zip alone {whole:.2f} ms")
report.note(f"{made_of_one} for Windows: {windows.wall:.1f} s; {one_windows:.2f} ms CPU, alone {part:.2f} ms")
report.at_least("kits made for one client", (made + made_of_one) / (CLIENTS + OF_ONE_SYSTEM), 1)
report.at_most("CPU of one kit over that of its PFX files and zip alone", one / whole, 2)
report.at_most(f"the same, {OF_ONE_SYSTEM:,} kits for Windows", one_windows / part, 1.5)
report.at_most(f"peak memory, {CLIENTS} kits over {FEW}", cost.peak / small.peak, 1.25)
report.note(f"peak memory: {cost.peak} KiB")
report.end()
