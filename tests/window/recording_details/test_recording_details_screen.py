"""What is said of one's own recording, on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sample_views import SAMPLES
from window_driven import click

from player.window.intents import ConfirmDelete, KeepIt, OpenPractise
from player.window.recording_details.state import (
    CopyRecording,
    MarkRecording,
    RemoveRecording,
    SetDetail,
    TypeDetail,
)

DETAILS = SAMPLES["recording-details"]


def test_each_control_says_what_is_wanted_once(shown, intents):
    screen = shown(DETAILS)
    for control in (screen.copy, screen.remove, screen.keep, screen.confirm, screen.done):
        click(control)
    screen.rung.activated.emit(2)

    assert intents == [
        CopyRecording(),
        RemoveRecording(),
        KeepIt(),
        ConfirmDelete(),
        OpenPractise(),
        MarkRecording("1"),
    ]


def test_a_line_is_told_when_it_is_written_and_left_alone_while_it_is(shown, intents, window):
    screen = shown(DETAILS)
    caution = screen.fields["caution"]
    caution.setFocus()
    QTest.keyClicks(caution, "A bell")
    window.show_view(DETAILS)
    typed = caution.text()
    QTest.keyClick(caution, Qt.Key.Key_Return)

    assert typed == "A bell"
    assert intents == [
        *(TypeDetail("caution", "A bell"[:many]) for many in range(1, 7)),
        SetDetail("caution", "A bell"),
    ]
