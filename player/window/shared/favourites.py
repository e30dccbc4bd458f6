"""The person's favourites."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from player.window.services import Services


def toggle_favourite(services: Services, practice_id: str) -> None:
    """Make a practice a favourite, or no longer one."""
    favourites = services.settings.favourites
    without = tuple(one for one in favourites if one != practice_id)
    services.change(favourites=without if practice_id in favourites else (*favourites, practice_id))
