"""Where a reader put a bar, the voice rests: about as long as at a comma, and at the same pace."""

import pytest

from audio.voice.hibari_voice import HibariVoice
from audio.voice.phrases import word_count
from audio.voice.trim import rests
from player.library.languages.kept_joints import kept_joints

RATE = 48_000
LINES = (
    ("In the kitchen Biscuit's person is having a hard afternoon.", 0.24),
    ("Between the leaves a very small spider has made a home.", 0.33),
    ("At the foot of the wall lies a cat who did nothing all morning.", 0.55),
)
"""Lines of the file, and how far into their sound the bar stands, by letters."""


@pytest.fixture(scope="module")
def voice():
    return HibariVoice()


def rests_near(sound, share):
    """Seconds of the rests at this share of what sounds."""
    found = rests(sound, RATE, 0.2)
    sounding = len(sound) - sum(end - start for start, end in found)
    quiet = 0
    for start, end in found:
        if abs((start - quiet) / sounding - share) < 0.12:
            yield (end - start) / RATE
        quiet += end - start


@pytest.fixture(scope="module")
def heard(voice):
    return [voice.speak(text, 105.0, kept_joints(text)).samples for text, _ in LINES]


def test_it_rests_at_the_bar_as_at_a_comma(heard):
    for (text, share), sound in zip(LINES, heard, strict=True):
        assert kept_joints(text)
        assert [0.3 < rest < 0.66 for rest in rests_near(sound, share)] == [True], text


def test_without_the_bar_there_is_no_rest(voice):
    (text, share), *_ = LINES

    assert list(rests_near(voice.speak(text, 105.0).samples, share)) == []


def test_the_pace_stays(heard):
    words = sum(word_count(text) for text, _ in LINES)
    minutes = sum(map(len, heard)) / RATE / 60

    assert words / minutes == pytest.approx(105.0, rel=0.05)
