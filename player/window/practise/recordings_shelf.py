"""The person's recordings on their shelf: those that were looked through, and what is said of the others."""

from __future__ import annotations

import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Final

from player.language.catalogue import _
from player.library.recordings_list import RecordingsListError, recordings_at
from player.practice.display_text import isolated
from player.practice.plain_words import count_in_words
from player.practice.planner.recordings.recording_script import marked_rung
from player.system.paths import MOST_FILES
from player.window.destinations import DescribeRecording
from player.window.practise.planned import MOMENT, in_force, keep, plan_recording
from player.window.practise.state import OpenRecording, PracticeCard

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from audio.analysis.surveys import Surveys
    from player.window.pacing_choice import PacingChoice
    from player.window.parts import Messages, PlannedBefore, SettingsStore
    from player.window.practise.describe import Listed
    from player.window.shared.own_recordings import OwnRecordings

_KEY: Final = "recordings"
FEW: Final = 40
"""A shelf of so many shows each recording as soon as it was looked through."""

SHOWN_EVERY: Final = 10
"""Ticks, of ten a second, between two changes of a longer shelf, while more is on its way."""

A_STEP: Final = 100
"""Recordings that are asked about at once: of a thousand, all would take a fifth of a second."""

LOOKING_S: Final = 0.02
"""Seconds of such steps in a tick; the step that is under way is done."""

_NAMED: Final = 3
"""Of several that are left out, so many are named."""

LOOKED_THROUGH: Final = _("Looking for its pauses.")
NOT_THERE: Final = _("The file isn't where it was.")
_TOO_MANY: Final = _(
    "There are more than {most} files in Kindpace's folder of recordings. Only {most} of them are listed, "
    "sound files first. You might move what isn't for listening elsewhere."
)
_NO_FILES: Final = _(
    "Left out among your recordings, for there is no file by that name: {names}. A link may lead to one that "
    "is gone."
)
NO_SOUND_FILES: Final = _("No sound file was found in what you added.")


