"""Quiet between lines: by meaning, varied, capped, and kept company.

A pause that the author wrote is as long as written, times the pacing's scale. Where none is written, the
pacing's pause follows: longer after an invitation that wants time, at a passage's end and at a phase's end.
All are varied a little, always alike for the same words, so that no two neighbours have one length.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from zlib import crc32

from player.practice.pacing.model import LongSilence
from player.practice.planner.measuring.groups import Group, Quiet
from player.practice.planner.measuring.limits import Limits
from player.practice.planner.steps import StepKind

LEAST_PAUSE: Final = 1.0
"""No pause is shorter, in seconds (our default)."""

WANTS_TIME: Final = 2.5
PASSAGE_END: Final = 1.5
PHASE_END: Final = 2.0
"""How many times the pause between sentences comes after such a line (craft A7: two to three, half as much
again, twice)."""

LEAST_FACTOR: Final = 0.6
"""Pauses may be shortened to so much of their length to save time (our default)."""

_VARIES: Final = 0.15
"""Pauses vary by so much either way (craft A7)."""

APART: Final = 0.1
"""Neighbouring pauses differ by at least so many seconds (our default)."""

LEAST_QUIET: Final = 0.5
"""Where caps leave less than this after a long line, so much quiet stays all the same, in seconds."""

_LEAST_CHUNK: Final = 2.0
"""Presence lines closer together than this would be chatter, not company, in seconds."""


def varied(words: str) -> float:
    """How many times its length a pause after these words gets: 0.85 to 1.15, always the same for them."""
    return 1 - _VARIES + 2 * _VARIES * (crc32(words.encode()) % 1024) / 1023


def keep_apart(length: float, before: float, most: float) -> float:
    """A pause as it is, or a little shorter or longer where the one before has nearly the same length.

    Args:
        length: of the pause, in seconds.
        before: of the pause before it; 0 for none.
        most: how long it may be.
    """
    if abs(length - before) >= APART:
        return length
    shorter, longer = before - APART, before + APART
    return shorter if shorter >= LEAST_PAUSE or longer > most else longer


@dataclass(frozen=True)
class Caps:
    """What bounds the quiet after a line.

    Attributes:
        limits: of the plan.
        option_cost: seconds that the longest word about options takes with its pause.
        presence: seconds that the longest presence line takes.
    """

    limits: Limits
    option_cost: float
    presence: float

    def after(self, voiced: float) -> float:
        """The longest quiet after a line of so many seconds.

        Beside the longest silence it keeps room for a word about options before the line, or else that word
        could come too late.
        """
        room = self.limits.option_every - self.option_cost - voiced
        room = min(room, self.limits.max_silence)
        return max(LEAST_QUIET, room)


def chain(
    group: Group, voiced: float, begun: float, caps: Caps, presence: Callable[[int], str]
) -> list[Group]:
    """The group with its quiet inside the caps, and what follows of an open silence in company.

    Args:
        group: a line and the quiet that is wished for after it.
        voiced: seconds that the line takes.
        begun: seconds of quiet already running, for a group without a line of its own.
        caps: what bounds the quiet.
        presence: gives the presence line of a number, counted from 0.
    """
    room = caps.after(voiced) - begun
    kept: list[Quiet] = []
    followers: list[Group] = []
    for quiet in _in_contact_limit(group, voiced, caps):
        if quiet.kind is StepKind.WRITING:
            _keep(quiet, kept, followers)
            continue
        first, rest = _split(quiet, room, caps)
        if first.length > 0:
            _keep(first, kept, followers)
            room -= first.length
        for length in rest:
            line = presence(len(followers))
            part = quiet._replace(length=length)
            followers.append(Group(StepKind.PRESENCE, quiet.context, line, line, (part,)))
            room = caps.after(caps.presence) - length
    return [group._replace(quiets=tuple(kept)), *followers]


def _keep(quiet: Quiet, kept: list[Quiet], followers: list[Group]) -> None:
    if followers:
        followers[-1] = followers[-1]._replace(quiets=(*followers[-1].quiets, quiet))
    else:
        kept.append(quiet)


def _in_contact_limit(group: Group, voiced: float, caps: Caps) -> tuple[Quiet, ...]:
    """Contact that one line brings ends with that line's quiet, so the quiet keeps to what contact allows."""
    if not any(quiet.context.contact for quiet in group.quiets):
        return group.quiets
    left = max(LEAST_QUIET, caps.limits.contact_max - voiced)
    out = []
    for quiet in group.quiets:
        if quiet.context.contact:
            short = quiet if quiet.length <= left else quiet._replace(length=left)
            left -= short.length
            out.append(short)
        else:
            out.append(quiet)
    return tuple(out)


def _split(quiet: Quiet, room: float, caps: Caps) -> tuple[Quiet, list[float]]:
    """The part of a quiet that has room, and the lengths that follow presence lines."""
    if quiet.length <= room:
        return quiet, []
    trimmed = quiet._replace(length=max(0.0, room))
    if quiet.kind is not StepKind.SILENCE or caps.limits.long_silence is not LongSilence.COMPANIONED:
        return trimmed, []
    most = caps.after(caps.presence)
    count = math.ceil((quiet.length + caps.presence) / (most + caps.presence))
    even = (quiet.length + caps.presence) / count - caps.presence
    if count < 2 or even < _LEAST_CHUNK:  # noqa: PLR2004  # one chunk needs no company
        return trimmed, []
    first = min(even, max(0.0, room))
    return quiet._replace(length=first), [min(even, most)] * (count - 1)
