"""A questionnaire, a question at a time."""

from player.language.catalogue import _
from player.library.questionnaire_catalog import PartialAnswers, Questionnaires
from player.records.errors import RecordsError
from player.records.measures.questionnaires import Questionnaire
from player.records.store.entries import SittingId
from player.window.destinations import Back
from player.window.intents import Destination, Intent
from player.window.parts import Lazy, LogAccess, Messages
from player.window.questionnaire.describe import done_view, questionnaire_view
from player.window.questionnaire.state import (
    AnswerItem,
    ClearItem,
    CloseQuestionnaire,
    NextQuestion,
    PassOver,
    QuestionBefore,
    QuestionnaireView,
)
from player.window.shared.questionnaire_offers import MESSAGE, AssignedQuestionnaires
from player.window.state import Message

_NOT_KEPT = _("The log is not open, so answers can't be kept.")


class QuestionnairePage:
    """One questionnaire. Nothing is kept before its end, and then nothing is said about it.

    Args:
        assigned_questionnaires: those that the pacing in force assigns.
        messages: said in the window.
        questionnaires: those there are.
        session_log: the session log, if it is open.
        asked: the questionnaire, with its items.
        sitting: the sitting after which it is answered, if there is one.
    """

    def __init__(
        self,
        *,
        assigned_questionnaires: Lazy[AssignedQuestionnaires],
        messages: Messages,
        questionnaires: Lazy[Questionnaires],
        session_log: LogAccess,
        asked: Questionnaire,
        sitting: SittingId | None = None,
    ) -> None:
        self._assigned_questionnaires = assigned_questionnaires
        self._messages = messages
        self._questionnaires = questionnaires
        self._session_log = session_log
        self._asked = asked
        self._sitting = sitting
        self._so_far = questionnaires.get().partial_answers.setdefault(asked.hash, PartialAnswers())
        self._done = False
        self._shown: QuestionnaireView | None = None

    def view(self) -> QuestionnaireView:
        """The question, or thanks."""
        messages = self._messages.shown
        if self._shown is None or self._shown.messages != messages:
            self._shown = self._make_view(messages)
        return self._shown

    def _make_view(self, messages: tuple[Message, ...]) -> QuestionnaireView:
        so_far = self._so_far
        if self._done:
            return done_view(self._asked.title, messages, answered=bool(so_far.answers))
        return questionnaire_view(self._asked, so_far.at, so_far.answers, so_far.declined, messages)

    def handle(self, intent: Intent) -> Destination | None:
        """Answering, going on and back, and leaving."""
        self._shown = None
        match intent:
            case CloseQuestionnaire() if self._done:
                return Back()
            case PassOver() if not self._done:
                self.pass_over()
                return Back()
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
        log = self._session_log.open
        if log is None:
            self._messages.say(MESSAGE, _NOT_KEPT)
            return
        try:
            log.measures.answer(self._asked, self._so_far.answers, self._sitting)
        except RecordsError as error:
            self._messages.say(MESSAGE, str(error))
            return
        self._end()

    def pass_over(self) -> None:
        """Not now; easing back from here does the same."""
        if not self._done:
            self._assigned_questionnaires.get().pass_over(self._asked, self._sitting)
            self._end()

    def _end(self) -> None:
        self._done = True
        self._questionnaires.get().partial_answers.pop(self._asked.hash, None)

    def tick(self) -> Destination | None:
        """Nothing happens by itself here."""
        return None
