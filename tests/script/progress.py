# SPDX-License-Identifier: Apache-2.0
"""Runs bulk work on a terminal, stops it once its progress was seen, and reads what the screen shows."""

import os
import pty
import re
import sys

PRODUCT = re.compile(r"kits/user-\d+")
SPEECH = re.compile(r"p2sctl: |  hint: |  while ")


def shown(line):
    """What a line of output leaves on the screen."""
    cells = []
    column = 0
    for part in re.findall(r"\r|\x1b\[K|[^\r\x1b]+", line):
        if part == "\r":
            column = 0
        elif part == "\x1b[K":
            del cells[column:]
        else:
            cells[column : column + len(part)] = part
            column += len(part)
    return "".join(cells)


pid, terminal = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:])
screen, stopped = "", False
while True:
    try:
        screen += os.read(terminal, 4096).decode()
    except OSError:  # the other end is closed
        break
    # A few more kits after the progress was shown, then Ctrl-C while it is.
    if not stopped and re.search(r"building kits.*\n.*building kits", screen, re.DOTALL):
        os.write(terminal, b"\x03")
        stopped = True
code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
lines = [shown(line) for line in screen.split("\r\n")]
wrong = [line for line in lines if line and not PRODUCT.fullmatch(line) and not SPEECH.match(line)]
assert stopped, f"no progress was shown: {screen!r}"
assert code == 130, f"exit status {code}"
assert any(PRODUCT.fullmatch(line) for line in lines), f"no kit is named: {screen!r}"
assert any("--resume" in line for line in lines), f"it does not say how to go on: {screen!r}"
assert not wrong, f"on the screen: {wrong}"
