#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""pool check --input of a million prefixes, CPU against Python's ipaddress (read, sort, find overlaps) and iprange (read,
sort, merge)."""

import pathlib
import random
import subprocess

import measure

PREFIXES, SAMPLE = 1_000_000, 100_000
PEER = """
import ipaddress, sys
rows = sorted(ipaddress.ip_network(line.strip()) for line in open(sys.argv[1]))
last, found = None, 0
for row in rows:
    if last is not None and row.network_address <= last.broadcast_address:
        found += 1
    elif last is None or row.broadcast_address > last.broadcast_address:
        last = row
"""

report = measure.Report()
with measure.temporary() as folder:
    folder = pathlib.Path(folder)
    # Every /28 of 10.0.0.0/8 but some, shuffled: a million prefixes that do not meet.
    numbers = random.Random(1).sample(range(1 << 20), PREFIXES)
    lines = [f"10.{n >> 12}.{n >> 4 & 255}.{(n & 15) << 4}/28\n" for n in numbers]
    (folder / "all.txt").write_text("".join(lines))
    (folder / "some.txt").write_text("".join(lines[:SAMPLE]))
    peer = measure.run(["python3", "-c", PEER, "some.txt"], cwd=folder).cpu * PREFIXES / SAMPLE
    check = [measure.P2SCTL, "pool", "check", "--input", "all.txt"]
    merge = [measure.program("iprange"), "all.txt"]
    costs = []
    for _ in range(5):  # alternating, so that what disturbs the machine disturbs both
        costs.append((measure.run(check, cwd=folder, stderr=subprocess.DEVNULL).cpu, measure.run(merge, cwd=folder).cpu))
ours, iprange = map(min, zip(*costs))
report.note(f"Python {peer:.1f} s CPU (from {SAMPLE:,}), iprange {iprange:.3f} s, p2sctl {ours:.3f} s")
report.at_most("CPU over that of iprange", ours / iprange, 0.4)
report.at_least("times less CPU than Python", peer / ours, 100)
report.end()
