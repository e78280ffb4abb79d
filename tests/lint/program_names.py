#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""No text of the library names p2sctl, its commands or options, except in app/: the library serves other programs."""

import pathlib
import re
import sys

source = pathlib.Path(sys.argv[1])
commands = re.findall(r"P2S_COMMAND\((\w+)\)", (source / "cli/commands/commands.def").read_text())
options = set()
for path in (source / "cli").rglob("*.cpp"):
    options |= set(re.findall(r'"(?:-\w,)?--([a-z][a-z-]+)', path.read_text()))

literal = re.compile(r'R"\((?P<raw>.*?)\)"|"(?P<text>(?:[^"\\\n]|\\.)*)"|//[^\n]*|/\*.*?\*/', re.S)
# Not as an identifier or in a path: "p2sctl", "/etc/p2sctl/", ".p2sctl".
program = re.compile(r"(?<![/.\w])p2sctl(?!/)")
command = re.compile(r"p2sctl (?:%s)\b" % "|".join(name.replace("_", " ") for name in commands))
option = re.compile(r"--(?:%s)(?![\w-])" % "|".join(sorted(options)))
# Command lines of other programs, which have options of the same names.
others = re.compile(r"(?:pg_dump|pg_restore|openvpn|openssl|az|nmcli|swanctl) ")


def named(path):
    text = path.read_text()
    for match in literal.finditer(text):
        content = match["raw"] if match["raw"] is not None else match["text"]
        if content in (None, "p2sctl") or others.match(content):
            continue
        if program.search(content) or command.search(content) or option.search(content):
            line = text.count("\n", 0, match.start()) + 1
            yield f'{path.relative_to(source)}:{line}: "{content}"'


library = source / "lib/p2s"
files = sorted(library.rglob("*.[ch]pp"))
inside, outside = [], []
for path in files:
    (inside if library / "app" in path.parents else outside).extend(named(path))
if len(inside) < 20 or len(options) < 50:
    outside.append("app/ names many commands and options: this check does not find them")
print("\n".join(outside) or "no domain names a command or an option")
sys.exit(bool(outside))
