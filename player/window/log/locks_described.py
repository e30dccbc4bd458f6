"""The locks of a sitting in words, for its page in the log."""

from collections.abc import Iterator

from player.language.catalogue import _
from player.practice.plain_words import joined
from player.records.store.entries import SittingRecord
from player.records.store.kept_locks import caps_labelled, label_of


def locks_said(sitting: SittingRecord) -> Iterator[str]:
    """Which locks were in force, and which were lifted beforehand; nothing if there were none."""
    if sitting.locks is not None and sitting.locks.caps:
        yield _("Locked: {caps_labelled}.").format(caps_labelled=caps_labelled(sitting.locks))
    if sitting.lifted is not None:
        labels = joined([label_of(name) for name in sitting.lifted.controls])
        yield _("Locked the time before, and not any more: {labels}, because {words}.").format(
            labels=labels, words=sitting.lifted.by.words
        )
