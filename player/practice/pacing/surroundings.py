"""What a plan holds besides its steps: how it sounds, how check-ins ask, and how many sittings are suggested.

Every control of a pacing goes into the plan. Controls that change no step are here, and are read from the
plan, never from its pacing, so that a sitting and its plan can't disagree.
"""

from dataclasses import dataclass
from typing import Final

from player.practice.narrator_choice import NarratorChoice
from player.practice.pacing.model import GENTLE, CheckInAt, CheckInStyle, Pacing
from player.practice.pacing.resolved_choices import ResolvedChoices
from player.practice.units import Seconds


@dataclass(frozen=True)
class PlannedSound:
    """How the sitting sounds.

    Attributes:
        fade_in, fade_out: how long the fades at its start and end take, in seconds.
        background: whether a background may be chosen.
        bells: whether bells are heard: the pacing allows them and the person chose them.
        spoken: False where the person chose text.
        text_first: whether the sitting begins as text; the voice can be turned on.
        narrator: who is to speak; open where neither the person nor the pacing says.
        to_sleep: whether it leads towards sleep: then no bell is heard, and sound and picture sink before its
            end.
    """

    fade_in: Seconds = Seconds(GENTLE.fade_in_s)
    fade_out: Seconds = Seconds(GENTLE.fade_out_s)
    background: bool = GENTLE.background
    bells: bool = False
    spoken: bool = True
    text_first: bool = GENTLE.text_first
    narrator: NarratorChoice = GENTLE.narrator
    to_sleep: bool = False


@dataclass(frozen=True)
class PlannedAsking:
    """How check-ins ask, and which answers lead to an offer: the ``Thresholds`` of ``session.offer_rules``.

    A threshold is on the scale from 0 to 10; ``None`` stands for never.

    Attributes:
        style: numbers, icons or words.
        start_rating_grounding: the first rating from which grounding only is offered.
        rise_offers_softer: the rise, in points, from which a softer way is offered.
        rise_offers_stop: the rise, in points, from which stopping is offered.
        rating_offers_stop: the rating from which stopping is offered first.
        after: whether the page after the sitting asks how it is.
    """

    style: CheckInStyle = GENTLE.check_in_style
    start_rating_grounding: int | None = GENTLE.start_rating_grounding
    rise_offers_softer: int | None = GENTLE.rise_offers_softer
    rise_offers_stop: int | None = GENTLE.rise_offers_stop
    rating_offers_stop: int | None = GENTLE.rating_offers_stop
    after: bool = CheckInAt.END in GENTLE.check_in


@dataclass(frozen=True)
class Surroundings:
    """What a plan holds besides its steps."""

    sound: PlannedSound
    asking: PlannedAsking


GENTLE_SURROUNDINGS: Final = Surroundings(PlannedSound(), PlannedAsking())
"""Those of Gentle, for plans made without a pacing."""


def surroundings(pacing: Pacing, held: ResolvedChoices, *, to_sleep: bool = False) -> Surroundings:
    """The surroundings of a plan made with this pacing and these choices.

    Args:
        pacing: the pacing in force.
        held: the choices within it.
        to_sleep: whether the practice leads towards sleep.
    """
    sound = PlannedSound(
        fade_in=Seconds(pacing.fade_in_s),
        fade_out=Seconds(pacing.fade_out_s),
        background=pacing.background,
        bells=held.bells,
        spoken=held.spoken,
        text_first=pacing.text_first,
        narrator=held.narrator,
        to_sleep=to_sleep,
    )
    asking = PlannedAsking(
        style=pacing.check_in_style,
        start_rating_grounding=pacing.start_rating_grounding,
        rise_offers_softer=pacing.rise_offers_softer,
        rise_offers_stop=pacing.rise_offers_stop,
        rating_offers_stop=pacing.rating_offers_stop,
        after=CheckInAt.END in pacing.check_in,
    )
    return Surroundings(sound, asking)
