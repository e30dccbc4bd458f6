"""From a plan to what the engine plays. Pure, and shared by the window and the command line.

The names of clips and their lengths come from the speech cache; this module only puts them in their places,
so a rendered file and a sitting in the window hold the same samples.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from audio.timeline import Placed, Timeline
from audio.units import ClipName, Frames, frames, seconds
from player.practice.errors import PracticeError
from player.practice.steps import LineDurations, Plan, Step, StepKind
from player.practice.units import Seconds


@dataclass(frozen=True)
class Clip:
    """A sound that is ready to be played.

    Attributes:
        name: its name in the cache.
        length: how long it sounds, in frames.
    """

    name: ClipName
    length: Frames


Clips = Mapping[str, Clip]
"""The clips of spoken lines, by ``Step.spoken``."""


class MissingClipError(PracticeError):
    """A step should sound, and there is no clip for it."""

    def __init__(self, step: Step) -> None:
        self.step = step
        super().__init__(
            f"The {step.kind} step at {step.start:.1f} s ({step.text!r}) has no sound yet. "
            "Prepare every line of the plan before putting it on a timeline."
        )


def spoken_lines(plan: Plan) -> tuple[str, ...]:
    """The texts the voice has to speak, each once, in the order in which they are first heard."""
    return tuple(dict.fromkeys(step.spoken for step in plan.steps if step.kind.voiced and step.spoken))


def measured_durations(clips: Clips, otherwise: LineDurations) -> LineDurations:
    """How long each line takes: measured where its clip is ready, ``otherwise`` where it is not yet.

    Args:
        clips: the lines that have been spoken.
        otherwise: asked for every other line, usually an estimate from the pace.
    """

    def duration(spoken: str) -> Seconds:
        clip = clips.get(spoken)
        return otherwise(spoken) if clip is None else Seconds(seconds(clip.length))

    return duration


def plan_as_spoken(
    planned: Callable[[LineDurations], Plan],
    prepared: Callable[[tuple[str, ...]], Clips],
    estimated: LineDurations,
) -> tuple[Plan, Clips]:
    """Plan with the voice's own durations instead of estimates.

    A line's real length may let in or push out another line, which then has to be spoken too. So: plan,
    speak what is new, plan again, until a plan needs no new line. Lines only ever join, and a script and the
    phrasebook hold finitely many, so it ends; it takes two or three rounds.

    Args:
        planned: makes the plan from line durations.
        prepared: speaks lines and returns their clips; lines that can't be spoken at all are left out.
        estimated: durations of the lines that were not spoken.

    Returns:
        The plan, and the clips of all its lines that can be spoken.
    """
    clips: dict[str, Clip] = {}
    asked: set[str] = set()
    while True:
        plan = planned(measured_durations(clips, estimated))
        new = tuple(line for line in spoken_lines(plan) if line not in asked)
        if not new:
            return plan, clips
        asked.update(new)
        clips.update(prepared(new))


def timeline_of(
    plan: Plan,
    clips: Clips | None,
    bell: Clip | None = None,
    *,
    partial: bool = False,
) -> Timeline:
    """Put every voiced step and bell in its place.

    A spoken clip always keeps its whole length: a word is never cut, even where the plan was made from
    estimates.

    Args:
        plan: the steps.
        clips: the spoken lines; None for a text-only sitting, in which nothing is spoken.
        bell: the bell's sound; None if bells are not wanted.
        partial: leave a line silent if its clip is not ready, instead of raising (the rest of the sitting is
            still being prepared and the timeline will be exchanged).

    Raises:
        MissingClipError: a line has no clip, and ``partial`` is False.
    """
    placed = []
    for step in plan.steps:
        clip = _clip_of(step, clips, bell, partial=partial)
        if clip is not None:
            placed.append(Placed(frames(step.start), clip.length, clip.name))
    holds = tuple(frames(step.start) for step in plan.steps if step.kind is StepKind.CHECK_IN)
    end = max((frames(plan.duration), *(clip.end for clip in placed)))
    return Timeline(clips=tuple(placed), holds=holds, length=Frames(end))


def _clip_of(step: Step, clips: Clips | None, bell: Clip | None, *, partial: bool) -> Clip | None:
    if step.kind is StepKind.BELL:
        return bell
    if clips is None or not step.kind.voiced or not step.spoken:
        return None
    clip = clips.get(step.spoken)
    if clip is None and not partial:
        raise MissingClipError(step)
    return clip
