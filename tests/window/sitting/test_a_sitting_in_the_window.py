"""The pages without a window: what a person does leads where it should, and the log tells it."""

import pytest
from page_material import folders_in, services_in

from player.practice.pacing.model import LongSilence
from player.practice.planner.steps import StepKind
from player.practice.session.offer_rules import Offer
from player.practice.session.table import State
from player.practice.units import Rung
from player.records.session_log import SessionLog
from player.records.store.entries import EventKind, Outcome, RatingTime, Unanswered
from player.records.store.keys import Keys
from player.settings.file import SettingsFile
from player.sittings.sitting_log import plan_hash
from player.window.after.state import AfterView, Reflect
from player.window.briefing import describe as briefing_words
from player.window.briefing.page import BriefingPage
from player.window.briefing.state import BeginTextOnly, BriefingView, SetChoice
from player.window.check_in.state import CheckInView
from player.window.ease_back.state import (
    EaseBackEasier,
    EaseBackEnd,
    EaseBackMoreGrounding,
    EaseBackNext,
    EaseBackView,
)
from player.window.intents import (
    AsBefore,
    ChoosePractice,
    DismissMessage,
    EaseBack,
    Leave,
    OpenLog,
    OpenPractise,
    OpenSettings,
    OpenSupport,
    Rate,
    SetSetting,
    Softer,
    ToggleFavourite,
)
from player.window.navigator import Navigator
from player.window.practise.state import PractiseView, Search
from player.window.sitting import describe as sitting_words
from player.window.sitting.page import SittingPage
from player.window.sitting.state import (
    BackLine,
    CarryOn,
    GroundingOnly,
    QuietView,
    SetVolume,
    Skip,
    TogglePause,
    VolumeDown,
)


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def services(tmp_path, clock):
    folders = folders_in(tmp_path)
    log = SessionLog.open(folders.data, Keys(folders.config))
    yield services_in(folders, log, clock=clock)
    log.close()


@pytest.fixture
def navigator(services):
    return Navigator(services)


def begin(navigator, practice="noticing-without-pushing-away"):
    navigator.take(ChoosePractice(practice))
    navigator.take(BeginTextOnly())
    navigator.tick()
    assert isinstance(navigator.page, SittingPage)
    return navigator.page


def run(navigator, clock, seconds, answer=None):
    """Let time go by; check-ins are answered at once."""
    end = clock.now + seconds
    while clock.now < end and isinstance(navigator.page, SittingPage):
        clock.now += 0.25
        navigator.tick()
        if isinstance(navigator.view(), CheckInView):
            navigator.take(Rate(answer))


def test_every_practice_is_in_the_list_with_its_minutes_and_rung(navigator, services):
    view = navigator.view()
    cards = [card for section in view.sections for card in section.cards]

    expected = {script.id for script in services.library.scripts()}

    assert {card.practice_id for card in cards} == {*expected, "quiet"}
    assert all(card.minutes.endswith("min") and card.rung_words for card in cards)
    assert all(card.rung <= 3 for card in cards)
    assert view.banner.name == "Gentle pacing"


def test_search_narrows_the_list_and_empties_kindly(navigator):
    navigator.take(Search("friend"))
    found = [card.title for section in navigator.view().sections for card in section.cards]
    assert found
    assert len(found) < 18

    navigator.take(Search("zebra unicycle"))
    assert navigator.view().sections == ()
    assert navigator.view().empty_words


def test_softer_on_the_list_chooses_a_softer_preset_and_as_before_goes_back(navigator, services):
    navigator.take(Softer())
    assert services.settings.preset == "first-steps"
    navigator.take(Softer())
    assert services.settings.preset == "grounding-only"
    assert not navigator.view().banner.can_soften

    navigator.take(AsBefore())
    navigator.take(AsBefore())
    assert services.settings.preset == "gentle"


def test_the_briefing_says_what_will_be_asked(navigator):
    navigator.take(ChoosePractice("self-compassion-break"))
    view = navigator.view()

    assert isinstance(view, BriefingView)
    assert view.asks
    assert "Esc" in view.how_to_stop
    assert {group.subject for group in view.choices} >= {"anchor", "voice", "rung", "minutes"}
    assert view.ribbon.duration <= 8 * 60
    assert "not therapy" in view.notice


