"""The pages without a window: what a person does leads where it should, and the log tells it."""

from player.practice.pacing.model import LongSilence
from player.practice.planner.steps import StepKind
from player.practice.session.offer_rules import Offer
from player.practice.session.table import State
from player.practice.units import Rung
from player.records.store.entries import EventKind, Outcome, RatingTime, Unanswered
from player.sittings.sitting_log import plan_hash
from player.window.after.state import AfterView, Reflect
from player.window.briefing import describe as briefing_words
from player.window.briefing.state import BeginTextOnly
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
    Softer,
    ToggleFavourite,
)
from player.window.practise.state import PractiseView, Search
from player.window.shared.rating import Rate
from player.window.sitting.check_in import describe as check_in_words
from player.window.sitting.check_in.state import CheckInView
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


def begin(router, practice="noticing-without-pushing-away"):
    router.handle(ChoosePractice(practice))
    router.handle(BeginTextOnly())
    router.tick()
    assert isinstance(router.page, SittingPage)
    return router.page


def run(router, clock, seconds, answer=None):
    """Let time go by; check-ins are answered at once."""
    end = clock.now + seconds
    while clock.now < end and isinstance(router.page, SittingPage):
        clock.now += 0.25
        router.tick()
        if isinstance(router.view(), CheckInView):
            router.handle(Rate(answer))


def test_every_practice_is_in_the_list_with_its_minutes_and_rung(router, parts):
    view = router.view()
    cards = [card for section in view.sections for card in section.cards]

    expected = {script.id for script in parts.library.get().scripts()}

    assert {card.practice_id for card in cards} == {*expected, "quiet"}
    assert all(card.minutes.endswith("min") and card.rung_words for card in cards)
    assert all(card.rung <= 3 for card in cards)
    assert view.banner.name == "Gentle pacing"


def test_search_narrows_the_list_and_empties_kindly(router):
    router.handle(Search("friend"))
    found = [card.title for section in router.view().sections for card in section.cards]
    assert found
    assert len(found) < 18

    router.handle(Search("zebra unicycle"))
    assert router.view().sections == ()
    assert router.view().empty_words


def test_softer_on_the_list_chooses_a_softer_preset_and_as_before_goes_back(router, parts):
    router.handle(Softer())
    assert parts.settings_store.current.preset == "first-steps"
    router.handle(Softer())
    assert parts.settings_store.current.preset == "grounding-only"
    assert not router.view().banner.can_soften

    router.handle(AsBefore())
    router.handle(AsBefore())
    assert parts.settings_store.current.preset == "gentle"


def test_a_practice_that_is_gone_is_said_and_the_list_stays(router):
    router.handle(ChoosePractice("no-such-practice"))

    assert isinstance(router.view(), PractiseView)
    assert "no-such-practice" in router.view().messages[0].text
    router.handle(DismissMessage(router.view().messages[0].key))
    assert router.view().messages == ()


def test_a_text_only_sitting_runs_to_its_end_and_is_remembered(router, clock, parts):
    page = begin(router)
    plan = page.sitting.session.plan
    assert parts.session_log.open.sittings()[0].outcome is Outcome.RUNNING
    run(router, clock, 600, answer=2)
    assert isinstance(router.view(), AfterView)
    router.handle(Rate(None))
    router.handle(Rate(9))
    router.handle(Reflect("A quiet one."))
    router.handle(Leave())

    (sitting,) = parts.session_log.open.sittings()
    ratings = [(rating.time, rating.value) for rating in sitting.ratings]
    assert sitting.outcome is Outcome.COMPLETED
    assert not sitting.spoken
    assert abs(sitting.seconds_heard - plan.duration) < 2
    assert ratings == [
        (RatingTime.START, 2),
        (RatingTime.AFTER, Unanswered.SKIPPED),
    ]
    assert [note.text for note in sitting.notes] == ["A quiet one."]
    router.handle(OpenLog())
    assert router.view().rows[0].ended == "to the end"


def test_captions_follow_the_plan(router, clock):
    page = begin(router)
    plan = page.sitting.session.plan
    for step in plan.steps[:12]:
        if not step.kind.voiced:
            continue
        while page.sitting.session.position < step.start + 0.1:
            clock.now += 0.05
            router.tick()
            if isinstance(router.view(), CheckInView):
                router.handle(Rate(None))
        assert router.view().line == step.text


