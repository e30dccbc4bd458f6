"""The person's favourites."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from player.window.parts import SettingsStore


def toggle_favourite(settings_store: SettingsStore, practice_id: str) -> None:
    """Make a practice a favourite, or no longer one."""
    favourites = settings_store.current.favourites
    without = tuple(one for one in favourites if one != practice_id)
    settings_store.change(favourites=without if practice_id in favourites else (*favourites, practice_id))
