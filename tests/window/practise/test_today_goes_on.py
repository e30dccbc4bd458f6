"""Today's large card, and Before you begin, where the last sitting stopped in its middle."""

import pytest
from page_material import folders_in, parts_in, router_for

from player.library.catalog import Library
from player.practice.choices import Choices, Eyes
from player.practice.script.model import BETWEEN
from player.practice.session.state import Session, State
from player.practice.units import Seconds
from player.records.session_log import SessionLog
from player.records.store.entries import Content, ContentKind, Outcome, StartedSitting
from player.records.store.keys import Keys
from player.sittings.going_on import kept_of
from player.sittings.planning import Planning
from player.window.briefing.page import going_on_page
from player.window.briefing.state import Begin
from player.window.destinations import BeginSitting, GoOnWhereItStopped
from player.window.intents import ChoosePractice
from player.window.practise.page import PractisePage
from player.window.practise.state import ChoosePreset, OpenToday

CHOICES = Choices(eyes=Eyes.OPEN, spoken=False, turn=3)


@pytest.fixture
def library(tmp_path):
    return Library(folders_in(tmp_path))


@pytest.fixture
def parts(tmp_path, library):
    folders = folders_in(tmp_path)
    log = SessionLog.open(folders.data, Keys(folders.config))
    yield parts_in(folders, log, library=library)
    log.close()


@pytest.fixture
def planning(library):
    return Planning(library.script("others-too"), library.preset("gentle"), CHOICES, library.phrasebook())


def stop(log, library, planning, step_of):
    """A sitting that stopped at the step that ``step_of`` finds in its plan."""
    plan = planning.fresh(planning.estimated)
    script, pacing = planning.script, planning.pacing
    text = Content(ContentKind.SCRIPT, script.id, library.source(script.content_hash))
    preset = Content(ContentKind.PRESET, pacing.id, library.source(pacing.content_hash))
    begun = StartedSitting(text, script.title, preset, "0" * 64, plan.duration, spoken=False)
    sitting = log.start(begun)
    kept = kept_of(planning, Session(State.PLAYING, plan, step_of(plan).start))
    if kept is not None:
        log.left_off.keep(sitting, kept)
    log.finish(sitting, Outcome.STOPPED, Seconds(60.0))
    return plan


def last_of_its_own(plan):
    return [step for step in plan.steps if step.kind.voiced and step.piece >= 0 and step.role in BETWEEN][-1]


def test_where_it_stopped_the_card_offers_to_go_on_and_it_can_be_begun_anew_below(parts, library, planning):
    plan = stop(parts.session_log.open, library, planning, last_of_its_own)
    view = parts.passed_to(PractisePage).view()

    assert (view.today.eyebrow, view.today.opens) == ("Go on where you stopped", GoOnWhereItStopped())
    assert view.today.title == planning.script.title
    assert "others-too" in [card.practice_id for card in view.at_hand.cards]
    assert plan.duration > 120


def test_a_press_before_the_log_was_read_goes_on_as_well(parts, library, planning):
    stop(parts.session_log.open, library, planning, last_of_its_own)

    assert parts.passed_to(PractisePage).handle(OpenToday()) == GoOnWhereItStopped()


def test_where_only_the_opening_was_heard_it_comes_again_from_the_beginning(parts, library, planning):
    stop(parts.session_log.open, library, planning, lambda plan: plan.steps[0])
    view = parts.passed_to(PractisePage).view()

    assert view.today.eyebrow == "Again, from the beginning"
    assert view.today.opens == ChoosePractice("others-too")


def test_under_another_pacing_it_comes_again_from_the_beginning(parts, library, planning):
    stop(parts.session_log.open, library, planning, last_of_its_own)
    page = parts.passed_to(PractisePage)
    before = page.view().today.eyebrow
    page.handle(ChoosePreset("standard"))

    assert before == "Go on where you stopped"
    assert page.view().today.eyebrow == "Again, from the beginning"


def test_before_it_begins_its_length_is_told_and_it_begins_with_its_own_choices(parts, library, planning):
    plan = stop(parts.session_log.open, library, planning, last_of_its_own)
    # Chosen since for the practice, and not for the sitting that stopped.
    parts.settings_store.change(practice_choices=("others-too anchor=feet",))
    page = parts.passed_to(going_on_page)
    view = page.view()

    led = page.handle(Begin())

    assert view.minutes.endswith(", from where you stopped")
    assert view.choices == ()
    assert isinstance(led, BeginSitting)
    assert led.planning.choices == CHOICES
    begun = led.planning.fresh(led.planning.estimated)
    assert begun.duration < plan.duration
    assert last_of_its_own(plan).text in [step.text for step in begun.steps]


def test_where_it_can_not_be_gone_on_with_any_more_the_window_says_so(parts):
    router = router_for(parts)
    router.handle(GoOnWhereItStopped())

    assert any("from the beginning" in message.text for message in router.view().messages)
