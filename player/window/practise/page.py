"""Today: one practice to begin with, and the list of all."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from player.language.catalogue import _
from player.system.paths import is_file
from player.window.intents import AsBefore, Destination, Intent, SetSetting, Softer, ToggleFavourite
from player.window.practise.describe import Listed, practice_card, practise_view
from player.window.practise.practice_list import Listing
from player.window.practise.state import (
    AddRecordings,
    ChoosePreset,
    OpenRecording,
    OpenToday,
    PracticeSection,
    Search,
)
from player.window.practise.today import AT_HAND, NOT_READ_YET, Choosable, at_hand, greeting, today_card
from player.window.state import Place
from player.window.warm_up import PLANNING, imported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audio.analysis.surveys import Surveys
    from player.library.catalog import Library
    from player.practice.pacing.locks import LockAnswer
    from player.practice.units import Rung
    from player.records.left_off import LeftOffSitting
    from player.system.folders import Folders
    from player.window.pacing_choice import PacingChoice
    from player.window.parts import Clocks, Lazy, LogAccess, Messages, PlannedBefore, SettingsStore
    from player.window.practise.describe import PractiseList
    from player.window.practise.opening import Opening
    from player.window.practise.recordings_shelf import RecordingsShelf
    from player.window.practise.state import PracticeCard, PractiseView, TodayCard
    from player.window.shared.own_recordings import OwnRecordings
    from player.window.shared.questionnaire_offers import AssignedQuestionnaires, QuestionnaireOffers
    from player.window.state import OfferItem

LIST_NAME: Final = "recordings.json"
"""The list of recordings: ``player.library.recordings_list`` says the same."""

SOFTER_PRESETS: Final = {
    "standard": "gentle",
    "gentle": "first-steps",
    "low-sensory": "first-steps",
    "first-steps": "grounding-only",
}
"""Which built-in preset is the next softer one; any other preset leads to First steps."""

IMPORTS_FOR_S: Final = 0.02
"""For how long what recordings need is imported at a tick: all of it takes a third of a second."""

OPENS_LOG_AT: Final = 20
"""The tick, of ten a second, at which the log is opened from here, if nothing else has opened it before."""


class PractisePage:
    """Practices under the pacing in force.

    Args:
        assigned_questionnaires: those that the pacing in force assigns.
        clocks: the time of day.
        folders: where things are kept.
        library: scripts, presets, phrasebook.
        messages: said in the window.
        own_recordings: plans the person's recordings and quiet time.
        pacing_choice: the pacing in force.
        planned_before: what the list says of practices, as far as they have been planned.
        session_log: the session log; until it was tried to open it, the large card waits.
        settings_store: the settings.
        surveys: looks through recordings.
        up_to: show only practices that ask no more than this rung, after easing back.
    """

    def __init__(
        self,
        *,
        assigned_questionnaires: Lazy[AssignedQuestionnaires],
        clocks: Clocks,
        folders: Folders,
        library: Lazy[Library],
        messages: Messages,
        own_recordings: Lazy[OwnRecordings],
        pacing_choice: PacingChoice,
        planned_before: PlannedBefore,
        session_log: LogAccess,
        settings_store: SettingsStore,
        surveys: Lazy[Surveys],
        up_to: Rung | None = None,
    ) -> None:
        self._assigned_questionnaires = assigned_questionnaires
        self._clocks = clocks
        self._folders = folders
        self._library = library
        self._messages = messages
        self._own_recordings = own_recordings
        self._pacing_choice = pacing_choice
        self._planned_before = planned_before
        self._session_log = session_log
        self._settings_store = settings_store
        self._surveys = surveys
        self._up_to = up_to
        self._search = ""
        self._before: list[str] = []
        self._listing = Listing(
            folders=folders,
            library=library,
            own_recordings=own_recordings,
            pacing_choice=pacing_choice,
            settings_store=settings_store,
            planned_before=planned_before,
        )
        self._recordings: RecordingsShelf | None = None
        self._coming: Iterator[None] | None = None
        self._offering: QuestionnaireOffers | None = None
        self._opening: Opening | None = None
        self._ticks = 0
        self._latest: tuple[str, ...] | None = None
        self._left_off: LeftOffSitting | None = None
        self._gone_on: tuple[int, Listed | None] | None = None
        self._shown: tuple[tuple[object, ...], PractiseView] | None = None

    def view(self) -> PractiseView:
        """What is shown now; the same object while nothing of it has changed."""
        # What can stand on the large card is among the first to be planned.
        listed = self._listing.now(
            (*self._settings_store.current.favourites, *(self._latest or ())[:AT_HAND])
        )
        for key, words, details in listed.problems:
            self._messages.say_once(key, words, details=details, only_on=Place.TODAY)
        words, offers = self._offers() if listed.asks else ("", ())
        now = greeting(self._clocks.now())
        favourites = self._settings_store.current.favourites
        practices = (*listed.practices, *self._own())
        made_from = (
            *(self._listing.number, practices[len(listed.practices) :], self._others(), self._search),
            *(self._up_to, favourites, now, self._settings_store.current.copy_recordings),
            *(words, offers, self._latest_first(), self._messages.shown_on(Place.TODAY)),
        )
        if self._shown is None or self._shown[0] != made_from:
            view = self._made(listed, practices)
            self._shown = (made_from, replace(view, greeting=now, offer_words=words, offers=offers))
        return self._shown[1]

    def _made(self, listed: PractiseList, practices: tuple[Listed, ...]) -> PractiseView:
        if self._up_to is not None:
            practices = tuple(practice for practice in practices if practice.highest <= self._up_to)
        favourites, suggested = self._settings_store.current.favourites, dict(listed.suggested)
        view = practise_view(
            practices,
            listed.banner,
            self._search,
            favourites,
            self._messages.shown_on(Place.TODAY),
            suggested=suggested,
        )
        if self._search or self._up_to is not None:
            return view
        mine = PracticeSection(view.recordings.title, (*view.recordings.cards, *self._others()))
        view = replace(view, recordings=mine, copies=self._settings_store.current.copy_recordings)
        today = self._today(listed)
        # All of the shelf at once: what came later would move what is there.
        waits = self._latest_first() is None
        notes = {} if waits else at_hand(self._choosable(listed), today, self._own())
        cards = {
            practice.id: practice_card(practice, favourites, suggested)
            for practice in practices
            if practice.id in notes
        }
        shelf = tuple(
            cards[name]._replace(note=" · ".join(said for said in (note, cards[name].note) if said))
            for name, note in notes.items()
        )
        return replace(
            view, paths=listed.paths, today=today, at_hand=PracticeSection(_("For you now"), shelf)
        )

    def _choosable(self, listed: PractiseList) -> Choosable:
        return Choosable(
            listed.practices,
            listed.paths,
            dict(listed.suggested),
            self._settings_store.current.favourites,
            self._latest_first() or (),
            self._stopped(),
        )

    def _stopped(self) -> Listed | None:
        """What was sat last, as it would go on where it stopped; worked out once for each pacing."""
        left = self._left_off
        if left is None:
            return None
        if self._gone_on is None or self._gone_on[0] != self._listing.number:
            # For those alone who stopped a short while ago.
            from player.window.practise.stopped import listed_stopped  # noqa: PLC0415

            parts = self._library, self._pacing_choice, self._session_log, self._settings_store
            self._gone_on = self._listing.number, listed_stopped(*parts)
        return self._gone_on[1]

    def _read_log(self) -> tuple[str, ...]:
        """Read what was sat, and where the last of it stopped."""
        self._left_off = self._session_log.left_off()
        return self._session_log.latest_first(self._messages)

    def _today(self, listed: PractiseList) -> TodayCard | None:
        return NOT_READ_YET if self._latest_first() is None else today_card(self._choosable(listed))

    def _latest_first(self) -> tuple[str, ...] | None:
        """What was sat; None until it was tried to open the log: the first paint doesn't wait for it."""
        if self._latest is None and self._session_log.tried:
            self._latest = self._read_log()
        return self._latest

    def _offers(self) -> tuple[str, tuple[OfferItem, ...]]:
        """The questionnaires that are due; beside a list from before not until its files have been read."""
        if self._listing.from_before and not self._library.made:
            return "", ()
        if self._offering is None:
            # For those alone whose pacing assigns questionnaires.
            from player.window.shared.questionnaire_offers import QuestionnaireOffers  # noqa: PLC0415

            self._offering = QuestionnaireOffers(self._assigned_questionnaires.get())
        return self._offering.shown()

    def _own(self) -> tuple[Listed, ...]:
        """The person's recordings, as far as they were looked through."""
        return () if self._recordings is None else self._recordings.listed()

    def _others(self) -> tuple[PracticeCard, ...]:
        return () if self._recordings is None else self._recordings.others

    def _shelf(self) -> RecordingsShelf:
        if self._recordings is None:
            # For those alone who have recordings.
            from player.window.practise.recordings_shelf import RecordingsShelf  # noqa: PLC0415

            self._recordings = RecordingsShelf(
                messages=self._messages,
                own_recordings=self._own_recordings.get(),
                pacing_choice=self._pacing_choice,
                planned_before=self._planned_before,
                settings_store=self._settings_store,
                surveys=self._surveys.get(),
            )
        return self._recordings

    def handle(self, intent: Intent) -> Destination | None:
        """Search, favourites, another pacing, softer and back, a recording."""
        match intent:
            case Search(text):
                self._search = text
                self._up_to = None if text else self._up_to
            case ToggleFavourite(practice_id):
                self._settings_store.toggle_favourite(practice_id)
            case ChoosePreset(name):
                self._choose(name)
            case Softer():
                self._choose(self._softer())
            case AsBefore() if self._before:
                self._said(self._pacing_choice.choose(self._before.pop()))
            case OpenRecording(path):
                return self._open(Path(path))
            case OpenToday():
                return self._begun()
            case AddRecordings(paths):
                return self._opened(self._shelf().add(paths))
            case _:
                return self._handle_other(intent)
        return None

    def _handle_other(self, intent: Intent) -> Destination | None:
        if isinstance(intent, SetSetting) and intent.name == "copy_recordings":
            self._settings_store.change(copy_recordings=intent.value == "on")
            return None
        return self._offering.handle(intent) if self._offering is not None else None

    def _begun(self) -> Destination | None:
        """Where the large card leads, once the log has been read."""
        self._latest = self._read_log()
        card = self._today(self._listing.now())
        opens = card.opens if card is not None else None
        return opens if isinstance(opens, Destination) else None

    def _softer(self) -> str:
        # A locked preset may be softer in one control than the next built-in one, but never than grounding.
        softer = SOFTER_PRESETS.get(self._pacing_choice.in_force().pacing.id, "first-steps")
        return softer if self._pacing_choice.may_choose(softer).allowed else "grounding-only"

    def _choose(self, name: str) -> None:
        now = self._settings_store.current.preset
        if name != now and self._said(self._pacing_choice.choose(name)):
            self._before.append(now)

    def _said(self, answer: LockAnswer) -> bool:
        if not answer.allowed:
            self._messages.say("lock", answer.words)
        return answer.allowed

    def tick(self) -> Destination | None:
        """Have recordings looked through, take in what was found, and lead to the one that was chosen."""
        self._ticks += 1
        planned = self._listing.go_on()
        if self._ticks == 1 and self._has_recordings():
            self._coming = imported(PLANNING)
        if self._coming is not None:
            self._come(self._coming)
        if self._ticks == OPENS_LOG_AT and self._latest is None:
            self._latest = self._read_log()
        if self._recordings is not None:
            led = self._opened(self._recordings.tick(plans=not planned))
            if led is not None:
                return led
        return self._opening.opened() if self._opening is not None else None

    def _come(self, coming: Iterator[None]) -> None:
        """Import for a moment what recordings need, and list them once all of it is there."""
        end = time.perf_counter() + IMPORTS_FOR_S
        for _unused in coming:
            if time.perf_counter() >= end:
                return
        self._coming = None
        self._shelf()

    def _opened(self, added: tuple[Path, ...]) -> Destination | None:
        """One that was added is opened; several stand on their shelf."""
        return self._open(added[0]) if len(added) == 1 else None

    def _open(self, path: Path) -> Destination | None:
        if self._opening is None:
            # For those alone who open a recording.
            from player.window.practise.opening import Opening  # noqa: PLC0415

            self._opening = Opening(self._messages, self._surveys)
        return self._opening.open(path)

    def _has_recordings(self) -> bool:
        return _holds_files(self._folders.recordings) or is_file(self._folders.data / LIST_NAME)

    def leave(self) -> None:
        """Wait no longer for a recording that was chosen."""
        if self._opening is not None:
            self._opening.drop()


def _holds_files(folder: os.PathLike[str]) -> bool:
    try:
        with os.scandir(folder) as entries:
            return any(not entry.name.startswith(".") for entry in entries)
    except OSError:
        return False
