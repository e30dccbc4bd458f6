"""What a pacing lets a person choose, the choices that result, and one step softer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from player.practice.choices import Anchor, Choices, Eyes, Posture, Touch, Wording
from player.practice.narrator_choice import NarratorChoice
from player.practice.pacing.controls import control
from player.practice.pacing.model import LongSilence, Pacing, with_values
from player.practice.units import Rung, Seconds

SHORTEST_SITTING: Final = Seconds(60.0)
"""Seconds. No choice makes a sitting shorter than the shortest that a pacing may set."""

_RUNG_BEFORE_CHOOSING: Final = Rung.MINDFULNESS
_SOFTER_PAUSES: Final = 1.25
_SOFTER_LIMITS: Final = 0.75

_T = TypeVar("_T")


@dataclass(frozen=True)
class ResolvedChoices:
    """A person's choices within a pacing: as ``Choices``, with a value in every field but ``gentle_from``.

    The narrator may be left open by both; then it goes by the script's language.
    """

    eyes: Eyes
    anchor: Anchor
    touch: Touch
    posture: Posture
    wording: Wording
    highest_rung: Rung
    longest: Seconds
    spoken: bool
    bells: bool
    gentle_from: Rung | None = None
    narrator: NarratorChoice = NarratorChoice.OPEN

    def wording_at(self, rung: Rung) -> Wording:
        """The wording spoken on a rung."""
        gentle = self.gentle_from is not None and rung >= self.gentle_from
        return Wording.GENTLE if gentle else self.wording


@dataclass(frozen=True)
class Offered:
    """What a person may choose under a pacing. The first item of each tuple is the default.

    Attributes:
        opt_in_anchors: anchors that may be chosen but are never suggested.
        rungs: the rungs that may be chosen as the highest, lowest first.
        longest_max: the longest sitting, in seconds.
        bells, background: whether they may be chosen.
        text_first: whether sittings begin as text.
    """

    eyes: tuple[Eyes, ...]
    anchors: tuple[Anchor, ...]
    opt_in_anchors: tuple[Anchor, ...]
    touches: tuple[Touch, ...]
    postures: tuple[Posture, ...]
    wordings: tuple[Wording, ...]
    rungs: tuple[Rung, ...]
    longest_max: Seconds
    bells: bool
    background: bool
    text_first: bool


def offered(pacing: Pacing) -> Offered:
    """What a person may choose. Open eyes, no touch and the gentle and literal wordings always are."""
    opt_in = (Anchor.BREATH,) if pacing.breath_opt_in and Anchor.BREATH not in pacing.anchors else ()
    return Offered(
        eyes=_with(pacing.eyes, Eyes.OPEN),
        anchors=pacing.anchors,
        opt_in_anchors=opt_in,
        touches=_with(pacing.touch, Touch.NONE),
        postures=tuple(Posture),
        wordings=_with(pacing.wording, Wording.GENTLE, Wording.LITERAL),
        rungs=tuple(rung for rung in Rung if rung <= pacing.max_rung),
        longest_max=Seconds(pacing.session_max_min * 60),
        bells=pacing.bells,
        background=pacing.background,
        text_first=pacing.text_first,
    )


def effective_choices(pacing: Pacing, choices: Choices) -> ResolvedChoices:
    """The resulting choices: each of the person's where the pacing offers it, else the pacing's default."""
    may = offered(pacing)
    return ResolvedChoices(
        eyes=_chosen(choices.eyes, may.eyes),
        anchor=_chosen(choices.anchor, may.anchors + may.opt_in_anchors),
        touch=_chosen(choices.touch, may.touches),
        posture=_chosen(choices.posture, may.postures),
        wording=_chosen(choices.wording, may.wordings),
        highest_rung=_highest(pacing, choices.highest_rung),
        longest=_longest(may.longest_max, choices.longest),
        spoken=choices.spoken,
        bells=pacing.bells and choices.bells,
        gentle_from=choices.gentle_from if choices.wording is None else None,
        narrator=_narrator(pacing, choices.narrator),
    )


def narrator_locked(pacing: Pacing) -> bool:
    """Whether a clinician decided who speaks."""
    return "narrator" in pacing.locked and pacing.narrator is not NarratorChoice.OPEN


def _narrator(pacing: Pacing, chosen: NarratorChoice) -> NarratorChoice:
    theirs = chosen is not NarratorChoice.OPEN and not narrator_locked(pacing)
    return chosen if theirs else pacing.narrator


def pacing_in_quiet(pacing: Pacing) -> Pacing:
    """The pacing as it holds in quiet time, whose greatest length has a control of its own."""
    return replace(pacing, session_max_min=pacing.quiet_time_max_min)


def softer(pacing: Pacing, choices: Choices) -> tuple[Pacing, Choices]:
    """One step softer: longer pauses, one rung lower, a shorter sitting, and more option lines.

    Each further call goes one step softer, down to grounding. The arguments are not changed, so a caller that
    keeps them can go back. Every number stays within its safe range.
    """
    held = effective_choices(pacing, choices)
    contact = None if pacing.contact_max_s is None else pacing.contact_max_s * _SOFTER_LIMITS
    gentler = with_values(
        pacing,
        sentence_pause_s=pacing.sentence_pause_s * _SOFTER_PAUSES,
        pause_scale=pacing.pause_scale * _SOFTER_PAUSES,
        option_phrase_every_s=pacing.option_phrase_every_s * _SOFTER_LIMITS,
        contact_max_s=contact,
        difficulty_max=pacing.difficulty_max - 1,
        long_silence=str(LongSilence.COMPANIONED),
    )
    chosen = replace(
        choices,
        highest_rung=Rung(max(held.highest_rung - 1, 0)),
        longest=Seconds(max(held.longest * _SOFTER_LIMITS, SHORTEST_SITTING)),
        softened=choices.softened + 1,
    )
    return gentler, chosen


def softest(pacing: Pacing, choices: Choices) -> bool:
    """Whether ``softer`` would make no noticeable difference: grounding only, at the gentlest settings."""
    held = effective_choices(pacing, choices)
    option_low = control("option_phrase_every_s").low or 0.0
    return (
        held.highest_rung == Rung.GROUNDING
        and held.longest <= SHORTEST_SITTING
        and pacing.option_phrase_every_s <= option_low
    )


def _with(offers: tuple[_T, ...], *always: _T) -> tuple[_T, ...]:
    return offers + tuple(option for option in always if option not in offers)


def _chosen(wish: _T | None, offers: Sequence[_T]) -> _T:
    return wish if wish is not None and wish in offers else offers[0]


def _highest(pacing: Pacing, wish: Rung | None) -> Rung:
    if wish is None:
        start = _RUNG_BEFORE_CHOOSING if pacing.rung_by_choice else pacing.max_rung
        return Rung(min(start, pacing.max_rung))
    return Rung(min(wish, pacing.max_rung))


def _longest(most: Seconds, wish: Seconds | None) -> Seconds:
    if wish is None:
        return most
    return Seconds(min(most, max(wish, SHORTEST_SITTING)))
