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
    from player.practice.pacing.locks import LockAnswer
    from player.practice.units import Rung
    from player.window.intents import Destination
    from player.window.practise.state import PractiseView
    from player.window.services import Services
    from player.window.shared.questionnaire_offers import Offering
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
        services: what pages work with.
        up_to: show only practices that ask no more than this rung, after easing back.
    """

    def __init__(self, services: Services, up_to: Rung | None = None) -> None:
        self._services = services
        self._up_to = up_to
        self._search = ""
        self._before: list[str] = []
        self._listing = Listing(services)
        self._recordings: tuple[object, tuple[Listed, ...]] = (None, ())
        self._offering: Offering | None = None
        self._opening = Opening(services)
        self._ticked = False
        self._looks_through = False

    def view(self) -> PractiseView:
        """The list as it is now."""
        services, listed = self._services, self._listing.now()
        for key, words in listed.problems:
            services.say_once(key, words)
        words, offers = self._offers() if listed.asks else ("", ())
        practices = (*listed.practices, *self._own())
        if self._up_to is not None:
            practices = tuple(one for one in practices if one.highest <= self._up_to)
        view = practise_view(
            practices,
            listed.banner,
            self._search,
            services.settings.favourites,
            services.messages,
            suggested=dict(listed.suggested),
        )
        paths = () if self._search or self._up_to is not None else listed.paths
        return replace(view, offer_words=words, offers=offers, paths=paths)

    def _offers(self) -> tuple[str, tuple[OfferItem, ...]]:
        """The questionnaires that are due; beside a list from before not until its files have been read."""
        if self._listing.from_before and not self._services.library_is_there:
            return "", ()
        if self._offering is None:
            # For those alone whose pacing assigns questionnaires.
            from player.window.shared.questionnaire_offers import Offering  # noqa: PLC0415

            self._offering = Offering(self._services)
        return self._offering.shown()

    def _own(self) -> tuple[Listed, ...]:
        """The person's recordings, as far as they were looked through."""
        if not self._looks_through:
            return ()
        # For those alone who have recordings.
        from player.window.practise.planned import in_force, plan_recordings  # noqa: PLC0415

        key = in_force(self._services)
        if self._recordings[0] != key:
            self._recordings = key, plan_recordings(self._services)
        return self._recordings[1]

    def take(self, intent: Intent) -> Destination | None:
        """Search, favourites, another pacing, softer and back, a recording."""
        match intent:
            case Search(text):
                self._search = text
                self._up_to = None if text else self._up_to
            case ToggleFavourite(practice_id):
                toggle_favourite(self._services, practice_id)
            case ChoosePreset(name):
                self._choose(name)
            case Softer():
                self._choose(self._softer())
            case AsBefore() if self._before:
                self._said(self._services.choose_preset(self._before.pop()))
            case OpenRecording(path):
                return self._opening.open(Path(path))
            case _ if self._offering is not None:
                return self._offering.take(intent)
        return None

    def _softer(self) -> str:
        # A locked preset may be softer in one control than the next built-in one, but never than grounding.
        softer = SOFTER_PRESETS.get(self._services.pacing().pacing.id, "first-steps")
        return softer if self._services.may_choose_preset(softer).allowed else "grounding-only"

    def _choose(self, name: str) -> None:
        now = self._services.settings.preset
        if name != now and self._said(self._services.choose_preset(name)):
            self._before.append(now)

    def _said(self, answer: LockAnswer) -> bool:
        if not answer.allowed:
            self._services.say("lock", answer.words)
        return answer.allowed

    def tick(self) -> Destination | None:
        """Have recordings looked through, take in what was found, and lead to the one that was chosen."""
        if not self._ticked:
            self._ticked = True
            self._look_through()
        if self._looks_through and self._services.surveys.poll():
            self._recordings = (None, ())
        return self._opening.opened()

    def leave(self) -> None:
        """Wait no longer for a recording that was chosen."""
        self._opening.drop()

    def _look_through(self) -> None:
        self._looks_through = _holds_files(self._services.folders.recordings)
        if self._looks_through:
            # For those alone who have recordings.
            from player.window.shared.own_recordings import own_files  # noqa: PLC0415

            self._services.surveys.ask(own_files(self._services))


def _holds_files(folder: os.PathLike[str]) -> bool:
    try:
        with os.scandir(folder) as entries:
            return any(not entry.name.startswith(".") for entry in entries)
    except OSError:
        return False
