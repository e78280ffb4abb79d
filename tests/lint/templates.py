#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every template of templates/ is named by a source of the library or a page, and none is empty. The start page uses every text
of its file, and each has a name of its own."""

import pathlib
import re
import sys

source = pathlib.Path(sys.argv[1])
text = "\n".join(p.read_text() for p in sorted((source / "lib").rglob("*.[ch]pp")))
pages = "\n".join(p.read_text() for p in sorted((source / "templates").rglob("*.html")))
problems = []
for path in sorted((source / "templates").rglob("*")):
    if path.is_dir() or path.name == "README.md":
        continue
    name = path.relative_to(source / "templates").as_posix()
    if f'"{name}"' not in text and f'"{path.stem}"' not in text and f"[[{name}]]" not in pages:
        problems.append(f"templates/{name}: no source of the library and no page names it")
    if not path.read_bytes().strip():
        problems.append(f"templates/{name}: is empty")
page = (source / "templates/start-page/START-HERE.html").read_text()
keys = re.findall(r"^([\w.]+): ", (source / "templates/start-page/texts.en.txt").read_text(), re.M)
for key in sorted(set(keys)):
    is_used = f"[[{key}]]" in page or (key.endswith(".title") and f"{{{{#{key.removesuffix('.title')}}}}}" in page)
    if not is_used or keys.count(key) > 1:
        problems.append(f"texts.en.txt: '{key}' is not used by START-HERE.html, or is there twice")
print("\n".join(problems) or "every template is used")
sys.exit(bool(problems))
