"""Headings at the beginning of a line, or above a text without a blank line, on lines of their own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from player.practice.drafting.clean_lines import TextLine
from player.practice.drafting.directions import is_bell
from player.practice.drafting.marks.lone_words import lone_line
from player.practice.drafting.pause_words import MINUTES
from player.practice.drafting.written_pauses import bare_pause

_CAPITALS: Final = re.compile(
    r"\s*(?:[0-9]{1,2}[.)] )?[^\W\d_a-z](?:[^\Wa-z]|[ &:'’,/–—-]){2,58}(?:\([^()]{1,20}\))?\s*"
)
_MOST_WORDS: Final = 7
_LENGTH: Final = rf"\((?:about |ca\. |approx\. )?[0-9.,]{{1,4}}(?: ?[-–] ?[0-9.,]{{1,4}})? ?{MINUTES}\)"
_WITH_LENGTH: Final = re.compile(
    rf"\s*(?P<title>[^\W_][^\s.!?()]*(?: [^\s.!?()]+){{0,7}}?)[ :]*{_LENGTH}\s*[:–—-]\s*(?=\S)",
    re.IGNORECASE,
)
_STEP: Final = re.compile(
    r"\s*(?P<title>(?:step|part|stage|phase|section|schritt|teil|étape|parte|paso|passo) (?:[0-9]{1,2}|"
    r"one|two|three|four|five|six|"
    r"seven|eins|zwei|drei|vier|fünf)"
    rf"(?: ?[-–—:.] ?[^\W\d_][^.!?:()]{{0,50}}?)?(?: {_LENGTH})?) ?(?::\s*(?=\S)|\s*$)",
    re.IGNORECASE,
)
_CLOSED: Final = re.compile(r"[.!?…,;][\"'”’)]*$")
_LABEL: Final = re.compile(r"\s*(?P<title>[^\W\d_a-z](?:[^\Wa-z]|[ &/–-]){3,30}) ?[:：]\s+(?=\S)")
"""The name of a part in capitals, before its first words."""

_NAMED: Final = re.compile(
    r"\s*(?P<title>einleitung|einstieg|einstimmung|hinführung|ankommen|hauptteil|rückholung|rückkehr|ausklang|"
    r"abschluss|introduction|opening|settling in|main part|closing|conclusion|induction|deepener|awakening|"
    r"reorientation) ?[:：]\s+(?=\S)",
    re.IGNORECASE,
)
"""What a part is called, before its first words."""

_LEAST_STEPS: Final = 2

_OF_PARTS: Final = re.compile(
    r"(?:introduction|intro|opening|welcome|arriving|settling(?: in)?|(?:guided )?(?:practice|meditation|"
    r"script|"
    r"transcript|exercise)|text|body|main(?: part)?|beginning|start|einleitung|ankommen|anfang|übung|"
    r"skript|text|"
    r"einstieg|einstimmung|hinführung|hauptteil|rückholung|rückkehr|ausklang|abschluss|closing|conclusion|return|"
    r"introducción|introduzione|introdução|inleiding|part [0-9]+|teil [0-9]+)",
    re.IGNORECASE,
)
"""What a part is called, and hardly ever a whole practice."""


def names_a_part(title: str) -> bool:
    """Whether a heading says which part of a practice it is, and not what the practice is called."""
    return _OF_PARTS.fullmatch(title.strip(" :.")) is not None


def with_headings_apart(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """The lines, with blank ones around a heading such as ``SETTLING``, or ``Step 2 – Breathe (1 min):``."""
    steps = sum(_STEP.match(line.text) is not None for line in lines) >= _LEAST_STEPS
    labels = [found["title"] for line in lines if (found := _labelled(line))]
    for at, line in enumerate(lines):
        following = lines[at + 1].text if at + 1 < len(lines) else ""
        named = _WITH_LENGTH.match(line.text) or (_STEP.match(line.text) if steps else None)
        named = (
            named
            or _NAMED.match(line.text)
            or (_labelled(line) if len(set(labels)) == len(labels) >= _LEAST_STEPS else None)
        )
        if named is not None and not line.breaks:
            yield from _alone(replace(line, text=named["title"]))
            yield replace(line, text=line.text[named.end() :])
        elif (_is_heading(line) and _goes_on_small(following)) or _is_bold_heading(
            line, lines[at + 1 : at + 2]
        ):
            yield from _alone(line)
        else:
            yield line


def _labelled(line: TextLine) -> re.Match[str] | None:
    found = _LABEL.match(line.text)
    if found is None or not any(map(str.islower, line.text[found.end() :])):
        return None
    title = found["title"]
    return None if bare_pause(line.text) or bare_pause(title) or is_bell(title) else found


def _alone(line: TextLine) -> Iterator[TextLine]:
    blank = replace(line, text="", breaks=())
    yield from (blank, line, blank)


def _is_heading(line: TextLine) -> bool:
    text = line.text.strip()
    if line.breaks or len(text.split()) > _MOST_WORDS or _CAPITALS.fullmatch(line.text) is None:
        return False
    # Letters of Chinese and others are neither large nor small.
    return any(map(str.isupper, text)) and bare_pause(text) is None and not is_bell(text)


def _is_bold_heading(line: TextLine, following: Sequence[TextLine]) -> bool:
    """Whether a line in bold heads the words right below it, which go on with no sentence of it."""
    if not line.bold:
        return False
    text = line.text.strip()
    below = following[0].text.strip() if following else ""
    if line.breaks or len(text.split()) > _MOST_WORDS or _CLOSED.search(text) or text[:1] in "[(":
        return False
    if bare_pause(text) is not None or is_bell(text) or lone_line(text, ()) is not None:
        return False
    return bool(below) and not following[0].bold and not below[0].islower() and bare_pause(below) is None


def _goes_on_small(text: str) -> bool:
    """Whether a line is written in small letters, so that one in capitals stands out from it."""
    return any(map(str.islower, text))
