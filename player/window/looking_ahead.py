"""Gets a slow narrator's lines ready for the sitting that is likely to be next, in idle moments."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from player.practice.narrator_choice import NarratorChoice

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.library.catalog import Library
    from player.sittings.narration import Narration
    from player.sittings.planning import Planning
    from player.window.pacing_choice import PacingChoice
    from player.window.parts import Lazy, LogAccess, SettingsStore


class LookingAhead:
    """Goes on a little whenever it is asked to; does nothing during a sitting, and where Heart speaks.

    Args:
        library: the practices.
        narration: gets lines ready.
        pacing_choice: the pacing in force.
        session_log: what was sat last.
        settings_store: who is to speak.
        in_sitting: whether a sitting is under way.
    """

    def __init__(
        self,
        *,
        library: Lazy[Library],
        narration: Lazy[Narration],
        pacing_choice: PacingChoice,
        session_log: LogAccess,
        settings_store: SettingsStore,
        in_sitting: Callable[[], bool],
    ) -> None:
        self._library = library
        self._narration = narration
        self._pacing_choice = pacing_choice
        self._session_log = session_log
        self._settings_store = settings_store
        self._in_sitting = in_sitting
        self._looked = False

    def go_on(self) -> None:
        """Take in what became ready, or begin with the likely sitting."""
        if self._in_sitting():
            self._looked = False
            return
        if self._session_log.lent or not self._slow():
            return
        narration = self._narration.get()
        narration.tick()
        if narration.ahead is None and not self._looked:
            self._looked = True
            planning = self._likely()
            if planning is not None:
                narration.look_ahead(planning)

    def _slow(self) -> bool:
        settings = self._settings_store.current
        if not settings.speak or not self._library.made:
            return False
        pacing = self._pacing_choice.in_force().pacing
        at_once = {NarratorChoice.OPEN, NarratorChoice.HEART, NarratorChoice.RECORDED}
        named = {settings.narrator, pacing.narrator} - at_once
        return bool(named) or self._library.get().languages.narrator(settings.wanted_language) is not None

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

        log, library = self._session_log.open, self._library.get()
        settings = self._settings_store.current
        try:
            latest = log.latest_first()[:1] if log is not None else ()
            scripts = [library.script(practice) for practice in latest]
        except (LibraryError, NotUsableError, RecordsError):
            return None
        if not scripts:
            return None
        pacing = self._pacing_choice.in_force().pacing
        choices = first_choices(pacing, speak=settings.speak, own=own_rung(self._settings_store))
        choices = replace(choices, narrator=settings.narrator)
        planning = in_turn(
            Planning(
                scripts[0],
                pacing,
                choices,
                library.phrasebook(scripts[0].language),
                named=library.languages.narrator(scripts[0].language),
            ),
            log,
        )
        return None if planning.why_not() else planning
