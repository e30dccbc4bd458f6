"""The person's favourites."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from player.window.parts import SettingsStore


def toggle_favourite(settings_store: SettingsStore, practice_id: str) -> None:
    """Make a practice a favourite, or remove it from the favourites."""
    favourites = settings_store.current.favourites
    without = tuple(favourite for favourite in favourites if favourite != practice_id)
    settings_store.change(favourites=without if practice_id in favourites else (*favourites, practice_id))
