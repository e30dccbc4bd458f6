"""What waits for a log is written into it before another takes its place, or that doesn't happen."""

import time

import pytest
from full_disk import no_room
from page_material import folders_in, parts_in, router_for

from player.records.journal.entries import JournalKind
from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.window.destinations import WriteEntry
from player.window.intents import ConfirmDelete, OpenJournal, OpenKeeping
from player.window.keeping.state import BringBack, PutBack, TakeEverything
from player.window.shared.writing_state import Write

PHRASE = "seven rivers on an island"
WORDS = {"line": "the heron stood in the rain"}
KIND = JournalKind.END_OF_DAY


class Room:
    """A home with a backup and a copy of everything, and words that a full disk did not take."""

    def __init__(self, folder):
        folders = folders_in(folder)
        self.log = SessionLog.open(folders.data, Keys(folders.config))
        self.parts = parts_in(folders, self.log)
        self.router = router_for(self.parts)
        self.log.retention.back_up_if_due()
        self.copy = folder / "all.kindpace"
        self.do(OpenKeeping(), TakeEverything(str(self.copy), PHRASE))
        self.until(lambda: self.router.view().done)
        with no_room():
            self.do(WriteEntry(KIND), Write("line", WORDS["line"]), OpenJournal())

    def do(self, *intents):
        for intent in intents:
            self.router.handle(intent)

    def until(self, condition):
        for _ in range(2400):
            if condition():
                return
            self.router.tick()
            time.sleep(0.01)
        raise AssertionError("it never came")

    def asked_for(self, way):
        """Until it is asked whether the log is to be exchanged."""
        self.do(OpenKeeping(), way)
        self.until(lambda: self.router.view().asked)

    def said(self):
        return [message.text for message in self.parts.messages.shown if message.key == "keeping"]

    @property
    def entries(self):
        return [entry.now.parts for entry in self.parts.session_log.open.journal.entries()]

    @property
    def aside(self):
        return self.parts.session_log.open.retention.logs_set_aside()


@pytest.fixture
def room(tmp_path):
    made = Room(tmp_path)
    yield made
    made.parts.session_log.open.close()


def exchanges(room):
    """Ways in which another log is put in the place of this one."""
    (backup,) = room.log.retention.backups()
    return {
        "a backup": PutBack(backup.day.isoformat()),
        "another computer's": BringBack(str(room.copy), PHRASE),
    }


WAYS = pytest.mark.parametrize("way", ["a backup", "another computer's"])


@WAYS
def test_a_log_that_can_not_take_it_yet_stays(room, way):
    room.asked_for(exchanges(room)[way])
    with no_room():
        room.do(ConfirmDelete())
    said = room.said()
    aside = room.aside
    room.parts.session_log.write_later()

    assert "isn't in the log yet" in said[0]
    assert aside == ()
    assert room.entries == [WORDS]


@WAYS
def test_once_there_is_room_it_is_in_the_log_that_is_set_aside(room, way):
    room.asked_for(exchanges(room)[way])
    room.do(ConfirmDelete())
    room.until(lambda: room.router.view().done)
    before = room.entries
    (aside,) = room.aside
    room.parts.session_log.open.retention.take_back(aside)

    assert before == []
    assert room.entries == [WORDS]


def test_words_on_an_open_page_go_on_in_the_log_that_took_the_others_place(room):
    """As where one writes in a sitting that waits behind another page."""
    room.parts.session_log.write_later()
    room.router.go(WriteEntry(KIND))
    page = room.router.page
    page.handle(Write("line", "A crow"))
    page.leave()
    (backup,) = room.log.retention.backups()
    room.log.retention.restore_backup(backup)
    gone = room.entries
    page.handle(Write("line", "A crow came."))
    page.leave()

    assert gone == []
    assert room.entries == [{"line": "A crow came."}]
