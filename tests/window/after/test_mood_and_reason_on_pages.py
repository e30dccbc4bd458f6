"""Mood and energy beside how hard it is, finer numbers, and why one stopped: asked, kept, shown, deleted."""

from collections import Counter
from dataclasses import replace

import pytest
from page_material import folders_in, parts_in

from player.library.catalog import PacingInForce
from player.practice.pacing.model import CheckInAt, CheckInStyle
from player.practice.planner.steps import StepKind
from player.records.session_log import SessionLog
from player.records.store.entries import NoteKind, RatingTime, Scale, Unanswered
from player.records.store.keys import Keys
from player.window.after.page import AfterPage
from player.window.after.state import AfterView, OpenWhy, Reflect, SayWhy
from player.window.briefing.state import BeginTextOnly
from player.window.ease_back.state import EaseBackEnd, EaseBackNext
from player.window.intents import (
    ChoosePractice,
    ConfirmDelete,
    EaseBack,
    KeepIt,
    Leave,
    OpenLog,
    OpenPractise,
    OpenSettings,
    SetSetting,
)
from player.window.log.state import NarrowLog, OpenSitting, ShowLogAs
from player.window.router import Router
from player.window.shared.rating import PassMood, Rate, SayEnergy, SayMood
from player.window.shared.unwanted_note import DeleteUnwanted
from player.window.sitting.check_in.state import CheckInView
from player.window.sitting.state import CarryOn, GroundingOnly, SittingView

SKIPPED = Unanswered.SKIPPED


class Person:
    """Somebody in a sitting of text, and a clock that they can push on."""

    def __init__(self, folder):
        self.now = 1000.0
        folders = folders_in(folder)
        self.log = SessionLog.open(folders.data, Keys(folders.config))
        self.parts = parts_in(folders, self.log, seconds=lambda: self.now)
        self.router = Router(self.parts)

    def do(self, *intents):
        for intent in intents:
            self.router.handle(intent)
        return self.router.view()

    def begin(self):
        self.do(ChoosePractice("noticing-without-pushing-away"), BeginTextOnly())

    def until(self, kind):
        for _ in range(4000):
            self.router.tick()
            if isinstance(self.router.view(), kind):
                return self.router.view()
            self.now += 0.5
        raise AssertionError(kind)

    def to_first_question(self):
        self.begin()
        return self.until(CheckInView)

    def to_the_end(self, answer=3):
        while not isinstance(self.until((CheckInView, AfterView)), AfterView):
            self.do(Rate(answer))
        return self.router.view()

    def ratings(self):
        (sitting, *_) = self.log.sittings()
        return {(rating.time, rating.scale): rating.value for rating in sitting.ratings}

    def pacing(self, monkeypatch, **changes):
        changed = PacingInForce(replace(self.parts.library.get().preset("gentle"), **changes))
        monkeypatch.setattr(self.parts.library.get(), "pacing_in_force", lambda _settings: changed)


@pytest.fixture
def person(tmp_path):
    made = Person(tmp_path)
    yield made
    made.log.close()


def test_mood_and_energy_are_asked_after_the_number_on_the_page_after_only(person):
    person.to_first_question()
    gone_on = person.do(Rate(3), SayMood(2), SayEnergy(3))
    after = person.to_the_end()
    asked = person.do(Rate(2)).mood
    person.do(Rate(9))
    still = person.router.view()
    # Until both are said, the first can be changed; then they are kept.
    chosen = person.do(SayMood(1), SayMood(4), SayEnergy(5), SayMood(1), PassMood()).mood

    assert isinstance(gone_on, SittingView)
    assert after.mood is None
    assert (len(asked.moods), len(asked.energies), asked.mood, asked.declined) == (5, 5, None, False)
    assert still.mood == asked
    assert (chosen.mood, chosen.energy, chosen.declined) == (4, 5, False)
    kept = person.ratings()
    times = (RatingTime.START, RatingTime.AFTER)
    assert [kept[time, Scale.DISTRESS_10] for time in times] == [3, 2]
    assert kept[RatingTime.AFTER, Scale.MOOD] == 4
    assert kept[RatingTime.AFTER, Scale.ENERGY] == 5
    asked_of = Counter(scale for _, scale in kept)
    assert (asked_of[Scale.MOOD], asked_of[Scale.ENERGY]) == (1, 1)


