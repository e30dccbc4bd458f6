"""The practices under the pacing in force: as they were last time while nothing has changed, else planned."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from player.library.practice_list_cache import (
    PRESETS,
    SCRIPTS,
    SIGNATURE,
    PracticeListCache,
    stamp_of,
    stamps_ending,
    stamps_in,
)
from player.library.shipped_content import shipped_content
from player.practice.units import Rung, Seconds
from player.system.folders import PACKAGE
from player.system.latest_day import LatestDay
from player.system.local_time import local_today
from player.window.practise.describe import Listed, PractiseList
from player.window.practise.state import PacingBanner, PathCard
from player.window.state import Option

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from player.library.catalog import Library
    from player.system.folders import Folders
    from player.window.pacing_choice import PacingChoice
    from player.window.parts import Lazy, PlannedBefore, SettingsStore
    from player.window.practise.planned import ListInMaking
    from player.window.shared.own_recordings import OwnRecordings

AT_ONCE: Final = 100
"""A list of so many practices is written as soon as it is made."""

TRUSTED = "trusted-authors.toml"
"""Whose signatures count: ``player.clinic.trust`` names the file the same."""


class Listing:
    """Gives the list that is right now, and keeps it for the next time.

    Args:
        folders: where things are kept.
        library: scripts, presets, phrasebook; left alone while a kept list holds.
        own_recordings: plans the person's recordings and quiet time.
        pacing_choice: the pacing in force.
        settings_store: the settings.
        planned_before: what has been planned by now.

    Attributes:
        number: of the list that was given last; another list has another number.
    """

    def __init__(
        self,
        *,
        folders: Folders,
        library: Lazy[Library],
        own_recordings: Lazy[OwnRecordings],
        pacing_choice: PacingChoice,
        settings_store: SettingsStore,
        planned_before: PlannedBefore,
    ) -> None:
        self._folders = folders
        self._library = library
        self._own_recordings = own_recordings
        self._pacing_choice = pacing_choice
        self._settings_store = settings_store
        self._planned_before = planned_before
        self._file = PracticeListCache(folders.cache)
        self._latest_day = LatestDay(folders.config)
        self._chosen = self._choice()
        self._kept = self._read()
        self._planned: PractiseList | None = None
        self._making: ListInMaking | None = None
        self._stands_for: ListInMaking | None = None
        self._unwritten = False
        self.number = 0

    @property
    def from_before(self) -> bool:
        """Whether the list last given is the one kept from before."""
        return self._kept is not None

    def now(self, first: Sequence[str] = ()) -> PractiseList:
        """The list under the pacing in force; of a long one only its beginning until ``go_on`` has made all.

        Args:
            first: the ids of practices that belong to the beginning.
        """
        if self._kept is not None and not self._holds(self._kept):
            self._kept = None
            self.number += 1
        shown = self._planned_before.shown = self._kept or self._worked_out(first)
        return shown

    def _holds(self, kept: PractiseList) -> bool:
        within = not kept.until or self._today().isoformat() <= kept.until
        return within and self._chosen == self._choice()

    def _today(self) -> date:
        return local_today()

    def _choice(self) -> tuple[str, ...]:
        """What decides which pacing is in force: looked at ten times a second, so a few files only."""
        settings, folders = self._settings_store.current, self._folders
        preset = settings.preset
        days = self._latest_day.days(self._today())
        return (
            f"{preset} {settings.speak} {settings.own_rung} {settings.wanted_language}",
            # Only while the clock is behind: otherwise the list would be made again on each new day.
            f"{days.latest if days.set_back else ''}",
            *stamps_ending(PRESETS, folders.presets),
            *(stamp_of(path) for path in (folders.config / TRUSTED, *_beside(preset))),
        )

    def _made_from(self) -> tuple[str, ...]:
        """Everything that the list is made from, and what makes it: another plan has other minutes."""
        shipped, folders = shipped_content(), self._folders
        wanted = self._settings_store.current.wanted_language
        packs = (shipped / wanted, folders.languages / wanted)
        lines = (folder / "companion" for folder in (shipped, *packs))
        content = (shipped, shipped / "presets", *packs, *lines)
        planner = PACKAGE / "practice" / "planner"
        own = stamps_ending(SCRIPTS, folders.scripts)
        return (*self._choice(), *own, *stamps_in(*content, planner, planner / "measuring"))

    def _read(self) -> PractiseList | None:
        content = self._file.read(self._made_from())
        return None if content is None else _from_plain(content)

    def go_on(self) -> bool:
        """Plan more of a long list, for a moment. What is new is listed together, so that nothing jumps.

        Returns:
            Whether something was planned or written, which takes all the time that one tick has.
        """
        making = self._making
        if making is None:
            return False
        if not making.complete:
            complete = making.go_on()
            if complete or (self._stands_for is making and making.enough):
                self._take(making)
            return True
        if not self._unwritten or self._planned is None:
            return False
        self._write(self._planned)
        return True

    def _worked_out(self, first: Sequence[str]) -> PractiseList:
        # Scripts, presets and plans: most of what a start would cost.
        from player.window.practise.planned import AT_FIRST, ListInMaking, in_force  # noqa: PLC0415

        key = in_force(self._pacing_choice, self._settings_store)
        if self._planned is not None and self._making is not None and self._making.key == key:
            return self._planned
        self._making = ListInMaking(
            library=self._library.get(),
            own_recordings=self._own_recordings.get(),
            pacing_choice=self._pacing_choice,
            settings_store=self._settings_store,
            planned_before=self._planned_before,
            first=first,
        )
        before = self._planned_before.shown
        # With nothing to show meanwhile, they are waited for.
        self._making.go_on(AT_FIRST if before is None else 0)
        if before is not None and not self._making.enough:
            return self._stand_in(self._making, before)
        return self._take(self._making)

    def _stand_in(self, making: ListInMaking, before: PractiseList) -> PractiseList:
        """The practices as they were listed before, until enough of them are planned under this pacing."""
        self.number += 1
        self._stands_for, self._unwritten = making, False
        self._planned = making.meanwhile(before)
        return self._planned

    def _take(self, making: ListInMaking) -> PractiseList:
        self.number += 1
        self._stands_for = None
        self._planned = made = making.made()
        self._unwritten = making.complete
        # A long one at a tick of its own.
        if self._unwritten and len(made.practices) <= AT_ONCE:
            self._write(made)
        return made

    def _write(self, made: PractiseList) -> None:
        # For lists that were worked out, which brings planning along.
        from player.window.practise.planned import in_force  # noqa: PLC0415

        self._unwritten = False
        # Seen before it is asked whether what was read is still so; another pacing has another list.
        made_from, library = self._made_from(), self._library.get()
        now = in_force(self._pacing_choice, self._settings_store)
        if self._making is not None and self._making.key == now and library.unchanged:
            self._file.write(made_from, _plain(made))


def _beside(preset: str) -> tuple[Path, ...]:
    """The file and the signature of a preset that is chosen by its path; nothing for one that has a name."""
    path = Path(preset)
    if path.suffix or len(path.parts) > 1:
        return path, path.with_name(path.name + SIGNATURE)
    return ()


def _plain(made: PractiseList) -> dict[str, Any]:
    banner = made.banner._asdict() | {"presets": [option._asdict() for option in made.banner.presets]}
    practices, paths = (
        [practice._asdict() for practice in made.practices],
        [path._asdict() for path in made.paths],
    )
    return made._asdict() | {"banner": banner, "practices": practices, "paths": paths}


def _from_plain(content: dict[str, Any]) -> PractiseList | None:
    try:
        banner = content["banner"]
        return PractiseList(
            PacingBanner(**banner | {"presets": tuple(Option(**option) for option in banner["presets"])}),
            tuple(_listed(practice) for practice in content["practices"]),
            tuple((name, words) for name, words in content["suggested"]),
            content["asks"],
            tuple((key, words, more) for key, words, more in content["problems"]),
            content["until"],
            tuple(PathCard(**path | {"steps": tuple(path["steps"])}) for path in content["paths"]),
        )
    except (KeyError, TypeError, ValueError):
        return None


def _listed(practice: dict[str, Any]) -> Listed:
    made = {"components": tuple(practice["components"]), "duration": Seconds(practice["duration"])}
    return Listed(**practice | made | {name: Rung(practice[name]) for name in ("highest", "reached")})
