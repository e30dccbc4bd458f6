"""What a person deletes is gone from the page at once; the window's thread never empties the log's file."""

import threading

import pytest
from bare_pages import pages_of
from journal_material import at_journal, write
from page_material import router_for, sitting_in
from slow_emptying import Held

from player.records.errors import DiskFullError
from player.records.retention import deletion
from player.records.store.entries import NoteKind
from player.window.entry.state import DeleteEntry, EntryView
from player.window.intents import ConfirmDelete, OpenLog
from player.window.journal.state import JournalView, OpenEntry
from player.window.log.state import DeleteSitting, OpenSitting
from player.window.log_opening import LogOpening
from player.window.shared.unwanted_note import DeleteUnwanted

HERON = "a heron stood there"


@pytest.fixture
def log(parts):
    """The log as the window opens it, in place of the one that was open."""
    before = parts.session_log.open
    before.close()
    opened = LogOpening(parts.folders, parts.messages.say).open()
    parts.session_log.use(opened)
    assert opened is not None
    yield opened
    opened.close()


@pytest.fixture
def slow(monkeypatch):
    made = Held(monkeypatch)
    yield made
    made.set()


def sitting_opened(parts, log):
    first, second = sitting_in(log), sitting_in(log)
    log.reflect(second, HERON, NoteKind.UNWANTED_EFFECT)
    router = router_for(parts)
    router.handle(OpenLog())
    router.handle(OpenSitting(0))
    return router, first


def asks_to_delete_sitting(parts, log):
    router, _first = sitting_opened(parts, log)
    router.handle(DeleteSitting())
    return router, lambda: len(router.view().rows) == 1


def asks_to_delete_note(parts, log):
    router, _first = sitting_opened(parts, log)
    note = next(note for sitting in log.sittings() for note in sitting.notes)
    router.handle(DeleteUnwanted(note.id))
    return router, lambda: not any(HERON in line for line in router.view().detail.lines)


def asks_to_delete_entry(parts, log):  # noqa: ARG001 - as the others
    router = at_journal(parts)
    write(router, line=HERON)
    router.handle(OpenEntry(router.view().entries[0].entry))
    router.handle(DeleteEntry())
    return router, lambda: isinstance(router.view(), JournalView) and router.view().entries == ()


ASKED = [asks_to_delete_sitting, asks_to_delete_note, asks_to_delete_entry]


@pytest.mark.parametrize("asks", ASKED)
def test_it_is_gone_at_once_and_another_thread_empties_the_file(parts, log, slow, asks):
    router, gone = asks(parts, log)
    there = gone()
    router.handle(ConfirmDelete())
    at_once, lent = gone(), parts.session_log.lent
    under_way = log.retention.emptying.lent
    router.handle(OpenLog())
    slow.set()
    parts.session_log.close()

    assert (there, at_once) == (False, True)
    assert under_way
    # The pages go on reading.
    assert not lent
    assert slow.threads
    assert threading.current_thread() not in slow.threads
    assert HERON.encode() not in pages_of(log.path, log.key.secret)


@pytest.mark.parametrize("asks", ASKED)
def test_what_could_not_be_deleted_is_said_and_stays(parts, log, monkeypatch, asks):
    router, gone = asks(parts, log)

    def full(*_args):
        raise DiskFullError(log.path)

    for name in ("delete_sitting", "delete_entry", "delete_note"):
        monkeypatch.setattr(deletion, name, full)
    router.handle(ConfirmDelete())

    assert not gone()
    assert not isinstance(router.view(), JournalView)
    assert ["This could not be deleted from the log" in said.text for said in router.view().messages] == [
        True
    ]


@pytest.mark.parametrize("asks", ASKED)
def test_what_is_gone_is_not_shown_where_a_copy_may_still_hold_it(parts, log, monkeypatch, asks):
    router, gone = asks(parts, log)
    monkeypatch.setattr("player.records.retention.retention.is_alone", lambda _database: True)

    def full(*_args):
        raise DiskFullError(log.path)

    with monkeypatch.context() as patch:
        patch.setattr(deletion, "shrink", full)
        router.handle(ConfirmDelete())

    assert gone()
    assert not isinstance(router.view(), EntryView)
    assert any("It is gone from the log" in said.text for said in parts.messages.shown)


def test_a_copy_that_may_still_hold_it_is_said_in_the_window(parts, log, monkeypatch):
    opening = LogOpening(parts.folders, parts.messages.say)
    router, _gone = asks_to_delete_sitting(parts, log)
    opening.look_after(log, 0)

    def full(*_args):
        raise DiskFullError(log.path)

    with monkeypatch.context() as patch:
        patch.setattr(deletion, "shrink", full)
        router.handle(ConfirmDelete())
        log.retention.emptying.wait()
        opening.heed_backup()

    assert ["It is gone from the log" in said.text for said in router.view().messages] == [True]
