"""Rests follow their rank, vary, and stand where the joints are; slowness is stretched only mildly."""

import numpy as np
import pytest

from audio.voice.joints import Joint, Rank, joints
from audio.voice.pace import paced, rest_lengths
from audio.voice.trim import rests

RATE = 24_000
PACES = [85.0, 105.0, 140.0]


def speech(*parts):
    """A tone for each positive number of seconds, silence for each negative one."""
    sounds = []
    for seconds in parts:
        time = np.arange(round(abs(seconds) * RATE)) / RATE
        wave = 0.3 * np.sin(2 * np.pi * 200 * time) if seconds > 0 else np.zeros(len(time))
        sounds.append(wave.astype(np.float32))
    return np.concatenate(sounds)


def silences(sound):
    return [(end - start) / RATE for start, end in rests(sound, RATE, 0.05)]


@pytest.mark.parametrize("words_per_minute", PACES)
def test_the_deeper_a_rest_parts_the_longer_it_is(words_per_minute):
    """Over 40 lines: each varies by up to 15 % from its rank's length."""
    found: dict[Rank, list[float]] = {rank: [] for rank in Rank}
    for number in range(40):
        for rank in Rank:
            places = (Joint(4, rank, marked=True),)
            found[rank] += rest_lengths(f"line {number}", 9, places, words_per_minute)

    assert max(found[Rank.COMMA]) < min(found[Rank.CLAUSE])
    assert max(found[Rank.CLAUSE]) < min(found[Rank.SENTENCE])


def test_no_two_rests_of_a_line_are_alike_and_the_same_line_rests_the_same():
    line = "A cup on the table, a plate on the shelf, a spoon in the sink, and nothing else"
    lengths = rest_lengths(line, 17, joints(line)[:3], 105.0)

    assert len(set(lengths)) == 3
    assert lengths == rest_lengths(line, 17, joints(line)[:3], 105.0)
    assert max(lengths) / min(lengths) < 1.75


@pytest.mark.parametrize("words_per_minute", [60.0, *PACES])
def test_a_rest_inside_a_sentence_stays_under_eight_tenths_of_a_second(words_per_minute):
    for number in range(40):
        places = (Joint(4, Rank.CLAUSE, marked=True), Joint(8, Rank.COMMA, marked=True))

        assert max(rest_lengths(f"line {number}", 12, places, words_per_minute)) < 0.8


def test_the_pause_at_a_joint_is_brought_to_its_length_and_no_other_is_lengthened():
    """A closure of 0.08 s stands nearer to the joint's place than the engine's pause for it."""
    sound = speech(1.0, -0.3, 0.4, -0.08, 1.2)

    found = silences(paced(sound, RATE, target=3.1, wanted=[(0.45, 0.5)]))

    assert found == pytest.approx([0.5, 0.08], abs=0.04)


def test_a_joint_at_which_the_engine_made_no_pause_has_no_rest():
    sound = speech(1.0, -0.07, 1.0)

    found = paced(sound, RATE, target=2.07, wanted=[(0.5, 0.5)])

    assert len(found) / RATE == pytest.approx(2.07, abs=0.02)


def test_a_pause_of_the_engines_own_where_no_joint_is_is_held_short():
    sound = speech(1.0, -0.4, 1.0)

    assert max(silences(paced(sound, RATE, target=2.2, wanted=[]))) < 0.19


@pytest.mark.parametrize(("target", "length"), [(2.2, 2.2), (2.4, 2.4), (9.0, 2.6), (2.1, 2.0)])
def test_it_stretches_by_three_tenths_at_most_and_by_nothing_that_is_not_heard(target, length):
    found = paced(speech(2.0), RATE, target, wanted=[])

    assert len(found) / RATE == pytest.approx(length, abs=0.01)
