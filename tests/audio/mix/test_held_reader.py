"""What is far louder in a recording than its voice is held down as it is read; its words stay as they are."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from loudness_steps import loudness, momentary
from made_recordings import level, noise, voice

from audio.analysis.loudness import LoudnessMeter, tenths_of
from audio.analysis.survey_file import survey_file
from audio.files.clip_cache import ClipCache
from audio.files.sound_errors import NotConvertedYetError
from audio.mix.held_reader import HeldReader
from audio.mix.sources import CombinedSource
from audio.units import SAMPLE_RATE, Lufs

MOST_ABOVE = 6.0
"""LU by which a level may step (practice-brief.md, D)."""


class Array:
    """A file in memory, of which nothing behind a place can be read."""

    def __init__(self, sound, until=None):
        self.sound = sound
        self.until = until

    def read(self, start, count):
        if self.until is not None and start + count > self.until:
            raise NotConvertedYetError(Path("talk.m4a"), start / SAMPLE_RATE)
        return self.sound[start : start + count]

    def close(self):
        self.closed = True


def held(file, loudness, spoken):
    reader = HeldReader(file)
    reader.learn(loudness, spoken)
    return reader


def bowl(seconds, decay=0.5):
    """Struck within 4 ms, at full scale."""
    at = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    struck = sum(np.sin(2 * np.pi * pitch * at) for pitch in (98, 270, 529)) * np.exp(-at * decay)
    return 0.98 * struck / np.abs(struck).max() * np.minimum(1, at / 0.004)


def slam(_seconds):
    at = np.arange(SAMPLE_RATE // 3) / SAMPLE_RATE
    return 0.98 * np.random.default_rng(1).uniform(-1, 1, len(at)) * np.exp(-at * 14)


def soft_talk():
    """The made recordings' voice at -32 dB over a room, in which a pause of 6 s comes second."""
    return level(voice()[0], -32.0) + noise(3, -75.0, 1)


@pytest.fixture(scope="module", params=[bowl, slam], ids=["bowl", "slam"])
def struck(request, tmp_path_factory):
    """A file, what it would be without the sudden sound, and where that is struck."""
    folder = tmp_path_factory.mktemp("struck")
    plain = soft_talk()
    begins = voice()[1][1][1] + 1.5
    sound, first = plain.copy(), round(begins * SAMPLE_RATE)
    sudden = request.param(3.5)
    sound[first : first + len(sudden)] += sudden
    path = folder / "talk.wav"
    soundfile.write(path, np.clip(sound, -1, 1), SAMPLE_RATE, subtype="FLOAT")
    clip = list(survey_file(path, folder / "cache"))[-1].clip
    read = CombinedSource(ClipCache(folder / "cache")).read(clip, 0, len(sound))
    return plain[:, None], sound[:, None], read, begins


