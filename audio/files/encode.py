"""Sittings as M4A (AAC), which libsndfile doesn't write: through pydub, which hands the samples to ffmpeg."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pydub import AudioSegment
from pydub.exceptions import CouldntEncodeError

from audio.files.sound_errors import (
    EncoderMissingError,
    NothingToWriteError,
    TooLongToEncodeError,
    WriteFailedError,
)
from audio.sentences import _
from audio.units import SAMPLE_RATE

Block = NDArray[np.float32]

LONGEST_SECONDS: Final = 3600
"""pydub holds a whole sitting in memory, 11.5 MB a minute; an hour is as much as a small computer spares."""

BITRATE: Final = "160k"
"""Our own choice for speech and soft backgrounds in stereo: 1.2 MB a minute."""

_FULL_SCALE: Final = 32_767
_BYTES_A_SECOND: Final = 20_000 + 4_096
"""Of what is encoded; pydub has it twice for a moment."""


def encode_m4a(
    path: Path, temporary: Path, blocks: Iterable[Block], rate: int = SAMPLE_RATE, title: str = ""
) -> int:
    """Write blocks as AAC in an MP4 container.

    Args:
        path: named in errors.
        temporary: the file to write.
        blocks: shape (n,) or (n, channels), one or two channels, all alike, from -1 to 1.
        rate: of the samples, in hertz.
        title: what a player shows as the file's title; empty for none.

    Returns:
        Frames written.

    Raises:
        NothingToWriteError: there were no frames.
        TooLongToEncodeError: over ``LONGEST_SECONDS``.
        EncoderMissingError, WriteFailedError: as they say.
    """
    samples, channels = _sixteen_bit(path, blocks, rate)
    tags = {"title": title} if title else None
    segment = AudioSegment(data=samples, sample_width=2, frame_rate=rate, channels=channels)
    with _temporary_files_beside(temporary) as beside, temporary.open("wb+") as file:
        _claim(beside, len(samples) + 2 * _BYTES_A_SECOND * (len(samples) // (2 * channels * rate) + 1))
        try:
            segment.export(file, format="ipod", codec="aac", bitrate=BITRATE, tags=tags)
        except FileNotFoundError as fault:
            raise EncoderMissingError(path) from fault
        except CouldntEncodeError as fault:
            raise WriteFailedError(path, _("ffmpeg could not encode it")) from fault
    return len(samples) // (2 * channels)


def _claim(folder: str, size: int) -> None:
    """See that there is room: on a full disk pydub's own files print a traceback when they are collected.

    Raises:
        OSError: there isn't.
    """
    if hasattr(os, "posix_fallocate"):
        with tempfile.TemporaryFile(dir=folder) as room:
            os.posix_fallocate(room.fileno(), 0, size)


def _sixteen_bit(path: Path, blocks: Iterable[Block], rate: int) -> tuple[bytes, int]:
    parts: list[bytes] = []
    frames, channels = 0, 1
    for block in blocks:
        frames += len(block)
        channels = 1 if block.ndim == 1 else block.shape[1]
        if frames > LONGEST_SECONDS * rate:
            raise TooLongToEncodeError(path, LONGEST_SECONDS // 60)
        parts.append((np.clip(block, -1.0, 1.0) * _FULL_SCALE).round().astype("<i2").tobytes())
    if not frames:
        raise NothingToWriteError(path)
    return b"".join(parts), channels


@contextmanager
def _temporary_files_beside(path: Path) -> Iterator[str]:
    # pydub leaves its copies of the samples behind when ffmpeg fails; here they go with their folder.
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix=".kindpace-", dir=path.absolute().parent) as folder:
        tempfile.tempdir = folder
        try:
            yield folder
        finally:
            tempfile.tempdir = before
