"""What a token of a line means: a pause, a bell, both in turn, a direction, or words that are said."""

import re
from collections.abc import Sequence
from typing import Final

from player.language.catalogue import _
from player.practice.drafting.directions import is_bell, is_direction
from player.practice.drafting.stage_directions import Stage, stage_direction
from player.practice.drafting.tokens import inside_of
from player.practice.drafting.written_pauses import WrittenPause, pause_among, pause_in

_AT_A_TIME: Final = re.compile(r"[0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])?(?:\W.{0,80})?", re.DOTALL)
"""A time, and what happens then."""

_ONE_AND_ANOTHER: Final = re.compile(
    r"\s*(?:[,;+&/→|–—]| - |(?<!min)(?<!se[ck])\.(?= )|"
    r"\b(?:and|then|followed by|und|danach|dann|gefolgt von|et|puis|y|luego|e|poi)\b)+\s*",
    re.IGNORECASE,
)
_MOST_PARTS: Final = 4


def pause_of(token: re.Match[str], *, apart: bool) -> WrittenPause | None:
    """The pause that a token means.

    Args:
        token: of a line.
        apart: whether it stands between two sentences, and not within one.
    """
    inside = inside_of(token)
    if token["dots"] or token["strokes"]:
        return pause_in("…", token[0])
    found = pause_in(f"{inside} seconds" if token["number"] else inside, token[0])
    directs = token["square"] or (token["round"] and apart)
    return pause_among(inside, token[0]) if found is None and directs and not is_bell(inside) else found


def in_turn(token: re.Match[str]) -> Sequence[WrittenPause | Stage]:
    """The bells and pauses of ``(bell, then one minute of silence)``, in their order; none for others."""
    inside = inside_of(token)
    parts = [part for part in _ONE_AND_ANOTHER.split(inside) if part.strip()]
    if not 1 < len(parts) <= _MOST_PARTS or is_bell(inside):
        return ()
    bells = [is_bell(part) for part in parts]
    turns = [
        Stage.BELL if bell else pause_in(part, token[0]) for part, bell in zip(parts, bells, strict=True)
    ]
    known = [turn for turn in turns if turn is not None]
    return known if any(bells) and not all(bells) and len(known) == len(parts) else ()


def is_for_bell(token: re.Match[str], *, apart: bool) -> bool:
    """Whether a token means a bell."""
    return bool(token["rung"] or is_bell(inside_of(token)) or (apart and _told(token) is Stage.BELL))


def has_no_place(token: re.Match[str], *, apart: bool) -> bool:
    """Whether a token that is no pause tells how to read, or what to play."""
    inside = inside_of(token)
    told = is_direction(inside) or _told(token) is Stage.TOLD or _AT_A_TIME.fullmatch(inside.strip())
    directs = token["round"] and apart and told
    return bool(token["square"] or token["notes"] or token["loose"] or directs)


def _told(token: re.Match[str]) -> WrittenPause | Stage | None:
    return stage_direction(inside_of(token)) if token["round"] or token["square"] else None


def said_after_all(words: str) -> str:
    """What is asked about words that are said, and could be a direction."""
    return _("“{words}” is said; it may be a direction").format(words=words)
