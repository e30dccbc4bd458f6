"""What a question answered with numbers, words or icons shows, and what can be done there."""

from dataclasses import dataclass
from enum import StrEnum

from player.language.catalogue import _
from player.practice.plain_words import either
from player.window.intents import Intent


@dataclass(frozen=True)
class Rate(Intent):
    """A rating on the scale that is shown, from 0 to 10 or 100; None for "Rather not say"."""

    value: int | None


@dataclass(frozen=True)
class SayMood(Intent):
    """The mood, 1 to 5, lowest first."""

    value: int


@dataclass(frozen=True)
class SayEnergy(Intent):
    """How much energy, 1 to 5, lowest first."""

    value: int


@dataclass(frozen=True)
class PassMood(Intent):
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

    @property
    def spoken(self) -> str:
        """The question with its scale, for a screen reader."""
        if self.style is RatingStyle.NUMBERS:
            scale = _("0 is {low_words}, {highest} is {high_words}.").format(
                low_words=self.low_words, highest=self.highest, high_words=self.high_words
            )
        else:
            scale = f"{either([answer.label for answer in self.answers])}."
        return f"{self.question} {scale}"


@dataclass(frozen=True)
class MoodView:
    """Mood and energy, a row of words each. Nothing is preselected; "Rather not say" is always there.

    Attributes:
        question: what is asked.
        moods, energies: the words of each, lowest first.
        mood, energy: those chosen, 1 for the lowest; None where none was.
        declined: True once "Rather not say" was pressed.
    """

    question: str
    moods: tuple[str, ...]
    energies: tuple[str, ...]
    mood: int | None = None
    energy: int | None = None
    declined: bool = False

    @property
    def answered(self) -> bool:
        """Nothing more is open."""
        return self.declined or (self.mood is not None and self.energy is not None)