def test_a_check_in_waits_and_nothing_moves_on_by_itself(router, clock):
    page = begin(router)
    to_check_in(router, clock)
    position = page.sitting.session.position
    clock.now += 600
    router.tick()

    assert isinstance(router.view(), CheckInView)
    assert router.view().hold_text
    assert page.sitting.session.position == position


def test_a_high_start_rating_offers_grounding_and_taking_it_stays_on_the_ground(router, clock):
    page = begin(router)
    to_check_in(router, clock)
    router.handle(Rate(7))
    offers = [offer.label for offer in router.view().offers]
    assert len(offers) == 2
    router.handle(GroundingOnly())

    session = page.sitting.session
    ahead = [step for step in session.plan.steps if step.start > session.position]
    assert session.state is State.PLAYING
    assert {step.rung for step in ahead} == {Rung.GROUNDING}


def test_easing_back_from_a_sitting_leads_through_the_steps_and_is_remembered(router, clock, parts):
    begin(router)
    run(router, clock, 10)
    router.handle(EaseBack())
    view = router.view()
    assert isinstance(view, EaseBackView)
    assert parts.session_log.open.sittings()[0].outcome is Outcome.RUNNING

    for _ in range(9):
        router.handle(EaseBackNext())
    last = router.view()
    assert [offer.intent for offer in last.offers] == [
        EaseBackEnd(),
        EaseBackMoreGrounding(),
        EaseBackEasier(),
        OpenSupport(),
    ]
    assert last.offers[0].default
    router.handle(Rate(4))
    router.handle(EaseBackEnd())
    assert isinstance(router.view(), AfterView)
    assert router.view().rating is None
    (sitting,) = parts.session_log.open.sittings()
    assert sitting.outcome is Outcome.STOPPED
    assert [(rating.time, rating.value) for rating in sitting.ratings] == [(RatingTime.AFTER, 4)]


def test_looking_at_support_pauses_and_practise_leads_back_paused(router, clock, parts):
    page = begin(router)
    run(router, clock, 5)
    router.handle(OpenSupport())
    assert page.sitting.session.state is State.PAUSED
    router.handle(OpenSettings())
    router.handle(OpenPractise())

    assert router.page is page
    assert router.view().paused
    router.handle(TogglePause())
    assert page.sitting.session.state is State.PLAYING
    assert parts.session_log.open.sittings()[0].outcome is Outcome.RUNNING


def test_easing_back_from_behind_another_page_ends_the_sitting(router, clock, parts):
    begin(router)
    run(router, clock, 5)
    router.handle(OpenSupport())
    router.handle(EaseBack())
    router.handle(EaseBackEnd())

    assert parts.session_log.open.sittings()[0].outcome is Outcome.STOPPED
    router.handle(OpenSupport())
    router.handle(OpenPractise())
    assert isinstance(router.view(), PractiseView)


def test_softer_plans_the_rest_anew_and_keeps_what_was_heard(router, clock, parts):
    page = begin(router, "self-compassion-break")
    run(router, clock, 20)
    before = page.sitting.session.plan
    position = page.sitting.session.position
    router.handle(Softer())
    softer = page.sitting.session.plan

    heard = [step for step in before.steps if step.end <= position]
    assert softer.steps[: len(heard)] == tuple(heard)
    assert softer != before
    assert max(step.rung for step in softer.steps) < max(step.rung for step in before.steps)
    assert router.view().softened == "One step softer"
    router.handle(AsBefore())
    assert max(step.rung for step in page.sitting.session.plan.steps) == max(s.rung for s in before.steps)
    kinds = [event.kind for event in parts.session_log.open.events(parts.session_log.open.sittings()[0].id)]
    assert kinds.count(EventKind.SOFTER) == 1
    assert kinds.count(EventKind.AS_BEFORE) == 1


def test_skip_leads_to_the_next_phase_and_back_to_the_line_before(router, clock):
    page = begin(router)
    run(router, clock, 3)
    router.handle(Skip())
    run(router, clock, 1)
    here = page.sitting.session.plan.steps
    phases = list(dict.fromkeys(step.phase for step in here))
    position = page.sitting.session.position
    now = next(step for step in here if step.start <= position + 1e-3 < step.end)
    assert now.phase == phases[1]

    run(router, clock, 5)
    before = page.sitting.session.position
    router.handle(BackLine())
    assert page.sitting.session.position < before


