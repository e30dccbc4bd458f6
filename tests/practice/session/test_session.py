"""Every row of the transition table, and what no row may do."""

from dataclasses import replace

import pytest
from session_material import PLAN, STEPS, playing, step

from player.practice.pacing.model import CheckInAt
from player.practice.planner.steps import Plan, StepKind
from player.practice.script.model import Role
from player.practice.session.effects import (
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
    UnloadSound,
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
    HeldUp,
    Left,
    OfferTaken,
    PauseAsked,
    PlayedOut,
    Reached,
    Replanned,
    ResumeAsked,
    SkipAsked,
    SofterAsked,
    SoundLost,
)
from player.practice.session.offer_rules import Offer
from player.practice.session.table import LONG_BREAK, Session, State, advance
from player.practice.units import Seconds


def test_a_sitting_is_in_the_log_before_it_sounds() -> None:
    session, first = advance(Session(), Began(PLAN))
    session, second = advance(session, FirstLinesReady())

    assert first == (PrepareLines(), StartLog())
    assert second == (ExchangePlan(), PlaySound())
    assert session.state is State.PLAYING


def test_progress_is_logged_when_a_step_is_entered_and_only_then() -> None:
    session, effects = advance(playing(), Reached(Seconds(3.9)))
    assert effects == ()

    session, effects = advance(session, Reached(Seconds(4.1)))
    assert effects == (LogProgress(1, Seconds(4.1)),)


def test_pausing_and_resuming_in_a_line_goes_back_to_its_start() -> None:
    paused, effects = advance(playing(7.5), PauseAsked())
    assert effects[0] == PauseSound(Seconds(0.02))

    resumed, effects = advance(paused, ResumeAsked(Seconds(5.0)))
    assert effects[:2] == (SeekSound(Seconds(6.0)), PlaySound())
    assert resumed.position == 6.0


def test_resuming_in_a_quiet_stays_where_it_was() -> None:
    paused, _ = advance(playing(12.0), PauseAsked())
    resumed, effects = advance(paused, ResumeAsked(Seconds(5.0)))

    assert effects[0] == PlaySound()
    assert resumed.position == 12.0


def test_after_a_long_break_it_goes_back_one_more_line() -> None:
    paused, _ = advance(playing(7.5), PauseAsked())
    resumed, _ = advance(paused, ResumeAsked(Seconds(LONG_BREAK + 1)))

    assert resumed.position == 0.0


@pytest.mark.parametrize(("position", "expected"), [(1.0, 0.0), (7.0, 0.0), (20.0, 6.0), (31.0, 24.0)])
def test_back_a_line_leads_to_the_line_before(position: float, expected: float) -> None:
    session, effects = advance(playing(position), BackAsked())

    assert session.position == expected
    assert effects[0] == SeekSound(Seconds(expected))


def test_skip_in_the_opening_goes_on_to_what_follows_it() -> None:
    session, effects = advance(playing(1.0), SkipAsked())

    assert effects[0] == SeekSound(Seconds(6.0))
    assert session.position == 6.0


@pytest.mark.parametrize(("position", "kept"), [(7.0, 4), (20.0, 7)])
def test_skip_leaves_out_the_rest_of_the_phase(position: float, kept: int) -> None:
    session, effects = advance(playing(position), SkipAsked())
    assert effects[0] == Replan(kept, softened=0, grounding_only=False, skip=True)

    session, effects = advance(session, Replanned(PLAN, go_to=Seconds(24.0)))
    assert effects == (ExchangePlan(Seconds(24.0)),)
    assert session.position == 24.0


@pytest.mark.parametrize(("position", "expected"), [(25.0, 30.0), (31.0, 34.0)])
def test_skip_goes_through_the_return_line_by_line(position: float, expected: float) -> None:
    session, effects = advance(playing(position), SkipAsked())

    assert effects[0] == SeekSound(Seconds(expected))
    assert session.position == expected


