"""Files that only ffmpeg reads, converted once into FLAC pieces of half a minute in the cache.

ffmpeg's own seeks are not exact to the sample; pieces are. They are written in order, ahead of the play head
(docs/adr/0010-recordings.md).
"""

import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.files.decode import HeldSound, write_audio
from audio.files.paths import exists
from audio.files.sound_errors import FileUnreadableError, NotConvertedYetError
from audio.units import SAMPLE_RATE, Frames

Block = NDArray[np.float32]

PIECE: Final = 30 * SAMPLE_RATE
"""Frames in each piece but the last."""

MOST_BYTES: Final = 2_000_000_000
"""The limit in bytes for all converted files: about eight hours of stereo."""

_KEEP_SECONDS: Final = 7200.0
_SIXTEEN_BITS: Final = 32768.0


class PieceWriter:
    """Collects blocks and writes whole pieces.

    Args:
        folder: of the pieces; made if missing.
        number: of the first piece that is written, counted from the recording's beginning.

    Attributes:
        written: frames that can be read.
    """

    def __init__(self, folder: Path, number: int = 0) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._waiting: list[Block] = []
        self._count = 0
        self._number = number
        self.written = 0

    def add(self, block: Block) -> None:
        """Take in samples at ``SAMPLE_RATE``.

        Raises:
            WriteFailedError: the disk is full or can't be written.
        """
        while self._count + len(block) >= PIECE:
            room = PIECE - self._count
            self._waiting.append(block[:room])
            self._write()
            block = block[room:]
        self._waiting.append(block)
        self._count += len(block)

    def finish(self) -> None:
        """Write the last piece."""
        if self._count:
            self._write()

    def remove(self) -> None:
        """Remove all written pieces."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _write(self) -> None:
        # Sixteen bits are enough for a lossy source, and FLAC stores only the bits in use.
        blocks = (np.rint(block * _SIXTEEN_BITS) / _SIXTEEN_BITS for block in self._waiting if len(block))
        path = self._folder / f"{self._number:06}.flac"
        if not exists(path):
            write_audio(path, (block.astype(np.float32) for block in blocks))
        self.written += sum(len(block) for block in self._waiting)
        self._waiting, self._count = [], 0
        self._number += 1


class PieceReader:
    """Reads a converted file.

    Args:
        path: of the original file, for messages.
        folder: of the pieces.
        length: of the whole, in frames.
    """

    def __init__(self, path: Path, folder: Path, length: Frames) -> None:
        self._path = path
        self._folder = folder
        self.length = length
        self._open: tuple[int, HeldSound] | None = None
        with suppress(OSError):
            folder.touch()

    def read(self, start: int, count: int) -> Block:
        """See ``FileReader.read``.

        Raises:
            NotConvertedYetError: that part is not written yet.
        """
        end = min(start + count, self.length)
        parts = list(self._parts(start, end))
        return np.concatenate(parts) if parts else np.zeros((0, 2), np.float32)

    def close(self) -> None:
        """Close the pieces."""
        if self._open is not None:
            self._open[1].close()
            self._open = None

    def _parts(self, start: int, end: int) -> Iterator[Block]:
        while start < end:
            number, first = divmod(start, PIECE)
            block = self._piece(number).read(first, min(end - start, PIECE - first))
            if len(block) == 0:
                return
            yield block
            start += len(block)

    def _piece(self, number: int) -> HeldSound:
        if self._open is not None and self._open[0] == number:
            return self._open[1]
        try:
            sound = HeldSound(self._folder / f"{number:06}.flac")
        except FileUnreadableError as fault:
            raise NotConvertedYetError(self._path, number * PIECE / SAMPLE_RATE) from fault
        self.close()
        self._open = (number, sound)
        return sound


def prune_pieces(cache: Path, most: int = MOST_BYTES, keep_seconds: float = _KEEP_SECONDS) -> None:
    """Remove converted files, least recently used first, until the rest fits. Recent ones stay."""
    folders = sorted(_used((cache / "pieces").glob("*")))
    sizes = {folder: sum(size for _, size, _ in _used(folder.glob("*"))) for _, _, folder in folders}
    total = sum(sizes.values())
    for used, _, folder in folders:
        if total <= most or used > time.time() - keep_seconds:
            return
        shutil.rmtree(folder, ignore_errors=True)
        total -= sizes[folder]


def _used(paths: Iterable[Path]) -> Iterator[tuple[float, int, Path]]:
    """When each was last used, its size, and itself; another process may remove them meanwhile."""
    for path in paths:
        with suppress(OSError):
            found = path.stat()
            yield found.st_mtime, found.st_size, path
