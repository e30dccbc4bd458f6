"""The limits that a plan keeps, resolved from pacing and choices."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from player.practice.choices import Anchor
from player.practice.pacing.model import CheckInAt, LongSilence, Pacing
from player.practice.pacing.resolved_choices import ResolvedChoices
from player.practice.planner.steps import Step, end_of
from player.practice.units import Seconds

_EDGES_AT_MOST: Final = 0.85
"""Opening and return share at most this much of a sitting, which leaves room for words about options."""

_RETURN_MARGIN_S: Final = 10.0
"""Beside the least length of the return, so that its last line isn't cut for time (our default)."""


@dataclass(frozen=True)
class Limits:
    """All lengths in seconds.

    Attributes:
        total: the whole sitting.
        orient, returning: the least of the opening and the return, scaled down together where the sitting is
            too short for both.
        sentence_pause: after each line, never above ``max_silence``.
        max_silence: the longest run without the voice.
        option_every: the longest from one word about options to the next.
        contact_max: the longest contact between two rests on the anchor.
        anchor_min: the least of such a rest.
        long_silence: what becomes of a longer silence.
        check_ins: when to ask.
        anchor: where the built-in lines rest.
        pause_scale: how many times their length written pauses get.
        wakes: False where the sitting leads towards sleep: then no line that wakes is put into its return.
    """

    total: Seconds
    orient: Seconds
    returning: Seconds
    sentence_pause: Seconds
    max_silence: Seconds
    option_every: Seconds
    contact_max: Seconds
    anchor_min: Seconds
    long_silence: LongSilence
    check_ins: frozenset[CheckInAt]
    anchor: Anchor
    pause_scale: float
    wakes: bool = True

    def to_return(self, steps: Sequence[Step]) -> Seconds:
        """When a sitting that has come so far could be over, with a whole return from here."""
        return Seconds(end_of(steps) + self.returning + _RETURN_MARGIN_S)


def limits(pacing: Pacing, held: ResolvedChoices) -> Limits:
    """The limits that this pacing and these choices set."""
    fit = min(1.0, held.longest * _EDGES_AT_MOST / (pacing.orient_s + pacing.return_s))
    contact = pacing.contact_max_s if pacing.contact_max_s is not None else 0.0
    return Limits(
        total=held.longest,
        orient=Seconds(pacing.orient_s * fit),
        returning=Seconds(pacing.return_s * fit),
        sentence_pause=Seconds(min(pacing.sentence_pause_s, pacing.max_silence_s)),
        max_silence=Seconds(pacing.max_silence_s),
        option_every=Seconds(pacing.option_phrase_every_s),
        contact_max=Seconds(contact),
        anchor_min=Seconds(pacing.anchor_min_s),
        long_silence=pacing.long_silence,
        check_ins=frozenset(pacing.check_in),
        anchor=held.anchor,
        pause_scale=pacing.pause_scale,
    )
