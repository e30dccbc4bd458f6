"""Rendered files match the plan: samples, captions and numbers."""

import functools
import io
import json
import os
import re
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from pathlib import Path

import jsonschema
import numpy as np
import pytest
import webvtt
from cup_of_tea import tea_script

from audio.files.clip_cache import ClipCache
from audio.files.decode import open_stream, probe
from audio.mix.mixer import Renderer
from audio.mix.room_tone import ensure_room_tone
from audio.units import SAMPLE_RATE
from audio.voice.protocol import VoiceFailedError
from player import __main__ as program
from player.cli.arguments import make_parser
from player.cli.preparing import Narrator, planning_of, prepare
from player.settings.file import SettingsFile
from player.sittings.soundtrack import heard_around, timeline_of
from player.system.folders import find_folders

pytestmark = pytest.mark.usefixtures("one_narrator")

ROOT = Path(__file__).parents[2]

TEA = tea_script("[bell] Perhaps there is a cup near you. [silence 20s]").replace(
    "Any way you feel is fine.", "You may feel [content](/kəntˈɛnt/), or not."
)


BRIEF = """format: 1
name: Brief
author: myself
date: 2026-11-22
reason: As short as a pacing may be.
controls:
  orient_s: 20
  return_s: 20
  speech_wpm: 115
  pause_scale: 0.5
  max_silence_s: 8
"""


ROOM = 10 ** (-70 / 20)
"""The loudest that the quiet may be: 70 dB under full scale."""