def test_choices_change_the_plan(navigator):
    navigator.take(ChoosePractice("self-compassion-break"))
    before = navigator.view()
    navigator.take(SetChoice("minutes", "3"))
    shorter = navigator.view()
    navigator.take(SetChoice("rung", "0"))
    lower = navigator.view()
    navigator.take(SetChoice("rung", "nonsense"))

    assert shorter.ribbon.duration <= 180 < before.ribbon.duration
    assert max(segment.rung for segment in lower.ribbon.segments) == 0
    assert navigator.view() == lower


def test_a_practice_that_is_gone_is_said_and_the_list_stays(navigator):
    navigator.take(ChoosePractice("no-such-practice"))

    assert isinstance(navigator.view(), PractiseView)
    assert "no-such-practice" in navigator.view().messages[0].text
    navigator.take(DismissMessage(navigator.view().messages[0].key))
    assert navigator.view().messages == ()


def test_a_text_only_sitting_runs_to_its_end_and_is_remembered(navigator, clock, services):
    page = begin(navigator)
    plan = page.sitting.session.plan
    assert services.log.sittings()[0].outcome is Outcome.RUNNING
    run(navigator, clock, 600, answer=2)
    assert isinstance(navigator.view(), AfterView)
    navigator.take(Rate(None))
    navigator.take(Rate(9))
    navigator.take(Reflect("A quiet one."))
    navigator.take(Leave())

    (sitting,) = services.log.sittings()
    ratings = [(rating.time, rating.value) for rating in sitting.ratings]
    assert sitting.outcome is Outcome.COMPLETED
    assert not sitting.spoken
    assert abs(sitting.seconds_heard - plan.duration) < 2
    assert ratings == [
        (RatingTime.START, 2),
        (RatingTime.AFTER, Unanswered.SKIPPED),
    ]
    assert [note.text for note in sitting.notes] == ["A quiet one."]
    navigator.take(OpenLog())
    assert navigator.view().rows[0].ended == "to its end"


def test_captions_follow_the_plan(navigator, clock):
    page = begin(navigator)
    plan = page.sitting.session.plan
    for step in plan.steps[:12]:
        if not step.kind.voiced:
            continue
        while page.sitting.session.position < step.start + 0.1:
            clock.now += 0.05
            navigator.tick()
            if isinstance(navigator.view(), CheckInView):
                navigator.take(Rate(None))
        assert navigator.view().line == step.text


def test_a_check_in_waits_and_nothing_moves_on_by_itself(navigator, clock):
    page = begin(navigator)
    while not isinstance(navigator.view(), CheckInView):
        clock.now += 0.25
        navigator.tick()
    position = page.sitting.session.position
    clock.now += 600
    navigator.tick()

    assert isinstance(navigator.view(), CheckInView)
    assert navigator.view().hold_text
    assert page.sitting.session.position == position


def test_a_high_start_rating_offers_grounding_and_taking_it_stays_on_the_ground(navigator, clock):
    page = begin(navigator)
    while not isinstance(navigator.view(), CheckInView):
        clock.now += 0.25
        navigator.tick()
    navigator.take(Rate(7))
    offers = [offer.label for offer in navigator.view().offers]
    assert len(offers) == 2
    navigator.take(GroundingOnly())

    session = page.sitting.session
    ahead = [step for step in session.plan.steps if step.start > session.position]
    assert session.state is State.PLAYING
    assert {step.rung for step in ahead} == {Rung.GROUNDING}


def test_easing_back_from_a_sitting_leads_through_the_steps_and_is_remembered(navigator, clock, services):
    begin(navigator)
    run(navigator, clock, 10)
    navigator.take(EaseBack())
    view = navigator.view()
    assert isinstance(view, EaseBackView)
    assert services.log.sittings()[0].outcome is Outcome.STOPPED

    for _ in range(view.count):
        navigator.take(EaseBackNext())
    last = navigator.view()
    assert [offer.intent for offer in last.offers] == [
        EaseBackEnd(),
        EaseBackMoreGrounding(),
        EaseBackEasier(),
        OpenSupport(),
    ]
    assert last.offers[0].default
    navigator.take(Rate(4))
    navigator.take(EaseBackEnd())
    assert isinstance(navigator.view(), AfterView)
    assert navigator.view().rating is None
    (sitting,) = services.log.sittings()
    assert [(rating.time, rating.value) for rating in sitting.ratings] == [(RatingTime.AFTER, 4)]


