"""What the window has not imported while a sitting plays: it would take memory all the time, for nothing.

Measured by ``tests/bench/bench_window.py``; the goal is 1.3 times a bare window and mpv (docs/benchmarks.md).
"""

import os
import subprocess
import sys
from importlib.util import find_spec

import pytest

FORBIDDEN = {
    "numpy": "samples are for the engine and the worker (12 MB)",
    "soundfile": "as numpy",
    "soxr": "as numpy",
    "cryptography.hazmat.bindings._rust": "only what is signed or under a passphrase needs it (7 MB)",
    "pydantic": "only a copy of the log as FHIR needs it (14 MB)",
    "keyring.backends": "only a passphrase on the log needs it",
    "hibari": "the voice is in the worker",
    "onnxruntime": "the voice is in the worker",
    "sounddevice": "sound is in the engine",
    "PySide6.QtNetwork": "nothing here talks to anybody",
}

WARM = """
import sys, time
from importlib import import_module
from pathlib import Path
from player.window import warm_up

def sounds(cache):
    from player.sittings.sound import Sound
    sound = Sound(cache, "")
    assert sound.bell("warm"), "no bell"
    for name in ("room-tone", "rain"):
        end = time.monotonic() + 60
        while not sound.background(name) and time.monotonic() < end:
            time.sleep(0.01)
        assert sound.background(name), sound.background_fault(name)

tables = (warm_up.BEFORE_QT, warm_up.SOUND, warm_up.RECORDS, warm_up.NEXT, warm_up.PLACES)
for module in (*(module for table in tables for module in table), "player.window.looking_ahead"):
    import_module(module)
sounds(Path(sys.argv[1]))
print(*sys.modules)
"""


@pytest.fixture(scope="module")
def twice(tmp_path_factory):
    """The modules of a window that makes its bells and backgrounds, and of one that finds them made."""
    cache = tmp_path_factory.mktemp("cache")
    return [modules_of(cache) for _ in range(2)]


def modules_of(cache):
    done = subprocess.run(
        [sys.executable, "-c", WARM, str(cache)],
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen"),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("module", FORBIDDEN)
def test_it_is_not_there_while_a_sitting_plays(twice, module):
    assert module not in twice[1], FORBIDDEN[module]


def test_what_is_named_is_there_to_be_imported():
    assert [module for module in FORBIDDEN if find_spec(module) is None] == []


def test_the_first_time_sounds_are_made_and_would_be_seen(twice):
    assert "numpy" in twice[0]
    assert "player.window.sitting.screen" in twice[1]
