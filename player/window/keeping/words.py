"""What the keeping page says, and what it does to an open log."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from player.practice.plain_words import day_in_words
from player.records.retention.backups import Backup, BackupPreview
from player.records.retention.everything import OwnFiles
from player.records.retention.set_aside_logs import SetAsideLog
from player.records.session_log import SessionLog
from player.records.store.key_places import KeyPlace
from player.window.keeping.state import OwnFilesView

TITLES: Final = {
    KeyPlace.KEYRING: "In the system's keyring",
    KeyPlace.PASSPHRASE: "Behind a passphrase",
    KeyPlace.FILE: "In a file",
}
KEPT_FOR: Final = {0: "Everything stays", 90: "3 months", 365: "A year", 730: "2 years", 1825: "5 years"}
EVERYTHING: Final = (
    "This deletes all sittings, the journal, answers, backups and logs that were set aside, and also your "
    "settings, your own contact, prepared sound, technical messages, all keys and the clinic's PIN. "
    "Kindpace's folders are emptied, together with anything else that was put there, and Kindpace is as if "
    "it had never been opened."
)
ASKED_EVERYTHING: Final = (
    "Delete everything: sittings, journal, answers, backups, settings, contact, prepared sound and keys? "
    "None of it can be brought back."
)
OWN_FILES: Final = {
    OwnFiles.PRACTICES: "Practices you added",
    OwnFiles.PRESETS: "Pacings",
    OwnFiles.QUESTIONNAIRES: "Questionnaires you added",
    OwnFiles.RECORDINGS: "Recordings and captions",
    OwnFiles.BACKGROUNDS: "Background sounds",
    OwnFiles.VOICES: "Recorded lines of practices",
}


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun."""
    return f"1 {one}" if number == 1 else f"{number} {many or one + 's'}"


def contents(found: BackupPreview) -> str:
    """What a backup or a log that was set aside holds."""
    days = ""
    if found.first_day is not None and found.last_day is not None:
        days = f", from {day_in_words(found.first_day)} to {day_in_words(found.last_day)}"
    lost, sittings = (counted(number, "sitting") for number in (found.lost_sittings, found.sittings))
    entries = counted(found.entries, "journal entry", "journal entries")
    lacks = f" It doesn't have {lost} that the log has now." if found.lost_sittings else ""
    return f"It holds {sittings}{days}, and {entries}.{lacks}"


def put_back(log: SessionLog, backup: Backup) -> str:
    """Put a backup in the log's place."""
    aside = log.retention.restore_backup(backup)
    return f"Put back. What was here before is kept as {aside}."


def take_back(log: SessionLog, found: SetAsideLog) -> str:
    """Put a log that was set aside in the log's place."""
    aside = log.retention.take_back(found)
    return f"Taken back. What was here before is kept as {aside}."


def delete_days(log: SessionLog, first: date, last: date) -> str:
    """Delete what was kept on these days."""
    gone = log.retention.delete_days(first, last)
    return f"Deleted: {counted(gone, 'sitting')}, and what was written on those days."


def listed(files: Iterable[OwnFilesView]) -> str:
    """Own files of several kinds."""
    return ", ".join(f"{one.label[0].lower()}{one.label[1:]} ({one.files})" for one in files)
