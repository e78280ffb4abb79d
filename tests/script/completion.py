# SPDX-License-Identifier: Apache-2.0
"""Types lines with a tab into a real shell on a terminal, and compares the words that the shell made of them.

completion.py SHELL THUMBPRINT [with-bash-completion]
"""

import os
import pty
import re
import select
import subprocess
import sys
import time

SHELL, THUMBPRINT = sys.argv[1:3]
OTHERS = "with-bash-completion" in sys.argv
START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
SETUP = {
    "bash": (["source /usr/share/bash-completion/bash_completion"] if OTHERS else []) + [
        "bind 'set bell-style none'; bind 'set enable-bracketed-paste off'", "source ./p2sctl.bash"],
    "zsh": ["bindkey -e; unsetopt beep; autoload -Uz compinit; compinit -u -D; unset zle_bracketed_paste", "source ./_p2sctl"],
    "fish": ["source ./p2sctl.fish"],
}
# Typed before the tab, and the words after it.
CASES = [
    ("p2sctl store rek", ["p2sctl", "store", "rekey"]),
    ("p2sctl root create --key ec:p25", ["p2sctl", "root", "create", "--key", "ec:p256"]),
    ("p2sctl root create --key=ec:p25", ["p2sctl", "root", "create", "--key=ec:p256"]),
    ("p2sctl root create --key=ed:", ["p2sctl", "root", "create", "--key=ed:"]),
    ("p2sctl --color=nev", ["p2sctl", "--color=never"]),
    ("p2sctl root list --passphrase file:passph", ["p2sctl", "root", "list", "--passphrase", "file:passphrase"]),
    ("p2sctl root list --passphrase=file:passph", ["p2sctl", "root", "list", "--passphrase=file:passphrase"]),
    ("p2sctl package build --azure=azu", ["p2sctl", "package", "build", "--azure=azure.zip"]),
    ("p2sctl package build --azure azu", ["p2sctl", "package", "build", "--azure", "azure.zip"]),
    ("p2sctl client show My", ["p2sctl", "client", "show", "My Client"]),
    ("p2sctl client restore ", ["p2sctl", "client", "restore", "gone"]),
    ("p2sctl client revoke go", ["p2sctl", "client", "revoke", "go"]),
    (f"p2sctl client show {THUMBPRINT[:8]}", ["p2sctl", "client", "show", THUMBPRINT]),
    (f"p2sctl client show {THUMBPRINT[:8].lower()}", ["p2sctl", "client", "show", THUMBPRINT.lower()]),
    ("p2sctl help secur", ["p2sctl", "help", "security"]),
]


class Terminal:
    def __init__(self):
        self.master, slave = pty.openpty()
        environment = dict(os.environ, TERM="dumb" if SHELL == "bash" else "xterm", PS1="$ ", COLUMNS="200")
        self.process = subprocess.Popen(["setsid", "--ctty", "--wait", *START[SHELL]], stdin=slave, stdout=slave,
                                        stderr=slave, env=environment)
        os.close(slave)

    def send(self, text):
        os.write(self.master, text.encode())

    def read_until(self, pattern, seconds=20):
        text, end = "", time.monotonic() + seconds
        while not re.search(pattern, text, re.S):
            left = end - time.monotonic()
            assert left > 0, f"{SHELL}: no {pattern!r} in {text!r}"
            if select.select([self.master], [], [], left)[0]:
                text += os.read(self.master, 65536).decode(errors="replace")
        return text

    def quiet(self, seconds=0.4):
        """Reads until nothing came for a while: the shell has shown what it completed."""
        end = time.monotonic() + 20
        while select.select([self.master], [], [], seconds)[0] and time.monotonic() < end:
            os.read(self.master, 65536)


terminal = Terminal()
terminal.quiet(1)
for line in SETUP[SHELL]:
    terminal.send(line + "\r")
    terminal.quiet()
failed = 0
for number, (typed, wanted) in enumerate(CASES):
    terminal.send(typed)
    terminal.quiet(0.1)
    terminal.send("\t")
    terminal.quiet()
    # The line becomes the arguments of printf: what the shell takes for its words.
    terminal.send("\x01printf '<%s>\\n' ")
    terminal.quiet(0.1)
    terminal.send(f"\x05 ; printf 'end%s\\n' {number}\r")
    shown = terminal.read_until(rf"\nend{number}\r?\n")
    words = re.findall(r"^<(.*?)>\r?$", shown.replace("\r\n", "\n").replace("\r", "\n"), re.M)
    if words != wanted:
        print(f"{SHELL}: {typed!r} and a tab give {words}, not {wanted}")
        failed += 1
terminal.send("exit\r")
terminal.process.wait(timeout=20)
sys.exit(failed > 0)
