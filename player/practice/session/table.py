"""The session's transition table over frozen values.

``advance(session, event)`` returns the next session and the effects to perform, in order. A pair of state and
event that is not in ``TRANSITIONS`` changes nothing and has no effects. There is no input, output or clock
here: positions come from the frames that the engine has played.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from player.practice.pacing.model import CheckInAt
from player.practice.planner import walk as plan_walk
from player.practice.script.model import EDGES, Role
from player.practice.session.easing import (
    EASE_BACK_FADE,
    come_back,
    ease_back,
    ease_back_without_sitting,
    leave_eased_back,
)
from player.practice.session.effects import (
    Effect,
    ExchangePlan,
    FinishLog,
    LogEvent,
    LogProgress,
    LogRating,
    Outcome,
    PauseSound,
    PlaySound,
    PrepareLines,
    ReleaseSound,
    Replan,
    SeekSound,
    StartLog,
)
from player.practice.session.events import (
    Answered,
    AsBeforeAsked,
    BackAsked,
    Began,
    CameBack,
    EaseBackAsked,
    Event,
    FirstLinesReady,
    HeldAtCheckIn,
    HeldToWrite,
    HeldUp,
    Left,
    LetPass,
    OfferTaken,
    PauseAsked,
    PlayedOut,
    Reached,
    Replanned,
    ResumeAsked,
    SkipAsked,
    SofterAsked,
    SoundLost,
    WritingDone,
)
from player.practice.session.lookups import FRAME, moment_of, plan_of, step_at
from player.practice.session.offer_rules import Answer, Offer, applicable_rules, offers_of
from player.practice.session.passage_start import check_ins_before
from player.practice.session.state import Session, State
from player.practice.units import Seconds

__all__ = [
    "EASE_BACK_FADE",
    "LONG_BREAK",
    "PAUSE_FADE",
    "TRANSITIONS",
    "Session",
    "State",
    "advance",
    "moment_of",
    "step_at",
    "steps_to_keep",
]

PAUSE_FADE = Seconds(0.02)
"""The fade of a pause: 20 ms, short enough to be silent within 150 ms at 0.1 s latency (engineering.md)."""

HELD_UP_FADE = Seconds(0.4)
"""The fade, in seconds, of a pause that the person didn't ask for. Our default."""

LONG_BREAK = Seconds(60.0)
"""Seconds. After a longer break, resuming goes back one more line. Our default."""

LOOK_AHEAD = Seconds(0.5)
"""Seconds. A step that starts sooner is not replaced: latency and the engine's margin are well below this."""


Result = tuple[Session, tuple[Effect, ...]]

# --- transitions --------------------------------------------------------------------------------------


def _begin(_: Session, event: Began) -> Result:
    passed = check_ins_before(event.plan, event.position)
    begun = Session(State.PREPARING, event.plan, event.position, answered=passed)
    return begun, (PrepareLines(), StartLog())


def _start(session: Session, _: FirstLinesReady) -> Result:
    return replace(session, state=State.PLAYING), (ExchangePlan(), PlaySound())


def _reach(session: Session, event: Reached) -> Result:
    plan = plan_of(session)
    before, now = step_at(plan, session.position), step_at(plan, event.position)
    effects = (LogProgress(now, event.position),) if now != before else ()
    return replace(session, position=event.position), effects


def _hold(session: Session, event: HeldAtCheckIn) -> Result:
    step = plan_of(session).steps[event.step]
    if event.step in session.answered:
        return session, (ReleaseSound(),)
    answered = session.answered | {event.step}
    held = replace(session, position=step.start, held_step=event.step, answered=answered, offers=())
    return (
        replace(held, state=State.CHECKING_IN),
        (LogEvent("check-in-asked", step.start, moment_of(step)),),
    )


def _hold_to_write(session: Session, event: HeldToWrite) -> Result:
    # Unlike a check-in, writing may happen again when the person goes back to it.
    step = plan_of(session).steps[event.step]
    return replace(session, state=State.WRITING, position=step.start, held_step=event.step), ()


def _written(session: Session, event: WritingDone) -> Result:
    end = plan_of(session).steps[session.held_step or 0].end
    playing = replace(session, state=State.PLAYING, held_step=None)
    if event.at_once:
        return replace(playing, position=end), (SeekSound(end), PlaySound())
    return playing, (ReleaseSound(), PlaySound())


def _skip_writing(session: Session, _: SkipAsked) -> Result:
    held = session.held_step or 0
    playing = replace(session, state=State.PLAYING, held_step=None)
    if plan_of(session).steps[held].role in EDGES:
        return _written(session, WritingDone())
    # Phases that need the writing are left out with it.
    skipped = Replan(held + 1, session.softened, session.grounding_only, skip=True)
    return playing, (skipped, PlaySound(), LogEvent("skipped", session.position))


def _back_from_writing(session: Session, event: BackAsked) -> Result:
    moved, effects = _back(session, event)
    return replace(moved, state=State.PLAYING, held_step=None), (*effects, PlaySound())


