"""What the keeping page says, and what it does to an open log."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from player.language.catalogue import _, counted
from player.language.numbers import figure
from player.practice.plain_words import day_in_words, within_sentence
from player.records.retention.backups import Backup, BackupPreview
from player.records.retention.everything import OwnFiles
from player.records.retention.set_aside_logs import SetAsideLog
from player.records.session_log import SessionLog
from player.records.store.key_places import KeyPlace
from player.window.keeping.log_work import LOOKING
from player.window.keeping.state import BackupView, KeyPlaceView, OwnFilesView
from player.window.parts import LogAccess, Messages

TITLES: Final = {
    KeyPlace.KEYRING: _("In the system's keyring"),
    KeyPlace.PASSPHRASE: _("Behind a passphrase"),
    KeyPlace.FILE: _("In a file"),
}
MOVED: Final = {
    KeyPlace.KEYRING: _("The key is kept here now: in the system's keyring."),
    KeyPlace.PASSPHRASE: _("The key is kept here now: behind a passphrase."),
    KeyPlace.FILE: _("The key is kept here now: in a file."),
}
KEPT_FOR: Final = {
    0: _("Everything stays"),
    90: _("3 months"),
    365: _("A year"),
    730: _("2 years"),
    1825: _("5 years"),
}
EVERYTHING: Final = _(
    "This deletes all sittings, the journal, answers, backups and logs that were set aside, and also your "
    "settings, your own contact, prepared sound, technical messages, all keys and the clinic's PIN. "
    "Kindpace's folders are emptied, together with anything else that was put there, and Kindpace is as if "
    "it had never been opened."
)
ASKED_EVERYTHING: Final = _(
    "Delete everything: sittings, journal, answers, backups, settings, contact, prepared sound and keys? "
    "None of it can be brought back."
)
_NOT_YET: Final = _(
    "What was written last isn't in the log yet, and in another log it would have no place. So the log stays "
    "as it is. You might make room on the disk, or close what else has the log open, and try again."
)
OWN_FILES: Final = {
    OwnFiles.PRACTICES: _("Practices you added"),
    OwnFiles.PRESETS: _("Pacings"),
    OwnFiles.QUESTIONNAIRES: _("Questionnaires you added"),
    OwnFiles.RECORDINGS: _("Recordings and captions"),
    OwnFiles.BACKGROUNDS: _("Background sounds"),
    OwnFiles.VOICES: _("Recorded lines of practices"),
}


def places(log: SessionLog) -> tuple[KeyPlaceView, ...]:
    """Where the log's key can be."""
    return tuple(
        KeyPlaceView(place.value, title, place.words, place is log.key_place)
        for place, title in TITLES.items()
    )


def backup_view(backup: Backup, contains: str, *, looked_into: bool) -> BackupView:
    """One backup, with what is known of it."""
    words = _("{day}, {number} kB").format(
        day=day_in_words(backup.day), number=figure(max(1, round(backup.size / 1000)), ",d")
    )
    return BackupView(backup.day.isoformat(), words, LOOKING if looked_into else contains)


def put_back_question(found: BackupPreview) -> str:
    """What is asked before a backup takes the log's place."""
    return _(
        "Put back the backup of {day_in_words}? {contents} What is here now is set aside "
        "under another name, not deleted."
    ).format(day_in_words=day_in_words(found.backup.day), contents=contents(found))


def take_back_question(found: BackupPreview) -> str:
    """What is asked before a log that was set aside takes the log's place."""
    return _("Take back this log? {contents} What is here now is set aside in turn, not deleted.").format(
        contents=contents(found)
    )


def delete_days_question(first: date, last: date) -> str:
    """What is asked before everything of some days is deleted."""
    return _(
        "Delete all sittings, journal entries and answers from {day_in_words} to "
        "{day_in_words_2}? They are deleted from the backups too, and can't be brought back."
    ).format(day_in_words=day_in_words(first), day_in_words_2=day_in_words(last))


def _sittings(number: int) -> str:
    return counted("{number} sitting", "{number} sittings", number)


def contents(found: BackupPreview) -> str:
    """What a backup or a log that was set aside holds."""
    held = {
        "sittings": _sittings(found.sittings),
        "entries": counted("{number} journal entry", "{number} journal entries", found.entries),
    }
    if found.first_day is not None and found.last_day is not None:
        first, last = day_in_words(found.first_day), day_in_words(found.last_day)
        holds = _("It holds {sittings}, from {first} to {last}, and {entries}.").format(
            first=first, last=last, **held
        )
    else:
        holds = _("It holds {sittings}, and {entries}.").format(**held)
    if not found.lost_sittings:
        return holds
    lost = _sittings(found.lost_sittings)
    return holds + " " + _("It doesn't have {lost} that the log has now.").format(lost=lost)


def all_written(session_log: LogAccess, messages: Messages) -> bool:
    """Whether nothing waits for the log that is about to be exchanged; where it does, that is said."""
    if session_log.waits and not session_log.write_later(at_last=True):
        messages.say("keeping", _NOT_YET)
        return False
    return True


def put_back(log: SessionLog, backup: Backup) -> str:
    """Put a backup in the log's place."""
    aside = log.retention.restore_backup(backup)
    return _("Put back. What was here before is kept as {aside}.").format(aside=aside)


def take_back(log: SessionLog, found: SetAsideLog) -> str:
    """Put a log that was set aside in the log's place."""
    aside = log.retention.take_back(found)
    return _("Taken back. What was here before is kept as {aside}.").format(aside=aside)


def delete_days(log: SessionLog, first: date, last: date) -> str:
    """Delete what was kept on these days."""
    gone = log.retention.delete_days(first, last)
    return _("Deleted: {sittings}, and what was written on those days.").format(sittings=_sittings(gone))


def listed(files: Iterable[OwnFilesView]) -> str:
    """Own files of several kinds."""
    return ", ".join(f"{within_sentence(kind.label)} ({kind.files})" for kind in files)