def test_softer_plans_from_the_next_step_on_and_as_before_undoes_it() -> None:
    session, effects = advance(playing(7.0), SofterAsked())
    assert effects[0] == Replan(keep=4, softened=1, grounding_only=False)

    session, effects = advance(session, SofterAsked())
    assert effects[0] == Replan(keep=4, softened=2, grounding_only=False)

    session, effects = advance(session, AsBeforeAsked())
    assert effects[0] == Replan(keep=4, softened=0, grounding_only=False)
    assert advance(session, AsBeforeAsked()) == (session, ())


@pytest.mark.parametrize(("position", "kept"), [(18.0, 5), (18.55, 7), (18.99, 7), (21.0, 7), (21.55, 8)])
def test_softer_leaves_alone_what_is_about_to_start(position: float, kept: int) -> None:
    """A device is up to 0.4 s ahead of what is heard: what starts within that is as good as spoken."""
    _, effects = advance(playing(position), SofterAsked())

    assert effects[0] == Replan(keep=kept, softened=1, grounding_only=False)


def held(step_index: int = 2) -> Session:
    session, effects = advance(playing(STEPS[step_index].start), HeldAtCheckIn(step_index))
    assert session.state is State.CHECKING_IN
    assert isinstance(effects[0], LogEvent)
    return session


def test_a_check_in_waits_for_ever_and_any_answer_is_enough() -> None:
    waiting = held()
    assert advance(waiting, Reached(Seconds(99.0))) == (waiting, ())

    session, effects = advance(waiting, Answered(None))
    assert effects == (LogRating(CheckInAt.START, None), ReleaseSound(), PlaySound())
    assert session.state is State.PLAYING


def test_a_check_in_is_not_asked_twice() -> None:
    session, _ = advance(held(), Answered(3))
    session, effects = advance(session, HeldAtCheckIn(2))

    assert effects == (ReleaseSound(),)
    assert session.state is State.PLAYING


def test_a_high_start_rating_offers_grounding_only_and_waits_for_a_choice() -> None:
    session, effects = advance(held(), Answered(7))
    assert session.offers == (Offer.GROUNDING_ONLY, Offer.GO_ON)
    assert effects[1] == LogEvent("rule-fired", Seconds(6.0), "a start rating at the grounding threshold")

    session, effects = advance(session, OfferTaken(Offer.GROUNDING_ONLY))
    assert Replan(keep=3, softened=0, grounding_only=True) in effects
    assert effects[-2:] == (ReleaseSound(), PlaySound())


def test_a_rise_offers_stopping_first_and_going_on_is_possible() -> None:
    session = replace(held(5), start_rating=3)
    session, _ = advance(session, Answered(5))
    assert session.offers == (Offer.STOP, Offer.SOFTER, Offer.GO_ON)

    gone_on, effects = advance(session, OfferTaken(Offer.GO_ON))
    assert gone_on.state is State.PLAYING
    assert not any(isinstance(effect, Replan) for effect in effects)


def test_taking_the_offer_to_stop_eases_back() -> None:
    session, _ = advance(held(), Answered(9))
    session, effects = advance(session, OfferTaken(Offer.STOP))

    assert session.state is State.EASED_BACK
    assert LogEvent("eased-back", Seconds(6.0)) in effects


def test_an_offer_that_was_not_made_changes_nothing() -> None:
    waiting = held()

    assert advance(waiting, OfferTaken(Offer.SOFTER)) == (waiting, ())


