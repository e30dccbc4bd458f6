"""The sitting, a check-in, and easing back, as the window shows them."""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

from player.practice.display_text import isolated
from player.practice.pacing.model import CheckInStyle, Pacing
from player.practice.planner.steps import Plan, Step
from player.practice.session.cues import Cue, heard_lines
from player.practice.session.offer_rules import Offer
from player.practice.session.table import Session, State, step_at
from player.practice.units import Seconds
from player.records.store.entries import Unanswered
from player.sittings.volumes import Volumes
from player.window.check_in.state import CheckInView
from player.window.ease_back.state import EaseBackEasier, EaseBackEnd, EaseBackMoreGrounding, EaseBackView
from player.window.intents import EaseBack, OpenSupport, Softer
from player.window.shared.rating import GridView, RatingAnswer, RatingStyle, RatingView
from player.window.shared.ribbon import RibbonView
from player.window.shared.words import about_minutes, count_in_words, day_in_words, seconds_in_words
from player.window.sitting.state import CarryOn, GroundingOnly, QuietView, SittingView, VolumeItem
from player.window.state import OfferItem

QUIET_MARKER_FROM = Seconds(1.5)
"""Shorter pauses pass without a marker, so that it does not flicker between sentences. Our own choice."""


@dataclass(frozen=True)
class SittingWords:
    """What the sitting's screen needs besides the session.

    Attributes:
        pacing_name: in words, such as ``"Gentle"``.
        ribbon: of the plan in force; the same object while the plan is unchanged.
        waiting: why nothing is heard yet, or empty.
        countdown: False if the person hides how long a silence lasts.
        volumes: of everything that can be heard.
        volumes_open: whether they are shown.
        cues: captions of a recording, by their start.
        text_only: nothing is spoken.
        can_soften: something softer is left.
        device_offer: an output that sound could go to if asked; empty if none is.
    """

    pacing_name: str
    ribbon: RibbonView
    waiting: str
    countdown: bool
    volumes: tuple[VolumeItem, ...]
    text_only: bool
    can_soften: bool
    device_offer: str = ""
    volumes_open: bool = False
    cues: tuple[Cue, ...] = ()


def sitting_view(session: Session, plan: Plan, words: SittingWords) -> SittingView:
    """The sitting at the session's position."""
    index = step_at(plan, session.position)
    line, before = _captions(plan, index, session.position, words.cues)
    at_writing = session.state is State.WRITING
    return SittingView(
        title=plan.script_title,
        status=_status(session, plan, words.pacing_name),
        line=line,
        line_before=before,
        ribbon=words.ribbon,
        quiet=_quiet(session, plan, index, words),
        position=session.position,
        paused=session.state is State.PAUSED,
        at_writing=at_writing,
        waiting=plan.steps[session.held_step or 0].prompt if at_writing else words.waiting,
        message=session.message,
        device_offer=words.device_offer,
        volumes=words.volumes,
        volumes_open=words.volumes_open,
        can_back=session.state in _UNDER_WAY,
        can_skip=session.state in _UNDER_WAY,
        softened=_softened(session.softened),
        can_soften=words.can_soften,
        text_only=words.text_only,
    )


_UNDER_WAY: Final = frozenset({State.PLAYING, State.PAUSED, State.WRITING})

_LOUDNESS: Final = (("voice", "Voice"), ("background", "Background"), ("bells", "Bells"))


def volume_items(volumes: Volumes, *, background: bool, bells: bool) -> tuple[VolumeItem, ...]:
    """The volumes that make a difference in a sitting: the voice's, and others where they are heard."""
    heard = {"voice": True, "background": background, "bells": bells}
    return tuple(
        VolumeItem(name, label, round(getattr(volumes, name) * 100))
        for name, label in _LOUDNESS
        if heard[name]
    )


def _status(session: Session, plan: Plan, pacing_name: str) -> str:
    left = about_minutes(Seconds(max(0.0, plan.duration - session.position)))
    return f"{isolated(pacing_name)} · {left} left"


def _captions(plan: Plan, index: int, position: Seconds, cues: tuple[Cue, ...]) -> tuple[str, str]:
    """The line being spoken (or last spoken) and the one before it."""
    now, before = (*islice(heard_lines(plan, index, position, cues), 2), "", "")[:2]
    here = plan.steps[index]
    if not here.kind.voiced and here.text and here.text != now:
        return here.text, now
    return now, before


def _quiet_run(plan: Plan, index: int) -> tuple[Seconds, Seconds]:
    """Start and end of the run of unvoiced steps that a step lies in."""
    first = last = index
    while first > 0 and not plan.steps[first - 1].kind.voiced:
        first -= 1
    while last + 1 < len(plan.steps) and not plan.steps[last + 1].kind.voiced:
        last += 1
    return plan.steps[first].start, plan.steps[last].end


def _quiet(session: Session, plan: Plan, index: int, words: SittingWords) -> QuietView | None:
    if plan.steps[index].kind.voiced or session.state in {State.PREPARING, State.WRITING}:
        return None
    start, end = _quiet_run(plan, index)
    length = end - start
    if length < QUIET_MARKER_FROM:
        return None
    left = max(0.0, end - session.position)
    # A pacing that wants the time counted wins over the setting: it was chosen to make silences plain.
    countdown = words.countdown or any(step.countdown for step in plan.steps[index : index + 1])
    text = f"quiet for {seconds_in_words(Seconds(max(1.0, left)))} more" if countdown else "quiet"
    return QuietView(text, min(1.0, max(0.0, 1.0 - left / length)), countdown)


