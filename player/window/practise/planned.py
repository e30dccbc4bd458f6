"""Plans of everything there is to practise, for the list of practices: bit by bit, as there may be many."""

import time
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from player.language.catalogue import ENGLISH, _
from player.library.catalog import Library
from player.library.errors import BrokenContentError
from player.library.languages.languages import primary
from player.library.practice_paths import PracticePath
from player.practice.pacing.model import Pacing
from player.practice.problems_said import files_left_out
from player.practice.script.model import Script
from player.practice.units import Rung
from player.sittings.planning import Planning
from player.window.pacing_choice import PacingChoice
from player.window.parts import PlannedBefore, SettingsStore
from player.window.practise.describe import Listed, PractiseList
from player.window.practise.pacing_banner import pacing_banner
from player.window.practise.state import PacingBanner, PathCard
from player.window.shared.assigned_described import suggested_words
from player.window.shared.first_choices import first_choices
from player.window.shared.ladder_described import own_rung_of
from player.window.shared.own_recordings import OwnRecordings

AT_FIRST: Final = 32
"""How many practices are planned before anything is shown: all that are shipped."""

MOMENT: Final = 0.05
"""Seconds of planning at a time, so that the window answers between two of them."""

_LEFT_OUT: Final = "files-left-out"
"""Names the message about them: there is one, however many they are."""

_KEPT: Final = 20_000
"""How many plans' words are kept in memory, some 20 MB."""


def in_force(pacing_choice: PacingChoice, settings_store: SettingsStore) -> tuple[object, ...]:
    """What decides about the plans; while it is the same, so are they."""
    now, settings = pacing_choice.in_force(), settings_store.current
    pacing = now.pacing.content_hash, now.reason, now.set_by
    return *pacing, settings.speak, settings.own_rung, settings.wanted_language


class ListInMaking:
    """The list under the pacing in force: reads each script and plans it, so many at a time.

    Args:
        library: scripts, presets, phrasebook.
        own_recordings: plans quiet time.
        pacing_choice: the pacing in force.
        settings_store: the settings.
        planned_before: what has been planned by now; what is planned here is added.
        first: the ids of practices that are planned before all others, where they have been read.

    Attributes:
        key: what decides about the plans.
        complete: whether none is left.
    """

    def __init__(
        self,
        *,
        library: Library,
        own_recordings: OwnRecordings,
        pacing_choice: PacingChoice,
        settings_store: SettingsStore,
        planned_before: PlannedBefore,
        first: Sequence[str],
    ) -> None:
        self.key, self.complete = in_force(pacing_choice, settings_store), False
        self._library = library
        self._now = pacing_choice.in_force()
        self._choices = first_choices(
            self._now.pacing,
            speak=settings_store.current.speak,
            own=own_rung_of(settings_store.current.own_rung),
        )
        self._wanted = settings_store.current.wanted_language
        self._before = planned_before
        self._found: dict[str, Listed] = {}
        self._own_recordings = own_recordings
        self._steps = self._planning((*(practice.id for practice in self._now.pacing.practices), *first))

    def go_on(self, least: int = 0) -> bool:
        """Plan more, for a moment, and until there are so many; True if none is left."""
        end = time.perf_counter() + MOMENT
        while not self.complete and (len(self._found) < least or time.perf_counter() < end):
            self.complete = next(self._steps, False) is False
        return self.complete

    @property
    def enough(self) -> bool:
        """Whether there is enough to be shown."""
        return self.complete or len(self._found) >= AT_FIRST

    def _planning(self, first: Sequence[str]) -> Iterator[bool]:
        """Read and plan one script after another, quiet time before them; yields after each."""
        _ = self._quiet
        yield True
        read = {script.id: script for script in self._library.scripts_so_far()}
        for name in first:
            if name in read:
                self._plan(read[name])
                yield True
        reading = True
        while reading:
            for script in self._library.scripts_so_far():
                if script.id not in self._found:
                    self._plan(script)
                    yield True
            reading = self._library.read_next_script()
            yield True

    def _plan(self, script: Script) -> None:
        key = script.content_hash, *self.key
        if key not in self._before:
            planning = Planning.in_its_language(self._library, script, self._now.pacing, self._choices)
            keep(self._before, key, listed(planning, self._wanted))
        self._found[script.id] = self._before[key]

    @cached_property
    def _quiet(self) -> Listed:
        return listed(self._own_recordings.quiet())

    def _suggested(self) -> tuple[tuple[str, str], ...]:
        return tuple((practice.id, suggested_words(practice.days)) for practice in self._now.pacing.practices)

    def _banner(self) -> PacingBanner:
        pacing, now = self._now.pacing, self._now
        softest = pacing.id == "grounding-only"
        return pacing_banner(
            pacing, self._library.presets(), now.reason or now.set_by, can_soften=not softest
        )

    def meanwhile(self, before: PractiseList) -> PractiseList:
        """What is shown until there is enough: the practices as before, under the pacing in force."""
        asks = bool(self._now.pacing.questionnaires)
        return before._replace(banner=self._banner(), suggested=self._suggested(), asks=asks)

    def made(self) -> PractiseList:
        """The list as far as it goes; in the order of the scripts."""
        pacing = self._now.pacing
        paths, wrong = _paths(self._library, pacing)
        problems = self._library.problems() if self.complete else ()
        out = (files_left_out(problems),) if problems else ()
        scripts = (self._found.get(script.id) for script in self._library.scripts_so_far())
        return PractiseList(
            self._banner(),
            (*(script for script in scripts if script is not None), self._quiet),
            self._suggested(),
            bool(pacing.questionnaires),
            (*((_LEFT_OUT, left_out.text, left_out.details) for left_out in out), *wrong),
            pacing.review_date.isoformat() if pacing.review_date else "",
            paths,
        )


