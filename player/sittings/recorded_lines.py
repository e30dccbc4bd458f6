"""Lines that a person recorded, in the place of the narrator's: only here do two speak in one sitting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from audio.files.clip_cache import ClipCache
from player.library.own_voice.store import OwnVoice, OwnVoices
from player.sittings.soundtrack import Clip, Clips
from player.sittings.spoken_lines import Lines
from player.system.folders import Folders

Recorded = Callable[[str], Clip | None]
"""The recording of a line, ready to be played; None where the narrator has to speak it."""


@dataclass(frozen=True)
class RecordedVoice:
    """The recorded lines of a practice.

    Attributes:
        by: who recorded them.
        recorded: the recordings.
    """

    by: str
    recorded: Recorded


def nobody(_of: str) -> None:
    """Finds nothing of a practice, or of a line: where nobody recorded anything."""


def voices_here(folders: Folders) -> Callable[[str], RecordedVoice | None]:
    """What finds the recorded lines of a practice by its id."""
    voices, cache = OwnVoices(folders), ClipCache(folders.cache)

    def found(script: str) -> RecordedVoice | None:
        voice = voices.usable(script)
        return None if voice is None else RecordedVoice(voice.by, recorded_by(voice, cache))

    return found


def recorded_by(voice: OwnVoice, cache: ClipCache) -> Recorded:
    """The recordings of a voice, each put into the cache when it is first asked for."""

    def clip(spoken: str) -> Clip | None:
        line = voice.placed(spoken, cache)
        return None if line is None else Clip(line.clip, line.frames)

    return clip


class RecordedLines(Lines):
    """Lines as they were recorded; those that weren't, or have changed since, are the narrator's.

    Args:
        lines: of the narrator.
        recorded: the recordings.
    """

    def __init__(self, lines: Lines, recorded: Recorded) -> None:
        super().__init__(None)
        self._lines = lines
        self._recorded = recorded
        self._found: dict[str, Clip] = {}
        self._asked: set[str] = set()
        self._news = False

    def request(self, texts: Sequence[str], words_per_minute: float) -> None:
        """See ``Lines``; a recording keeps its own pace."""
        for text in texts:
            self._look_for(text)
        self._lines.request([text for text in texts if text not in self._found], words_per_minute)

    def _look_for(self, text: str) -> None:
        if text in self._asked:
            return
        self._asked.add(text)
        clip = self._recorded(text)
        if clip is not None:
            self._found[text] = clip
            self._news = True

    def poll(self) -> bool:
        """Store the lines that became ready; True if there were any. Recordings are ready once asked for."""
        news, self._news = self._news, False
        return self._lines.poll() or news

    def clips(self, words_per_minute: float) -> Clips:
        """See ``Lines``."""
        return {**self._lines.clips(words_per_minute), **self._found}

    def settled(self, text: str, words_per_minute: float) -> bool:
        """See ``Lines``."""
        return text in self._found or self._lines.settled(text, words_per_minute)

    @property
    def problems(self) -> tuple[str, ...]:
        """See ``Lines``."""
        return self._lines.problems
