"""The ribbon: a plan at a glance."""

from itertools import groupby

from player.language.catalogue import _
from player.practice.own_titles import title_shown
from player.practice.plain_words import capitalised, length_in_words
from player.practice.planner.steps import Plan, Step, StepKind
from player.practice.script.model import Role
from player.practice.units import Seconds
from player.window.shared.ribbon import RibbonSegment, RibbonView, SegmentKind

LONG_QUIET = Seconds(5.0)
"""A pause shorter than this is drawn as part of the speech around it; our own choice for a calm picture."""


def _kind_of(step: Step) -> SegmentKind:
    if step.kind is StepKind.CHECK_IN:
        return SegmentKind.CHECK_IN
    if not step.kind.voiced and step.duration >= LONG_QUIET:
        return SegmentKind.QUIET
    return SegmentKind.ANCHOR if step.role is Role.ANCHOR else SegmentKind.VOICE


def ribbon_of(plan: Plan) -> RibbonView:
    """Neighbouring steps of one phase and kind become one segment; a phase's first segment has its label."""
    segments: list[RibbonSegment] = []
    labelled = ""
    for _unused, group in groupby(plan.steps, key=lambda step: (step.phase, step.role, _kind_of(step))):
        steps = tuple(group)
        first = steps[0]
        label = title_shown(first.phase) if first.phase != labelled else ""
        labelled = first.phase
        segments.append(_segment(steps, label))
    return RibbonView(tuple(segments), plan.duration)


def _segment(steps: tuple[Step, ...], label: str) -> RibbonSegment:
    first = steps[0]
    duration = Seconds(steps[-1].end - first.start)
    kind = _kind_of(first)
    return RibbonSegment(first.start, duration, kind, int(first.rung), label, _words(first, kind, duration))


def _words(step: Step, kind: SegmentKind, duration: Seconds) -> str:
    if kind is SegmentKind.CHECK_IN:
        return _("{phase}: a question about how you are, which you may skip").format(
            phase=title_shown(step.phase)
        )
    said = {"phase": title_shown(step.phase), "rung": step.rung.words, "length": length_in_words(duration)}
    if kind is SegmentKind.QUIET:
        return capitalised(_("{phase}, {rung}, quiet, {length}").format(**said))
    return capitalised(_("{phase}, {rung}, {length}").format(**said))
