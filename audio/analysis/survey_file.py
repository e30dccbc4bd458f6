"""Scans a recording in one pass: pauses, loudness, noise and, if needed, conversion."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from audio.analysis.levels import voice_level
from audio.analysis.loudness import LoudnessMeter
from audio.analysis.pauses import Block, PauseFinder, tenths_between
from audio.analysis.survey import Survey, folder_of, keep_survey, known_survey, name_of_file
from audio.errors import AudioError
from audio.files.clip_cache import CacheNotWritableError
from audio.files.converted import PIECE, PieceWriter, prune_pieces
from audio.files.decode import SoundFacts, open_stream, probe
from audio.files.paths import state_of
from audio.files.sound_errors import DecodeError, FileChangingError, NotPreparedError, WriteFailedError
from audio.sentences import _
from audio.units import SAMPLE_RATE

MOST: Final = 2 * 3600 * SAMPLE_RATE
"""The most frames scanned: an hour's sitting uses no more, however much its pauses are shortened."""

Progress = Callable[[float], None]

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


class _FileSurveyor:
    """One pass over one file."""

    def __init__(self, path: Path, cache: Path, progress: Progress) -> None:
        self._progress = progress
        self._path = path.absolute()
        # Before anything is read: what is found is true of this state only.
        self._state = state_of(path)
        self._facts = self._probed()
        self._clip = name_of_file(path)
        self._finder = PauseFinder()
        self._meter = LoudnessMeter(min(self._facts.channels, 2), low_cut=True)
        self._pieces = PieceWriter(folder_of(cache, self._clip)) if self._facts.by_ffmpeg else None
        if self._facts.by_ffmpeg:
            prune_pieces(cache)

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
        # Whatever is reported can be played: its pieces are written by then.
        due = FIRST_LOOK if self._pieces is None else PIECE
        try:
            for block in open_stream(self._path):
                self._take(block)
                if self._facts.length:
                    whole = min(self._facts.length * SAMPLE_RATE, MOST)
                    self._progress(min(1.0, self._finder.length / whole))
                if self._finder.length >= MOST:
                    break
                if self._finder.length >= due:
                    due = LATER_LOOKS * self._finder.length
                    yield self._found(complete=False)
            self._finish()
        except FileChangingError:
            raise
        except AudioError as fault:
            # It may have been cut short meanwhile.
            self._check_unchanged()
            if self._finder.length == 0 or isinstance(fault, WriteFailedError):
                raise
            # Everything up to the fault can be played; the rest is left out and reported.
            self._finish()
            yield self._found(complete=True, fault=str(fault))
            return
        more = _UNFINISHED.format(path=self._path) if self._facts.unfinished else ""
        yield self._found(complete=True, fault=more)

    def remove(self) -> None:
        """Remove the converted pieces."""
        if self._pieces is not None:
            self._pieces.remove()

    def _take(self, block: Block) -> None:
        self._finder.add(block)
        self._meter.add(block)
        if self._pieces is not None:
            self._pieces.add(block)

    def _finish(self) -> None:
        self._finder.finish()
        self._meter.finish()
        if self._pieces is not None:
            self._pieces.finish()

    def _found(self, *, complete: bool, fault: str = "") -> Survey:
        self._check_unchanged()
        # Only the written part of a converted file can be played.
        looked = self._finder.length if self._pieces is None else self._pieces.written
        stretches = self._finder.slices()
        slices = ((int(stretch.start), min(int(stretch.end), looked)) for stretch in stretches)
        music = self._finder.melodic(stretches)
        melodic = ((int(pause.start), int(pause.end)) for pause in music)
        wordless = ((int(part.start), int(part.end)) for part in self._finder.wordless(stretches, music))
        quiet = tenths_between(stretches, music, self._finder.length)
        level = voice_level(self._meter, self._finder.speaking(), quiet)
        size, changed = self._state or (0, 0)
        claimed = round(self._facts.length * SAMPLE_RATE)
        return Survey(
            clip=self._clip,
            path=str(self._path),
            size=size,
            changed=changed,
            by_ffmpeg=self._facts.by_ffmpeg,
            length=max(claimed, looked) if not complete or looked >= MOST else looked,
            looked=looked,
            complete=complete,
            slices=tuple((start, end) for start, end in slices if start < end),
            melodic=tuple(melodic),
            wordless=tuple(wordless),
            loudness=level.loudness,
            true_peak=level.true_peak,
            noise=level.noise,
            gain=level.gain(),
            fault=fault,
        )
