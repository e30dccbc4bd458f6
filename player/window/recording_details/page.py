"""One recording of the person's own: named, described, marked, copied or taken off the shelf."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from audio.analysis.surveys import Surveys
from player.language.catalogue import _
from player.library.recordings_list import RecordingsListError
from player.practice.files_said import folder_said, path_said
from player.system.paths import is_file
from player.window.intents import ConfirmDelete, Destination, Intent, KeepIt, OpenPractise
from player.window.parts import Lazy, Messages
from player.window.recording_details.state import (
    CopyRecording,
    MarkRecording,
    RecordingDetailsView,
    RemoveRecording,
    SetDetail,
    TypeDetail,
)
from player.window.shared.own_recordings import (
    OwnRecordings,
    is_rung_value,
    rung_of_value,
    rung_options,
    rung_value,
)

_KEY: Final = "recordings"
_LONGEST: Final = 300
ASKED: Final = _("Delete this copy? It is in Kindpace's own folder, and can't be brought back.")


class RecordingDetailsPage:
    """What is typed is kept once its line is finished, and however the page is left.

    Args:
        messages: said in the window.
        own_recordings: the person's recordings.
        surveys: looks through recordings.
        path: the recording.
    """

    def __init__(
        self,
        *,
        messages: Messages,
        own_recordings: Lazy[OwnRecordings],
        surveys: Lazy[Surveys],
        path: Path,
    ) -> None:
        self._messages = messages
        self._own = own_recordings.get()
        self._surveys = surveys.get()
        self._path = path
        self._asked = False
        self._typed: dict[str, str] = {}

    def view(self) -> RecordingDetailsView:
        """The recording as it is described now."""
        said, there = self._own.list.described(self._path), is_file(self._path)
        view = RecordingDetailsView(
            title=self._own.title(self._path),
            where=self._where(there=there),
            named=said.title,
            about=said.about,
            caution=said.caution,
            can_copy=there and not self._own.list.inside(self._path) and not self._own.copies.busy,
            asked=ASKED if self._asked else "",
            messages=self._messages.shown,
        )
        if there and self._surveys.found(self._path) is not None:
            marked = self._own.mark_of(self._own.planning(self._path))
            view = replace(view, rungs=rung_options(), rung=rung_value(marked))
        return view

    def _where(self, *, there: bool) -> str:
        if not there:
            return _("It isn't at {isolated} now. Put it back there, or take it off the shelf.").format(
                isolated=path_said(self._path)
            )
        if self._own.list.inside(self._path):
            return _("It is a copy in Kindpace's own folder.")
        return _("It stays where it is, in {folder}.").format(folder=folder_said(self._path.parent))

    def handle(self, intent: Intent) -> Destination | None:
        """Describing, marking, copying, removing."""
        match intent:
            case TypeDetail(name, text):
                self._typed[name] = text
            case SetDetail(name, text):
                self._typed[name] = text
                self._describe()
            case MarkRecording(value) if is_rung_value(value) and self._surveys.found(self._path) is not None:
                self._own.marked(self._own.planning(self._path), rung_of_value(value))
            case CopyRecording() if not self._own.copies.busy:
                self._own.copies.begin((self._path,))
            case RemoveRecording() if self._own.list.inside(self._path) and is_file(self._path):
                self._asked = True
            case RemoveRecording():
                return self._removed()
            case ConfirmDelete() if self._asked:
                return self._removed()
            case KeepIt():
                self._asked = False
        return None

    def _describe(self) -> None:
        typed = {name: text.strip()[:_LONGEST] for name, text in self._typed.items()}
        if not typed:
            return
        said = replace(self._own.list.described(self._path), **typed)
        if self._kept(lambda: self._own.list.describe(self._path, said)):
            self._typed = {}

    def _removed(self) -> Destination | None:
        self._asked, self._typed = False, {}
        return OpenPractise() if self._kept(lambda: self._own.list.remove(self._path)) else None

    def _kept(self, change: Callable[[], None]) -> bool:
        try:
            change()
        except RecordingsListError as error:
            self._messages.say(_KEY, str(error))
            return False
        return True

    def leave(self) -> None:
        """Keep what was typed. Called however the page is left, closing the window included."""
        self._describe()

    def tick(self) -> Destination | None:
        """Take in the copy once it is there."""
        self._surveys.poll()
        done = self._own.copies.finished()
        if done is None:
            return None
        self._kept(lambda: self._own.list.copied(done.copies))
        for fault in done.faults:
            self._messages.say(_KEY, str(fault))
        self._path = done.copies.get(self._path, self._path)
        self._surveys.ask(tuple(done.copies.values()))
        return None
