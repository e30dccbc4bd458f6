"""What can be guessed of a text in English: the rung of a part, whether it is hard, and its components."""

import re
from dataclasses import dataclass
from typing import Final

from player.practice.script.model import Component
from player.practice.units import Rung

_RUNGS: Final = (
    (
        Rung.SELF_KINDNESS,
        r"\b(?:may i\b|kind(?:er|ness)? (?:to|towards?|for) (?:my|your|our|one)sel(?:f|ves)|self-compassion)",
    ),
    (
        Rung.RECEIVING_KINDNESS,
        r"\b(?:receiv\w+|some(?:one|body) who (?:loves|cares)|wishes? you well|care for you)\b",
    ),
    (
        Rung.KINDNESS_TO_ANOTHER,
        r"\b(?:may (?:you|he|she|they|all)\b|wish(?:ing)? (?:him|her|them)|a friend|an animal)",
    ),
    (
        Rung.COMMON_HUMANITY,
        r"\b(?:other people|others|everyone|everybody|all of us|not alone|human beings?|people everywhere)\b",
    ),
)
"""Words that point to a rung of the ladder, the highest first (our own; the craft page names none)."""

_HARD: Final = re.compile(
    r"\b(?:hard|difficult\w*|pain\w*|hurt\w*|grief|griev\w+|sad\w*|afraid|fear\w*|anger|angry|asham\w+|shame|"
    r"lonel\w+|critic\w*|suffer\w*|struggl\w+|anxi\w+|worr(?:y|ies|ied)|trauma\w*)\b",
    re.IGNORECASE,
)
_COMPONENTS: Final = (
    (Component.SELF_KINDNESS, {Rung.SELF_KINDNESS, Rung.RECEIVING_KINDNESS, Rung.KINDNESS_TO_ANOTHER}),
    (Component.COMMON_HUMANITY, {Rung.COMMON_HUMANITY}),
)


@dataclass(frozen=True)
class Guess:
    """What a part seems to be.

    Attributes:
        rung: the step of the ladder that it seems to stand on.
        because: the words that point to it; empty where nothing does.
        hard: the words that point to something hard; empty where none do.
    """

    rung: Rung
    because: str
    hard: str

    @property
    def bracket(self) -> str:
        """What its heading's bracket says."""
        return f"rung {int(self.rung)}" + (", contact, difficulty 2" if self.hard else "")


def guess_of(text: str) -> Guess:
    """Guess the rung of a part from its words: the highest that any of them points to, else mindfulness."""
    hard = _HARD.search(text)
    for rung, words in _RUNGS:
        found = re.search(words, text, re.IGNORECASE)
        if found:
            return Guess(rung, found[0], hard[0] if hard else "")
    return Guess(Rung.MINDFULNESS, "", hard[0] if hard else "")


def components_of(rungs: set[Rung]) -> tuple[Component, ...]:
    """The components that some rungs point to; mindfulness where none does."""
    found = [component for component, meant in _COMPONENTS if meant & rungs]
    return tuple(found) or (Component.MINDFULNESS,)
