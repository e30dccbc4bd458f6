"""A sitting at a glance: its phases as segments."""

from dataclasses import dataclass
from enum import StrEnum


class SegmentKind(StrEnum):
    """What a segment of the ribbon stands for."""

    VOICE = "voice"
    QUIET = "quiet"
    CHECK_IN = "check-in"
    ANCHOR = "anchor"
    BELL = "bell"


@dataclass(frozen=True)
class RibbonSegment:
    """One segment of the ribbon.

    Attributes:
        start, duration: in seconds of the sitting. A check-in may have 0: it is drawn as a mark.
        kind: what happens there.
        rung: 0–5, for its colour.
        label: written below; empty for segments that need none.
        words: shown on hover and read aloud, such as ``"Others too, common humanity, 1 minute"``.
    """

    start: float
    duration: float
    kind: SegmentKind
    rung: int
    label: str
    words: str


@dataclass(frozen=True)
class RibbonView:
    """A whole sitting at a glance; ``duration`` in seconds."""

    segments: tuple[RibbonSegment, ...]
    duration: float
