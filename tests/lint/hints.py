#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every command that a hint names is run by tests/script/hints.sh.

A hint is "TEXT: p2sctl NOUN VERB" in a string of lib/ or cli/. Its words from TEXT's last ones to the verb must be in the
script, which takes the command from the program's output and runs it.
"""

import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
script = (root / "tests/script/hints.sh").read_text(encoding="utf-8")

STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"')
HINT = re.compile(r"(?:([A-Za-z' ,]+): )p2sctl ([a-z]+)(?: ([a-z]+))?")
# Options' and commands' own texts; the examples are run by other tests.
OTHERS = re.compile(r"Example\{|\.details|\.summary|\.see_also")


def strings(source):
    """The strings of a source, adjacent ones joined, without comments."""
    code = "\n".join(line for line in source.split("\n") if not line.lstrip().startswith("//"))
    joined = re.sub(r'"\s*\n\s*"', "", code)
    return [text[1:-1] for text in STRING.findall(joined) if "p2sctl" in text]


missing = []
for folder in ("lib", "cli"):
    for path in sorted((root / folder).rglob("*.[ch]pp")):
        if "docgen" in path.parts:
            continue
        source = path.read_text(encoding="utf-8")
        for text in strings(source):
            for before, noun, verb in HINT.findall(text):
                words = before.split()[-2:]
                wanted = " ".join(words) + ": p2sctl " + " ".join(filter(None, (noun, verb)))
                if wanted not in script:
                    missing.append(f"{path.relative_to(root)}: '{wanted}' is not run by tests/script/hints.sh")
print("\n".join(missing))
sys.exit(bool(missing))
