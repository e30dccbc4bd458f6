"""A step further only by hand, in Settings and After; a lower rung offered once after two stops running."""

from functools import lru_cache

import pytest
from examples import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from page_material import folders_in, parts_in, router_for

from player.library import catalog as library
from player.practice.units import Rung
from player.records.session_log import SessionLog
from player.records.store.entries import EventKind
from player.records.store.keys import Keys
from player.window.briefing.state import BeginTextOnly, SetChoice
from player.window.ease_back.state import EaseBackEasier, EaseBackEnd, EaseBackNext
from player.window.intents import (
    AsBefore,
    ChoosePractice,
    EaseBack,
    Leave,
    OpenLog,
    OpenPractise,
    OpenSettings,
    SetSetting,
    Softer,
)
from player.window.shared.ladder import LeaveLowerRung, StayHere, StepFurther, TakeLowerRung
from player.window.shared.ladder_offers import highest
from player.window.shared.rating import Rate
from player.window.sitting.check_in.state import CheckInView
from player.window.sitting.page import SittingPage
from player.window.sitting.state import BackLine, CarryOn, GroundingOnly, Skip, TogglePause

PRACTICE = "kindness-to-a-friend-or-an-animal"
_PARSED = lru_cache(None)(library.parse_script)
_READ = lru_cache(None)(library.read_preset)


class Person:
    """Someone at Kindpace, without a window."""

    def __init__(self, home, *, logged=True):
        self.seconds = 1000.0
        folders = folders_in(home)
        self.log = SessionLog.open(folders.data, Keys(folders.config)) if logged else None
        self.parts = parts_in(folders, self.log, seconds=lambda: self.seconds)
        self.router = router_for(self.parts)

    def do(self, *intents):
        for intent in intents:
            self.router.handle(intent)
        return self.router.view()

    def begin(self, practice=PRACTICE):
        self.do(ChoosePractice(practice), BeginTextOnly())
        self.router.tick()

    def stop(self):
        self.begin()
        self.do(EaseBack(), *(EaseBackNext() for _ in range(8)), EaseBackEnd(), Leave())

    def wait(self, seconds):
        """Let time go by, in steps that are no gap yet: after a gap a sitting is paused."""
        end = self.seconds + seconds
        while self.seconds < end:
            self.seconds = min(end, self.seconds + 2.5)
            self.router.tick()

    def to_the_end(self, practice):
        self.begin(practice)
        while isinstance(self.router.page, SittingPage):
            self.wait(2.5)
            if isinstance(self.router.view(), CheckInView):
                self.do(Rate(None))
        return self.router.view()


@pytest.fixture
def person(tmp_path, monkeypatch):
    for name, read in (("parse_script", _PARSED), ("read_preset", _READ)):
        monkeypatch.setattr(library, name, read)
    made = Person(tmp_path)
    yield made
    assert made.log is not None
    made.log.close()


def events(person):
    newest = person.log.sittings(limit=1)[0]
    wanted = (EventKind.OFFERED, EventKind.CHOSEN)
    return [
        (event.kind, event.detail["detail"]) for event in person.log.events(newest.id) if event.kind in wanted
    ]


def test_two_stops_running_lead_to_an_offer_once(person):
    person.stop()
    after_one = person.do(ChoosePractice(PRACTICE))
    person.stop()
    offered = person.do(ChoosePractice(PRACTICE))
    taken = person.do(TakeLowerRung())
    person.do(BeginTextOnly())
    reached = max(step.rung for step in person.router.page.sitting.session.plan.steps)
    logged = events(person)
    person.do(EaseBack(), OpenPractise())
    again = person.do(ChoosePractice(PRACTICE))

    assert after_one.offers == ()
    assert [offer.intent for offer in offered.offers] == [TakeLowerRung(), LeaveLowerRung()]
    assert Rung.COMMON_HUMANITY.words in offered.offer_words
    assert taken.offers == ()
    assert reached <= Rung.COMMON_HUMANITY
    assert logged == [
        (EventKind.OFFERED, "a lower rung, after two stops in a row"),
        (EventKind.CHOSEN, "the lower rung"),
    ]
    assert again.offers == ()


def test_an_offer_that_was_left_alone_is_not_made_again(person):
    person.stop()
    person.stop()
    offered = person.do(ChoosePractice(PRACTICE))
    again = person.do(Leave(), ChoosePractice(PRACTICE))

    assert offered.offers
    assert again.offers == ()


