"""An engine that plays made clips, and what its samples are compared with."""

from dataclasses import replace

import numpy as np
from engine_fakes import HandEngine, MemoryClips, sine, sine_step, tone_timeline

from audio.mix.timeline import Background, PlacedClip
from audio.units import SAMPLE_RATE, ClipName, Frames

TONE = sine(10.0)
BELL = sine(1.0) * np.hanning(SAMPLE_RATE)
LEVEL = np.full(10 * SAMPLE_RATE, 0.3, np.float32)
FLOOR = 0.001
CLIPS = MemoryClips(
    {
        "tone": TONE,
        "soft": sine(10.0, level=0.1),
        "low": sine(10.0, hertz=200.0),
        "bell": BELL,
        "level": LEVEL,
        "floor": sine(1.0, hertz=60.0, level=FLOOR),
    }
)
# The steepest ramp: full level to zero in the tail's 10 ms, on top of the tone's own slope.
RAMP_STEP = 0.3 * np.pi / 2 / 240
NO_CLICK = sine_step() + RAMP_STEP


def largest_step(sound):
    return float(np.abs(np.diff(sound, axis=0)).max(initial=0.0))


def playing(clips=CLIPS, seconds=10.0, holds=()):
    engine = HandEngine(clips)
    engine.load(tone_timeline(seconds, holds))
    engine.play()
    return engine


def with_all_buses(seconds=10.0, holds=()):
    length = Frames(round(seconds * SAMPLE_RATE))
    # Whole cycles of 200 Hz: the loop has no seam.
    loop = Background((ClipName("low"),), Frames(9 * SAMPLE_RATE), Frames(9 * SAMPLE_RATE), 0.1)
    bell = PlacedClip(Frames(SAMPLE_RATE), Frames(SAMPLE_RATE), ClipName("bell"), 0.1)
    return replace(
        tone_timeline(seconds, holds),
        length=length,
        bells=(bell,),
        background=loop,
        fade_in=Frames(96_000),
    )
