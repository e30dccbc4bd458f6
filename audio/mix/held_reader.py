"""Reads a recording with what is far louder than its voice held down: a gong, a door, a jingle.

How much is taken back at a place depends on the sound around it alone, second by second, so it is the same
however a sitting comes there. Nothing of a file has to be known beforehand but how loud its voice is.
"""

from collections import OrderedDict
from typing import Final, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from audio.analysis.loudness import tenths_of
from audio.analysis.programme import SILENT
from audio.analysis.survey import Survey
from audio.analysis.weighting import TENTH
from audio.errors import AudioError
from audio.mix.sudden_sounds import Decibels, Mask, held_beside_voice
from audio.units import CHANNELS, SAMPLE_RATE, Lufs

Block = NDArray[np.float32]

_SECOND: Final = SAMPLE_RATE
_TENTHS: Final = _SECOND // TENTH
_KEPT: Final = 6
"""Seconds of sound that are kept: the engine renders its 3 s ring again when what follows changes."""


class Reader(Protocol):
    """Reads a sound file at ``SAMPLE_RATE``."""

    def read(self, start: int, count: int) -> Block:
        """Frames of it, shape (n, channels); n is less than ``count`` only at its end."""

    def close(self) -> None:
        """Close it."""


class _Second(NamedTuple):
    """A second of the file: its samples, and the loudness of each of its tenths in LUFS."""

    samples: Block
    tenths: Decibels


class HeldReader:
    """A reader whose sound holds nothing far louder than its voice, once it knows how loud that is.

    Args:
        reader: reads the file; closed with this one.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._loudness = SILENT
        self._spoken = np.zeros(0, np.bool_)
        self._seconds: OrderedDict[int, _Second] = OrderedDict()

    def learn(self, loudness: Lufs, spoken: Mask) -> None:
        """What the voice is like.

        Args:
            loudness: of the voice, as it is in the file; at ``SILENT`` nothing is held down.
            spoken: whether somebody may speak, for each tenth of a second; behind its end somebody may.
        """
        self._loudness = loudness
        self._spoken = spoken

    def read(self, start: int, count: int) -> Block:
        """As the reader does.

        Raises:
            AudioError: the file can't be read there.
        """
        if self._loudness <= SILENT:
            return self._reader.read(start, count)
        parts: list[Block] = []
        for number in range(start // _SECOND, -(-(start + count) // _SECOND)):
            samples, first = self._held(number), number * _SECOND
            parts.append(samples[max(0, start - first) : start + count - first])
            if len(samples) < _SECOND:
                break
        return np.concatenate(parts) if parts else self._reader.read(start, count)

    def close(self) -> None:
        """Close the file."""
        self._reader.close()

    def _held(self, number: int) -> Block:
        """A second as it is heard."""
        here = self._second(number)
        around = [self._beside(number - 1), here.tenths, self._beside(number + 1)]
        held = held_beside_voice(np.concatenate(around), self._spoken_around(number), self._loudness)
        # The tenths on either side are there to lead in and out of this second.
        held = held[_TENTHS - 1 : 2 * _TENTHS + 1]
        if not held.any():
            return here.samples
        middles = (np.arange(-1, _TENTHS + 1) + 0.5) * TENTH
        factors = 10.0 ** (np.interp(np.arange(len(here.samples)), middles, held) / 20.0)
        return np.asarray(here.samples * factors.astype(np.float32)[:, np.newaxis], np.float32)

    def _spoken_around(self, number: int) -> Mask:
        spoken = np.ones(3 * _TENTHS, np.bool_)
        first = (number - 1) * _TENTHS
        known = self._spoken[max(0, first) : first + len(spoken)]
        spoken[max(0, -first) : max(0, -first) + len(known)] = known
        return spoken

    def _beside(self, number: int) -> Decibels:
        """The loudness of a second that isn't heard yet, or any more; silence where there is none."""
        if number < 0:
            return np.full(_TENTHS, float(SILENT))
        try:
            return self._second(number).tenths
        except AudioError:
            # What can't be read is said when it is to be heard.
            return np.full(_TENTHS, float(SILENT))

    def _second(self, number: int) -> _Second:
        found = self._seconds.get(number)
        if found is None:
            found = self._measured(number)
            self._seconds[number] = found
            if len(self._seconds) > _KEPT:
                self._seconds.popitem(last=False)
        self._seconds.move_to_end(number)
        return found

    def _measured(self, number: int) -> _Second:
        # The filter settles on the tenth before.
        before = TENTH if number else 0
        read = self._reader.read(number * _SECOND - before, _SECOND + before)
        channels = read.shape[1] if len(read) else CHANNELS
        padded = np.zeros((TENTH + _SECOND, channels), np.float32)
        padded[TENTH - before : TENTH - before + len(read)] = read
        return _Second(read[before:], tenths_of(padded)[1:])


def spoken_tenths(survey: Survey) -> Mask:
    """Whether somebody may speak, for each tenth of a second of a recording that is looked through."""
    spoken = np.zeros(survey.length // TENTH, np.bool_)
    for start, end in survey.slices:
        spoken[max(0, start // TENTH - 1) : end // TENTH + 2] = True
    for start, end in survey.wordless:
        # Words beside it begin and end a little earlier or later than it says.
        begins = start // TENTH + 2 if start else 0
        spoken[begins : max(begins, end // TENTH - 1)] = False
    return spoken
