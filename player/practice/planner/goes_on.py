"""Where a sitting goes on that stopped in its middle, for a new one with an opening of its own."""

from dataclasses import dataclass


@dataclass(frozen=True)
class GoesOn:
    """What a sitting begins with after its opening, and what had been heard of the practice before.

    Attributes:
        first: index of the script's phase that comes after the opening.
        heard: indices of the phases between the opening and that one that were heard: what needs them may
            come.
        skipped: titles of those that the person left.
    """

    first: int
    heard: frozenset[int] = frozenset()
    skipped: frozenset[str] = frozenset()