@pytest.mark.parametrize("state", [state for state in State if state is not State.EASED_BACK])
def test_easing_back_works_from_everywhere(state: State) -> None:
    session = replace(playing(7.0), state=state, held_step=2)
    eased, effects = advance(session, EaseBackAsked())

    sitting = state not in {State.IDLE, State.FINISHED}
    assert eased.state is State.EASED_BACK
    # The voice fades within a second (practice brief, section 3), of which a tenth is the device's.
    fades = [effect.fade for effect in effects if isinstance(effect, PauseSound)]
    assert len(fades) == sitting
    assert all(0.3 <= fade <= 0.9 for fade in fades)
    assert not any(isinstance(effect, FinishLog) for effect in effects)
    ended = (FinishLog(Outcome.STOPPED_BY_CHOICE),) if sitting else ()
    assert advance(eased, Left()) == (Session(), ended)


def test_a_sitting_towards_sleep_is_complete_wherever_it_is_left() -> None:
    sound = replace(PLAN.around.sound, to_sleep=True)
    towards_sleep = replace(PLAN, around=replace(PLAN.around, sound=sound))
    eased, _ = advance(replace(playing(7.0), plan=towards_sleep), EaseBackAsked())

    assert advance(eased, Left()) == (Session(), (FinishLog(Outcome.COMPLETED),))


@pytest.mark.parametrize("state", [State.PREPARING, State.PLAYING, State.PAUSED, State.WRITING])
def test_whoever_comes_back_from_easing_back_is_where_they_were_and_paused(state: State) -> None:
    eased, _ = advance(replace(playing(7.0), state=state), EaseBackAsked())
    back, effects = advance(eased, CameBack())

    assert (back.state, back.position) == (State.PAUSED, 7.0)
    assert effects == (UnloadSound(), LogEvent("paused", Seconds(7.0), "came-back"))


def test_a_question_left_open_by_easing_back_is_asked_again_and_one_answered_is_not() -> None:
    left_open, _ = advance(held(), EaseBackAsked())
    answered, _ = advance(held(), Answered(9))
    answered, _ = advance(answered, EaseBackAsked())

    assert advance(left_open, CameBack())[0].answered == frozenset()
    assert advance(answered, CameBack())[0].answered == frozenset({2})


def test_losing_the_sound_pauses_and_says_so_and_only_resuming_goes_on() -> None:
    session, _ = advance(playing(7.0), SoundLost("The headphones are gone."))
    assert (session.state, session.message) == (State.PAUSED, "The headphones are gone.")
    assert advance(session, Reached(Seconds(9.0))) == (session, ())

    session, _ = advance(session, ResumeAsked(Seconds(1.0)))
    assert (session.state, session.message) == (State.PLAYING, "")


def test_what_was_held_up_fades_is_paused_and_is_said_and_only_resuming_goes_on() -> None:
    session, effects = advance(playing(7.0), HeldUp("It slept."))
    assert (session.state, session.message) == (State.PAUSED, "It slept.")
    assert effects == (PauseSound(Seconds(0.4)), LogEvent("paused", Seconds(7.0), "held-up"))
    assert advance(session, Reached(Seconds(9.0))) == (session, ())
    assert advance(session, HeldUp("Again.")) == (session, ())

    session, effects = advance(session, ResumeAsked(Seconds(1.0)))
    assert (session.state, session.message) == (State.PLAYING, "")
    assert effects[:2] == (SeekSound(Seconds(6.0)), PlaySound())


def test_a_check_in_waits_on_through_a_sleep() -> None:
    assert advance(held(), HeldUp("It slept.")) == (held(), ())


def test_the_end_is_in_the_log_as_completed() -> None:
    session, effects = advance(playing(33.9), PlayedOut())

    assert session.state is State.FINISHED
    assert effects[-1] == FinishLog(Outcome.COMPLETED)
    assert advance(session, Left()) == (Session(), ())


@pytest.mark.parametrize(("index", "moment"), [(2, CheckInAt.START), (5, CheckInAt.MIDDLE)])
def test_what_is_asked_and_when_is_in_the_log(index: int, moment: CheckInAt) -> None:
    session, effects = advance(playing(STEPS[index].start), HeldAtCheckIn(index))

    assert session.state is State.CHECKING_IN
    assert effects == (LogEvent("check-in-asked", STEPS[index].start, moment),)