def test_what_was_passed_over_is_kept_as_skipped_and_not_asked_again(person):
    person.begin()
    person.to_the_end()
    passed = person.do(Rate(2), PassMood()).mood
    again = person.do(SayMood(4)).mood

    assert (passed.mood, passed.energy, passed.declined) == (None, None, True)
    assert again == passed
    assert person.ratings()[RatingTime.AFTER, Scale.MOOD] is SKIPPED
    assert person.ratings()[RatingTime.AFTER, Scale.ENERGY] is SKIPPED


def test_one_of_the_two_is_enough_and_the_other_counts_as_passed_over(person):
    person.begin()
    person.to_the_end()
    person.do(Rate(2), SayEnergy(5), Leave())

    assert person.ratings()[RatingTime.AFTER, Scale.MOOD] is SKIPPED
    assert person.ratings()[RatingTime.AFTER, Scale.ENERGY] == 5


def test_nobody_is_asked_for_more_who_would_rather_not_say_or_stopped(person):
    person.begin()
    person.to_the_end()
    passed = person.do(Rate(None))
    kept = person.ratings()
    person.do(Leave())
    person.to_first_question()
    gone_on = person.do(Rate(None))
    person.do(EaseBack(), Rate(3), EaseBackEnd())
    stopped = person.router.view()

    assert isinstance(passed, AfterView)
    assert passed.mood is None
    assert (RatingTime.AFTER, Scale.MOOD) not in kept
    assert isinstance(gone_on, SittingView)
    assert isinstance(stopped, AfterView)
    assert stopped.mood is None


def test_who_is_offered_something_can_carry_on(person):
    person.to_first_question()
    offered = person.do(Rate(9))

    assert offered.offers
    assert isinstance(person.do(CarryOn()), SittingView)


def test_turned_off_it_is_not_asked(person):
    person.do(OpenSettings(), SetSetting("mood_and_energy", "off"), OpenPractise())
    person.begin()
    person.to_the_end()
    after = person.do(Rate(2), SayMood(4), SayEnergy(5))

    assert after.mood is None
    assert {scale for _, scale in person.ratings()} == {Scale.DISTRESS_10}


@pytest.mark.parametrize("check_in", [(), (CheckInAt.START,)])
def test_a_pacing_without_a_check_in_at_the_end_asks_nothing_after_it(person, monkeypatch, check_in):
    """Grounding only asks nothing at all (the brief, section 2)."""
    person.pacing(monkeypatch, check_in=check_in)
    person.begin()
    shown = person.to_the_end()
    after = person.do(Rate(2), SayMood(4))

    assert (shown.rating, after.rating, after.mood) == (None, None, None)
    assert {time for time, _ in person.ratings()} <= {RatingTime.START}


def test_a_pacing_that_asks_only_at_the_end_asks_only_on_the_page_after(person, monkeypatch):
    person.pacing(monkeypatch, check_in=(CheckInAt.END,))
    person.begin()
    first = person.until((CheckInView, AfterView))
    asked = person.do(Rate(2)).mood

    assert isinstance(first, AfterView)
    assert asked is not None


def test_from_0_to_100_the_same_thresholds_hold(person):
    person.do(OpenSettings(), SetSetting("distress_scale", "0-100"), OpenPractise())
    asked = person.to_first_question().rating
    plan = person.router.page.sitting.session.plan
    question = next(step.prompt for step in plan.steps if step.kind is StepKind.CHECK_IN)
    below = person.do(Rate(69))
    person.do(EaseBack())
    person.do(*(EaseBackNext() for _ in range(9)))
    last = person.router.view().rating
    person.do(Rate(45), EaseBackEnd())
    kept = person.ratings()
    person.do(Leave())
    person.to_first_question()
    at = person.do(Rate(70))

    assert (asked.highest, last.highest) == (100, 100)
    assert asked.question == question
    assert isinstance(below, SittingView)
    assert [offer.intent for offer in at.offers] == [GroundingOnly(), CarryOn()]
    assert kept[RatingTime.START, Scale.DISTRESS_100] == 69
    assert kept[RatingTime.AFTER, Scale.DISTRESS_100] == 45


