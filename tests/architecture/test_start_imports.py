"""What the window may import before it is painted: everybody would wait for each of these at every start.

Where one of them is needed, it is imported in a function (docs/adr/0012-start.md).
"""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from player.window.warm_up import BEFORE_QT, NEXT, PLACES, SOUND

ROOT = Path(__file__).parents[2]

FORBIDDEN = {
    "numpy": "samples are for the engine and the worker",
    "pydantic": "scripts are parsed when one is chosen",
    "ruamel": "presets are parsed when one is chosen",
    "tomlkit": "settings are read with tomllib; tomlkit is for writing",
    "sqlcipher3": "the log is opened after the first paint",
    "cryptography": "signatures and keys are looked at after the first paint",
    "argon2": "only a passphrase or a PIN needs it",
    "keyring": "the log is opened after the first paint",
    "platformdirs": "only where no folder is named",
    "hibari": "the voice is in the worker",
    "onnxruntime": "the voice is in the worker",
    "sounddevice": "sound is in the engine",
    "soundfile": "sound is in the engine",
    "miniaudio": "sound is in the engine",
    "soxr": "sound is in the engine",
    "rich": "the command line only",
    "webvtt": "captions are written on demand",
    "logging.handlers": "the technical log begins after the first paint",
    "multiprocessing": "nothing is forked here",
    "audio": "sound begins after the first paint; what isolates the process comes before everything",
    "player.library.catalog": "parses and verifies",
    "player.system.language_packs": "in English nothing is translated",
    "player.sittings.planning": "plans are made when a practice is chosen",
    "player.practice.choices": "as player.sittings.planning",
    "player.practice.pacing.model": "as player.sittings.planning",
    "player.practice.script.model": "as player.sittings.planning",
    "player.records.session_log": "the log is opened after the first paint",
    "player.clinic": "at its first visit",
    "player.window.routes": "when somebody goes further than Today",
    "player.window.destinations": "as player.window.routes",
    "player.window.clinic": "as player.window.routes",
    "player.window.shell.single_instance": "a second window is looked for after the first paint",
    "player.window.briefing.page": "at its first visit",
    "player.window.sitting.page": "at its first visit",
    "player.window.log.page": "at its first visit",
    "player.window.journal.page": "at its first visit",
    "player.window.export.page": "at its first visit",
    "player.window.sitting.screen": "when first shown",
    "player.window.log.screen": "when first shown",
    "player.window.clinic.presets.screen": "when first shown",
    "PySide6.QtDBus": "sleep is watched for after the first paint",
    "PySide6.QtPrintSupport": "only for a report",
    "PySide6.QtNetwork": "nothing here talks to anybody",
}

UNUSED_TYPES = {
    "QStyle": "only a checked box is drawn with it, and its enumerations take 8 ms",
    "QFileDialog": "when a file is chosen",
    "QIcon": "shown after the first paint",
    "QPlainTextEdit": "on other screens",
    "QTextEdit": "on other screens",
}
"""Types of Qt that are made when they are first used."""

AT_FIRST_PAINT = """
import json, os, sys
from player.__main__ import run
from player.window import warm_up

def own_dataclasses():
    for name, module in list(sys.modules.items()):
        for kind in vars(module).values() if name.startswith(("player.", "audio.")) else ():
            if isinstance(kind, type) and kind.__module__ == name and "__dataclass_params__" in vars(kind):
                yield f"{name}.{kind.__name__}"

def painted(self, event):
    from PySide6 import QtGui, QtWidgets
    found = {
        "modules": list(sys.modules),
        "types": [*vars(QtGui), *vars(QtWidgets)],
        "dataclasses": list(own_dataclasses()),
    }
    print(json.dumps(found), flush=True)
    os._exit(0)

def imported(modules, really=warm_up.imported):
    yield from really(modules)
    if modules == warm_up.BEFORE_QT:
        from player.window.shell.main_window import MainWindow
        MainWindow.paintEvent = painted

warm_up.imported = imported
run()
"""

EASING_BACK = """
import sys
from importlib import import_module
from player.window import warm_up

for table in (warm_up.BEFORE_QT, warm_up.SOUND, warm_up.RECORDS, warm_up.NEXT, warm_up.PLACES):
    for module in table:
        import_module(module)
before = set(sys.modules)
import player.window.ease_back.page, player.window.ease_back.screen
print(len(before), *sorted(set(sys.modules) - before))
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What a window has at its first paint, the second time it is opened."""
    home = tmp_path_factory.mktemp("home")
    (home / "config").mkdir()
    # Somebody was here before.
    (home / "config" / "settings.toml").write_text("", encoding="utf-8")
    run(["-c", AT_FIRST_PAINT], KINDPACE_HOME=str(home))
    return json.loads(run(["-c", AT_FIRST_PAINT], KINDPACE_HOME=str(home)))


@pytest.fixture
def at_first_paint(found):
    """The modules, in their order."""
    return found["modules"]


def run(arguments, **environment):
    """What a Python process of its own says."""
    done = subprocess.run(
        [sys.executable, *arguments],
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen") | environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("module", FORBIDDEN)
def test_it_is_not_imported_before_the_first_paint(at_first_paint, module):
    there = [name for name in at_first_paint if name == module or name.startswith(f"{module}.")]
    there = [name for name in there if name != "audio" and not name.startswith("audio.isolation")]

    assert there == [], FORBIDDEN[module]


@pytest.mark.parametrize("name", UNUSED_TYPES)
def test_a_type_that_costs_is_not_made_before_the_first_paint(found, name):
    assert name not in found["types"], UNUSED_TYPES[name]


def test_a_type_that_was_used_would_be_seen(found):
    assert {"QLabel", "QPainter"} <= set(found["types"])


def test_dataclasses_are_few_since_each_takes_half_a_millisecond(found):
    assert len(found["dataclasses"]) <= 16, found["dataclasses"]
    assert "player.window.practise.state.PractiseView" in found["dataclasses"]


def test_the_window_itself_is_there(at_first_paint):
    assert {"player.window.shell.main_window", "player.window.practise.screen", "PySide6.QtWidgets"} <= set(
        at_first_paint
    )


def test_hardly_more_is_imported_than_the_window_needs(at_first_paint):
    own = [name for name in at_first_paint if name.partition(".")[0] in {"player", "audio"}]

    assert len(own) <= 114


def test_what_knows_no_qt_is_imported_before_it(at_first_paint):
    later = at_first_paint[at_first_paint.index("PySide6") :]
    own = [name for name in later if name.partition(".")[0] in {"player", "audio"}]
    files = {name: (ROOT / name.replace(".", "/")).with_suffix(".py") for name in own}
    # Packages have no such file.
    strangers = [
        name for name, file in files.items() if file.exists() and "PySide6" not in file.read_text("utf-8")
    ]

    # These two know it through what they import.
    assert {"player.window.shell.main_window", "player.window.shell.theme"} <= set(later)
    assert set(strangers) <= {"player.window.shell.screens", "player.window.shell.stylesheet"}


@pytest.mark.parametrize("module", [*BEFORE_QT, *SOUND, *NEXT, *PLACES])
def test_what_is_imported_by_name_is_there(module):
    assert find_spec(module) is not None


def test_whoever_eases_back_waits_for_no_import():
    there, *late = run(["-c", EASING_BACK]).split()

    assert int(there) > 200
    assert late == []
