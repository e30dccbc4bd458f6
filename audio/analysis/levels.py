"""Measures once how loud a clip or a file is. ``audio.analysis.programme`` turns that into a gain.

Measured: programme loudness and true peak (``audio.analysis.loudness``), and the noise floor: the level
under which the quietest twentieth of its 400 ms windows lies, leaving out digital silence, which is no
noise. Material without pauses (music, rain) has no audible floor: where the quietest twentieth lies less
than 15 LU under the programme, there is no noise floor.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.analysis.loudness import LoudnessMeter
from audio.analysis.programme import LONE_PEAKS, PROGRAMME, SILENT, gain_to
from audio.analysis.survey import name_of_file
from audio.files.clip_cache import CacheNotWritableError, ClipCache
from audio.files.decode import open_stream
from audio.files.regular_file import read_regular
from audio.files.sound_errors import FileUnreadableError
from audio.files.unfinished import write_whole
from audio.units import SAMPLE_RATE, ClipName, Lufs

Block = NDArray[np.float32]

VERSION: Final = 2

_DIGITAL_SILENCE: Final = -90.0
_QUIETEST: Final = 5.0
_PAUSE_DEPTH: Final = 15.0
_LEAST_SPEECH: Final = 10
_USUAL_PEAKS: Final = 99.0


@dataclass(frozen=True)
class Level:
    """What was measured.

    Attributes:
        loudness: of the programme, in LUFS.
        true_peak: in dBTP.
        noise: the noise floor in LUFS; None for material without pauses.
    """

    loudness: float
    true_peak: float
    noise: float | None

    def gain(self, target: Lufs = PROGRAMME) -> float:
        """The linear gain that reaches a loudness, limited by true peak and noise floor."""
        return gain_to(target, Lufs(self.loudness), self.true_peak, self.noise)


def level_of_clip(cache: ClipCache, clip: ClipName) -> Level:
    """A clip's level; measured the first time, then kept.

    Raises:
        ClipMissingError, ClipDamagedError: see ``ClipCache.read``.
    """
    return _kept(cache, clip) or _keep(cache, clip, level_of(_clip_blocks(cache, clip)))


def level_of_file(cache: ClipCache, path: Path) -> Level:
    """A file's level, kept under its content's name; memory use doesn't grow with the file's length.

    Raises:
        DecodeError: it can't be read.
    """
    name = name_of_file(path)
    return _kept(cache, name) or _keep(cache, name, level_of(open_stream(path)))


def level_of(blocks: Iterable[Block]) -> Level:
    """The level of a stream of blocks at ``SAMPLE_RATE``, each of shape (n, channels)."""
    meter: LoudnessMeter | None = None
    for block in blocks:
        meter = meter or LoudnessMeter(block.shape[1])
        meter.add(block)
    if meter is None:
        return Level(SILENT, -200.0, None)
    meter.finish()
    return level_in(meter)


def level_in(meter: LoudnessMeter) -> Level:
    """The level of what a meter has taken in so far."""
    loudness = meter.integrated()
    return Level(loudness, meter.true_peak(), _noise_floor(meter.momentary(), loudness))


def voice_level(meter: LoudnessMeter, speaking: NDArray[np.bool_], quiet: NDArray[np.bool_]) -> Level:
    """The level of what is said; of everything where hardly anything is.

    Its peak is that of the speech: what is higher and lone is left to the limiter, up to ``LONE_PEAKS``.

    Args:
        meter: what it has taken in so far.
        speaking: whether somebody speaks, for each tenth of a second.
        quiet: whether it lies in a pause without music.
    """
    whole = level_in(meter)
    peaks = meter.peaks()
    said = np.flatnonzero(speaking[: len(peaks)])
    loudness = meter.gated(speaking)
    if len(said) < _LEAST_SPEECH or loudness <= SILENT:
        return whole
    usual = float(np.percentile(peaks[said], _USUAL_PEAKS))
    peak = min(whole.true_peak, max(usual, whole.true_peak - LONE_PEAKS))
    return Level(loudness, peak, _noise_in(meter, quiet))


def _noise_in(meter: LoudnessMeter, quiet: NDArray[np.bool_]) -> float | None:
    """The noise in pauses; None where they are digital silence, or there are none."""
    windows = meter.momentary_in(quiet)
    heard = windows[windows > _DIGITAL_SILENCE]
    return float(np.median(heard)) if len(heard) > len(windows) / 2 else None


def _noise_floor(windows: NDArray[np.float64], loudness: float) -> float | None:
    heard = windows[windows > _DIGITAL_SILENCE]
    if len(heard) == 0:
        return None
    quietest = float(np.percentile(heard, _QUIETEST))
    return quietest if quietest < loudness - _PAUSE_DEPTH else None


def _clip_blocks(cache: ClipCache, clip: ClipName) -> Iterator[Block]:
    for start in range(0, cache.frames(clip), SAMPLE_RATE):
        yield cache.read(clip, start, SAMPLE_RATE)


def _place(cache: ClipCache, name: ClipName) -> Path:
    return cache.folder / "levels" / f"{name}.json"


def _kept(cache: ClipCache, name: ClipName) -> Level | None:
    try:
        found = json.loads(read_regular(_place(cache, name)))
        if found.pop("version") != VERSION:
            return None
        return Level(**found)
    except (FileUnreadableError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _keep(cache: ClipCache, name: ClipName, level: Level) -> Level:
    # If it can't be written, it is measured again next time; the sound plays either way.
    with suppress(CacheNotWritableError):
        write_json(cache, _place(cache, name), {"version": VERSION, **asdict(level)})
    return level


def write_json(cache: ClipCache, place: Path, content: dict[str, object]) -> None:
    """Write a small file beside the clips, whole or not at all.

    Raises:
        CacheNotWritableError: the folder can't be written.
    """
    try:
        write_whole(place, json.dumps(content).encode())
    except OSError as fault:
        raise CacheNotWritableError(cache.folder, fault) from fault
