"""Recordings and quiet time on the command line, in the session and in the window's pages."""

import json
import shutil
import time
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
import soundfile
from page_material import parts_in

from audio.analysis.survey import keep_survey
from audio.analysis.survey_file import survey_file
from audio.analysis.surveys import Surveys
from audio.engine.silent_engine import SilentEngine
from audio.files.clip_cache import ClipCache
from audio.mix.mixer import Renderer
from audio.mix.sources import CombinedSource
from audio.units import SAMPLE_RATE
from player.__main__ import main
from player.cli import render
from player.cli.recordings import with_sound_between
from player.library.catalog import Library
from player.practice.choices import Choices
from player.practice.pacing.model import GENTLE, with_values
from player.practice.planner.plan import estimated_durations
from player.practice.planner.recordings.recording_plan import Inputs, plan_recording
from player.practice.planner.recordings.unguided import quiet_script
from player.practice.planner.steps import Plan
from player.practice.session import table
from player.practice.session.events import Reached
from player.practice.units import Seconds
from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.settings.file import SettingsFile
from player.sittings.known_recording import KnownRecording
from player.sittings.planning import QuietPlanning
from player.sittings.soundtrack import recording_of, timeline_of
from player.system.folders import Folders
from player.window.briefing.page import BriefingPage
from player.window.briefing.state import Begin, BeginTextOnly, BriefingView, SetChoice
from player.window.ease_back.state import EaseBackEnd
from player.window.intents import ChoosePractice, EaseBack, Leave, OpenPractise
from player.window.practise.state import OpenRecording
from player.window.router import Router
from player.window.sitting.page import SittingPage
from player.window.sitting.state import SittingView

HEARD = [(1.0, 4.0), (6.0, 9.0), (12.0, 40.0)]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Three stretches, the last of 28 s without a pause; at 44.1 kHz, quiet. What is known of it, too."""
    folder = tmp_path_factory.mktemp("made")
    rate = 44_100
    sound = np.zeros(rate * 42, np.float32)
    hiss = np.random.default_rng(3).standard_normal(len(sound)).astype(np.float32) * 0.02
    for start, end in HEARD:
        sound[round(start * rate) : round(end * rate)] = hiss[round(start * rate) : round(end * rate)]
    path = folder / "A talk.flac"
    soundfile.write(path, sound, rate)
    return path, list(survey_file(path, folder / "cache"))[-1]


@pytest.fixture
def talk(made, tmp_path):
    return shutil.copy(made[0], tmp_path / "A talk.flac")


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("KINDPACE_HOME", str(tmp_path / "home"))


@pytest.fixture
def known(made, parts):
    """The talk was looked through before, which takes half a second."""
    keep_survey(parts.folders.cache, made[1])


def planned(made, talk, cache):
    keep_survey(cache, made[1])
    survey = list(survey_file(talk, cache))[-1]
    library = Library(Folders(cache, cache, cache, cache))
    made_from = Inputs(
        recording_of(survey, "A talk"),
        # Nobody speaks in it: with a shorter silence company would come over it.
        with_values(GENTLE, check_in=(), max_silence_s=60.0),
        Choices(),
        library.phrasebook(),
        estimated_durations(GENTLE),
    )
    return survey, plan_recording(made_from)


def test_the_sound_of_a_recording_is_on_the_timeline_without_seams_and_at_its_loudness(made, talk, tmp_path):
    survey, plan = planned(made, talk, tmp_path)
    timeline = timeline_of(plan, {}, partial=True)
    source = CombinedSource(ClipCache(tmp_path))
    last = [placed for placed in timeline.clips if placed.offset > 11 * SAMPLE_RATE]
    first, end = last[0], last[-1].end
    played = Renderer(source).render(timeline, first.start, end - first.start)[:, 0]
    own = source.read(survey.clip, first.offset, end - first.start)[:, 0] * np.float32(survey.gain)
    inner = slice(2_000, -6_000)

    assert len(last) > 2
    assert all(clip.end == other.start for clip, other in pairwise(last))
    assert np.max(np.abs(played[inner] - own[inner])) < 1e-4
    assert abs(played[0]) < 0.01
    assert survey.gain > 1.5


@pytest.mark.usefixtures("home")
def test_plan_and_render_take_recordings(talk, tmp_path, capsys):
    assert main(["plan", str(talk), "--estimate", "--json"]) == 0
    plan = json.loads(capsys.readouterr().out)
    out = tmp_path / "out.flac"
    assert main(["render", str(talk), "--choose", "voice=off", "-o", str(out)]) == 0

    assert plan["script"]["title"] == "A talk"
    assert (plan["recording"]["pauses"], plan["recording"]["paced"]) == (2, 2)
    assert plan["recording"]["words"].startswith("2 pauses were found.")
    assert [step["kind"] for step in plan["steps"] if step["phase"] == "A talk"].count("say") >= 5
    assert soundfile.info(out).duration > 42


@pytest.mark.usefixtures("home")
def test_a_rendered_file_waits_for_no_answer(talk, tmp_path, monkeypatch, capsys):
    """Else the recording's room would go before the question and come back after it, as in a sitting."""
    rendered = []

    def noted(timeline, *_):
        rendered.append(timeline)
        return iter(())

    monkeypatch.setattr(render, "render_blocks", noted)
    assert main(["plan", str(talk), "--choose", "voice=off", "--json"]) == 0
    kinds = [step["kind"] for step in json.loads(capsys.readouterr().out)["steps"]]
    main(["render", str(talk), "--choose", "voice=off", "-o", str(tmp_path / "out.flac")])

    assert "check-in" in kinds
    assert [timeline.holds for timeline in rendered] == [()]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("command", [["plan"], ["plan", "--json"], ["render", "-o", "out.flac"], ["play"]])