@pytest.fixture(scope="module", autouse=True)
def at_home(tmp_path_factory):
    """One home for all tests here, so that each line is spoken once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KINDPACE_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture
def tea(tmp_path):
    path = tmp_path / "tea.md"
    path.write_text(TEA, encoding="utf-8")
    return path


@dataclass(frozen=True)
class Rendered:
    """The output and files of a rendering."""

    status: int
    out: str
    err: str
    sound: Path
    captions: Path


@pytest.fixture(scope="module")
def rendered(at_home, tmp_path_factory):
    """Renders the cup of tea with captions, once per set of options."""
    del at_home
    written = tmp_path_factory.mktemp("written")
    (written / "tea.md").write_text(TEA, encoding="utf-8")
    (written / "brief.yaml").write_text(BRIEF, encoding="utf-8")

    @functools.cache
    def render(preset, *options, ending="flac"):
        folder = tmp_path_factory.mktemp("rendered")
        sound, captions = folder / f"tea.{ending}", folder / "tea.vtt"
        arguments = (written / "tea.md", "--preset", preset, "-o", sound, "--captions", captions, *options)
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            status = program.main(["render", *map(str, arguments)])
        return Rendered(status, out.getvalue(), err.getvalue(), sound, captions)

    def with_preset(preset, *options, **more):
        return render(written / "brief.yaml" if preset == "brief" else preset, *options, **more)

    return with_preset


def render(capsys, *arguments):
    status = program.main(["render", *map(str, arguments)])
    out, err = capsys.readouterr()
    return status, out, err


def planned(capsys, *arguments):
    assert program.main(["plan", *map(str, arguments), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def samples_of(path):
    return np.concatenate(list(open_stream(path)))


def test_a_file_holds_the_renderers_samples(rendered, tea):
    made = rendered("standard", ending="wav")
    folders = find_folders()
    cache = ClipCache(folders.cache)
    asked = make_parser().parse_args(["plan", str(tea), "--preset", "standard"])
    sitting = prepare(planning_of(asked, folders), cache)
    around = heard_around(sitting.plan, None, ensure_room_tone(cache))
    timeline = timeline_of(sitting.plan, sitting.clips, around=around)
    expected = Renderer(cache).render(timeline, 0, timeline.length)
    found = samples_of(made.sound)

    assert made.status == 0
    assert found.shape == expected.shape
    # 24 bits: half a step of rounding.
    assert float(np.max(np.abs(found - np.clip(expected, -1, 1)))) <= 2**-23


def test_speech_is_heard_where_it_is_planned_and_quiet_where_it_is_not(capsys, rendered, tea):
    sound = samples_of(rendered("standard").sound)
    plan = planned(capsys, tea, "--preset", "standard")

    for step in plan["steps"]:
        start, end = (round(at * SAMPLE_RATE) for at in (step["start"], step["start"] + step["duration"]))
        level = float(np.sqrt(np.mean(sound[start:end] ** 2))) if end > start else 0.0
        voiced = step["kind"] in {"say", "presence", "option"}
        assert (level > 0.005) if voiced else (level < ROOM), step


def test_the_quiet_holds_room_tone_unless_a_setting_turns_it_off(capsys, rendered, tea, tmp_path):
    plan = planned(capsys, tea, "--preset", "standard")
    pause = next(step for step in plan["steps"] if step["kind"] == "pause" and step["duration"] > 1)
    first = round((pause["start"] + 0.2) * SAMPLE_RATE)
    with_tone = samples_of(rendered("standard", ending="wav").sound)[first : first + SAMPLE_RATE // 2]
    settings = SettingsFile(find_folders().config)
    before = settings.read().settings
    find_folders().make()
    settings.save(replace(before, room_tone=False))
    render(capsys, tea, "--preset", "standard", "-o", tmp_path / "tea.wav")
    settings.save(before)
    without = samples_of(tmp_path / "tea.wav")[first : first + SAMPLE_RATE // 2]

    assert ROOM / 10 < float(np.sqrt(np.mean(with_tone**2))) <= ROOM
    assert float(np.abs(without).max()) == 0.0


@pytest.mark.exhaustive
@pytest.mark.parametrize(("ending", "container"), [("opus", "OGG"), ("ogg", "OGG"), ("mp3", "MP3")])
def test_every_ending_makes_its_format_of_the_right_length(rendered, ending, container):
    made = rendered("brief", "--json", ending=ending)
    facts = probe(made.sound)

    assert made.status == 0
    assert facts.container.startswith(container)
    assert facts.length == pytest.approx(json.loads(made.out)["duration"], abs=0.1)


def test_captions_are_the_plans_spoken_steps(capsys, rendered, tea):
    made = rendered("standard")
    plan = planned(capsys, tea, "--preset", "standard")
    expected = [
        (f"{number} {step['kind']}", step["text"])
        for number, step in enumerate(plan["steps"], 1)
        if step["kind"] in {"say", "presence", "option"}
    ]
    cues = webvtt.read(made.captions).captions

    assert [(cue.identifier, cue.text) for cue in cues] == expected
    assert "You may feel content, or not." in [cue.text for cue in cues]
    for cue in cues:
        assert cue.identifier is not None
        step = plan["steps"][int(cue.identifier.split()[0]) - 1]
        assert cue.start_in_seconds == int(step["start"] + 0.0005)
    assert (made.captions.stat().st_mode & 0o777) == (made.sound.stat().st_mode & 0o777)


def test_the_last_line_sums_up_by_kind(capsys, rendered, tea):
    made = rendered("standard")
    last = made.out.splitlines()[-1]
    counts = {kind: int(count) for kind, count in re.findall(r"([a-z-]+) (\d+) \(", last)}
    plan = planned(capsys, tea, "--preset", "standard")

    assert made.status == 0
    assert counts == {kind: total["count"] for kind, total in plan["summary"]["steps"].items()}
    assert last.endswith("rungs 0 1")
    assert "Speaking" in made.err
    assert "Writing" in made.err


def test_the_last_line_as_json(capsys, tea, tmp_path):
    out = tmp_path / "tea.flac"
    _, printed, _ = render(capsys, tea, "--preset", "standard", "-o", out, "--json")
    found = json.loads(printed.splitlines()[-1])
    schema = json.loads((ROOT / "docs/schemas/plan.schema.json").read_text(encoding="utf-8"))

    jsonschema.validate(found["summary"], {**schema["$defs"]["summary"], "$defs": schema["$defs"]})
    assert (found["output"], found["captions"]) == (str(out), None)
    assert found["summary"] == planned(capsys, tea, "--preset", "standard")["summary"]


def test_bells_sound_only_where_chosen(capsys, rendered, tea):
    sound = samples_of(rendered("standard", "--choose", "bells=on").sound)
    plan = planned(capsys, tea, "--preset", "standard", "--choose", "bells=on")
    (bell,) = [step for step in plan["steps"] if step["kind"] == "bell"]
    first = round((bell["start"] + 0.1) * SAMPLE_RATE)

    assert float(np.abs(sound[first : first + SAMPLE_RATE // 4]).max()) > 0.01
    assert "bell" not in planned(capsys, tea, "--preset", "standard")["summary"]["steps"]


@pytest.mark.parametrize("what", ["pipe", "link to a device"])
@pytest.mark.parametrize("option", ["--output", "--captions"])
def test_what_is_no_regular_file_is_not_replaced(capsys, tea, tmp_path, what, option):
    """A pipe waits for whoever reads it; a device is the whole system's."""
    there = tmp_path / "there.flac"
    if what == "pipe":
        os.mkfifo(there)
    else:
        there.symlink_to("/dev/full")
    others = () if option == "--output" else ("--output", tmp_path / "other.flac")
    before = there.lstat()
    status, _, said = render(capsys, tea, *others, option, there)

    assert status == 2
    assert said == (
        f"kindpace: {there} can't be written: what has that name is no regular file. Name another.\n"
    )
    assert there.lstat() == before
    assert [path.name for path in tmp_path.iterdir() if path != tea] == ["there.flac"]


