"""What tests of deleting share: a log with data of each kind, and where its words are found."""

from dataclasses import replace
from datetime import timedelta

from bare_pages import pages_of
from export_material import GRID

from player.records.journal.entries import JournalKind
from player.records.measures.questionnaire_reader import read_questionnaire
from player.records.store.entries import Content, ContentKind, NoteKind

SCRIPT, NOTE, ENTRY, ANSWERED = MARKS = (
    b"heron in a script",
    b"heron in a note",
    b"heron told",
    b"heron asked",
)


def filled(log, others_too, clock):
    """Fill a log with data of each kind to delete, and a sitting to keep, in three backups."""
    log.start(others_too)
    gone = log.start(replace(others_too, script=Content(ContentKind.SCRIPT, "herons", SCRIPT)))
    log.reflect(gone, NOTE.decode(), NoteKind.UNWANTED_EFFECT)
    entry = log.journal.begin(JournalKind.END_OF_DAY)
    log.journal.save(entry, {"line": ENTRY.decode()})
    answered = GRID.replace(b"Kindpace's own grid", ANSWERED)
    log.measures.answer(read_questionnaire(answered, "grid.yaml"), {1: 2})
    for _ in range(3):
        log.retention.back_up_if_due()
        clock.now += timedelta(days=1)
    return log


def newest(log):
    return log.sittings()[0]


DELETIONS = {
    "sitting": (lambda log: log.retention.delete_sitting(newest(log).id), {SCRIPT, NOTE}),
    "note": (lambda log: log.retention.delete_note(newest(log).notes[0].id), {NOTE}),
    "entry": (lambda log: log.retention.delete_entry(log.journal.entries()[0].id), {ENTRY}),
    "answers": (lambda log: log.retention.delete_response(log.measures.responses()[0].id), {ANSWERED}),
    "days": (lambda log: log.retention.delete_days(None, None), set(MARKS)),
}


def marks_in(log):
    """Which words occur in the log's bytes and in each backup's."""
    paths = (log.path, *(backup.path for backup in log.retention.backups()))
    return [{mark for mark in MARKS if mark in pages_of(path, log.key.secret)} for path in paths]
