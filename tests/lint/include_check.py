#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks every #include of lib/ and cli/ against include_rules.txt.

Beyond the table: nobody includes another folder's detail/, and headers that may be installed (lib/p2s/ROOM/*.hpp)
include the standard library and ours only."""

import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
STANDARD = re.compile(r"^[a-z_0-9]+$")


def read_rules(path):
    folders, only = {}, {}
    for line in path.read_text().splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "folder":
            folder, _, below = rest.partition(":")
            folders[folder] = set(below.split())
        elif kind == "only":
            prefix, *places = rest.split()
            only[prefix] = places
    return folders, only


def problem(file, bracket, header, folders, only):
    """Why this include is wrong, or nothing."""
    folder = next((f for f in folders if file.startswith(f + "/")), None)
    if folder is None:
        return "its folder is not in include_rules.txt"
    if header.startswith("p2s/"):
        parts = header.split("/")
        own = folder == "lib/p2s/" + parts[1]
        if len(parts) == 2 or own:
            return None
        if "detail" in parts:
            return f"'{header}' is a detail of another folder"
        return None if parts[1] in folders[folder] else f"{folder} may not include '{header}'"
    for prefix, places in only.items():
        if header.startswith(prefix) and not any(file == p or file.startswith(p + "/") for p in places):
            return f"'{header}' is for {', '.join(places)} only"
    public = re.match(r"lib/p2s/(base/files|base/text|package/readers|\w+)/\w+\.hpp$", file)
    if public and (bracket == '"' or not STANDARD.match(header)):
        return f"an installed header includes '{header}'"
    return None


def main():
    source = pathlib.Path(sys.argv[1])
    folders, only = read_rules(pathlib.Path(__file__).with_name("include_rules.txt"))
    problems = []
    for top in ("lib", "cli"):
        for path in sorted((source / top).rglob("*.[ch]pp")):
            file = path.relative_to(source).as_posix()
            for number, line in enumerate(path.read_text().splitlines(), 1):
                match = INCLUDE.match(line)
                reason = match and problem(file, *match.groups(), folders, only)
                if reason:
                    problems.append(f"{file}:{number}: {reason}")
    print("\n".join(problems) or "every include points down")
    return bool(problems)


sys.exit(main())
