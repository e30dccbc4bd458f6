"""Titles of what Kindpace makes itself. Plans and the log hold them as they are here, in every language."""

from typing import Final

from player.language.catalogue import _, later

QUIET_TIME: Final = later("Quiet time")
ARRIVING: Final = later("Arriving")
SETTLING: Final = later("Settling in")
RESTING: Final = later("Resting")
"""Of the rests that the planner puts in."""

GROUNDING: Final = later("Grounding")
"""Of the rests that stand in place of the rest of a sitting."""

RETURNING: Final = later("Coming back")

OURS: Final = frozenset({QUIET_TIME, ARRIVING, SETTLING, RESTING, GROUNDING, RETURNING})


def title_shown(title: str) -> str:
    """A practice's or phase's title for a person: ours in the language in use, a script's as it is."""
    return _(title) if title in OURS else title
