"""Finds the locks in force now and, for the log, how earlier locks were lifted."""

from collections.abc import Callable, Iterator
from datetime import datetime

from player.clinic.lifting import LiftTraces, LocksNow, held_locks
from player.clinic.verification import Verification
from player.library.catalog import Library
from player.library.errors import UnknownPresetError
from player.library.pacing_in_force import HoldsLocks
from player.practice.pacing.locks import HeldLocks


def locks_in_force(
    library: Library, settings: HoldsLocks, pin_given: Callable[[], datetime | None]
) -> LocksNow:
    """The locks in force under these settings.

    Args:
        library: all presets.
        settings: which presets are chosen.
        pin_given: returns when the clinic's PIN was last entered correctly; called only if locks were lifted.
    """
    name, _ = library.locked_preset(settings)
    held = held_locks(library.verified(name)) if name else HeldLocks()

    def traces() -> LiftTraces:
        chosen = [preset for preset in (settings.locked_by, settings.preset) if preset]
        own = tuple(_verified(library, library.preset_names()))
        return LiftTraces(own, tuple(_verified(library, chosen)), pin_given(), library.days().clock)

    return LocksNow(held, traces)


def _verified(library: Library, names: tuple[str, ...] | list[str]) -> Iterator[Verification]:
    for name in names:
        try:
            yield library.verified(name)
        except UnknownPresetError:
            continue
