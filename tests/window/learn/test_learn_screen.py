"""The short pages in the window: the notes on sources are at the claim, and lead nowhere else."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from sample_journal import LEARN, LEARN_SOURCES

from player.window.learn.state import LearnPageCard, LearnView, OpenLearnPage, SourceNote
from player.window.learn.widgets.reading import blocks

FERRARI = SourceNote("Ferrari 2019", "Ferrari and others: Interventions. DOI 10.1007/x.")
WILSON = SourceNote("Wilson 2019", "Wilson and others: Effectiveness. DOI 10.1007/y.")
PAGE = LearnView(
    (LearnPageCard("found", "Found", "About"),),
    "found",
    "# Found\n\nPlain words.\n\nTrue, of groups. [Ferrari 2019]\n\n- Less so. [Ferrari 2019; Wilson 2019]\n",
    (FERRARI, WILSON),
)


@pytest.fixture
def intents(window):
    seen: list[object] = []
    window.intended.connect(seen.append)
    return seen


def test_the_pages_are_chosen_above(shown, intents):
    screen = shown(LEARN)
    QTest.mouseClick(screen.pages["7-sources"], Qt.MouseButton.LeftButton)
    shown(LEARN_SOURCES)

    assert intents == [OpenLearnPage("7-sources")]
    assert screen.reading.parts[0].text() == "Sources"
    assert [name for name, each in screen.pages.items() if each.isChecked()] == ["7-sources"]


def test_a_note_opens_below_its_claim_and_closes_again(shown, settle):
    first, second = shown(PAGE).reading.cited
    before = [note.isVisible() for note in (*first.notes, *second.notes)]
    QTest.mouseClick(second.button, Qt.MouseButton.LeftButton)
    settle()
    opened = [note.text() for note in (*first.notes, *second.notes) if note.isVisible()]
    below = second.notes[0].mapTo(second, second.notes[0].rect().topLeft()).y()
    QTest.mouseClick(second.button, Qt.MouseButton.LeftButton)

    assert before == [False, False, False]
    assert opened == [f"{note.key}. {note.words}" for note in (FERRARI, WILSON)]
    assert below >= second.button.geometry().top()
    assert not second.notes[0].isVisible()


def test_notes_open_from_the_keyboard(shown, window, settle):
    screen = shown(PAGE)
    steps = 0
    while window.focusWidget() is not screen.reading.cited[0].button and steps < 30:
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        steps += 1
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    settle()

    assert window.focusWidget() is screen.reading.cited[0].button
    assert screen.reading.cited[0].notes[0].isVisible()


def test_a_reader_hears_whose_claim_it_is_and_where_it_stands(shown):
    first, second = shown(PAGE).reading.cited
    told = [QAccessible.queryAccessibleInterface(each.button) for each in (first, second)]

    assert [each.text(QAccessible.Text.Name) for each in told] == [
        "Source: Ferrari 2019",
        "Sources: Ferrari 2019, Wilson 2019",
    ]
    assert told[1].text(QAccessible.Text.Description) == f"{FERRARI.words} {WILSON.words}"
    assert all(each.role() is QAccessible.Role.Button for each in told)
    assert all(each.state().expandable and each.state().collapsed for each in told)


def test_the_words_keep_their_keys_and_others_have_no_button(shown):
    reading = shown(PAGE).reading

    assert [part.text() for part in reading.parts] == [
        "Found",
        "Plain words.",
        "True, of groups. [Ferrari 2019]",
        "•  Less so. [Ferrari 2019; Wilson 2019]",
    ]
    assert len(reading.cited) == 2


@pytest.mark.parametrize("view", [LEARN, LEARN_SOURCES])
def test_nothing_leads_out(shown, view):
    reading = shown(view).reading
    labels = [*reading.parts, *(note for cited in reading.cited for note in cited.notes)]

    assert {each.textFormat() for each in labels} == {Qt.TextFormat.PlainText}
    assert not any(each.openExternalLinks() for each in labels)


def test_blocks_of_a_page():
    text = "# A title\n\nOne line\nand the next.\n\n- first\n- second,\n  wrapped\n\n> To say\n> Again\n"

    assert blocks(text) == [
        "# A title", "One line and the next.", "- first", "- second, wrapped", "> To say", "> Again"
    ]  # fmt: skip


def test_in_a_low_window_what_is_read_comes_before_the_names_of_the_pages(window, shown, settle):
    """At 640 × 480 seven names filled the window."""
    window.resize(1000, 900)
    screen = shown(LEARN)
    high = screen.all.button.isVisible(), all(each.isVisible() for each in screen.pages.values())
    window.resize(640, 480)
    settle()

    assert high == (False, True)
    assert screen.all.button.isVisible()
    assert not any(each.isVisible() for each in screen.pages.values())
    assert screen.reading.mapTo(screen, QPoint(0, 0)).y() < 200