def keep(planned_before: PlannedBefore, key: tuple[object, ...], listed: Listed) -> None:
    """Keep what the list says of a practice, and not ever more of them."""
    if len(planned_before) >= _KEPT:
        planned_before.clear()
    planned_before[key] = listed


def plan_recording(own_recordings: OwnRecordings, path: Path, pacing: Pacing) -> Listed:
    """What the list says of a recording that was looked through, under a pacing."""
    return listed(own_recordings.planning(path, pacing))


def listed(planning: Planning, wanted: str = ENGLISH) -> Listed:
    """What the list says of a practice and of its plan.

    Args:
        planning: of the practice.
        wanted: the language in which practices are wanted: what is there in English only says so.
    """
    script, plan = planning.script, planning.fresh(planning.estimated)
    about = script.about
    if primary(script.language) == ENGLISH != primary(wanted):
        about = _("{about} In English.").format(about=about)
    return Listed(
        id=script.id,
        title=script.title,
        about=about,
        asks=script.asks,
        components=tuple(str(component) for component in script.components),
        minutes=script.minutes,
        highest=max(script.rungs),
        reached=max((step.rung for step in plan.steps), default=Rung.GROUNDING),
        duration=plan.duration,
        why_not=planning.why_not(plan),
    )


def _paths(library: Library, pacing: Pacing) -> tuple[tuple[PathCard, ...], tuple[tuple[str, str, str], ...]]:
    """The paths there are under a pacing, and what is wrong where they can't be used."""
    try:
        paths = library.paths()
    except BrokenContentError as error:
        return (), (("paths", str(error), ""),)
    shown = (path for path in paths if path.steps_with(pacing.practices))
    return tuple(PathCard(path.id, path.title, path.about, _ids(path, pacing)) for path in shown), ()


def _ids(path: PracticePath, pacing: Pacing) -> tuple[str, ...]:
    return tuple(step.practice for step in path.steps_with(pacing.practices))
