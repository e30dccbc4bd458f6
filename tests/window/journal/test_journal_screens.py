"""Writing, reading, taking copies out, keeping: what a person does on these screens is told, once."""

from dataclasses import replace
from threading import Thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from sample_journal import (
    ENTRY_COLUMNS,
    ENTRY_EARLIER,
    ENTRY_LETTER,
    JOURNAL,
    SITTING_WRITING,
)
from sample_keeping import EXPORT, EXPORT_EMPTY, KEEPING, KEEPING_ASKED, KEEPING_PASSPHRASE, UNLOCK
from sample_views import SETTINGS

from player.window.entry.state import CloseEntry, DeleteEntry, ShowVersion, UseVersion
from player.window.export.state import SaveExport, SetExport, TakeKind
from player.window.intents import ConfirmDelete, DeleteEverything, KeepIt, Leave, OpenKeeping, OpenLog, Write
from player.window.journal.state import BeginEntry, OpenEntry, SearchJournal
from player.window.keeping.state import DeleteDays, KeepOwnFiles, LookIntoBackup, MoveKey, PutBack
from player.window.shell.single_instance import REQUEST, FrontRequests, ask_to_front
from player.window.sitting.state import TogglePause
from player.window.unlock.state import Unlock


@pytest.fixture
def shown(window, settle):
    def show(view):
        window.show_view(view)
        settle()
        return window.screen_shown

    return show


def click(control):
    QTest.mouseClick(control, Qt.MouseButton.LeftButton)


def test_the_journal(shown, intents):
    screen = shown(JOURNAL)
    first = len(screen.cards)
    click(screen.kinds[1])
    screen.cards[2].click()
    screen.more.click()
    QTest.keyClicks(screen.search, "s")

    assert (first, len(screen.cards)) == (40, 70)
    assert intents == [BeginEntry("kind-letter"), OpenEntry("entry-2"), SearchJournal("s")]


def test_letters_are_passed_on_as_they_are_typed(shown, intents):
    screen = shown(ENTRY_LETTER)
    QTest.keyClicks(screen.writing.pages["shared"], "us")

    assert intents == [Write("shared", "u"), Write("shared", "us")]


def test_what_is_being_written_is_left_alone_until_another_entry_is_shown(shown, intents):
    screen = shown(ENTRY_LETTER)
    QTest.keyClicks(screen.writing.pages["hard"], "half a thou")
    shown(replace(ENTRY_LETTER, writing=replace(ENTRY_LETTER.writing, saved="Kept at 21:04")))
    kept = screen.writing.pages["hard"].toPlainText()
    intents.clear()
    shown(ENTRY_COLUMNS)

    assert kept == "half a thou"
    assert screen.writing.pages["friend"].toPlainText() == ENTRY_COLUMNS.writing.parts[1].text
    assert intents == []


def test_critic_and_friend_stand_side_by_side_and_under_one_another_where_there_is_little_room(
    shown, window, settle
):
    pages = shown(ENTRY_COLUMNS).writing.pages
    wide = [page.geometry() for page in pages.values()]
    window.resize(640, 700)
    settle()
    narrow = [page.geometry() for page in pages.values()]

    assert wide[0].top() == wide[1].top()
    assert wide[0].right() < wide[1].left()
    assert narrow[0].bottom() < narrow[1].top()


def test_no_input_method_is_to_learn_what_is_written(shown):
    pages = shown(ENTRY_LETTER).writing.pages.values()

    for page in pages:
        assert page.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
        assert page.inputMethodHints() & Qt.InputMethodHint.ImhNoPredictiveText


def test_an_entry_can_be_left_deleted_and_looked_back_at(shown, intents):
    screen = shown(ENTRY_COLUMNS)
    click(screen.delete)
    click(screen.done)
    screen = shown(ENTRY_EARLIER)
    screen.versions.activated.emit(0)
    click(screen.use)
    click(screen.keep)
    click(screen.confirm)
    QTest.keyClicks(screen.writing.pages["line"], "no")

    assert intents == [
        DeleteEntry(),
        CloseEntry(),
        ShowVersion("now"),
        UseVersion(),
        KeepIt(),
        ConfirmDelete(),
    ]
    assert screen.writing.pages["line"].isReadOnly()


def test_writing_in_a_sitting_keeps_the_sittings_keys_to_itself(shown, intents):
    screen = shown(SITTING_WRITING)
    page = screen.writing.pages["friend"]
    page.setFocus()
    QTest.keyClicks(page, "a s-u")
    QTest.keyClick(page, Qt.Key.Key_Left)
    screen.caption.setFocus()
    QTest.keyClick(screen.caption, Qt.Key.Key_Space)

    assert page.toPlainText() == "a s-u"
    assert intents == [*(Write("friend", "a s-u"[:many]) for many in range(1, 6)), TogglePause()]


