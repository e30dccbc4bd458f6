"""The list of practices."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from player.window.intents import AsBefore, Intent, Softer, ToggleFavourite
from player.window.practise.describe import Listed, practise_view
from player.window.practise.opening import Opening
from player.window.practise.practice_list import Listing
from player.window.practise.state import ChoosePreset, OpenRecording, Search
from player.window.shared.favourites import toggle_favourite

if TYPE_CHECKING:
    from audio.analysis.surveys import Surveys
    from player.library.catalog import Library
    from player.practice.pacing.locks import LockAnswer
    from player.practice.units import Rung
    from player.system.folders import Folders
    from player.window.intents import Destination
    from player.window.pacing_choice import PacingChoice
    from player.window.parts import Lazy, Messages, SettingsStore
    from player.window.practise.state import PractiseView
    from player.window.shared.own_recordings import OwnRecordings
    from player.window.shared.questionnaire_offers import AssignedQuestionnaires, Offering
    from player.window.state import OfferItem

SOFTER_PRESETS: Final = {
    "standard": "gentle",
    "gentle": "first-steps",
    "low-sensory": "first-steps",
    "first-steps": "grounding-only",
}
"""Which built-in preset is the next softer one; any other preset leads to First steps."""


class PractisePage:
    """Practices under the pacing in force.

    Args:
        assigned_questionnaires: those that the pacing in force assigns.
        folders: where things are kept.
        library: scripts, presets, phrasebook.
        messages: said in the window.
        own_recordings: plans the person's recordings and quiet time.
        pacing_choice: the pacing in force.
        settings_store: the settings.
        surveys: looks through recordings.
        up_to: show only practices that ask no more than this rung, after easing back.
    """

    def __init__(
        self,
        *,
        assigned_questionnaires: Lazy[AssignedQuestionnaires],
        folders: Folders,
        library: Lazy[Library],
        messages: Messages,
        own_recordings: Lazy[OwnRecordings],
        pacing_choice: PacingChoice,
        settings_store: SettingsStore,
        surveys: Lazy[Surveys],
        up_to: Rung | None = None,
    ) -> None:
        self._assigned_questionnaires = assigned_questionnaires
        self._folders = folders
        self._library = library
        self._messages = messages
        self._own_recordings = own_recordings
        self._pacing_choice = pacing_choice
        self._settings_store = settings_store
        self._surveys = surveys
        self._up_to = up_to
        self._search = ""
        self._before: list[str] = []
        self._listing = Listing(folders, library, own_recordings, pacing_choice, settings_store)
        self._recordings: tuple[object, tuple[Listed, ...]] = (None, ())
        self._offering: Offering | None = None
        self._opening = Opening(messages, surveys)
        self._ticked = False
        self._looks_through = False

    def view(self) -> PractiseView:
        """The list as it is now."""
        listed = self._listing.now()
        for key, words in listed.problems:
            self._messages.say_once(key, words)
        words, offers = self._offers() if listed.asks else ("", ())
        practices = (*listed.practices, *self._own())
        if self._up_to is not None:
            practices = tuple(one for one in practices if one.highest <= self._up_to)
        view = practise_view(
            practices,
            listed.banner,
            self._search,
            self._settings_store.current.favourites,
            self._messages.shown,
            suggested=dict(listed.suggested),
        )
        paths = () if self._search or self._up_to is not None else listed.paths
        return replace(view, offer_words=words, offers=offers, paths=paths)

    def _offers(self) -> tuple[str, tuple[OfferItem, ...]]:
        """The questionnaires that are due; beside a list from before not until its files have been read."""
        if self._listing.from_before and not self._library.made:
            return "", ()
        if self._offering is None:
            # For those alone whose pacing assigns questionnaires.
            from player.window.shared.questionnaire_offers import Offering  # noqa: PLC0415

            self._offering = Offering(self._assigned_questionnaires.get())
        return self._offering.shown()

    def _own(self) -> tuple[Listed, ...]:
        """The person's recordings, as far as they were looked through."""
        if not self._looks_through:
            return ()
        # For those alone who have recordings.
        from player.window.practise.planned import in_force, plan_recordings  # noqa: PLC0415

        key = in_force(self._pacing_choice, self._settings_store)
        if self._recordings[0] != key:
            self._recordings = key, plan_recordings(self._own_recordings.get(), self._surveys.get())
        return self._recordings[1]

    def handle(self, intent: Intent) -> Destination | None:
        """Search, favourites, another pacing, softer and back, a recording."""
        match intent:
            case Search(text):
                self._search = text
                self._up_to = None if text else self._up_to
            case ToggleFavourite(practice_id):
                toggle_favourite(self._settings_store, practice_id)
            case ChoosePreset(name):
                self._choose(name)
            case Softer():
                self._choose(self._softer())
            case AsBefore() if self._before:
                self._said(self._pacing_choice.choose(self._before.pop()))
            case OpenRecording(path):
                return self._opening.open(Path(path))
            case _ if self._offering is not None:
                return self._offering.handle(intent)
        return None

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
        if not self._ticked:
            self._ticked = True
            self._look_through()
        if self._looks_through and self._surveys.get().poll():
            self._recordings = (None, ())
        return self._opening.opened()

    def leave(self) -> None:
        """Wait no longer for a recording that was chosen."""
        self._opening.drop()

    def _look_through(self) -> None:
        self._looks_through = _holds_files(self._folders.recordings)
        if self._looks_through:
            self._surveys.get().ask(self._own_recordings.get().files())


def _holds_files(folder: os.PathLike[str]) -> bool:
    try:
        with os.scandir(folder) as entries:
            return any(not entry.name.startswith(".") for entry in entries)
    except OSError:
        return False
