"""Compares the recording of a sitting with its plan, line by line."""

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
    """Measure one sitting from Begin to its end."""
    where = home(settings.folder, settings.pick(10, 2))
    file = settings.folder / "timeline.pickle"
    with sink() as server:
        environment = environment_of(server, where)
        spoken(where, environment)
        mark = server.recorded()
        with driven(driver("window", "whole", SITTING, file), environment) as window:
            _, reported = window.says("ended")
            time.sleep(1)
        heard = server.recording(mark)[:, 0]
    timeline = pickle.loads(file.read_bytes())  # noqa: S301 - written by our own driver
    return [_result(timeline, heard, ClipCache(where / "cache"), reported)]


def _result(timeline, heard: np.ndarray, cache: ClipCache, reported: list[str]) -> Result:
    clips = sorted(timeline.clips, key=lambda clip: clip.start)
    samples = [cache.read(clip.clip, clip.offset, clip.length)[:, 0] for clip in clips]
    late = np.array(_lags(heard, [clip.start for clip in clips], samples)) / RATE
    if len(late) < 5:
        message = f"only {len(late)} lines were heard"
        raise NotMeasuredError(message)
    starts = np.array([clip.start for clip in clips]) / RATE
    # Times are relative to the first line; the slope of a line through them is the drift.
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
        f"drift {drift * 1000:+.2f} ms in 10 minutes. Underruns counted by the engine: {reported[0]}; "
        f"latency {reported[1]} s.",
        duration=f"one sitting of {length / 60:.1f} min",
    )


def _slips(late: np.ndarray) -> int:
    """How often the sound was delayed, by half a millisecond or more."""
    return int((np.abs(np.diff(late)) > 5e-4).sum())


def _lags(heard: np.ndarray, starts: list[int], samples: list[np.ndarray]) -> list[int]:
    """By how many frames each line is late in the recording, counted from its beginning."""
    lag = _origin(heard, starts[0], samples[0])
    lags = []
    for start, expected in zip(starts, samples, strict=True):
        # Searched relative to the line before, so that a lasting shift is followed however large it becomes.
        lag += _lag(heard, expected, lag + start)
        lags.append(lag)
    return lags


def _origin(heard: np.ndarray, start: int, first: np.ndarray) -> int:
    """The frame of the recording at which the timeline begins."""
    sounding = int(np.argmax(np.abs(heard) > 0.003))
    beginning = int(np.argmax(np.abs(first) > 0.003))
    guess = sounding - beginning
    return guess + _lag(heard, first, guess) - start


def _lag(heard: np.ndarray, expected: np.ndarray, frame: int) -> int:
    """By how many frames a line is later in the recording than ``frame``, found by correlation."""
    begin = max(0, frame - REACH)
    window = heard[begin : frame + REACH + len(expected)]
    size = 1 << (len(window) + len(expected)).bit_length()
    product = np.fft.rfft(window, size) * np.conj(np.fft.rfft(expected, size))
    found = int(np.argmax(np.fft.irfft(product, size)[: len(window) - len(expected) + 1]))
    return found - (frame - begin)
