"""From a plan to what the engine plays. Pure, and shared by the window and the command line.

The names of clips and their lengths come from the speech cache; this module only puts them in their places,
so a rendered file and a sitting in the window hold the same samples.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from audio.analysis.survey import Survey
from audio.mix.timeline import Background, PlacedClip, Timeline
from audio.units import SAMPLE_RATE, ClipName, Frames, frames, seconds
from player.practice.errors import PracticeError
from player.practice.planner.recordings.recording_plan import Recording
from player.practice.planner.steps import LineDurations, Plan, RecordedSlice, Step, StepKind
from player.practice.units import Seconds

_BEGINNING: Final = Seconds(0.0)
HELD: Final = frozenset({StepKind.CHECK_IN, StepKind.WRITING})
"""Where the sound waits for the person."""

SLICE_FADE_IN: Final = frames(0.02)
SLICE_FADE_OUT: Final = frames(0.1)
"""Frames of the ramps where a recording is cut in its pauses: its own quiet, of 0.06 and 0.2 s, is around."""


@dataclass(frozen=True)
class Clip:
    """A sound that is ready to be played.

    Attributes:
        name: its name in the cache.
        length: how long it sounds, in frames.
    """

    name: ClipName
    length: Frames


@dataclass(frozen=True)
class Surroundings:
    """What sounds around the voice, and how it comes and goes.

    Attributes:
        background: rain or the like, or a person's own file; None for quiet.
        fade_in, fade_out: seconds over which background and bells come in at the beginning and go out at the
            end (the pacing's ``fade_in_s`` and ``fade_out_s``). The voice is not faded: no word is lost.
    """

    background: Background | None = None
    fade_in: Seconds = Seconds(0.0)
    fade_out: Seconds = Seconds(0.0)


def heard_around(plan: Plan, background: Background | None) -> Surroundings:
    """What the plan lets sound around the voice, and how slowly it comes and goes."""
    sound = plan.around.sound
    return Surroundings(background if sound.background else None, sound.fade_in, sound.fade_out)


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


def spoken_lines(plan: Plan, since: Seconds = _BEGINNING) -> tuple[str, ...]:
    """The texts the voice has to speak, each once, in the order in which they are first heard.

    Args:
        plan: the sitting.
        since: where it is heard from, in seconds; what lies before comes last.
    """
    voiced = sorted((step for step in plan.steps if step.kind.voiced), key=lambda step: step.start < since)
    return tuple(dict.fromkeys(step.spoken for step in voiced if step.spoken))


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
    around: Surroundings | None = None,
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
        around: background and fades; with it the bells are on a bus of their own, which has its own volume.

    Raises:
        MissingClipError: a line has no clip, and ``partial`` is False.
    """
    placed: list[PlacedClip] = []
    bells: list[PlacedClip] = []
    before: RecordedSlice | None = None
    for step in plan.steps:
        clip = _clip_of(step, clips, bell, partial=partial)
        if step.recorded is not None:
            _add_recorded(placed, step, step.recorded, before)
        elif clip is not None:
            bus = bells if around is not None and step.kind is StepKind.BELL else placed
            bus.append(PlacedClip(frames(step.start), clip.length, clip.name))
        before = step.recorded
    holds = tuple(frames(step.start) for step in plan.steps if step.kind in HELD)
    end = max((frames(plan.duration), *(clip.end for clip in (*placed, *bells))))
    timeline = Timeline(clips=tuple(placed), holds=holds, length=Frames(end))
    if around is None:
        return timeline
    return replace(
        timeline,
        bells=tuple(bells),
        background=around.background,
        fade_in=frames(around.fade_in),
        fade_out=frames(around.fade_out),
    )


def _add_recorded(
    placed: list[PlacedClip], step: Step, recorded: RecordedSlice, before: RecordedSlice | None
) -> None:
    """Put a slice of a recording in its place; one that goes on with the last joins it to the sample."""
    goes_on = before is not None and frames(before.end) == frames(recorded.start)
    start = placed[-1].end if goes_on else frames(step.start)
    if goes_on:
        placed[-1] = replace(placed[-1], fade_out=Frames(0))
    placed.append(
        PlacedClip(
            start=start,
            length=Frames(frames(recorded.end) - frames(recorded.start)),
            clip=ClipName(recorded.recording),
            gain=recorded.gain,
            offset=frames(recorded.start),
            fade_in=Frames(0) if goes_on else SLICE_FADE_IN,
            fade_out=SLICE_FADE_OUT,
        )
    )


def recording_of(survey: Survey, title: str, gain: float | None = None) -> Recording:
    """A surveyed recording, as the planner knows it.

    Args:
        survey: what was found so far.
        title: for the person.
        gain: that it has been played with so far; it is only ever lowered, so that nothing steps up.
    """
    return Recording(
        name=survey.clip,
        title=title,
        content_hash=survey.clip,
        length=Seconds(seconds(Frames(survey.length))),
        looked=Seconds(seconds(Frames(survey.looked))),
        complete=survey.complete,
        slices=tuple((Seconds(a / SAMPLE_RATE), Seconds(b / SAMPLE_RATE)) for a, b in survey.slices),
        gain=survey.gain if gain is None else min(gain, survey.gain),
        fault=survey.fault,
    )


def _clip_of(step: Step, clips: Clips | None, bell: Clip | None, *, partial: bool) -> Clip | None:
    if step.kind is StepKind.BELL:
        return bell
    if clips is None or not step.kind.voiced or not step.spoken:
        return None
    clip = clips.get(step.spoken)
    if clip is None and not partial:
        raise MissingClipError(step)
    return clip