class RecordingsShelf:
    """What stands there, and how recordings get there.

    Args:
        messages: said in the window.
        own_recordings: the person's recordings.
        pacing_choice: the pacing in force.
        planned_before: what has been planned by now.
        settings_store: whether what is added is copied.
        surveys: looks through recordings.
    """

    def __init__(
        self,
        *,
        messages: Messages,
        own_recordings: OwnRecordings,
        pacing_choice: PacingChoice,
        planned_before: PlannedBefore,
        settings_store: SettingsStore,
        surveys: Surveys,
    ) -> None:
        self._messages = messages
        self._own = own_recordings
        self._pacing_choice = pacing_choice
        self._planned_before = planned_before
        self._settings_store = settings_store
        self._surveys = surveys
        self._files: tuple[Path, ...] = ()
        self._missing: tuple[Path, ...] = ()
        self._unplanned: deque[Path] = deque()
        self._key: tuple[object, ...] = ()
        self._listed: tuple[Listed, ...] = ()
        self._others: tuple[PracticeCard, ...] = ()
        self._since_shown, self._changed = 0, False
        self._looking: Iterator[None] = iter(())
        self.look()

    def look(self) -> None:
        """List the recordings again, and have all of them analysed: a few at once, many in steps."""
        files = self._own.files()
        if self._own.list.too_many:
            self._messages.say_once("recordings-many", _TOO_MANY.format(most=MOST_FILES))
        if self._own.list.no_files:
            names = ", ".join(isolated(name) for name in self._own.list.no_files[:_NAMED])
            self._messages.say_once("recordings-no-files", _NO_FILES.format(names=names))
        self._looking = self._look_at(files, self._own.missing())
        if len(files) <= FEW:
            for _unused in self._looking:
                pass

    def _look_at(self, files: tuple[Path, ...], missing: tuple[Path, ...]) -> Iterator[None]:
        for part in _steps(files):
            self._surveys.ask(part)
            yield
        self._files, self._missing = files, missing
        self._key = key = in_force(self._pacing_choice, self._settings_store)
        known: dict[Path, Listed | None] = {}
        for part in _steps(files):
            known.update({path: self._planned(path) for path in part})
            yield
        self._begin(known if self._key == key else None)

    def _look_on(self) -> None:
        """Take further steps of looking, as many as there is time for."""
        end = time.perf_counter() + LOOKING_S
        for _unused in self._looking:
            if time.perf_counter() >= end:
                break

    def listed(self) -> tuple[Listed, ...]:
        """Those that were looked through, each once, as they are under the pacing in force."""
        if self._key != in_force(self._pacing_choice, self._settings_store):
            self._begin()
        return self._listed

    @property
    def others(self) -> tuple[PracticeCard, ...]:
        """Those that can't be listed yet, or no longer, with what is the matter."""
        return self._others

    def _begin(self, known: dict[Path, Listed | None] | None = None) -> None:
        """Plan those that were looked through: a few at once, the others bit by bit.

        Args:
            known: what has been planned of each, if that was looked up just now.
        """
        self._key = in_force(self._pacing_choice, self._settings_store)
        if known is None:
            known = {path: self._planned(path) for path in self._files}
        self._unplanned = deque(path for path, planned in known.items() if planned is None)
        if self._unplanned and self._listed and len(self._files) > FEW:
            # What was listed stays till the others are planned.
            self._changed = True
            return
        if self._unplanned:
            self._go_on()
            known.update({path: self._planned(path) for path, planned in known.items() if planned is None})
        self._show(known)

    def _go_on(self) -> bool:
        """Plan for a moment; True if something was planned."""
        end, before = time.perf_counter() + MOMENT, len(self._unplanned)
        # Once for all of them: whether it may be in force is read from files.
        pacing = self._pacing_choice.in_force().pacing if before else None
        for _unused in range(before):
            path = self._unplanned.popleft()
            if pacing is None or self._surveys.found(path) is None:
                self._unplanned.append(path)
                continue
            keep(self._planned_before, self._key_of(path), plan_recording(self._own, path, pacing))
            if time.perf_counter() >= end:
                break
        return len(self._unplanned) < before

    def _show(self, known: Mapping[Path, Listed | None]) -> None:
        """Show what was planned by now; of a thousand it is looked up once."""
        self._since_shown = 0
        self._listed = tuple({entry.id: entry for entry in known.values() if entry is not None}.values())
        self._others = tuple(self._other_cards(known))

    def _planned(self, path: Path) -> Listed | None:
        return self._planned_before.get(self._key_of(path))

    def _key_of(self, path: Path) -> tuple[object, ...]:
        """What decides about a recording's plan."""
        survey = self._surveys.found(path)
        if survey is None:
            return path, None
        marked = marked_rung(self._settings_store.current.recording_rungs, survey.clip)
        known = survey.clip, survey.looked, survey.complete
        return path, *known, marked, self._own.list.described(path), *self._key

    def _other_cards(self, known: Mapping[Path, Listed | None]) -> list[PracticeCard]:
        cards = []
        for path, planned in known.items():
            fault = self._surveys.fault(path)
            if fault and self._own.list.expected(path):
                cards.append(self._card(path, fault, DescribeRecording(path)))
            elif not fault and planned is None:
                cards.append(self._card(path, LOOKED_THROUGH, OpenRecording(str(path))))
        missing = (self._card(path, NOT_THERE, DescribeRecording(path)) for path in self._missing)
        return [*cards, *missing]

    def _card(self, path: Path, about: str, opens: DescribeRecording | OpenRecording) -> PracticeCard:
        return PracticeCard(f"file:{path}", self._own.title(path), about, "", 0, "", opens=opens)

    def add(self, given: Sequence[str]) -> tuple[Path, ...]:
        """Take in files and folders that were opened or dropped.

        Returns:
            Those that are on the shelf by now; none where they are being copied, or nothing was found.
        """
        found = recordings_at([Path(name) for name in given])
        if not found:
            self._messages.say(_KEY, NO_SOUND_FILES)
        if found and self._settings_store.current.copy_recordings and not self._own.copies.busy:
            self._messages.say(_KEY, _("Being copied into Kindpace's folder. You can go on meanwhile."))
            self._own.copies.begin(found)
            return ()
        return self._remember(found)

    def _remember(self, found: tuple[Path, ...]) -> tuple[Path, ...]:
        # Two that were copied to one place are one.
        found = tuple(dict.fromkeys(found))
        outside = [path for path in found if not self._own.list.inside(path)]
        try:
            if outside:
                self._own.list.add(outside)
        except RecordingsListError as error:
            self._messages.say(_KEY, str(error))
        if len(found) > 1:
            # Files, not recordings: that two hold the same is known only once they are looked through.
            words = count_in_words(len(found)).capitalize()
            self._messages.say(
                _KEY, _("{words} files were added. They are under Your recordings now.").format(words=words)
            )
        self.look()
        return found

    def tick(self, *, plans: bool = True) -> tuple[Path, ...]:
        """Take in what was found of recordings, and copies that are there; gives those.

        Args:
            plans: whether there is time for it: false where something else was planned in this tick.
        """
        self._since_shown += 1
        self._look_on()
        new = self._surveys.poll()
        if new:
            self._unplanned = deque(path for path in self._files if self._planned(path) is None)
        self._changed |= (plans and self._go_on()) or new
        more = new or any(self._surveys.found(path) is not None for path in self._unplanned)
        # While many are on their way, what stands there doesn't change at every moment.
        if self._changed and (not more or len(self._files) <= FEW or self._since_shown >= SHOWN_EVERY):
            self._changed = False
            self._show({path: self._planned(path) for path in self._files})
        return self._take_in_copies()

    def _take_in_copies(self) -> tuple[Path, ...]:
        done = self._own.copies.finished()
        if done is None:
            return ()
        self._messages.put_away(_KEY)
        for number, fault in enumerate(done.faults):
            self._messages.say(
                f"{_KEY}:{number}",
                _("{isolated} could not be copied. {error}").format(
                    isolated=isolated(fault.path.name), error=fault
                ),
            )
        try:
            self._own.list.copied(done.copies)
        except RecordingsListError as error:
            self._messages.say(_KEY, str(error))
        return self._remember(tuple(done.copies.values())) if done.copies else ()


def _steps(files: Sequence[Path]) -> Iterator[Sequence[Path]]:
    return (files[at : at + A_STEP] for at in range(0, len(files), A_STEP))
