#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kits for every system cost at most twice the CPU of their PFX files and their zips, in memory that does not grow
with their number.

Clients have EC keys: making as many RSA keys would take minutes."""

import os
import pathlib
import subprocess

import measure

CLIENTS = int(os.environ.get("P2S_BENCH_KITS", "1000"))
FEW = CLIENTS // 4
GENERATOR = measure.BUILD / "tests" / "kit_bench"
AZURE = pathlib.Path(os.environ["P2S_SOURCE"]) / "tests" / "data" / "vendor" / "azure-2024.zip"


def issue(corp, numbers):
    """Makes clients with these numbers, as quickly as can be."""
    names = [f"client-{number}" for number in numbers]
    measure.run(
        [measure.P2SCTL, "-C", str(corp), "client", "issue", *names, "--key", "ec:p256"], stderr=subprocess.DEVNULL
    )


def build(corp, kits):
    """The cost of a zip for each client, with the files of all systems, in a new folder."""
    command = ["package", "build", "--azure", str(AZURE), "--all", "--zip", "-o", str(kits)]
    # 3: the package was made for another root, which is a finding; the kits are the same work.
    return measure.run([measure.P2SCTL, "-C", str(corp), *command], (0, 3), stderr=subprocess.DEVNULL)


report = measure.Report()
with measure.temporary() as folder:
    folder = pathlib.Path(folder)
    corp, kits = measure.workspace(folder), folder / "kits"
    issue(corp, range(FEW))
    small = build(corp, folder / "few")
    issue(corp, range(FEW, CLIENTS))
    cost = build(corp, kits)
    alone = subprocess.run(
        [GENERATOR, kits, f"{kits}-passwords"], check=True, capture_output=True, text=True
    ).stdout
made, alone = int(alone.split()[0]), float(alone.split()[1])
one = 1e3 * cost.cpu / CLIENTS
report.note(f"{made} kits: {cost.wall:.1f} s; one {one:.2f} ms CPU, its PFX files and zip alone {alone:.2f} ms")
report.at_least("kits made for one client", made / CLIENTS, 1)
report.at_most("CPU of one kit over that of its PFX files and zip alone", one / alone, 2)
report.at_most(f"peak memory, {CLIENTS} kits over {FEW}", cost.peak / small.peak, 1.25)
report.note(f"peak memory: {cost.peak} KiB")
report.end()
