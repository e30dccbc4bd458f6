"""What a questionnaire shows, and what can be done there."""

from dataclasses import dataclass

from player.language.catalogue import _
from player.window.intents import Intent
from player.window.state import Message, View


@dataclass(frozen=True)
class AnswerItem(Intent):
    """Answer the question that is shown; None is "Rather not say"."""

    value: int | None


@dataclass(frozen=True)
class ClearItem(Intent):
    """Take back the answer to the question that is shown."""


@dataclass(frozen=True)
class NextQuestion(Intent):
    """Go on, whether or not there is an answer; after the last question the answers are kept."""


@dataclass(frozen=True)
class QuestionBefore(Intent):
    """Go back to the question before."""


@dataclass(frozen=True)
class PassOver(Intent):
    """Not now: nothing of this questionnaire is kept but that it was passed over."""


@dataclass(frozen=True)
class CloseQuestionnaire(Intent):
    """Leave a questionnaire that is done."""


@dataclass(frozen=True)
class AnswerView:
    """One value of a scale, and its words; empty where it has none of its own."""

    value: int
    words: str = ""


@dataclass(frozen=True)
class QuestionView:
    """One question. Nothing is preselected, and "Rather not say" is always there.

    Attributes:
        number, count: 1-based, such as question 2 of 6.
        text: what is asked.
        lowest, highest: the ends of the scale.
        answers: every value of a short scale; empty where a number is typed.
        scale_words: what the ends mean, where not every value has words.
        chosen: the number given, or None.
        declined: True once "Rather not say" was chosen.
    """

    number: int
    count: int
    text: str
    lowest: int
    highest: int
    answers: tuple[AnswerView, ...] = ()
    scale_words: str = ""
    chosen: int | None = None
    declined: bool = False


@dataclass(frozen=True)
class QuestionnaireView(View):
    """A questionnaire, a question at a time.

    Attributes:
        title: its name.
        instruction: said before the questions, or empty.
        progress: such as ``"Question 2 of 6"``.
        question: what is asked now; None once it is done.
        next_words: on the button that goes on.
        can_back: whether there is a question before.
        not_now: what "Not now" does, in a sentence.
        source: where it is from and who permits it.
        thanks: once it is done; never what the answers might mean.
    """

    title: str
    instruction: str = ""
    progress: str = ""
    question: QuestionView | None = None
    next_words: str = _("Next")
    can_back: bool = False
    not_now: str = ""
    source: str = ""
    thanks: str = ""
    messages: tuple[Message, ...] = ()
