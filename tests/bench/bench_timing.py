"""The recording of a sitting against its plan, line by line."""

import pickle
import time

import numpy as np
from driven import driven, driver
from homes import SITTING, home, spoken
from measures import NotMeasuredError, Result, Settings
from null_sink import RATE
from players import environment_of, sink

from audio.files.clip_cache import ClipCache

REACH = RATE // 2
LIMIT = 0.010


def run(settings: Settings) -> list[Result]:
    """One sitting from Begin to its end."""
    where = home(settings.folder, settings.pick(10, 2))
    file = settings.folder / "timeline.pickle"
    with sink() as server:
        environment = environment_of(server, where)
        spoken(where, environment)
        mark = server.recorded()
        with driven(driver("window", "whole", SITTING, file), environment) as window:
            _, said = window.says("ended")
            time.sleep(1)
        heard = server.recording(mark)[:, 0]
    timeline = pickle.loads(file.read_bytes())  # noqa: S301 - written by our own driver
    return [_judged(timeline, heard, ClipCache(where / "cache"), said)]


def _judged(timeline, heard: np.ndarray, cache: ClipCache, said: list[str]) -> Result:
    clips = sorted(timeline.clips, key=lambda clip: clip.start)
    samples = [cache.read(clip.clip, clip.offset, clip.length)[:, 0] for clip in clips]
    late = np.array(_lags(heard, [clip.start for clip in clips], samples)) / RATE
    if len(late) < 5:
        message = f"only {len(late)} lines were heard"
        raise NotMeasuredError(message)
    starts = np.array([clip.start for clip in clips]) / RATE
    # The first line sets the zero; the slope of a straight line through all of them is the drift.
    late -= late[0]
    drift = float(np.polyfit(starts, late, 1)[0]) * 600
    worst = float(np.abs(late).max())
    length = timeline.length / RATE
    return Result(
        "Line off its time, worst",
        f"{worst * 1000:.2f} ms",
        "at most 10 ms, no drift",
        worst <= LIMIT and abs(drift) <= LIMIT,
        note=f"{len(late)} lines, found by correlation; {_slips(late)} of them held up; "
        f"drift {drift * 1000:+.2f} ms in 10 minutes. Underruns counted by the engine: {said[0]}; latency "
        f"{said[1]} s.",
        duration=f"one sitting of {length / 60:.1f} min",
    )


def _slips(late: np.ndarray) -> int:
    """How often something held the sound up: a slip of half a millisecond or more."""
    return int((np.abs(np.diff(late)) > 5e-4).sum())


def _lags(heard: np.ndarray, starts: list[int], samples: list[np.ndarray]) -> list[int]:
    """By how many frames each line is late, against the recording's own zero."""
    now = _origin(heard, starts[0], samples[0])
    found = []
    for start, one in zip(starts, samples, strict=True):
        # From where the line before was: a shift that lasts is followed, however large it becomes.
        now += _lag(heard, one, now + start)
        found.append(now)
    return found


def _origin(heard: np.ndarray, start: int, first: np.ndarray) -> int:
    """Where in the recording the timeline's first frame is."""
    sounding = int(np.argmax(np.abs(heard) > 0.003))
    beginning = int(np.argmax(np.abs(first) > 0.003))
    guess = sounding - beginning
    return guess + _lag(heard, first, guess) - start


def _lag(heard: np.ndarray, expected: np.ndarray, at: int) -> int:
    """By how many frames a line is late."""
    begin = max(0, at - REACH)
    window = heard[begin : at + REACH + len(expected)]
    size = 1 << (len(window) + len(expected)).bit_length()
    product = np.fft.rfft(window, size) * np.conj(np.fft.rfft(expected, size))
    found = int(np.argmax(np.fft.irfft(product, size)[: len(window) - len(expected) + 1]))
    return found - (at - begin)
