"""Makes a timeline, which the engine plays, from a plan. Pure; shared by the window and the command line.

The names and lengths of clips come from the speech cache. This module only places them, so a rendered file
and a sitting in the window have the same samples.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from audio.analysis.programme import PROGRAMME, SILENT, decibels, factor
from audio.analysis.survey import Survey
from audio.mix.timeline import Background, PlacedClip, Timeline
from audio.units import SAMPLE_RATE, ClipName, Frames, Lufs, frames, seconds
from player.language.catalogue import _
from player.practice.errors import PracticeError
from player.practice.planner.recordings.recording import Recording, Span
from player.practice.planner.steps import LineDurations, Plan, RecordedSlice, Step, StepKind, Voice
from player.practice.units import Seconds
from player.sittings.room_fill import OUTER, Heard, filled

_BEGINNING: Final = Seconds(0.0)
HELD: Final = frozenset({StepKind.CHECK_IN, StepKind.WRITING})
"""The kinds of steps at which the sound waits for the person."""

SLICE_FADE_IN: Final = frames(0.02)
SLICE_FADE_OUT: Final = frames(0.1)
"""Frames. The fades where a recording is cut in its pauses, within its own quiet of 0.06 and 0.2 s."""


DUCK_RAMP: Final = frames(0.4)
"""Frames over which a recording goes under one of our lines and comes back (our default)."""

_ROUNDING: Final = frames(0.002)


@dataclass(frozen=True)
class Clip:
    """A sound that is ready to be played.

    Attributes:
        name: its name in the cache.
        length: its length in frames.
    """

    name: ClipName
    length: Frames


@dataclass(frozen=True)
class Surroundings:
    """What sounds around the voice, and how it fades.

    Attributes:
        background: rain or the like, or a person's own file; None for quiet.
        room_tone: what is heard in the quiet where there is no background; None for digital silence.
        fade_in, fade_out: seconds over which background and bells fade in at the beginning and out at the end
            (the pacing's ``fade_in_s`` and ``fade_out_s``). The voice is not faded, so that no word is lost.
        sinks: seconds over which the background sinks before its end, where it leads towards sleep.
    """

    background: Background | None = None
    fade_in: Seconds = Seconds(0.0)
    fade_out: Seconds = Seconds(0.0)
    room_tone: Background | None = None
    sinks: Seconds = Seconds(0.0)


def heard_around(
    plan: Plan, background: Background | None, room_tone: Background | None = None
) -> Surroundings:
    """What the plan lets sound around the voice, and how slowly it comes and goes.

    Args:
        plan: the sitting.
        background: what was chosen.
        room_tone: for the quiet where no background plays, and no recording with a quiet of its own.
    """
    sound = plan.around.sound
    heard = background if sound.background else None
    tone = None if heard is not None or plan.recorded else room_tone
    return Surroundings(heard, sound.fade_in, sound.fade_out, tone, plan.sinks_over)


Clips = Mapping[str, Clip]
"""The clips of spoken lines, by ``Step.spoken``."""


class MissingClipError(PracticeError):
    """A step should sound, and there is no clip for it."""

    def __init__(self, step: Step) -> None:
        self.step = step
        super().__init__(
            _(
                "The {kind} step at {start:.1f} s ({text!r}) has no sound yet. Prepare every line of "
                "the plan before putting it on a timeline."
            ).format(kind=step.kind, start=step.start, text=step.text)
        )


def spoken_lines(plan: Plan, since: Seconds = _BEGINNING, *, asked: bool = False) -> tuple[str, ...]:
    """The texts the voice has to speak, each once, in the order in which they are first heard.

    Args:
        plan: the sitting's plan.
        since: where the sitting begins, in seconds; lines before it come last.
        asked: with the questions of check-ins, which stand on no timeline.
    """
    heard = sorted(plan.steps, key=lambda step: step.start < since)
    texts = (_said(step) if step.kind.voiced or asked else "" for step in heard)
    return tuple(dict.fromkeys(text for text in texts if text))


def _said(step: Step) -> str:
    return step.prompt if step.kind is StepKind.CHECK_IN else step.spoken


def measured_durations(clips: Clips, otherwise: LineDurations) -> LineDurations:
    """Returns a function from a line to its length: measured if its clip is ready, else from ``otherwise``.

    Args:
        clips: the lines that have been spoken.
        otherwise: returns the length of any other line, in seconds; usually an estimate from the pace.
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

    A line's real length may make room for another line, which then has to be spoken too. So: plan, speak the
    new lines, plan again, until a plan has no new line. The set of spoken lines only grows, and a script and
    the phrasebook have finitely many, so the loop ends, usually after two or three rounds.

    Args:
        planned: makes the plan from line durations.
        prepared: speaks lines and returns their clips, without those of lines that can't be spoken.
        estimated: returns the estimated length of a line that was not spoken, in seconds.

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
    waits: bool = True,
) -> Timeline:
    """The timeline with the clip of every voiced step and bell in its place.

    A spoken clip always keeps its whole length, so that no word is cut, even where the plan was made from
    estimates.

    Args:
        plan: the steps.
        clips: the spoken lines; None for a text-only sitting, in which nothing is spoken.
        bell: the bell's sound; None if there are to be no bells.
        partial: leave a line silent if its clip is not ready, instead of raising (while the rest of the
            sitting is being prepared; the timeline is exchanged later).
        around: background and fades; if given, the bells have a bus of their own with its own volume.
        waits: False for a file, which waits for nobody: nothing fades where a sitting would wait.

    Raises:
        MissingClipError: a line has no clip, and ``partial`` is False.
    """
    placed: list[PlacedClip] = []
    bells: list[PlacedClip] = []
    heard: list[Heard] = []
    for step in plan.steps:
        clip = _clip_of(step, clips, bell, partial=partial)
        if step.recorded is not None:
            _add_recorded(heard, step, step.recorded)
        if clip is not None:
            bus = bells if around is not None and step.kind is StepKind.BELL else placed
            bus.append(PlacedClip(frames(step.start), clip.length, clip.name, plan.own_gain))
    holds = tuple(frames(step.start) for step in plan.steps if waits and step.kind in HELD)
    placed += [recorded.clip for recorded in heard]
    end = Frames(max((frames(plan.duration), *(clip.end for clip in (*placed, *bells)))))
    placed += filled(heard, holds, end)
    in_order = tuple(sorted(placed, key=lambda clip: clip.start))
    timeline = Timeline(clips=in_order, holds=holds, length=end)
    if around is None:
        return timeline
    return replace(
        timeline,
        bells=tuple(bells),
        background=around.background,
        room_tone=None if clips is None else around.room_tone,
        fade_in=frames(around.fade_in),
        fade_out=frames(around.fade_out),
        sinks=frames(around.sinks),
    )


