"""What the log shows, and what can be done there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, NamedTuple, Protocol, runtime_checkable

from player.language.catalogue import _
from player.window.intents import Intent
from player.window.state import Message, Option, Place, View


@dataclass(frozen=True)
class FilterLog(Intent):
    """Show only log rows that match ``text``. Empty shows all."""

    text: str


@dataclass(frozen=True)
class ShowLogAs(Intent):
    """Show the log as a list, dots or a table: a value of ``LogWay``."""

    way: str


@dataclass(frozen=True)
class NarrowLog(Intent):
    """Choose ``value`` for one of the log's choices; ``"first"`` and ``"last"`` take an ISO date."""

    name: str
    value: str


@dataclass(frozen=True)
class OpenSitting(Intent):
    """Show everything about the sitting in this row; None closes it."""

    row: int | None


@dataclass(frozen=True)
class DeleteSitting(Intent):
    """Ask whether the opened sitting may be deleted."""


class LogWay(StrEnum):
    """In which way the sittings are shown."""

    LIST = "list"
    DOTS = "dots"
    TABLE = "table"


@dataclass(frozen=True)
class LogRow:
    """One sitting in the log, all in words.

    Attributes:
        before, after: how hard it was: a number, ``"not asked"`` or ``"let pass"``.
        mood, energy: before and after in words, or ``"not asked"``.
        cells: shorter words for the table, by the name of what they say; a reader is told the longer ones.
    """

    when: str
    practice: str
    minutes: str
    ended: str
    pacing: str
    ratings: str = ""
    reflection: str = ""
    before: str = _("not asked")
    after: str = _("not asked")
    mood: str = _("not asked")
    energy: str = _("not asked")
    cells: Mapping[str, str] = field(default_factory=dict)


@runtime_checkable
class RowShapes(Protocol):
    """Rows that can tell which parts a row has without putting it into words."""

    def shape(self, at: int) -> tuple[bool, bool]:
        """Whether a row has ratings, and whether it has a reflection."""
        ...


@dataclass(frozen=True)
class LogChoice:
    """One way to show fewer sittings, or to put the dots in other rows."""

    name: str
    label: str
    options: tuple[Option, ...]
    selected: str


class DotsOf(StrEnum):
    """What dots stand for."""

    HARD = "hard"
    MOOD = "mood"
    ENERGY = "energy"


class Dot(NamedTuple):
    """One sitting as it is drawn.

    Attributes:
        at: its place in time, from 0 (left) to 1 (right).
        before, after: from 0 to 1 of the scale; None where there is no number.
        row: its row in the log's rows.
    """

    at: float
    before: float | None
    after: float | None
    row: int


@runtime_checkable
class ManyDots(Protocol):
    """Dots that know which of them are drawn at one place."""

    def apart(self, wide: int) -> Iterable[Dot]:
        """One of all that are drawn at the same place in a plot of this width, in pixels."""


def told_apart(dots: Sequence[Dot], wide: int) -> Iterable[Dot]:
    """As few of these dots as make the same picture in a plot of this width, in pixels."""
    return dots.apart(wide) if isinstance(dots, ManyDots) else dots


@dataclass(frozen=True)
class DotStrip:
    """The dots of one practice or component, oldest first, and how many have no number."""

    label: str
    dots: Sequence[Dot]
    note: str = ""


@dataclass(frozen=True)
class DotsView:
    """Dots joined before to after, over time.

    Attributes:
        marks: places in time, from 0 to 1, with their words.
        low_words, high_words: the ends of the scale.
        of: what they stand for.
    """

    strips: tuple[DotStrip, ...]
    marks: tuple[tuple[float, str], ...] = ()
    low_words: str = "0"
    high_words: str = "10"
    explanation: str = ""
    of: DotsOf = DotsOf.HARD


@dataclass(frozen=True)
class LogDetail:
    """Everything about one sitting, or about one questionnaire that was answered.

    Attributes:
        row: its row.
        lines: facts, each a sentence or two.
        asked: the question before it is deleted; empty until that is wanted.
        delete_words: on the button that asks.
        notes: what was written about it and can be deleted by itself: ids, and the words on the buttons.
        can_write: whether something unwanted can be written down about it.
    """

    row: int
    title: str
    lines: tuple[str, ...]
    asked: str = ""
    delete_words: str = _("Delete this sitting")
    can_write: bool = True
    notes: tuple[Option, ...] = ()


@dataclass(frozen=True)
class LogView(View):
    """The log, newest first.

    Attributes:
        rows: sittings in words. A long log works each out when it is looked at: compare by identity.
        choices: its filters.
        first_day, last_day: as ``YYYY-MM-DD`` where days are chosen; empty otherwise.
        dots: None unless they are looked at.
        detail: of the sitting that was opened, or None.
        said: what was just done, such as a deletion.
    """

    place: ClassVar = Place.LOG

    rows: Sequence[LogRow]
    filter_text: str = ""
    empty_words: str = _("Nothing here yet. That is fine: there is no pace to keep.")
    messages: tuple[Message, ...] = ()
    way: LogWay = LogWay.LIST
    choices: tuple[LogChoice, ...] = ()
    first_day: str = ""
    last_day: str = ""
    dots: DotsView | None = None
    detail: LogDetail | None = None
    can_export: bool = True
