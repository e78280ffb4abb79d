#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every template of templates/ is named by a source of the library, and none is empty."""

import pathlib
import sys

source = pathlib.Path(sys.argv[1])
text = "\n".join(p.read_text() for p in sorted((source / "lib").rglob("*.[ch]pp")))
problems = []
for path in sorted((source / "templates").rglob("*")):
    if path.is_dir() or path.name == "README.md":
        continue
    name = path.relative_to(source / "templates").as_posix()
    if f'"{name}"' not in text and f'"{path.stem}"' not in text:
        problems.append(f"templates/{name}: no source of the library names it")
    if not path.read_bytes().strip():
        problems.append(f"templates/{name}: is empty")
print("\n".join(problems) or "every template is used")
sys.exit(bool(problems))
