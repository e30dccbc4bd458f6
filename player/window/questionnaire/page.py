"""Questionnaires: offered where a preset assigns them and they are due; a question at a time."""

from collections.abc import Callable

from player.library.questionnaire_catalog import Begun
from player.records.errors import RecordsError
from player.records.measures.questionnaires import Questionnaire
from player.records.store.entries import SittingId
from player.window.intents import Intent
from player.window.page import Page
from player.window.questionnaire.describe import done_view, questionnaire_offer, questionnaire_view
from player.window.questionnaire.state import (
    AnswerItem,
    ClearItem,
    CloseQuestionnaire,
    NextQuestion,
    OpenQuestionnaire,
    PassOver,
    PassOverAll,
    QuestionBefore,
    QuestionnaireView,
)
from player.window.services import Services
from player.window.state import Message, OfferItem

_KEY = "questionnaires"
_NOT_KEPT = "The log is not open, so answers can't be kept."


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
        begun = self._services.questionnaires.begun
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
            services.say(_KEY, str(error))
            return ()

    def take(self, intent: Intent, back: Page) -> Page | None:
        """Open one, or pass over all that are shown."""
        match intent:
            case OpenQuestionnaire(name):
                found = next((one for one in self._due() if one.id == name), None)
                self._known = None
                return QuestionnairePage(self._services, found, back, self._sitting()) if found else None
            case PassOverAll():
                for one in self._due():
                    _passed_over(self._services, one, self._sitting())
                self._known = None
        return None


class QuestionnairePage:
    """One questionnaire. Nothing is kept before its end, and then nothing is said about it.

    Args:
        services: what pages work with.
        asked: the questionnaire, with its items.
        back: the page to go back to.
        sitting: the sitting after which it is answered, if there is one.
    """

    def __init__(
        self, services: Services, asked: Questionnaire, back: Page, sitting: SittingId | None = None
    ) -> None:
        self._services = services
        self._asked = asked
        self._back = back
        self._sitting = sitting
        self._so_far = services.questionnaires.begun.setdefault(asked.hash, Begun())
        self._done = False
        self._shown: QuestionnaireView | None = None

    def view(self) -> QuestionnaireView:
        """The question, or thanks."""
        messages = self._services.messages
        if self._shown is None or self._shown.messages != messages:
            self._shown = self._made(messages)
        return self._shown

    def _made(self, messages: tuple[Message, ...]) -> QuestionnaireView:
        so_far = self._so_far
        if self._done:
            return done_view(self._asked.title, messages, answered=bool(so_far.answers))
        return questionnaire_view(self._asked, so_far.at, so_far.answers, so_far.declined, messages)

    def take(self, intent: Intent) -> Page | None:
        """Answers, going on and back, and leaving."""
        self._shown = None
        match intent:
            case CloseQuestionnaire() if self._done:
                return self._back
            case PassOver() if not self._done:
                self.pass_over()
                return self._back
            case NextQuestion() if not self._done:
                self._go_on()
            case QuestionBefore() if not self._done:
                self._so_far.at = max(1, self._so_far.at - 1)
            case AnswerItem() | ClearItem() if not self._done:
                self._answer(intent)
        return None

    def _answer(self, intent: AnswerItem | ClearItem) -> None:
        so_far = self._so_far
        so_far.declined.discard(so_far.at)
        match intent:
            case AnswerItem(None):
                so_far.answers.pop(so_far.at, None)
                so_far.declined.add(so_far.at)
            case AnswerItem(int(value)) if self._asked.lowest <= value <= self._asked.highest:
                so_far.answers[so_far.at] = value
            case _:
                so_far.answers.pop(so_far.at, None)

    def _go_on(self) -> None:
        if self._so_far.at < self._asked.item_count:
            self._so_far.at += 1
            return
        log = self._services.log
        if log is None:
            self._services.say(_KEY, _NOT_KEPT)
            return
        try:
            log.measures.answer(self._asked, self._so_far.answers, self._sitting)
        except RecordsError as error:
            self._services.say(_KEY, str(error))
            return
        self._end()

    def pass_over(self) -> None:
        """Not now: also what easing back from here means."""
        if not self._done:
            _passed_over(self._services, self._asked, self._sitting)
            self._end()

    def _end(self) -> None:
        self._done = True
        self._services.questionnaires.begun.pop(self._asked.hash, None)

    def tick(self) -> Page | None:
        """Nothing happens by itself here."""
        return None


def say_problems(services: Services) -> None:
    """Say what is wrong in the person's own questionnaires, each with its place."""
    for problem in services.questionnaires.problems():
        services.say(f"problem:{problem.place}", str(problem))


def _passed_over(services: Services, asked: Questionnaire, sitting: SittingId | None) -> None:
    services.questionnaires.begun.pop(asked.hash, None)
    if services.log is None:
        return
    try:
        services.log.measures.skip(asked, sitting)
    except RecordsError as error:
        services.say(_KEY, str(error))
