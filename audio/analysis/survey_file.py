"""Scans a recording in one pass: pauses, loudness, noise and, if needed, conversion."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audio.analysis.levels import voice_level
from audio.analysis.loudness import LoudnessMeter
from audio.analysis.pauses import Block, PauseFinder, tenths_between
from audio.analysis.slices import Slice
from audio.analysis.survey import Survey, folder_of, keep_survey, known_survey, name_of_file
from audio.analysis.whose_voice.in_doubt import in_doubt
from audio.errors import AudioError
from audio.files.clip_cache import CacheNotWritableError
from audio.files.converted import PIECE, PieceWriter, prune_pieces
from audio.files.decode import SoundFacts, open_stream, probe
from audio.files.paths import state_of
from audio.files.sound_errors import DecodeError, FileChangingError, NotPreparedError, WriteFailedError
from audio.sentences import _
from audio.units import SAMPLE_RATE, Seconds

MOST: Final = 2 * 3600 * SAMPLE_RATE
"""The most frames scanned from a file's beginning: an hour's sitting uses no more, however much its pauses
are shortened. Whole pieces of a converted file."""

AT_END: Final = 600 * SAMPLE_RATE
"""Frames scanned at the end of a longer file: its closing, and enough before it to learn its bed from."""

_ROUGHLY: Final = 300 * SAMPLE_RATE
"""Frames by which a file may be longer than it states."""

Progress = Callable[[float], None]
_Span = tuple[int, int]

FIRST_LOOK: Final = 20 * SAMPLE_RATE
"""Frames before the first report: it comes soon, so that a sitting can begin."""

LATER_LOOKS: Final = 20
"""Each further report comes after so many times as much as there was: it looks at all of it anew, and
scanning is some hundred times as fast as a sitting, even on a slow machine."""


def survey_file(path: Path, cache: Path, progress: Progress = lambda _share: None) -> Iterator[Survey]:
    """Scan a file; stores and yields partial results, the first after 20 or 30 s of sound.

    Args:
        path: of the file.
        cache: the folder of prepared sound.
        progress: told now and then how much of the file has been scanned, 0 to 1, where its length is known.

    Raises:
        DecodeError: at once, if the file isn't sound.
        FileChangingError: it changed meanwhile; pieces remain only as below.
        NotPreparedError: the disk is full; pieces remain only if a yielded survey refers to them.
        CacheNotWritableError: the results can't be stored.
    """
    known = known_survey(cache, path)
    if known is not None:
        yield known
        return
    surveyor = _FileSurveyor(path, cache, progress)
    given = False
    try:
        for survey in surveyor.looked():
            keep_survey(cache, survey)
            given = True
            yield survey
    except (WriteFailedError, CacheNotWritableError, FileChangingError) as fault:
        if not given:
            surveyor.remove()
        if isinstance(fault, WriteFailedError):
            raise NotPreparedError(path, fault.fault) from fault
        raise


_UNFINISHED: Final = _(
    "{path} was not finished by what recorded it, and says too little about its length. This is all the "
    "sound that is in it."
)


class _Found(NamedTuple):
    """What was found in a part; places in frames of the whole recording.

    Attributes:
        slices, melodic, wordless, faint, unsure: as a survey has them.
        drowned: whether a bed is about as loud as its words.
        speaking: whether somebody speaks, for each tenth of a second of the part.
        quiet: whether it lies in a pause without music.
    """

    slices: tuple[_Span, ...]
    melodic: tuple[_Span, ...]
    wordless: tuple[_Span, ...]
    faint: tuple[_Span, ...]
    unsure: tuple[_Span, ...]
    drowned: bool
    speaking: NDArray[np.bool_]
    quiet: NDArray[np.bool_]


class _LookedPart:
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

    def found(self) -> _Found:
        """What was found so far."""
        stretches = self._finder.slices()
        music = self._finder.melodic(stretches)
        wordless = self._finder.wordless(stretches, music)
        said = self._finder.said()
        faint, unsure = in_doubt(stretches, music, wordless, said)
        return _Found(
            slices=self._placed(stretches, self.end),
            melodic=self._placed(music),
            wordless=self._placed(wordless),
            faint=self._placed(faint),
            unsure=self._placed(unsure),
            drowned=said.drowned,
            speaking=self._finder.speaking(),
            quiet=tenths_between(stretches, music, self.length),
        )

    def _placed(self, found: tuple[Slice, ...], end: int | None = None) -> tuple[_Span, ...]:
        """In frames of the whole recording, as plain numbers, cut at an end."""
        spans = ((self.first + int(one.start), self.first + int(one.end)) for one in found)
        cut = ((start, stop if end is None else min(stop, end)) for start, stop in spans)
        return tuple((start, stop) for start, stop in cut if start < stop)


class _FileSurveyor:
    """One pass over one file: all of it, or, of a very long one, its beginning and its end."""

    def __init__(self, path: Path, cache: Path, progress: Progress) -> None:
        self._progress = progress
        self._path = path.absolute()
        # Before anything is read: what is found is true of this state only.
        self._state = state_of(path)
        self._facts = self._probed()
        self._clip = name_of_file(path)
        self._folder = folder_of(cache, self._clip) if self._facts.by_ffmpeg else None
        self._stated = round(self._facts.length * SAMPLE_RATE)
        self._most = MOST if not self._all_at_once else MOST + AT_END + _ROUGHLY
        self._beginning = _LookedPart(0, self._folder)
        self._end: _LookedPart | None = None
        self._meter = LoudnessMeter(min(self._facts.channels, 2), low_cut=True)
        if self._facts.by_ffmpeg:
            prune_pieces(cache)

    @property
    def _all_at_once(self) -> bool:
        """Whether so little would be left out that nothing is."""
        return 0 < self._stated <= MOST + AT_END

    def _probed(self) -> SoundFacts:
        try:
            return probe(self._path)
        except DecodeError:
            self._check_unchanged()
            raise

    def _check_unchanged(self) -> None:
        if self._state is not None and state_of(self._path) != self._state:
            raise FileChangingError(self._path)

    def looked(self) -> Iterator[Survey]:
        try:
            yield from self._looked_from_beginning()
            if self._beginning.length >= self._most:
                self._look_at_end()
            self._finish()
        except FileChangingError:
            raise
        except AudioError as fault:
            # It may have been cut short meanwhile.
            self._check_unchanged()
            if self._beginning.length == 0 or isinstance(fault, WriteFailedError):
                raise
            # Everything up to the fault can be played; the rest is left out and reported.
            self._end = None
            self._finish()
            yield self._survey(complete=True, fault=str(fault))
            return
        more = _UNFINISHED.format(path=self._path) if self._facts.unfinished else ""
        yield self._survey(complete=True, fault=more)

    def remove(self) -> None:
        """Remove the converted pieces."""
        self._beginning.remove_pieces()

    def _looked_from_beginning(self) -> Iterator[Survey]:
        # Whatever is reported can be played: its pieces are written by then.
        due = FIRST_LOOK if self._folder is None else PIECE
        for block in open_stream(self._path):
            self._take(block[: self._most - self._beginning.length], self._beginning)
            length = self._beginning.length
            if length >= self._most:
                return
            if length >= due:
                due = LATER_LOOKS * length
                yield self._survey(complete=False)

    def _look_at_end(self) -> None:
        """Scan the file's end. What lies between is neither measured nor converted, and never played."""
        begin, length = self._beginning.length, self._true_length()
        if length <= begin:
            return
        self._end = _LookedPart(max(begin, (length - AT_END) // PIECE * PIECE), self._folder)
        for block in self._from(self._end.first):
            self._take(block, self._end)
        if not self._end.length:
            self._end = None

    def _true_length(self) -> int:
        """In frames. What a container states is often estimated: then, or without it, more is decoded."""
        begin = self._beginning.length
        if self._folder is None:
            return self._stated
        for first in (max(begin, self._stated - AT_END), begin):
            count = sum(len(block) for block in self._from(first))
            if count:
                return first + count
        return begin

    def _from(self, first: int) -> Iterator[Block]:
        return open_stream(self._path, Seconds(first / SAMPLE_RATE))

    def _take(self, block: Block, part: _LookedPart) -> None:
        part.add(block)
        self._meter.add(block)
        if self._stated:
            whole = min(self._stated, self._most if self._all_at_once else MOST + AT_END)
            done = self._beginning.length + (0 if part is self._beginning else part.length)
            self._progress(min(1.0, done / whole))

    def _finish(self) -> None:
        self._meter.finish()
        for part in self._parts():
            part.finish()

    def _parts(self) -> tuple[_LookedPart, ...]:
        return (self._beginning,) if self._end is None else (self._beginning, self._end)

    def _length(self, *, complete: bool) -> int:
        if self._end is not None:
            return self._end.end
        looked = self._beginning.end
        return looked if complete and self._beginning.length < self._most else max(self._stated, looked)

    def _survey(self, *, complete: bool, fault: str = "") -> Survey:
        self._check_unchanged()
        parts = [part.found() for part in self._parts()]
        quiet = np.concatenate([part.quiet for part in parts])
        level = voice_level(self._meter, np.concatenate([part.speaking for part in parts]), quiet)
        size, changed = self._state or (0, 0)
        length, looked = self._length(complete=complete), self._beginning.end
        after = length if self._end is None else self._end.first
        return Survey(
            clip=self._clip,
            path=str(self._path),
            size=size,
            changed=changed,
            by_ffmpeg=self._facts.by_ffmpeg,
            length=length,
            looked=looked,
            complete=complete,
            skipped=((looked, after),) if complete and looked < after else (),
            slices=tuple(span for part in parts for span in part.slices),
            melodic=tuple(span for part in parts for span in part.melodic),
            wordless=tuple(span for part in parts for span in part.wordless),
            faint=tuple(span for part in parts for span in part.faint),
            unsure=tuple(span for part in parts for span in part.unsure),
            drowned=any(part.drowned for part in parts),
            loudness=level.loudness,
            true_peak=level.true_peak,
            noise=level.noise,
            gain=level.gain(),
            fault=fault,
        )