@pytest.mark.parametrize("intent", [OpenPractise(), OpenLog(), OpenSettings(), OpenSupport()])
def test_easing_back_is_there_from_every_page_without_a_sitting(navigator, services, intent):
    navigator.take(intent)
    navigator.take(EaseBack())

    assert isinstance(navigator.view(), EaseBackView)
    assert services.log.sittings() == ()


def test_what_easing_back_leads_to(navigator):
    navigator.take(EaseBack())
    navigator.take(EaseBackMoreGrounding())
    assert navigator.view().practice_id == "ease-back"

    navigator.take(EaseBack())
    navigator.take(EaseBackEasier())
    cards = [card for section in navigator.view().sections for card in section.cards]
    assert cards
    assert max(card.rung for card in cards) <= 1

    navigator.take(EaseBack())
    navigator.take(EaseBackEnd())
    assert isinstance(navigator.view(), PractiseView)


def test_looking_at_support_pauses_and_practise_leads_back_paused(navigator, clock, services):
    page = begin(navigator)
    run(navigator, clock, 5)
    navigator.take(OpenSupport())
    assert page.sitting.session.state is State.PAUSED
    navigator.take(OpenSettings())
    navigator.take(OpenPractise())

    assert navigator.page is page
    assert navigator.view().paused
    navigator.take(TogglePause())
    assert page.sitting.session.state is State.PLAYING
    assert services.log.sittings()[0].outcome is Outcome.RUNNING


def test_easing_back_from_behind_another_page_ends_the_sitting(navigator, clock, services):
    begin(navigator)
    run(navigator, clock, 5)
    navigator.take(OpenSupport())
    navigator.take(EaseBack())

    assert services.log.sittings()[0].outcome is Outcome.STOPPED
    navigator.take(OpenSupport())
    navigator.take(OpenPractise())
    assert isinstance(navigator.view(), PractiseView)


def test_softer_plans_the_rest_anew_and_keeps_what_was_heard(navigator, clock, services):
    page = begin(navigator, "self-compassion-break")
    run(navigator, clock, 20)
    before = page.sitting.session.plan
    position = page.sitting.session.position
    navigator.take(Softer())
    softer = page.sitting.session.plan

    heard = [step for step in before.steps if step.end <= position]
    assert softer.steps[: len(heard)] == tuple(heard)
    assert softer != before
    assert max(step.rung for step in softer.steps) < max(step.rung for step in before.steps)
    assert navigator.view().softened == "One step softer"
    navigator.take(AsBefore())
    assert max(step.rung for step in page.sitting.session.plan.steps) == max(s.rung for s in before.steps)
    kinds = [event.kind for event in services.log.events(services.log.sittings()[0].id)]
    assert kinds.count(EventKind.SOFTER) == 1
    assert kinds.count(EventKind.AS_BEFORE) == 1


def test_skip_leads_to_the_next_phase_and_back_to_the_line_before(navigator, clock):
    page = begin(navigator)
    run(navigator, clock, 3)
    navigator.take(Skip())
    run(navigator, clock, 1)
    here = page.sitting.session.plan.steps
    phases = list(dict.fromkeys(step.phase for step in here))
    position = page.sitting.session.position
    now = next(step for step in here if step.start <= position + 1e-3 < step.end)
    assert now.phase == phases[1]

    run(navigator, clock, 5)
    before = page.sitting.session.position
    navigator.take(BackLine())
    assert page.sitting.session.position < before


def test_the_volume_remembered_never_creeps_up(navigator, services):
    remembered = services.settings.voice_volume
    begin(navigator)
    navigator.take(SetVolume("voice", 1.0))
    assert [item.percent for item in navigator.view().volumes] == [100]
    navigator.take(EaseBack())
    assert services.settings.voice_volume == remembered

    navigator.take(EaseBackEnd())
    begin(navigator)
    assert [item.percent for item in navigator.view().volumes] == [round(remembered * 100)]
    navigator.take(SetVolume("voice", 0.2))
    navigator.take(VolumeDown())
    navigator.take(EaseBack())
    assert services.settings.voice_volume == 0.1


def test_settings_change_and_are_kept(navigator, services):
    navigator.take(OpenSettings())
    navigator.take(SetSetting("text_size", "150"))
    navigator.take(SetSetting("countdown", "on"))
    navigator.take(SetSetting("text_size", "900"))

    again = SettingsFile(services.folders.config).read().settings
    assert (again.text_size, again.countdown) == (150, True)
    assert "900" in navigator.view().messages[0].text
    shown = {item.name: item.value for item in navigator.view().settings}
    assert shown["text_size"] == "150"
    assert shown["countdown"] == "on"


