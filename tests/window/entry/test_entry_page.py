"""An entry of the journal: kept as it is typed, gone on from, deleted."""

from datetime import timedelta
from pathlib import Path

import pytest
from journal_material import at_journal, write
from page_material import Days, router_for
from pdf_text import as_drawn, text_of

from player.records.errors import DiskFullError
from player.records.journal.entries import JournalKind
from player.records.journal.journal import Journal
from player.window.entry.state import CloseEntry, DeleteEntry, KeepAsPage, ShowVersion, UseVersion
from player.window.intents import ConfirmDelete, EaseBack, KeepIt, OpenJournal, OpenLog, OpenSupport
from player.window.journal.state import BeginEntry, JournalView, OpenEntry
from player.window.shared.writing_state import Write


@pytest.fixture
def router(parts):
    return at_journal(parts)


@pytest.mark.parametrize("kind", list(JournalKind))
def test_the_places_to_write_are_those_that_are_kept(router, parts, kind):
    router.handle(BeginEntry(kind.value))
    names = tuple(part.name for part in router.view().writing.parts)
    for name in names:
        router.handle(Write(name, f"about {name}"))
    router.handle(CloseEntry())
    (entry,) = parts.session_log.open.journal.entries()

    assert names == kind.parts
    assert entry.kind is kind
    assert entry.now.parts == {name: f"about {name}" for name in names}


def test_what_is_typed_is_on_disk_within_two_seconds(router, parts, clock):
    router.handle(BeginEntry("end-of-day"))
    router.handle(Write("line", "Soup"))
    router.tick()
    at_once = parts.session_log.open.journal.entries()
    for letters in ("Soup,", "Soup, and", "Soup, and rain"):
        clock.now += 0.6
        router.handle(Write("line", letters))
        router.tick()

    assert at_once == ()
    assert parts.session_log.open.journal.entries()[0].now.parts == {"line": "Soup, and"}
    clock.now += 1.0
    router.tick()
    assert parts.session_log.open.journal.entries()[0].now.parts == {"line": "Soup, and rain"}
    assert "Kept on this computer" in router.view().writing.saved


@pytest.mark.parametrize("leaving", [OpenLog(), EaseBack(), OpenSupport(), OpenJournal()])
def test_leaving_by_any_way_keeps_it(router, parts, leaving):
    router.handle(BeginEntry("end-of-day"))
    router.handle(Write("line", "Soup"))
    router.handle(leaving)

    assert parts.session_log.open.journal.entries()[0].now.parts == {"line": "Soup"}


def test_closing_the_window_keeps_it(router, parts):
    router.handle(BeginEntry("end-of-day"))
    router.handle(Write("line", "Soup"))
    router.close()

    assert parts.session_log.open.journal.entries()[0].now.parts == {"line": "Soup"}


def test_an_entry_without_words_is_no_entry(router, parts):
    write(router, line="   ")

    assert parts.session_log.open.journal.entries() == ()


def test_an_entry_is_opened_and_gone_on_with(router, parts):
    write(router, line="Soup")
    router.handle(OpenEntry(router.view().entries[0].entry))
    shown = router.view().writing.parts[0].text
    router.handle(Write("line", "Soup and rain"))
    router.handle(CloseEntry())

    assert shown == "Soup"
    assert [entry.now.parts["line"] for entry in parts.session_log.open.journal.entries()] == [
        "Soup and rain"
    ]


def test_an_earlier_version_is_looked_at_and_gone_on_from(router, parts):
    write(router, line="Nothing went well")
    router.handle(OpenEntry(router.view().entries[0].entry))
    router.handle(Write("line", "Soup"))
    router.handle(ShowVersion("now"))
    options = router.view().versions
    router.handle(ShowVersion(options[1].value))
    then = router.view()
    router.handle(Write("line", "typed into the past"))
    router.handle(UseVersion())
    history = parts.session_log.open.journal.history(parts.session_log.open.journal.entries()[0].id)

    assert then.earlier
    assert then.writing.parts[0].text == "Nothing went well"
    assert not router.view().earlier
    assert router.view().writing.parts[0].text == "Nothing went well"
    assert [version.parts["line"] for version in history] == [
        "Nothing went well",
        "Soup",
        "Nothing went well",
    ]


def test_deleting_asks_once_and_takes_everything(router, parts):
    write(router, line="Soup")
    router.handle(OpenEntry(router.view().entries[0].entry))
    router.handle(ConfirmDelete())
    still = len(parts.session_log.open.journal.entries())
    router.handle(DeleteEntry())
    asked = router.view().asked
    router.handle(KeepIt())
    kept = router.view().asked
    router.handle(DeleteEntry())
    router.handle(ConfirmDelete())

    assert still == 1
    assert "can't be brought back" in asked
    assert kept == ""
    assert isinstance(router.view(), JournalView)
    assert parts.session_log.open.journal.entries() == ()


def test_a_log_that_cannot_be_written_is_said_and_the_words_stay(router, parts):
    router.handle(BeginEntry("end-of-day"))
    parts.session_log.open.close()
    router.handle(Write("line", "Soup"))
    router.handle(ShowVersion("now"))

    assert router.view().writing.parts[0].text == "Soup"
    assert "was closed" in router.view().messages[0].text


