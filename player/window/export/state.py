"""What the export screen shows, and what can be done there."""

from dataclasses import dataclass
from typing import ClassVar

from player.window.intents import Intent
from player.window.state import Message, Option, Place, View


@dataclass(frozen=True)
class SetExport(Intent):
    """Choose the export's form, or its ``"first"`` or ``"last"`` day as an ISO date."""

    name: str
    value: str


@dataclass(frozen=True)
class TakeKind(Intent):
    """Include one kind of record, or leave it out."""

    kind: str
    taken: bool


@dataclass(frozen=True)
class SaveExport(Intent):
    """Write the export to this file, which the person chose."""

    path: str


@dataclass(frozen=True)
class KindChoice:
    """One kind of record that can be included or left out."""

    kind: str
    label: str
    taken: bool
    about: str = ""


@dataclass(frozen=True)
class ExportView(View):
    """A preview of exactly what would be written.

    Attributes:
        forms, form: which forms there are, and which is chosen.
        kinds: what can be included or left out.
        first_day, last_day: as ``YYYY-MM-DD``; empty for the first and the last there is.
        contains, left_out: plain sentences.
        text: the beginning of the file as text; empty for a form that isn't text.
        html: the pages to print; empty for the other forms.
        more: how much more of the file there is, in words; empty if all of it is shown.
        file_name: the name that is suggested.
        done: what was written, and where; empty before that.
        ready: False if there is nothing to export.
    """

    place: ClassVar = Place.LOG

    forms: tuple[Option, ...]
    form: str
    kinds: tuple[KindChoice, ...]
    first_day: str
    last_day: str
    contains: tuple[str, ...]
    left_out: tuple[str, ...]
    text: str = ""
    html: str = ""
    more: str = ""
    file_name: str = ""
    done: str = ""
    ready: bool = True
    messages: tuple[Message, ...] = ()
