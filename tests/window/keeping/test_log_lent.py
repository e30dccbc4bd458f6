"""Keeping while the log is elsewhere: the window's thread does none of it, and every key still leads on."""

import threading
from contextlib import contextmanager

import pytest
from log_material import GOOD, at, until_done

from player.records.retention import backups, deletion
from player.records.session_log import SessionLog
from player.records.store import key_wrap
from player.records.store.database import Database
from player.window.ease_back.state import EaseBackView
from player.window.intents import (
    ConfirmDelete,
    DeleteEverything,
    EaseBack,
    OpenKeeping,
    OpenLog,
    OpenSettings,
    OpenSupport,
    SetSetting,
)
from player.window.keeping.log_work import Done, LogWork
from player.window.keeping.state import DeleteDays, KeepingView, LookIntoBackup, MoveKey, PutBack
from player.window.log.state import LogView
from player.window.support.state import SupportView


@pytest.fixture
def threads(monkeypatch):
    """In which threads a passphrase became a key, the database was encrypted, and copies were read."""
    noted: dict[str, set[threading.Thread]] = {}

    def note(owner, name):
        really = getattr(owner, name)

        def noting(*args, **kwargs):
            noted.setdefault(name, set()).add(threading.current_thread())
            return really(*args, **kwargs)

        monkeypatch.setattr(owner, name, noting)

    note(key_wrap, "_derived")
    note(Database, "change_key")
    note(backups, "inspect_backup")
    note(backups, "restore_backup")
    note(deletion, "shrink")
    return noted


class Slow:
    """Holds a log's new key back until it is let go."""

    def __init__(self, monkeypatch):
        self.may = threading.Event()
        really = SessionLog.move_key

        def move(log, place, passphrase=None):
            self.may.wait(30)
            really(log, place, passphrase)

        monkeypatch.setattr(SessionLog, "move_key", move)


@pytest.fixture
def slow(monkeypatch):
    made = Slow(monkeypatch)
    yield made
    made.may.set()


def test_neither_keys_nor_copies_nor_deleting_are_worked_at_in_the_windows_thread(parts, sit, threads):
    sit(10)
    parts.session_log.open.retention.back_up_if_due()
    sit(0)
    router = at(parts, OpenKeeping())
    (backup,) = router.view().backups
    for intent in (
        MoveKey("passphrase", GOOD),
        LookIntoBackup(backup.name),
        PutBack(backup.name),
        ConfirmDelete(),
        DeleteDays("2026-11-01", "2026-11-15"),
        ConfirmDelete(),
    ):
        router.handle(intent)
        until_done(router, parts)

    assert set(threads) == {"_derived", "change_key", "inspect_backup", "restore_backup", "shrink"}
    assert threading.main_thread() not in set.union(*threads.values())
    assert router.view().done.startswith("Deleted: 1 sitting")


def test_what_is_under_way_is_said_and_the_page_can_still_be_used(parts, sit, slow):
    sit(0)
    router = at(parts, OpenKeeping())
    router.handle(MoveKey("passphrase", GOOD))
    under_way = router.view()
    router.handle(SetSetting("keep_days", "365"))
    router.handle(MoveKey("passphrase", "another of five plain words"))
    router.handle(DeleteEverything())
    router.handle(ConfirmDelete())
    asked = router.view()
    slow.may.set()
    until_done(router, parts)

    assert under_way.done.startswith("The log is being encrypted with a new key.")
    # A copy for another computer would be one of two keys.
    assert under_way.busy == under_way.done
    assert router.view().busy == ""
    assert [place.place for place in under_way.places if place.here] == ["file"]
    assert asked.retention == "365"
    # Nothing else is begun, and the question waits.
    assert asked.asked.startswith("Delete everything")
    assert router.view().asked == asked.asked
    assert router.view().done == "The key is kept here now: behind a passphrase."
    parts.session_log.open.close()
    assert SessionLog.open(parts.folders.data, parts.session_log.open.keys.with_passphrase(GOOD))


