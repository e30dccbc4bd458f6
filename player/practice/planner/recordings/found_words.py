"""What was found in a recording, said before it begins: its pauses, what becomes of them, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import inf
from typing import Final

from player.language.catalogue import _, counted
from player.practice.plain_words import place_within
from player.practice.planner.recordings.recording import Recording, pauses_of
from player.practice.planner.steps import Plan, Step, Voice
from player.practice.planner.summary import summarise
from player.practice.units import ROUNDING_S, Rung, Seconds

_HARDLY: Final = 0.5
"""Seconds by which nobody notices that a silence is longer."""


@dataclass(frozen=True)
class PausesHeard:
    """What becomes of the pauses of a recording in one sitting; all of them together are those found.

    Attributes:
        paced: their length follows the pacing.
        as_they_are: over music that can't be continued or cut.
        not_heard: of either kind, in what is left out.
    """

    paced: int
    as_they_are: int
    not_heard: int


def pauses_heard(recording: Recording, plan: Plan) -> PausesHeard:
    """How many pauses are heard in a plan, and how."""
    heard = [(step.recorded.start, step.recorded.end) for step in plan.steps if step.recorded is not None]
    ends, starts = [end for _start, end in heard], [start for start, _end in heard]
    pauses, music = pauses_of(recording), recording.melodic
    paced = sum(_any_within(ends, pause) and _any_within(starts, pause) for pause in pauses)
    kept = sum(any(a < end - ROUNDING_S and start + ROUNDING_S < b for a, b in heard) for start, end in music)
    return PausesHeard(paced, kept, len(pauses) + len(music) - paced - kept)


def _any_within(places: Sequence[float], span: tuple[float, float]) -> bool:
    return any(span[0] - ROUNDING_S <= place <= span[1] + ROUNDING_S for place in places)


def found_in_words(recording: Recording, plan: Plan | None = None, longest: float = inf) -> str:
    """The pauses found, in one to five plain sentences.

    Args:
        recording: as far as it is known.
        plan: of the sitting, where there is one: then also how many of them aren't heard in it.
        longest: seconds of the longest silence that the pacing wants: that it is longer is said too.
    """
    if recording.silent:
        return _("No sound was found in it, so it isn't played.")
    found = _found(len(pauses_of(recording)), len(recording.melodic))
    missing = 0 if plan is None else pauses_heard(recording, plan).not_heard
    if missing:
        unheard = counted(
            "1 pause isn't heard, for what is around it is left out.",
            "{number} of the pauses aren't heard, for what is around them is left out.",
            missing,
        )
        found = f"{found} {unheard}"
    if recording.drowned:
        found = f"{found} {_drowned()}"
    if plan is not None and (quiet := summarise(plan).longest_silence) > longest + _HARDLY:
        found = f"{found} {_too_quiet(quiet, longest, doubtful=_doubtful(plan.steps, longest))}"
    return found if recording.complete else _("So far: {found}").format(found=found)


def _drowned() -> str:
    return _(
        "The music or other sound under its words is about as loud as they are. So Kindpace can't tell for "
        "sure where they are, and a line of its own may come over some."
    )


def _doubtful(steps: Sequence[Step], longest: float) -> bool:
    """Whether somebody may speak where too long nobody surely does."""
    quiet = (list(among) for speaks, among in groupby(steps, key=lambda step: step.speaks) if not speaks)
    return any(
        any(step.recorded is not None and step.recorded.voice is not Voice.NONE for step in run)
        for run in quiet
        if sum(step.duration for step in run) > longest + _HARDLY
    )


def _too_quiet(quiet: float, longest: float, *, doubtful: bool) -> str:
    if doubtful:
        return _(
            "Up to {quiet:.0f} seconds may pass without words of its own voice: longer than the "
            "{longest:.0f} seconds of this pacing, for no line has room there."
        ).format(quiet=quiet, longest=longest)
    return _(
        "Where it sounds without words, nobody speaks for up to {quiet:.0f} seconds: longer than the "
        "{longest:.0f} seconds of this pacing, for no line has room there."
    ).format(quiet=quiet, longest=longest)


def _found(pauses: int, music: int) -> str:
    if not pauses and not music:
        return _(
            "No pauses were found, so it plays as it is. Kindpace's own lines come at its quietest places."
        )
    if not music:
        return counted(
            "1 pause was found. The pacing sets how long it is; its own quiet fills it.",
            "{number} pauses were found. The pacing sets how long they are; its own quiet fills them.",
            pauses,
        )
    if not pauses:
        return counted(
            "1 pause was found. It is over music that can't be continued or cut, so it plays as it is. "
            "Kindpace's own lines come over it.",
            "{number} pauses were found. They are over music that can't be continued or cut, so it plays "
            "as it is. Kindpace's own lines come over it.",
            music,
        )
    return counted(
        "{all} pauses were found. The pacing sets how long {pauses} of them are. 1 is over music that "
        "can't be continued or cut: there it plays as it is.",
        "{all} pauses were found. The pacing sets how long {pauses} of them are. {number} are over music "
        "that can't be continued or cut: there it plays as it is.",
        music,
        all=pauses + music,
        pauses=pauses,
    )


def no_sound(name: str, fault: str = "") -> str:
    """Why a recording isn't played, where nothing is to be heard in it.

    Args:
        name: its name.
        fault: what is wrong with it, in a sentence; empty where it is whole.
    """
    if fault:
        return _("There is no sound in {name} that can be played. {fault}").format(name=name, fault=fault)
    return _("There is no sound in {name}, so there is nothing to play. Choose another file.").format(
        name=name
    )


def shortened(start: float, end: float | None, length: Seconds, total: float) -> str:
    """What of a recording is left out, to keep to a sitting's length.

    Args:
        start: where the part that is left out begins, in seconds of the recording.
        end: where it ends; None for everything to the end.
        length: the recording's own length.
        total: how long the sitting may be, in seconds.
    """
    minutes = f"{total / 60:.3g}"
    number = 1 if minutes == "1" else 2
    if start <= 0.0 and end is None:
        return counted(
            "Nothing of it has room in {minutes} minute, beside what comes before and after it.",
            "Nothing of it has room in {minutes} minutes, beside what comes before and after it.",
            number,
            minutes=minutes,
        )
    places = {
        "start": place_within(start, length),
        "whole": place_within(length, length),
        "minutes": minutes,
    }
    if end is None:
        return counted(
            "It ends at {start} of {whole}, to keep to {minutes} minute.",
            "It ends at {start} of {whole}, to keep to {minutes} minutes.",
            number,
            **places,
        )
    return counted(
        "What comes from {start} to {end} of {whole} is left out, to keep to {minutes} minute; its closing "
        "is heard.",
        "What comes from {start} to {end} of {whole} is left out, to keep to {minutes} minutes; its closing "
        "is heard.",
        number,
        end=place_within(end, length),
        **places,
    )


def too_high(rung: Rung, highest: Rung) -> str:
    """Why nothing of a recording is heard: what it counts as, and how far the sitting goes."""
    return _("It counts as {here}, and this sitting goes as far as {highest}.").format(
        here=rung.words, highest=highest.words
    )


def why_not_whole(recording: Recording) -> list[str]:
    """Why a recording, or the end of it, can't be heard now, each in a sentence; none where it can."""
    reasons = [_("No sound was found in it.")] if recording.silent else []
    if recording.fault:
        looked = place_within(recording.looked, recording.length)
        only = _("Only its first {clock} can be played. {fault}")
        reasons.append(only.format(clock=looked, fault=recording.fault))
    elif not recording.complete:
        reasons.append(_("The rest of it is still being looked through; it joins in a moment."))
    return reasons
