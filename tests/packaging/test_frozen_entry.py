"""What a frozen build does before Kindpace runs: whose libraries it and the programs it starts are given."""

import ctypes.util
import os
import runpy
import shutil
import sys
from pathlib import Path

import pytest

ENTRY = Path(__file__).parents[2] / "tooling" / "package" / "entry.py"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere libraries are found another way")


@pytest.fixture
def started(monkeypatch):
    """Starts it with an environment, and tells that which Kindpace then has."""

    def start(entry=ENTRY, **environment):
        seen: dict[str, str] = {}

        def run():
            seen.update(os.environ)
            return 3

        monkeypatch.setattr(os, "environ", dict(environment))
        monkeypatch.setattr(ctypes.util, "find_library", lambda name: f"the system's {name}")
        monkeypatch.setattr("player.__main__.run", run)
        with pytest.raises(SystemExit) as ended:
            runpy.run_path(str(entry))
        assert ended.value.code == 3
        return seen

    return start


def test_other_programs_are_given_the_systems_libraries(started):
    inside = started(LD_LIBRARY_PATH="/opt/kindpace/_internal", HOME="/home/person")
    before = started(LD_LIBRARY_PATH="/opt/kindpace/_internal", LD_LIBRARY_PATH_ORIG="/a/persons/own")

    assert inside == {"HOME": "/home/person", "PYINSTALLER_RESET_ENVIRONMENT": "1"}
    assert before == {"LD_LIBRARY_PATH": "/a/persons/own", "PYINSTALLER_RESET_ENVIRONMENT": "1"}


def test_portaudio_is_taken_from_the_folder_only_where_it_is_there(started, tmp_path):
    started()
    from_system = ctypes.util.find_library("portaudio")
    entry = shutil.copy(ENTRY, tmp_path)
    (tmp_path / "libportaudio.so.2").touch()
    started(entry)

    assert from_system == "the system's portaudio"
    assert ctypes.util.find_library("portaudio") == str(tmp_path / "libportaudio.so.2")
    assert ctypes.util.find_library("sndfile") == "the system's sndfile"
