#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""matrix.py CONFIRMED_DIR DOCUMENT: the matrix of tested clients, from the lines that the interop tests printed.

Prints the matrix and compares it with the one in DOCUMENT, test by test; P2S_UPDATE_GOLDEN=1 writes it there. A test that
was skipped or did not run cannot be compared: exit status 77, and its name.
"""
import os
import pathlib
import re
import sys

LINE = re.compile(r"confirmed: ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+)")
BEGIN, END = "<!-- matrix -->\n", "<!-- end of matrix -->\n"
HEAD = ["| platform | client or file | made from | how | test |", "|---|---|---|---|---|"]
SYSTEMS = ["windows", "macos", "ios", "linux", "android", "any"]


def rows_of(test, text):
    """The rows of one test: lines that differ only in their source are one row."""
    sources = {}
    for line in text.splitlines():
        match = LINE.fullmatch(line)
        if not match:
            sys.exit(f"{test}: not a line of 'confirmed': {line}")
        system, client, source, how = (part.strip() for part in match.groups())
        sources.setdefault((system, client, how), set()).add(source)
    return {f"| {system} | {client} | {', '.join(sorted(found))} | {how} | {test} |"
            for (system, client, how), found in sources.items()}


def cells(row):
    return [cell.strip() for cell in row.strip("|").split("|")]


def order(row):
    system = cells(row)[0]
    return (SYSTEMS.index(system) if system in SYSTEMS else len(SYSTEMS), row)


def by_test(matrix):
    tests = {}
    for row in matrix.splitlines()[len(HEAD):]:
        tests.setdefault(cells(row)[4], set()).add(row)
    return tests


def main(folder, document):
    folder, document = pathlib.Path(folder), pathlib.Path(document)
    before, rest = document.read_text(encoding="utf-8").split(BEGIN)
    matrix, after = rest.split(END)
    written = by_test(matrix)
    scripts = {script.stem for script in (document.parent.parent / "tests" / "interop").glob("*.sh")}
    said = {file.stem: rows_of(file.stem, file.read_text(encoding="utf-8")) for file in folder.glob("*.txt")
            if file.stem in scripts}
    silent = {test for test in written if test in scripts and test not in said}

    current = {**{test: written[test] for test in silent}, **said}
    text = "\n".join(HEAD + sorted(set().union(*current.values()), key=order)) + "\n"
    print(text, end="")
    if os.environ.get("P2S_UPDATE_GOLDEN") == "1":
        document.write_text(before + BEGIN + text + END + after, encoding="utf-8")
    elif text != matrix:
        old, new = set(matrix.splitlines()), set(text.splitlines())
        for row in sorted(old - new, key=order):
            print(f"no longer confirmed: {row}")
        for row in sorted(new - old, key=order):
            print(f"not in {document.name} yet: {row}")
        print(f"{document.name} differs from the results; P2S_UPDATE_GOLDEN=1 writes it")
        return 1
    if silent:
        print(f"skipped: no results in this run: {', '.join(sorted(silent))}")
        return 77
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
