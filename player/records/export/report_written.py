"""The pages of a report on which a person's own words stand, where they chose that."""

from collections.abc import Iterator
from datetime import datetime
from html import escape
from typing import Final

from player.language.catalogue import _
from player.practice.own_titles import title_shown
from player.records.export.material import Material, WrittenEntry
from player.records.export.report_html import DayWords, paragraph
from player.records.journal.entries import JournalKind
from player.records.store.entries import NoteKind

_IN_THEIR_WORDS: Final = _("In their own words")
START: Final = f'<h2 style="page-break-before: always">{escape(_IN_THEIR_WORDS)}</h2>'
"""Where these pages begin. What stands before it keeps to two pages."""

_NOTES: Final = {
    NoteKind.REFLECTION: _("Afterwards"),
    NoteKind.STOP_REASON: _("Why it was stopped"),
    NoteKind.UNWANTED_EFFECT: _("Something unwanted"),
}


_VOICES: Final = {"critic": _("Critic"), "friend": _("Friend")}


def written_pages(material: Material, day: DayWords) -> str:
    """Notes about sittings and journal entries, each as it is now, oldest first; empty if there are none."""
    parts = [*_notes_for_therapy(material, day), *_of_sittings(material, day), *_journal(material, day)]
    return START + "".join(parts) if parts else ""


def _notes_for_therapy(material: Material, day: DayWords) -> Iterator[str]:
    for each in material.journal:
        if each.entry.kind is JournalKind.THERAPY_NOTE:
            yield from _entry(each, day)


def _of_sittings(material: Material, day: DayWords) -> Iterator[str]:
    for sitting in material.sittings:
        for note in sitting.notes:
            yield _headed(sitting.started, f"{_NOTES[note.kind]}: {title_shown(sitting.title)}", day)
            yield paragraph(note.text)


def _journal(material: Material, day: DayWords) -> Iterator[str]:
    for each in material.journal:
        if each.entry.kind is not JournalKind.THERAPY_NOTE:
            yield from _entry(each, day)


def _entry(each: WrittenEntry, day: DayWords) -> Iterator[str]:
    parts = {name: text.strip() for name, text in each.entry.now.parts.items() if text.strip()}
    if not parts:
        return
    yield _headed(each.entry.begun, each.entry.kind.words, day)
    for name, text in parts.items():
        named = each.entry.kind is JournalKind.CRITIC_AND_FRIEND
        yield paragraph(f"{_VOICES[name]}: {text}" if named else text)


def _headed(moment: datetime, title: str, day: DayWords) -> str:
    return f'<p class="headed"><b>{escape(title)}</b> · {escape(day(moment.date()))}</p>'
