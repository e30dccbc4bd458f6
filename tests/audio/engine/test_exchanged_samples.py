"""Another timeline while one plays: what reaches the device, sample by sample."""

from dataclasses import replace

import numpy as np
import pytest
from engine_fakes import BLOCK, HandEngine, sine, tone_timeline
from engine_playing import CLIPS, FLOOR, NO_CLICK, TONE, largest_step, playing

from audio.engine.counters import Count
from audio.mix.mixer import Renderer
from audio.mix.timeline import Background, PlacedClip, Timeline
from audio.units import SAMPLE_RATE, ClipName, Frames, Seconds


def test_another_timeline_can_begin_anywhere():
    engine = playing()
    engine.advance(0.5)
    engine.load(tone_timeline(10.0, clip="low"), Frames(5 * SAMPLE_RATE))
    engine.advance(0.5)
    position = engine.status().position

    assert position == pytest.approx(5.5 * SAMPLE_RATE, abs=2 * BLOCK)
    assert np.allclose(
        sine(10.0, hertz=200.0)[position - 4800 : position], engine.sound()[-4800:, 0], atol=1e-6
    )
    assert largest_step(engine.sound()) < NO_CLICK


def two_parts(second, at):
    first = PlacedClip(Frames(0), Frames(at), ClipName("tone"))
    after = PlacedClip(Frames(at), Frames(3 * SAMPLE_RATE), ClipName(second))
    return Timeline((first, after), (), Frames(at + 3 * SAMPLE_RATE))


def test_an_exchange_ahead_is_exact_to_the_sample():
    at = 2 * SAMPLE_RATE
    engine = HandEngine(CLIPS)
    engine.load(two_parts("tone", at))
    engine.play()
    engine.advance(1.0)
    engine.load(two_parts("low", at))
    engine.advance(2.5)
    sound = engine.sound()[:, 0]

    assert np.array_equal(TONE[9600:at], sound[9600:at])
    assert np.array_equal(sine(10.0, hertz=200.0)[: len(sound) - at], sound[at:])
    assert engine.status().underruns == 0


def test_an_exchange_that_comes_late_is_cross_faded():
    engine = playing()
    engine.advance(1.0)
    engine.load(tone_timeline(10.0, clip="low"))
    engine.advance(1.0)
    sound = engine.sound()[:, 0]

    assert largest_step(engine.sound()) < NO_CLICK
    assert np.array_equal(sine(10.0, hertz=200.0)[len(sound) - 4800 : len(sound)], sound[-4800:])


def test_a_line_to_which_room_tone_comes_late_does_not_swell():
    """The splice is of the line with itself: at equal power it would be 3 dB louder for 10 ms."""
    engine, line = HandEngine(CLIPS), tone_timeline(clip="soft")
    engine.load(line)
    engine.play()
    engine.advance(1.0)
    tone = Background((ClipName("floor"),), Frames(SAMPLE_RATE), Frames(SAMPLE_RATE))
    engine.load(replace(line, room_tone=tone))
    engine.advance(1.0)
    sound = engine.sound()[:, 0]
    alone = sine(10.0, level=0.1)[: len(sound)]

    assert 0.0 < np.abs(sound - alone)[4800:].max() < 1.01 * FLOOR


def test_an_exchange_while_paused_is_heard_from_the_place_itself():
    engine = playing()
    engine.advance(1.0)
    engine.pause(Seconds(0.02))
    engine.advance(0.2)
    position = engine.status().position
    engine.load(tone_timeline(10.0, clip="low"))
    engine.play()
    mark = len(engine.sound())
    engine.advance(0.5)
    low = sine(10.0, hertz=200.0)
    faded = 4800

    assert np.allclose(
        low[position + faded : position + 9600], engine.sound()[mark + faded : mark + 9600, 0], atol=1e-6
    )


def exchanged_late(engine, after, blocks):
    """Load another timeline while the device takes this many blocks, at the worst moment."""
    ring = engine.feeder._ring
    given: list[np.ndarray] = []
    replace_from = ring.replace_from

    def slowly(position, guard):
        given.extend(np.zeros((BLOCK, 2), np.float32) for _ in range(blocks))
        for block in given:
            engine.device.fill(block)
        return replace_from(position, guard)

    ring.replace_from = slowly
    engine.load(after)
    engine.turn()
    ring.replace_from = replace_from
    engine.heard += given


AFTER_A_SECOND = pytest.mark.parametrize(
    ("after", "near"),
    [(two_parts("low", 60_000), 8), (tone_timeline(10.0, clip="low"), 6)],
    ids=["ahead", "at once"],
)
"""Timelines that differ from a tone a quarter of a second ahead, and at once; and after how many blocks the
reader is within a tenth of a second of the place."""


def after_a_second():
    """An engine that has played a tone for a second."""
    engine = HandEngine(CLIPS)
    engine.load(two_parts("tone", 60_000))
    engine.play()
    engine.advance(1.0)
    return engine


@AFTER_A_SECOND
def test_a_device_that_takes_a_lot_in_one_go_does_not_spoil_an_exchange(after, near):
    """The exchange lies further ahead than these blocks of 85 ms."""
    engine = after_a_second()
    exchanged_late(engine, after, 4)
    engine.advance(1.0)

    assert near > 4
    assert engine.counters[Count.JUMPED] == 1
    assert largest_step(engine.sound()) < NO_CLICK
    assert engine.status().underruns == 0


@AFTER_A_SECOND
def test_a_place_that_the_reader_may_be_about_to_take_is_jumped_over(after, near):
    """It is within a tenth of a second, which a device may be requesting at this moment."""
    engine = after_a_second()
    exchanged_late(engine, after, near)
    engine.advance(0.5)

    assert engine.counters[Count.JUMPED] == 3
    assert largest_step(engine.sound()) < NO_CLICK
    assert engine.status().underruns == 0


@AFTER_A_SECOND
def test_a_reader_that_has_passed_the_place_meanwhile_gets_the_new_sound_all_the_same(after, near):
    """The feeder was delayed: the reader was already reading what it dropped."""
    engine = after_a_second()
    exchanged_late(engine, after, near + 8)
    engine.advance(1.0)
    sound, status = engine.sound(), engine.status()
    rest = Renderer(CLIPS).render(after, status.position - 9600, 9600)

    assert np.allclose(rest, sound[-9600:], atol=1e-6)
    assert status.underruns == 0
    assert largest_step(sound) < NO_CLICK
