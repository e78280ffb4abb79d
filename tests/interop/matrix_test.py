#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The comparison with docs/interop.md fails when it should, and reports what it cannot compare."""
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
DOCUMENT = "Words.\n\n<!-- matrix -->\n<!-- end of matrix -->\n\nMore words.\n"
A_2022 = "confirmed: linux | strongSwan | azure-2022.zip | connected\n"
A_2024 = "confirmed: linux | strongSwan | azure-2024.zip | connected\n"
B = "confirmed: any | SHA256SUMS | p2s.toml | read by sha256sum\n"

with tempfile.TemporaryDirectory() as place:
    place = pathlib.Path(place)
    for folder in ("docs", "tests/interop", "confirmed"):
        (place / folder).mkdir(parents=True)
    for test in ("lab", "page"):
        (place / f"tests/interop/{test}.sh").touch()
    document = place / "docs/interop.md"

    def run(update, **said):
        for test in ("lab", "page", "gone"):
            (place / f"confirmed/{test}.txt").unlink(missing_ok=True)
        for test, text in said.items():
            (place / f"confirmed/{test}.txt").write_text(text, encoding="utf-8")
        return subprocess.run([sys.executable, "-B", HERE / "matrix.py", place / "confirmed", document], text=True,
                              capture_output=True, env={**os.environ, "P2S_UPDATE_GOLDEN": update}, check=False)

    def expect(code, words, update="", **said):
        result = run(update, **said)
        output = result.stdout + result.stderr
        if result.returncode != code or words not in output:
            sys.exit(f"exit status {result.returncode}, not {code} with '{words}':\n{output}")

    document.write_text(DOCUMENT, encoding="utf-8")
    expect(1, "not in interop.md yet", lab=A_2022 + A_2024, page=B)
    expect(0, "| linux | strongSwan | azure-2022.zip, azure-2024.zip | connected | lab |", "1", lab=A_2022 + A_2024, page=B)
    text = document.read_text(encoding="utf-8")
    if not (text.startswith("Words.\n") and text.endswith("More words.\n") and "| page |" in text):
        sys.exit(f"not written as expected:\n{text}")
    expect(0, "| page |", lab=A_2024 + A_2022 + A_2022, page=B)
    expect(1, "no longer confirmed", lab=A_2022, page=B)
    expect(77, "skipped: no results in this run: page", lab=A_2022 + A_2024)
    expect(1, "no longer confirmed", lab=A_2022)
    expect(0, "", gone=B, lab=A_2022 + A_2024, page=B)
    expect(1, "not a line of 'confirmed'", lab="confirmed: too | few\n", page=B)
    # Rows of a skipped test are kept when others are written; rows of a removed test are not.
    expect(77, "| page |", "1", lab=A_2022)
    (place / "tests/interop/page.sh").unlink()
    expect(1, "no longer confirmed: | any |", lab=A_2022)