def test_answers_in_words_stay_from_0_to_10(person, monkeypatch):
    person.do(OpenSettings(), SetSetting("distress_scale", "0-100"), OpenPractise())
    person.pacing(monkeypatch, check_in_style=CheckInStyle.WORDS)
    person.to_first_question()
    offers = person.do(Rate(7)).offers

    assert offers
    assert person.ratings()[RatingTime.START, Scale.DISTRESS_10] == 7


def stopped(person):
    person.begin()
    person.do(EaseBack(), *(EaseBackNext() for _ in range(9)), EaseBackEnd())
    return person.router.view()


def test_why_one_stopped_is_kept_as_typed_and_not_asked_twice(person):
    asked = stopped(person)
    person.do(OpenWhy(), SayWhy("  The b"), SayWhy("  The bell, I think. "))
    typed = person.router.view()
    page = person.router.page
    assert isinstance(page, AfterPage)
    page.leave()
    page.leave()
    later = page.view()
    person.do(OpenWhy(), SayWhy("something else"), Leave())

    (sitting,) = person.log.sittings()
    assert asked.may_say_why
    assert typed.why == "  The bell, I think. "
    assert not later.may_say_why
    assert [(note.kind, note.text) for note in sitting.notes] == [
        (NoteKind.STOP_REASON, "  The bell, I think. ")
    ]


def test_nothing_has_to_be_said_about_stopping_and_nobody_else_is_asked(person):
    stopped(person)
    person.do(OpenWhy(), SayWhy("  "), Leave())
    (sitting,) = person.log.sittings()
    person.begin()

    assert sitting.notes == ()
    assert not person.to_the_end().may_say_why


def test_the_log_says_it_and_a_note_is_deleted_by_itself(person):
    stopped(person)
    person.do(OpenWhy(), SayWhy("Too loud."), Reflect("Still, a start."), Leave(), OpenLog())
    detail = person.do(OpenSitting(0)).detail
    why = next(note for note in detail.notes if note.label == "Delete why you stopped")
    asked = person.do(DeleteUnwanted(why.value)).detail
    kept = person.do(KeepIt()).detail
    gone = person.do(DeleteUnwanted(why.value), ConfirmDelete())

    assert "Why you stopped: Too loud." in detail.lines
    assert asked.asked
    assert kept == detail
    assert "Too loud" not in " ".join(gone.detail.lines)
    assert "You wrote: Still, a start." in gone.detail.lines
    assert gone.rows[0].reflection == "Still, a start."
    assert [note.text for note in person.log.sittings()[0].notes] == ["Still, a start."]


def test_the_log_shows_mood_and_energy_as_a_list_a_table_and_dots(person):
    person.to_first_question()
    person.do(Rate(3))
    person.to_the_end()
    person.do(Rate(2), SayMood(4), SayEnergy(5), Leave(), OpenLog())
    row = person.router.view().rows[0]
    lines = person.do(OpenSitting(0)).detail.lines
    person.do(ShowLogAs("dots"))
    dots = {name: person.do(NarrowLog("measure", name)).dots for name in ("hard", "mood", "energy")}

    assert row.ratings.endswith("Mood: rather good afterwards · Energy: a great deal afterwards")
    assert (row.mood, row.energy) == (
        "rather good afterwards",
        "a great deal afterwards",
    )
    assert "How hard it was: start 3, after 2." in lines
    assert not any(line.startswith("Mood and energy, start") for line in lines)
    assert "Mood and energy, after: mood rather good (4), energy a great deal (5)." in lines
    (hard,), (mood,), (energy,) = (dots[name].strips[0].dots for name in ("hard", "mood", "energy"))
    assert (hard.before, hard.after) == (0.3, 0.2)
    assert (mood.before, mood.after) == (None, 0.75)
    assert (energy.before, energy.after) == (None, 1.0)
