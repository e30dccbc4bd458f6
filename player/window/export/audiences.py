"""Whom a copy is for: in which forms, with which boxes, and what is in it to begin with."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from player.language.catalogue import _
from player.records.export.chosen import ALL, USUAL, Kind
from player.records.export.preview import Format


class Audience(StrEnum):
    """Whom a copy is for."""

    THERAPIST = "therapist"
    ME = "me"
    BACKUP = "backup"
    CLINIC = "clinic"


@dataclass(frozen=True)
class CopyFor:
    """A copy for somebody.

    Attributes:
        label: whom it is for.
        about: what it is, in a line.
        forms: its first is the usual one.
        kinds: what is in it to begin with.
        file_name: without its ending.
    """

    label: str
    about: str
    forms: tuple[Format, ...]
    kinds: frozenset[Kind]
    file_name: str


COPIES: Final = {
    Audience.THERAPIST: CopyFor(
        _("My therapist"),
        _("Pages to print or hand over: one to read in a minute, and one with the details."),
        (Format.PDF,),
        USUAL,
        "kindpace-for-therapy",
    ),
    Audience.ME: CopyFor(
        _("Me"),
        _("A table in plain words, one line for each sitting. Any spreadsheet program can open it."),
        (Format.TABLE,),
        frozenset({Kind.RATINGS, Kind.NOTES}),
        "kindpace-my-sittings",
    ),
    Audience.BACKUP: CopyFor(
        _("A backup"),
        _(
            "Everything, so that Kindpace can read it back. Anybody who has the file can read it; "
            "to make one "
            "behind a passphrase, go to Settings, Key, backups and deleting."
        ),
        (Format.JSON,),
        ALL,
        "kindpace-backup",
    ),
    Audience.CLINIC: CopyFor(
        _("A clinic's records"),
        _("A file for a clinic's own program. The clinic will know which of the two it needs."),
        (Format.FHIR, Format.CSV),
        USUAL,
        "kindpace-records",
    ),
}

FORMS: Final = {
    Format.PDF: _("Pages"),
    Format.TABLE: _("A table"),
    Format.JSON: _("A backup"),
    Format.FHIR: _("For its record system (FHIR)"),
    Format.CSV: _("For its statistics (CSV)"),
}

KINDS: Final = {
    Kind.RATINGS: (_("How hard it was"), _("Your numbers before and after, mood and energy.")),
    Kind.EVENTS: (
        _("What happened in sittings"),
        _("Such as how often you eased back or something was softened."),
    ),
    Kind.FILES: (_("Scripts and pacings"), _("Copies of the ones you used.")),
    Kind.MEASURES: (_("Questionnaires"), _("Your answers to them.")),
    Kind.NOTES: (_("Your notes"), _("Your sentences, why you stopped, and anything unwanted.")),
    Kind.JOURNAL: (_("Your journal"), _("Letters, notes for therapy and all other entries of these days.")),
}
