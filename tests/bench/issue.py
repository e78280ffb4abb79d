#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Issuing many clients costs little more CPU than making their keys, keeps every core busy, spends little on commits
that survive a power cut, and takes little memory.

RSA key generation varies so much that a whole run of it hides everything else. So the work beside the key is
measured with EC keys, and set against the mean of raw RSA keys of the same run; the plain quotient of two RSA
runs is shown too. The memory is that after the first PFX: opening the store takes 128 MiB for a moment, which is
what makes guessing its passphrase expensive."""

import os
import pathlib
import subprocess
import sys
import time

import measure

MANY = int(os.environ.get("P2S_BENCH_CLIENTS", "10000"))
FEW = MANY // 10
RSA_CLIENTS = int(os.environ.get("P2S_BENCH_RSA_CLIENTS", "100"))
GENERATOR = measure.BUILD / "tests" / "keygen_bench"
CORES = len(os.sched_getaffinity(0))


def raw(kind, count):
    """CPU milliseconds of one key, made alone."""
    return float(subprocess.run([GENERATOR, kind, str(count)], check=True, capture_output=True, text=True).stdout)


def issue_command(corp, label, kind, count, pfx=True):
    names = "".join(f"{label}-{number}\n" for number in range(count))
    (corp / f"{label}.csv").write_text("name\n" + names)
    arguments = ["client", "issue", "--from", str(corp / f"{label}.csv"), "--key", kind]
    files = ["--pfx", str(corp / f"pfx-{label}")] if pfx else []
    return [measure.P2SCTL, "-C", str(corp), *arguments, *files]


def issue(corp, label, kind, count, pfx=True):
    cost = measure.run(issue_command(corp, label, kind, count, pfx), stderr=subprocess.DEVNULL)
    return cost, 1e3 * cost.cpu / count


def resident(corp, label, count):
    """The most MiB in use after the first PFX."""
    process = subprocess.Popen(
        issue_command(corp, label, "ec:p256", count), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most, folder = 0, corp / f"pfx-{label}"
    while process.poll() is None:
        pages = int(pathlib.Path(f"/proc/{process.pid}/statm").read_text().split()[1])
        if folder.exists() and any(folder.iterdir()):
            most = max(most, pages * os.sysconf("SC_PAGE_SIZE") / 2**20)
        time.sleep(0.02)
    return most if process.returncode == 0 else sys.exit(f"client issue: exit status {process.returncode}")


def durability(folder, count):
    """Milliseconds by the clock that a disk costs one client more than memory does."""
    walls = []
    for place in (folder, pathlib.Path("/dev/shm")):
        with measure.temporary(place) as work:
            corp = measure.workspace(pathlib.Path(work))
            walls.append(min(issue(corp, f"run-{number}", "ec:p256", count)[0].wall for number in range(3)))
    return 1e3 * (walls[0] - walls[1]) / count


report = measure.Report()
with measure.temporary() as folder:
    folder = pathlib.Path(folder)
    corp = measure.workspace(folder)
    small = resident(corp, "few", FEW)
    large = resident(corp, "many", MANY)
    _, ec_client = issue(corp, "beside", "ec:p256", 1000)
    _, ec_alone = issue(corp, "alone", "ec:p256", 1000, pfx=False)
    raw_ec = raw("ec:p256", 1000)
    rsa, rsa_client = issue(corp, "rsa", "rsa:2048", RSA_CLIENTS)
    commits = durability(folder, 300)
raw_rsa = raw("rsa:2048", RSA_CLIENTS)
beside, alone = ec_client - raw_ec, ec_alone - raw_ec
report.note(f"raw key: rsa:2048 {raw_rsa:.1f} ms CPU, ec:p256 {raw_ec:.2f} ms; all but the key: {alone:.2f}, with PFX {beside:.2f} ms")
report.note(f"a client of a whole rsa:2048 run over a raw key: {rsa_client / raw_rsa:.2f} ({RSA_CLIENTS} each)")
report.at_most("CPU of one client over that of its key", 1 + alone / raw_rsa, 1.05)
report.at_most("the same with its PFX", 1 + beside / raw_rsa, 1.08)
report.at_least("cores in use, of two", 2 * rsa.cpu / rsa.wall / CORES, 1.9)
report.at_most("time of durable commits over that of the keys", max(0, commits) / (raw_rsa / CORES), 0.02)
report.at_most(f"memory while {MANY:,} clients are issued, MiB", large, 48)
report.at_most("KiB of it for each further client", 1024 * (large - small) / (MANY - FEW), 2)
report.end()
