"""Writing in a sitting: it waits, and every control leads on from it."""

from dataclasses import replace

from session_material import PLAN, STEPS, playing, step

from player.practice.planner.steps import StepKind
from player.practice.script.model import Role
from player.practice.session.effects import (
    PlaySound,
    ReleaseSound,
    Replan,
    SeekSound,
)
from player.practice.session.events import (
    BackAsked,
    HeldToWrite,
    Reached,
    SkipAsked,
    SofterAsked,
    WritingDone,
)
from player.practice.session.table import Session, State, advance
from player.practice.units import Seconds

WRITTEN = replace(
    PLAN,
    steps=(
        *STEPS[:7],
        step(StepKind.WRITING, 22, 60, "Others", Role.MIDDLE),
        *tuple(replace(one, start=Seconds(one.start + 60)) for one in STEPS[8:]),
    ),
)


def writing() -> Session:
    session = replace(playing(22.0), plan=WRITTEN)
    session, effects = advance(session, HeldToWrite(7))
    assert session.state is State.WRITING
    assert effects == ()
    return session


def test_whoever_writes_goes_on_when_they_like_right_behind_the_time_that_is_stated() -> None:
    waiting = writing()
    assert advance(waiting, Reached(Seconds(60.0))) == (waiting, ())

    session, effects = advance(waiting, WritingDone())
    assert effects == (SeekSound(Seconds(82.0)), PlaySound())
    assert (session.state, session.position) == (State.PLAYING, 82.0)


def test_where_nobody_can_go_on_the_stated_time_goes_by() -> None:
    session, effects = advance(writing(), WritingDone(at_once=False))

    assert effects == (ReleaseSound(), PlaySound())
    assert (session.state, session.position) == (State.PLAYING, 22.0)


def test_skipping_writing_leaves_its_phase() -> None:
    session, effects = advance(writing(), SkipAsked())

    assert effects[0] == Replan(8, softened=0, grounding_only=False, skip=True)
    assert session.state is State.PLAYING


def test_softer_in_writing_keeps_it_and_goes_on_waiting() -> None:
    session, effects = advance(writing(), SofterAsked())

    assert effects[0] == Replan(8, softened=1, grounding_only=False)
    assert session.state is State.WRITING


def test_back_from_writing_leads_to_the_line_that_asked_for_it() -> None:
    session, effects = advance(writing(), BackAsked())

    assert effects[0] == SeekSound(Seconds(19.0))
    assert effects[-1] == PlaySound()
    assert session.state is State.PLAYING


def test_whoever_goes_back_may_write_again() -> None:
    session, _ = advance(writing(), BackAsked())
    session, _ = advance(session, HeldToWrite(7))

    assert session.state is State.WRITING