def _finish(session: Session, _: PlayedOut) -> Result:
    end = plan_of(session).duration
    return (
        replace(session, state=State.FINISHED, position=end),
        (LogProgress(len(plan_of(session).steps) - 1, end), FinishLog(Outcome.COMPLETED)),
    )


def _pause(session: Session, _: PauseAsked) -> Result:
    return (
        replace(session, state=State.PAUSED, message=""),
        (PauseSound(PAUSE_FADE), LogEvent("paused", session.position)),
    )


def _pause_early(session: Session, _: PauseAsked) -> Result:
    return replace(session, state=State.PAUSED), ()


def _hold_up(session: Session, event: HeldUp) -> Result:
    held, effects = _hold_up_early(session, event)
    return held, (PauseSound(HELD_UP_FADE), *effects)


def _hold_up_early(session: Session, event: HeldUp) -> Result:
    return (
        replace(session, state=State.PAUSED, message=event.words),
        (LogEvent("paused", session.position, "held-up"),),
    )


def _resume(session: Session, event: ResumeAsked) -> Result:
    plan = plan_of(session)
    speaking = plan.steps[step_at(plan, session.position)].kind.voiced
    long_break = event.away > LONG_BREAK
    effects: tuple[Effect, ...] = (PlaySound(), LogEvent("resumed", session.position))
    position = session.position
    if speaking or long_break:
        position = plan_walk.line_start(plan, Seconds(position + FRAME), back=1 if long_break else 0)
        effects = (SeekSound(position), *effects)
    return replace(session, state=State.PLAYING, position=position, message=""), effects


def _back(session: Session, _: BackAsked) -> Result:
    plan = plan_of(session)
    position = plan.steps[plan_walk.line_before(plan, session.position)].start
    return (
        replace(session, position=position),
        (SeekSound(position), LogEvent("went-back", session.position)),
    )


def _skip(session: Session, _: SkipAsked) -> Result:
    plan, logged = plan_of(session), LogEvent("skipped", session.position)
    here = step_at(plan, session.position)
    match plan.steps[here].role:
        case Role.ORIENT:
            position = plan.steps[plan_walk.phase_after(plan, session.position)].start
        case Role.RETURN:
            # The return is never skipped as a whole: nobody leaves without coming back to the room.
            step = plan.steps[plan_walk.line_after(plan, Seconds(session.position + FRAME))]
            position = step.start if step.start > session.position else plan.duration
        case _:
            skipped = Replan(here + 1, session.softened, session.grounding_only, skip=True)
            return session, (skipped, logged)
    return replace(session, position=position), (SeekSound(position), logged)


def _skip_check_in(session: Session, _: SkipAsked) -> Result:
    return _answer(session, Answered(None))


def steps_to_keep(session: Session) -> int:
    """How many steps stay as they are in a new plan, so that what is being spoken is finished.

    The engine is ahead of what is heard, so a step that starts within ``LOOK_AHEAD`` stays too.
    """
    return step_at(plan_of(session), Seconds(session.position + LOOK_AHEAD)) + 1


def _softer(session: Session, _: SofterAsked) -> Result:
    softened = session.softened + 1
    return (
        replace(session, softened=softened),
        (
            Replan(steps_to_keep(session), softened, session.grounding_only),
            LogEvent("softer", session.position, str(softened)),
        ),
    )


def _as_before(session: Session, _: AsBeforeAsked) -> Result:
    if session.softened == 0:
        return session, ()
    return (
        replace(session, softened=0),
        (
            Replan(steps_to_keep(session), 0, session.grounding_only),
            LogEvent("as-before", session.position),
        ),
    )


def _replanned(session: Session, event: Replanned) -> Result:
    position = session.position if event.go_to is None else event.go_to
    return replace(session, plan=event.plan, position=position), (ExchangePlan(event.go_to),)


def _replanned_early(session: Session, event: Replanned) -> Result:
    # While preparing, nothing is loaded yet: FirstLinesReady loads the plan in force by then.
    replanned, _ = _replanned(session, event)
    return replace(replanned, answered=check_ins_before(event.plan, replanned.position)), ()


def _answer(session: Session, event: Answered) -> Result:
    if session.held_step is None or session.offers:
        return session, ()
    moment = moment_of(plan_of(session).steps[session.held_step])
    logged = LogRating(moment, event.rating)
    if moment is CheckInAt.START:
        session = replace(session, start_rating=event.rating)
    if event.rating is None:
        return _go_on(session, (logged,))
    answer = Answer(moment, event.rating, session.start_rating, event.top)
    rules = applicable_rules(answer, plan_of(session).around.asking)
    if not rules:
        return _go_on(session, (logged,))
    logged_rules = tuple(LogEvent("rule-fired", session.position, rule.name) for rule in rules)
    return replace(session, offers=offers_of(rules)), (logged, *logged_rules)


def _let_pass(session: Session, _: LetPass) -> Result:
    if session.held_step is None or session.offers:
        return session, ()
    moment = moment_of(plan_of(session).steps[session.held_step])
    resting = replace(session, grounding_only=True)
    return _go_on(
        resting,
        (LogRating(moment, None), Replan(session.held_step + 1, session.softened, grounding_only=True)),
    )


