"""The locks of a sitting in words, for its page in the log."""

from collections.abc import Iterator

from player.practice.plain_words import joined
from player.records.store.entries import SittingRecord
from player.records.store.kept_locks import caps_labelled, label_of


def locks_said(sitting: SittingRecord) -> Iterator[str]:
    """Which locks were in force, and which were lifted beforehand; nothing if there were none."""
    if sitting.locks is not None and sitting.locks.caps:
        yield f"Locked: {caps_labelled(sitting.locks)}."
    if sitting.lifted is not None:
        labels = joined([label_of(name) for name in sitting.lifted.controls])
        yield f"Locked the time before, and not any more: {labels}, because {sitting.lifted.by.words}."
