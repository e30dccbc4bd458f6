"""Where the samples of a clip come from: the cache of prepared sound, or a recording's own file."""

from collections import OrderedDict
from pathlib import Path
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from audio.files.clip_cache import ClipCache, ClipMissingError
from audio.units import ClipName

Block = NDArray[np.float32]

_OPEN_FILES: Final = 4


class _Reader(Protocol):
    def read(self, start: int, count: int) -> Block:
        """Read frames of the file."""

    def close(self) -> None:
        """Close it."""


class CombinedSource:
    """Reads prepared clips, and recordings under the names of their surveys. See ``audio.mix.ClipSource``.

    Args:
        cache: the prepared clips; surveys are in the same folder.
    """

    def __init__(self, cache: ClipCache) -> None:
        self._cache = cache
        self._files: OrderedDict[ClipName, _Reader] = OrderedDict()

    def read(self, clip: ClipName, start: int, count: int) -> Block:
        """Some frames of a clip or of a recording; see ``audio.mix.ClipSource``."""
        if clip not in self._files:
            try:
                return self._cache.read(clip, start, count)
            except ClipMissingError:
                self._open(clip)
        self._files.move_to_end(clip)
        return self._files[clip].read(start, count)

    def close(self) -> None:
        """Close all files."""
        while self._files:
            self._files.popitem()[1].close()

    def _open(self, clip: ClipName) -> None:
        self._files[clip] = _reader(self._cache.folder, clip)
        if len(self._files) > _OPEN_FILES:
            self._files.popitem(last=False)[1].close()


def _reader(cache: Path, clip: ClipName) -> _Reader:
    # Imported here: a sitting without a recording needs neither libsndfile nor soxr.
    from audio.analysis.survey import folder_of, read_survey  # noqa: PLC0415
    from audio.files.converted import PieceReader  # noqa: PLC0415
    from audio.files.file_reader import FileReader  # noqa: PLC0415
    from audio.files.sound_errors import FileChangedError  # noqa: PLC0415
    from audio.units import Frames  # noqa: PLC0415

    survey = read_survey(cache, clip)
    if survey is None:
        raise ClipMissingError(clip)
    path = Path(survey.path)
    if survey.by_ffmpeg:
        return PieceReader(path, folder_of(cache, clip), Frames(survey.length))
    if not path.exists() or path.stat().st_size != survey.size or path.stat().st_mtime_ns != survey.changed:
        raise FileChangedError(path)
    return FileReader(path)