def test_an_offer_that_was_left_plays_as_before(person):
    person.stop()
    person.stop()
    person.do(ChoosePractice(PRACTICE), LeaveLowerRung(), BeginTextOnly())
    reached = max(step.rung for step in person.router.page.sitting.session.plan.steps)

    assert reached == Rung.KINDNESS_TO_ANOTHER
    assert events(person)[1] == (EventKind.CHOSEN, "as before")


def test_a_step_further_stands_after_a_sitting_as_a_choice(person):
    person.parts.settings_store.change(own_rung=1)
    after = person.to_the_end("ease-back")
    stepped = person.do(StepFurther())

    assert [offer.intent for offer in after.offers] == [StayHere(), StepFurther()]
    assert not any(offer.default for offer in after.offers)
    assert person.parts.settings_store.current.own_rung == 2
    assert stepped.offers == ()
    assert events(person) == [(EventKind.CHOSEN, "a step further: common humanity")]


def test_staying_changes_nothing(person):
    person.parts.settings_store.change(own_rung=1)
    person.to_the_end("ease-back")
    view = person.do(StayHere(), StepFurther())

    assert view.offers == ()
    assert person.parts.settings_store.current.own_rung == 1


def test_at_the_presets_highest_nothing_further_is_offered(person):
    assert person.to_the_end("ease-back").offers == ()


def ladder(person):
    return next(item for item in person.do(OpenSettings()).settings if item.name == "own_rung")


def test_settings_offer_one_step_further_and_every_step_back(person):
    person.parts.settings_store.change(preset="standard", own_rung=3)
    values = [option.value for option in ladder(person).options]
    person.do(SetSetting("own_rung", "5"))
    too_far = person.parts.settings_store.current.own_rung
    person.do(SetSetting("own_rung", "4"))
    further = person.parts.settings_store.current.own_rung
    person.do(SetSetting("own_rung", "0"))

    assert values == ["-1", "0", "1", "2", "3", "4"]
    assert (too_far, further, person.parts.settings_store.current.own_rung) == (3, 4, 0)


def test_the_briefing_only_goes_down(person):
    person.parts.settings_store.change(preset="gentle")
    view = person.do(ChoosePractice("self-compassion-break"))
    rungs = next(group for group in view.choices if group.subject == "rung")
    person.do(SetChoice("rung", "4"))
    unchanged = next(group for group in person.router.view().choices if group.subject == "rung")

    assert [option.value for option in rungs.options] == ["1", "2", "3"]
    assert unchanged.selected == "3"


def test_a_step_up_to_the_highest_rungs_begins_gently(person):
    person.parts.settings_store.change(preset="standard", own_rung=5)
    person.do(ChoosePractice("self-compassion-break"))

    assert person.router.page._planning.choices.gentle_from == Rung.RECEIVING_KINDNESS


anything_else = st.sampled_from(
    [
        *(Rate(value) for value in (None, 0, 3, 7, 10)),
        *(SetChoice("rung", str(rung)) for rung in range(6)),
        *(ChoosePractice(name) for name in ("ease-back", PRACTICE, "self-compassion-break")),
        *(SetChoice("wording", name) for name in ("standard", "gentle")),
        *(
            BeginTextOnly(),
            Softer(),
            AsBefore(),
            Skip(),
            BackLine(),
            CarryOn(),
            GroundingOnly(),
        ),
        *(TogglePause(), EaseBack(), EaseBackNext(), EaseBackEnd(), EaseBackEasier(), Leave()),
        *(OpenPractise(), OpenSettings(), OpenLog(), StayHere(), TakeLowerRung(), LeaveLowerRung()),
    ]
)


@settings(
    max_examples=examples(15),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(anything_else, st.sampled_from([0.0, 1.0, 90.0])), max_size=25), st.integers(-1, 5))
def test_nothing_but_a_step_further_raises_the_rung(person, done, own):
    # A sitting of the example before, on a rung of its own, may still be waiting.
    for intent in (EaseBack(), EaseBackEnd(), Leave(), OpenPractise()):
        person.do(intent)
    # Another preset is the person's own choice as well; going softer on the list chooses softer ones only.
    person.parts.settings_store.change(own_rung=own, preset="standard")
    person.do(OpenPractise())
    before = highest(person.parts.pacing_choice, person.parts.settings_store)
    for intent, seconds in done:
        person.do(intent)
        person.wait(seconds)
        person.router.tick()
        page = person.router.page
        plan = page.sitting.session.plan if isinstance(page, SittingPage) else None
        planned = () if plan is None else plan.steps

        assert highest(person.parts.pacing_choice, person.parts.settings_store) <= before
        assert person.parts.settings_store.current.own_rung == own
        assert max((step.rung for step in planned), default=0) <= before
