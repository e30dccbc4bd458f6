"""Quiet between lines: capped, trimmed, and kept company.

``chain`` turns a line and the quiet its author wants into a line with quiet inside every cap, followed, where
the pacing keeps company, by presence lines with the rest of an open silence.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from player.practice.pacing.model import LongSilence
from player.practice.planner.groups import Group, Quiet, with_quiets
from player.practice.planner.limits import Limits
from player.practice.planner.steps import StepKind

_LEAST_QUIET = 0.5
"""Where caps leave less than this after a long line, so much quiet stays all the same, in seconds."""

_LEAST_CHUNK = 2.0
"""Presence lines closer together than this would be chatter, not company, in seconds."""


@dataclass(frozen=True)
class Caps:
    """What bounds the quiet after a line.

    Attributes:
        limits: of the plan.
        option_cost: seconds that the longest word about options takes with its pause.
        presence: seconds that the longest presence line takes.
        least: the shortest quiet, in seconds.
    """

    limits: Limits
    option_cost: float
    presence: float
    least: float

    def after(self, voiced: float) -> float:
        """The longest quiet after a line of so many seconds.

        Beside the longest silence it keeps room for a word about options before the line, or else that word
        could come too late.
        """
        room = self.limits.option_every - self.option_cost - voiced
        room = min(room, self.limits.max_silence)
        return max(_LEAST_QUIET, room)


def chain(group: Group, voiced: float, begun: float, caps: Caps, presence: Callable[[], str]) -> list[Group]:
    """The group with its quiet inside the caps, and what follows of an open silence in company.

    Args:
        group: a line and the quiet its author wants.
        voiced: seconds that the line takes.
        begun: seconds of quiet already running, for a group without a line of its own.
        caps: what bounds the quiet.
        presence: gives the next presence line each time it is called.
    """
    wanted = _in_contact_limit(_at_least(group.quiets, group, caps.least - begun), group, voiced, caps)
    room = caps.after(voiced) - begun
    lengths = [quiet.length for quiet in wanted]
    if sum(lengths) <= room and (not lengths or min(lengths) > 0):
        return [group if wanted is group.quiets else with_quiets(group, wanted)]
    kept: list[Quiet] = []
    followers: list[Group] = []
    for quiet in wanted:
        first, rest = _split(quiet, room, caps)
        if first.length > 0 or first.kind is StepKind.CHECK_IN:
            _keep(first, kept, followers)
            room -= first.length
        for length in rest:
            line = presence()
            part = _lasting(quiet, length)
            followers.append(
                Group(
                    StepKind.PRESENCE, quiet.context, line, line, (part,), quiet.piece, group.paragraph, True
                )
            )
            room = caps.after(caps.presence) - length
    return [with_quiets(group, tuple(kept)), *followers]


def _lasting(quiet: Quiet, length: float) -> Quiet:
    return Quiet(quiet.kind, length, quiet.context, quiet.piece)


def _keep(quiet: Quiet, kept: list[Quiet], followers: list[Group]) -> None:
    if followers:
        followers[-1] = with_quiets(followers[-1], (*followers[-1].quiets, quiet))
    else:
        kept.append(quiet)


def _at_least(quiets: tuple[Quiet, ...], group: Group, least: float) -> tuple[Quiet, ...]:
    """The quiets, with a pause at their end where they are shorter than the pause between sentences."""
    missing = least - sum([quiet.length for quiet in quiets])
    if missing <= 0:
        return quiets
    if quiets and quiets[-1].kind is StepKind.PAUSE:
        return (*quiets[:-1], _lasting(quiets[-1], quiets[-1].length + missing))
    piece = max([group.piece, *(quiet.piece for quiet in quiets)])
    return (*quiets, Quiet(StepKind.PAUSE, missing, group.context, piece))


def _in_contact_limit(
    quiets: tuple[Quiet, ...], group: Group, voiced: float, caps: Caps
) -> tuple[Quiet, ...]:
    """Contact that one line brings ends with that line's quiet, so the quiet keeps to what contact allows."""
    if not group.context.contact and not any(quiet.context.contact for quiet in group.quiets):
        return quiets
    left = max(_LEAST_QUIET, caps.limits.contact_max - voiced)
    out = []
    for quiet in quiets:
        if quiet.context.contact:
            short = quiet if quiet.length <= left else _lasting(quiet, left)
            left -= short.length
            out.append(short)
        else:
            out.append(quiet)
    return tuple(out)


def _split(quiet: Quiet, room: float, caps: Caps) -> tuple[Quiet, list[float]]:
    """The part of a quiet that has room, and the lengths that follow presence lines."""
    if quiet.length <= room:
        return quiet, []
    trimmed = _lasting(quiet, max(0.0, room))
    if quiet.kind is not StepKind.SILENCE or caps.limits.long_silence is not LongSilence.COMPANIONED:
        return trimmed, []
    most = caps.after(caps.presence)
    count = math.ceil((quiet.length + caps.presence) / (most + caps.presence))
    even = (quiet.length + caps.presence) / count - caps.presence
    if count < 2 or even < _LEAST_CHUNK:  # noqa: PLR2004  # one chunk needs no company
        return trimmed, []
    first = min(even, max(0.0, room))
    return _lasting(quiet, first), [min(even, most)] * (count - 1)
