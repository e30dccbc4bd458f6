"""Plays a tone with the engine alone. Started by the benchmarks.

    drive_engine.py CACHE play SECONDS    plays the tone to its end
    drive_engine.py CACHE pause COUNT     pauses and resumes COUNT times, and says when

Each line of output starts with the seconds of the monotonic clock.
"""

import sys
import time
from pathlib import Path

from sounds import tone

from audio.engine.facade import SoundEngine
from audio.engine.types import EngineState
from audio.files.clip_cache import ClipCache
from audio.mix.timeline import PlacedClip, Timeline
from audio.units import ClipName, Frames, Seconds, frames
from player.practice.session.table import PAUSE_FADE

CLIP = ClipName("1" * 64)
PIECE = 60.0
"""Seconds of the tone in the cache: whole periods of 440 Hz, so that pieces join without a break."""


def say(*words: object) -> None:
    """Print a line for the benchmark."""
    sys.stdout.write(" ".join([f"{time.monotonic():.6f}", *map(str, words)]) + "\n")
    sys.stdout.flush()


def timeline(seconds: float) -> Timeline:
    """A timeline with the tone for this many seconds."""
    piece = frames(Seconds(PIECE))
    length = frames(Seconds(seconds))
    placed = tuple(
        PlacedClip(Frames(start), Frames(min(piece, length - start)), CLIP)
        for start in range(0, length, piece)
    )
    return Timeline(clips=placed, holds=(), length=Frames(length))


def wait(engine: SoundEngine, state: EngineState, patience: float) -> None:
    """Wait until the engine is in a state.

    Raises:
        TimeoutError: it isn't after ``patience`` seconds.
    """
    end = time.monotonic() + patience
    while engine.status().state is not state:
        if time.monotonic() > end:
            raise TimeoutError(engine.status())
        time.sleep(0.05)


def open_engine(cache: str, seconds: float) -> SoundEngine:
    """Start an engine that is ready to play the tone."""
    ClipCache(Path(cache)).store(CLIP, tone(PIECE))
    engine = SoundEngine(Path(cache))
    wait(engine, EngineState.IDLE, 10)
    engine.load(timeline(seconds))
    wait(engine, EngineState.PAUSED, 10)
    return engine


def play(cache: str, seconds: str) -> None:
    """Play to the end."""
    engine = open_engine(cache, float(seconds))
    engine.play()
    say("playing", engine.status().backend or "portaudio", engine.status().latency)
    wait(engine, EngineState.FINISHED, float(seconds) + 30)
    status = engine.status()
    say("ended", status.underruns, status.latency, status.restarts)
    time.sleep(0.5)
    engine.close()


def pause(cache: str, count: str) -> None:
    """Pause and resume repeatedly."""
    engine = open_engine(cache, 3600)
    engine.play()
    time.sleep(1.0)
    for _ in range(int(count)):
        say("paused", engine.status().latency)
        engine.pause(Seconds(PAUSE_FADE))
        time.sleep(0.8)
        engine.play()
        time.sleep(0.8)
    engine.close()


if __name__ == "__main__":
    {"play": play, "pause": pause}[sys.argv[2]](sys.argv[1], sys.argv[3])
