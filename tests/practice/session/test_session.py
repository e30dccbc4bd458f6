"""Every row of the transition table, and what no row may do."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.practice.pacing.model import CheckInAt
from player.practice.planner.steps import Plan, Step, StepKind
from player.practice.script.model import Role
from player.practice.session import effects as do
from player.practice.session import events as happened
from player.practice.session import table as s
from player.practice.session.offer_rules import Offer
from player.practice.units import Rung, Seconds


def step(kind: StepKind, start: float, duration: float, phase: str, role: Role) -> Step:
    text = f"{kind} at {start}"
    return Step(kind, Seconds(start), Seconds(duration), text, text, phase, role, Rung.GROUNDING)


STEPS = (
    step(StepKind.SAY, 0, 4, "Arriving", Role.ORIENT),
    step(StepKind.PAUSE, 4, 2, "Arriving", Role.ORIENT),
    step(StepKind.CHECK_IN, 6, 0, "Arriving", Role.ORIENT),
    step(StepKind.SAY, 6, 3, "Noticing", Role.MIDDLE),
    step(StepKind.SILENCE, 9, 10, "Noticing", Role.MIDDLE),
    step(StepKind.CHECK_IN, 19, 0, "Noticing", Role.MIDDLE),
    step(StepKind.SAY, 19, 3, "Others", Role.MIDDLE),
    step(StepKind.PAUSE, 22, 2, "Others", Role.MIDDLE),
    step(StepKind.SAY, 24, 4, "Coming back", Role.RETURN),
    step(StepKind.PAUSE, 28, 2, "Coming back", Role.RETURN),
    step(StepKind.SAY, 30, 4, "Coming back", Role.RETURN),
)
PLAN = Plan("x", "X", "hash", "gentle", "hash", STEPS)
"""Asks as Gentle does: grounding from 7, softer from a rise of 1, stopping from a rise of 2 or from 8."""


def playing(position: float = 0.0) -> s.Session:
    return s.Session(s.State.PLAYING, PLAN, Seconds(position))


def test_a_sitting_is_in_the_log_before_it_sounds() -> None:
    session, first = s.advance(s.Session(), happened.Began(PLAN))
    session, second = s.advance(session, happened.FirstLinesReady())

    assert first == (do.PrepareLines(), do.StartLog())
    assert second == (do.ExchangePlan(), do.PlaySound())
    assert session.state is s.State.PLAYING


def test_progress_is_logged_when_a_step_is_entered_and_only_then() -> None:
    session, effects = s.advance(playing(), happened.Reached(Seconds(3.9)))
    assert effects == ()

    session, effects = s.advance(session, happened.Reached(Seconds(4.1)))
    assert effects == (do.LogProgress(1, Seconds(4.1)),)


def test_pausing_and_resuming_in_a_line_goes_back_to_its_start() -> None:
    paused, effects = s.advance(playing(7.5), happened.PauseAsked())
    assert effects[0] == do.PauseSound(Seconds(0.02))

    resumed, effects = s.advance(paused, happened.ResumeAsked(Seconds(5.0)))
    assert effects[:2] == (do.SeekSound(Seconds(6.0)), do.PlaySound())
    assert resumed.position == 6.0


def test_resuming_in_a_quiet_stays_where_it_was() -> None:
    paused, _ = s.advance(playing(12.0), happened.PauseAsked())
    resumed, effects = s.advance(paused, happened.ResumeAsked(Seconds(5.0)))

    assert effects[0] == do.PlaySound()
    assert resumed.position == 12.0


def test_after_a_long_break_it_goes_back_one_more_line() -> None:
    paused, _ = s.advance(playing(7.5), happened.PauseAsked())
    resumed, _ = s.advance(paused, happened.ResumeAsked(Seconds(s.LONG_BREAK + 1)))

    assert resumed.position == 0.0


@pytest.mark.parametrize(("position", "expected"), [(1.0, 0.0), (7.0, 0.0), (20.0, 6.0), (31.0, 24.0)])
def test_back_a_line_leads_to_the_line_before(position: float, expected: float) -> None:
    session, effects = s.advance(playing(position), happened.BackAsked())

    assert session.position == expected
    assert effects[0] == do.SeekSound(Seconds(expected))


def test_skip_in_the_opening_goes_on_to_what_follows_it() -> None:
    session, effects = s.advance(playing(1.0), happened.SkipAsked())

    assert effects[0] == do.SeekSound(Seconds(6.0))
    assert session.position == 6.0


@pytest.mark.parametrize(("position", "kept"), [(7.0, 4), (20.0, 7)])
def test_skip_leaves_out_the_rest_of_the_phase(position: float, kept: int) -> None:
    session, effects = s.advance(playing(position), happened.SkipAsked())
    assert effects[0] == do.PlanAnew(kept, softened=0, grounding_only=False, skip=True)

    session, effects = s.advance(session, happened.Replanned(PLAN, go_to=Seconds(24.0)))
    assert effects == (do.ExchangePlan(Seconds(24.0)),)
    assert session.position == 24.0


@pytest.mark.parametrize(("position", "expected"), [(25.0, 30.0), (31.0, 34.0)])
def test_skip_goes_through_the_return_line_by_line(position: float, expected: float) -> None:
    session, effects = s.advance(playing(position), happened.SkipAsked())

    assert effects[0] == do.SeekSound(Seconds(expected))
    assert session.position == expected


def test_softer_plans_from_the_next_step_on_and_as_before_undoes_it() -> None:
    session, effects = s.advance(playing(7.0), happened.SofterAsked())
    assert effects[0] == do.PlanAnew(keep=4, softened=1, grounding_only=False)

    session, effects = s.advance(session, happened.SofterAsked())
    assert effects[0] == do.PlanAnew(keep=4, softened=2, grounding_only=False)

    session, effects = s.advance(session, happened.AsBeforeAsked())
    assert effects[0] == do.PlanAnew(keep=4, softened=0, grounding_only=False)
    assert s.advance(session, happened.AsBeforeAsked()) == (session, ())


@pytest.mark.parametrize(("position", "kept"), [(18.0, 5), (18.55, 7), (18.99, 7), (21.0, 7), (21.55, 8)])
def test_softer_leaves_alone_what_is_about_to_start(position: float, kept: int) -> None:
    """A device is up to 0.4 s ahead of what is heard: what starts within that is as good as spoken."""
    _, effects = s.advance(playing(position), happened.SofterAsked())

    assert effects[0] == do.PlanAnew(keep=kept, softened=1, grounding_only=False)


def held(step_index: int = 2) -> s.Session:
    session, effects = s.advance(playing(STEPS[step_index].start), happened.HeldAtCheckIn(step_index))
    assert session.state is s.State.CHECKING_IN
    assert isinstance(effects[0], do.LogEvent)
    return session


def test_a_check_in_waits_for_ever_and_any_answer_is_enough() -> None:
    waiting = held()
    assert s.advance(waiting, happened.Reached(Seconds(99.0))) == (waiting, ())

    session, effects = s.advance(waiting, happened.Answered(None))
    assert effects == (do.LogRating(CheckInAt.START, None), do.ReleaseSound(), do.PlaySound())
    assert session.state is s.State.PLAYING


def test_a_check_in_is_not_asked_twice() -> None:
    session, _ = s.advance(held(), happened.Answered(3))
    session, effects = s.advance(session, happened.HeldAtCheckIn(2))

    assert effects == (do.ReleaseSound(),)
    assert session.state is s.State.PLAYING


def test_a_high_start_rating_offers_grounding_only_and_waits_for_a_choice() -> None:
    session, effects = s.advance(held(), happened.Answered(7))
    assert session.offers == (Offer.GROUNDING_ONLY, Offer.GO_ON)
    assert effects[1] == do.LogEvent("rule-fired", Seconds(6.0), "a start rating at the grounding threshold")

    session, effects = s.advance(session, happened.OfferTaken(Offer.GROUNDING_ONLY))
    assert do.PlanAnew(keep=3, softened=0, grounding_only=True) in effects
    assert effects[-2:] == (do.ReleaseSound(), do.PlaySound())


def test_a_rise_offers_stopping_first_and_going_on_is_possible() -> None:
    session = replace(held(5), start_rating=3)
    session, _ = s.advance(session, happened.Answered(5))
    assert session.offers == (Offer.STOP, Offer.SOFTER, Offer.GO_ON)

    gone_on, effects = s.advance(session, happened.OfferTaken(Offer.GO_ON))
    assert gone_on.state is s.State.PLAYING
    assert not any(isinstance(effect, do.PlanAnew) for effect in effects)


def test_taking_the_offer_to_stop_eases_back() -> None:
    session, _ = s.advance(held(), happened.Answered(9))
    session, effects = s.advance(session, happened.OfferTaken(Offer.STOP))

    assert session.state is s.State.EASED_BACK
    assert do.FinishLog(do.Outcome.STOPPED_BY_CHOICE) in effects


def test_an_offer_that_was_not_made_changes_nothing() -> None:
    waiting = held()

    assert s.advance(waiting, happened.OfferTaken(Offer.SOFTER)) == (waiting, ())


@pytest.mark.parametrize("state", [state for state in s.State if state is not s.State.EASED_BACK])
def test_easing_back_works_from_everywhere(state: s.State) -> None:
    session = replace(playing(7.0), state=state, held_step=2)
    eased, effects = s.advance(session, happened.EaseBackAsked())

    sitting = state not in {s.State.IDLE, s.State.FINISHED}
    assert eased.state is s.State.EASED_BACK
    # The voice fades within a second (practice brief, section 3), of which a tenth is the device's.
    fades = [effect.fade for effect in effects if isinstance(effect, do.PauseSound)]
    assert len(fades) == sitting
    assert all(0.3 <= fade <= 0.9 for fade in fades)
    assert (do.FinishLog(do.Outcome.STOPPED_BY_CHOICE) in effects) == sitting


def test_losing_the_sound_pauses_and_says_so_and_only_resuming_goes_on() -> None:
    session, _ = s.advance(playing(7.0), happened.SoundLost("The headphones are gone."))
    assert (session.state, session.message) == (s.State.PAUSED, "The headphones are gone.")
    assert s.advance(session, happened.Reached(Seconds(9.0))) == (session, ())

    session, _ = s.advance(session, happened.ResumeAsked(Seconds(1.0)))
    assert (session.state, session.message) == (s.State.PLAYING, "")


def test_what_was_held_up_fades_is_paused_and_is_said_and_only_resuming_goes_on() -> None:
    session, effects = s.advance(playing(7.0), happened.HeldUp("It slept."))
    assert (session.state, session.message) == (s.State.PAUSED, "It slept.")
    assert effects == (do.PauseSound(Seconds(0.4)), do.LogEvent("paused", Seconds(7.0), "held-up"))
    assert s.advance(session, happened.Reached(Seconds(9.0))) == (session, ())
    assert s.advance(session, happened.HeldUp("Again.")) == (session, ())

    session, effects = s.advance(session, happened.ResumeAsked(Seconds(1.0)))
    assert (session.state, session.message) == (s.State.PLAYING, "")
    assert effects[:2] == (do.SeekSound(Seconds(6.0)), do.PlaySound())


def test_a_check_in_waits_on_through_a_sleep() -> None:
    assert s.advance(held(), happened.HeldUp("It slept.")) == (held(), ())


def test_the_end_is_in_the_log_as_completed() -> None:
    session, effects = s.advance(playing(33.9), happened.PlayedOut())

    assert session.state is s.State.FINISHED
    assert effects[-1] == do.FinishLog(do.Outcome.COMPLETED)
    assert s.advance(session, happened.Left()) == (s.Session(), ())


WRITTEN = replace(
    PLAN,
    steps=(
        *STEPS[:7],
        step(StepKind.WRITING, 22, 60, "Others", Role.MIDDLE),
        *tuple(replace(one, start=Seconds(one.start + 60)) for one in STEPS[8:]),
    ),
)


def writing() -> s.Session:
    session = replace(playing(22.0), plan=WRITTEN)
    session, effects = s.advance(session, happened.HeldToWrite(7))
    assert session.state is s.State.WRITING
    assert effects == ()
    return session


def test_whoever_writes_goes_on_when_they_like_right_behind_the_time_that_is_stated() -> None:
    waiting = writing()
    assert s.advance(waiting, happened.Reached(Seconds(60.0))) == (waiting, ())

    session, effects = s.advance(waiting, happened.WritingDone())
    assert effects == (do.SeekSound(Seconds(82.0)), do.PlaySound())
    assert (session.state, session.position) == (s.State.PLAYING, 82.0)


def test_where_nobody_can_go_on_the_stated_time_goes_by() -> None:
    session, effects = s.advance(writing(), happened.WritingDone(at_once=False))

    assert effects == (do.ReleaseSound(), do.PlaySound())
    assert (session.state, session.position) == (s.State.PLAYING, 22.0)


def test_skipping_writing_leaves_its_phase() -> None:
    session, effects = s.advance(writing(), happened.SkipAsked())

    assert effects[0] == do.PlanAnew(8, softened=0, grounding_only=False, skip=True)
    assert session.state is s.State.PLAYING


def test_softer_in_writing_keeps_it_and_goes_on_waiting() -> None:
    session, effects = s.advance(writing(), happened.SofterAsked())

    assert effects[0] == do.PlanAnew(8, softened=1, grounding_only=False)
    assert session.state is s.State.WRITING


def test_back_from_writing_leads_to_the_line_that_asked_for_it() -> None:
    session, effects = s.advance(writing(), happened.BackAsked())

    assert effects[0] == do.SeekSound(Seconds(19.0))
    assert effects[-1] == do.PlaySound()
    assert session.state is s.State.PLAYING


def test_whoever_goes_back_may_write_again() -> None:
    session, _ = s.advance(writing(), happened.BackAsked())
    session, _ = s.advance(session, happened.HeldToWrite(7))

    assert session.state is s.State.WRITING


events = st.one_of(
    st.just(happened.Began(PLAN)),
    st.just(happened.FirstLinesReady()),
    st.floats(0, 34).map(lambda at: happened.Reached(Seconds(at))),
    st.sampled_from([2, 5]).map(happened.HeldAtCheckIn),
    st.just(happened.PlayedOut()),
    st.just(happened.PauseAsked()),
    st.floats(0, 200).map(lambda away: happened.ResumeAsked(Seconds(away))),
    st.just(happened.BackAsked()),
    st.just(happened.SkipAsked()),
    st.just(happened.SofterAsked()),
    st.just(happened.AsBeforeAsked()),
    st.just(happened.Replanned(PLAN)),
    st.one_of(st.none(), st.integers(0, 10)).map(happened.Answered),
    st.integers(0, 100).map(lambda rating: happened.Answered(rating, 100)),
    st.just(happened.HeldToWrite(7)),
    st.booleans().map(happened.WritingDone),
    st.sampled_from(list(Offer)).map(happened.OfferTaken),
    st.just(happened.EaseBackAsked()),
    st.just(happened.SoundLost("gone")),
    st.just(happened.HeldUp("asleep")),
    st.just(happened.Left()),
)


@given(st.lists(events, max_size=40))
def test_no_order_of_events_breaks_it_and_every_sitting_ends_in_the_log_once(
    sequence: list[happened.Event],
) -> None:
    session = s.Session()
    started = finished = 0
    for event in sequence:
        session, effects = s.advance(session, event)
        started += do.StartLog() in effects
        finished += any(isinstance(effect, do.FinishLog) for effect in effects)
        assert session.plan is not None or session.state in {s.State.IDLE, s.State.EASED_BACK}
        under_way = session.state in {
            s.State.PREPARING,
            s.State.PLAYING,
            s.State.PAUSED,
            s.State.CHECKING_IN,
            s.State.WRITING,
        }
        assert started - finished == under_way


@given(st.lists(events, max_size=40))
def test_nothing_sounds_once_eased_back(sequence: list[happened.Event]) -> None:
    session = replace(playing(7.0), state=s.State.EASED_BACK)
    for event in sequence:
        if isinstance(event, happened.Left):
            continue
        session, effects = s.advance(session, event)
        assert effects == ()


@pytest.mark.parametrize(("index", "moment"), [(2, CheckInAt.START), (5, CheckInAt.MIDDLE)])
def test_what_is_asked_and_when_is_in_the_log(index: int, moment: CheckInAt) -> None:
    session, effects = s.advance(playing(STEPS[index].start), happened.HeldAtCheckIn(index))

    assert session.state is s.State.CHECKING_IN
    assert effects == (do.LogEvent("check-in-asked", STEPS[index].start, moment),)


def test_pausing_while_the_voice_gets_ready_begins_nothing() -> None:
    preparing, _ = s.advance(s.Session(), happened.Began(PLAN))
    session, effects = s.advance(preparing, happened.PauseAsked())

    assert session.state is s.State.PAUSED
    assert effects == ()


def test_resuming_where_a_line_begins_is_no_line_earlier() -> None:
    paused, _ = s.advance(playing(24.0), happened.PauseAsked())
    resumed, effects = s.advance(paused, happened.ResumeAsked(Seconds(5.0)))

    assert resumed.position == 24.0
    assert effects[0] == do.SeekSound(Seconds(24.0))


def test_a_check_in_stays_open_when_the_sound_is_lost_and_the_log_says_so() -> None:
    session, effects = s.advance(held(), happened.SoundLost("The headphones are gone."))
    _, playing_effects = s.advance(playing(7.0), happened.SoundLost("The headphones are gone."))

    assert session == replace(held(), message="The headphones are gone.")
    logged = [effect for effect in (*effects, *playing_effects) if isinstance(effect, do.LogEvent)]
    assert len(logged) == len(effects) + len(playing_effects)
    assert [effect.kind for effect in logged] == ["device-lost", "device-lost"]
