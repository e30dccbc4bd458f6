"""One long recording in which a whole sheet is read: its sound, and the stretches of speech in it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.analysis.pauses import PauseFinder
from audio.analysis.slices import Slice
from audio.files.channels import OneChannel
from audio.files.decode import open_stream, probe
from audio.own_voice.line import joined_slices
from audio.own_voice.line_errors import TooLongError
from audio.units import SAMPLE_RATE

Samples = NDArray[np.float32]

LONGEST_SHEET: Final = 2 * 3600.0
"""Seconds: as long as the longest recording that is played (two hours)."""

Progress = Callable[[float], None]


@dataclass(frozen=True)
class SheetSound:
    """What was read.

    Attributes:
        samples: mono at ``SAMPLE_RATE``.
        stretches: of speech between pauses, in order.
    """

    samples: Samples
    stretches: tuple[Slice, ...]


def read_sheet(path: Path, progress: Progress = lambda _share: None) -> SheetSound:
    """Decode one long recording and find the stretches of speech in it. Takes seconds for each minute.

    Args:
        path: any sound file.
        progress: told now and then how much has been looked through, 0 to 1, where the length is known.

    Raises:
        DecodeError: see ``audio.files.decode.open_stream``.
        TooLongError: it is longer than ``LONGEST_SHEET``.
    """
    stated = probe(path).length
    if stated > LONGEST_SHEET:
        raise TooLongError(path.name, LONGEST_SHEET)
    finder, mono, parts, length = PauseFinder(), OneChannel(), [], 0
    for block in open_stream(path):
        part = mono.of(block)
        length += len(part)
        if length > LONGEST_SHEET * SAMPLE_RATE:
            raise TooLongError(path.name, LONGEST_SHEET)
        parts.append(part)
        finder.add(part[:, np.newaxis])
        if stated > 0.0:
            progress(min(1.0, length / SAMPLE_RATE / stated))
    finder.finish()
    samples = np.concatenate(parts) if parts else np.zeros(0, np.float32)
    return SheetSound(samples, joined_slices(finder))
