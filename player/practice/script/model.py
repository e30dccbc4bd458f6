"""A script as parsed: what an author wrote, with the place of every piece.

The notation is described in ``docs/script-format.md``; ``player.practice.script.parse`` reads it.
"""

from dataclasses import dataclass
from enum import StrEnum

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


class Subject(StrEnum):
    """What an alternative depends on."""

    EYES = "eyes"
    ANCHOR = "anchor"
    TOUCH = "touch"
    POSTURE = "posture"
    WORDING = "wording"


@dataclass(frozen=True)
class Sentence:
    """One spoken sentence.

    Attributes:
        text: what is shown, without any marks.
        spoken: what is given to the voice: ``text`` with pronunciations marked ``[word](/phonemes/)``.
        place: where the sentence starts.
    """

    text: str
    spoken: str
    place: Place


@dataclass(frozen=True)
class Pause:
    """``[6s]``: a pause the author wants; pacing scales and caps it."""

    length: Seconds
    place: Place


@dataclass(frozen=True)
class Silence:
    """``[silence 40s]``: an open silence; pacing shortens, companions or counts it."""

    length: Seconds
    place: Place


@dataclass(frozen=True)
class Bell:
    """``[bell]``: heard only where bells are allowed and wanted."""

    place: Place


@dataclass(frozen=True)
class CheckIn:
    """``[check-in]``: a good moment to ask, if the pacing asks in the middle."""

    place: Place


@dataclass(frozen=True)
class Breath:
    """``[breath 3]``: so many breaths, or as many moments with another anchor."""

    count: int
    place: Place


@dataclass(frozen=True)
class Repeated:
    """``> phrase``: a phrase said once and then repeated silently by the person."""

    sentence: Sentence


@dataclass(frozen=True)
class Alternative:
    """One item of a list of alternatives.

    Attributes:
        values: the values of the subject that pick it; empty for ``otherwise``.
        pieces: what is said and done; empty for ``[nothing]``.
    """

    values: tuple[str, ...]
    pieces: "tuple[Piece, ...]"
    place: Place


@dataclass(frozen=True)
class Alternatives:
    """A list from which exactly one alternative is picked. Alternatives are never nested."""

    subject: Subject
    options: tuple[Alternative, ...]
    place: Place


Piece = Sentence | Pause | Silence | Bell | CheckIn | Breath | Repeated


@dataclass(frozen=True)
class Paragraph:
    """Pieces that belong together: the smallest part that is kept or left out as a whole."""

    pieces: tuple[Piece, ...]
    place: Place


Block = Paragraph | Alternatives


@dataclass(frozen=True)
class Phase:
    """A ``## Heading (rung 2, may be left out)`` and what follows it.

    Attributes:
        title: the heading without its bracket.
        role: orient, middle, anchor or return.
        rung: the rung it stands on.
        contact: True where it brings contact with hard or kind material (pendulation applies).
        difficulty: how hard a memory it may ask for, 0 to 4.
        optional: it may be left out when time is short.
    """

    title: str
    role: Role
    rung: Rung
    contact: bool
    difficulty: int
    optional: bool
    blocks: tuple[Block, ...]
    place: Place


@dataclass(frozen=True)
class Script:
    """A whole practice. ``content_hash`` is the SHA-256 of the file's bytes, in hexadecimal."""

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

    @property
    def rungs(self) -> tuple[Rung, ...]:
        """The rungs its phases stand on, lowest first, each once."""
        return tuple(sorted({phase.rung for phase in self.phases}))
