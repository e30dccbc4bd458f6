"""Writing in a sitting goes at the person's pace: it waits, goes on when asked, and can be skipped."""

import pytest
from page_material import folders_in, parts_in, router_for

from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.window.briefing.state import BeginTextOnly, SetChoice
from player.window.intents import ChoosePractice, EaseBack, OpenSupport
from player.window.shared.rating import Rate
from player.window.shared.writing_state import Write
from player.window.sitting.check_in.state import CheckInView
from player.window.sitting.page import SittingPage
from player.window.sitting.state import Skip, TogglePause


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


class Person:
    """Sits with a kind letter at Standard, where there is time to write."""

    def __init__(self, folders, log, *chosen):
        self.log = log
        self.clock = Clock()
        parts = parts_in(folders, log, seconds=self.clock)
        parts.settings_store.change(preset="standard")
        self.router = router_for(parts)
        self.router.handle(ChoosePractice("a-kind-letter"))
        for choice in chosen:
            self.router.handle(choice)
        self.router.handle(BeginTextOnly())

    @property
    def view(self):
        return self.router.view()

    @property
    def session(self):
        return self.router.page.sitting.session

    def run(self, seconds):
        """Let time go by; check-ins are passed over at once."""
        end = self.clock.now + seconds
        while self.clock.now < end and isinstance(self.router.page, SittingPage):
            self.clock.now += 0.25
            self.router.tick()
            if isinstance(self.view, CheckInView):
                self.router.handle(Rate(None))

    def until_writing(self):
        while not getattr(self.view, "at_writing", False):
            self.run(0.25)


@pytest.fixture
def sits(tmp_path):
    """Begins a sitting, with what was chosen for it, and comes to where one writes."""
    folders = folders_in(tmp_path)
    log = SessionLog.open(folders.data, Keys(folders.config))
    people = []

    def sit(*chosen):
        people.append(Person(folders, log, *chosen))
        people[-1].until_writing()
        return people[-1]

    yield sit
    for person in people:
        person.router.close()
    log.close()


@pytest.fixture
def person(sits):
    return sits()


def test_it_waits_for_as_long_as_it_takes(person):
    place = person.session.position
    words = person.view.waiting
    person.run(1800)

    assert person.view.at_writing
    assert person.session.position == place
    assert words.endswith(".")


def test_going_on_is_up_to_the_person(person):
    place = person.session.position
    writing = person.session.plan.steps[person.session.held_step]
    person.router.handle(TogglePause())
    person.run(2)

    assert not person.view.at_writing
    assert person.session.position >= place + (writing.end - writing.start)


def test_skipping_goes_on_with_what_does_not_need_it(person):
    writing = person.session.plan.steps[person.session.held_step]
    person.router.handle(Skip())
    person.run(1)
    soon = person.session.position
    person.run(10)

    assert not person.view.at_writing
    assert person.session.position > soon >= writing.end
    assert writing.phase not in {step.phase for step in person.session.plan.steps if step.start > soon}


LEAVING = {
    "the window is closed": lambda person: person.router.close(),
    "easing back": lambda person: person.router.handle(EaseBack()),
    "people to contact": lambda person: person.router.handle(OpenSupport()),
    "the computer falls asleep": lambda person: person.router.hold_up(),
}


@pytest.mark.parametrize("leaving", LEAVING.values(), ids=list(LEAVING))
def test_what_was_just_typed_is_kept_however_one_leaves(sits, leaving):
    person = sits(SetChoice("writing", "journal"))
    person.router.handle(Write("hard", "It makes sense"))
    leaving(person)
    (entry,) = person.log.journal.entries()

    assert entry.now.parts["hard"] == "It makes sense"
