"""Questionnaires where a preset assigns them and they are due, as other pages offer them."""

from collections.abc import Callable
from typing import Final

from player.library.questionnaire_catalog import PartialAnswers, Questionnaires
from player.practice.pacing.model import Pacing
from player.records.errors import RecordsError
from player.records.measures.questionnaires import Questionnaire
from player.records.store.entries import SittingId
from player.window.destinations import AnswerQuestionnaire
from player.window.intents import Destination, Intent
from player.window.pacing_choice import PacingChoice
from player.window.parts import Clocks, Lazy, LogAccess, Messages
from player.window.shared.questionnaires import OpenQuestionnaire, PassOverAll
from player.window.shared.questionnaires_described import questionnaire_offer
from player.window.state import OfferItem, Place

MESSAGE: Final = "questionnaires"
"""The key under which the message about questionnaires is shown."""


class AssignedQuestionnaires:
    """The questionnaires that the pacing in force assigns, and what is stored if one is passed over.

    Args:
        questionnaires: those there are.
        pacing_choice: the pacing in force.
        session_log: where answers are.
        messages: say what is wrong.
        clocks: tell today.
    """

    def __init__(
        self,
        questionnaires: Lazy[Questionnaires],
        pacing_choice: PacingChoice,
        session_log: LogAccess,
        messages: Messages,
        clocks: Clocks,
    ) -> None:
        self._questionnaires = questionnaires
        self._pacing_choice = pacing_choice
        self._session_log = session_log
        self._messages = messages
        self._clocks = clocks

    @property
    def partial_answers(self) -> dict[str, PartialAnswers]:
        """What was answered so far, by the questionnaire's hash."""
        return self._questionnaires.get().partial_answers

    def pacing(self) -> Pacing:
        """The pacing in force."""
        return self._pacing_choice.in_force().pacing

    def due(self, pacing: Pacing) -> tuple[Questionnaire, ...]:
        """Those that are due today; none without a log."""
        log = self._session_log.open
        if log is None or not pacing.questionnaires:
            return ()
        say_problems(self._questionnaires, self._messages, Place.TODAY)
        today = self._clocks.now().date()
        try:
            return self._questionnaires.get().due(pacing.questionnaires, log.measures, today)
        except RecordsError as error:
            self._messages.say(MESSAGE, str(error))
            return ()

    def pass_over(self, asked: Questionnaire, sitting: SittingId | None) -> None:
        """Store that one was passed over, without the answers so far."""
        self.partial_answers.pop(asked.hash, None)
        log = self._session_log.open
        if log is None:
            return
        try:
            log.measures.skip(asked, sitting)
        except RecordsError as error:
            self._messages.say(MESSAGE, str(error))


class QuestionnaireOffers:
    """What a page offers. It is found once, and again after something was answered or passed over.

    Args:
        assigned: those that the pacing in force assigns.
        sitting: the sitting after which it is offered, if there is one.
    """

    def __init__(
        self, assigned: AssignedQuestionnaires, sitting: Callable[[], SittingId | None] = lambda: None
    ) -> None:
        self._assigned = assigned
        self._sitting = sitting
        self._known: tuple[str, tuple[Questionnaire, ...]] | None = None

    def shown(self) -> tuple[str, tuple[OfferItem, ...]]:
        """The words and buttons; empty where nothing is due."""
        begun = self._assigned.partial_answers
        answered = {name for name, asked in begun.items() if asked.answers or asked.declined}
        return questionnaire_offer(self._due(), answered)

    def _due(self) -> tuple[Questionnaire, ...]:
        pacing = self._assigned.pacing()
        if self._known is None or self._known[0] != pacing.content_hash:
            self._known = (pacing.content_hash, self._assigned.due(pacing))
        return self._known[1]

    def handle(self, intent: Intent) -> Destination | None:
        """Open one, or pass over all that are shown."""
        match intent:
            case OpenQuestionnaire(name):
                found = next(
                    (questionnaire for questionnaire in self._due() if questionnaire.id == name), None
                )
                self._known = None
                return AnswerQuestionnaire(found, self._sitting()) if found else None
            case PassOverAll():
                for questionnaire in self._due():
                    self._assigned.pass_over(questionnaire, self._sitting())
                self._known = None
        return None


def say_problems(questionnaires: Lazy[Questionnaires], messages: Messages, place: Place) -> None:
    """Say, once and in one place, which of the person's own questionnaires can't be used."""
    problems = questionnaires.get().problems()
    if problems:
        # Nearly nobody has any.
        from player.practice.problems_said import files_left_out  # noqa: PLC0415

        out = files_left_out(problems)
        messages.say_once("questionnaires-left-out", out.text, details=out.details, only_on=place)
