"""Taking everything to another computer and bringing it back, beside the window."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from player.language.catalogue import _, counted
from player.language.system_faults import system_words
from player.practice.files_said import file_said
from player.practice.plain_words import day_in_words
from player.records.errors import RecordsError
from player.records.session_log import SessionLog
from player.records.transfer.bringing import Staged, stage
from player.records.transfer.taking import Taken, Taking
from player.system.ending import StoppedError
from player.system.folders import Folders
from player.window.background_task import BackgroundTask

TAKING = _("Everything is being saved. You can go on using this page meanwhile.")
LOOKING = _("Kindpace is looking through the file. Nothing has been changed yet.")
_MOST_NAMED = 3


@dataclass(frozen=True)
class Told:
    """What came of it, in words."""

    words: str


@dataclass(frozen=True)
class Brought:
    """A file that was looked through and waits for a yes."""

    staged: Staged


class Carrying:
    """One thing under way at a time, whichever page is shown meanwhile.

    Args:
        folders: where everything is.
    """

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._task: BackgroundTask[Told | Brought] | None = None
        self.words = ""

    def take(self, log: SessionLog, path: Path, passphrase: str) -> None:
        """Begin to write everything to a file. Raises RecordsError if the log can't be copied."""
        taking = Taking(log, self._folders, passphrase)
        self._begin(TAKING, lambda: Told(_taken_in_words(taking.write(path), path)))

    def look_into(self, path: Path, passphrase: str) -> None:
        """Begin to look through a file."""
        self._begin(LOOKING, lambda: Brought(stage(path, passphrase, self._folders)))

    def _begin(self, words: str, work: Callable[[], Told | Brought]) -> None:
        if self._task is None:
            self._task, self.words = BackgroundTask(work), words

    def finished(self) -> Told | Brought | None:
        """What came of it, once; None while nothing is done. Raises RecordsError."""
        if self._task is None or not self._task.ready:
            return None
        done, self._task, self.words = self._task, None, ""
        try:
            return done.result()
        except StoppedError:
            return None
        except OSError as error:
            raise RecordsError(
                _("That could not be done: {value}.").format(value=system_words(error))
            ) from error


def question(staged: Staged) -> str:
    """What is asked before anything is put in place."""
    when = day_in_words(datetime.fromisoformat(staged.taken).date()) if staged.taken else _("another day")
    return _(
        "Bring back what was taken on {when}? It has {sittings} and {others}. The log that is here now, and "
        "files with the same names, are set aside, not deleted."
    ).format(
        when=when,
        sittings=counted("{number} sitting", "{number} sittings", staged.sittings),
        others=counted("{number} other file", "{number} other files", staged.files),
    )


def _taken_in_words(taken: Taken, path: Path) -> str:
    words = _(
        "Saved: {path}, {files}. The log's key is in it, behind the passphrase. If the passphrase is lost, "
        "nobody can recover it."
    ).format(path=file_said(path), files=counted("{number} file", "{number} files", taken.files))
    if taken.left_out:
        more = len(taken.left_out) - _MOST_NAMED
        named = " ".join(taken.left_out[:_MOST_NAMED])
        words += " " + _("Left out: {named}").format(named=named)
        words += counted(" And {number} more.", " And {number} more.", more) if more > 0 else ""
    return words
