"""Kills processes that work on a log, each at a random moment, and reports any loss.

    kill_often.py FOLDER SEED KILLS

Everything is imported once, here; each life is a fork of this process, which has neither threads nor an open
log, so that a kill costs hundredths of a second instead of the start of an interpreter. Each life first
checks that everything committed by earlier lives is there. One line of JSON for each kill goes to the
standard output.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from functools import partial
from pathlib import Path

from killed_lives import DOINGS, Committed, go_on, open_first

from player.records.store import key_wrap

EARLIER = Path(__file__).with_name("earlier") / "v1"
OPENING, BEGINNING, MIGRATING = "opening", "beginning", "migrating"
KINDS = (*DOINGS, OPENING, BEGINNING, MIGRATING)
OPENED_FIRST = {BEGINNING: 0, MIGRATING: 3}
"""Sittings in a log opened for the first time: a new one, and one of an earlier form."""
LIVES_OF_A_LOG = 25
SAID_OF_THE_LOG = ("heard", "ended", "typed")
FURTHER = 1.2
"""A kill comes at up to this multiple of an action's duration after its start."""


class Life:
    """A fork of this process that prints lines until it is killed."""

    def __init__(self, live):
        reading, writing = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            os.close(reading)
            _live(live, writing)
        os.close(writing)
        self._lines = os.fdopen(reading, "r")
        self._said = []

    def wait_for(self, word):
        """Wait for a line that starts with this, or for its end."""
        for line in self._lines:
            self._said.append(_split(line))
            if self._said[-1][0] == word:
                return self._said[-1]
        return ("ended", "")

    def kill(self):
        """Kill it; returns its lines."""
        os.kill(self._process, signal.SIGKILL)
        with self._lines:
            # An incomplete last line means something was committed, but not what.
            self._said += [_split(line) for line in self._lines if line.endswith("\n")]
        os.waitpid(self._process, 0)
        return self._said


def _split(line):
    word, _, words = line.rstrip("\n").partition(" ")
    return word, words


def _wrong(said):
    """What a life found wrong, or the error that ended it."""
    return [words for word, words in said if word == "broke" or (word == "opened" and words != "[]")]


def _live(live, writing):
    def say(*words):
        os.write(writing, (" ".join(map(str, words)) + "\n").encode())

    try:
        live(say)
    except BaseException as error:  # noqa: BLE001 - whatever it is, it has to be told
        say("broke", repr(error))
    # Exit without cleanup, which would run twice for inherited objects.
    os._exit(0)


class Killer:
    """Works through one log after another, each with many lives."""

    def __init__(self, folder, seed):
        self._folder = folder
        self._chance = random.Random(seed)  # noqa: S311 - moments, not secrets
        self._logs = 0
        self._begin_log()
        self._took = dict(map(self._measured, KINDS))
        self._begin_log()

    def _measured(self, kind):
        """The shortest of an action's durations, so that a kill falls within it wherever it comes.

        One that the machine stood still in would put nearly all kills behind the action's end.
        """
        return kind, min(self._measured_once(kind) for _ in range(3))

    def _measured_once(self, kind):
        began = time.perf_counter()
        life = self._begun(kind)
        life.wait_for("opened" if kind == OPENING else "did")
        lasted = time.perf_counter() - began
        took = [float(words) for word, words in life.kill() if word == "did"]
        return took[0] if took else lasted

    def _begin_log(self):
        self._home, self._committed, self._lives = self._new_home(), Committed(), 0

    def _new_home(self):
        self._logs += 1
        home = self._folder / str(self._logs)
        (home / "config").mkdir(parents=True)
        return home

    def _begun(self, kind):
        """Start a life that does this action."""
        if kind in OPENED_FIRST:
            self._opened_first = self._new_home()
            if kind == MIGRATING:
                shutil.copytree(EARLIER, self._opened_first, dirs_exist_ok=True)
            return self._first(kind)
        home, committed = self._home, self._committed
        doing, seed = kind if kind in DOINGS else "sitting", self._chance.random()
        return Life(lambda say: go_on(home, committed, doing, seed, say))

    def _first(self, kind):
        home, sittings = self._opened_first, OPENED_FIRST[kind]
        return Life(lambda say: open_first(home, sittings, say))

    def kill_in(self, kind):
        """Start an action, kill it, and return the problems: in that life, or in the log afterwards."""
        life = self._begun(kind)
        if kind != OPENING:
            life.wait_for("begun" if kind in OPENED_FIRST else "opened")
        wait = self._chance.uniform(0.0, FURTHER * self._took[kind])
        time.sleep(wait)
        said = life.kill()
        wrong = _wrong(said)
        if kind in OPENED_FIRST:
            wrong += _seen(self._first(kind))
        else:
            wrong += self._after(said)
        return {
            "kind": kind,
            "after": wait,
            "of": self._took[kind],
            "wrong": wrong,
            "whole": sum(word == "did" for word, _ in said),
            "committed": sum(word in SAID_OF_THE_LOG for word, _ in said),
        }

    def _after(self, said):
        for word, words in said:
            if word in SAID_OF_THE_LOG:
                self._committed.note(word, *words.split())
        self._lives += 1
        return self.look() if self._lives == LIVES_OF_A_LOG else []

    def look(self):
        """Check the current log for problems, then begin another one."""
        wrong = _seen(self._begun(OPENING))
        self._begin_log()
        return wrong


def _seen(life):
    life.wait_for("opened")
    return _wrong(life.kill())


def main():
    """Kill as often as asked, for each kind of action in turn."""
    folder, seed, kills = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    # Cheap passphrases here and in all lives, so that not all kills fall into Argon2.
    cheap = partial(key_wrap.Wrapped, memory_kib=64, passes=1, lanes=1)
    setattr(key_wrap, "Wrapped", cheap)  # noqa: B010 - the class is exchanged
    killer = Killer(folder, seed)
    for number in range(kills):
        sys.stdout.write(json.dumps(killer.kill_in(KINDS[number % len(KINDS)])) + "\n")


if __name__ == "__main__":
    main()
