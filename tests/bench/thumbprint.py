#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Thumbprints of 10,000 .cer files against a shell loop over openssl x509 -fingerprint."""

import pathlib
import statistics
import subprocess

import measure

FILES, SAMPLE = 10_000, 50

report = measure.Report()
with measure.temporary() as folder:
    folder = pathlib.Path(folder)
    subprocess.run(
        "openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out one.cer -days 30 -subj /CN=bench".split(),
        cwd=folder, check=True, capture_output=True)
    content = (folder / "one.cer").read_bytes()
    names = [f"{number:05}.cer" for number in range(FILES)]
    for name in names:
        (folder / name).write_bytes(content)
    loop = f"for f in $(ls *.cer | head -n {SAMPLE}); do openssl x509 -in $f -noout -fingerprint -sha1; done"
    openssl = measure.run(["bash", "-c", loop], cwd=folder).wall * FILES / SAMPLE
    ours = statistics.median(measure.run([measure.P2SCTL, "thumbprint", *names], cwd=folder).wall for _ in range(5))
report.note(f"openssl loop {openssl:.1f} s (from {SAMPLE}), p2sctl {ours:.3f} s")
report.at_least("times faster than the loop", openssl / ours, 500)
report.end()
