"""Checks the language of a script: it invites, promises nothing, and stays plain (practice brief, section 6).

What depends on a pacing (option gaps, silences, contact, rungs) is checked in
``player.practice.planner.checks.fit_check``.
"""

from collections.abc import Iterable
from pathlib import PurePath

from player.language.catalogue import _
from player.language.numbers import figure, percent
from player.practice.errors import Place, Problem, Severity
from player.practice.script.language.language_rules import LanguageRules, Patterns
from player.practice.script.language.lines import SpokenLine, spoken_lines
from player.practice.script.language.measures import words
from player.practice.script.model import Script
from player.practice.script.source import shortened

MOST_ORDERS, MOST_GENTLE_ORDERS = 0.20, 0.05
"""Shares of sentences."""
FEWEST_WORDS = 30
"""With fewer words than this, a reading grade says little."""


def check_language(script: Script, rules: LanguageRules | None) -> tuple[Problem, ...]:
    """The errors and warnings about a script's language, in file order. Every alternative is checked.

    Args:
        script: to be checked.
        rules: of its language; None where there are none, of which one warning tells.
    """
    start = Place(script.file, 1, 1)
    found = list(_check_id(script, start))
    if rules is None:
        message = _(
            "There are no rules for this language ({language}), so the words were not checked."
        ).format(language=script.language)
        found.append(
            _warning(start, "language-not-checked", message, "", _("Let someone who speaks it read it."))
        )
        return tuple(found)
    lines = spoken_lines(script)
    for line in lines:
        found += _check_words(line, rules)
        found += _check_context(line, rules.patterns)
        found += _check_length(line, rules)
    for gentle in (False, True):
        part = [line for line in lines if line.gentle is gentle]
        found += _check_orders(part, rules, gentle=gentle)
        found += _check_grade(part if gentle else lines, start, rules, gentle=gentle)
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


def _check_words(line: SpokenLine, rules: LanguageRules) -> Iterable[Problem]:
    for rule in rules.word_rules:
        if rule.literal_only and not line.literal:
            continue
        for match in rule.pattern.finditer(line.text):
            found = match.group().strip(" .,;:!?–—")
            yield Problem(line.place, rule.severity, rule.code, rule.message, shortened(found), rule.expected)


def _check_context(line: SpokenLine, patterns: Patterns) -> Iterable[Problem]:
    """Report eyes, touch or breath where no other way is offered nearby."""
    eyes = patterns.close_eyes.search(line.text)
    if eyes and not patterns.open_eyes.search(line.text):
        message = _("Closed eyes are asked for without open eyes in the same sentence.")
        yield _error(
            line.place, "eyes", message, eyes.group(), _("Say that they may stay open, in the same sentence.")
        )
    touch = patterns.touch.search(line.text)
    if (
        touch
        and not patterns.ground.search(line.text)
        and not (patterns.either_way.search(line.text) and patterns.other_way.search(line.near))
    ):
        message = _("Touch is asked for without a way around it.")
        expected = _(
            "Add `or` or `if you like`, and within two sentences something without touch, such as looking."
        )
        yield _error(line.place, "touch", message, touch.group(), expected)
    breath = patterns.breath.search(line.text)
    if breath and not _offers_other_anchor(line, patterns):
        message = _("The breath is named and no other anchor is offered.")
        expected = _(
            "Offer a sound, the feet, the hands or the room within two sentences, or in the same list."
        )
        yield _error(line.place, "breath", message, breath.group(), expected)


def _offers_other_anchor(line: SpokenLine, patterns: Patterns) -> bool:
    if any(
        patterns.other_way.search(text) or patterns.hands.search(text)
        for text in (line.near, *line.other_options)
    ):
        return True
    return any(text and not patterns.breath.search(text) for text in line.other_options)


def _check_length(line: SpokenLine, rules: LanguageRules) -> Iterable[Problem]:
    count = len(words(line.text))
    if count > rules.longest_sentence:
        message = _("This sentence has {count} words; up to {longest_sentence} are easy to hear.").format(
            count=count, longest_sentence=rules.longest_sentence
        )
        yield _warning(line.place, "long-sentence", message, line.text, _("Split it in two."))


def _check_orders(lines: list[SpokenLine], rules: LanguageRules, *, gentle: bool) -> Iterable[Problem]:
    most = MOST_GENTLE_ORDERS if gentle else MOST_ORDERS
    spoken = [line for line in lines if not line.repeated]
    orders = [line for line in spoken if rules.opens_with_order(line.text)]
    if orders and len(orders) > most * len(spoken):
        message = (
            _("{count} of {all} sentences in gentle wordings open with an order; {most} is the most.")
            if gentle
            else _("{count} of {all} sentences open with an order; {most} is the most.")
        ).format(count=len(orders), all=len(spoken), most=percent(most))
        yield _warning(
            orders[0].place, "imperatives", message, orders[0].text, _("Open some with: you might, perhaps.")
        )


def _check_grade(
    lines: Iterable[SpokenLine], start: Place, rules: LanguageRules, *, gentle: bool
) -> Iterable[Problem]:
    texts = [line.text for line in lines]
    highest = rules.highest_gentle_grade if gentle else rules.highest_grade
    grade = rules.grade(texts)
    if sum(len(words(text)) for text in texts) >= FEWEST_WORDS and grade > highest:
        message = (
            _("The reading grade of the gentle wordings is {grade}; up to {highest} is easy to follow.")
            if gentle
            else _("The reading grade of the script is {grade}; up to {highest} is easy to follow.")
        ).format(grade=figure(grade, ".1f"), highest=figure(highest))
        yield _warning(start, "reading-grade", message, "", _("Use shorter words and sentences."))
