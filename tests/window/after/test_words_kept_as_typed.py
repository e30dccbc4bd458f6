"""Words about a sitting are on disk soon after they were typed, not only when the page is left."""

import threading
import time
from typing import Any

import pytest
from full_disk import no_room
from page_material import after, folders_in, parts_in, router_for, sitting_in

from player.records.session_log import SessionLog
from player.records.store.entries import NoteKind
from player.records.store.keys import Keys
from player.sittings.sitting_log import SittingLog
from player.window.after.state import OpenWhy, Reflect, SayWhy
from player.window.destinations import WriteAboutUnwanted
from player.window.unwanted.state import DropUnwanted, KeepUnwanted, WriteUnwanted

POWER_CUT_MAY_COST = 2.0
"""Seconds of typing (issue 5)."""


class Room:
    """A log with a sitting, pages over it, and a clock."""

    def __init__(self, folder):
        self.seconds = 100.0
        folders = folders_in(folder)
        self.log = SessionLog.open(folders.data, Keys(folders.config))
        self.parts = parts_in(folders, self.log, seconds=lambda: self.seconds)
        self.router = router_for(self.parts)
        self.sitting = sitting_in(self.log)

    def type(self, *intents):
        """Type this and look away for as long as may be lost."""
        for intent in intents:
            self.router.handle(intent)
        self.seconds += POWER_CUT_MAY_COST
        self.router.tick()

    def after(self):
        """The page after the sitting, which was stopped."""
        # As much of it as writes notes.
        nothing: Any = None
        said: list[str] = []
        of_it = SittingLog(self.log, nothing, nothing, spoken=False, said=said.append, later=self.later)
        of_it._sitting = self.sitting
        destination = after(self.sitting, stopped=True)
        self.router.go(type(destination)(**{**vars(destination), "log": of_it}))

    @property
    def later(self):
        return self.parts.session_log.later.get()

    def notes(self):
        return [(note.kind, note.text) for note in self.log.sitting(self.sitting).notes]


@pytest.fixture
def room(tmp_path):
    made = Room(tmp_path)
    yield made
    made.log.close()


def test_a_sentence_after_a_sitting_is_kept_as_it_grows_and_once(room):
    room.after()
    room.type(Reflect("A heron"), OpenWhy(), SayWhy("The bell"))
    begun = room.notes()
    room.type(Reflect("A heron stood in the rain."), SayWhy("The bell rang."))
    room.router.close()

    assert begun == [(NoteKind.STOP_REASON, "The bell"), (NoteKind.REFLECTION, "A heron")]
    assert room.notes() == [
        (NoteKind.STOP_REASON, "The bell rang."),
        (NoteKind.REFLECTION, "A heron stood in the rain."),
    ]


def test_a_sentence_that_was_taken_back_leaves_the_log(room):
    room.after()
    room.type(Reflect("A heron"), OpenWhy(), SayWhy("The bell"))
    room.type(Reflect(""), SayWhy("  "))
    room.router.close()

    assert room.notes() == []


def test_something_unwanted_is_kept_as_it_is_typed_and_dropped_when_it_is(room):
    room.router.go(WriteAboutUnwanted(room.sitting, "Others too"))
    room.type(WriteUnwanted("I felt far"))
    begun = room.notes()
    room.type(WriteUnwanted("I felt far away."))
    grown = room.notes()
    room.router.handle(DropUnwanted())

    assert begun == [(NoteKind.UNWANTED_EFFECT, "I felt far")]
    assert grown == [(NoteKind.UNWANTED_EFFECT, "I felt far away.")]
    assert room.notes() == []


@pytest.mark.parametrize(
    ("ways", "kept"),
    [
        # The page is left as by easing back.
        ((), [(NoteKind.UNWANTED_EFFECT, "I felt far away.")]),
        ((KeepUnwanted(),), [(NoteKind.UNWANTED_EFFECT, "I felt far away.")]),
        ((DropUnwanted(),), []),
    ],
)
def test_something_unwanted_that_a_full_disk_did_not_take_is_kept_or_dropped_later(room, ways, kept):
    room.router.go(WriteAboutUnwanted(room.sitting, "Others too"))
    with no_room():
        room.type(WriteUnwanted("I felt far away."))
        for way in ways:
            room.router.handle(way)
        room.router.close()
    said = [message.text for message in room.parts.messages.shown]
    room.parts.session_log.write_later()

    assert any(text.endswith("while Kindpace is open.") for text in said)
    assert room.notes() == kept


@pytest.fixture
def emptying(room):
    """The log's file is being emptied of what was deleted, until this is set."""
    over = threading.Event()
    done = room.log.retention.emptying.begin(over.wait)
    yield over
    over.set()
    done.result()


def test_nobody_waits_for_a_deletion_to_be_ended_while_they_write(room, emptying):
    """With twenty years of log it takes a second, for which the window would stand still."""
    room.after()
    room.router.handle(Reflect("A heron"))
    room.seconds += POWER_CUT_MAY_COST

    at_last = threading.Timer(5.0, emptying.set)
    at_last.start()
    begun = time.monotonic()
    room.router.tick()
    assert time.monotonic() - begun < 2.0

    at_last.cancel()
    emptying.set()
    room.log.retention.emptying.wait()
    room.router.tick()
    assert room.notes() == [(NoteKind.REFLECTION, "A heron")]