def test_the_volume_remembered_never_creeps_up(router, parts):
    remembered = parts.settings_store.current.voice_volume
    begin(router)
    router.handle(SetVolume("voice", 1.0))
    assert [item.percent for item in router.view().volumes] == [100]
    router.handle(EaseBack())
    assert parts.settings_store.current.voice_volume == remembered

    router.handle(EaseBackEnd())
    begin(router)
    assert [item.percent for item in router.view().volumes] == [round(remembered * 100)]
    router.handle(SetVolume("voice", 0.2))
    router.handle(VolumeDown())
    router.handle(EaseBack())
    assert parts.settings_store.current.voice_volume == 0.1


def test_the_countdown_setting_shows_or_hides_how_long_a_quiet_lasts(router, clock, parts):
    page = begin(router)
    quiet = next(
        step for step in page.sitting.session.plan.steps if step.duration >= 3 and not step.kind.voiced
    )
    while page.sitting.session.position < quiet.start + 0.5:
        clock.now += 0.25
        router.tick()
    assert router.view().quiet == QuietView(
        "quiet", router.view().quiet.fraction, countdown=False, announced="Quiet"
    )

    parts.settings_store.change(countdown=True)
    assert "more" in router.view().quiet.words


def test_a_favourite_comes_first(router):
    router.handle(ToggleFavourite("noticing-without-pushing-away"))
    first = router.view().sections[0].cards[0]

    assert first.practice_id == "noticing-without-pushing-away"
    assert first.favourite


def test_closing_the_window_ends_the_sitting_by_choice_and_keeps_the_sentence(router, clock, parts):
    begin(router)
    run(router, clock, 600)
    router.handle(Reflect("Half a thought"))
    router.close()
    begin(router)
    router.close()

    newest, oldest = parts.session_log.open.sittings()
    assert newest.outcome is Outcome.STOPPED
    assert [note.text for note in oldest.notes] == ["Half a thought"]


def test_a_pacing_that_cannot_be_used_is_said_and_gentle_holds(router, parts):
    (parts.folders.presets / "mine.yaml").write_text("format: 1\nname: Mine\n", encoding="utf-8")
    parts.settings_store.change(preset="mine")

    banner = router.view().banner
    assert banner.name == "Gentle pacing"
    assert "mine" in banner.set_by


def test_every_offer_and_long_silence_has_words():
    assert set(check_in_words._OFFERS) == set(Offer)
    assert set(briefing_words._SILENCES) == set(LongSilence)


def test_pauses_in_the_plan_are_quiet_steps(router):
    page = begin(router)

    assert any(step.kind is StepKind.PAUSE for step in page.sitting.session.plan.steps)


def to_check_in(router, clock):
    """Let time go by until a question comes; one that never comes fails instead of hanging."""
    for _ in range(4 * 900):
        if isinstance(router.view(), CheckInView):
            return
        clock.now += 0.25
        router.tick()
    raise AssertionError(router.view())


def test_everything_that_happened_in_a_sitting_is_kept(router, clock, parts):
    page = begin(router)
    started_as = page.sitting.session.plan
    to_check_in(router, clock)
    router.handle(Rate(7))
    router.handle(CarryOn())
    run(router, clock, 20)
    for intent in (TogglePause(), TogglePause(), Softer(), BackLine(), Skip()):
        router.handle(intent)
    router.handle(EaseBack())
    (sitting,) = parts.session_log.open.sittings()
    router.handle(EaseBackEnd())
    router.handle(Leave())
    begin(router)
    to_check_in(router, clock)
    router.handle(Rate(None))
    router.handle(EaseBack())

    log = parts.session_log.open
    declined = [event.kind for event in log.events(log.sittings()[0].id)]
    assert [kind for kind in declined if kind is not EventKind.LINE_HEARD] == [
        *(EventKind.CHECK_IN_ASKED, EventKind.CHECK_IN_DECLINED, EventKind.EASED_BACK),
    ]
    events = log.events(sitting.id)
    heard = [event.detail["line"] for event in events if event.kind is EventKind.LINE_HEARD]
    rest = [event.kind for event in events if event.kind is not EventKind.LINE_HEARD]
    assert rest == [
        *(EventKind.CHECK_IN_ASKED, EventKind.CHECK_IN_ANSWERED, EventKind.RULE_FIRED, EventKind.CHOSEN),
        *(EventKind.PAUSED, EventKind.RESUMED, EventKind.SOFTER, EventKind.WENT_BACK, EventKind.SKIPPED),
        EventKind.EASED_BACK,
    ]
    assert len(heard) > 3
    assert sitting.plan_hash == plan_hash(started_as)
    for kept in (sitting.script_hash, sitting.preset_hash):
        assert parts.session_log.open.content(kept) == parts.library.get().source(kept)
    assert sitting.started.utcoffset() is not None
