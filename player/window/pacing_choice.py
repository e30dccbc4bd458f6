"""Which pacing is in force, and which may be chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from player.clinic.pin import ClinicPin
    from player.library.catalog import Library, PacingInForce
    from player.practice.pacing.locks import LockAnswer
    from player.practice.pacing.model import Pacing
    from player.window.parts import Lazy, SettingsStore


class PacingChoice:
    """The pacing in force, and the choice of another within its locks.

    Args:
        library: where presets are.
        settings_store: where the choice is kept.
        pin: the clinic's, which opens what a lock keeps.
    """

    def __init__(self, library: Lazy[Library], settings_store: SettingsStore, pin: Lazy[ClinicPin]) -> None:
        self._library = library
        self._settings_store = settings_store
        self._pin = pin

    def in_force(self) -> PacingInForce:
        """The pacing in force, and why if it is not the chosen one."""
        return self._library.get().pacing_in_force(self._settings_store.current)

    @property
    def locking(self) -> Pacing | None:
        """The preset whose locks hold: one that was left for a softer one, or the one in force; or None."""
        return self._library.get().locked_preset(self._settings_store.current)[1]

    def may_choose(self, name: str) -> LockAnswer:
        """Whether the person may choose this preset without the clinic's PIN, and if not, why."""
        # Not before a pacing is chosen.
        from player.practice.pacing.locks import ALLOWED, may_choose_preset  # noqa: PLC0415

        locking = self.locking
        if locking is None:
            return ALLOWED
        wanted = replace(self._settings_store.current, preset=name)
        return may_choose_preset(locking, self._library.get().pacing_in_force(wanted).pacing)

    def choose(self, name: str, pin: str = "") -> LockAnswer:
        """Choose a preset where its locks allow it, or with the clinic's PIN.

        Args:
            name: of the preset, or the path of its file.
            pin: the clinic's, where one was asked for.

        Raises:
            PinNotKeptError: a PIN was given, and what is kept of it can't be used.
        """
        answer = self.may_choose(name)
        if answer.allowed:
            self._settings_store.change(preset=name, locked_by=self._locks_kept(name))
        elif pin and self._pin.get().is_set:
            tried = self._pin.get().check(pin)
            answer = replace(answer, words=tried.words)
            if tried.right:
                answer = replace(answer, allowed=True, controls=(), words="")
                self._settings_store.change(preset=name, locked_by="")
        return answer

    def _locks_kept(self, name: str) -> str:
        # The locks of a preset outlast the choice of a softer one, or two choices would get around them.
        locking, _ = self._library.get().locked_preset(self._settings_store.current)
        return "" if locking == name else locking
