"""A system call that fails: one sentence says so, and the next start has everything that there was.

``failing_calls.c`` lets the N-th call on a file of the home fail. Needs a C compiler.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from test_bad_homes import wrong_in

HERE = Path(__file__).parent
WALK = HERE / "walk_failing_calls.py"
COMPILER = shutil.which("cc") or shutil.which("gcc")
OPENS, READS, WRITES, SYNCS, RENAMES, ALL = 1, 2, 4, 8, 16, 4095 & ~1024
"""As in ``failing_calls.c``; asking what is at a path is left out: there it fails as where nothing is."""

pytestmark = pytest.mark.skipif(COMPILER is None or sys.platform != "linux", reason="not here: a C compiler")


def walked(top, *walks):
    """What each action came to, with no call failing first."""
    paths = os.pathsep.join(map(str, (HERE.parents[1], HERE.parent, HERE)))
    words = " -- ".join("|".join(map(str, words)) for words in walks)
    done = subprocess.run(
        [sys.executable, WALK, top, words],
        env={**os.environ, "PYTHONPATH": paths, "LD_PRELOAD": str(top / "calls.so")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def made_folder():
    top = Path(tempfile.mkdtemp(prefix="kindpace-test-"))
    library = ["-shared", "-fPIC", "-o", str(top / "calls.so"), str(HERE / "failing_calls.c"), "-ldl"]
    subprocess.run([str(COMPILER), *library], check=True)
    return top


@pytest.fixture(scope="module")
def prepared():
    top = made_folder()
    walked(top, ["prepare"])
    yield top
    shutil.rmtree(top)


@pytest.fixture
def folder():
    top = made_folder()
    yield top
    shutil.rmtree(top)


def faults(found):
    """What is wrong where one call failed."""
    return {
        (each["action"], each["at"], each["failed"], each["err"][-300:]): wrong
        for each in found
        if (wrong := wrong_in(each) + each["lost"])
    }


SAMPLE = (
    # The page that every opening reads first, and one of the check after it.
    ("sitting", "EIO", "once", READS, 11, 30),
    ("entry", "ENOSPC", "lasting", WRITES, 6),
    ("key moved", "EIO", "once", RENAMES, 1),
    ("settings", "EIO", "once", READS, 3),
)


def test_a_call_that_fails_loses_nothing(folder):
    found = walked(folder, ["prepare-few"], *SAMPLE)
    failed = [each for each in found if each["at"]]
    whole = [each for each in found if not each["at"]]

    assert [(each["status"], each["lost"]) for each in whole] == [(0, [])] * len(SAMPLE)
    assert len(failed) == sum(len(walk[4:]) for walk in SAMPLE)
    assert all(each["failed"] for each in failed)
    assert faults(failed) == {}


WAYS = (("EIO", "once", ALL), ("ENOSPC", "lasting", OPENS | WRITES | SYNCS), ("short", "once", WRITES))
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


def places():
    """At which calls: the middle one of all that an action makes, or sixteen over the whole."""
    return [f"{part}/16" for part in range(1, 17)] if os.environ.get("KINDPACE_EVERY_PLACE") else ["1/2"]


@pytest.mark.exhaustive
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("action", WRITERS)
def test_whatever_call_fails_nothing_is_lost(prepared, action, way):
    whole, *found = walked(prepared, [action, *way, *places()])

    assert whole["lost"] == []
    assert found
    assert faults(found) == {}
