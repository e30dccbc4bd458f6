"""What can be done where questionnaires are offered."""

from dataclasses import dataclass

from player.window.intents import Intent


@dataclass(frozen=True)
class OpenQuestionnaire(Intent):
    """Open a questionnaire that is offered."""

    questionnaire_id: str


@dataclass(frozen=True)
class PassOverAll(Intent):
    """Not now: the questionnaires that are offered are passed over, and offered again when they are due."""
