# SPDX-License-Identifier: Apache-2.0
"""Turns a page of the documentation into a bash script, in the order of the page.

Each command of a fenced block "sh" becomes: typed 'COMMAND'. Every other fenced block becomes the text of $block. A comment
"<!-- test: CODE -->", which readers do not see, is code of the test: what the reader does elsewhere, such as a download.
"""

import pathlib
import re
import shlex
import sys

PARTS = re.compile(r"^```(\w*)\n(.*?)^```$|^<!-- test: (.*?) -->$", re.MULTILINE | re.DOTALL)


def commands(block):
    """The commands of a block: a line, and the lines that a backslash continues."""
    for line in block.replace("\\\n", " ").split("\n"):
        if line.strip() and not line.startswith("#"):
            yield line


def script(page):
    for language, block, code in PARTS.findall(page):
        if code:
            yield code
        elif language == "sh":
            yield from ("typed " + shlex.quote(command) for command in commands(block))
        else:
            yield "block=" + shlex.quote(block.rstrip("\n"))


print("\n".join(script(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))))
