"""Mood and energy, questionnaires, and notes about something unwanted: always by the person's own hand."""

from player.late_dataclass import dataclass
from player.ui.intents import Intent


@dataclass(frozen=True)
class OpenQuestionnaire(Intent):
    """Look at a questionnaire that is offered."""

    questionnaire_id: str


@dataclass(frozen=True)
class PassOverAll(Intent):
    """Not now: the questionnaires that are offered are passed over, and offered again when they are due."""


@dataclass(frozen=True)
class PlaceOnGrid(Intent):
    """Mood and energy, 1 to 5 each, lowest first."""

    mood: int
    energy: int


@dataclass(frozen=True)
class PassGrid(Intent):
    """Rather not say mood and energy."""


@dataclass(frozen=True)
class SayWhy(Intent):
    """Why one stopped, as it stands."""

    text: str


@dataclass(frozen=True)
class AnswerItem(Intent):
    """Answer the question that is shown; None is "Rather not say"."""

    value: int | None


@dataclass(frozen=True)
class ClearItem(Intent):
    """The question that is shown has no answer any more."""


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
class OpenUnwanted(Intent):
    """Write about something unwanted in the sitting that is looked at."""


@dataclass(frozen=True)
class WriteUnwanted(Intent):
    """What stands there now."""

    text: str


@dataclass(frozen=True)
class KeepUnwanted(Intent):
    """Keep what was written, and go back."""


@dataclass(frozen=True)
class DropUnwanted(Intent):
    """Keep nothing of what was written, and go back."""


@dataclass(frozen=True)
class DeleteUnwanted(Intent):
    """Ask whether a note that was kept may be deleted."""

    note: str
