"""What a person can do on several screens, or to get from one to another, as frozen values.

What can be done on one screen alone is in that screen's ``state``. Where a destination leads is in
``player.window.routes``.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Intent:
    """The base of all intents. One without fields needs no decorator: it equals any other of its class."""


class Destination(Intent):
    """The base of all that lead to a screen: pressed by a person, or returned by a page."""


class OpenClinic(Destination):
    """Go to the clinic."""


class OpenPractise(Destination):
    """Go to the list of practices."""


class OpenLog(Destination):
    """Go to the log."""


class OpenSettings(Destination):
    """Go to the settings."""


@dataclass(frozen=True)
class OpenTryScript(Destination):
    """Go to the screen on which authors try a script; with the script at ``path``, if one is given."""

    path: str = ""


@dataclass(frozen=True)
class OpenOwnVoice(Destination):
    """Go to the page on which a practice is recorded line by line.

    Attributes:
        practice: its id, or the path of its script; empty for one to choose.
        preset: it is recorded as heard under; empty for the one in force.
    """

    practice: str = ""
    preset: str = ""


@dataclass(frozen=True)
class OpenFiles(Intent):
    """Open files that were dropped on the window or given to it: recordings, a script, a preset."""

    paths: tuple[str, ...]


class Told(Intent):
    """Something that a screen did by itself is to be said above it.

    Attributes:
        words: what came of it, in one sentence.
    """

    words: str


class OpenSupport(Destination):
    """Go to the people to contact."""


class CloseWindow(Intent):
    """The window was closed. Nothing is asked."""


@dataclass(frozen=True)
class ToggleFavourite(Intent):
    """Make a practice a favourite, or remove it from the favourites."""

    practice_id: str


@dataclass(frozen=True)
class ChoosePractice(Destination):
    """Open "Before you begin" for a practice."""

    practice_id: str


@dataclass(frozen=True)
class OpenPath(Destination):
    """Open a path through the practices."""

    path_id: str


class Softer(Intent):
    """A softer pacing: in a sitting one step softer from here, elsewhere the next softer preset."""


class AsBefore(Intent):
    """Undo the last "Softer"."""


class EaseBack(Destination):
    """Stop and ground. It is on every screen, and nothing is asked first."""


class Leave(Destination):
    """Leave a page for the sitting that waits behind it, or else for the list of practices."""


class ConfirmDelete(Intent):
    """Yes, delete what was asked about."""


class KeepIt(Intent):
    """No, keep what was asked about."""


class OpenJournal(Destination):
    """Go to the journal."""


class OpenLearn(Destination):
    """Go to the short pages."""


class OpenExport(Destination):
    """Go to the export's preview."""


class OpenKeeping(Destination):
    """Go to the screen for the log's key, backups, retention and deleting."""


@dataclass(frozen=True)
class SetSetting(Intent):
    """Change the setting ``name`` to ``value``; a toggle's value is ``"on"`` or ``"off"``."""

    name: str
    value: str


@dataclass(frozen=True)
class DismissMessage(Intent):
    """Dismiss the message with this ``key``."""

    key: str


class DeleteEverything(Intent):
    """Ask whether everything may be deleted."""
