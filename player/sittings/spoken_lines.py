"""The spoken lines that are ready, by pace, whoever prepares them."""

from collections.abc import Sequence
from typing import Protocol

from audio.voice.worker import FailedLine, LineRequest, PreparedLine
from player.library.languages.kept_joints import kept_joints
from player.sittings.soundtrack import Clip, Clips


def line_request(text: str, words_per_minute: float) -> LineRequest:
    """A line to speak, with the places where a reader has it rest."""
    return LineRequest(text, words_per_minute, kept_joints(text))


class PreparesLines(Protocol):
    """Speaks lines beside the program, such as ``audio.voice.worker.SpeechWorker``."""

    def prepare(self, lines: Sequence[LineRequest], /) -> None:
        """Have these lines spoken, before all earlier ones. Never blocks."""

    def poll(self) -> tuple[PreparedLine | FailedLine, ...]:
        """The lines that became ready, or failed, since the last call. Never blocks."""


class LineWorker(PreparesLines, Protocol):
    """The same, with what it has spoken before, until it is closed."""

    def kept(self, line: LineRequest, /) -> PreparedLine | None:
        """The line if it was spoken before; None otherwise."""

    def close(self) -> None:
        """End it, and whatever it is speaking."""


class Lines:
    """Requests lines from the speech worker and stores their clips.

    Args:
        worker: prepares lines in a process of its own; None where there is no voice.
    """

    def __init__(self, worker: PreparesLines | None) -> None:
        self._worker = worker
        self._clips: dict[float, dict[str, Clip]] = {}
        self._failed: dict[str, str] = {}

    def request(self, texts: Sequence[str], words_per_minute: float) -> None:
        """Have these lines spoken, in this order, before all earlier requests."""
        ready = self.clips(words_per_minute)
        missing = [text for text in texts if text not in ready and text not in self._failed]
        if self._worker is not None and missing:
            self._worker.prepare([line_request(text, words_per_minute) for text in missing])

    def poll(self) -> bool:
        """Store the lines that became ready; True if there were any. Never blocks."""
        results = self._worker.poll() if self._worker is not None else ()
        for result in results:
            self._store(result)
        return bool(results)

    def _store(self, result: PreparedLine | FailedLine) -> None:
        if isinstance(result, FailedLine):
            self._failed[result.text] = result.reason
            return
        ready = self._clips.setdefault(result.words_per_minute, {})
        ready[result.text] = Clip(result.clip, result.frames)

    def clips(self, words_per_minute: float) -> Clips:
        """The lines that are ready at this pace."""
        return self._clips.get(words_per_minute, {})

    def settled(self, text: str, words_per_minute: float) -> bool:
        """Whether there is nothing to wait for: the line is ready, or can't be spoken at all."""
        return self._worker is None or text in self._failed or text in self.clips(words_per_minute)

    @property
    def problems(self) -> tuple[str, ...]:
        """Why lines could not be spoken, in words, each reason once. These lines are still shown as text."""
        return tuple(dict.fromkeys(self._failed.values()))