def test_a_file_without_sound_is_not_played(command, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    soundfile.write("silent.flac", np.zeros(8_000 * 5), 8_000)

    assert main([command[0], "silent.flac", *command[1:]]) == 2
    assert "There is no sound in silent.flac" in capsys.readouterr().err


@pytest.mark.usefixtures("home")
def test_quiet_time_is_planned_for_so_many_minutes(capsys):
    assert main(["plan", "quiet", "--minutes", "5", "--estimate", "--json"]) == 0
    plan = json.loads(capsys.readouterr().out)
    assert main(["plan", "quiet", "--minutes", "5", "--choose", "minutes=4"]) == 2

    assert 280 <= plan["duration"] <= 300
    assert any(step["kind"] == "presence" for step in plan["steps"])


@pytest.mark.usefixtures("home")
def test_what_is_no_recording_is_said(tmp_path, capsys):
    path = tmp_path / "a.mp3"
    path.write_bytes(b"not a sound at all" * 50)

    assert main(["plan", str(path)]) == 2
    assert "not a sound file" in capsys.readouterr().err


def test_after_a_long_break_a_recording_goes_back_by_seconds(made, talk, tmp_path):
    _, plan = planned(made, talk, tmp_path)
    session, _ = table.advance(table.Session(), table.Began(plan))
    session, _ = table.advance(session, table.FirstLinesReady())
    long = [step for step in plan.steps if step.recorded is not None and step.recorded.start > 11]
    here = long[2].start + 1.0
    paused = replace(session, state=table.State.PAUSED, position=here)
    shortly, _ = table.advance(paused, table.ResumeAsked(Seconds(5.0)))
    later, _ = table.advance(paused, table.ResumeAsked(Seconds(120.0)))

    assert shortly.position == long[2].start
    assert later.position == long[1].start
    assert here - later.position < 15


# --- the window's pages


@pytest.fixture
def parts(tmp_path, talk):
    folders = Folders(*(tmp_path / name for name in ("data", "config", "cache", "log"))).make()
    (folders.recordings / "Mine.flac").write_bytes(talk.read_bytes())
    log = SessionLog.open(folders.data, Keys(folders.config))
    given = parts_in(folders, log, engines=lambda _spoken: SilentEngine(time.monotonic))
    yield given
    given.surveys.get().close()
    log.close()


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


@pytest.mark.usefixtures("home")
def test_the_json_of_a_plan_counts_the_pauses_that_are_heard(talk, capsys):
    """A minute has no room for all of it; the preset's own longest sitting binds no recording."""
    counts = {}
    for choices in ((), ("--choose", "minutes=1")):
        assert main(["plan", str(talk), "--preset", "gentle", "--estimate", "--json", *choices]) == 0
        plan = json.loads(capsys.readouterr().out)
        assert main(["plan", str(talk), "--preset", "gentle", "--estimate", *choices]) == 0
        said, found = capsys.readouterr().out, plan["recording"]
        counts[plan["choices"]["minutes"]] = (found["paced"], found["not_heard"], len(plan["left_out"]))

        assert found["pauses"] == found["paced"] + found["as_they_are"] + found["not_heard"]
        assert found["words"] in said

    assert counts[60] == (2, 0, 0)
    assert counts[1][1] > 0
    assert counts[1][2] == 1


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


@pytest.mark.usefixtures("home")
def test_quiet_time_of_an_hour_says_what_was_chosen_for_it(capsys):
    asked = ["plan", "quiet", "--preset", "standard", "--minutes", "60", "--estimate", "--json"]
    status = main([*asked, "--choose", "settle=2", "bells=on", "bowl=deep", "bell-every=10"])
    plan = json.loads(capsys.readouterr().out)
    chosen = plan["choices"]

    assert status == 0
    assert (chosen["minutes"], chosen["settle"], chosen["bell-every"]) == (60, 2, 10)
    assert (chosen["bowl"], chosen["between"]) == ("deep", "")
    assert sum(step["kind"] == "bell" for step in plan["steps"]) in {6, 7}


def test_a_file_for_quiet_time_that_is_not_there_is_said_and_left_out(parts, tmp_path, capsys):
    book = parts.library.get().phrasebook()
    gone = tmp_path / "the sea.flac"
    broken = tmp_path / "broken.mp3"
    broken.write_bytes(b"nothing" * 99)
    for path in (gone, broken):
        asked = QuietPlanning(quiet_script("0" * 64, book), GENTLE, Choices(between=str(path)), book)
        planning = with_sound_between(asked, ClipCache(tmp_path))

        assert planning.choices.between == ""
        assert f"“{path.name}” can't be played just now" in capsys.readouterr().err


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


@pytest.mark.usefixtures("home")
def test_captions_of_a_recording_go_into_a_rendering(made, talk, tmp_path, capsys):
    keep_survey(tmp_path / "home/cache", made[1])
    talk.with_suffix(".srt").write_text(
        "1\n00:00:01,200 --> 00:00:03,700\nYou are welcome.\n\n2\nnever\n", encoding="utf-8"
    )
    captions = tmp_path / "out.vtt"
    asked = ["--choose", "voice=off", "--captions", str(captions), "-o", str(tmp_path / "out.flac")]
    assert main(["render", str(talk), *asked]) == 0

    assert "You are welcome." in captions.read_text(encoding="utf-8")
    assert f"{talk.with_suffix('.srt')}:5:1" in capsys.readouterr().err


def test_any_file_can_be_opened_and_what_is_none_is_said(parts, talk, tmp_path):
    router = Router(parts)
    router.handle(OpenRecording(str(talk)))
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


def test_a_recording_grows_while_it_is_looked_through_and_gets_no_louder(tmp_path):
    rate = 8_000
    noise = np.random.default_rng(0).standard_normal(rate * 5).astype(np.float32)
    quiet = np.zeros(rate * 2)
    levels = [0.05] * 6 + [0.01] * 8
    sound = np.concatenate([np.concatenate([noise * level, quiet]) for level in levels])
    path = tmp_path / "long.flac"
    soundfile.write(path, sound, rate)
    first, *_, last = survey_file(path, tmp_path)
    surveys = Surveys(tmp_path)
    surveys._found[path] = first
    known = KnownRecording(surveys, path)
    before = known()
    surveys._found[path] = last
    grown = known.grown()

    assert grown
    assert len(known().slices) > len(before.slices)
    assert known().gain <= before.gain
    assert not known.grown()

    # Its file changed, and it was opened anew.
    sat_with = known()
    del surveys._found[path]
    assert not known.grown()
    assert known() == sat_with
