"""Which locks hold now, and what tells how earlier ones were lifted, for the log."""

from collections.abc import Callable, Iterator
from datetime import datetime

from player.clinic.lifting import LiftTraces, LocksNow, held_locks
from player.clinic.verification import Verification
from player.library.catalog import HoldsLocks, Library, UnknownPresetError
from player.practice.pacing.locks import HeldLocks


def locks_in_force(
    library: Library, settings: HoldsLocks, pin_given: Callable[[], datetime | None]
) -> LocksNow:
    """The locks that hold under these settings.

    Args:
        library: all presets.
        settings: which are chosen.
        pin_given: asked when the clinic's PIN was last given rightly, where locks were lifted.
    """
    name, _ = library.locked_preset(settings)
    held = held_locks(library.verified(name)) if name else HeldLocks()

    def traces() -> LiftTraces:
        names = [one for one in (settings.locked_by, settings.preset) if one]
        own = tuple(_found(library, library.preset_names()))
        return LiftTraces(own, tuple(_found(library, names)), pin_given(), library.days().clock)

    return LocksNow(held, traces)


def _found(library: Library, names: tuple[str, ...] | list[str]) -> Iterator[Verification]:
    for name in names:
        try:
            yield library.verified(name)
        except UnknownPresetError:
            continue
