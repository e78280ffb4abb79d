#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Issuing many clients costs little more CPU than making their keys, keeps every core busy, and takes memory
that does not grow with their number.

RSA key generation varies so much that a whole run of it hides everything else. So the work beside the key is
measured with EC keys, and set against the mean of raw RSA keys of the same run; the plain quotient of two RSA
runs is shown too."""

import os
import pathlib
import subprocess

import measure

CLIENTS = 200
RSA_CLIENTS = int(os.environ.get("P2S_BENCH_RSA_CLIENTS", "100"))
GENERATOR = measure.BUILD / "tests" / "keygen_bench"


def raw(kind, count):
    """CPU milliseconds of one key, made alone."""
    return float(subprocess.run([GENERATOR, kind, str(count)], check=True, capture_output=True, text=True).stdout)


def issue(corp, label, kind, count):
    names = [f"{label}-{number}" for number in range(count)]
    arguments = ["client", "issue", *names, "--key", kind, "--pfx", str(corp / f"pfx-{label}")]
    cost = measure.run([measure.P2SCTL, "-C", str(corp), *arguments], stderr=subprocess.DEVNULL)
    return cost, 1e3 * cost.cpu / count


report = measure.Report()
with measure.temporary() as folder:
    corp = measure.workspace(pathlib.Path(folder))
    small, _ = issue(corp, "few", "ec:p256", CLIENTS // 10)
    large, ec_client = issue(corp, "many", "ec:p256", CLIENTS)
    raw_ec = raw("ec:p256", 1000)
    rsa, rsa_client = issue(corp, "rsa", "rsa:2048", RSA_CLIENTS)
raw_rsa = raw("rsa:2048", RSA_CLIENTS)
beside = ec_client - raw_ec
report.note(f"raw key: rsa:2048 {raw_rsa:.1f} ms CPU, ec:p256 {raw_ec:.2f} ms; all but the key: {beside:.2f} ms")
report.note(f"a client of a whole rsa:2048 run over a raw key: {rsa_client / raw_rsa:.2f} ({RSA_CLIENTS} each)")
report.at_most("CPU of one client over that of its key", 1 + beside / raw_rsa, 1.08)
report.at_least("share of the cores in use", rsa.cpu / rsa.wall / len(os.sched_getaffinity(0)), 0.75)
report.at_most(f"peak memory, {CLIENTS} clients over {CLIENTS // 10}", large.peak / small.peak, 1.25)
report.note(f"peak memory: {large.peak} KiB")
report.end()
