"""A line's words: cleaned for the voice, counted, and split where a speaker may rest."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_PRONUNCIATION: Final = re.compile(r"\[([^\[\]]*)\]\(/([^()/]*)/\)")
_WORD: Final = re.compile(r"[^\W_]")
_TRANSLATION: Final = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-", "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "",
        "\u2026": "...",
    }
)  # fmt: skip
_DASH: Final = re.compile(r"\s*(?:[\u2012-\u2015]|\s-{1,3}\s|--+)\s*")
_STRONG: Final = frozenset(
    {
        "and",
        "or",
        "but",
        "so",
        "because",
        "while",
        "when",
        "whenever",
        "if",
        "as",
        "where",
        "until",
        "whatever",
    }
)
_WEAK: Final = frozenset(
    {"in", "on", "at", "from", "with", "around", "under", "for", "through", "towards", "near", "into", "like"}
    | {
        "by",
        "between",
        "beneath",
        "behind",
        "within",
        "without",
        "beside",
        "to",
        "that",
        "which",
        "who",
        "than",
    }
)
_SUBJECTS: Final = frozenset({"you", "i", "we", "they", "it", "there"})
# A rest after these would split what belongs together ("such as", "as if", "the one", "you may").
_BINDING: Final = frozenset(
    {
        "such",
        "as",
        "just",
        "even",
        "only",
        "or",
        "and",
        "one",
        "out",
        "a",
        "an",
        "the",
        "not",
        "what",
        "so",
        "to",
    }
    | {
        "of",
        "up",
        "do",
        "does",
        "have",
        "has",
        "is",
        "are",
        "be",
        "was",
        "were",
        "it",
        "i",
        "you",
        "we",
        "they",
    }
    | {"may", "might", "could", "can", "will", "would", "let", "your", "my", "our", "this", "these", "some"}
    | {"any", "no", "very"}
)
_MARKS: Final = ",.;:!?"


def without_marks(text: str) -> str:
    """The text as shown: ``[word](/phonemes/)`` becomes ``word``."""
    return _PRONUNCIATION.sub(r"\1", text)


def word_count(text: str) -> int:
    """Words between white space, of the text as shown; those without a letter or digit don't count."""
    return sum(1 for word in without_marks(text).split() if _WORD.search(word))


def cleaned(text: str) -> str:
    """The text in the characters that the voice knows.

    Quotation marks, dashes and hyphens of every kind become the plain ones, a dash between phrases a comma;
    unspoken characters (emoji, zero-width, control) are removed; pronunciations stay as they are.
    """
    parts: list[str] = []
    place = 0
    for mark in _PRONUNCIATION.finditer(text):
        parts += [_cleaned_plain(text[place : mark.start()]), mark.group(0)]
        place = mark.end()
    parts.append(_cleaned_plain(text[place:]))
    return re.sub(r"\s+", " ", "".join(parts)).strip(" ,;:")


def _cleaned_plain(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).translate(_TRANSLATION)
    plain = _DASH.sub(", ", plain)
    return "".join(" " if unicodedata.category(sign) in _UNSPOKEN else sign for sign in plain)


_UNSPOKEN: Final = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "So", "Sk", "Zl", "Zp", "Mn"})


@dataclass(frozen=True)
class _Rest:
    """A word that a rest may precede; the lower the cost, the better."""

    word: int
    cost: float


def with_rests(text: str, wanted: int) -> str:
    """The text with commas where a slow speaker would rest.

    Args:
        text: cleaned text.
        wanted: rests in all, including those in the text; fewer where more would not read well.
    """
    words = _units(text)
    have = sum(1 for word in words[:-1] if word[-1] in _MARKS)
    chosen: list[int] = [index for index, word in enumerate(words[:-1], 1) if word[-1] in _MARKS]
    for rest in sorted(_possible(words), key=lambda place: (place.cost, place.word)):
        if have >= wanted:
            break
        if _far_enough(rest.word, chosen, len(words)):
            chosen.append(rest.word)
            words[rest.word - 1] += ","
            have += 1
    return " ".join(words)


def _units(text: str) -> list[str]:
    """Words, with a pronunciation of several words kept as one."""
    return re.findall(r"\S*\[[^\[\]]*\]\(/[^()/]*/\)\S*|\S+", text)


def _far_enough(word: int, chosen: list[int], count: int) -> bool:
    return all(abs(word - other) >= _SHORTEST_PHRASE for other in (0, *chosen, count))


_SHORTEST_PHRASE: Final = 3
"""Words: shorter phrases would sound chopped."""


def _possible(words: list[str]) -> list[_Rest]:
    middle = len(words) / 2
    found: list[_Rest] = []
    for index in range(1, len(words)):
        word, before = (words[place].lower().strip("\"'(),.;:") for place in (index, index - 1))
        kind = _kind(word)
        parted = words[index - 1][-1] in _MARKS
        # "to go on", "to come back to": a verb keeps its particle.
        of_a_verb = index > 1 and words[index - 2].lower() == "to" and word in _WEAK
        if kind is None or parted or of_a_verb or before in _BINDING | _STRONG | _WEAK:
            continue
        found.append(_Rest(index, kind + abs(index - middle) / len(words)))
    return found


def _kind(word: str) -> float | None:
    """The cost of a rest before a word; None where there must be none."""
    if word in _STRONG:
        return 0.0
    if word in _WEAK:
        return 1.0
    return 1.5 if word in _SUBJECTS else None
