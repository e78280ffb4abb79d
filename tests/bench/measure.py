# SPDX-License-Identifier: Apache-2.0
"""Running and measuring programs. Ratios taken in one run are the result; absolute times are orientation."""

import dataclasses
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

P2SCTL = os.environ["P2SCTL"]
BUILD = pathlib.Path(os.environ["P2S_BUILD"])


@dataclasses.dataclass
class Cost:
    wall: float  # seconds
    cpu: float  # seconds, user and system, with children
    peak: int  # KiB


def run(argv, codes=(0,), **options):
    """Runs a program to its end; SystemExit when it does not end with one of the codes."""
    start = time.perf_counter()
    process = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in codes:
        sys.exit(f"{' '.join(map(str, argv))}: exit status {process.returncode}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


def spawn(argv):
    """CPU seconds (user and system) of a short program, with as little of Python around it as there can be."""
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    pid = os.posix_spawn(argv[0], argv, os.environ, file_actions=quiet)
    _, status, usage = os.wait4(pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(argv)}: status {status}")
    return usage.ru_utime + usage.ru_stime


def program(name):
    path = shutil.which(name)
    return path or sys.exit(f"{name} is not installed")


def passphrase(folder):
    """A passphrase for later runs, in their environment."""
    file = folder / "passphrase"
    file.touch(0o600)
    file.write_text("correct horse battery staple\n")
    os.environ["P2SCTL_PASSPHRASE_FILE"] = str(file)


def workspace(folder):
    """A workspace with a root in a folder; its passphrase is in the environment of later runs."""
    passphrase(folder)
    for command in (["init", folder / "corp"], ["-C", folder / "corp", "root", "create", "Root"]):
        run([P2SCTL, *command], stderr=subprocess.DEVNULL)
    return folder / "corp"


def temporary(place=None):
    return tempfile.TemporaryDirectory(prefix="p2s-test.", dir=place)


class Report:
    """Prints each figure with its limit; exits with status 1 if a limit is exceeded."""

    def __init__(self):
        self.missed = 0

    def note(self, text):
        print(f"      {text}", flush=True)

    def at_most(self, what, value, limit):
        self._row(what, value, value <= limit, f"at most {limit}")

    def at_least(self, what, value, limit):
        self._row(what, value, value >= limit, f"at least {limit}")

    def _row(self, what, value, good, limit):
        self.missed += not good
        print(f"{'ok  ' if good else 'MISS'}  {what}: {value:.3g} ({limit})", flush=True)

    def end(self):
        sys.exit(self.missed > 0)
