"""A person's own file as a background: levelled, cut into clips, its end cross-faded into its beginning.

What is sudden in it is held down (``audio.mix.sudden_sounds``). It is read twice as a stream, once to measure
and once to cut, so memory does not grow with its length.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.analysis.levels import level_in, metered
from audio.analysis.programme import decibels
from audio.errors import AudioError
from audio.files.clip_cache import CacheNotWritableError, ClipCache
from audio.files.decode import open_stream
from audio.files.unfinished import write_whole
from audio.mix.backgrounds import LOUDNESS
from audio.mix.stored_sounds import PIECE, known_own, own_background, own_name, own_piece, own_record
from audio.mix.sudden_sounds import held_down, with_gain
from audio.mix.timeline import Background
from audio.sentences import _
from audio.units import CHANNELS, SAMPLE_RATE, ClipName, Frames

Block = NDArray[np.float32]

LONGEST: Final = Frames(600 * SAMPLE_RATE)
"""Only the first ten minutes of a longer file are looped: 115 MB in the cache."""

SHORTEST: Final = Frames(2 * SAMPLE_RATE)

CROSSING: Final = Frames(4 * SAMPLE_RATE)
"""Frames of the cross-fade from end to beginning; a quarter of a file shorter than 16 s."""


class TooShortToLoopError(AudioError):
    """The file is too short to loop."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "{path} is shorter than {value} s, too short to play on and on. Choose a longer "
                "file; ten seconds or more go best."
            ).format(path=path, value=SHORTEST // SAMPLE_RATE)
        )


def ensure_own_background(cache: ClipCache, path: Path) -> Background:
    """A file as a background, prepared if the cache doesn't have it (some seconds for ten minutes).

    Its gain brings it to the loudness of the other backgrounds, within the limits of ``Level.gain``.

    Raises:
        DecodeError: it can't be read.
        TooShortToLoopError: it is shorter than two seconds.
        CacheNotWritableError: the cache's folder can't be written.
    """
    name = own_name(path)
    background = known_own(cache, name)
    if background is None:
        background = _cut(cache, name, path)
        _write_json(cache, own_record(cache, name), {"length": background.length})
    return background


def _cut(cache: ClipCache, name: ClipName, path: Path) -> Background:
    meter = metered(_bounded(path))
    level = level_in(meter)
    gain = level.gain(LOUDNESS)
    # Where its noise or its peaks keep it softer than other backgrounds, what is sudden counts from there.
    whole = min(LOUDNESS, level.loudness + decibels(gain))
    held = held_down(meter.momentary(), meter.peaks(), gain, whole)
    length = 0
    for number, piece in enumerate(_pieces(with_gain(_bounded(path), gain, held), path)):
        cache.store(own_piece(name, number), piece)
        length += len(piece)
    return own_background(name, length)


def _pieces(blocks: Iterator[Block], path: Path) -> Iterator[Block]:
    """The loop in clips of ``PIECE`` frames.

    It begins after the stretch that the end is cross-faded into, so its last frame is followed by its first.
    """
    waiting = _gathered(blocks, 4 * CROSSING)
    if len(waiting) < SHORTEST:
        raise TooShortToLoopError(path)
    crossing = min(CROSSING, len(waiting) // 4)
    head, waiting = waiting[:crossing], waiting[crossing:]
    for block in blocks:
        waiting = np.concatenate([waiting, block])
        while len(waiting) >= PIECE + crossing:
            yield waiting[:PIECE]
            waiting = waiting[PIECE:]
    phase = (np.arange(1, crossing + 1, dtype=np.float32) / (crossing + 1) * np.pi / 2)[:, np.newaxis]
    crossed = waiting[-crossing:] * np.cos(phase) + head * np.sin(phase)
    rest = np.concatenate([waiting[:-crossing], crossed])
    for start in range(0, len(rest), PIECE):
        yield rest[start : start + PIECE]


def _gathered(blocks: Iterator[Block], enough: int) -> Block:
    """The first ``enough`` frames or slightly more; fewer if the sound ends."""
    found = np.zeros((0, CHANNELS), np.float32)
    while len(found) < enough and (block := next(blocks, None)) is not None:
        found = np.concatenate([found, block])
    return found


def _bounded(path: Path) -> Iterator[Block]:
    """The part of the file's sound that is used, in stereo."""
    left = int(LONGEST)
    for block in open_stream(path):
        part = block[:left]
        left -= len(part)
        yield np.repeat(part, CHANNELS, axis=1) if part.shape[1] == 1 else part
        if left <= 0:
            return


def _write_json(cache: ClipCache, place: Path, content: dict[str, object]) -> None:
    """Write a small file beside the clips, whole or not at all.

    Raises:
        CacheNotWritableError: the folder can't be written.
    """
    try:
        write_whole(place, json.dumps(content).encode())
    except OSError as fault:
        raise CacheNotWritableError(cache.folder, fault) from fault
