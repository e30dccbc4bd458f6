"""A script as parsed: what its author wrote, with the place of every piece.

The notation is described in ``docs/script-format.md``; ``player.practice.script.parse`` reads it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from player.practice.choices import Anchor, Wording
from player.practice.errors import Place
from player.practice.units import Rung, Seconds


class Component(StrEnum):
    """The three components of self-compassion (Neff 2003), and pages that teach."""

    MINDFULNESS = "mindfulness"
    COMMON_HUMANITY = "common-humanity"
    SELF_KINDNESS = "self-kindness"
    LEARN = "learn"


class Role(StrEnum):
    """What a phase is for in the sitting."""

    ORIENT = "orient"
    MIDDLE = "middle"
    ANCHOR = "anchor"
    RETURN = "return"


EDGES: Final = frozenset({Role.ORIENT, Role.RETURN})
"""The roles of a sitting's beginning and end."""

BETWEEN: Final = frozenset({Role.MIDDLE, Role.ANCHOR})
"""The roles of what lies between them."""


class Subject(StrEnum):
    """What an alternative depends on."""

    EYES = "eyes"
    ANCHOR = "anchor"
    TOUCH = "touch"
    POSTURE = "posture"
    WORDING = "wording"
    ONE_OF = "one of"


@dataclass(frozen=True)
class Sentence:
    """One spoken sentence.

    Attributes:
        text: what is shown, without any marks.
        spoken: what is given to the voice: ``text`` with pronunciations marked ``[word](/phonemes/)``.
        place: where the sentence starts.
        option: whether it offers a way out or another way (``[option]``).
        wants_time: whether it invites the person to do something that takes time (``[time]``).
    """

    text: str
    spoken: str
    place: Place
    option: bool = False
    wants_time: bool = False


@dataclass(frozen=True)
class Pause:
    """``[6s]``: a pause that the author wrote; pacing scales and caps it. ``length`` is in seconds."""

    length: Seconds
    place: Place


@dataclass(frozen=True)
class Silence:
    """``[silence 40s]``: an open silence; pacing shortens it, adds presence lines, or shows its time."""

    length: Seconds
    place: Place


@dataclass(frozen=True)
class Bell:
    """``[bell]``: heard only where the pacing allows bells and the person wants them."""

    place: Place


@dataclass(frozen=True)
class CheckIn:
    """``[check-in]``: a good moment for a check-in, if the pacing has one in the middle."""

    place: Place


@dataclass(frozen=True)
class Breath:
    """``[breath 3]``: three breaths, or as many moments with another anchor."""

    count: int
    place: Place


@dataclass(frozen=True)
class Writing:
    """``[writing 120s]``: the person writes for as long as they like; a rendered file leaves this long."""

    length: Seconds
    place: Place


@dataclass(frozen=True)
class Repeated:
    """``> phrase``: a phrase said once and then repeated silently by the person."""

    sentence: Sentence


@dataclass(frozen=True)
class Alternative:
    """One item of a list of alternatives.

    Attributes:
        values: the values of the subject that pick it; empty for ``otherwise`` and for ``one of``.
        pieces: what is said and done; empty for ``[nothing]``.
        rung: its own rung; None where it has its phase's.
        needs: titles of the phases without which it isn't heard.
    """

    values: tuple[str, ...]
    pieces: "tuple[Piece, ...]"
    place: Place
    rung: Rung | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Alternatives:
    """A list from which one alternative is picked. Alternatives are never nested.

    Under ``one of``, how often the person has sat this practice decides which one is heard.
    """

    subject: Subject
    options: tuple[Alternative, ...]
    place: Place


Piece = Sentence | Pause | Silence | Bell | CheckIn | Breath | Repeated | Writing


@dataclass(frozen=True)
class Paragraph:
    """A passage: pieces that are heard without interruption, or left out as a whole.

    Attributes:
        pieces: what is said and done.
        needs: titles of the phases without which it isn't heard.
    """

    pieces: tuple[Piece, ...]
    place: Place
    needs: tuple[str, ...] = ()


Block = Paragraph | Alternatives


@dataclass(frozen=True)
class Phase:
    """A ``## Heading (rung 2, may be left out)`` and what follows it.

    Phases with the same title are variants: only the first that the pacing and the choices allow is heard.

    Attributes:
        title: the heading without its bracket.
        role: orient, middle, anchor or return.
        rung: its rung on the ladder.
        contact: True where it brings contact with hard or kind material (pendulation applies).
        difficulty: how hard a memory it may ask for, 0 to 4.
        optional: whether it may be left out when time is short.
        wordings: the wordings that it belongs to; empty for all.
        needs: titles of the phases without which it isn't heard.
    """

    title: str
    role: Role
    rung: Rung
    contact: bool
    difficulty: int
    optional: bool
    blocks: tuple[Block, ...]
    place: Place
    wordings: tuple[Wording, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comment:
    """A remark for authors, never spoken."""

    text: str
    place: Place


class Ending(StrEnum):
    """What a practice leads to."""

    DAY = "day"
    SLEEP = "sleep"


@dataclass(frozen=True)
class Script:
    """A whole practice.

    Attributes:
        id, title, components, language, about, asks, minutes, caution, sources: as in the front matter.
        gentle_asks, gentle_caution: these two for the gentle wording; empty where they are the same.
        phases: what is said and done, all wordings in the author's order.
        content_hash: the SHA-256 of the file's bytes, in hexadecimal.
        file: its name.
        anchor: the anchor that the practice is about; None where any will do.
        ending: whether it leads back to the day or towards sleep.
        comments: remarks for authors, with those of the front matter first.
    """

    id: str
    title: str
    components: tuple[Component, ...]
    language: str
    about: str
    asks: str
    minutes: float
    caution: str
    sources: tuple[str, ...]
    phases: tuple[Phase, ...]
    content_hash: str
    file: str
    anchor: Anchor | None = None
    ending: Ending = Ending.DAY
    comments: tuple[Comment, ...] = ()
    gentle_asks: str = ""
    gentle_caution: str = ""

    @property
    def rungs(self) -> tuple[Rung, ...]:
        """The rungs of its phases, lowest first, each once."""
        return tuple(sorted({phase.rung for phase in self.phases}))

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """The wordings that have a text of their own here; empty where one text serves all."""
        named = {wording for phase in self.phases for wording in phase.wordings}
        return tuple(wording for wording in Wording if wording in named)

    def text_in(self, wording: Wording) -> tuple[Phase, ...]:
        """The phases that belong to a wording, in the author's order."""
        return tuple(phase for phase in self.phases if not phase.wordings or wording in phase.wordings)
