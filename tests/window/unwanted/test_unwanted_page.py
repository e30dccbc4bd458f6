"""Notes about something unwanted after a sitting: optional, kept, found again, deleted."""

import pytest
from page_material import Days, after, folders_in, parts_in, router_for, sitting_in

from player.records.export.chosen import ALL, Chosen
from player.records.export.material import gather
from player.records.export.preview import Format, preview
from player.records.session_log import SessionLog
from player.records.store.entries import NoteKind
from player.records.store.keys import Keys
from player.window.after.state import Reflect
from player.window.destinations import WriteAboutUnwanted
from player.window.intents import ConfirmDelete, EaseBack, OpenLog
from player.window.log.state import FilterLog, OpenSitting
from player.window.shared.unwanted_note import DeleteUnwanted, OpenUnwanted
from player.window.unwanted.page import UnwantedPage
from player.window.unwanted.state import DropUnwanted, KeepUnwanted, WriteUnwanted


@pytest.fixture
def parts(tmp_path):
    folders = folders_in(tmp_path)
    log = SessionLog.open(folders.data, Keys(folders.config), Days())
    yield parts_in(folders, log, now=Days())
    log.close()


@pytest.fixture
def sitting(parts):
    return sitting_in(parts.session_log.open)


def unwanted(parts, sitting):
    return [
        note
        for note in parts.session_log.open.sitting(sitting).notes
        if note.kind is NoteKind.UNWANTED_EFFECT
    ]


def test_a_note_is_written_after_a_sitting_and_the_way_back_keeps_the_sentence(parts, sitting):
    router = router_for(parts)
    router.go(after(sitting))
    page = router.page
    router.handle(Reflect("A quiet one."))
    router.handle(OpenUnwanted())
    room = router.page
    router.handle(WriteUnwanted("I felt far away for an hour."))
    router.handle(KeepUnwanted())
    page.leave()

    assert page.view().can_write
    assert isinstance(room, UnwantedPage)
    assert router.page is page
    assert page.view().reflection == "A quiet one."
    assert page._log.kept == ["A quiet one."]
    assert [note.text for note in unwanted(parts, sitting)] == ["I felt far away for an hour."]


def test_a_note_is_written_from_the_log_found_there_and_deleted(parts, sitting):
    router = router_for(parts)
    for intent in (OpenLog(), OpenSitting(0), OpenUnwanted(), WriteUnwanted("A bad night."), KeepUnwanted()):
        router.handle(intent)
    router.handle(FilterLog("bad night"))
    found, lines = [row.practice for row in router.view().rows], router.view().detail.lines
    router.handle(OpenUnwanted())
    (kept,) = router.view().kept
    router.handle(DeleteUnwanted(kept.value))
    asked = router.view().asked
    router.handle(ConfirmDelete())

    assert found == ["Others too"]
    assert "Something unwanted: A bad night." in lines
    assert kept.label == "Sunday 22 November 2026, 08:00: A bad night."
    assert asked.startswith("Delete this note?")
    assert router.view().kept == ()
    assert unwanted(parts, sitting) == []


def test_nothing_is_kept_where_nothing_is_wanted_and_nothing_is_lost_on_the_way_out(parts, sitting):
    router = router_for(parts)

    def room():
        router.go(WriteAboutUnwanted(sitting, "Others too"))

    room()
    router.handle(WriteUnwanted("Not this."))
    router.handle(DropUnwanted())
    room()
    router.handle(WriteUnwanted("   "))
    router.handle(KeepUnwanted())
    after_nothing = unwanted(parts, sitting)
    room()
    router.handle(WriteUnwanted("Easing back from here."))
    router.handle(EaseBack())
    room()
    router.handle(WriteUnwanted("Closing."))
    router.close()

    assert after_nothing == []
    assert [note.text for note in unwanted(parts, sitting)] == ["Easing back from here.", "Closing."]


def test_a_note_leaves_only_with_an_export_that_was_asked_for_notes(parts, sitting):
    parts.session_log.open.reflect(sitting, "A bad night.", NoteKind.UNWANTED_EFFECT)
    usual, everything = (
        gather(parts.session_log.open, chosen, parts.clocks.now()) for chosen in (Chosen(), Chosen(kinds=ALL))
    )

    def holds(material):
        made = (preview(material, form, "log", lambda html: html.encode()) for form in Format)
        return {
            export.format for export in made if any(b"A bad night." in file.data for file in export.files)
        }

    assert holds(usual) == set()
    assert holds(everything) == {Format.CSV, Format.JSON, Format.FHIR, Format.PDF, Format.TABLE}