def test_the_countdown_setting_shows_or_hides_how_long_a_quiet_lasts(navigator, clock, services):
    page = begin(navigator)
    quiet = next(
        step for step in page.sitting.session.plan.steps if step.duration >= 3 and not step.kind.voiced
    )
    while page.sitting.session.position < quiet.start + 0.5:
        clock.now += 0.25
        navigator.tick()
    assert navigator.view().quiet == QuietView("quiet", navigator.view().quiet.fraction, countdown=False)

    services.change(countdown=True)
    assert "more" in navigator.view().quiet.words


def test_a_favourite_comes_first(navigator):
    navigator.take(ToggleFavourite("noticing-without-pushing-away"))
    first = navigator.view().sections[0].cards[0]

    assert first.practice_id == "noticing-without-pushing-away"
    assert first.favourite


def test_closing_the_window_ends_the_sitting_by_choice_and_keeps_the_sentence(navigator, clock, services):
    begin(navigator)
    run(navigator, clock, 600)
    navigator.take(Reflect("Half a thought"))
    navigator.close()
    begin(navigator)
    navigator.close()

    newest, oldest = services.log.sittings()
    assert newest.outcome is Outcome.STOPPED
    assert [note.text for note in oldest.notes] == ["Half a thought"]


def test_a_pacing_that_cannot_be_used_is_said_and_gentle_holds(navigator, services):
    (services.folders.presets / "mine.yaml").write_text("format: 1\nname: Mine\n", encoding="utf-8")
    services.change(preset="mine")

    banner = navigator.view().banner
    assert banner.name == "Gentle pacing"
    assert "mine" in banner.set_by


def test_every_offer_and_long_silence_has_words():
    assert set(sitting_words._OFFERS) == set(Offer)
    assert set(briefing_words._SILENCES) == set(LongSilence)


def test_a_briefing_keeps_its_choices_when_lines_arrive(navigator):
    navigator.take(ChoosePractice("others-too"))
    page = navigator.page
    assert isinstance(page, BriefingPage)
    navigator.take(SetChoice("anchor", "hands"))
    navigator.tick()

    chosen = {group.subject: group.selected for group in navigator.view().choices}
    assert chosen["anchor"] == "hands"


def test_pauses_in_the_plan_are_quiet_steps(navigator):
    page = begin(navigator)

    assert any(step.kind is StepKind.PAUSE for step in page.sitting.session.plan.steps)


def to_check_in(navigator, clock):
    while not isinstance(navigator.view(), CheckInView):
        clock.now += 0.25
        navigator.tick()


def test_everything_that_happened_in_a_sitting_is_kept(navigator, clock, services):
    page = begin(navigator)
    started_as = page.sitting.session.plan
    to_check_in(navigator, clock)
    navigator.take(Rate(7))
    navigator.take(CarryOn())
    run(navigator, clock, 20)
    for intent in (TogglePause(), TogglePause(), Softer(), BackLine(), Skip()):
        navigator.take(intent)
    to_check_in(navigator, clock)
    navigator.take(Rate(None))
    navigator.take(EaseBack())

    (sitting,) = services.log.sittings()
    events = services.log.events(sitting.id)
    heard = [event.detail["line"] for event in events if event.kind is EventKind.LINE_HEARD]
    rest = [event.kind for event in events if event.kind is not EventKind.LINE_HEARD]
    assert rest == [
        *(EventKind.CHECK_IN_ASKED, EventKind.CHECK_IN_ANSWERED, EventKind.RULE_FIRED, EventKind.CHOSEN),
        *(EventKind.PAUSED, EventKind.RESUMED, EventKind.SOFTER, EventKind.WENT_BACK, EventKind.SKIPPED),
        *(EventKind.CHECK_IN_ASKED, EventKind.CHECK_IN_DECLINED, EventKind.EASED_BACK),
    ]
    assert len(heard) > 3
    assert sitting.plan_hash == plan_hash(started_as)
    for kept in (sitting.script_hash, sitting.preset_hash):
        assert services.log.content(kept) == services.library.source(kept)
    assert sitting.started.utcoffset() is not None
