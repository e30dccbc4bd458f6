"""The journal: saved as typed, with its history, searched, deleted."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from player.records.errors import BadEntryError, UnknownEntryError
from player.records.journal.entries import JournalFilter, JournalKind


def test_typing_keeps_one_version_and_mending_keeps_both(open_log):
    journal = open_log().journal
    entry = journal.begin(JournalKind.END_OF_DAY)

    for text in ("I", "I was", "I was slow", "I was slow", "I was kind", "I was kind today"):
        journal.save(entry, {"line": text})

    assert [version.parts["line"] for version in journal.history(entry)] == ["I was slow", "I was kind today"]
    assert journal.entry(entry).now.parts == {"line": "I was kind today"}


def test_both_columns_and_all_prompts_are_there_even_when_empty(open_log):
    journal = open_log().journal
    columns, letter = journal.begin(JournalKind.CRITIC_AND_FRIEND), journal.begin(JournalKind.KIND_LETTER)
    journal.save(letter, {"shared": "others \ud83d too"})
    with pytest.raises(UnknownEntryError):
        journal.save(columns, {"friend": "it went when another was begun"})
    again = journal.begin(JournalKind.CRITIC_AND_FRIEND)
    journal.save(again, {"friend": "you tried"})

    assert journal.entry(again).now.parts == {"critic": "", "friend": "you tried"}
    assert journal.entry(letter).now.parts == {"hard": "", "shared": "others ? too", "kind": ""}


def test_nothing_written_is_no_entry(open_log):
    journal = open_log().journal
    entry = journal.begin(JournalKind.THERAPY_NOTE)
    journal.save(entry, {"note": ""})

    assert journal.entries() == ()
    assert journal.history(entry) == ()
    with pytest.raises(UnknownEntryError):
        journal.entry(entry)


def test_entries_are_found_by_day_kind_and_words(open_log, clock, others_too):
    log = open_log()
    sitting = log.start(others_too)
    first = log.journal.begin(JournalKind.END_OF_DAY, sitting)
    log.journal.save(first, {"line": "The Wren sang in the rain"})
    clock.now += timedelta(days=2)
    second = log.journal.begin(JournalKind.THERAPY_NOTE)
    log.journal.save(second, {"note": "ask about the rain"})

    def ids(**wanted):
        return [entry.id for entry in log.journal.entries(only=JournalFilter(**wanted))]

    assert ids() == [second, first]
    assert ids(words="RAIN wren") == [first]
    assert ids(words="snow") == []
    assert ids(kind=JournalKind.THERAPY_NOTE) == [second]
    assert ids(last_day=date(2026, 3, 2)) == [first]
    assert ids(first_day=date(2026, 3, 3)) == [second]
    assert len(log.journal.entries(limit=1)) == 1
    assert log.journal.entry(first).sitting == sitting
    assert log.journal.entry(second).sitting is None


def test_what_can_not_be_kept_is_refused_and_what_was_saved_stays(open_log):
    journal = open_log().journal
    entry = journal.begin(JournalKind.END_OF_DAY)
    journal.save(entry, {"line": "kept"})

    with pytest.raises(BadEntryError, match="one of line"):
        journal.save(entry, {"critic": "x"})
    with pytest.raises(BadEntryError, match="at most"):
        journal.save(entry, {"line": "x" * 100_001})

    assert journal.entry(entry).now.parts == {"line": "kept"}


def test_a_deleted_entry_is_gone_with_its_history(open_log):
    log = open_log()
    entry = log.journal.begin(JournalKind.END_OF_DAY)
    log.journal.save(entry, {"line": "one"})
    log.journal.save(entry, {"line": "two"})

    log.retention.delete_entry(entry)

    assert log.journal.entries() == ()
    assert log.rows("SELECT * FROM journal_versions", ()) == []


def test_the_highest_rung_of_the_plan_is_kept(open_log, others_too):
    log = open_log()

    assert log.sitting(log.start(replace(others_too, highest_rung=3))).highest_rung == 3
    assert log.sitting(log.start(others_too)).highest_rung is None
