# SPDX-License-Identifier: Apache-2.0
"""Runs of one case: complete, and with a fault at its N-th call; and what must be true after each."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import prepare
from state import STAGING, State, files, stores, thumbprints

FAILS = ("EIO", "ENOSPC", "EDQUOT")
DIES = ("kill", "torn")
WRITES = {"write", "pwrite", "pwrite64", "writev"}
NEEDS_SPACE = WRITES | {"open", "open64", "fopen", "fopen64", "mkdir", "mkdtemp", "mkostemp", "mkostemp64", "link", "ftruncate", "ftruncate64", "truncate"}
REMOVES = {"unlink", "unlinkat", "rmdir", "remove"}
CAUSE = re.compile(r"input/output error|i/o error|no space|full|quota|disk|SQLite cannot create its files", re.IGNORECASE)


def kinds_of(call):
    """Which faults a call can meet."""
    if call in REMOVES:
        return ("EIO", "kill", "gone")
    kinds = (*FAILS, "kill", "gone")
    if call in WRITES:
        kinds += ("torn", "short")
    return kinds + ("full",) if call in NEEDS_SPACE else kinds


@dataclass
class Ended:
    code: int
    out: str
    err: str
    calls: list = field(default_factory=list)  # "CALL PATH"


class Laboratory:
    """A folder with the inputs, the base workspace and the copies in which commands run."""

    def __init__(self, folder, source, build, program):
        self.folder = Path(folder).resolve()
        self.programs = {"p2sctl": program, "quick_workspace": f"{build}/tests/quick_workspace"}
        self.library = f"{build}/tests/libfault_calls.so"
        self.inputs = self.folder / "inputs"
        prepare.make_inputs(self.inputs, source)
        prepare.make_base(self.folder / "base", self.inputs, self.succeed)

    def run(self, folder, program, words, passphrase="passphrase", fault=None):
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(self.folder), "P2SCTL_WORKSPACE": str(folder / "corp"),
                       "P2SCTL_PASSPHRASE_FILE": str(self.inputs / passphrase)}
        log = folder.with_suffix(".calls")
        if fault is not None:
            log.write_text("")
            environment |= {"LD_PRELOAD": self.library, "P2S_FAULT_FOLDER": str(folder), "P2S_FAULT_LOG": str(log),
                            "P2S_FAULT_AT": str(fault[0]), "P2S_FAULT_KIND": fault[1]}
        ended = subprocess.run([self.programs[program], *map(str, words)], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                               capture_output=True, text=True, check=False, timeout=120)
        calls = log.read_text(encoding="utf-8").splitlines() if fault is not None else []
        return Ended(ended.returncode, ended.stdout, ended.stderr, calls)

    def succeed(self, folder, program, words):
        ended = self.run(folder, program, words)
        if ended.code not in (0, 3):
            raise RuntimeError(f"{program} {' '.join(map(str, words))}: exit status {ended.code}: {ended.err}")

    def copy(self, source, name):
        target = self.folder / name
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target, symlinks=True)
        return target


class CaseRunner:
    def __init__(self, laboratory, case, number):
        self.lab, self.case, self.number = laboratory, case, number
        self.start = laboratory.copy(laboratory.folder / "base", f"start{number}")
        for words in case.setup_words(str(laboratory.inputs)):
            if words[0] == "!":
                subprocess.run(words[1:], cwd=self.start, check=True)
            else:
                laboratory.succeed(self.start, "p2sctl", words)
        self.before = files(self.start)
        folder = laboratory.copy(self.start, f"clean{number}")
        self.clean = self.command(folder, fault=(0, "none"))
        if self.clean.code not in (0, 3):
            raise RuntimeError(f"{case.name}: exit status {self.clean.code}: {self.clean.err}")
        if not self.clean.calls:
            raise RuntimeError(f"{case.name}: no call was counted; is the library preloaded?")
        self.wanted = State(folder, case.same)
        problems = self.wanted.differences(self.wanted)
        if problems or self.wanted.staging:
            raise RuntimeError(f"{case.name}: without a fault: {problems} {self.wanted.staging}")

    def command(self, folder, repeat=False, fault=None):
        for words in self.case.words(str(self.lab.inputs), repeat):
            ended = self.lab.run(folder, self.case.program, words, fault=fault)
        return ended

    def sound(self, folder, when):
        """`store check` of every store, with a passphrase that it may have."""
        problems = []
        for store in stores(folder):
            results = [self.lab.run(folder, "p2sctl", ("--store", store, "store", "check"), passphrase) for passphrase in self.case.passphrases]
            if not any(result.code == 0 for result in results):
                problems.append(f"{when}: store check of {store.name}: {results[0].code}: {results[0].err.strip()}")
        return problems

    def missing_reports(self, ended, folder):
        """What the command said to be there."""
        known = thumbprints(folder, "revocation_reason != ''" if self.case.name == "client revoke" else "1 = 1")
        words = set(re.split(r"[\s\",;:'()\[\]{}]+", ended.out))
        said = {word for word in words if re.fullmatch("[0-9A-F]{40}", word)}
        problems = []
        if self.case.name not in ("client remove", "client restore", "gateway diff --record"):
            problems += [f"reported, but not in the store: {word}" for word in sorted(said - known)]
        wrote = set(re.findall(r"^wrote (\S+)$", ended.err, re.MULTILINE))
        paths = wrote | {word for word in words if word in self.wanted.names}
        return problems + [f"reported, but missing: {path}" for path in sorted(paths) if not (folder / path).exists()]

    def try_fault(self, at, kind, worker=0):
        """The problems after a run with that fault; None if the run was shorter."""
        folder = self.lab.copy(self.start, f"run{self.number}-{worker}")
        ended = self.command(folder, fault=(at, kind))
        if len(ended.calls) < at:
            return None
        call = ended.calls[at - 1].replace(str(folder), "")
        problems = self.after_fault(ended, folder, kind, call.split()[0])
        problems += self.after_repeat(folder)
        return [f"{self.case.name}, call {at} ({call}), {kind}, exit status {ended.code}: {problem}" for problem in problems]

    def after_fault(self, ended, folder, kind, call):
        problems = self.sound(folder, "after the fault")
        state = State(folder, self.case.same)
        differences = state.differences(self.wanted)
        dies = kind in DIES
        if dies and ended.code != -9:
            problems.append(f"it did not die: {ended.err}")
        if not dies and ended.code == self.clean.code and differences:
            problems.append(f"claims to be complete: {differences}")
        if kind == "short" and ended.code != self.clean.code:
            problems.append(f"a short write is an error: {ended.err}")
        if not dies and ended.code not in (1, self.clean.code):
            problems.append(f"wrong exit status: {ended.err}")
        if not dies and ended.code == 1 and not CAUSE.search(ended.err):
            problems.append(f"the cause is not named: {ended.err}")
        may_leave = dies or kind == "gone" or call in REMOVES
        extra = files(folder) - self.before - self.wanted.names
        problems += [f"left behind: {name}" for name in sorted(extra) if not (may_leave and STAGING.search(name))]
        if not dies and kind != "gone" and state.unusable:
            problems.append(f"unusable: {state.unusable}")
        return problems + self.missing_reports(ended, folder)

    def after_repeat(self, folder):
        again = self.command(folder, repeat=True)
        state = State(folder, self.case.same)
        differences = state.differences(self.wanted)
        problems = [f"after the repeat ({again.code}): {difference}; {again.err.strip()}" for difference in differences]
        problems += [f"not swept by the repeat: {name}" for name in sorted(state.staging)]
        if again.code != self.clean.code and (differences or again.code not in self.case.done):
            problems.append(f"the repeat fails with {again.code}: {again.err.strip()}")
        return problems + self.sound(folder, "after the repeat")
