"""Easing back, and the two ways out of it: back to the place, paused, or the sitting's end."""

from dataclasses import replace

from player.practice.session.effects import (
    Effect,
    FinishLog,
    LogEvent,
    Outcome,
    PauseSound,
    UnloadSound,
)
from player.practice.session.events import CameBack, EaseBackAsked, Left
from player.practice.session.state import Session, State
from player.practice.units import Seconds

EASE_BACK_FADE = Seconds(0.8)
"""The voice fades within a second of easing back (practice brief, section 3)."""

Result = tuple[Session, tuple[Effect, ...]]


def ease_back(session: Session, _: EaseBackAsked) -> Result:
    """Fade out, and stand still. The sitting has not ended in the log yet: one may come back to it."""
    # A question that was left open is asked again if they come back to it.
    opened = session.state is State.CHECKING_IN and not session.offers
    answered = session.answered - {session.held_step or 0} if opened else session.answered
    return (
        replace(session, state=State.EASED_BACK, offers=(), held_step=None, answered=answered),
        (PauseSound(EASE_BACK_FADE), LogEvent("eased-back", session.position)),
    )


def ease_back_without_sitting(session: Session, _: EaseBackAsked) -> Result:
    """Nothing plays, or it has ended already: there is nothing to come back to."""
    return replace(session, state=State.EASED_BACK, plan=None), ()


def come_back(session: Session, _: CameBack) -> Result:
    """Where it was, and paused: only the person goes on."""
    if session.plan is None:
        return session, ()
    return (
        replace(session, state=State.PAUSED),
        (UnloadSound(), LogEvent("paused", session.position, "came-back")),
    )


def leave_eased_back(session: Session, _: Left) -> Result:
    """Stopped by choice; a sitting that leads towards sleep is complete wherever it is left."""
    asleep = session.plan is not None and session.plan.around.sound.to_sleep
    outcome = Outcome.COMPLETED if asleep else Outcome.STOPPED_BY_CHOICE
    finished: tuple[Effect, ...] = (FinishLog(outcome),)
    return Session(), finished if session.plan is not None else ()
