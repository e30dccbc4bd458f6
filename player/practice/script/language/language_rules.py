"""What the checks of a script need to know of its language: English in ``english``, others in packs."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from player.practice.script.language.rules import WordRule

Grade = Callable[[Sequence[str]], float]
"""The school grade from which sentences can be read easily."""


@dataclass(frozen=True)
class Patterns:
    """What is looked for in one sentence, or near it.

    Attributes:
        hedge: words that leave open whether it is so.
        close_eyes, open_eyes: closed eyes are asked for; the eyes may be open.
        touch, ground: touch is asked for; feet and floor, which are grounding and no touch.
        either_way: another way is offered.
        breath: the breath is named.
        other_way, hands: what to rest on that is neither breath nor touch; the hands, which are no breath.
        asks_to_write: the person is asked to write.
        points_back: a sentence begins with a pronoun whose noun stands before it.
        before_order: the words before an order's verb.
        not_an_order: what follows a verb that only looks like an order's.
    """

    hedge: re.Pattern[str]
    close_eyes: re.Pattern[str]
    open_eyes: re.Pattern[str]
    touch: re.Pattern[str]
    ground: re.Pattern[str]
    either_way: re.Pattern[str]
    breath: re.Pattern[str]
    other_way: re.Pattern[str]
    hands: re.Pattern[str]
    asks_to_write: re.Pattern[str]
    points_back: re.Pattern[str]
    before_order: re.Pattern[str]
    not_an_order: re.Pattern[str]


@dataclass(frozen=True)
class LanguageRules:
    """The rules of one language.

    Attributes:
        language: BCP 47 tag.
        word_rules: the words that scripts do not use.
        patterns: what else is looked for.
        orders: the verbs that open an order, in small letters and in the form that they have there.
        grade: how hard sentences are to read.
        highest_grade, highest_gentle_grade: what is easy to follow, and in gentle wordings.
        longest_sentence: in words, what is said in one breath.
    """

    language: str
    word_rules: tuple[WordRule, ...]
    patterns: Patterns
    orders: frozenset[str]
    grade: Grade
    highest_grade: float
    highest_gentle_grade: float
    longest_sentence: int

    def opens_with_order(self, sentence: str) -> bool:
        """True where a sentence opens with a bare imperative: "Notice the floor", "Now close the door"."""
        before = self.patterns.before_order.match(sentence)
        rest = sentence[before.end() :] if before else sentence
        first, _, after = rest.partition(" ")
        return first.lower().strip(".,;:!?") in self.orders and not self.patterns.not_an_order.match(after)

    def is_hedged(self, sentence: str) -> bool:
        """Whether a sentence has one of the words that hedge (craft B2)."""
        return self.patterns.hedge.search(sentence) is not None
