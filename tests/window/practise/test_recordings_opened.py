"""Own recordings and quiet time, from the list to the sitting: what is said, shown and logged."""

import time

import pytest
from made_talk import made_talk
from page_material import parts_in

from audio.analysis.survey import keep_survey
from audio.engine.silent_engine import SilentEngine
from player.practice.planner.steps import Plan
from player.practice.session import table
from player.practice.session.events import Reached
from player.practice.units import Seconds
from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.settings.file import SettingsFile
from player.system.folders import Folders
from player.window.briefing.page import BriefingPage
from player.window.briefing.state import Begin, BeginTextOnly, BriefingView, SetChoice
from player.window.ease_back.state import EaseBackEnd
from player.window.intents import ChoosePractice, EaseBack, Leave, OpenPractise
from player.window.practise.state import OpenRecording
from player.window.router import Router
from player.window.sitting.page import SittingPage
from player.window.sitting.state import SittingView


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return made_talk(tmp_path_factory.mktemp("made"))


@pytest.fixture
def parts(tmp_path, made):
    folders = Folders(*(tmp_path / name for name in ("data", "config", "cache", "log"))).make()
    (folders.recordings / "Mine.flac").write_bytes(made[0].read_bytes())
    log = SessionLog.open(folders.data, Keys(folders.config))
    given = parts_in(folders, log, engines=lambda _spoken: SilentEngine(time.monotonic))
    yield given
    given.surveys.get().close()
    log.close()


@pytest.fixture
def known(made, parts):
    """The talk was looked through before, which takes half a second."""
    keep_survey(parts.folders.cache, made[1])


def wait(router, ready):
    end = time.monotonic() + 120
    while not ready() and time.monotonic() < end:
        router.tick()
        time.sleep(0.02)
    assert ready()


def briefing_view(router: Router) -> BriefingView:
    view = router.page.view()
    assert isinstance(view, BriefingView)

    return view


def sitting_page(router: Router) -> SittingPage:
    assert isinstance(router.page, SittingPage)

    return router.page


def plan_of(page: SittingPage) -> Plan:
    plan = page.sitting.session.plan
    assert plan is not None

    return plan


def cards(router, title):
    sections = (router.view().recordings, *router.view().sections)
    listed = [card for section in sections if section.title == title for card in section.cards]
    return [card for card in listed if card.opens is None]


def test_own_recordings_are_listed_opened_and_logged(parts):
    router = Router(parts)
    wait(router, lambda: cards(router, "Your recordings"))
    (card,) = cards(router, "Your recordings")
    router.handle(ChoosePractice(card.practice_id))
    briefing = briefing_view(router)
    router.handle(Begin())
    wait(router, lambda: sitting_page(router).sitting.session.state is table.State.PLAYING)
    router.handle(EaseBack())
    router.handle(EaseBackEnd())
    (sitting,) = parts.session_log.open.sittings()

    assert card.title == briefing.title == "Mine"
    # Where other narrators are installed, who speaks is a choice as well.
    subjects = [group.subject for group in briefing.choices if group.subject != "narrator"]

    assert subjects == ["anchor", "marked"]
    assert sitting.title == "Mine"
    assert sitting.outcome == "stopped-by-choice"


def opened(router):
    wait(router, lambda: cards(router, "Your recordings"))
    router.handle(ChoosePractice(cards(router, "Your recordings")[0].practice_id))
    return briefing_view(router)


def mark(router):
    return next(group.selected for group in briefing_view(router).choices if group.subject == "marked")


@pytest.mark.usefixtures("known")
def test_the_briefing_says_what_becomes_of_the_pauses_whatever_the_person_calls_it(parts):
    router = Router(parts)
    found = opened(router).found

    assert found == "2 pauses were found. The pacing sets how long they are; its own quiet fills them."


@pytest.mark.usefixtures("known")
def test_what_a_recording_is_about_is_said_once_and_holds(parts):
    router = Router(parts)
    before = opened(router)
    router.handle(SetChoice("marked", "5"))
    beyond = briefing_view(router)
    router.handle(SetChoice("marked", "six"))
    kept = SettingsFile(parts.folders.config).read().settings.recording_rungs
    again = mark(router)
    router.handle(OpenPractise())
    wait(router, lambda: cards(router, "Your recordings"))
    (card,) = cards(router, "Your recordings")
    opened(router)
    router.handle(SetChoice("marked", "3"))
    within = briefing_view(router)
    router.handle(SetChoice("marked", ""))

    assert not any("counts as" in words for words in (*before.left_out, *within.left_out))
    assert beyond.left_out == (
        "Mine: It counts as self-kindness, and this sitting goes as far as kindness to another.",
    )
    assert [mark_.rpartition(" ")[2] for mark_ in kept] == ["5"]
    assert (again, mark(router)) == ("5", "")
    assert (card.rung, card.limit) == (0, "Goes as far as grounding in this pacing")
    assert parts.settings_store.current.recording_rungs == ()


@pytest.mark.usefixtures("known")
def test_the_persons_own_rung_holds_for_recordings_and_quiet_time(parts):
    parts.settings_store.change(own_rung=0)
    router = Router(parts)
    recording = opened(router)
    router.handle(SetChoice("marked", "0"))
    grounding = briefing_view(router)
    router.handle(ChoosePractice("quiet"))
    router.handle(BeginTextOnly())

    assert recording.left_out == (
        "Mine: It counts as mindfulness, and this sitting goes as far as grounding.",
    )
    assert not any("counts as" in words for words in grounding.left_out)
    assert max(step.rung for step in plan_of(sitting_page(router)).steps) == 0


@pytest.mark.usefixtures("known")
def test_captions_beside_a_recording_are_shown_and_their_mistakes_said(parts):
    beside = parts.folders.recordings / "Mine.vtt"
    beside.write_text(
        "WEBVTT\n\n00:00.500 --> 00:20.000\nYou are welcome.\n\n00:30.000 --> 00:20.000\nBackwards\n",
        encoding="utf-8",
    )
    router = Router(parts)
    briefing = opened(router)
    router.handle(Begin())
    page = sitting_page(router)
    wait(router, lambda: page.sitting.session.state is table.State.PLAYING)
    first = next(step for step in plan_of(page).steps if step.recorded is not None)
    page.sitting.send(Reached(Seconds(first.start + 0.5)))
    shown = page.view()
    assert isinstance(shown, SittingView)
    line = shown.line
    beside.unlink()
    router.handle(EaseBack())
    router.handle(EaseBackEnd())
    router.handle(Leave())
    unsaid = opened(router)

    assert [message.text for message in briefing.messages if f"{beside}:6:1" in message.text]
    assert briefing.ready
    assert line == "You are welcome."
    assert unsaid.messages == ()


def test_any_file_can_be_opened_and_what_is_none_is_said(parts, made, tmp_path):
    router = Router(parts)
    router.handle(OpenRecording(str(made[0])))
    wait(router, lambda: isinstance(router.page, BriefingPage))
    opened = briefing_view(router).title
    (tmp_path / "bad.mp3").write_bytes(b"nothing" * 99)
    router.handle(OpenPractise())
    router.handle(OpenRecording(str(tmp_path / "bad.mp3")))
    wait(router, lambda: any("not a sound file" in message.text for message in parts.messages.shown))

    assert opened == "A talk"


def test_quiet_time_is_opened_like_a_practice(parts):
    router = Router(parts)
    router.handle(ChoosePractice("quiet"))
    router.handle(BeginTextOnly())

    assert isinstance(router.page, SittingPage)
    assert parts.session_log.open.sittings()[0].title == "Quiet time"
