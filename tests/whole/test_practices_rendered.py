"""The six first practices under the five presets, judged by the files' samples and captions alone."""

import re
from itertools import product

import numpy as np
import pytest
import webvtt

from audio.files.decode import open_stream
from audio.units import SAMPLE_RATE
from player import __main__ as program
from player.library.catalog import Library
from player.system.folders import find_folders

PRACTICES = (
    "a-few-mindful-breaths",
    "noticing-without-pushing-away",
    "others-too",
    "a-compassionate-phrase",
    "ease-back",
    "self-compassion-break",
)
PRESETS = ("standard", "gentle", "first-steps", "low-sensory", "grounding-only")
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("one_narrator")]

NOT_OFFERED = {("others-too", "low-sensory")} | {
    (practice, "grounding-only") for practice in PRACTICES if practice != "ease-back"
}
"""Of these nothing of the practice's own would be left."""

FRAME = SAMPLE_RATE // 100
SILENT = 10 ** (-55 / 20)
JOINED = 0.8
"""Inside a sentence the voice may rest for less than this (docs/adr/0007-slow-speech.md)."""

HEARD = 0.05
"""A trimmed line may begin and end a little below what counts as silence here."""


@pytest.fixture(scope="module")
def shared_home(tmp_path_factory):
    """One home, so that presets of the same pace share the spoken lines."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def rendered(shared_home, tmp_path, monkeypatch, capsys):
    """Renders a practice under a preset: the sound file and the captions."""
    monkeypatch.setenv("KINDPACE_HOME", str(shared_home))

    def render(practice, preset):
        sound, captions = tmp_path / "sitting.wav", tmp_path / "sitting.vtt"
        arguments = ["render", practice, "--preset", preset, "-o", str(sound), "--captions", str(captions)]
        assert program.main(arguments) == 0
        capsys.readouterr()
        return sound, captions

    yield render
    (tmp_path / "sitting.wav").unlink(missing_ok=True)


@pytest.mark.parametrize(("practice", "preset"), sorted(NOT_OFFERED))
def test_what_is_not_offered_is_not_rendered_and_says_why(practice, preset, tmp_path, capsys):
    status = program.main(["render", practice, "--preset", preset, "-o", str(tmp_path / "sitting.wav")])

    assert status == 2
    assert "isn't offered" in capsys.readouterr().err
    assert not (tmp_path / "sitting.wav").exists()


def quiet_runs(path):
    """Lengths in seconds of all stretches of silence, and the length of the whole file."""
    levels = []
    for block in open_stream(path):
        whole = len(block) // FRAME * FRAME
        levels.append(np.abs(block[:whole]).reshape(-1, FRAME * block.shape[1]).max(axis=1))
    quiet = np.concatenate(levels) < SILENT
    edges = np.flatnonzero(np.diff(np.concatenate(([False], quiet, [False])).astype(np.int8)))
    return (edges[1::2] - edges[::2]) / 100, len(quiet) / 100


def seconds(stamp):
    hours, minutes, rest = stamp.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def pairs():
    """Every practice under every preset that offers it."""
    for practice, preset in product(PRACTICES, PRESETS):
        if (practice, preset) in NOT_OFFERED:
            continue
        # The lines of a practice are spoken in one worker.
        yield pytest.param(practice, preset, marks=pytest.mark.xdist_group(f"render {practice}"))


@pytest.mark.exhaustive
@pytest.mark.parametrize(("practice", "preset"), list(pairs()))
def test_a_rendered_practice_is_within_its_preset(practice, preset, rendered):
    sound, captions = rendered(practice, preset)
    pacing = Library(find_folders()).preset(preset)
    runs, length = quiet_runs(sound)
    cues = webvtt.read(captions)

    assert length <= pacing.session_max_min * 60 + 0.02
    assert runs.max() <= pacing.max_silence_s + HEARD
    assert_options_are_near(cues, length, pacing.option_phrase_every_s)
    assert_rungs_are_low(captions.read_text(encoding="utf-8"), pacing.max_rung)
    assert_captions_cover_the_sound(cues, runs, length)


def assert_options_are_near(cues, length, every):
    """From the start to the first, between them, and from the last to the end."""
    starts = [seconds(cue.start) for cue in cues if cue.identifier.endswith("option")]
    gaps = np.diff([0.0, *starts, length])

    assert gaps.max() <= every + HEARD


def assert_rungs_are_low(text, highest):
    rungs = {int(rung) for rung in re.findall(r"^rung (\d)", text, re.MULTILINE)}
    rungs |= {int(rung) for rung in re.findall(r"^NOTE rung (\d)", text, re.MULTILINE)}

    assert rungs
    assert max(rungs) <= highest


def assert_captions_cover_the_sound(cues, runs, length):
    """What is not silence is captioned: the voice never says what is not shown."""
    heard = length - runs[runs >= JOINED].sum()
    shown = sum(seconds(cue.end) - seconds(cue.start) for cue in cues)

    assert len(cues) > 5
    assert abs(heard - shown) <= 0.05 * shown + 1.0
