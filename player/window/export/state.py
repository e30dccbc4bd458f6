"""What taking a copy out shows, and what can be done there."""

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
    """Take a kind of thing along, or leave it."""

    kind: str
    taken: bool


@dataclass(frozen=True)
class SaveExport(Intent):
    """Write the export to this file, which the person chose."""

    path: str


@dataclass(frozen=True)
class KindChoice:
    """One kind of thing that can be taken or left."""

    kind: str
    label: str
    taken: bool
    about: str = ""


@dataclass(frozen=True)
class ExportView(View):
    """Exactly what would leave, before it does.

    Attributes:
        forms, form: which forms there are, and which is chosen.
        kinds: what can be taken or left.
        first_day, last_day: as ``YYYY-MM-DD``; empty for the first and the last there is.
        contains, left_out: plain sentences.
        text: the file's own words, as far as they are shown; empty for a form that is no text.
        html: what a page to print says; empty for the other forms.
        more: how much more of the file there is, in words; empty if all of it is shown.
        file_name: the name that is suggested.
        done: what was written where; empty before.
        ready: False where there is nothing to take.
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
