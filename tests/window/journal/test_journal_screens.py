"""Writing, reading, taking copies out, keeping: what a person does on these screens is told, once."""

from PySide6.QtTest import QTest
from sample_journal import (
    JOURNAL,
)
from window_driven import click

from player.window.journal.state import BeginEntry, OpenEntry, SearchJournal


def test_the_journal(shown, intents):
    screen = shown(JOURNAL)
    first = len(screen.cards)
    click(screen.kinds[1])
    screen.cards[2].click()
    screen.more.click()
    QTest.keyClicks(screen.search, "s")

    assert (first, len(screen.cards)) == (40, 70)
    assert intents == [BeginEntry("kind-letter"), OpenEntry("entry-2"), SearchJournal("s")]
