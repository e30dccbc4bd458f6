"""Where a speaker rests inside a line: at marks, before a coordinated clause, at a clause's start.

Never between a verb and its object, a preposition and its noun, an auxiliary and its verb: an unmarked place
is only taken where a conjunction is followed by what can only be a clause. In doubt there is no rest; the
author's comma is the way to ask for one. Tested against lines that two readers marked by hand,
``tests/audio/voice/marked_joints*.txt``. A line may also come with its places, chosen by a reader.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from audio.voice.phrases import word_count


class Rank(IntEnum):
    """How deep a rest parts what it stands between."""

    COMMA = 1
    CLAUSE = 2
    SENTENCE = 3


@dataclass(frozen=True)
class Joint:
    """A place between two words where a speaker may rest.

    Attributes:
        word: the number of the word it stands before.
        rank: how deep it parts.
        marked: whether the text has a mark there already.
    """

    word: int
    rank: Rank
    marked: bool


_UNIT: Final = re.compile(r"\S*\[[^\[\]]*\]\(/[^()/]*/\)\S*|\S+")
_SHOWN: Final = re.compile(r"\[([^\[\]]*)\]\(/[^()/]*/\)")
_FEWEST_BEFORE, _FEWEST_AFTER = 4, 3
"""Words on either side of a rest that no mark asks for: shorter phrases would sound chopped."""

_CLAUSE_WORDS: Final = 2
"""A subject and its verb."""

_COORDINATORS: Final = frozenset({"and", "but", "or", "so"})
"""Without "yet", which may end a clause as well ("if you have no spot yet you're welcome")."""

_SUBORDINATORS: Final = frozenset(
    {"because", "while", "when", "whenever", "if", "until", "unless", "although", "though"}
)
_ALSO_PREPOSITIONS: Final = frozenset({"since", "before", "after"})
_NOMINATIVE: Final = frozenset({"i", "he", "she", "we", "they"})
_PRONOUNS: Final = _NOMINATIVE | frozenset(
    {"you", "it", "there", "this", "that", "these", "those", "nobody", "somebody", "someone", "everybody"}
    | {"nothing", "something", "anything", "anyone", "anybody", "everything", "one", "people"}
)
_DEMONSTRATIVES: Final = frozenset({"this", "that", "these", "those", "one"})
"""Either a subject ("until that is gone") or before a noun ("until that day")."""
_DETERMINERS: Final = frozenset(
    {
        "the",
        "a",
        "an",
        "my",
        "your",
        "his",
        "her",
        "its",
        "our",
        "their",
        "some",
        "any",
        "each",
        "every",
        "no",
    }
)
_CONTRACTED: Final = re.compile(
    r"(?:i|you|he|she|it|we|they|there|that|this|nobody|somebody|someone|nothing|everything|what|here)"
    r"'(?:s|m|re|ll|ve|d)"
)
_OR_OWNING: Final = frozenset({"nobody's", "somebody's", "someone's", "everything's", "nothing's"})
"""Also in front of a noun: "or somebody's radio"."""

_FINITE: Final = frozenset(
    {
        "is",
        "are",
        "was",
        "were",
        "am",
        "has",
        "have",
        "had",
        "does",
        "do",
        "did",
        "can",
        "could",
        "may",
        "might",
    }
    | {
        "will",
        "would",
        "shall",
        "should",
        "must",
        "need",
        "needs",
        "goes",
        "comes",
        "stays",
        "keeps",
        "feels",
    }
    | {"isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't", "doesn't", "don't", "didn't"}
    | {"can't", "couldn't", "won't", "wouldn't", "shouldn't", "mustn't", "needn't", "cannot"}
    | {"holds", "moves", "rests", "stands", "sits", "lies", "came", "went", "took", "made", "let", "lets"}
)
_BINDING: Final = frozenset(
    {
        "just",
        "even",
        "only",
        "not",
        "as",
        "or",
        "and",
        "but",
        "so",
        "then",
        "than",
        "like",
        "except",
        "partly",
    }
    | {"of", "about", "for", "from", "to", "on", "in", "at", "with", "by", "simply", "especially", "exactly"}
    | {"is", "are", "was", "were", "be", "been", "it's", "that's", "the", "a", "an", "long", "soon", "often"}
    | {"time", "moment", "day", "days", "times", "moments", "year", "years", "night", "morning", "ever"}
    | {"minute", "hour", "hours", "minutes", "week", "weeks", "shortly", "right", "best", "else"}
    | {
        "look",
        "looks",
        "looked",
        "looking",
        "ask",
        "asks",
        "asked",
        "asking",
        "take",
        "takes",
        "come",
        "comes",
    }
    | {"go", "goes", "run", "runs", "named", "called", "came", "went", "goodness", "and/or"}
    | {"also", "did", "does"}
)
"""What a clause would be parted from: "only if", "the day when", "as it does when", "what you did if"."""
_ASKING: Final = frozenset(
    {"ask", "asks", "asked", "asking", "know", "knows", "knew", "see", "wonder", "wonders", "tell", "tells"}
    | {"told", "check", "decide", "notice", "remember", "choose", "find", "sure", "matter", "matters", "say"}
    | {
        "imagine",
        "feel",
        "feels",
        "felt",
        "look",
        "looks",
        "sense",
        "mind",
        "minds",
        "care",
        "cares",
        "guess",
    }
)
"""Verbs whose object a clause with if or when may be: "ask yourself if"."""
_OBJECT_CLAUSES: Final = frozenset({"if", "when", "whenever"})
_SHORT: Final = 5
"""Words, at most, of a second thing that keeps the clause behind it: "or for a sound if that's better"."""


def units(text: str) -> list[str]:
    """Words, with a pronunciation of several words kept as one."""
    return _UNIT.findall(text)


def joints(text: str, chosen: Collection[int] = ()) -> tuple[Joint, ...]:
    """The places in a cleaned line where a speaker may rest, in order.

    Args:
        text: the line.
        chosen: how many words (as ``word_count`` counts) stand before each place that a reader chose. Where
            there are any, they are the only ones without a mark; each is as deep as a comma there would be.
    """
    shown = [_plain(unit) for unit in units(text)]
    words = [word.lower().strip("\"'(),.;:!?") for word in shown]
    found = []
    last = said = 0
    for number in range(1, len(words)):
        said += word_count(shown[number - 1])
        mark, end = _mark(shown[number - 1]), _end_of_phrase(shown, number)
        asked = said in chosen and word_count(shown[number]) > 0
        rank = Rank.COMMA if mark is None and asked else mark
        if rank is not None:
            clause = _starts_clause(words, number, end)
            found.append(Joint(number, max(rank, Rank.CLAUSE) if clause else rank, marked=mark is not None))
            last = number
        elif not chosen and _parts_unmarked(words, number, last, end):
            found.append(Joint(number, Rank.CLAUSE, marked=False))
            last = number
    return tuple(found)


def marked_joints(text: str) -> tuple[Joint, ...]:
    """The places at the marks of a cleaned line in any language, in order."""
    ranks = enumerate(map(_mark, map(_plain, units(text)[:-1])), 1)
    return tuple(Joint(number, rank, marked=True) for number, rank in ranks if rank is not None)


def with_commas(text: str, places: tuple[Joint, ...]) -> str:
    """The text with a comma at every joint that has no mark, for the engine to phrase by."""
    words = units(text)
    for joint in places:
        if not joint.marked:
            words[joint.word - 1] += ","
    return " ".join(words)


def _plain(unit: str) -> str:
    return _SHOWN.sub(r"\1", unit).replace("\u2019", "'")


def _mark(word: str) -> Rank | None:
    """The rank of the mark that a word ends with, if any."""
    end = word.rstrip("\"')")[-1:]
    if end in {".", "!", "?"}:
        return Rank.SENTENCE
    if end in {";", ":", "\u2014"}:
        return Rank.CLAUSE
    return Rank.COMMA if end == "," else None


def _end_of_phrase(shown: list[str], number: int) -> int:
    """The number of the first word behind the next mark."""
    return next((index + 1 for index in range(number, len(shown)) if _mark(shown[index])), len(shown))


def _parts_unmarked(words: list[str], number: int, last: int, end: int) -> bool:
    if number - last < _FEWEST_BEFORE or end - number < _FEWEST_AFTER or words[number - 1] in _BINDING:
        return False
    word = words[number]
    if word in _OBJECT_CLAUSES and _ASKING.intersection(words[max(last, number - 5) : number]):
        return False
    if word in _COORDINATORS | _ALSO_PREPOSITIONS and not _has_clause(words[last:number]):
        return False
    if word not in _COORDINATORS and _second_thing(words[max(last, number - _SHORT) : number]):
        return False
    return _starts_clause(words, number, end)


def _second_thing(before: list[str]) -> bool:
    """Whether only the last thing named stands before, and no clause: what follows may belong to it."""
    named = [place for place, word in enumerate(before) if word in {"and", "or"}]
    last = before[named[-1] + 1 :] if named else []
    return bool(last) and last[0] not in _NOMINATIVE and not _has_clause(last)


def _starts_clause(words: list[str], number: int, end: int) -> bool:
    """Whether a conjunction at this word is followed by what can only be a clause."""
    word, after = words[number], words[number + 1 : end]
    if word == "even" and after and after[0] in {"if", "though", "when"}:
        word, after = after[0], after[1:]
    if (word, *after[:1]) in {("so", "that"), ("and", "then"), ("but", "then")}:
        after = after[1:]
    if word in _SUBORDINATORS:
        return bool(after) and (_subject(after) or (after[0] in _DETERMINERS and len(after) > _CLAUSE_WORDS))
    return word in _COORDINATORS | _ALSO_PREPOSITIONS and _subject_and_verb(after)


def _subject(after: list[str]) -> bool:
    if len(after) > 1 and after[0] in _DEMONSTRATIVES:
        return after[1] in _FINITE
    return len(after) > 1 and (after[0] in _PRONOUNS or bool(_CONTRACTED.fullmatch(after[0])))


def _subject_and_verb(after: list[str]) -> bool:
    if len(after) < _CLAUSE_WORDS:
        return False
    if _CONTRACTED.fullmatch(after[0]):
        return after[0] not in _OR_OWNING
    if after[0] in _NOMINATIVE:
        return after[1] not in _COORDINATORS
    return after[0] in _PRONOUNS and after[1] in _FINITE


def _has_clause(words: list[str]) -> bool:
    return any(word in _FINITE or _CONTRACTED.fullmatch(word) for word in words)
