"""Displays on which nothing could be seen, and sizes at which Qt crashes: a sentence, or Qt's own size."""

import os
import sys
from pathlib import Path

import pytest
from program_ended import program_ended
from PySide6.QtCore import qInstallMessageHandler

from player.window.shell.display import ended_if_display_goes, said_if_no_display

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("name", "value", "stays"),
    [
        ("QT_SCALE_FACTOR", "0", False),
        ("QT_SCALE_FACTOR", "-0", False),
        ("QT_SCALE_FACTOR", "nan", False),
        ("QT_SCALE_FACTOR", "0.01", False),
        ("QT_SCALE_FACTOR", "100", False),
        ("QT_SCALE_FACTOR", "1.5", True),
        ("QT_SCALE_FACTOR", "large", True),
        ("QT_SCREEN_SCALE_FACTORS", "eDP-1=1.5;HDMI-1=0", False),
        ("QT_SCREEN_SCALE_FACTORS", "eDP-1=1.5;HDMI-1=1", True),
        ("QT_FONT_DPI", "100000", False),
        ("QT_FONT_DPI", "120", True),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_a_size_at_which_nothing_could_be_seen_is_left_out(name, value, stays, monkeypatch):
    monkeypatch.setenv(name, value)
    with said_if_no_display():
        pass

    assert (name in os.environ) == stays


@pytest.mark.skipif(sys.platform != "linux", reason="a platform of Linux")
def test_a_platform_without_a_screen_is_no_display(tmp_path):
    ended = program_ended(tmp_path, "-m", "player", QT_QPA_PLATFORM="linuxfb:fb=/dev/no-such")

    assert ended.returncode == 1
    assert ended.stderr.startswith("kindpace: the window can't be opened: there is no display here")
    assert not (tmp_path / "log/crashes.log").exists()


@pytest.mark.usefixtures("qapp")
def test_what_qt_says_while_the_program_ends_is_heard_by_nobody_of_ours():
    """With QT_LOGGING_RULES=*=true it says much as it ends, when the interpreter can't be asked any more."""

    def before(*_said):
        return None

    found_first = qInstallMessageHandler(before)
    try:
        with ended_if_display_goes(lambda: None):
            pass
        left = qInstallMessageHandler(found_first)
    finally:
        qInstallMessageHandler(found_first)

    assert left is before
