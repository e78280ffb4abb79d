#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""spdx.py ROOT [--add]: every source has its licence line; --add puts it where it is missing.

Templates become files of users, and man pages are generated: they have none.
"""
import pathlib
import re
import sys

IDENTIFIER = "SPDX-License-Identifier: Apache-2.0"
PLACES = (".ci", "cli", "cmake", "examples", "lib", "tests", "CMakeLists.txt", "quickstart", "test")
COMMENTS = {".cpp": "//", ".hpp": "//", ".def": "//", ".mjs": "//", ".sh": "#", ".py": "#", ".cmake": "#", ".sql": "--"}


def comment_of(path, text):
    """What starts a comment in this source; None for anything else."""
    name = path.name.removesuffix(".in")
    if name == "CMakeLists.txt":
        return "#"
    if not path.suffix:
        return "#" if re.match(r"#!.*\b(bash|sh|python3)\b", text) else None
    return COMMENTS.get(pathlib.PurePath(name).suffix)


def with_line(text, comment):
    lines = text.splitlines(keepends=True)
    at = 1 if lines[0].startswith("#!") else 0
    return "".join([*lines[:at], f"{comment} {IDENTIFIER}\n", *lines[at:]])


def sources(root):
    for place in map(root.joinpath, PLACES):
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            name = path.relative_to(root).as_posix()
            if not path.is_file() or path.is_symlink() or "__pycache__" in name:
                continue
            try:
                text = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
            comment = comment_of(path, text)
            if comment and text:
                yield path, name, text, comment


def main(root, add):
    found = missing = 0
    for path, name, text, comment in sources(root):
        found += 1
        if f"{comment} {IDENTIFIER}\n" in text.splitlines(keepends=True)[:2]:
            continue
        missing += 1
        if add:
            path.write_text(with_line(text, comment), encoding="utf-8")
        else:
            print(f"{name}: no line '{comment} {IDENTIFIER}'; add it with: tests/lint/spdx.py . --add")
    print(f"{found} sources, {missing} {'changed' if add else 'without a licence line'}")
    return found == 0 or (missing > 0 and not add)


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), "--add" in sys.argv[2:]))
