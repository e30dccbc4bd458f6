"""The spoken lines that are ready, by pace, whoever prepares them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from audio.analysis.survey import Survey
from audio.analysis.surveys import Surveys
from audio.voice.worker import FailedLine, LineRequest, PreparedLine
from player.practice.display_text import one_line
from player.practice.planner.recordings.recording import Recording
from player.sittings.planning import Planning, RecordingPlanning
from player.sittings.soundtrack import Clip, Clips, recording_of


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
            self._worker.prepare([LineRequest(text, words_per_minute) for text in missing])

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


class KnownRecording:
    """A recording, as far as it has been surveyed.

    Args:
        surveys: surveys recordings; this one's survey must have begun.
        path: the recording's file.
    """

    def __init__(self, surveys: Surveys, path: Path) -> None:
        self._surveys = surveys
        self._path = path
        self._seen: Survey | None = None
        self._recording = self._make()

    def __call__(self) -> Recording:
        """The recording as far as it is known now."""
        if self._surveys.found(self._path) is not self._seen:
            self._recording = self._make(self._recording.gain)
        return self._recording

    def grown(self) -> bool:
        """Whether more is known now than when the recording was last returned."""
        self._surveys.poll()
        return self._surveys.found(self._path) is not self._seen

    def _make(self, gain: float | None = None) -> Recording:
        survey = self._surveys.found(self._path)
        if survey is None:
            raise AssertionError(self._path)
        self._seen = survey
        return recording_of(survey, one_line(self._path.stem), gain)


def lines_beside(lines: Lines, planning: Planning) -> Lines:
    """The lines for a sitting: ``RecordingLines`` where it plays a recording that is being surveyed."""
    if isinstance(planning, RecordingPlanning) and isinstance(planning.recording, KnownRecording):
        return RecordingLines(lines, planning.recording.grown)
    return lines


class RecordingLines(Lines):
    """The product's own lines for a sitting with a recording. News of its survey counts as a ready line.

    Args:
        lines: the lines themselves.
        grown: returns whether more is known about the recording than before.
    """

    def __init__(self, lines: Lines, grown: Callable[[], bool]) -> None:
        super().__init__(None)
        self._lines = lines
        self._grown = grown

    def request(self, texts: Sequence[str], words_per_minute: float) -> None:
        """See ``Lines``."""
        self._lines.request(texts, words_per_minute)

    def poll(self) -> bool:
        """Store the lines that became ready; True if there were any, or if more of the recording is known."""
        grown = self._grown()
        return self._lines.poll() or grown

    def clips(self, words_per_minute: float) -> Clips:
        """See ``Lines``."""
        return self._lines.clips(words_per_minute)

    def settled(self, text: str, words_per_minute: float) -> bool:
        """See ``Lines``; a step of the recording itself has no text and counts as ready."""
        return not text or self._lines.settled(text, words_per_minute)

    @property
    def problems(self) -> tuple[str, ...]:
        """See ``Lines``."""
        return self._lines.problems
