"""The loudness of a recorded sitting: the voice at one level, the background without a step."""

import numpy as np
import pytest
from engine_fakes import look_on, look_until, sine
from loudness_steps import largest_step, largest_step_of_voice

from audio.analysis.loudness import LoudnessMeter
from audio.engine.facade import SoundEngine
from audio.engine.types import EngineState
from audio.files.clip_cache import ClipCache
from audio.mix.backgrounds import ensure_background
from audio.mix.stored_sounds import Ambience
from audio.mix.timeline import PlacedClip, Timeline
from audio.units import SAMPLE_RATE, ClipName, Seconds, frames

LINE = ClipName("4" * 64)


def timeline(background):
    lines = tuple(PlacedClip(frames(at), frames(1.2), LINE) for at in (1.0, 3.0, 21.0, 23.0, 25.0))
    return Timeline(lines, (), frames(60.0), (), background, frames(3.0), frames(3.0))


def sat_through(null_sink, cache):
    """What is heard of jumps, a pause and a long fade; where it was paused and was silent; how it ended."""
    engine = SoundEngine(cache.folder)
    engine.load(timeline(ensure_background(cache, Ambience.BROWN_NOISE)))
    mark = null_sink.recorded()
    engine.play()
    look_on(engine, 3.6)
    engine.seek(frames(20.5))
    look_on(engine, 1.5)
    pressed = null_sink.mark() - mark
    engine.pause(Seconds(0.02))
    look_until(engine, lambda status: status.state is EngineState.PAUSED)
    null_sink.until_silent()
    silent = null_sink.recorded() - mark
    engine.seek(frames(22.8))
    engine.play()
    look_on(engine, 3.0)
    engine.pause(Seconds(0.8))
    look_on(engine, 6.2)
    status = look_until(engine, lambda status: status.state is EngineState.PAUSED)
    null_sink.until_silent()
    engine.close()
    return null_sink.recording(mark), pressed, silent, status


# Not among the exhaustive tests: beside their renders the device runs dry.
@pytest.mark.sound
def test_start_seek_pause_and_easing_back_make_no_step(null_sink, tmp_path):
    """The voice is only on the left, so the right side of the recording is the background."""
    cache = ClipCache(tmp_path)
    voice = sine(1.2, level=0.2)
    cache.store(LINE, np.stack([voice, np.zeros_like(voice)], axis=1))
    for _ in range(3):
        sound, pressed, silent, status = sat_through(null_sink, cache)
        # A machine that is busy with something else lets the device run dry: that is not what is asked here.
        if not status.underruns:
            break
    meter = LoudnessMeter(2)
    meter.add(sound)
    meter.finish()

    assert (status.state, status.underruns) == (EngineState.PAUSED, 0)
    assert not sound[-SAMPLE_RATE // 4 :].any()
    assert meter.true_peak() < -2.0
    # The pause itself is quick, because the person asked for it.
    behind = np.repeat(sound[:, 1:], 2, axis=1)
    before, after = behind[: pressed - round(0.4 * SAMPLE_RATE)], behind[silent - SAMPLE_RATE // 5 :]
    assert largest_step(before) < 6.0
    assert largest_step(after) < 6.0
    assert np.abs(after).max() > 0.003
    assert largest_step_of_voice(sound) < 6.0
