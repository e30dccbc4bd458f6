"""Pauses that are written as a sentence or a line of their own: ``Pause.``, ``Silence``, ``a few breaths``.

Whether such a word is said or meant depends on what stands beside it: between two sentences, or by itself,
it is a pause; among other single words (``Stop. Pause. Breathe.``) it speaks to whoever listens.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from player.practice.drafting.clean_lines import TextLine
from player.practice.drafting.pause_words import ARTICLES, BREATHS, FEW, LONG, NUMBER, PAUSES, SHORT, USUAL
from player.practice.drafting.written_pauses import WrittenPause, bare_pause, pause_in, plain_words

_NOUNS: Final = (
    r"(?:silences?|stille|schweigen|silencios?|silêncio|silenzio|stilte|тишина|молчание|тиша|cisza|ticho|tystnad|"
    r"stillhet|stilhed|hiljaisuus|csend|sessizlik|hening|im lặng|liniște|sunyi)(?![^\W\d_])"
)
"""Nouns for silence; what else means it, such as ``quiet``, may be said to whoever listens."""

_SILENT: Final = re.compile(
    rf"(?:(?:{ARTICLES}|{SHORT}|{LONG}|{USUAL}|some|moments?|momentos?|minuto?|momente?|augenblicke?|"
    rf"weile|einige|of|in|der|von|de|di|d['’]) ?)*{_NOUNS}(?: here| hier)?",
    re.IGNORECASE,
)
_IN: Final = re.compile(r"in\b", re.IGNORECASE)
_BREATHS: Final = re.compile(
    rf"(?:{ARTICLES} )?(?:{FEW}|{NUMBER}|[0-9]{{1,2}}(?: ?[-–] ?[0-9]{{1,2}})?) (?:[^\W\d_]+ ){{0,2}}"
    rf"{BREATHS}"
    r"(?: (?:long|lang|here|hier))?",
    re.IGNORECASE,
)
_MADE: Final = re.compile(
    rf"(?:(?:{ARTICLES}|{SHORT}|{LONG}) )*{PAUSES} (?:machen|einlegen|lassen|halten)", re.IGNORECASE
)
_NAMED_BREATHS: Final = re.compile(rf"{PAUSES} ?[,:;–—(-] ?(?P<breaths>[^.!?()]+?)\)?", re.IGNORECASE)
_ADDRESSED: Final = re.compile(
    r"\b(?:your?|yours|my|our|this|these|that|dein\w*|mein\w*|unser\w*|dies\w*|tu|tus|ton|tes|votre|vos)\b",
    re.IGNORECASE,
)
_ENDED: Final = re.compile(r"[.!?…]\W*$")
_CALM_END: Final = re.compile(r"(?:[^.!?…]|[.…])[\"'”’»)\]]*\s*$")
_MERELY: Final = re.compile(rf"(?:(?:{SHORT}|{LONG}|{USUAL}) )*{PAUSES}", re.IGNORECASE)
_LEAST_WORDS: Final = 3
"""So many has a sentence that isn't one of several single words."""

_LEAST: Final = 2
"""A word for silence that stands so often as a sentence is no part of the text."""

_SENTENCES_OF_PAUSE: Final = re.compile(
    rf"(?:^|(?<=[.!?…] )|(?<=[.!?…][\"”] ))[\"“„»]?(?:(?:{SHORT}|{LONG}) )?{PAUSES}[.…][\"”“«]?(?=\s|$)",
    re.IGNORECASE | re.MULTILINE,
)
_SENTENCES_OF_SILENCE: Final = re.compile(
    rf"(?:^|(?<=[.!?…] )|(?<=[.!?…][\"”] ))[\"“„»]?(?:{_NOUNS})[.…][\"”“«]?(?=\s|$)",
    re.IGNORECASE | re.MULTILINE,
)


def lone_line(text: str, beside: Sequence[str]) -> WrittenPause | None:
    """The pause that a line by itself means; None for one that is said.

    Args:
        text: the line.
        beside: the lines before and behind it in its paragraph; none where it is one.
    """
    if any(0 < len(line.split()) < _LEAST_WORDS for line in beside):
        return None
    words = plain_words(text)
    if _MADE.fullmatch(words):
        return _guessed(words, text)
    named = _NAMED_BREATHS.fullmatch(words)
    if named and _BREATHS.fullmatch(named["breaths"]):
        return _guessed(words, text)
    if _BREATHS.fullmatch(words) and not _ENDED.search(text) and not _ADDRESSED.search(words):
        return _guessed(words, text)
    return _guessed(words, text) if is_silence(text) else None


def is_silence(text: str) -> bool:
    """Whether a line is a word for silence and hardly anything else."""
    words = plain_words(text)
    return (
        _SILENT.fullmatch(words) is not None
        and _IN.match(words) is None
        and _CALM_END.search(text) is not None
    )


def lone_sentence(sentence: str, beside: Sequence[str], *, often: bool, silence: bool) -> WrittenPause | None:
    """The pause that a sentence among others means, as ``Pause.``; None for one that is said.

    Args:
        sentence: a whole one.
        beside: the sentences before and behind it in its paragraph.
        often: whether ``Pause.`` stands several times in this text, so that no author says it.
        silence: whether words for silence are pauses in this text.
    """
    words = plain_words(sentence)
    if often and _MERELY.fullmatch(words) and _CALM_END.search(sentence):
        return _guessed(words, sentence)
    if any(0 < len(each.split()) < _LEAST_WORDS for each in beside):
        return None
    named = _MERELY.fullmatch(words) is not None or (silence and is_silence(sentence))
    return _guessed(words, sentence) if named and _CALM_END.search(sentence) else None


def pauses_stand_often(lines: Sequence[TextLine]) -> bool:
    """Whether ``Pause.`` stands so often as a sentence that no author says it."""
    return sum(len(_SENTENCES_OF_PAUSE.findall(line.text)) for line in lines) >= _LEAST


def silences_are_pauses(lines: Sequence[TextLine]) -> bool:
    """Whether a word for silence stands so often as a sentence that no author says it."""
    found = sum(len(_SENTENCES_OF_SILENCE.findall(line.text)) for line in lines)
    return found >= _LEAST


def silences_are_titles(blocks: Sequence[Sequence[TextLine]], titles: int) -> bool:
    """Whether a line such as ``Silence`` heads a part: it stands once, among other headings.

    Args:
        blocks: of the text.
        titles: how many other lines look like a heading.
    """
    silent = [block[0].text for block in blocks if len(block) == 1 and is_silence(block[0].text)]
    return titles >= _LEAST and len(silent) == 1 and not _ENDED.search(silent[0])


def _guessed(words: str, written: str) -> WrittenPause | None:
    found = pause_in(words, written.strip()) or bare_pause(words)
    return None if found is None else replace(found, written=written.strip(), guessed=True)
