# SPDX-License-Identifier: Apache-2.0
"""Writes the keys of a snippet (standard input) into a TOML file, as a reader of the documentation does by hand."""

import pathlib
import re
import sys

file = pathlib.Path(sys.argv[1])
lines = file.read_text(encoding="utf-8").split("\n")
position = None  # of the table in the file; None appends
for line in sys.stdin.read().split("\n"):
    if line.startswith("["):
        position = lines.index(line) if line in lines and not line.startswith("[[") else None
        if position is None:
            lines.append(line)
    elif position is None:
        lines.append(line)
    elif line:
        key = re.match(r"(\w+) *=", line).group(1)
        end = next((i for i in range(position + 1, len(lines)) if lines[i].startswith("[")), len(lines))
        old = next((i for i in range(position + 1, end) if re.match(rf"(# )?{key} *=", lines[i])), None)
        if old is None:
            lines.insert(position + 1, line)
        else:
            lines[old] = line
file.write_text("\n".join(lines), encoding="utf-8")