def spoken_loudness(sound):
    meter = LoudnessMeter(1, low_cut=True)
    meter.add(sound)
    chosen = np.zeros(len(sound) // (SAMPLE_RATE // 10), bool)
    for start, end in voice()[1]:
        chosen[round(start * 10) : round(end * 10)] = True
    return meter.gated(chosen)


def test_a_sudden_sound_is_not_far_louder_than_the_voice(struck):
    plain, sound, read, _begins = struck
    spoken = spoken_loudness(plain)

    assert momentary(sound).max() > spoken + 15.0
    assert momentary(read).max() <= spoken + MOST_ABOVE


def test_words_are_as_they_were(struck):
    plain, _sound, read, begins = struck
    for start, end in voice()[1]:
        if abs(start - begins) > 5.0:
            within = slice(round(start * SAMPLE_RATE), round(end * SAMPLE_RATE))

            assert np.allclose(read[within], plain[within], atol=1e-6)


def test_what_is_heard_of_it_is_as_it_was_but_softer(struck):
    """Taken back before it is struck, so that nothing of its beginning comes through."""
    _plain, sound, read, begins = struck
    first = round(begins * SAMPLE_RATE)
    attack = slice(first, first + SAMPLE_RATE // 20)
    factors = read[attack][np.abs(sound[attack]) > 0.01] / sound[attack][np.abs(sound[attack]) > 0.01]

    assert factors.min() > 0.02
    assert factors.max() < 10 ** (-10 / 20)
    assert factors.max() < 1.3 * factors.min()


@pytest.mark.parametrize("block", [1000, 4096, SAMPLE_RATE, 7 * SAMPLE_RATE + 13])
def test_it_sounds_the_same_however_it_is_read(block):
    sound = np.tile(soft_talk()[:, None], (1, 2))
    sudden = bowl(6.0)
    sound[9 * SAMPLE_RATE : 9 * SAMPLE_RATE + len(sudden)] += sudden[:, None]
    spoken = np.ones(len(sound) // 4800, bool)
    whole = held(Array(sound), Lufs(-34.0), spoken).read(0, len(sound))
    reader = held(Array(sound), Lufs(-34.0), spoken)
    starts = range(0, len(sound), block)
    parts = [(start, reader.read(start, block)) for start in reversed(starts)]

    assert all(np.array_equal(part, whole[start : start + block]) for start, part in parts)
    assert momentary(whole).max() < momentary(sound).max() - 10.0


def test_a_talk_without_anything_sudden_is_read_bit_by_bit():
    sound = soft_talk()[:, None].astype(np.float32)
    reader = held(Array(sound), loudness(sound), np.ones(len(sound) // 4800, bool))

    assert np.array_equal(reader.read(0, len(sound) + 5), sound)
    assert len(reader.read(len(sound), 10)) == 0


def test_where_nobody_speaks_nothing_is_louder_than_the_voices_louder_words():
    sound = np.concatenate([level(noise(3, -20.0, 2)[: 5 * SAMPLE_RATE], -20.0), soft_talk()])[:, None]
    spoken = np.arange(len(sound) // 4800) >= 50
    heard = [
        momentary(held(Array(sound), Lufs(-30.0), told).read(0, 4 * SAMPLE_RATE)).max()
        for told in (spoken, np.ones_like(spoken))
    ]

    assert heard[0] == pytest.approx(-30.0 + 2.0, abs=0.3)
    assert heard[1] == pytest.approx(-30.0 + MOST_ABOVE, abs=0.3)


def test_a_door_right_after_a_word_is_held_down_too():
    """So near to it that it counts as part of the sentence; what swells by as much is left as it is."""
    at = np.arange(4 * SAMPLE_RATE) / SAMPLE_RATE
    room = noise(3, -75.0, 1)[: len(at)]
    door, swelling = room.copy(), room.copy()
    slammed = slam(0)
    door[2 * SAMPLE_RATE : 2 * SAMPLE_RATE + len(slammed)] += 0.08 * slammed
    swelling += 0.03 * np.random.default_rng(2).uniform(-1, 1, len(at)) * np.hanning(len(at)) ** 4
    spoken = np.ones(40, bool)
    loudest = []
    for sound in (door, swelling):
        read = held(Array(sound[:, None]), Lufs(-34.0), spoken).read(0, len(sound))
        loudest.append((tenths_of(sound[:, None]).max(), tenths_of(read).max()))

    assert -26.0 < loudest[0][0] < -25.0
    assert loudest[0][1] == pytest.approx(-34.0 + 4.0, abs=0.5)
    assert loudest[1][0] > -30.0
    assert loudest[1][1] == pytest.approx(loudest[1][0], abs=0.01)


def test_what_can_not_be_read_yet_holds_nothing_up():
    sound = soft_talk()[:, None]
    reader = held(Array(sound, until=3 * SAMPLE_RATE), Lufs(-34.0), np.zeros(0, bool))

    assert len(reader.read(2 * SAMPLE_RATE, SAMPLE_RATE)) == SAMPLE_RATE
    with pytest.raises(NotConvertedYetError):
        reader.read(3 * SAMPLE_RATE, 100)


def test_a_file_without_a_voice_or_any_loudness_is_left_alone():
    sound = bowl(4.0)[:, None]
    reader = held(Array(sound), Lufs(-70.0), np.zeros(40, bool))

    assert np.array_equal(reader.read(100, 5000), sound[100:5100])


def test_nothing_is_held_down_before_all_of_the_file_is_looked_through(tmp_path):
    """Its first look may have met a soft beginning alone, and by that all later words were softer."""
    sound = np.concatenate([soft_talk() * 0.05, soft_talk() * 4.0])
    path, cache = tmp_path / "talk.wav", tmp_path / "cache"
    soundfile.write(path, sound, SAMPLE_RATE, subtype="FLOAT")
    surveys = survey_file(path, cache)
    first = next(surveys)
    source = CombinedSource(ClipCache(cache))
    loud = round((len(sound) / 2 / SAMPLE_RATE + voice()[1][0][0]) * SAMPLE_RATE)
    before = source.read(first.clip, loud, SAMPLE_RATE)
    last = list(surveys)[-1]
    after = source.read(first.clip, loud, SAMPLE_RATE)

    assert (first.complete, last.complete) == (False, True)
    assert first.loudness < last.loudness - 20.0
    assert np.allclose(before[:, 0], sound[loud : loud + SAMPLE_RATE], atol=1e-6)
    assert np.allclose(after[:, 0], sound[loud : loud + SAMPLE_RATE], atol=1e-6)


def test_what_is_learned_while_it_is_read_counts_from_the_next_second_on(tmp_path):
    plain = np.tile(soft_talk(), 2)
    sudden, first_struck = bowl(3.0), len(soft_talk()) + round((voice()[1][1][1] + 1.5) * SAMPLE_RATE)
    plain[first_struck : first_struck + len(sudden)] += sudden
    path, cache = tmp_path / "talk.wav", tmp_path / "cache"
    soundfile.write(path, np.clip(plain, -1, 1), SAMPLE_RATE, subtype="FLOAT")
    surveys = survey_file(path, cache)
    clip = next(surveys).clip
    source = CombinedSource(ClipCache(cache))
    source.read(clip, 0, SAMPLE_RATE)
    loud = momentary(source.read(clip, first_struck, 2 * SAMPLE_RATE)).max()
    last = list(surveys)[-1]
    again = source.read(clip, first_struck + SAMPLE_RATE, 1000)
    held_down = momentary(source.read(clip, first_struck, 2 * SAMPLE_RATE)).max()

    assert last.complete
    assert len(again) == 1000
    assert held_down < loud - 10.0