def test_pausing_while_the_voice_gets_ready_begins_nothing() -> None:
    preparing, _ = advance(Session(), Began(PLAN))
    session, effects = advance(preparing, PauseAsked())

    assert session.state is State.PAUSED
    assert effects == ()


def test_resuming_where_a_line_begins_is_no_line_earlier() -> None:
    paused, _ = advance(playing(24.0), PauseAsked())
    resumed, effects = advance(paused, ResumeAsked(Seconds(5.0)))

    assert resumed.position == 24.0
    assert effects[0] == SeekSound(Seconds(24.0))


def test_a_check_in_stays_open_when_the_sound_is_lost_and_the_log_says_so() -> None:
    session, effects = advance(held(), SoundLost("The headphones are gone."))
    _, playing_effects = advance(playing(7.0), SoundLost("The headphones are gone."))

    assert session == replace(held(), message="The headphones are gone.")
    logged = [effect for effect in (*effects, *playing_effects) if isinstance(effect, LogEvent)]
    assert len(logged) == len(effects) + len(playing_effects) - 1
    # Or else an output that comes back by itself would be heard under a page that says it is paused.
    assert playing_effects[-1] == PauseSound(Seconds(0.02))
    assert [effect.kind for effect in logged] == ["device-lost", "device-lost"]


TO_WRITE = Plan(
    "x", "X", "hash", "gentle", "hash", (*STEPS[:4], step(StepKind.WRITING, 9, 10, "Noticing", Role.MIDDLE))
)


@pytest.mark.parametrize(
    ("session", "event", "logged"),
    [
        (playing(7.0), PauseAsked(), ("paused", 7.0, "")),
        (replace(playing(7.0), state=State.PAUSED), ResumeAsked(Seconds(1.0)), ("resumed", 7.0, "")),
        (playing(10.0), BackAsked(), ("went-back", 10.0, "")),
        (playing(10.0), SkipAsked(), ("skipped", 10.0, "")),
        (
            Session(State.WRITING, TO_WRITE, Seconds(9.0), held_step=4),
            SkipAsked(),
            ("skipped", 9.0, ""),
        ),
        (replace(playing(7.0), softened=1), SofterAsked(), ("softer", 7.0, "2")),
        (replace(playing(7.0), softened=1), AsBeforeAsked(), ("as-before", 7.0, "")),
        (playing(7.0), EaseBackAsked(), ("eased-back", 7.0, "")),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_was_done_is_in_the_log_with_its_place(
    session: Session, event: Event, logged: tuple[str, float, str]
) -> None:
    _, effects = advance(session, event)
    kind, at, detail = logged

    assert [effect for effect in effects if isinstance(effect, LogEvent)] == [
        LogEvent(kind, Seconds(at), detail)
    ]


def test_a_sitting_begun_at_a_passage_is_there_while_the_voice_gets_ready() -> None:
    preparing, _ = advance(Session(), Began(PLAN, Seconds(10.0)))
    replanned, _ = advance(preparing, Replanned(PLAN))

    assert (preparing.position, preparing.answered) == (10.0, {2})
    assert (replanned.position, replanned.answered) == (10.0, {2})


def test_a_new_plan_while_the_voice_gets_ready_says_which_check_ins_have_passed() -> None:
    """In another plan the check-in has another number, and would never be asked."""
    other = replace(PLAN, steps=(*STEPS[:2], STEPS[3], STEPS[2], *STEPS[4:]))
    preparing, _ = advance(Session(), Began(PLAN, Seconds(10.0)))
    replanned, _ = advance(preparing, Replanned(other))

    assert replanned.answered == {3}


def test_a_sitting_that_played_out_stands_at_its_end() -> None:
    finished, effects = advance(playing(33.9), PlayedOut())

    assert finished.position == 34.0
    assert LogProgress(10, Seconds(34.0)) in effects
