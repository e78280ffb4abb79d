#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""CPU time of p2sctl --version and --help over that of openssl version: at most 1.30."""

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
for name in ("--version", "--help"):
    report.at_most(f"p2sctl {name} over openssl version", median[name] / median["openssl"], 1.30)
report.end()
