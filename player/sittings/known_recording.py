"""A recording that is being looked through while its sitting goes on, and the product's lines beside it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from audio.analysis.survey import Survey
from audio.analysis.surveys import Surveys
from player.practice.display_text import one_line
from player.practice.planner.recordings.recording import Recording
from player.sittings.planning import Planning, RecordingPlanning
from player.sittings.soundtrack import Clips, recording_of
from player.sittings.spoken_lines import Lines


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
        if self._more():
            self._recording = self._make(self._recording.gain)
        return self._recording

    def grown(self) -> bool:
        """Whether more is known now than when the recording was last returned."""
        self._surveys.poll()
        return self._more()

    def _more(self) -> bool:
        # Opened anew, because its file changed, it is unknown for a while, and stays what it was.
        found = self._surveys.found(self._path)
        return found is not None and found is not self._seen

    def _make(self, gain: float | None = None) -> Recording:
        survey = self._surveys.found(self._path)
        if survey is None:
            raise AssertionError(self._path)
        self._seen = survey
        return recording_of(survey, one_line(self._path.stem), gain)


def lines_beside(lines: Lines, planning: Planning) -> Lines:
    """The lines for a sitting: ``LinesBesideRecording`` where it plays a recording that is being surveyed."""
    if isinstance(planning, RecordingPlanning) and isinstance(planning.recording, KnownRecording):
        return LinesBesideRecording(lines, planning.recording.grown)
    return lines


class LinesBesideRecording(Lines):
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
