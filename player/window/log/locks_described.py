"""The locks of a sitting in words, for its page in the log."""

from collections.abc import Iterator

from player.practice.declared.values import Value
from player.practice.pacing.controls import control
from player.practice.pacing.locks import HeldLocks
from player.records.store.entries import SittingRecord
from player.window.shared.words import joined


def locks_said(sitting: SittingRecord) -> Iterator[str]:
    """Which locks were in force, and which were lifted beforehand; nothing if there were none."""
    if sitting.locks is not None and sitting.locks.caps:
        yield f"Locked: {_caps(sitting.locks)}."
    if sitting.lifted is not None:
        labels = joined([_label(name) for name in sitting.lifted.controls])
        yield f"Locked the time before and no longer: {labels}, because {sitting.lifted.by.words}."


def _caps(locks: HeldLocks) -> str:
    return joined([f"{_label(name)} {_figure(name, cap)}" for name, cap in locks.caps.items()])


def _label(name: str) -> str:
    try:
        return f"“{control(name).label}”"
    except KeyError:
        # Of another version, or from an export that was changed.
        return name


def _figure(name: str, cap: Value) -> str:
    try:
        return control(name).kind.figure(cap)
    except (KeyError, TypeError, ValueError):
        return str(cap)
