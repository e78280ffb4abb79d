#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Relative links in Markdown lead to existing files and headings, and tests that it names exist; docs/README.md lists
every page."""

import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1]).resolve()
pages = sorted(path for pattern in ("*.md", "docs/**/*.md", "tests/**/*.md", "examples/**/*.md") for path in root.glob(pattern))

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.*?) *$", re.MULTILINE)
TEST = re.compile(r"`(tests/[a-z0-9_./]+)`")
CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)


def anchors(text):
    """The anchors of a page's headings, as GitHub makes them: lower case, words joined by hyphens."""
    found = []
    for heading in HEADING.findall(re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)):
        name = re.sub(r"[^\w\- ]", "", re.sub(r"\]\([^)]*\)", "", heading).lower()).replace(" ", "-")
        found.append(f"{name}-{found.count(name)}" if name in found else name)
    return found


def broken(page):
    text = page.read_text(encoding="utf-8")
    yield from (f"'{test}' does not exist" for test in TEST.findall(text) if not (root / test).exists())
    for target in LINK.findall(CODE.sub("", text)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists():
            yield f"'{target}' does not exist"
        elif anchor and anchor not in anchors(file.read_text(encoding="utf-8")):
            yield f"'{target}' names no heading"


problems = [f"{page.relative_to(root)}: {problem}" for page in pages for problem in broken(page)]
index = (root / "docs/README.md").read_text(encoding="utf-8")
for page in sorted((root / "docs").rglob("*.md")):
    name = page.relative_to(root / "docs").as_posix()
    if name != "README.md" and f"({name})" not in index:
        problems.append(f"docs/README.md: {name} is not listed")
assert len(pages) > 10, pages
print("\n".join(problems))
sys.exit(bool(problems))
