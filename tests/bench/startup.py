#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""p2sctl --version takes at most 1.30 times the CPU time of openssl version, --help at most 1.40 times."""

import statistics

import measure

ROUNDS = 150
runs = {
    "openssl": [measure.program("openssl"), "version"],
    "--version": [measure.P2SCTL, "--version"],
    "--help": [measure.P2SCTL, "--help"],
}
times = {name: [] for name in runs}
for _ in range(ROUNDS):  # alternating, so that what disturbs the machine disturbs all of them
    for name, argv in runs.items():
        times[name].append(measure.spawn(argv))

report = measure.Report()
median = {name: statistics.median(values) for name, values in times.items()}
for name, values in times.items():
    report.note(f"{name}: median {1e3 * median[name]:.2f} ms, best {1e3 * min(values):.2f} ms")
for name, limit in (("--version", 1.30), ("--help", 1.40)):
    report.at_most(f"p2sctl {name} over openssl version", median[name] / median["openssl"], limit)
report.end()
