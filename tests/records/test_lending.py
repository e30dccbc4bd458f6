"""A log in another thread for a while: everybody else waits, and nothing is lost when it is closed."""

import threading

import pytest

from player.records.errors import LogInUseError, PassphraseTooShortError
from player.records.store.key_places import KeyPlace

GOOD = "five plain words for now"


@pytest.fixture
def gate():
    """Holds work back until it is set; always set in the end, so that no thread is left."""
    made = threading.Event()
    yield made
    made.set()


def test_it_is_done_in_a_thread_of_its_own_and_what_it_made_is_told(open_log, others_too):
    log = open_log()
    log.start(others_too)
    threads = []

    def count():
        threads.append(threading.current_thread())
        return log.count_sittings()

    made = log.lending.begin(count)

    assert made.result(10) == 1
    assert threads[0] is not threading.main_thread()


def test_whoever_asks_meanwhile_waits_until_it_is_done(open_log, others_too, gate):
    log = open_log()
    order = []

    def work():
        gate.wait(10)
        log.start(others_too)
        order.append("work")

    log.lending.begin(work)
    lent = log.lending.lent
    threading.Timer(0.2, gate.set).start()
    with log.transaction():
        order.append("transaction")
    sittings = log.count_sittings()

    assert lent
    assert order == ["work", "transaction"]
    assert sittings == 1
    assert not log.lending.lent


def test_a_second_work_begins_once_the_first_has_ended(open_log, gate):
    log = open_log()
    order: list[str] = []

    def first():
        gate.wait(10)
        order.append("first")

    log.lending.begin(first)
    threading.Timer(0.2, gate.set).start()
    log.lending.begin(lambda: order.append("second")).result(10)

    assert order == ["first", "second"]


def test_a_new_key_made_in_another_thread_serves_this_one_afterwards(open_log, others_too):
    log = open_log()
    sitting = log.start(others_too)
    refused = log.lending.begin(lambda: log.move_key(KeyPlace.PASSPHRASE, "short"))
    with pytest.raises(PassphraseTooShortError):
        refused.result(10)
    log.lending.begin(lambda: log.move_key(KeyPlace.PASSPHRASE, GOOD)).result(60)
    log.reflect(sitting, "after")

    assert log.key_place is KeyPlace.PASSPHRASE
    assert [note.text for note in log.sitting(sitting).notes] == ["after"]


def test_a_log_closed_meanwhile_keeps_what_the_work_does(open_log, others_too, gate):
    log = open_log()

    def work():
        gate.wait(10)
        log.start(others_too)

    log.lending.begin(work)
    threading.Timer(0.2, gate.set).start()
    log.close()
    again = open_log()

    assert again.count_sittings() == 1


def test_closing_does_not_wait_for_ever(open_log, gate, monkeypatch):
    monkeypatch.setattr("player.records.session_log.PATIENCE_S", 0.1)
    log = open_log()
    log.lending.begin(lambda: gate.wait(10))

    with pytest.raises(LogInUseError):
        log.close()
