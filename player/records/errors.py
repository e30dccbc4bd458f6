"""What can go wrong with the session log. Each message says what, where, and what to do."""

from pathlib import Path

from player.language.catalogue import _


class RecordsError(Exception):
    """Base of every error that the records room raises."""


class LogInUseError(RecordsError):
    """Another living Kindpace holds the log for writing."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "Kindpace is already open and is writing its log ({path}). You might go on in the "
                "other window, or close it first."
            ).format(path=path)
        )


class NewerLogError(RecordsError):
    """The log was written by a newer version; it is left untouched."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            _(
                "The log {path} was written by a newer Kindpace (version {found} of the log; this "
                "one reads up to {known}). It was left as it is. You might use the newer version; "
                "until then no sitting is kept."
            ).format(path=path, found=found, known=known)
        )


class OlderLogError(RecordsError):
    """The log is in an older form, and reading alone doesn't change it."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            _(
                "The log {path} is in an older form (version {found} of the log; this Kindpace "
                "writes {known}). You might open Kindpace's window once: it brings the log up to "
                "date, and loses nothing."
            ).format(path=path, found=found, known=known)
        )


class ReadOnlyLogError(RecordsError):
    """The folder or the file may not be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "Kindpace may not write its log at {path}. Nothing was changed. You might check who "
                "owns that folder, and whether its disk can be written to."
            ).format(path=path)
        )


class DiskFullError(RecordsError):
    """There is no room left on the disk."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "The disk that holds {path} is full, so the last note was not kept; everything "
                "before it is. You might free some space; the sitting itself can go on."
            ).format(path=path)
        )


class DamagedLogError(RecordsError):
    """Part of the file can't be read any more."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "The log {path} can't be read: part of it is damaged. Nothing was overwritten. When "
                "Kindpace starts again it sets the file aside under a new name and begins a new one."
            ).format(path=path)
        )


class LogFailedError(RecordsError):
    """The system could not read or write the file."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            _(
                "The log {path} could not be used: {reason}. Nothing was overwritten. You might "
                "check that its disk is connected, and start Kindpace again."
            ).format(path=path, reason=reason)
        )


class NotAFileError(RecordsError):
    """Something that is not a file is in the place of the log or of a file beside it."""

    def __init__(self, path: Path, kind: str) -> None:
        super().__init__(
            _(
                "A {kind} stands at {path}, where a file of Kindpace's log should be. It was left as "
                "it is, and until it is gone it can't be used. You might move it somewhere else and "
                "start Kindpace again."
            ).format(kind=kind, path=path)
        )


class NotDeletedError(RecordsError):
    """Deleting failed; everything is still there."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            _(
                "This could not be deleted from the log {path}: {reason}. It is still there. You "
                "might close other windows of Kindpace, or free some space, and delete it again."
            ).format(path=path, reason=reason)
        )


class DeletionNotEndedError(RecordsError):
    """Deleted from the log, but a copy may still hold it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            _(
                "It is gone from the log {path}, but a backup, or the place in the file where it "
                "stood, may still hold it: {reason}. Kindpace tries again when it starts the next "
                "time."
            ).format(path=path, reason=reason)
        )


class BackupNotMadeError(RecordsError):
    """There was no room for a backup."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "The disk that holds {path} is full, so no backup was made today. The log itself and "
                "what is in it are as they were. You might free some space; the next start makes one."
            ).format(path=path)
        )


class BackupNotRestoredError(RecordsError):
    """There was no room for a copy of the backup in the log's place."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "The disk that holds {path} is full, so the backup was not put back. It is as it "
                "was, and so is the log. You might free some space and put it back again."
            ).format(path=path)
        )


class NotEncryptedError(RecordsError):
    """The database driver can't encrypt, so nothing is written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "Kindpace can't encrypt {path} here, so nothing was written to it: the database "
                "library it came with, sqlcipher3, is missing. You might install Kindpace again."
            ).format(path=path)
        )


class KeyUnavailableError(RecordsError):
    """The log's key can't be reached now; the log is left untouched."""

    def __init__(self, log: Path, where: str, reason: str) -> None:
        super().__init__(
            _(
                "The key to the log {log} is kept in {where}, which can't be reached now ({reason}). "
                "The log was left as it is. You might unlock it and start Kindpace again."
            ).format(log=log, where=where, reason=reason)
        )


class KeyMissingError(RecordsError):
    """There is a log, but no key to it."""

    def __init__(self, log: Path) -> None:
        super().__init__(
            _(
                "The key to the log {log} was not found on this computer, so the log stays closed and no "
                "sitting is kept for now. You might put its log-key files back from a copy of your settings "
                'folder and start again, or set it aside in "Keeping and deleting": it can be taken back '
                "later."
            ).format(log=log)
        )