def test_a_sitting_without_writing_shows_no_place_for_it(shown):
    screen = shown(SITTING_WRITING)
    shown(replace(SITTING_WRITING, writing=None))

    assert not screen.writing.isVisible()


def test_a_copy_is_chosen_looked_at_and_only_then_written(shown, intents, monkeypatch):
    screen = shown(EXPORT)
    screen.form.activated.emit(1)
    screen.kinds["journal"].click()
    screen.days["first"].setDate(screen.days["first"].date().addDays(1))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    screen.save.click()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: (f"/somewhere/{asked[2]}", ""))
    screen.save.click()
    screen.back.click()

    assert screen.text.toPlainText() == EXPORT.text
    assert screen.text.isReadOnly()
    assert intents == [
        SetExport("form", "json"),
        TakeKind("journal", taken=True),
        SetExport("first", "2025-11-23"),
        SaveExport("/somewhere/kindpace-log.csv"),
        OpenLog(),
    ]


def test_nothing_to_take_can_not_be_written(shown):
    assert not shown(EXPORT_EMPTY).save.isEnabled()


def test_keeping(shown, intents):
    screen = shown(KEEPING)
    for name in ("place-file", "look-2026-11-22", "put-2026-11-21", "days", "everything"):
        screen.buttons[name].click()
    screen.retention.activated.emit(1)

    assert intents[:5] == [
        MoveKey("file"),
        LookIntoBackup("2026-11-22"),
        PutBack("2026-11-21"),
        DeleteDays("2025-11-22", "2026-11-22"),
        DeleteEverything(),
    ]
    assert intents[5].value == "365"


def test_own_files_are_kept_or_not_by_key_and_each_box_says_what_it_is(shown, intents):
    screen = shown(KEEPING)
    boxes = screen.own_files
    before = {kind: (box.isChecked(), box.accessibleName()) for kind, box in boxes.items()}
    for box in boxes.values():
        QTest.keyClick(box, Qt.Key.Key_Space)
    shown(replace(KEEPING, own_files=KEEPING.own_files[:1]))

    assert before == {
        "practices": (True, "Keep: Practices you added"),
        "recordings": (False, "Keep: Recordings and captions"),
    }
    assert intents == [KeepOwnFiles("practices", kept=False), KeepOwnFiles("recordings", kept=True)]
    assert list(screen.own_files) == ["practices"]
    assert screen.own_files["practices"].isChecked()


def test_a_question_comes_into_sight_with_keeping_as_its_default(shown, window, intents):
    screen = shown(KEEPING)
    screen._page.verticalScrollBar().setValue(10_000)
    shown(KEEPING_ASKED)
    default = window.focusWidget()
    click(screen.yes)
    click(screen.no)

    assert default is screen.no
    assert screen._page.verticalScrollBar().value() == 0
    assert screen.yes.text() == "Delete everything"
    assert intents == [ConfirmDelete(), KeepIt()]


def test_a_new_passphrase_is_typed_twice_alike_and_never_shown(shown, intents):
    screen = shown(KEEPING_PASSPHRASE)
    QTest.keyClicks(screen.passphrase, "five plain words")
    QTest.keyClicks(screen.again, "five plain")
    QTest.keyClick(screen.again, Qt.Key.Key_Return)
    unlike = list(intents)
    QTest.keyClicks(screen.again, " words")
    QTest.keyClick(screen.again, Qt.Key.Key_Return)

    assert unlike == []
    assert intents == [MoveKey("passphrase", "five plain words")]
    assert "plain" not in screen.passphrase.displayText()


def test_the_passphrase_at_the_start(shown, intents):
    screen = shown(UNLOCK)
    QTest.keyClicks(screen.passphrase, "five plain words")
    QTest.keyClick(screen.passphrase, Qt.Key.Key_Return)
    click(screen.without)
    click(screen.delete)

    assert intents == [Unlock("five plain words"), Leave(), DeleteEverything()]
    assert screen.passphrase.text() == ""


def test_settings_lead_to_keeping(shown, intents):
    shown(SETTINGS).keeping.click()

    assert intents == [OpenKeeping()]


def test_a_second_window_brings_the_first_to_the_front(window, tmp_path, qtbot):
    requests = FrontRequests(window, tmp_path)
    window.showMinimized()
    answers = []
    asking = Thread(target=lambda: answers.append(ask_to_front(tmp_path, wait=20.0)))
    asking.start()
    qtbot.waitUntil(lambda: not asking.is_alive(), timeout=20_000)
    asking.join()
    QApplication.processEvents()

    assert answers == [True]
    assert not window.isMinimized()
    assert not requests._request.exists()


def test_where_nobody_answers_the_request_is_taken_back(tmp_path):
    assert ask_to_front(tmp_path, wait=0.1) is False
    assert not (tmp_path / REQUEST).exists()
    assert ask_to_front(tmp_path / "nowhere", wait=0.1) is False
