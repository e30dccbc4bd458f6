"""Writes a plan's spoken lines as WebVTT captions (W3C, "WebVTT: The Web Video Text Tracks Format", 2019)."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

import webvtt

from player.language.catalogue import _
from player.practice.own_titles import title_shown
from player.practice.pacing.built_in import title_of
from player.practice.planner.steps import Plan, RecordedSlice, Step, StepKind
from player.practice.session.cues import Cue, cues_in, webvtt_time

_ARROW: Final = "-->"
"""Separates a cue's times, so it must not be in a note."""


def captions_of(plan: Plan, cues: Sequence[Cue] = ()) -> str:
    """The text of a WebVTT file: a cue for each step with speech, and a recording's own captions.

    A cue's identifier is the step's number in ``plan --json``, counted from 1, and its kind, such as
    ``12 say``; it is ``12 option`` if the line, also one of the author's, offers a way out. A note before the
    cue gives the rung and the phase. Check-ins take no time, so the times are those of the rendered file.

    Args:
        plan: the sitting's plan.
        cues: the recording's captions, ordered by start; empty where it has none.
    """
    track = webvtt.WebVTT()
    track.header_comments.append(
        _note(
            _("{script_title}, pacing {pacing_name}").format(
                script_title=plan.script_title, pacing_name=title_of(plan.pacing_name)
            )
        )
    )
    for number, step in enumerate(plan.steps, start=1):
        if step.recorded is not None:
            # The words of a recording are known only from its own captions.
            track.captions.extend(_own(number, step, step.recorded, cues))
        elif step.kind.voiced:
            track.captions.append(_cue(number, step))
    return f"{track.content}\n"


def _cue(number: int, step: Step) -> webvtt.Caption:
    cue = webvtt.Caption(
        start=webvtt_time(step.start),
        end=webvtt_time(step.end),
        text=escape(step.text, quote=False),
        identifier=f"{number} {StepKind.OPTION if step.offers else step.kind}",
    )
    cue.comments.append(
        _note(
            _("rung {rung} {words}, phase {phase}").format(
                rung=step.rung, words=step.rung.words, phase=title_shown(step.phase)
            )
        )
    )
    return cue


def _own(number: int, step: Step, recorded: RecordedSlice, cues: Sequence[Cue]) -> Iterator[webvtt.Caption]:
    for cue in cues_in(recorded, cues):
        start = step.start + cue.start - recorded.start
        yield webvtt.Caption(
            start=webvtt_time(start),
            end=webvtt_time(start + cue.end - cue.start),
            text=escape(cue.text, quote=False),
            identifier=f"{number} {step.kind}",
        )


def _note(text: str) -> str:
    return " ".join(text.split()).replace(_ARROW, "→")
