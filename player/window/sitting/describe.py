"""The sitting in words."""

from dataclasses import dataclass
from itertools import islice
from typing import Final

from player.language.catalogue import _
from player.practice.display_text import isolated
from player.practice.plain_words import about_minutes, length_in_words, seconds_in_words
from player.practice.planner.steps import Plan
from player.practice.session.cues import Cue, heard_lines
from player.practice.session.table import Session, State, step_at
from player.practice.units import Seconds
from player.sittings.volumes import Volumes
from player.window.shared.ribbon import RibbonView
from player.window.sitting.state import QuietView, SittingView, VolumeItem

QUIET_MARKER_FROM = Seconds(1.5)
"""Shorter pauses pass without a marker, so that it does not flicker between sentences. Our own choice."""


ANNOUNCED_FROM = Seconds(5.0)
"""A shorter silence is over before a screen reader has said how long it is. Our own choice."""


@dataclass(frozen=True)
class SittingWords:
    """What the sitting's screen needs besides the session.

    Attributes:
        pacing_name: in words, such as ``"Gentle"``.
        ribbon: of the plan in force; the same object while the plan is unchanged.
        waiting: why nothing is heard yet, or empty.
        countdown: False if the person hides how long a silence lasts.
        volumes: of everything that can be heard.
        volumes_open: whether they are shown.
        cues: captions of a recording, by their start.
        text_only: nothing is spoken.
        can_soften: something softer is left.
        device_offer: an output that sound could go to if asked; empty if none is.
    """

    pacing_name: str
    ribbon: RibbonView
    waiting: str
    countdown: bool
    volumes: tuple[VolumeItem, ...]
    text_only: bool
    can_soften: bool
    device_offer: str = ""
    volumes_open: bool = False
    cues: tuple[Cue, ...] = ()


def sitting_view(session: Session, plan: Plan, words: SittingWords) -> SittingView:
    """The sitting at the session's position."""
    index = step_at(plan, session.position)
    line, before = _captions(plan, index, session.position, words.cues)
    at_writing = session.state is State.WRITING
    return SittingView(
        title=plan.script_title,
        status=status_words(session, plan, words.pacing_name),
        line=line,
        line_before=before,
        ribbon=words.ribbon,
        quiet=_quiet(session, plan, index, words),
        position=session.position,
        paused=session.state is State.PAUSED,
        at_writing=at_writing,
        writes=plan.writes,
        waiting=plan.steps[session.held_step or 0].prompt if at_writing else words.waiting,
        message=session.message,
        device_offer=words.device_offer,
        volumes=words.volumes,
        volumes_open=words.volumes_open,
        can_back=session.state in UNDER_WAY,
        can_skip=session.state in UNDER_WAY,
        softened=_softened(session.softened),
        softened_times=session.softened,
        can_soften=words.can_soften,
        text_only=words.text_only,
    )


UNDER_WAY: Final = frozenset({State.PLAYING, State.PAUSED, State.WRITING})

_LOUDNESS: Final = (("voice", _("Voice")), ("background", _("Background")), ("bells", _("Bells")))


def volume_items(volumes: Volumes, *, background: bool, bells: bool) -> tuple[VolumeItem, ...]:
    """The volumes that make a difference in a sitting: the voice's, and others where they are heard."""
    heard = {"voice": True, "background": background, "bells": bells}
    return tuple(
        VolumeItem(name, label, round(getattr(volumes, name) * 100))
        for name, label in _LOUDNESS
        if heard[name]
    )


def status_words(session: Session, plan: Plan, pacing_name: str) -> str:
    """The pacing, and about how long it still is."""
    left = about_minutes(Seconds(max(0.0, plan.duration - session.position)))
    return _("{isolated} · {left} left").format(isolated=isolated(pacing_name), left=left)


def _captions(plan: Plan, index: int, position: Seconds, cues: tuple[Cue, ...]) -> tuple[str, str]:
    """The line being spoken (or last spoken) and the one before it."""
    now, before = (*islice(heard_lines(plan, index, position, cues), 2), "", "")[:2]
    here = plan.steps[index]
    if not here.kind.voiced and here.text and here.text != now:
        return here.text, now
    return now, before


def _quiet_run(plan: Plan, index: int) -> tuple[Seconds, Seconds]:
    """Start and end of the run of unvoiced steps that a step lies in."""
    first = last = index
    while first > 0 and not plan.steps[first - 1].kind.voiced:
        first -= 1
    while last + 1 < len(plan.steps) and not plan.steps[last + 1].kind.voiced:
        last += 1
    return plan.steps[first].start, plan.steps[last].end


def _quiet(session: Session, plan: Plan, index: int, words: SittingWords) -> QuietView | None:
    if plan.steps[index].kind.voiced or session.state in {State.PREPARING, State.WRITING}:
        return None
    start, end = _quiet_run(plan, index)
    length = Seconds(end - start)
    if length < QUIET_MARKER_FROM:
        return None
    left = max(0.0, end - session.position)
    # A pacing that wants the time counted wins over the setting: it was chosen to make silences plain.
    countdown = words.countdown or any(step.countdown for step in plan.steps[index : index + 1])
    text = (
        _("quiet for {seconds_in_words} more").format(
            seconds_in_words=seconds_in_words(Seconds(max(1.0, left)))
        )
        if countdown
        else _("quiet")
    )
    return QuietView(
        text, min(1.0, max(0.0, 1.0 - left / length)), countdown, _announced(length, countdown=countdown)
    )


def _announced(length: Seconds, *, countdown: bool) -> str:
    if length < ANNOUNCED_FROM:
        return ""
    return (
        _("Quiet, {length_in_words}").format(length_in_words=length_in_words(length))
        if countdown
        else _("Quiet")
    )


def _softened(times: int) -> str:
    if times == 0:
        return ""
    # How often doesn't matter to anyone; where it leads back to does.
    return _("One step softer") if times == 1 else _("Softer than it began")
