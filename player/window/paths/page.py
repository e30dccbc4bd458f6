"""A path: its practices in order, and what could come next. Nothing is kept about it."""

from collections.abc import Sequence
from typing import Final

from player.language.catalogue import _
from player.library.catalog import Library
from player.library.errors import BrokenContentError, LibraryError
from player.library.practice_paths import PathStep, PracticePath, could_come_next
from player.practice.errors import NotUsableError
from player.practice.pacing.model import Pacing
from player.practice.plain_words import minutes_short
from player.practice.script.model import Script
from player.practice.units import Rung
from player.sittings.planning import Planning
from player.window.intents import Destination, Intent
from player.window.pacing_choice import PacingChoice
from player.window.parts import Lazy, LogAccess, Messages, SettingsStore
from player.window.paths.state import AskWhatNext, PathsView, StepCard
from player.window.shared.assigned_described import suggested_words
from player.window.shared.first_choices import first_choices
from player.window.shared.ladder_offers import own_rung

COULD: Final = _("This could come next, if you like. Any other is just as good.")
NONE_OFFERED: Final = _("Your pacing offers nothing on this path just now. Today shows what it does offer.")


def paths_page(
    *,
    library: Lazy[Library],
    messages: Messages,
    pacing_choice: PacingChoice,
    session_log: LogAccess,
    settings_store: SettingsStore,
    path_id: str,
) -> "PathsPage | None":
    """The page of a path; None, with a message, where there is no such path."""
    try:
        found = next((path for path in library.get().paths() if path.id == path_id), None)
    except BrokenContentError as error:
        messages.say("paths", str(error))
        return None
    if found is None:
        messages.say("paths", _("That path is no longer there."))
        return None
    return PathsPage(
        library=library,
        messages=messages,
        pacing_choice=pacing_choice,
        session_log=session_log,
        settings_store=settings_store,
        path=found,
    )


class PathsPage:
    """A path under the pacing in force, which doesn't change while this page is open.

    Args:
        library: scripts, presets, phrasebook.
        messages: said in the window.
        pacing_choice: the pacing in force.
        session_log: the log, read only when somebody asks what could come next.
        settings_store: the settings.
        path: the path.
    """

    def __init__(
        self,
        *,
        library: Lazy[Library],
        messages: Messages,
        pacing_choice: PacingChoice,
        session_log: LogAccess,
        settings_store: SettingsStore,
        path: PracticePath,
    ) -> None:
        self._messages = messages
        self._session_log = session_log
        self._path = path
        pacing = pacing_choice.in_force().pacing
        steps = path.steps_with(pacing.practices)
        self._cards = step_cards(library.get(), pacing, settings_store, steps)
        self._next: str | None = None
        self._asked = False

    def view(self) -> PathsView:
        """The path as it is now."""
        named = next((card for card in self._cards if card.practice_id == self._next), None)
        said = COULD if named else NONE_OFFERED
        return PathsView(
            title=self._path.title,
            about=self._path.about,
            steps=self._cards,
            next_words=said if self._asked else "",
            next_step=named,
            messages=self._messages.shown,
        )

    def handle(self, intent: Intent) -> Destination | None:
        """What could come next."""
        if isinstance(intent, AskWhatNext):
            self._asked = True
            steps = [card.practice_id for card in self._cards]
            offered = {card.practice_id for card in self._cards if card.available}
            self._next = could_come_next(steps, offered, self._session_log.latest_first(self._messages))
        return None

    def tick(self) -> Destination | None:
        """Nothing happens by itself here."""
        return None


def step_cards(
    library: Library, pacing: Pacing, settings_store: SettingsStore, steps: Sequence[PathStep]
) -> tuple[StepCard, ...]:
    """A card for each step whose practice is there, under a pacing."""
    choices = first_choices(pacing, speak=settings_store.current.speak, own=own_rung(settings_store))
    scripts = {
        name: script
        for name in dict.fromkeys(step.practice for step in steps)
        if (script := _script(library, name)) is not None
    }
    suggested = {practice.id: suggested_words(practice.days) for practice in pacing.practices}
    return tuple(
        _card(
            step,
            Planning.in_its_language(library, scripts[step.practice], pacing, choices),
            suggested.get(step.practice, ""),
        )
        for step in steps
        if step.practice in scripts
    )


def _script(library: Library, name: str) -> Script | None:
    # One by one: all of a person's thousand would be waited for.
    try:
        return library.script(name)
    except (LibraryError, NotUsableError):
        return None


def _card(step: PathStep, planning: Planning, suggested: str) -> StepCard:
    plan = planning.fresh(planning.estimated)
    reached = max((step.rung for step in plan.steps), default=Rung.GROUNDING)
    why_not = planning.why_not(plan)
    notes = (suggested, _("Not in this pacing. {why_not}").format(why_not=why_not) if why_not else "")
    return StepCard(
        practice_id=step.practice,
        title=planning.script.title,
        about=step.why or planning.script.about,
        meta=f"{minutes_short(plan.duration)} · {reached.words}",
        note=" · ".join(words for words in notes if words),
        available=not why_not,
    )
