"""One part of a recording that is scanned: all of it, or its beginning, or its end."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from audio.analysis.pauses import Block, PauseFinder, tenths_between
from audio.analysis.slices import Slice
from audio.files.converted import PIECE, PieceWriter

Span = tuple[int, int]


class Found(NamedTuple):
    """What was found in a part; places in frames of the whole recording.

    Attributes:
        slices, melodic, wordless: as a survey has them.
        speaking: whether somebody speaks, for each tenth of a second of the part.
        quiet: whether it lies in a pause without music.
    """

    slices: tuple[Span, ...]
    melodic: tuple[Span, ...]
    wordless: tuple[Span, ...]
    speaking: NDArray[np.bool_]
    quiet: NDArray[np.bool_]


class LookedPart:
    """Takes in a part block by block; converts it where the file can't be read as it is.

    Args:
        first: its first frame in the recording; that of a whole piece.
        folder: of the converted pieces; None where the file is read as it is.

    Attributes:
        first: as given.
    """

    def __init__(self, first: int, folder: Path | None) -> None:
        self.first = first
        self._finder = PauseFinder()
        self._pieces = None if folder is None else PieceWriter(folder, first // PIECE)

    @property
    def length(self) -> int:
        """Frames taken in so far."""
        return self._finder.length

    @property
    def end(self) -> int:
        """The frame after the last one that can be played: of a converted part only what is written."""
        return self.first + (self.length if self._pieces is None else self._pieces.written)

    def add(self, block: Block) -> None:
        """Take in samples at ``SAMPLE_RATE``; shape (frames, channels).

        Raises:
            WriteFailedError: the disk is full or can't be written.
        """
        self._finder.add(block)
        if self._pieces is not None:
            self._pieces.add(block)

    def finish(self) -> None:
        """Take in that it has ended; raises as ``add``."""
        self._finder.finish()
        if self._pieces is not None:
            self._pieces.finish()

    def remove_pieces(self) -> None:
        """Remove what was converted, of the whole recording."""
        if self._pieces is not None:
            self._pieces.remove()

    def found(self) -> Found:
        """What was found so far."""
        stretches = self._finder.slices()
        music = self._finder.melodic(stretches)
        wordless = self._finder.wordless(stretches, music)
        return Found(
            slices=self._placed(stretches, self.end),
            melodic=self._placed(music),
            wordless=self._placed(wordless),
            speaking=self._finder.speaking(),
            quiet=tenths_between(stretches, music, self.length),
        )

    def _placed(self, found: tuple[Slice, ...], end: int | None = None) -> tuple[Span, ...]:
        """In frames of the whole recording, as plain numbers, cut at an end."""
        spans = ((self.first + int(one.start), self.first + int(one.end)) for one in found)
        cut = ((start, stop if end is None else min(stop, end)) for start, stop in spans)
        return tuple((start, stop) for start, stop in cut if start < stop)
