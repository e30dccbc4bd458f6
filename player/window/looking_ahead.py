"""Gets a slow narrator's lines ready for the sitting that is likely to be next, in idle moments."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from player.practice.choices import NarratorChoice

if TYPE_CHECKING:
    from player.sittings.planning import Planning
    from player.window.given import Given
    from player.window.router import Router

EVERY_MS: Final = 1000
"""How often it goes on: a line takes seconds."""


class LookingAhead:
    """Goes on a little whenever it is asked to; does nothing during a sitting, and where Heart speaks.

    Args:
        given: the settings, the log, the library, and who gets lines ready.
        router: whether a sitting is under way.
    """

    def __init__(self, given: Given, router: Router) -> None:
        self._given = given
        self._router = router
        self._looked = False

    def go_on(self) -> None:
        """Take in what became ready, or begin with the likely sitting."""
        if self._router.in_sitting:
            self._looked = False
            return
        if not self._slow():
            return
        narration = self._given.narration.get()
        narration.tick()
        if narration.ahead is None and not self._looked:
            self._looked = True
            planning = self._likely()
            if planning is not None:
                narration.look_ahead(planning)

    def _slow(self) -> bool:
        settings = self._given.settings_store.current
        if not settings.speak or not self._given.library.made:
            return False
        pacing = self._given.pacing_choice.in_force().pacing
        named = {settings.narrator, pacing.narrator} - {NarratorChoice.OPEN, NarratorChoice.HEART}
        return bool(named)

    def _likely(self) -> Planning | None:
        """What was sat last, in its next turn; None where that is unknown, or no script's."""
        # Where somebody chose a slow narrator.
        from player.library.catalog import LibraryError  # noqa: PLC0415
        from player.practice.errors import NotUsableError  # noqa: PLC0415
        from player.records.errors import RecordsError  # noqa: PLC0415
        from player.sittings.planning import Planning  # noqa: PLC0415
        from player.sittings.sitting_log import in_turn  # noqa: PLC0415
        from player.window.shared.first_choices import first_choices  # noqa: PLC0415
        from player.window.shared.ladder_offers import own_rung  # noqa: PLC0415

        given, log = self._given, self._given.session_log.open
        settings, library = given.settings_store.current, given.library.get()
        try:
            latest = log.latest_first()[:1] if log is not None else ()
            scripts = [library.script(practice) for practice in latest]
        except (LibraryError, NotUsableError, RecordsError):
            return None
        if not scripts:
            return None
        pacing = given.pacing_choice.in_force().pacing
        choices = first_choices(pacing, speak=settings.speak, own=own_rung(given.settings_store))
        choices = replace(choices, narrator=settings.narrator)
        planning = in_turn(Planning(scripts[0], pacing, choices, library.phrasebook()), log)
        return None if planning.why_not() else planning
