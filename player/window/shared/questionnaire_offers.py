"""Questionnaires where a preset assigns them and they are due, as other pages offer them."""

from collections.abc import Callable
from typing import Final

from player.records.errors import RecordsError
from player.records.measures.questionnaires import Questionnaire
from player.records.store.entries import SittingId
from player.window.destinations import AnswerQuestionnaire
from player.window.intents import Destination, Intent
from player.window.services import Services
from player.window.shared.questionnaires import OpenQuestionnaire, PassOverAll
from player.window.shared.questionnaires_described import questionnaire_offer
from player.window.state import OfferItem

MESSAGE: Final = "questionnaires"
"""Names the message about questionnaires in the window."""


class Offering:
    """What a page offers. It is worked out once, and again when something was answered or passed over.

    Args:
        services: what pages work with.
        sitting: the sitting after which it is offered, if there is one.
    """

    def __init__(self, services: Services, sitting: Callable[[], SittingId | None] = lambda: None) -> None:
        self._services = services
        self._sitting = sitting
        self._known: tuple[str, tuple[Questionnaire, ...]] | None = None

    def shown(self) -> tuple[str, tuple[OfferItem, ...]]:
        """The words and buttons; empty where nothing is due."""
        begun = self._services.questionnaires.partial_answers
        answered = {name for name, one in begun.items() if one.answers or one.declined}
        return questionnaire_offer(self._due(), answered)

    def _due(self) -> tuple[Questionnaire, ...]:
        pacing = self._services.pacing().pacing
        if self._known is None or self._known[0] != pacing.content_hash:
            due = self._look(pacing.questionnaires) if pacing.questionnaires else ()
            self._known = (pacing.content_hash, due)
        return self._known[1]

    def _look(self, ids: tuple[str, ...]) -> tuple[Questionnaire, ...]:
        services = self._services
        if services.log is None:
            return ()
        say_problems(services)
        try:
            return services.questionnaires.due(ids, services.log.measures, services.now().date())
        except RecordsError as error:
            services.say(MESSAGE, str(error))
            return ()

    def take(self, intent: Intent) -> Destination | None:
        """Open one, or pass over all that are shown."""
        match intent:
            case OpenQuestionnaire(name):
                found = next((one for one in self._due() if one.id == name), None)
                self._known = None
                return AnswerQuestionnaire(found, self._sitting()) if found else None
            case PassOverAll():
                for one in self._due():
                    pass_over(self._services, one, self._sitting())
                self._known = None
        return None


def say_problems(services: Services) -> None:
    """Say what is wrong in the person's own questionnaires, each with its place."""
    for problem in services.questionnaires.problems():
        services.say(f"problem:{problem.place}", str(problem))


def pass_over(services: Services, asked: Questionnaire, sitting: SittingId | None) -> None:
    """Keep that one was passed over, and nothing that was answered so far."""
    services.questionnaires.partial_answers.pop(asked.hash, None)
    if services.log is None:
        return
    try:
        services.log.measures.skip(asked, sitting)
    except RecordsError as error:
        services.say(MESSAGE, str(error))