def _go_on(session: Session, effects: tuple[Effect, ...]) -> Result:
    playing = replace(session, state=State.PLAYING, held_step=None, offers=())
    return playing, (*effects, ReleaseSound(), PlaySound())


def _accept_offer(session: Session, event: OfferTaken) -> Result:
    if event.offer not in session.offers:
        return session, ()
    logged = LogEvent("chosen", session.position, event.offer)
    if event.offer is Offer.STOP:
        eased, effects = ease_back(session, EaseBackAsked())
        return eased, (logged, *effects)
    if event.offer is Offer.GO_ON:
        return _go_on(session, (logged,))
    softened = session.softened + (event.offer is Offer.SOFTER)
    grounding = session.grounding_only or event.offer is Offer.GROUNDING_ONLY
    keep = (session.held_step or 0) + 1
    changed = replace(session, softened=softened, grounding_only=grounding)
    return _go_on(changed, (logged, Replan(keep, softened, grounding)))


def _lose_sound(session: Session, event: SoundLost) -> Result:
    # Paused there too: an output that comes back would be heard while the window says that it is paused.
    return (
        replace(session, state=State.PAUSED, message=event.words),
        (LogEvent("device-lost", session.position), PauseSound(PAUSE_FADE)),
    )


def _lose_sound_at_check_in(session: Session, event: SoundLost) -> Result:
    # A check-in or writing stays open, since it needs no sound. Going on will find the sound paused.
    return replace(session, message=event.words), (LogEvent("device-lost", session.position),)


def _leave(_: Session, __: Left) -> Result:
    return Session(), ()


TRANSITIONS: dict[tuple[State, type[Any]], Callable[[Session, Any], Result]] = {
    (State.IDLE, Began): _begin,
    (State.IDLE, EaseBackAsked): ease_back_without_sitting,
    (State.PREPARING, FirstLinesReady): _start,
    (State.PREPARING, Replanned): _replanned_early,
    (State.PREPARING, EaseBackAsked): ease_back,
    (State.PREPARING, PauseAsked): _pause_early,
    (State.PREPARING, SoundLost): _lose_sound,
    (State.PREPARING, HeldUp): _hold_up_early,
    (State.PLAYING, Reached): _reach,
    (State.PLAYING, HeldAtCheckIn): _hold,
    (State.PLAYING, PlayedOut): _finish,
    (State.PLAYING, PauseAsked): _pause,
    (State.PLAYING, BackAsked): _back,
    (State.PLAYING, SkipAsked): _skip,
    (State.PLAYING, SofterAsked): _softer,
    (State.PLAYING, AsBeforeAsked): _as_before,
    (State.PLAYING, Replanned): _replanned,
    (State.PLAYING, EaseBackAsked): ease_back,
    (State.PLAYING, SoundLost): _lose_sound,
    (State.PLAYING, HeldUp): _hold_up,
    (State.PAUSED, ResumeAsked): _resume,
    (State.PAUSED, BackAsked): _back,
    (State.PAUSED, SkipAsked): _skip,
    (State.PAUSED, SofterAsked): _softer,
    (State.PAUSED, AsBeforeAsked): _as_before,
    (State.PAUSED, Replanned): _replanned,
    (State.PAUSED, EaseBackAsked): ease_back,
    (State.PAUSED, SoundLost): _lose_sound,
    (State.PLAYING, HeldToWrite): _hold_to_write,
    (State.WRITING, WritingDone): _written,
    (State.WRITING, BackAsked): _back_from_writing,
    (State.WRITING, SkipAsked): _skip_writing,
    (State.WRITING, SofterAsked): _softer,
    (State.WRITING, AsBeforeAsked): _as_before,
    (State.WRITING, Replanned): _replanned,
    (State.WRITING, EaseBackAsked): ease_back,
    (State.WRITING, SoundLost): _lose_sound_at_check_in,
    (State.CHECKING_IN, Answered): _answer,
    (State.CHECKING_IN, LetPass): _let_pass,
    (State.CHECKING_IN, OfferTaken): _accept_offer,
    (State.CHECKING_IN, SkipAsked): _skip_check_in,
    (State.CHECKING_IN, Replanned): _replanned,
    (State.CHECKING_IN, EaseBackAsked): ease_back,
    (State.CHECKING_IN, SoundLost): _lose_sound_at_check_in,
    (State.EASED_BACK, CameBack): come_back,
    (State.EASED_BACK, Left): leave_eased_back,
    (State.FINISHED, EaseBackAsked): ease_back_without_sitting,
    (State.FINISHED, Left): _leave,
}
"""Every transition. One can ease back from every state but eased back itself."""


def advance(session: Session, event: Event) -> Result:
    """The next session, and the effects to perform, in order.

    A pair of state and event that is not in ``TRANSITIONS`` returns the session unchanged, without effects.
    """
    transition = TRANSITIONS.get((session.state, type(event)))
    return transition(session, event) if transition else (session, ())
