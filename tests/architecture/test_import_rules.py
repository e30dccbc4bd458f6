"""The import rules hold, and each of them would catch what it is there to catch."""

import configparser
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# ``make lint`` asks the same linter of the tree itself; what its rules would catch changes only with them.
pytestmark = pytest.mark.exhaustive

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent

PLANTED = [
    ("audio-stands-alone", {"audio/mix/planted.py": "import player.practice.units\n"}),
    ("audio-stands-alone", {"audio/engine/planted.py": "from PySide6.QtCore import QTimer\n"}),
    ("qt-in-screens-and-shell", {"player/records/planted.py": "from PySide6 import QtCore\n"}),
    ("qt-in-screens-and-shell", {"player/planted.py": "import PySide6.QtWidgets\n"}),
    ("qt-in-screens-and-shell", {"player/cli/planted.py": "def f():\n    import PySide6\n"}),
    (
        "qt-in-screens-and-shell",
        {
            "player/window/learn/planted/page.py": "from PySide6.QtCore import QTimer\n",
            "player/window/learn/planted/__init__.py": "",
        },
    ),
    (
        "qt-in-screens-and-shell",
        {
            "player/window/planted/state.py": "from PySide6.QtGui import QColor\n",
            "player/window/planted/__init__.py": "",
        },
    ),
    ("practice-is-pure", {"player/practice/planted.py": "import numpy\n"}),
    ("practice-is-pure", {"player/practice/script/planted.py": "import sqlite3\n"}),
    ("practice-is-pure", {"player/practice/planner/planted.py": "from player.records import errors\n"}),
    ("one-decoder", {"audio/mix/planted.py": "import soundfile\n"}),
    ("one-decoder", {"player/cli/planted.py": "from pydub import AudioSegment\n"}),
    ("one-output", {"audio/engine/planted.py": "import sounddevice\n"}),
    ("one-output", {"audio/devices/planted.py": "import miniaudio\n"}),
    ("one-voice-engine", {"audio/voice/planted.py": "import hibari\n"}),
    ("one-database", {"player/library/planted.py": "import sqlite3\n"}),
    ("one-database", {"player/window/planted.py": "from sqlcipher3 import dbapi2\n"}),
    ("records-without-widgets-or-sound", {"player/records/planted.py": "from audio.units import frames\n"}),
    ("records-without-widgets-or-sound", {"player/records/store/planted.py": "import PySide6.QtGui\n"}),
    ("clinic-without-widgets-sound-or-databases", {"player/clinic/planted.py": "import PySide6.QtGui\n"}),
    ("clinic-without-widgets-sound-or-databases", {"player/clinic/planted.py": "import player.records\n"}),
    ("library-without-widgets-devices-or-databases", {"player/library/planted.py": "import sounddevice\n"}),
    (
        "library-without-widgets-devices-or-databases",
        {"player/library/planted.py": "from player.records.store import database\n"},
    ),
    ("sittings-without-widgets", {"player/sittings/planted.py": "import PySide6.QtGui\n"}),
    (
        "screens-show-values-only",
        {
            "player/window/planted/screen.py": "from audio.units import frames\n",
            "player/window/planted/__init__.py": "",
        },
    ),
    ("screens-show-values-only", {"player/window/log/widgets/planted.py": "import player.records.reading\n"}),
    (
        "screens-show-values-only",
        {
            "player/window/planted/state.py": "import player.library.catalog\n",
            "player/window/planted/__init__.py": "",
        },
    ),
    ("screens-show-values-only", {"player/window/shell/planted.py": "import player.sittings.sitting\n"}),
    ("layers", {"player/practice/planted.py": "import player.window\n"}),
    ("layers", {"player/window/planted.py": "import player.cli\n"}),
    ("layers", {"player/planted.py": "NOWHERE = 1\n"}),
    (
        "no-cycles",
        {
            "audio/mix/planted_egg.py": "import audio.mix.planted_hen\n",
            "audio/mix/planted_hen.py": "import audio.mix.planted_egg\n",
        },
    ),
    (
        "no-cycles",
        {
            "player/practice/planted_egg.py": "import player.practice.planted_hen\n",
            "player/practice/planted_hen.py": "def f():\n    import player.practice.planted_egg\n",
        },
    ),
    (
        "no-cycles",
        {
            "player/practice/planted_egg.py": "import player.practice.planted_hen\n",
            "player/practice/planted_hen.py": (
                "from typing import TYPE_CHECKING\n\n"
                "if TYPE_CHECKING:\n    import player.practice.planted_egg\n"
            ),
        },
    ),
]


def contracts():
    """The identifiers of all contracts, in order."""
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter")
    prefix = "importlinter:contract:"
    return [name.removeprefix(prefix) for name in parser.sections() if name.startswith(prefix)]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What the import linter says of a copy of the tree, as it is and with each violation planted."""
    copy = tmp_path_factory.mktemp("tree")
    for room in ("player", "audio"):
        shutil.copytree(
            ROOT / room, copy / room, ignore=lambda _, names: {n for n in names if n.endswith(".pyc")}
        )
    shutil.copy(ROOT / ".importlinter", copy)
    done = subprocess.run(
        [sys.executable, HERE / "check_planted.py"],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": str(copy)},
        input=json.dumps([{"contract": contract, "files": files} for contract, files in PLANTED]),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_tree_keeps_every_contract(found):
    assert found["untouched"]


@pytest.mark.parametrize(
    "index", range(len(PLANTED)), ids=[f"{contract}-{index}" for index, (contract, _) in enumerate(PLANTED)]
)
def test_a_planted_violation_is_caught(found, index):
    kept = found["kept"][index]

    assert not kept, PLANTED[index]


def test_every_contract_has_a_planted_violation():
    assert contracts() == list(dict.fromkeys(contract for contract, _ in PLANTED))
