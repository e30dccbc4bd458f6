"""Rests follow their rank, vary, and stand where the joints are; slowness is stretched only mildly."""

import numpy as np
import pytest

from audio.voice.joints import Joint, Rank, joints
from audio.voice.pace import Rest, paced, pauses_in, resting_seconds, rests_at, unpaused_seconds
from audio.voice.trim import rests

RATE = 24_000
PACES = [85.0, 105.0, 140.0]
FLOOR = 0.0003
"""The voice's own noise between words: 60 dB below its loudest."""


def speech(*parts):
    """A tone for each positive number of seconds, the voice's own floor for each negative one."""
    chance = np.random.default_rng(3)
    sounds = []
    for seconds in parts:
        time = np.arange(round(abs(seconds) * RATE)) / RATE
        wave = 0.3 * np.sin(2 * np.pi * 200 * time) if seconds > 0 else FLOOR * chance.normal(size=len(time))
        sounds.append(wave.astype(np.float32))
    return np.concatenate(sounds)


def silences(sound):
    return [(end - start) / RATE for start, end in rests(sound, RATE, 0.05)]


def rest(seconds, place=0.5):
    """A rest of exactly this length."""
    return Rest(place, seconds, seconds)


def limits(rank, words_per_minute, lines=40):
    """The shortest and the longest that a rest of this rank may be, over many lines."""
    places = (Joint(4, rank, marked=True),)
    found = [rests_at(f"line {n}", 9, places, [0.5], words_per_minute)[0] for n in range(lines)]
    assert all(one.shortest < one.longest for one in found)
    return min(one.shortest for one in found), max(one.longest for one in found)


@pytest.mark.parametrize("words_per_minute", [60.0, *PACES, 200.0])
def test_the_deeper_a_rest_parts_the_longer_it_is(words_per_minute):
    """Whatever the engine does: no rest of one rank may be as long as one of the next."""
    comma, clause, sentence = (limits(rank, words_per_minute) for rank in Rank)

    assert comma[1] < clause[0]
    assert clause[1] < sentence[0]


def test_the_slower_the_pace_the_longer_the_rests():
    assert [limits(Rank.COMMA, pace)[0] for pace in PACES] == pytest.approx([0.40, 0.33, 0.25], abs=0.02)
    assert [limits(Rank.CLAUSE, pace)[0] for pace in PACES] == pytest.approx([0.64, 0.62, 0.465], abs=0.01)


def test_beside_a_phrase_of_one_word_a_comma_is_short():
    comma = (Joint(1, Rank.COMMA, marked=True),)
    beside = rests_at("Here, there is a window", 5, comma, [0.2], 105.0)[0]

    assert beside.longest < 0.4


def test_no_two_rests_of_a_line_are_alike_and_the_same_line_rests_the_same():
    """Where the engine's own pauses are all too short, and where they are all too long."""
    line = "A cup on the table, a plate on the shelf, a spoon in the sink, and nothing else"
    found = rests_at(line, 17, joints(line)[:3], [0.25, 0.5, 0.75], 105.0)

    assert len({one.shortest for one in found}) == len({one.longest for one in found}) == 3
    assert found == rests_at(line, 17, joints(line)[:3], [0.25, 0.5, 0.75], 105.0)
    assert max(one.longest for one in found) / min(one.shortest for one in found) < 2.0


@pytest.mark.parametrize("words_per_minute", [60.0, *PACES])
def test_a_rest_inside_a_sentence_stays_under_eight_tenths_of_a_second(words_per_minute):
    assert max(limits(rank, words_per_minute)[1] for rank in (Rank.COMMA, Rank.CLAUSE)) < 0.8


@pytest.mark.parametrize(("own", "heard"), [(0.2, 0.3), (0.3, 0.3), (0.37, 0.37), (0.48, 0.48), (0.9, 0.48)])
def test_a_pause_that_the_engine_made_stays_where_it_is_of_a_good_length(own, heard):
    sound = speech(1.0, -own, 1.0)
    whole = paced(sound, RATE, target=2.0 + heard, wanted=[Rest(0.5, 0.3, 0.48)])

    assert silences(whole) == pytest.approx([heard], abs=0.012)
    assert (own == heard) == np.array_equal(whole, sound)


def test_the_pause_at_a_joint_is_brought_to_its_length_and_no_other_is_lengthened():
    """A closure of 0.08 s stands nearer to the joint's place than the engine's pause for it."""
    sound = speech(1.0, -0.3, 0.4, -0.08, 1.2)

    found = silences(paced(sound, RATE, target=3.1, wanted=[rest(0.5, 0.45)]))

    assert found == pytest.approx([0.5, 0.08], abs=0.012)


def test_a_joint_at_which_the_engine_made_no_pause_has_no_rest():
    sound = speech(1.0, -0.07, 1.0)

    found = paced(sound, RATE, target=2.07, wanted=[rest(0.5)])

    assert len(found) / RATE == pytest.approx(2.07, abs=0.02)


def test_a_pause_of_the_engines_own_where_no_joint_is_is_held_short():
    sound = speech(1.0, -0.4, 1.0)

    assert max(silences(paced(sound, RATE, target=2.2, wanted=[]))) < 0.19


@pytest.mark.parametrize(("target", "length"), [(2.2, 2.2), (2.4, 2.4), (9.0, 2.6), (2.1, 2.0)])
def test_it_stretches_by_three_tenths_at_most_and_by_nothing_that_is_not_heard(target, length):
    found = paced(speech(2.0), RATE, target, wanted=[])

    assert len(found) / RATE == pytest.approx(length, abs=0.01)


def test_speech_and_rests_together_are_the_line():
    """What a line will last is known before it is shaped: its speech, and its rests as they shall be."""
    sound = speech(1.0, -0.2, 0.8, -0.5, 0.6, -0.08, 0.5)
    wanted = [rest(0.4, 0.34), rest(0.6, 0.62)]
    pauses = pauses_in(sound, RATE, wanted)

    assert resting_seconds(pauses, RATE) == pytest.approx(1.0)
    assert unpaused_seconds(sound, pauses, RATE) == pytest.approx(2.98, abs=0.02)
    assert len(paced(sound, RATE, 3.98, wanted)) / RATE == pytest.approx(3.98, abs=0.02)
