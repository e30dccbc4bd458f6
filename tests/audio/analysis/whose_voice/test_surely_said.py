"""A recording's own voice is told from a child behind, laughter, and chords as loud as the words."""

import made_recordings
import numpy as np
import pytest

from audio.analysis.narrow_bands import NarrowBands
from audio.analysis.pauses import PauseFinder
from audio.analysis.whose_voice.in_doubt import in_doubt
from audio.analysis.whose_voice.laughter import laughs
from audio.units import SAMPLE_RATE

RATE = 16_000
VOWEL = ((750.0, 90.0, 1.0), (1200.0, 110.0, 0.7), (2600.0, 160.0, 0.35))


def looked_through(sound):
    finder = PauseFinder()
    finder.add(sound.astype(np.float32)[:, None])
    finder.finish()
    return finder


def in_seconds(parts):
    return [(part.start / SAMPLE_RATE, part.end / SAMPLE_RATE) for part in parts]


def doubts(finder):
    """Start and end of what is faint and of what is unsure, in seconds."""
    slices = finder.slices()
    music = finder.melodic(slices)
    found = in_doubt(slices, music, finder.wordless(slices, music), finder.said())
    return in_seconds(found.faint), in_seconds(found.unsure)


def talk_with(behind, decibels, gap=9.0):
    """Three sentences with so many seconds between, and what lies in the middle of each gap."""
    quiet, parts, spans = np.zeros(round(gap * SAMPLE_RATE)), [], []
    for sentence in made_recordings.sentences()[:3]:
        between = quiet.copy()
        first = (len(between) - len(behind)) // 2
        between[first : first + len(behind)] += made_recordings.level(behind, decibels)
        parts += [made_recordings.level(sentence, made_recordings.SPEECH), between]
        ends = sum(map(len, parts))
        begins = ends - len(between) + first
        spans.append((begins / SAMPLE_RATE, (begins + len(behind)) / SAMPLE_RATE))
    sound = np.concatenate(parts)
    return sound + np.resize(made_recordings.room(-66), len(sound)), spans


def vowel(seconds, pitch, rate=SAMPLE_RATE):
    """A sung or laughed vowel, its pitch falling a little."""
    at = np.arange(round(seconds * rate)) / rate
    turned = 2 * np.pi * np.cumsum(np.linspace(1.06, 0.94, len(at)) * pitch) / rate
    sound = np.zeros(len(at))
    for part in range(1, int(5000 / pitch)):
        strength = sum(loud / (1 + ((part * pitch - at) / wide) ** 2) for at, wide, loud in VOWEL)
        sound += strength * np.sin(part * turned)
    return sound * np.minimum(1, at / 0.03) * np.minimum(1, (at[-1] - at) / 0.05)


def laugh(calls=8, rate=SAMPLE_RATE):
    """Short vowels with breath between, five a second, falling."""
    chance, parts = np.random.default_rng(3), []
    for number in range(calls):
        breath = chance.standard_normal(round(0.09 * rate))
        parts.append(0.02 * breath * np.hanning(len(breath)))
        call = vowel(0.11, 190 * (1.25 - 0.35 * number / calls), rate)
        parts.append(0.2 * call / np.max(np.abs(call)) * (1 - 0.5 * number / calls))
    return np.concatenate(parts)


def narrow(sound):
    bands = NarrowBands()
    bands.add(sound.astype(np.float32))
    return bands.levels()


def covered(spans, by):
    """The least share of these spans that is covered by others."""
    return min(
        sum(max(0.0, min(end, b) - max(start, a)) for a, b in by) / (end - start) for start, end in spans
    )


def test_all_of_a_talk_is_surely_said():
    finder = looked_through(made_recordings.made("room-35-below").sound[:, 0])
    said = finder.said()

    assert said.likely.any()
    assert (said.sure == said.likely).mean() > 0.999
    assert doubts(finder) == ([], [])
    assert not said.drowned


@pytest.mark.parametrize("name", ["chords", "waves", "melody-loud"])
def test_words_over_music_and_waves_are_surely_said(name):
    made = made_recordings.made(name)
    said = looked_through(made.sound[:, 0]).said()

    for start, end in made.spoken:
        within = slice(round(start * 100), round(end * 100))
        assert said.sure[within].sum() > 0.95 * said.likely[within].sum()
    assert not said.drowned


def test_somebody_18_decibels_behind_is_faint():
    other = made_recordings.sentences()[4]
    sound, spans = talk_with(other, made_recordings.SPEECH - 18)
    finder = looked_through(sound)
    faint, _unsure = doubts(finder)

    # The detector takes it for a voice, or the test would show nothing.
    assert all(
        finder.said().likely[round(start * 100) : round(end * 100)].mean() > 0.5 for start, end in spans
    )
    assert covered(spans, faint) > 0.8


def test_the_same_as_loud_as_the_others_is_a_sentence():
    other = made_recordings.sentences()[4]
    sound, _spans = talk_with(other, made_recordings.SPEECH - 3)

    assert doubts(looked_through(sound)) == ([], [])


def test_a_voice_that_grows_louder_stays_its_own():
    """It is asked how loud the voice is around there, not in all of the recording."""
    sound = np.concatenate([made_recordings.said()] * 4)
    rising = sound * 10 ** (np.linspace(-24, 0, len(sound)) / 20)
    said = looked_through(rising + np.resize(made_recordings.room(-80), len(rising))).said()

    assert said.behind.sum() < 0.02 * said.likely.sum()


def test_laughter_is_unsure():
    sound, spans = talk_with(laugh(), made_recordings.SPEECH - 1)
    finder = looked_through(sound)
    _faint, unsure = doubts(finder)

    assert all(
        finder.said().likely[round(start * 100) : round(end * 100)].mean() > 0.5 for start, end in spans
    )
    assert covered(spans, unsure) > 0.8


def test_sentences_are_no_laughter():
    for sentence in made_recordings.sentences():
        bands = narrow(sentence[::3])
        assert not any(laughs(bands[first : first + 150]) for first in range(0, len(bands) - 100, 50))
    assert laughs(narrow(laugh(rate=RATE)))


def test_chords_louder_than_words_drown_them():
    sound = made_recordings.said()
    louder = sound + np.resize(chords(len(sound)), len(sound))
    said = looked_through(louder).said()

    assert said.drowned
    assert said.perhaps.any()


def chords(count):
    """Struck chords, ten decibels over the words."""
    chance, out = np.random.default_rng(5), np.zeros(count + 6 * SAMPLE_RATE)
    at = np.arange(5 * SAMPLE_RATE) / SAMPLE_RATE
    for first in range(0, count, round(2.6 * SAMPLE_RATE)):
        root = chance.choice([196, 220, 247, 165])
        parts = (np.sin(2 * np.pi * root * times * at) / (1 + n) for n, times in enumerate((1, 1.26, 1.5, 2)))
        out[first : first + len(at)] += sum(parts) * np.exp(-at) * np.minimum(1, at / 0.01)
    return made_recordings.level(out[:count], made_recordings.SPEECH + 10)
