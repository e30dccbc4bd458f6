"""What a question answered with numbers, words or icons shows, and what can be done there."""

from dataclasses import dataclass
from enum import StrEnum

from player.window.intents import Intent


@dataclass(frozen=True)
class PlaceOnGrid(Intent):
    """Mood and energy, 1 to 5 each, lowest first."""

    mood: int
    energy: int


@dataclass(frozen=True)
class PassGrid(Intent):
    """Rather not say mood and energy."""


class RatingStyle(StrEnum):
    """How a rating is answered; the values are those of the pacing control."""

    NUMBERS = "numbers"
    ICONS = "icons"
    WORDS = "words"


@dataclass(frozen=True)
class RatingAnswer:
    """One answer in words, and the number that it stands for."""

    value: int
    label: str


@dataclass(frozen=True)
class RatingView:
    """A 0–10 question. Nothing is preselected; "Rather not say" is always there.

    Attributes:
        question: what is asked.
        low_words, high_words: at the ends.
        chosen: the number given, or None.
        declined: True once "Rather not say" was pressed.
        style: numbers, icons with words, or words alone.
        answers: those of icons and of words, lowest first.
        highest: 10, or 100 where it is asked in finer numbers.
    """

    question: str
    low_words: str
    high_words: str
    chosen: int | None = None
    declined: bool = False
    style: RatingStyle = RatingStyle.NUMBERS
    answers: tuple[RatingAnswer, ...] = ()
    highest: int = 10


@dataclass(frozen=True)
class GridView:
    """Mood across and energy upwards. Nothing is preselected; "Rather not say" is always there.

    Attributes:
        question: what is asked.
        moods, energies: the words of each column and of each row, lowest first.
        chosen: mood and energy, 1 for the lowest of each; None where none was given.
        declined: True once "Rather not say" was pressed.
    """

    question: str
    moods: tuple[str, ...]
    energies: tuple[str, ...]
    chosen: tuple[int, int] | None = None
    declined: bool = False

    def words(self, mood: int, energy: int) -> str:
        """A place in words, such as ``"mood: rather low, energy: some"``."""
        return f"mood: {self.moods[mood - 1]}, energy: {self.energies[energy - 1]}"
