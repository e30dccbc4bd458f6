"""One long recording of the sheet: what is beyond doubt is taken in, the rest is decided by ear."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from audio.errors import AudioError
from audio.files.clip_cache import CacheError, ClipCache, clip_file, clip_name, frames_in
from audio.own_voice.line import NoSpeechError, finished_line
from audio.units import ClipName
from player.language.catalogue import _
from player.library.own_voice.alignment import Found
from player.library.own_voice.sheet import Sheet
from player.library.own_voice.taking_in import SheetRecording, TakenLine, Taker, in_words, look_through
from player.sittings.soundtrack import Clip
from player.window.own_voice.describe import many_taken_words, run_of, run_value, stretch_row
from player.window.own_voice.state import StretchRow


@dataclass(frozen=True)
class _Doubt:
    found: Found
    run: str


class WholeRecording:
    """A long recording that was looked through.

    Args:
        recording: what was found in it.
        sheet: what was read.
        cache: where stretches are put to be heard; they are removed again by ``close``.
        words: what was found and added.
    """

    def __init__(self, recording: SheetRecording, sheet: Sheet, cache: ClipCache, words: str) -> None:
        self._recording = recording
        self._sheet = sheet
        self._cache = cache
        self._doubts = {found.line: _Doubt(found, _run(found)) for found in recording.doubtful}
        self._heard: set[ClipName] = set()
        self.words = words

    @property
    def rows(self) -> tuple[StretchRow, ...]:
        """The lines that are still to be decided."""
        return tuple(
            stretch_row(doubt.found, self._recording, self._sheet, doubt.run)
            for doubt in self._doubts.values()
        )

    def choose(self, line: int, run: str) -> None:
        """Think of other stretches as a line."""
        self._doubts[line] = replace(self._doubts[line], run=run)

    def put_away(self, line: int) -> None:
        """A line is decided."""
        self._doubts.pop(line, None)

    def run(self, line: int) -> tuple[int, int]:
        """The stretches chosen for a line."""
        return run_of(self._doubts[line].run)

    def clip(self, line: int) -> Clip | str:
        """The stretches chosen for a line as they would be heard; or why they can't be."""
        try:
            made = finished_line(
                self._recording.sound(*self.run(line)), _("Line {line}").format(line=line)
            ).samples
            data = clip_file(made)
            # As a recorded line's: once it is taken in, this is the same clip.
            name = clip_name("own voice", hashlib.sha256(data).hexdigest())
            self._cache.take_in(name, data)
        except AudioError as error:
            return str(error)
        self._heard.add(name)
        return Clip(name, frames_in(name, data))

    def taking(self, taker: Taker, line: int) -> Callable[[], list[TakenLine]]:
        """What takes in the stretches chosen for a line."""
        run = self.run(line)
        return lambda: taker.take_stretches(self._recording, {line: run})

    def close(self) -> None:
        """Let nothing of it lie about."""
        for name in self._heard:
            with suppress(CacheError, OSError):
                self._cache.remove(name)


def _run(found: Found) -> str:
    return run_value(found.first, found.last)


def taken_whole(path: Path, sheet: Sheet, taker: Taker, cache: ClipCache) -> WholeRecording:
    """Look a long recording through and take in what is beyond doubt. Takes seconds for each minute.

    Raises:
        AudioError: the file can't be read, or nothing is said in it.
        OwnVoiceError: a line can't be stored.
    """
    recording = look_through(path, sheet)
    if not recording.stretches:
        raise NoSpeechError(path.name)
    taken = taker.take_stretches(recording, recording.certain)
    words = "\n".join((*in_words(recording, sheet), many_taken_words(taken)))
    return WholeRecording(recording, sheet, cache, words)
