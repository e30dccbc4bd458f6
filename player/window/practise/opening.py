"""Opening a recording: its briefing comes as soon as its beginning has been looked through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from player.language.catalogue import _
from player.language.numbers import percent
from player.practice.display_text import isolated
from player.practice.planner.recordings.found_words import no_sound
from player.window.destinations import RecordingBriefing

if TYPE_CHECKING:
    from pathlib import Path

    from audio.analysis.surveys import Surveys
    from player.window.parts import Lazy, Messages

_KEY: Final = "recording"


class Opening:
    """The recording that a person chose and that isn't ready yet.

    Args:
        messages: said in the window.
        surveys: looks through recordings.
    """

    def __init__(self, messages: Messages, surveys: Lazy[Surveys]) -> None:
        self._messages = messages
        self._surveys = surveys
        self._wanted: Path | None = None

    def open(self, path: Path) -> RecordingBriefing | None:
        """Its briefing; None while it is being looked through."""
        self._surveys.get().first(path)
        self._wanted = path
        if self._surveys.get().found(path) is None:
            self._say(path)
        return self.opened()

    def opened(self) -> RecordingBriefing | None:
        """The briefing once it is there."""
        path = self._wanted
        if path is None:
            return None
        surveys = self._surveys.get()
        surveys.poll()
        if surveys.share(path) and surveys.found(path) is None:
            self._say(path, " " + _("So far: {share}.").format(share=percent(surveys.share(path))))
        if surveys.fault(path):
            self.drop()
            self._messages.say(_KEY, surveys.fault(path))
        elif (survey := surveys.found(path)) is not None:
            self.drop()
            if survey.complete and not survey.slices:
                self._messages.say(_KEY, no_sound(isolated(path.name), survey.fault))
                return None
            return RecordingBriefing(path)
        return None

    def _say(self, path: Path, more: str = "") -> None:
        name = isolated(path.name)
        self._messages.say(_KEY, _("Looking for the pauses in {name}.{more}").format(name=name, more=more))

    def drop(self) -> None:
        """Open it no more: the person goes elsewhere, which ends looking through it, or it is there."""
        if self._wanted is not None:
            if self._surveys.get().found(self._wanted) is None:
                self._surveys.get().cancel(self._wanted)
            self._wanted = None
            self._messages.put_away(_KEY)