def test_another_place_is_shown_once_the_log_is_free_and_meanwhile_that_is_said(parts, sit, slow):
    sit(0)
    router = at(parts, OpenKeeping())
    router.handle(MoveKey("passphrase", GOOD))
    router.handle(OpenSettings())
    router.handle(OpenLog())
    router.tick()
    meanwhile = router.view()
    slow.may.set()
    until_done(router, parts)
    router.tick()

    assert isinstance(meanwhile, KeepingView)
    assert [message.text for message in meanwhile.messages] == [
        "One moment: Kindpace goes there as soon as it is done with the log."
    ]
    assert isinstance(router.view(), LogView)
    assert len(router.view().rows) == 1
    assert router.view().messages == ()


def test_support_waits_for_nothing(parts, slow):
    router = at(parts, OpenKeeping())
    router.handle(MoveKey("passphrase", GOOD))
    router.handle(OpenSupport())
    meanwhile, lent = router.view(), parts.session_log.lent
    slow.may.set()
    parts.session_log.open.lending.wait()
    router.tick()

    assert lent
    assert isinstance(meanwhile, SupportView)
    assert isinstance(router.view(), SupportView)


def test_easing_back_waits_for_nothing_and_what_came_of_it_is_said_later(parts, slow):
    router = at(parts, OpenKeeping())
    router.handle(MoveKey("passphrase", GOOD))
    router.handle(OpenSettings())
    router.tick()
    router.handle(EaseBack())
    eased = router.view()
    lent = parts.session_log.lent
    slow.may.set()
    parts.session_log.open.lending.wait()
    router.tick()
    still = router.view()
    router.handle(OpenKeeping())
    until_done(router, parts)

    assert lent
    assert isinstance(eased, EaseBackView)
    assert isinstance(still, EaseBackView)
    assert router.view().done == "The key is kept here now: behind a passphrase."


def test_a_window_that_closes_meanwhile_ends_it_first(parts, sit, slow, folders):
    kept = sit(0)
    router = at(parts, OpenKeeping())
    router.handle(MoveKey("passphrase", GOOD))
    log = parts.session_log.open
    threading.Timer(0.2, slow.may.set).start()
    router.close()
    parts.close()
    again = SessionLog.open(folders.data, log.keys.with_passphrase(GOOD))

    assert [sitting.id for sitting in again.sittings()] == [kept]
    again.close()
    parts.session_log.use(None)


def test_copies_are_looked_into_one_after_the_other(parts, sit, days):
    for day in (3, 2):
        sit(day)
        parts.session_log.open.retention.back_up_if_due()
        days.now = days.now.replace(day=days.now.day + 1)
    router = at(parts, OpenKeeping())
    names = [backup.name for backup in router.view().backups]
    for name in names:
        router.handle(LookIntoBackup(name))
    looking = [backup.contains for backup in router.view().backups]
    until_done(router, parts)

    assert len(names) == 2
    assert looking == ["Kindpace is looking into it."] * 2
    assert [backup.contains[:19] for backup in router.view().backups] == [
        "It holds 2 sittings",
        "It holds 1 sitting,",
    ]


def test_nothing_that_goes_on_by_itself_waits_for_the_log(parts, sit):
    sit(0)
    log = parts.session_log.open
    with held(log):
        parts.session_log.later.get().add(lambda _at: log.reflect(sit(0), "later"), log.now())
        parts.write_later()
        waiting = parts.session_log.later.get().waiting

    assert waiting
    assert parts.session_log.write_later()


@contextmanager
def held(log):
    """The log is in another thread for this block."""
    gate = threading.Event()
    log.lending.begin(lambda: gate.wait(30))
    try:
        yield
    finally:
        gate.set()
        log.lending.wait()


def test_only_what_can_be_done_is_said_to_be_done(parts, sit):
    sit(0)
    work = LogWork()

    def fail(_log):
        raise ValueError("a fault of ours")

    work.do(parts.session_log.open, "At it.", fail)
    parts.session_log.open.lending.wait()

    with pytest.raises(ValueError, match="ours"):
        work.finished()
    assert work.words == ""
    assert work.finished() is None


def test_one_thing_is_done_at_a_time(parts):
    work, log, gate, done = LogWork(), parts.session_log.open, threading.Event(), []

    def first(_log):
        gate.wait(30)
        done.append("first")
        return "First."

    work.do(log, "At the first.", first)

    def second(_log):
        done.append("second")
        return "Second."

    work.do(log, "At the second.", second)
    words = work.words
    gate.set()
    log.lending.wait()

    assert words == "At the first."
    assert work.finished() == Done("First.")
    assert work.words == ""
    log.lending.wait()
    assert done == ["first"]
