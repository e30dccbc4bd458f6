"""What a plan carries beside its steps: how it sounds, how it asks, and how often is suggested.

Every control of a pacing acts on the plan; those that act on no step are read from here, never from the
pacing behind the plan, so that a sitting and its plan can't tell different things.
"""

from dataclasses import dataclass
from typing import Final

from player.practice.pacing.model import GENTLE, CheckInAt, CheckInStyle, Pacing
from player.practice.pacing.resolved_choices import ResolvedChoices
from player.practice.units import Seconds


@dataclass(frozen=True)
class PlannedSound:
    """How the sitting sounds.

    Attributes:
        fade_in, fade_out: how long a start and an end take, in seconds.
        background: whether a background may be chosen.
        bells: whether bells are heard: allowed, and asked for.
        spoken: False where the person chose text.
        text_first: whether the sitting begins as text, with the voice there for the asking.
    """

    fade_in: Seconds = Seconds(GENTLE.fade_in_s)
    fade_out: Seconds = Seconds(GENTLE.fade_out_s)
    background: bool = GENTLE.background
    bells: bool = False
    spoken: bool = True
    text_first: bool = GENTLE.text_first


@dataclass(frozen=True)
class PlannedAsking:
    """How check-ins ask, and from which answers on something is offered: the ``Thresholds`` of ``rules``.

    Attributes:
        style: numbers, icons or words.
        start_rating_grounding: a first rating from which grounding only is offered.
        rise_offers_softer: a rise, in points, from which a softer way is offered.
        rise_offers_stop: a rise, in points, from which stopping is offered.
        rating_offers_stop: any rating from which stopping is offered first. Each is ``None`` for never.
        after: whether the page after the sitting asks how it is: there is the question at the end.
    """

    style: CheckInStyle = GENTLE.check_in_style
    start_rating_grounding: int | None = GENTLE.start_rating_grounding
    rise_offers_softer: int | None = GENTLE.rise_offers_softer
    rise_offers_stop: int | None = GENTLE.rise_offers_stop
    rating_offers_stop: int | None = GENTLE.rating_offers_stop
    after: bool = CheckInAt.END in GENTLE.check_in


@dataclass(frozen=True)
class Suggestion:
    """What is suggested and never enforced: so many sittings a day."""

    sittings_a_day: int = GENTLE.sessions_per_day_suggested


@dataclass(frozen=True)
class Surroundings:
    """All of it together."""

    sound: PlannedSound
    asking: PlannedAsking
    suggestion: Suggestion


GENTLE_SURROUNDINGS: Final = Surroundings(PlannedSound(), PlannedAsking(), Suggestion())
"""Gentle's, for plans that were made without a pacing at hand."""


def surroundings(pacing: Pacing, held: ResolvedChoices) -> Surroundings:
    """What this pacing and these choices put around the steps."""
    sound = PlannedSound(
        fade_in=Seconds(pacing.fade_in_s),
        fade_out=Seconds(pacing.fade_out_s),
        background=pacing.background,
        bells=held.bells,
        spoken=held.spoken,
        text_first=pacing.text_first,
    )
    asking = PlannedAsking(
        style=pacing.check_in_style,
        start_rating_grounding=pacing.start_rating_grounding,
        rise_offers_softer=pacing.rise_offers_softer,
        rise_offers_stop=pacing.rise_offers_stop,
        rating_offers_stop=pacing.rating_offers_stop,
        after=CheckInAt.END in pacing.check_in,
    )
    return Surroundings(sound, asking, Suggestion(pacing.sessions_per_day_suggested))
