"""The spoken lines that are ready, kept by pace, over whatever prepares them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from audio.analysis.survey import Survey
from audio.analysis.surveys import Surveys
from audio.voice.worker import FailedLine, LineRequest, PreparedLine, SpeechWorker
from player.practice.display_text import one_line
from player.practice.planner.recordings.recording_plan import Recording
from player.sittings.planning import Planning, RecordingPlanning
from player.sittings.soundtrack import Clip, Clips, recording_of


class Lines:
    """Asks the speech worker for lines and remembers what it made.

    Args:
        worker: prepares lines in a process of its own; None where there is no voice at all.
    """

    def __init__(self, worker: SpeechWorker | None) -> None:
        self._worker = worker
        self._clips: dict[float, dict[str, Clip]] = {}
        self._failed: dict[str, str] = {}

    def request(self, texts: Sequence[str], words_per_minute: float) -> None:
        """Have these lines spoken, in this order, before anything asked for earlier."""
        ready = self.clips(words_per_minute)
        missing = [text for text in texts if text not in ready and text not in self._failed]
        if self._worker is not None and missing:
            self._worker.prepare([LineRequest(text, words_per_minute) for text in missing])

    def poll(self) -> bool:
        """Take in what became ready; True if anything did. Never blocks."""
        results = self._worker.poll() if self._worker is not None else ()
        for result in results:
            self._take(result)
        return bool(results)

    def _take(self, result: PreparedLine | FailedLine) -> None:
        if isinstance(result, FailedLine):
            self._failed[result.text] = result.reason
            return
        ready = self._clips.setdefault(result.words_per_minute, {})
        ready[result.text] = Clip(result.clip, result.frames)

    def clips(self, words_per_minute: float) -> Clips:
        """The lines that are ready at this pace."""
        return self._clips.get(words_per_minute, {})

    def settled(self, text: str, words_per_minute: float) -> bool:
        """Whether nothing more is to be waited for: the line is ready, or it can't be spoken at all."""
        return self._worker is None or text in self._failed or text in self.clips(words_per_minute)

    @property
    def problems(self) -> tuple[str, ...]:
        """Why lines could not be spoken, in words. They are shown as text all the same."""
        return tuple(dict.fromkeys(self._failed.values()))


class KnownRecording:
    """A recording, as far as it is known by now.

    Args:
        surveys: where it is looked through; some of it has been.
        path: of the file.
    """

    def __init__(self, surveys: Surveys, path: Path) -> None:
        self._surveys = surveys
        self._path = path
        self._seen: Survey | None = None
        self._made = self._make()

    def __call__(self) -> Recording:
        """The recording."""
        if self._surveys.found(self._path) is not self._seen:
            self._made = self._make(self._made.gain)
        return self._made

    def grown(self) -> bool:
        """Whether more is known than the recording last given says."""
        self._surveys.poll()
        return self._surveys.found(self._path) is not self._seen

    def _make(self, gain: float | None = None) -> Recording:
        survey = self._surveys.found(self._path)
        if survey is None:
            raise AssertionError(self._path)
        self._seen = survey
        return recording_of(survey, one_line(self._path.stem), gain)


def lines_beside(lines: Lines, planning: Planning) -> Lines:
    """The lines for a sitting; beside a recording, what is found out about it counts as one that is ready."""
    if isinstance(planning, RecordingPlanning) and isinstance(planning.recording, KnownRecording):
        return RecordingLines(lines, planning.recording.grown)
    return lines


class RecordingLines(Lines):
    """The product's own lines beside a recording: what is found out about it counts as something ready.

    Args:
        lines: the lines themselves.
        grown: tells whether more is known of the recording since it was last asked.
    """

    def __init__(self, lines: Lines, grown: Callable[[], bool]) -> None:
        super().__init__(None)
        self._lines = lines
        self._grown = grown

    def request(self, texts: Sequence[str], words_per_minute: float) -> None:
        """See ``Lines``."""
        self._lines.request(texts, words_per_minute)

    def poll(self) -> bool:
        """Take in what became ready, lines or recording; True if anything did."""
        grown = self._grown()
        return self._lines.poll() or grown

    def clips(self, words_per_minute: float) -> Clips:
        """See ``Lines``."""
        return self._lines.clips(words_per_minute)

    def settled(self, text: str, words_per_minute: float) -> bool:
        """See ``Lines``; a step of the recording itself has no text, and is there."""
        return not text or self._lines.settled(text, words_per_minute)

    @property
    def problems(self) -> tuple[str, ...]:
        """See ``Lines``."""
        return self._lines.problems
