"""The list of practices."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from player.pages.own_sound import own_files, quiet_planning, recording_planning
from player.pages.page import Page
from player.pages.questionnaires import Offering
from player.planning import Planning
from player.practice.locks import LockAnswer
from player.practice.units import Rung
from player.present.briefing import first_choices
from player.present.ladder import own_rung_of
from player.present.practise import Planned, pacing_banner, practise_view
from player.services import Services
from player.ui import intents as i
from player.ui.view import PractiseView

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
        self._planned: tuple[str, tuple[Planned, ...]] = ("", ())
        self._offering = Offering(services)
        services.surveys.ask(own_files(services))

    def view(self) -> PractiseView:
        """The list as it is now."""
        in_force = self._services.pacing()
        pacing = in_force.pacing
        banner = pacing_banner(
            pacing,
            self._services.library.presets(),
            in_force.reason or in_force.set_by,
            can_soften=pacing.id != "grounding-only",
        )
        words, offers = self._offering.shown()
        view = practise_view(
            self._shown(),
            banner,
            self._search,
            self._services.settings.favourites,
            self._services.messages,
            assigned=pacing.practices,
        )
        return replace(view, offer_words=words, offers=offers)

    def _shown(self) -> tuple[Planned, ...]:
        pacing = self._services.pacing().pacing
        if self._planned[0] != pacing.content_hash:
            self._planned = (pacing.content_hash, self._plan_all())
        if self._up_to is None:
            return self._planned[1]
        up_to = self._up_to
        return tuple(one for one in self._planned[1] if max(one.script.rungs) <= up_to)

    def _plan_all(self) -> tuple[Planned, ...]:
        services, pacing = self._services, self._services.pacing().pacing
        choices = first_choices(
            pacing, speak=services.settings.speak, own=own_rung_of(services.settings.own_rung)
        )
        phrasebook = services.phrasebook
        plannings = (Planning(script, pacing, choices, phrasebook) for script in services.library.scripts())
        found = [
            Planned(one.script, one.fresh(one.estimated)) for one in (*plannings, quiet_planning(services))
        ]
        return (*found, *self._recordings())

    def _recordings(self) -> Iterator[Planned]:
        """The person's recordings, as far as they were looked through."""
        services = self._services
        for path in own_files(services):
            if services.surveys.found(path) is not None:
                planning = recording_planning(services, path)
                yield Planned(planning.script, planning.fresh(planning.estimated))

    def take(self, intent: i.Intent) -> Page | None:
        """Search, favourites, another pacing, softer and back."""
        match intent:
            case i.Search(text):
                self._search = text
                self._up_to = None if text else self._up_to
            case i.ToggleFavourite(practice_id):
                toggle_favourite(self._services, practice_id)
            case i.ChoosePreset(name):
                self._choose(name)
            case i.Softer():
                self._choose(self._softer())
            case i.AsBefore() if self._before:
                self._said(self._services.choose_preset(self._before.pop()))
            case _:
                return self._offering.take(intent, self)
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

    def tick(self) -> Page | None:
        """Take in recordings that were looked through."""
        if self._services.surveys.poll():
            self._planned = ("", ())
        return None


def toggle_favourite(services: Services, practice_id: str) -> None:
    """Make a practice a favourite, or no longer one."""
    favourites = services.settings.favourites
    without = tuple(one for one in favourites if one != practice_id)
    services.change(favourites=without if practice_id in favourites else (*favourites, practice_id))
