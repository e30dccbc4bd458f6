"""Events in any order: every sitting ends in the log once, and nothing sounds once eased back."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from session_material import PLAN, playing

from player.practice.session.effects import (
    FinishLog,
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
from player.practice.session.offer_rules import Offer
from player.practice.session.table import Session, State, advance
from player.practice.units import Seconds

events = st.one_of(
    st.just(Began(PLAN)),
    st.just(FirstLinesReady()),
    st.floats(0, 34).map(lambda at: Reached(Seconds(at))),
    st.sampled_from([2, 5]).map(HeldAtCheckIn),
    st.just(PlayedOut()),
    st.just(PauseAsked()),
    st.floats(0, 200).map(lambda away: ResumeAsked(Seconds(away))),
    st.just(BackAsked()),
    st.just(SkipAsked()),
    st.just(SofterAsked()),
    st.just(AsBeforeAsked()),
    st.just(Replanned(PLAN)),
    st.one_of(st.none(), st.integers(0, 10)).map(Answered),
    st.integers(0, 100).map(lambda rating: Answered(rating, 100)),
    st.just(HeldToWrite(7)),
    st.booleans().map(WritingDone),
    st.sampled_from(list(Offer)).map(OfferTaken),
    st.just(EaseBackAsked()),
    st.just(CameBack()),
    st.just(SoundLost("gone")),
    st.just(HeldUp("asleep")),
    st.just(Left()),
)


@given(st.lists(events, max_size=40))
def test_no_order_of_events_breaks_it_and_every_sitting_ends_in_the_log_once(
    sequence: list[Event],
) -> None:
    session = Session()
    started = finished = 0
    for event in sequence:
        session, effects = advance(session, event)
        started += StartLog() in effects
        finished += any(isinstance(effect, FinishLog) for effect in effects)
        assert session.plan is not None or session.state in {State.IDLE, State.EASED_BACK}
        under_way = session.state in {
            State.PREPARING,
            State.PLAYING,
            State.PAUSED,
            State.CHECKING_IN,
            State.WRITING,
        }
        under_way |= session.state is State.EASED_BACK and session.plan is not None
        assert started - finished == under_way


@given(st.lists(events, max_size=40))
def test_nothing_sounds_once_eased_back(sequence: list[Event]) -> None:
    session = replace(playing(7.0), state=State.EASED_BACK)
    for event in sequence:
        if isinstance(event, Left | CameBack):
            continue
        session, effects = advance(session, event)
        assert effects == ()
