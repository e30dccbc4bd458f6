"""Where the samples of a clip come from: the cache of prepared sound, or a recording's own file."""

from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from audio.files.clip_cache import ClipCache, ClipMissingError
from audio.units import SAMPLE_RATE, ClipName, Frames, Lufs

if TYPE_CHECKING:
    from audio.analysis.survey import Survey
    from audio.mix.held_reader import HeldReader, Reader

Block = NDArray[np.float32]

_OPEN_FILES: Final = 8
_READERS: Final = 3
"""Of one recording: its pauses are crossfaded, so two places of it are read in turn, and then a third."""

_NEAR: Final = 2 * SAMPLE_RATE


class CombinedSource:
    """Reads prepared clips, and recordings under their surveys' names: an ``audio.mix.mixer.ClipSource``.

    Args:
        cache: the prepared clips; surveys are in the same folder.
    """

    def __init__(self, cache: ClipCache) -> None:
        self._cache = cache
        self._files: OrderedDict[tuple[ClipName, int], HeldReader] = OrderedDict()
        self._places: dict[tuple[ClipName, int], int] = {}
        # Readers of recordings that are still being looked through, and the second in which that was last so.
        self._unknown: dict[tuple[ClipName, int], int] = {}

    def read(self, clip: ClipName, start: int, count: int) -> Block:
        """Some frames of a clip or of a recording; see ``audio.mix.mixer.ClipSource``."""
        keys = [(clip, number) for number in range(_READERS) if (clip, number) in self._files]
        if not keys:
            try:
                return self._cache.read(clip, start, count)
            except ClipMissingError:
                pass
        key = self._nearest(keys, clip, start)
        self._files.move_to_end(key)
        self._places[key] = start + count
        if self._unknown.get(key, start // SAMPLE_RATE) != start // SAMPLE_RATE:
            self._learn(key, self._survey(clip), start // SAMPLE_RATE)
        return self._files[key].read(start, count)

    def _nearest(self, keys: list[tuple[ClipName, int]], clip: ClipName, start: int) -> tuple[ClipName, int]:
        """The reader that is at this place, or a further one, or the one that was used longest ago."""
        nearest = min(keys, key=lambda key: abs(self._places[key] - start), default=None)
        if nearest is not None and abs(self._places[nearest] - start) <= _NEAR:
            return nearest
        if len(keys) == _READERS:
            return next(key for key in self._files if key in keys)
        key = next((clip, number) for number in range(_READERS) if (clip, number) not in keys)
        self._open(key)
        return key

    def close(self) -> None:
        """Close all files."""
        while self._files:
            self._files.popitem()[1].close()

    def _open(self, key: tuple[ClipName, int]) -> None:
        # Imported here: a sitting without a recording needs neither libsndfile nor soxr.
        from audio.mix.held_reader import HeldReader  # noqa: PLC0415

        survey = self._survey(key[0])
        if survey is None:
            raise ClipMissingError(key[0])
        self._files[key] = HeldReader(_file_reader(self._cache.folder, survey))
        self._learn(key, survey, -1)
        if len(self._files) > _OPEN_FILES:
            gone, reader = self._files.popitem(last=False)
            self._unknown.pop(gone, None)
            reader.close()

    def _survey(self, clip: ClipName) -> "Survey | None":
        # For recordings alone, as in ``_open``.
        from audio.analysis.survey import read_survey  # noqa: PLC0415

        return read_survey(self._cache.folder, clip)

    def _learn(self, key: tuple[ClipName, int], survey: "Survey | None", second: int) -> None:
        """Tell a reader about its voice, once all of the recording is looked through.

        By a soft beginning alone all that follows would be held down.
        """
        # For recordings alone, as in ``_open``.
        from audio.mix.held_reader import spoken_tenths  # noqa: PLC0415

        if survey is None or not survey.complete:
            self._unknown[key] = second
            return
        self._unknown.pop(key, None)
        self._files[key].learn(Lufs(survey.loudness), spoken_tenths(survey))


def _file_reader(cache: Path, survey: "Survey") -> "Reader":
    # For recordings alone, as in ``CombinedSource._open``.
    from audio.analysis.survey import folder_of, name_of_file  # noqa: PLC0415
    from audio.files.converted import PieceReader  # noqa: PLC0415
    from audio.files.file_reader import FileReader  # noqa: PLC0415
    from audio.files.sound_errors import FileChangedError  # noqa: PLC0415

    path = Path(survey.path)
    if survey.by_ffmpeg:
        return PieceReader(path, folder_of(cache, survey.clip), Frames(survey.length))
    try:
        found = path.stat()
    except OSError as error:
        raise FileChangedError(path) from error

    def is_same() -> bool:
        return found.st_size == survey.size and name_of_file(path) == survey.clip

    if (found.st_size, found.st_mtime_ns) != (survey.size, survey.changed) and not is_same():
        raise FileChangedError(path)
    return FileReader(path, is_same, survey.length)
