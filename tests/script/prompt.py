# SPDX-License-Identifier: Apache-2.0
"""Runs the program on a terminal of its own and types answers."""

import os
import pty
import select
import subprocess
import sys
import termios
import time

PROGRAM = sys.argv[1]


class Session:
    """One run of the program whose controlling terminal is ours."""

    def __init__(self, *arguments):
        self.master, slave = pty.openpty()
        self.screen = ""
        self.process = subprocess.Popen(
            ["setsid", "--ctty", "--wait", PROGRAM, *arguments], stdin=slave, stdout=slave, stderr=slave)
        self.slave = slave

    def wait_for(self, text):
        end = time.monotonic() + 30
        while text not in self.screen:
            left = end - time.monotonic()
            assert left > 0, f"no {text!r} in {self.screen!r}"
            if select.select([self.master], [], [], left)[0]:
                self.screen += os.read(self.master, 4096).decode()

    def echoes(self):
        return bool(termios.tcgetattr(self.slave)[3] & termios.ECHO)

    def wait_for_silence(self):
        end = time.monotonic() + 30
        while self.echoes():
            assert time.monotonic() < end, "the prompt echoes"
            time.sleep(0.01)

    def answer(self, question, text):
        self.wait_for(question)
        self.wait_for_silence()
        self.screen = ""
        os.write(self.master, text.encode())

    def finish(self):
        end = time.monotonic() + 60
        while select.select([self.master], [], [], 0.05)[0] or self.process.poll() is None:
            if select.select([self.master], [], [], 0.05)[0]:
                self.screen += os.read(self.master, 4096).decode()
            assert time.monotonic() < end, f"it still waits: {self.screen!r}"
        echoes = self.echoes()
        os.close(self.master)
        os.close(self.slave)
        assert echoes, "the terminal was left without echo"
        return self.process.returncode


def new_passphrase_is_asked_twice_without_echo():
    session = Session("init", "corp")
    session.answer("store: ", "correct horse\n")
    session.answer("again: ", "correct horse\n")
    assert session.finish() == 0, session.screen
    assert "horse" not in session.screen, session.screen
    assert os.path.exists("corp/p2s.db")


def two_different_answers_are_asked_again():
    session = Session("init", "twice")
    session.answer("store: ", "correct horse\n")
    session.answer("again: ", "another horse\n")
    session.answer("store: ", "horse\n")
    session.answer("store: ", "correct horse\n")
    session.answer("again: ", "correct horse\n")
    assert session.finish() == 0, session.screen


def three_bad_answers_are_an_error():
    session = Session("init", "other")
    for _ in range(3):
        session.answer("store: ", "correct horse\n")
        session.answer("again: ", "another horse\n")
    assert session.finish() == 5, session.screen
    assert "horse" not in session.screen, session.screen
    assert not os.path.exists("other")


def ctrl_c_restores_the_echo():
    session = Session("init", "other")
    session.answer("store: ", "\x03")
    assert session.finish() == 130, session.screen
    assert not os.path.exists("other")


def ctrl_c_is_never_lost():
    # As soon as the question is there: the program is on its way to reading the answer.
    for _ in range(20):
        session = Session("init", "other")
        session.answer("store: ", "\x03")
        assert session.finish() == 130, session.screen


def existing_passphrase_is_asked_once():
    session = Session("-C", "corp", "root", "create", "Main", "--key", "ec:p256")
    session.answer("store: ", "correct horse\n")
    assert session.finish() == 0, session.screen


def a_wrong_passphrase_is_asked_again():
    session = Session("-C", "corp", "root", "create", "Second", "--key", "ec:p256")
    session.answer("store: ", "wrong horse\n")
    session.answer("store: ", "correct horse\n")
    assert session.finish() == 0, session.screen


def a_no_removes_nothing():
    session = Session("-C", "corp", "root", "remove", "Main")
    session.wait_for("[y/N]")
    os.write(session.master, b"n\n")
    assert session.finish() == 0, session.screen
    assert "error" not in session.screen, session.screen
    assert "nothing was changed" in session.screen, session.screen


for test in (new_passphrase_is_asked_twice_without_echo, two_different_answers_are_asked_again,
             three_bad_answers_are_an_error, ctrl_c_restores_the_echo, ctrl_c_is_never_lost, existing_passphrase_is_asked_once,
             a_wrong_passphrase_is_asked_again, a_no_removes_nothing):
    test()