def test_a_text_only_sitting_is_silence_of_its_length(capsys, tea, tmp_path):
    out = tmp_path / "tea.flac"
    status, printed, _ = render(capsys, tea, "--choose", "voice=off", "--json", "-o", out)
    sound = samples_of(out)

    assert status == 0
    assert float(np.abs(sound).max()) == 0.0
    assert len(sound) / SAMPLE_RATE == pytest.approx(json.loads(printed)["duration"], abs=0.001)


def test_a_line_that_cannot_be_spoken_is_told_and_stays_in_the_captions(capsys, tea, tmp_path, monkeypatch):
    speak = Narrator.speak

    def fails_at_the_kettle(self, text, words_per_minute, joints=()):
        if "kettle" in text:
            raise VoiceFailedError(text, "it returned only silence")
        return speak(self, text, words_per_minute, joints)

    monkeypatch.setattr(Narrator, "speak", fails_at_the_kettle)
    tea.write_text(TEA.replace("a cup near", "a kettle near"), encoding="utf-8")
    captions = tmp_path / "tea.vtt"
    arguments = [tea, "--preset", "standard", "-o", tmp_path / "tea.flac", "--captions", captions]
    status, _, err = render(capsys, *arguments)

    assert status == 0
    assert "Perhaps there is a kettle near you." in err
    assert "Perhaps there is a kettle near you." in captions.read_text(encoding="utf-8")


def test_a_file_that_was_there_stays_when_writing_fails(capsys, tea, tmp_path, monkeypatch):
    out = tmp_path / "tea.flac"
    out.write_bytes(b"before")

    def interrupted(_timeline, _cache, _told, _volumes):
        yield np.zeros((SAMPLE_RATE, 2), np.float32)
        raise KeyboardInterrupt

    monkeypatch.setattr("player.cli.render.render_blocks", interrupted)
    status, _, _ = render(capsys, tea, "--preset", "standard", "-o", out)

    assert status == 130
    assert out.read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tea.flac", "tea.md"]


def test_a_background_sounds_behind_the_voice_where_the_preset_allows_it(capsys, rendered, tea):
    plain = rendered("standard", ending="wav")
    behind = rendered("standard", "--background", "brown-noise")
    refused = rendered("low-sensory", "--background", "brown-noise")
    plan = planned(capsys, tea, "--preset", "standard")
    quiet = next(step for step in plan["steps"] if step["kind"] == "silence")
    middle = round((quiet["start"] + quiet["duration"] / 2) * SAMPLE_RATE)
    heard, silent = (samples_of(made.sound)[middle : middle + SAMPLE_RATE // 2] for made in (behind, plain))
    not_allowed = planned(capsys, tea, "--preset", "low-sensory")
    pause = next(step for step in not_allowed["steps"] if step["kind"] == "pause")
    at = round((pause["start"] + 0.2) * SAMPLE_RATE)

    assert float(np.sqrt(np.mean(silent**2))) <= ROOM
    assert 0.0005 < float(np.sqrt(np.mean(heard**2))) < 0.05
    assert float(np.sqrt(np.mean(samples_of(refused.sound)[at : at + SAMPLE_RATE // 2] ** 2))) <= ROOM


def test_a_background_that_is_neither_known_nor_a_file_is_refused(capsys, tea, tmp_path):
    status, _, err = render(capsys, tea, "--background", "wind", "-o", tmp_path / "tea.wav")

    assert status == 2
    assert "wind" in err
    assert not (tmp_path / "tea.wav").exists()