def test_without_a_log_it_is_said_that_nothing_is_kept(parts):
    log = parts.session_log.open
    parts.session_log.use(None)
    router = router_for(parts)
    router.handle(OpenJournal())
    router.handle(BeginEntry("end-of-day"))
    router.handle(Write("line", "Soup"))
    router.handle(CloseEntry())
    parts.session_log.use(log)

    assert "can't be kept" in router.view().messages[0].text


def test_an_entry_can_be_copied_and_made_a_page_with_only_what_was_written(router, tmp_path, qapp):  # noqa: ARG001
    router.handle(BeginEntry("kind-letter"))
    empty = router.view()
    router.handle(Write("hard", "It <was> long.\nAnd loud."))
    router.handle(KeepAsPage(str(tmp_path / "letter.pdf")))
    view = router.view()
    read = text_of((tmp_path / "letter.pdf").read_bytes())

    assert (empty.text, empty.html) == ("", "")
    assert view.text.partition("\n\n")[2] == "How it was\nIt <was> long.\nAnd loud.\n"
    assert view.done.startswith(f"Saved: letter.pdf in {tmp_path.name}.")
    assert as_drawn("It <was> long. And loud.") in read
    assert as_drawn("Something kind") not in read


def test_a_page_that_cannot_be_written_is_said(router, tmp_path, qapp):  # noqa: ARG001
    router.handle(BeginEntry("end-of-day"))
    router.handle(Write("line", "Soup."))
    router.handle(KeepAsPage(str(tmp_path / "nowhere" / "page.pdf")))

    assert "Nothing could be written" in router.view().messages[0].text
    assert router.view().done == ""


def test_a_page_named_without_an_ending_is_a_pdf_and_replaces_nothing(router, tmp_path, qapp):  # noqa: ARG001
    router.handle(BeginEntry("end-of-day"))
    router.handle(Write("line", "Soup."))
    router.handle(KeepAsPage(str(tmp_path / "a page")))
    path = tmp_path / "a page.pdf"
    begins = path.read_bytes()[:4]
    path.write_text("of somebody else", encoding="utf-8")
    router.handle(KeepAsPage(str(tmp_path / "a page")))

    assert begins == b"%PDF"
    assert path.read_text(encoding="utf-8") == "of somebody else"
    assert "There is already a file a page.pdf" in router.view().messages[0].text


def full(*_given):
    raise DiskFullError(Path("sittings.db"))


def test_what_a_full_disk_did_not_take_is_kept_though_the_page_was_left(router, parts, monkeypatch):
    router.handle(BeginEntry("end-of-day"))
    router.handle(Write("line", "Soup"))
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "save", full)
        router.handle(OpenSupport())
        said = [message.text for message in parts.messages.shown]
        parts.write_later()
        still = len(parts.messages.shown)
    parts.write_later()

    assert "full" in said[0]
    assert still == 1
    assert parts.messages.shown == ()
    assert [entry.now.parts for entry in parts.session_log.open.journal.entries()] == [{"line": "Soup"}]


def test_what_waits_when_the_window_closes_is_tried_once_more(router, parts, monkeypatch):
    router.handle(BeginEntry("end-of-day"))
    router.handle(Write("line", "Soup"))
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "save", full)
        router.close()
    kept = []
    monkeypatch.setattr(Journal, "save", lambda _journal, _entry, words: kept.append(dict(words)))
    parts.close()

    assert kept == [{"line": "Soup"}]


def test_words_that_waited_never_take_the_place_of_later_ones(router, parts, monkeypatch):
    router.handle(BeginEntry("end-of-day"))
    router.handle(Write("line", "Soup"))
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "save", full)
        router.handle(OpenSupport())
    router.handle(OpenJournal())
    router.handle(BeginEntry("end-of-day"))
    router.handle(Write("line", "Rain"))
    router.handle(CloseEntry())
    entries = [entry.now.parts["line"] for entry in parts.session_log.open.journal.entries()]

    assert entries == ["Rain", "Soup"]
    assert not parts.session_log.later.get().waiting


def test_words_that_waited_have_the_times_at_which_they_were_written(router, parts, monkeypatch):
    """Of two entries, one was left before there was room, and one is still written in then."""
    wall = Days()
    monkeypatch.setattr(parts.session_log.open, "now", wall)
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "begin", full)
        router.handle(BeginEntry("end-of-day"))
        router.handle(Write("line", "Soup"))
        router.handle(OpenSupport())
        wall.now += timedelta(minutes=7)
        router.handle(OpenJournal())
        router.handle(BeginEntry("end-of-day"))
        router.handle(Write("line", "Rain"))
        router.page._writing.save()
        wall.now += timedelta(minutes=2)
    router.handle(Write("line", "Rain again"))
    router.handle(CloseEntry())
    entries, eight = parts.session_log.open.journal.entries(), Days.now

    assert [(each.now.parts["line"], each.begun, each.now.saved) for each in entries] == [
        ("Rain again", eight + timedelta(minutes=7), eight + timedelta(minutes=9)),
        ("Soup", eight, eight),
    ]
