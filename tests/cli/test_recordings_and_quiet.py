"""Recordings and quiet time on the command line and in the session."""

import json
import shutil
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
import soundfile
from made_talk import made_talk

from audio.analysis.survey import keep_survey
from audio.analysis.survey_file import survey_file
from audio.analysis.surveys import Surveys
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
from player.practice.planner.recordings.inputs import Inputs
from player.practice.planner.recordings.recording_plan import plan_recording
from player.practice.planner.recordings.unguided import quiet_script
from player.practice.session import table
from player.practice.units import Seconds
from player.sittings.known_recording import KnownRecording
from player.sittings.planning import QuietPlanning
from player.sittings.soundtrack import recording_of, timeline_of
from player.system.folders import Folders


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return made_talk(tmp_path_factory.mktemp("made"))


@pytest.fixture
def talk(made, tmp_path):
    return shutil.copy(made[0], tmp_path / "A talk.flac")


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
    path.write_bytes(bytes(range(1, 256)) * 50)

    assert main(["plan", str(path)]) == 2
    assert "not a sound file" in capsys.readouterr().err


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"Sit down. (Pause for 10 seconds)\n", "This is plain text"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nHere.\n", "These are captions"),
        (b"%PDF-1.7\n", "This is a document"),
    ],
)
@pytest.mark.parametrize("command", ["plan", "play", "check"])
def test_a_text_with_the_ending_of_a_recording_is_told_what_it_is(tmp_path, capsys, command, data, words):
    path = tmp_path / "a.mp3"
    path.write_bytes(data)

    assert main([command, str(path)]) == 2
    assert words in "".join(capsys.readouterr())


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


def test_a_file_for_quiet_time_that_is_not_there_is_said_and_left_out(tmp_path, capsys):
    book = Library(Folders(tmp_path, tmp_path, tmp_path, tmp_path)).phrasebook()
    gone = tmp_path / "the sea.flac"
    broken = tmp_path / "broken.mp3"
    broken.write_bytes(b"nothing" * 99)
    for path in (gone, broken):
        asked = QuietPlanning(quiet_script("0" * 64, book), GENTLE, Choices(between=str(path)), book)
        planning = with_sound_between(asked, ClipCache(tmp_path))

        assert planning.choices.between == ""
        assert f"“{path.name}” can't be played just now" in capsys.readouterr().err


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
