"""``kindpace play --no-window``: the program itself, recorded from start to end."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile
from brief_preset import BRIEF
from loudness_steps import largest_step_of_voice

from audio.units import SAMPLE_RATE
from player.__main__ import main

ROOT = Path(__file__).parents[2]
SECONDS = 3.0
LEVEL = 0.1


def program(home, *words, **more):
    environment = {**os.environ, **more, "KINDPACE_HOME": str(home)}
    return subprocess.Popen(
        [sys.executable, "-m", "player", "play", "--no-window", "--narrator", "heart", *map(str, words)],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.fixture(scope="session")
def talk(tmp_path_factory):
    """A tone of three seconds, and a pacing that adds as little as possible."""
    folder = tmp_path_factory.mktemp("talk")
    tone = LEVEL * np.sin(2 * np.pi * 1000.0 * np.arange(round(SECONDS * SAMPLE_RATE)) / SAMPLE_RATE)
    soundfile.write(folder / "talk.flac", tone, SAMPLE_RATE)
    (folder / "brief.yaml").write_text(BRIEF, encoding="utf-8")
    return folder / "talk.flac"


@pytest.mark.sound
@pytest.mark.slow
def test_ctrl_c_eases_back(talk, null_sink, tmp_path):
    """In the middle of the opening words: they fade, within a second and a half, and are not cut off."""
    mark = null_sink.recorded()
    playing = program(tmp_path, talk, "--preset", talk.with_name("brief.yaml"))
    end = time.monotonic() + 120.0
    while time.monotonic() < end and len(loud(null_sink.recording(mark))) < SAMPLE_RATE:
        time.sleep(0.05)
    asked = null_sink.mark() - mark
    # As a terminal does it: to the program and all it has started.
    os.killpg(playing.pid, signal.SIGINT)
    said, complained = playing.communicate(timeout=60)
    null_sink.until_silent()
    sound = null_sink.recording(mark)
    last = int(loud(sound)[-1])

    assert playing.returncode == 130
    assert complained == ""
    assert len(said.splitlines()) > 2
    assert (last - asked) / SAMPLE_RATE < 1.6
    # The last hundredth before silence is far quieter than the words before it: a fade, not a cut.
    assert np.abs(sound[last - 480 : last]).max() < 0.02
    assert not sound[last + SAMPLE_RATE // 10 :, 0].any()


LOCKED = b"\0\0\0\x0cftypM4P \0\0\0\x2cmoov\0\0\0\x24stsd\0\0\0\0\0\0\0\x01\0\0\0\x14drms" + bytes(12)
"""An MP4 file whose only track has the format of a shop's locked songs."""


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("nowhere.flac", None, "cannot be opened"),
        ("empty.mp3", b"", "holds no sound"),
        ("letter.wav", b"Dear you, this is a letter." * 40, "This is plain text"),
        ("noise.wav", bytes(range(256)) * 8, "is not a sound file"),
        ("locked.m4p", LOCKED, "locked by the shop"),
        ("nowhere.md", None, "nowhere.md"),
    ],
)
def test_a_file_that_cannot_be_played_ends_with_two_and_plain_words(tmp_path, capsys, name, content, words):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    status = main(["play", "--no-window", str(path)])
    complained = capsys.readouterr().err

    assert status == 2
    assert words in complained
    assert str(path) in complained or name in complained
    assert "Traceback" not in complained
    assert len(complained.strip().splitlines()) <= 3


@pytest.mark.sound
@pytest.mark.slow
@pytest.mark.exhaustive
def test_a_sitting_is_heard_and_ends_by_itself(talk, null_sink, tmp_path):
    """It takes three quarters of a minute."""
    mark = null_sink.recorded()
    playing = program(tmp_path, talk, "--preset", talk.with_name("brief.yaml"))
    said, complained = playing.communicate(timeout=300)
    null_sink.until_silent()
    sound = null_sink.recording(mark)
    words = loud(sound)

    assert playing.returncode == 0
    assert complained == ""
    assert said.splitlines()[0].startswith(f"{talk.stem} ·")
    assert len(said.splitlines()) > 3
    assert largest_step_of_voice(sound) < 6.0
    assert stretches_of_tone(sound[:, 0]) == pytest.approx(SECONDS, abs=0.15)
    # Words before it and words after it.
    assert len(words) > (SECONDS + 4.0) * SAMPLE_RATE
    assert not sound[-SAMPLE_RATE // 20 :, 0].any()
    assert [found.name for found in tmp_path.glob("**/kindpace.log")] == ["kindpace.log"]


def loud(sound):
    """The frames in which something is heard."""
    return np.flatnonzero(np.abs(sound[:, 0]) > 1e-3)


def stretches_of_tone(sound):
    """Seconds for which a tone of 1 kHz is nearly all there is."""
    blocks = sound[: len(sound) // 480 * 480].reshape(-1, 480)
    spectrum = np.abs(np.fft.rfft(blocks, axis=1)) ** 2
    share = spectrum[:, 10] / np.maximum(spectrum.sum(axis=1), 1e-9)
    # What has no words in it comes in and leaves gently.
    return ((share > 0.95) & (np.abs(blocks).max(axis=1) > LEVEL / 100)).sum() / 100