def _add_recorded(heard: list[Heard], step: Step, recorded: RecordedSlice) -> None:
    """Put a slice of a recording in its place; one that goes on with the last joins it to the sample."""
    start, fade_in = frames(step.start), _faded(recorded, SLICE_FADE_IN)
    before = heard[-1] if heard else None
    # A gap of a millisecond is rounding: the sitting's clock and the recording's are both in seconds.
    near = before is not None and abs(before.clip.end - start) < _ROUNDING
    if before is not None and near and frames(before.slice.end) == frames(recorded.start):
        start, fade_in = before.clip.end, Frames(0)
        turned = before.slice.gain != recorded.gain
        ramp = min(DUCK_RAMP, frames(recorded.length)) if turned else 0
        # Where it goes under a line or comes back, one level falls while the other rises.
        longer = replace(before.clip, length=Frames(before.clip.length + ramp), fade_out=Frames(ramp))
        heard[-1] = replace(before, clip=longer)
        fade_in = Frames(ramp)
    elif before is not None and before.slice.room[1]:
        heard[-1] = replace(before, clip=replace(before.clip, fade_out=Frames(0)))
    clip = PlacedClip(
        start=Frames(start),
        length=Frames(frames(recorded.end) - frames(recorded.start)),
        clip=ClipName(recorded.recording),
        gain=recorded.gain,
        offset=frames(recorded.start),
        fade_in=fade_in if not recorded.room[0] else Frames(0),
        fade_out=Frames(0) if recorded.room[1] else _faded(recorded, SLICE_FADE_OUT),
    )
    heard.append(Heard(clip, recorded))


def _faded(recorded: RecordedSlice, usual: Frames) -> Frames:
    """The frames of a fade where a recording is cut: longer in music, which would else come at once."""
    return min(OUTER, Frames(frames(recorded.length) // 2)) if recorded.voice is Voice.NONE else usual


def recording_of(survey: Survey, title: str, gain: float | None = None) -> Recording:
    """The recording of a survey, for the planner.

    Args:
        survey: what the survey has found so far.
        title: the title that the person sees.
        gain: the gain it has been played with so far, which is never raised; None if it hasn't been played.
    """
    played = survey.gain if gain is None else min(gain, survey.gain)
    return Recording(
        name=survey.clip,
        title=title,
        content_hash=survey.clip,
        length=Seconds(seconds(Frames(survey.length))),
        looked=Seconds(seconds(Frames(survey.looked))),
        complete=survey.complete,
        slices=_in_seconds(survey.slices),
        gain=played,
        fault=survey.fault,
        melodic=_in_seconds(survey.melodic),
        wordless=_in_seconds(survey.wordless),
        faint=_in_seconds(survey.faint),
        unsure=_in_seconds(survey.unsure),
        drowned=survey.drowned,
        own_gain=own_gain_beside(Lufs(survey.loudness), played),
        skipped=next(iter(_in_seconds(survey.skipped)), None),
    )


def own_gain_beside(loudness: Lufs, gain: float) -> float:
    """The factor of our own lines beside a voice of so much loudness, with this gain; at most 1."""
    if loudness <= SILENT:
        return 1.0
    return factor(min(0.0, loudness + decibels(gain) - PROGRAMME))


def _in_seconds(spans: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    return tuple((Seconds(start / SAMPLE_RATE), Seconds(end / SAMPLE_RATE)) for start, end in spans)


def _clip_of(step: Step, clips: Clips | None, bell: Clip | None, *, partial: bool) -> Clip | None:
    if step.kind is StepKind.BELL:
        return bell
    if clips is None or not step.kind.voiced or not step.spoken:
        return None
    clip = clips.get(step.spoken)
    if clip is None and not partial:
        raise MissingClipError(step)
    return clip
