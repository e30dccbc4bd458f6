"""A pause made longer or shorter: out of the voice's own quiet, and without touching a word."""

import numpy as np
import pytest

from audio.voice.shaping.pauses import Pause, with_pauses

RATE = 24_000
FLOOR = 10 ** (-70 / 20)
BEGIN, END = 24_000, 33_600
"""A pause of 0.4 s in two seconds of voice."""


@pytest.fixture
def sound():
    """Two words whose end and onset reach into the pause, as sounds that die away do."""
    chance = np.random.default_rng(11)
    voice = 0.2 * chance.normal(size=2 * RATE).astype(np.float32)
    voice[BEGIN:END] = FLOOR * chance.normal(size=END - BEGIN)
    tail = np.linspace(1.0, 0.0, 2_400, dtype=np.float32) ** 2 * 0.004
    voice[BEGIN : BEGIN + 2_400] += tail * chance.normal(size=2_400)
    voice[END - 2_400 : END] += tail[::-1] * chance.normal(size=2_400)
    return voice


def levels(part, width=240):
    """Root mean square of every 10 ms."""
    count = len(part) // width
    return np.sqrt(np.mean(part[: count * width].reshape(count, width) ** 2, axis=1))


@pytest.mark.parametrize("length", [4_080, 6_000, 9_600, 12_000, 18_000, 24_000])
def test_it_is_as_long_as_asked_and_words_and_their_edges_stay_as_they_are(sound, length):
    made = with_pauses(sound, RATE, [Pause(BEGIN, END, length)])
    kept = min(length, END - BEGIN) // 3 - 130

    assert len(made) == len(sound) + length - (END - BEGIN)
    assert np.array_equal(made[: BEGIN + kept], sound[: BEGIN + kept])
    assert np.array_equal(made[-(len(sound) - END + kept) :], sound[END - kept :])


def test_what_is_put_in_is_neither_silence_nor_louder_than_what_is_there(sound):
    """Digital silence is what costs naturalness; a floor that jumps is heard as well."""
    made = with_pauses(sound, RATE, [Pause(BEGIN, END, 24_000)])
    middle = levels(made[BEGIN + 2_400 : BEGIN + 24_000 - 2_400])

    assert 20 * np.log10(middle.min() / FLOOR) > -3.0
    assert 20 * np.log10(middle.max() / FLOOR) < 3.0
    assert np.abs(np.diff(made[BEGIN + 2_400 : BEGIN + 21_600])).max() < 12 * FLOOR


def test_what_is_put_in_does_not_repeat_itself(sound):
    put_in = with_pauses(sound, RATE, [Pause(BEGIN, END, 33_600)])[BEGIN + 6_000 : BEGIN + 28_000]
    with_itself = np.correlate(put_in, put_in, mode="full")[len(put_in) :]

    assert with_itself[240:].max() < 0.3 * float(np.sum(put_in**2))


def test_a_shorter_pause_loses_its_quietest_place(sound):
    """Its ends are what is left: they hold the last of one sound and the first of the next."""
    made = with_pauses(sound, RATE, [Pause(BEGIN, END, 5_000)])

    assert levels(made[BEGIN : BEGIN + 5_000])[0] == pytest.approx(levels(sound[BEGIN:END])[0])
    assert levels(made[BEGIN : BEGIN + 5_000]).min() < 2 * FLOOR


def test_several_pauses_are_changed_each_where_it_is():
    voice = np.full(2 * RATE, 0.1, np.float32)
    places = (6_000, 20_000, 34_000)
    for place in places:
        voice[place : place + 4_800] = 0.0
    lengths = (9_600, 2_400, 4_800)
    made = with_pauses(
        voice, RATE, [Pause(place, place + 4_800, n) for place, n in zip(places, lengths, strict=True)]
    )
    quiet = np.flatnonzero(np.diff((np.abs(made) < 0.05).astype(int)))

    assert (quiet[1::2] - quiet[::2]).tolist() == list(lengths)


def test_what_is_as_it_should_be_stays_as_it_is(sound):
    assert np.array_equal(with_pauses(sound, RATE, [Pause(BEGIN, END, END - BEGIN)]), sound)
    assert np.array_equal(with_pauses(sound, RATE, []), sound)


@pytest.mark.parametrize("length", [0, 1, 7, 240, 2_000])
def test_very_short_pauses_are_no_fault(sound, length):
    made = with_pauses(sound, RATE, [Pause(BEGIN, BEGIN + 240, length)])

    assert len(made) == len(sound) + length - 240
    assert np.isfinite(made).all()


def test_two_rests_of_a_line_are_not_the_same_quiet(sound):
    both = np.concatenate([sound, sound])
    made = with_pauses(
        both, RATE, [Pause(BEGIN, END, 24_000), Pause(2 * RATE + BEGIN, 2 * RATE + END, 24_000)]
    )
    first, second = made[BEGIN + 7_000 : BEGIN + 16_000], made[-2 * RATE - 14_400 + BEGIN :][7_000:16_000]

    assert abs(float(np.corrcoef(first, second)[0, 1])) < 0.3
