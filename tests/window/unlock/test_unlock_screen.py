"""Typing the passphrase at the start."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sample_keeping import UNLOCK
from window_driven import click

from player.window.intents import DeleteEverything, Leave
from player.window.unlock.state import Unlock


def test_the_passphrase_at_the_start(shown, intents):
    screen = shown(UNLOCK)
    QTest.keyClicks(screen.passphrase, "five plain words")
    QTest.keyClick(screen.passphrase, Qt.Key.Key_Return)
    click(screen.without)
    seen = screen.delete.isVisible()
    click(screen.lost.button)
    click(screen.delete)

    assert not seen
    assert intents == [Unlock("five plain words"), Leave(), DeleteEverything()]
    assert screen.passphrase.text() == ""
