"""Locks as JSON for the log; ``docs/log-format.md`` explains the names."""

import json
from datetime import datetime

from player.practice.declared.values import Value
from player.practice.declared.values import written as as_typed
from player.practice.display_text import in_quotes
from player.practice.pacing.controls import control
from player.practice.pacing.locks import HeldLocks, LiftedBy, LiftedLocks
from player.practice.plain_words import joined
from player.records.store.clock import written


def locks_text(locks: HeldLocks | None) -> str | None:
    """The ``locks`` column; None if it is unknown which locks held."""
    if locks is None:
        return None
    if not locks.caps:
        return "{}"
    signed = written(locks.signed_at) if locks.signed_at else None
    whole = {"preset": locks.preset, "sha256": locks.content_hash, "key_id": locks.key_id, "signed": signed}
    return json.dumps(whole | {"caps": dict(locks.caps)}, ensure_ascii=False)


def read_locks(text: str | None) -> HeldLocks | None:
    """Parse the result of ``locks_text``."""
    if text is None:
        return None
    whole = json.loads(text)
    if not whole:
        return HeldLocks()
    signed = datetime.fromisoformat(whole["signed"]) if whole["signed"] else None
    caps = {name: value_of(value) for name, value in whole["caps"].items()}
    return HeldLocks(whole["preset"], whole["sha256"], whole["key_id"], signed, caps)


def lifted_text(lifted: LiftedLocks | None) -> str | None:
    """The ``lifted`` column; None if no lock was lifted."""
    if lifted is None:
        return None
    return json.dumps({"controls": list(lifted.controls), "by": lifted.by.value})


def read_lifted(text: str | None) -> LiftedLocks | None:
    """Parse the result of ``lifted_text``."""
    if text is None:
        return None
    whole = json.loads(text)
    return LiftedLocks(tuple(whole["controls"]), LiftedBy(whole["by"]))


def caps_in_words(locks: HeldLocks | None) -> str:
    """The caps in one line, such as ``max_rung=2 contact_max_s=30``; empty if none held."""
    if locks is None:
        return "not known"
    return " ".join(f"{name}={as_typed(cap)}" for name, cap in locks.caps.items())


def caps_labelled(locks: HeldLocks) -> str:
    """The caps as a person knows them, such as ``“Highest rung” 2 and “Longest silence” 30 seconds``."""
    return joined([f"{label_of(name)} {_figure(name, cap)}" for name, cap in locks.caps.items()])


def label_of(name: str) -> str:
    """A control's label, in quotation marks."""
    try:
        return in_quotes(control(name).label)
    except KeyError:
        # Of another version, or from an export that was changed.
        return name


def _figure(name: str, cap: Value) -> str:
    try:
        return control(name).kind.figure(cap)
    except (KeyError, TypeError, ValueError):
        return str(cap)


def value_of(value: object) -> Value:
    """A control's value, undoing JSON's conversion of tuples to lists."""
    if isinstance(value, list):
        return tuple(value)
    if value is None or isinstance(value, float | int | str):
        return value
    raise TypeError(value)
