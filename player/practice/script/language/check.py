"""Checks the language of a script: it invites, promises nothing, and stays plain (practice brief, section 6).

What depends on a pacing (option gaps, silences, contact, rungs) is checked in
``player.practice.planner.checks.fit_check``.
"""

import re
from collections.abc import Iterable
from pathlib import PurePath

from player.language.catalogue import _
from player.practice.errors import Place, Problem, Severity
from player.practice.script.language.lines import SpokenLine, spoken_lines
from player.practice.script.language.measures import opens_with_order, reading_grade, words
from player.practice.script.language.rules import WORD_RULES
from player.practice.script.model import Script
from player.practice.script.source import shortened

LONGEST_SENTENCE = 16
"""In words."""
HIGHEST_GRADE, HIGHEST_GENTLE_GRADE = 6.0, 5.0
MOST_ORDERS, MOST_GENTLE_ORDERS = 0.20, 0.05
"""Shares of sentences."""
FEWEST_WORDS = 30
"""With fewer words than this, a reading grade says little."""

_CLOSE_EYES = re.compile(
    r"\b(?:clos|shut)\w*(?: \w+){0,2} eye(?:s|lids)\b|\beye(?:s|lids)\b(?: \w+){0,4} (?:clos|shut)\w*",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\bopen", re.IGNORECASE)
_TOUCH = re.compile(
    r"(?<!in )(?<!a )\btouch(?:es|ed|ing)?\b|\bstrok(?:e|es|ing) (?:your|the|one)|\bhug(?:s|ging)?\b"
    r"|\bcradl\w+"
    r"|\b(?:lay|put|place|rest|set)(?:s|ing|ting)? (?:a|one|your|both|the)(?: \w+)?"
    r" ?(?:hands?|palms?) (?:on|over|to)\b"
    r"|\bhands? (?:\w+ )?(?:on|over) your\b|\bwrap\w* your arms\b|\bmassag\w+"
    r"|\bhold(?:ing)? your (?:own )?(?:hand|arm|face)s?\b",
    re.IGNORECASE,
)
# Feet on a floor are grounding, not touch.
_GROUND = re.compile(r"\b(?:feet|foot|heels?|toes|floor|ground|chair)\b", re.IGNORECASE)
_OR = re.compile(r"\bor\b|\bif you (?:like|want|wish|prefer)\b", re.IGNORECASE)
_BREATH = re.compile(r"\bbreath(?:e|es|s|ing)?\b|\b(?:in|ex)hal\w+", re.IGNORECASE)
_OTHER_WAY = re.compile(
    r"\b(?:sounds?|hear|heard|listen\w*|feet|foot|floor|ground|room|look\w*|see|saw|watch|object|thing|colours?|"
    r"mov(?:e|es|ing|ements?)|something else|anything else|another way|not at all|none|neither|leave)\b",
    re.IGNORECASE,
)
_HANDS = re.compile(r"\bhands?\b", re.IGNORECASE)


def check_language(script: Script) -> tuple[Problem, ...]:
    """The errors and warnings about a script's language, in file order. Every alternative is checked.

    The rules are for English; a script in another language gets one warning that says so.
    """
    start = Place(script.file, 1, 1)
    found = list(_check_id(script, start))
    if script.language.split("-")[0].lower() != "en":
        message = _(
            "The language rules know English only, so this script ({language}) was not checked."
        ).format(language=script.language)
        found.append(
            _warning(start, "language-not-checked", message, "", _("Let someone who speaks it read it."))
        )
        return tuple(found)
    lines = spoken_lines(script)
    for line in lines:
        found += _check_words(line)
        found += _check_context(line)
        found += _check_length(line)
    for gentle in (False, True):
        part = [line for line in lines if line.gentle is gentle]
        found += _check_orders(part, gentle=gentle)
        found += _check_grade(part if gentle else lines, start, gentle=gentle)
    return tuple(sorted(found, key=lambda problem: problem.place))


def _error(place: Place, code: str, message: str, found: str, expected: str) -> Problem:
    return Problem(place, Severity.ERROR, code, message, shortened(found), expected)


def _warning(place: Place, code: str, message: str, found: str, expected: str) -> Problem:
    return Problem(place, Severity.WARNING, code, message, shortened(found), expected)


def _check_id(script: Script, start: Place) -> Iterable[Problem]:
    name = PurePath(script.file).name
    if name.endswith(".md") and name != f"{script.id}.md":
        message = _("The id is {id}, but the file is called {name}.").format(id=script.id, name=name)
        yield _warning(
            start,
            "id-and-name",
            message,
            script.id,
            _("Call the file {id}.md, or change the id.").format(id=script.id),
        )


def _check_words(line: SpokenLine) -> Iterable[Problem]:
    for rule in WORD_RULES:
        if rule.literal_only and not line.literal:
            continue
        for match in rule.pattern.finditer(line.text):
            found = match.group().strip(" .,;:!?–—")
            yield Problem(line.place, rule.severity, rule.code, rule.message, shortened(found), rule.expected)


def _check_context(line: SpokenLine) -> Iterable[Problem]:
    """Report eyes, touch or breath where no other way is offered nearby."""
    eyes = _CLOSE_EYES.search(line.text)
    if eyes and not _OPEN.search(line.text):
        message = _("Closed eyes are asked for without open eyes in the same sentence.")
        yield _error(
            line.place, "eyes", message, eyes.group(), _("Say that they may stay open, in the same sentence.")
        )
    touch = _TOUCH.search(line.text)
    if (
        touch
        and not _GROUND.search(line.text)
        and not (_OR.search(line.text) and _OTHER_WAY.search(line.near))
    ):
        message = _("Touch is asked for without a way around it.")
        expected = _(
            "Add `or` or `if you like`, and within two sentences something without touch, such as looking."
        )
        yield _error(line.place, "touch", message, touch.group(), expected)
    breath = _BREATH.search(line.text)
    if breath and not _offers_other_anchor(line):
        message = _("The breath is named and no other anchor is offered.")
        expected = _(
            "Offer a sound, the feet, the hands or the room within two sentences, or in the same list."
        )
        yield _error(line.place, "breath", message, breath.group(), expected)


def _offers_other_anchor(line: SpokenLine) -> bool:
    if any(_OTHER_WAY.search(text) or _HANDS.search(text) for text in (line.near, *line.other_options)):
        return True
    return any(text and not _BREATH.search(text) for text in line.other_options)


def _check_length(line: SpokenLine) -> Iterable[Problem]:
    count = len(words(line.text))
    if count > LONGEST_SENTENCE:
        message = _("This sentence has {count} words; up to {longest_sentence} are easy to hear.").format(
            count=count, longest_sentence=LONGEST_SENTENCE
        )
        yield _warning(line.place, "long-sentence", message, line.text, _("Split it in two."))


def _check_orders(lines: list[SpokenLine], *, gentle: bool) -> Iterable[Problem]:
    most = MOST_GENTLE_ORDERS if gentle else MOST_ORDERS
    spoken = [line for line in lines if not line.repeated]
    orders = [line for line in spoken if opens_with_order(line.text)]
    if orders and len(orders) > most * len(spoken):
        where = _("in gentle wordings ") if gentle else ""
        message = _(
            "{count} of {count_2} sentences {where}open with an order; {most:.0%} is the most."
        ).format(count=len(orders), count_2=len(spoken), where=where, most=most)
        yield _warning(
            orders[0].place, "imperatives", message, orders[0].text, _("Open some with: you might, perhaps.")
        )


def _check_grade(lines: Iterable[SpokenLine], start: Place, *, gentle: bool) -> Iterable[Problem]:
    texts = [line.text for line in lines]
    highest = HIGHEST_GENTLE_GRADE if gentle else HIGHEST_GRADE
    grade = reading_grade(texts)
    if sum(len(words(text)) for text in texts) >= FEWEST_WORDS and grade > highest:
        what = _("gentle wordings") if gentle else "script"
        message = _(
            "The reading grade of the {what} is {grade:.1f}; up to {highest:g} is easy to follow."
        ).format(what=what, grade=grade, highest=highest)
        yield _warning(start, "reading-grade", message, "", _("Use shorter words and sentences."))
