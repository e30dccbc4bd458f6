"""What a questionnaire and a note about something unwanted show. Frozen values without Qt."""

from player.late_dataclass import dataclass
from player.ui.view.shared import Message, Option


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
class QuestionnaireView:
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
    next_words: str = "Next"
    can_back: bool = False
    not_now: str = ""
    source: str = ""
    thanks: str = ""
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class UnwantedView:
    """A place to write down something unwanted.

    Attributes:
        about: which sitting.
        words: why one might, and that nobody has to.
        text: what stands there so far.
        kept: notes that were kept about this sitting: each with its id and its words.
        private: who can see it.
        deleting: the id of the note that is asked about; ``asked`` is the question.
    """

    about: str
    words: tuple[str, ...] = ()
    text: str = ""
    kept: tuple[Option, ...] = ()
    private: str = ""
    deleting: str = ""
    asked: str = ""
    messages: tuple[Message, ...] = ()