class KeyDiffersError(RecordsError):
    """The log is whole, but was written with another key."""

    def __init__(self, log: Path) -> None:
        super().__init__(
            _(
                "The log {log} was written with another key than the one on this computer, so it stays "
                "closed and no sitting is kept for now. You might put its own log-key files back and start "
                'again, or set it aside in "Keeping and deleting": it can be taken back later.'
            ).format(log=log)
        )


class KeyNotKeptError(RecordsError):
    """A new key could not be kept anywhere, so no log was begun."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            _(
                "The key to the log could not be kept in {path}: {reason}. No log was begun. You "
                "might check who owns that folder, and whether its disk is full."
            ).format(path=path, reason=reason)
        )


class PassphraseNeededError(RecordsError):
    """The log's key is behind a passphrase that was not given."""

    def __init__(self, log: Path) -> None:
        super().__init__(
            _("The log {log} opens with your passphrase. Nothing was changed. You might type it now.").format(
                log=log
            )
        )


class WrongPassphraseError(RecordsError):
    """This passphrase doesn't open the log's key."""

    def __init__(self, log: Path) -> None:
        super().__init__(
            _(
                "That passphrase doesn't open the log {log}. Nothing was changed. You might try "
                "again: capital letters and the keyboard's language make a difference."
            ).format(log=log)
        )


class PassphraseTooShortError(RecordsError):
    """A new passphrase is too short to protect anything."""

    def __init__(self, shortest: int) -> None:
        super().__init__(
            _(
                "A passphrase has at least {shortest} characters here. Four or five words that don't "
                "belong together are easy to keep in mind and hard to guess. The key was left where "
                "it is."
            ).format(shortest=shortest)
        )


class KeyNotMovedError(RecordsError):
    """The key could not be kept in the place it was to be moved to."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(
            _(
                "The key to the log could not be moved to the {place} ({reason}). It was left where "
                "it is, and so was the log. You might choose another place."
            ).format(place=place, reason=reason)
        )


class UnknownSittingError(RecordsError):
    """No sitting has this id."""

    def __init__(self, sitting: str) -> None:
        super().__init__(
            _("There is no sitting {sitting!r} in the log. It may have been deleted meanwhile.").format(
                sitting=sitting
            )
        )


class UnknownEntryError(RecordsError):
    """No journal entry has this id."""

    def __init__(self, entry: str) -> None:
        super().__init__(
            _("There is no journal entry {entry!r} in the log. It may have been deleted meanwhile.").format(
                entry=entry
            )
        )


class SittingEndedError(RecordsError):
    """The sitting has already ended."""

    def __init__(self, sitting: str) -> None:
        super().__init__(
            _("The sitting {sitting!r} has ended. Begin a new one to go on.").format(sitting=sitting)
        )


class NotAnExportError(RecordsError):
    """The file can't be imported into a log."""

    def __init__(self, file: str, where: str, reason: str) -> None:
        super().__init__(
            _(
                "{file} can't be read back: at {where}, {reason}. Nothing was changed. You might "
                "export it again as JSON, with everything chosen."
            ).format(file=file, where=where, reason=reason)
        )


class NotEmptyError(RecordsError):
    """An export can only be imported into an empty log."""

    def __init__(self, log: Path) -> None:
        super().__init__(
            _(
                "There is something in the log {log} already, so nothing was read back into it. You "
                "might set KINDPACE_HOME to a new folder and read the export back there."
            ).format(log=log)
        )


class BackupUnusableError(RecordsError):
    """A backup can't be read or restored."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            _(
                "The backup {path} can't be used: {reason}. The log was left as it is. You might "
                "take another one."
            ).format(path=path, reason=reason)
        )


class NotATransferError(RecordsError):
    """The file is not one that was taken from another computer, or this passphrase doesn't open it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            _(
                "{path} can't be brought back: {reason}. Nothing was changed. You might type the "
                "passphrase again, and check that it is the whole file that was written on the other "
                "computer."
            ).format(path=path, reason=reason)
        )


class TransferFailedError(RecordsError):
    """The file for another computer can't be written or read."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            _(
                "{path} could not be used: {reason}. Nothing was changed. You might choose another "
                "folder, or free some space."
            ).format(path=path, reason=reason)
        )


class NotAllBroughtError(RecordsError):
    """Some of what was brought back has not got to its place."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            _(
                "Not everything is in its place yet: {path} ({reason}). All the rest is. You might check who "
                "owns that folder; Kindpace tries again when it starts."
            ).format(path=path, reason=reason)
        )


class LogClosedError(RecordsError):
    """The log was closed."""

    def __init__(self, path: Path) -> None:
        super().__init__(_("The log {path} was closed. Open it again to use it.").format(path=path))


def at_most(characters: int) -> str:
    """What a text that is too long has to be."""
    return _("at most {number} characters").format(number=characters)


class BadEntryError(RecordsError):
    """The log doesn't accept this value."""

    def __init__(self, what: str, found: object, expected: str) -> None:
        super().__init__(
            _("The {what} {found!r} can't be kept in the log. It has to be {expected}.").format(
                what=what, found=found, expected=expected
            )
        )