def _softened(times: int) -> str:
    if times == 0:
        return ""
    return f"{count_in_words(times).capitalize()} step{'' if times == 1 else 's'} softer"


QUESTION_AFTER = "If you like: how hard is this moment, from 0 to 10?"

_OFFERS = {
    Offer.STOP: ("Ease back", EaseBack()),
    Offer.GROUNDING_ONLY: ("Rest with the room today", GroundingOnly()),
    Offer.SOFTER: ("A softer way on", Softer()),
    Offer.GO_ON: ("Go on as it is", CarryOn()),
}


_ANSWERS = (
    RatingAnswer(0, "Not hard"),
    RatingAnswer(3, "A little hard"),
    RatingAnswer(5, "Hard"),
    RatingAnswer(7, "Very hard"),
    RatingAnswer(10, "As hard as can be"),
)
"""The words that stand for numbers where a pacing asks with icons or words; our own choice."""

_IN_NUMBERS = ", from 0 to 10"

_MOODS: Final = ("very low", "rather low", "in between", "rather good", "very good")
_ENERGIES: Final = ("hardly any", "a little", "some", "quite a lot", "a great deal")
GRID_AFTER: Final = "If you like: how are mood and energy now?"


def grid_view(question: str, chosen: tuple[int, int] | None = None, *, declined: bool = False) -> GridView:
    """Mood and energy, five words each; the words are our own (practice brief, section 4)."""
    return GridView(question, _MOODS, _ENERGIES, chosen, declined)


def place_said(mood: int | Unanswered, energy: int | Unanswered) -> str:
    """Mood and energy as the log says them, or why there is none."""
    if isinstance(mood, Unanswered) and mood is energy:
        return mood.value
    return f"mood {_said(mood, _MOODS)}, energy {_said(energy, _ENERGIES)}"


def mood_in_words(value: int | str) -> str:
    """One mood in words, or why there is none."""
    return _MOODS[value - 1] if isinstance(value, int) else value


def energy_in_words(value: int | str) -> str:
    """How much energy in words, or why there is none."""
    return _ENERGIES[value - 1] if isinstance(value, int) else value


def _said(value: int | Unanswered, words: tuple[str, ...]) -> str:
    return value.value if isinstance(value, Unanswered) else f"{words[value - 1]} ({value})"


def rating_view(
    question: str,
    chosen: int | None = None,
    *,
    declined: bool = False,
    style: CheckInStyle = CheckInStyle.NUMBERS,
    highest: int = 10,
) -> RatingView:
    """A question with numbers and words at their ends, or with a few answers in words.

    Args:
        question: where it has "from 0 to 10" in it, that becomes the scale, or goes.
        chosen: the number given, or None.
        declined: whether "Rather not say" was pressed.
        style: how it is asked.
        highest: 10 or 100; answers in words stand for 0 to 10.
    """
    low, high = "not hard at all", "as hard as can be"
    if style is CheckInStyle.NUMBERS:
        asked = question.replace(_IN_NUMBERS, f", from 0 to {highest}")
        return RatingView(asked, low, high, chosen, declined, highest=highest)
    shown, asked = RatingStyle(style.value), question.replace(_IN_NUMBERS, "")
    return RatingView(asked, low, high, chosen, declined, shown, _ANSWERS)


def check_in_view(
    session: Session, plan: Plan, held: int, pacing: Pacing, *, holding: bool, highest: int = 10
) -> CheckInView:
    """A check-in, and what is offered once a rule fired."""
    step: Step = plan.steps[held]
    offers = tuple(
        OfferItem(*_OFFERS[offer], default=index == 0) for index, offer in enumerate(session.offers)
    )
    return CheckInView(
        title=plan.script_title,
        status=_status(session, plan, pacing.name),
        rating=rating_view(step.prompt, style=pacing.check_in_style, highest=highest),
        hold_text=step.text,
        holding=holding and not offers,
        offer_words="Thank you. Any of these is fine:" if offers else "",
        offers=offers,
    )


def ease_back_view(
    lines: tuple[str, ...], step: int, now: datetime, rating: RatingView | None
) -> EaseBackView:
    """Easing back at a step, counted from 0; the last one asks what next and offers ending first."""
    last = len(lines) - 1
    index = min(step, last)
    filled = lines[index].format(date=day_in_words(now.date()), time=f"{now:%H:%M}")
    at_choice = index == last
    return EaseBackView(
        line=filled,
        step=index + 1,
        count=len(lines),
        rating=rating if at_choice else None,
        offers=_ENDINGS if at_choice else (),
    )


_ENDINGS = (
    OfferItem("End here", EaseBackEnd(), default=True),
    OfferItem("More grounding", EaseBackMoreGrounding()),
    OfferItem("An easier practice", EaseBackEasier()),
    OfferItem("People to contact", OpenSupport()),
)
