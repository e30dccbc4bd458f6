"""What the export screen shows, and what can be done there."""

from dataclasses import dataclass
from typing import ClassVar

from player.window.intents import Intent
from player.window.state import Message, Option, Place, View


@dataclass(frozen=True)
class SetExport(Intent):
    """Choose whom it is ``"for"``, its ``"form"``, or its ``"first"`` or ``"last"`` day as an ISO date."""

    name: str
    value: str


@dataclass(frozen=True)
class TakeKind(Intent):
    """Include one kind of record, or leave it out."""

    kind: str
    taken: bool


@dataclass(frozen=True)
class WriteMessage(Intent):
    """What the person wants to say on the first page."""

    text: str


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
class Copy:
    """Whom a copy can be for, with a line on what it is."""

    value: str
    label: str
    about: str


@dataclass(frozen=True)
class ExportView(View):
    """A copy as whoever gets it will see it.

    Attributes:
        copies, chosen_for: whom it can be for, and whom it is for.
        forms, form: in which forms there is a copy for them, and which is chosen.
        kinds: what can be included or left out; only what there is room for.
        first_day, last_day: as ``YYYY-MM-DD``; empty where there is nothing.
        contains, left_out: plain sentences.
        html: the pages to print; empty for a table.
        headings, rows: the table, without what only programs read; empty for pages.
        more: what else is in the file, in words; empty if all of it is shown.
        message: what is said on the first page; None where there is no such page.
        file_name: the name that is suggested.
        done: what was written, and where; empty before that.
        ready: False while there is nothing to export, or it is still being put together.
    """

    place: ClassVar = Place.LOG

    copies: tuple[Copy, ...]
    chosen_for: str
    forms: tuple[Option, ...]
    form: str
    kinds: tuple[KindChoice, ...]
    first_day: str
    last_day: str
    contains: tuple[str, ...]
    left_out: tuple[str, ...]
    html: str = ""
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    more: str = ""
    message: str | None = None
    file_name: str = ""
    done: str = ""
    ready: bool = True
    messages: tuple[Message, ...] = ()
