"""A system call that fails: one sentence says so, and the next start has everything that there was.

``failing_calls.c`` lets the N-th call on a file of the home fail, or a signal come before it: so each moment
is met, however slow the machine. Needs a C compiler.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from calls_library import NEEDED, made_folder
from commands_walked import wrong_in

HERE = Path(__file__).parent
WALK = HERE / "walk_failing_calls.py"
OPENS, READS, WRITES, SYNCS, RENAMES, ASKS = 1, 2, 4, 8, 16, 1024
EVERY = 4095
FAILING = EVERY & ~ASKS
"""As in ``failing_calls.c``; asking what is at a path is left out: there it fails as where nothing is."""

# One process is prepared for all.
pytestmark = [NEEDED, pytest.mark.xdist_group("failing calls")]


class Walker:
    """The program that walks, for as long as it is needed."""

    def __init__(self):
        self.top = made_folder()
        self._errors = tempfile.TemporaryFile("w+")  # noqa: SIM115 - until it is closed
        self._process = subprocess.Popen(
            [sys.executable, WALK, self.top],
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(map(str, (HERE.parents[1], HERE.parent, HERE))),
                "LD_PRELOAD": str(self.top / "calls.so"),
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
        )
        assert self._process.stdin
        assert self._process.stdout
        self._asks, self._answers = self._process.stdin, self._process.stdout

    def step(self, asked):
        """What it answers."""
        self._asks.write(f"{json.dumps(asked)}\n")
        self._asks.flush()
        answers = []
        while (line := self._answers.readline()) != "\n":
            if not line:
                self._errors.seek(0)
                raise AssertionError(self._errors.read())
            answers.append(json.loads(line))
        return answers

    def walk(self, action, *ways):
        """What an action came to, first with no call failing."""
        return self.step({"action": action, "ways": ways})

    def close(self):
        self._asks.close()
        self._answers.close()
        self._process.wait()
        self._errors.close()
        shutil.rmtree(self.top)


@pytest.fixture
def few():
    """With a home for some actions, which takes no time to prepare."""
    made = Walker()
    made.step("prepare-few")
    yield made
    made.close()


@pytest.fixture(scope="module")
def prepared():
    made = Walker()
    made.step("prepare")
    yield made
    made.close()


def faults(whole, found):
    """What is wrong where one call failed, or one signal came."""
    return {
        (each["action"], each["error"], each["at"], each["failed"], each["err"][-300:]): wrong
        for each in found
        if (wrong := _wrong(whole, each) + each["lost"])
    }


def _wrong(whole, each):
    if not each["error"].startswith("SIG"):
        return wrong_in(each) + _otherwise_made(whole, each)
    number = getattr(signal, each["error"])
    if number == signal.SIGKILL:
        return [] if each["status"] == -number else [each["status"]]
    # A sitting that is ended in its fourth tick anyway may have been by then.
    ends = each["status"] == 128 + number or each["status"] == whole["status"] == 128 + signal.SIGTERM
    return wrong_in({**each, "status": 0}) + ([] if ends else [each["status"]])


def _otherwise_made(whole, each):
    """What a command made that says that it made it: the same files, and all of each."""
    if each["status"] != whole["status"]:
        return []
    made, there = whole["made"], each["made"]
    return sorted(set(made) - set(there)) + [
        f"{path}: {there[path]} of {size} bytes"
        for path, size in made.items()
        if path in there and abs(there[path] - size) > size / 50
    ]


SAMPLE = (
    # The page that every opening reads first, and one of the check after it.
    ("sitting", ["EIO", "once", READS, [11, 30]], ["SIGTERM", "once", EVERY, ["1/2"]]),
    ("entry", ["ENOSPC", "lasting", WRITES, [6]], ["SIGKILL", "once", WRITES, ["3/4"]]),
    ("key moved", ["EIO", "once", RENAMES, [1]]),
    ("settings", ["EIO", "once", READS, [3]], ["EIO", "that file", READS, [1]]),
)


def test_a_call_that_fails_loses_nothing(few):
    found = {action: few.walk(action, *ways) for action, *ways in SAMPLE}

    assert [(whole["status"], whole["lost"]) for whole, *_ in found.values()] == [(0, [])] * len(SAMPLE)
    assert sum(len(rest) for _, *rest in found.values()) == 8
    assert all(each["failed"] for _, *rest in found.values() for each in rest)
    assert [faults(whole, rest) for whole, *rest in found.values()] == [{}] * len(SAMPLE)


WRITERS = (
    *(
        "sitting",
        "entry",
        "backup",
        "backup beside",
        "restore",
        "deletion",
        "key moved",
        "settings",
        "recordings",
    ),
    *("log import", "log export", "transfer take", "transfer bring-back", "preset new", "preset sign"),
    *(
        "preset trust KEY",
        "preset import",
        "preset key",
        "voice take",
        "voice give",
        "voice import",
        "script new",
    ),
)
LONG = (
    *("play quiet", "render quiet", "render background", "narrators --prepare", "log export", "backup"),
    *("recordings", "voice take", "transfer take", "transfer bring-back"),
)
"""What takes its time, so that somebody may end it."""

EVERY_PLACE = bool(os.environ.get("KINDPACE_EVERY_PLACE"))
PLACES = [f"{part}/16" for part in range(1, 17)] if EVERY_PLACE else ["1/2"]
"""At which calls: the middle one of all that an action makes, or sixteen over the whole."""

MIDDLE = (
    ["EIO", "once", FAILING, PLACES],
    ["ENOSPC", "lasting", OPENS | WRITES | SYNCS, PLACES],
    ["short", "lasting", READS | WRITES, PLACES],
    ["EIO", "that file", READS, PLACES],
    ["EACCES", "lasting", RENAMES, PLACES],
    ["EIO", "once", SYNCS, PLACES],
)
FURTHER = (
    ["short", "once", WRITES, PLACES],
    ["EINTR", "once", FAILING, PLACES],
    ["ENOSPC", "lasting", WRITES, PLACES],
    ["EACCES", "once", RENAMES, PLACES],
    ["EIO", "lasting", SYNCS, PLACES],
    ["SIGKILL", "once", EVERY, PLACES],
)
SIGNALS = ("SIGTERM", "SIGKILL", *(("SIGHUP", "SIGINT") if EVERY_PLACE else ()))


@pytest.mark.exhaustive
@pytest.mark.parametrize("action", WRITERS)
def test_whatever_call_fails_nothing_is_lost(prepared, action):
    whole, *found = prepared.walk(action, *MIDDLE, *(FURTHER if EVERY_PLACE else ()))

    assert whole["lost"] == []
    assert {each["error"] for each in found} >= {"EIO", "ENOSPC", "short"}
    assert faults(whole, found) == {}


@pytest.mark.exhaustive
@pytest.mark.parametrize("action", LONG)
def test_whenever_a_signal_comes_nothing_is_lost_or_left(prepared, action):
    whole, *found = prepared.walk(action, *([name, "once", EVERY, PLACES] for name in SIGNALS))

    assert whole["lost"] == []
    assert {each["error"] for each in found} == set(SIGNALS)
    assert faults(whole, found) == {}
