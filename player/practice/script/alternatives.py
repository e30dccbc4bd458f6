"""Reads lists of alternatives, from which pacing and the person's choices pick one item."""

import difflib
import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from player.language.catalogue import _
from player.practice.choices import Anchor, Eyes, Posture, Touch, Wording
from player.practice.errors import Place
from player.practice.script.blocks import RawBlock
from player.practice.script.marks import NOTHING, pieces_of, split_needs
from player.practice.script.model import Alternative, Alternatives, Piece, Subject
from player.practice.script.source import Passage, Problems, join_lines
from player.practice.units import Rung

VALUES: dict[Subject, type[StrEnum]] = {
    Subject.EYES: Eyes,
    Subject.ANCHOR: Anchor,
    Subject.TOUCH: Touch,
    Subject.POSTURE: Posture,
    Subject.WORDING: Wording,
}
"""The values of each subject."""

_OTHERWISE = "otherwise"
_RUNG = re.compile(r",? *\brung (?P<number>[0-5])$")
_LABEL = re.compile(r"(?P<label>[^:\[\].?!]{0,80}):(?: +|$)")
_WORD = re.compile(r"[^\s,]+")


@dataclass(frozen=True)
class _Item:
    """One item of a list. ``subject`` is None for ``otherwise``."""

    subject: Subject | None
    otherwise: bool
    option: Alternative
    needs: tuple[tuple[str, Place], ...] = ()


@dataclass(frozen=True)
class ReadAlternatives:
    """The alternatives of one list, and the phase titles they need, each with its place."""

    block: Alternatives
    needs: tuple[tuple[str, Place], ...]


def read_alternatives(blocks: list[RawBlock], problems: Problems) -> ReadAlternatives | None:
    """Read one list of alternatives.

    Args:
        blocks: the items of the list, in file order.
        problems: collects what is wrong.

    Returns:
        The alternatives, or None where no item has a usable subject (then ``problems`` says why).
    """
    items = [item for block in blocks if (item := _item(block, problems)) is not None]
    if len(blocks) == 1:
        problems.error(
            blocks[0].place,
            "single-alternative",
            _("A list with one item offers no alternative."),
            blocks[0].parts[0][0].text,
            _(
                "Add the others, or write it as a paragraph. Items of one list have no blank line "
                "between them."
            ),
        )
    subject = next((item.subject for item in items if item.subject), None)
    if subject is None:
        if len(items) == len(blocks) > 1:
            _error(
                items[0],
                "no-subject",
                _("This list has nothing but otherwise."),
                _("Name a subject."),
                problems,
            )
        return None
    _check_subjects(items, subject, problems)
    if subject is not Subject.ONE_OF:
        _check_values(items, subject, complete=len(items) == len(blocks) > 1, problems=problems)
    block = Alternatives(subject, tuple(item.option for item in items), blocks[0].place)
    return ReadAlternatives(block, tuple(needed for item in items for needed in item.needs))


def _error(
    item: _Item, code: str, message: str, expected: str, problems: Problems, *, found: str = ""
) -> None:
    problems.error(item.option.place, code, message, found, expected)


def _item(block: RawBlock, problems: Problems) -> _Item | None:
    whole = join_lines(problems.file, block.parts)
    label = _LABEL.match(whole.text)
    if label is None:
        problems.error(
            whole.place(0),
            "no-label",
            _("This alternative does not say when it is picked."),
            whole.text,
            _("Begin with a subject, a value and a colon, such as `- eyes open: …`, or `- otherwise: …`."),
        )
        pieces_of(whole, problems)
        return None
    needs, text = split_needs(whole.after(label.end()))
    pieces = _pieces(text, problems)
    named, rung = _rung(label.group("label"))
    words = [(match.group(), match.start()) for match in _WORD.finditer(named)]
    titles = tuple(title for title, _unused in needs)
    if [word for word, _unused in words] == [_OTHERWISE]:
        return _Item(None, True, Alternative((), pieces, whole.place(0), rung, titles), needs)
    if named.strip() == Subject.ONE_OF:
        return _Item(Subject.ONE_OF, False, Alternative((), pieces, whole.place(0), rung, titles), needs)
    subject = _subject(words, whole, problems)
    if subject is None:
        return None
    values = _values(words[1:], subject, whole, problems)
    return (
        _Item(subject, False, Alternative(values, pieces, whole.place(0), rung, titles), needs)
        if values
        else None
    )


def _rung(label: str) -> tuple[str, Rung | None]:
    """A label without the rung at its end, and the rung; None where it names no rung."""
    match = _RUNG.search(label)
    return (label, None) if match is None else (label[: match.start()], Rung(int(match.group("number"))))


def _pieces(text: Passage, problems: Problems) -> tuple[Piece, ...]:
    if text.text.strip() == NOTHING:
        return ()
    if not text.text.strip():
        problems.error(
            text.place(0),
            "empty-alternative",
            _("This alternative is empty."),
            "",
            _("Write what is said, or [nothing]."),
        )
    return pieces_of(text, problems)


def _subject(words: list[tuple[str, int]], whole: Passage, problems: Problems) -> Subject | None:
    name, offset = words[0] if words else ("", 0)
    if name in VALUES:
        return Subject(name)
    near = difflib.get_close_matches(name.lower(), [*Subject, _OTHERWISE], 1)
    hint = _("Did you mean {near}? ").format(near=near[0]) if near else ""
    known = ", ".join(Subject)
    problems.error(
        whole.place(offset),
        "unknown-subject",
        _("This is not a subject of alternatives."),
        name,
        _("{hint}Subjects: {known}; or otherwise.").format(hint=hint, known=known),
    )
    return None


def _values(
    words: list[tuple[str, int]], subject: Subject, whole: Passage, problems: Problems
) -> tuple[str, ...]:
    known = [value.value for value in VALUES[subject]]
    listed = [(word, offset) for word, offset in words if word != "or"]
    for word, offset in listed:
        if word not in known:
            near = difflib.get_close_matches(word.lower(), known, 1)
            hint = _("Did you mean {near}? ").format(near=near[0]) if near else ""
            problems.error(
                whole.place(offset),
                "unknown-value",
                _("This is not a value of {subject}.").format(subject=subject),
                word,
                _("{hint}Values: {value}.").format(hint=hint, value=", ".join(known)),
            )
    if not listed:
        problems.error(
            whole.place(0),
            "no-value",
            _("There is no value after {subject}.").format(subject=subject),
            "",
            _("Values: {value}.").format(value=", ".join(known)),
        )
    _check_joined(words, whole, problems)
    return tuple(word for word, _unused in listed if word in known)


def _check_joined(words: list[tuple[str, int]], whole: Passage, problems: Problems) -> None:
    """Report values that neither ``or`` nor a comma joins: "open lowered" could be a typing mistake."""
    for (first, offset), (second, next_offset) in pairwise(words):
        between = whole.text[offset + len(first) : next_offset]
        both_values = "or" not in (first, second) and "," not in between
        if both_values or first == second == "or":
            problems.error(
                whole.place(next_offset),
                "bad-label",
                _("Values are joined by `or`."),
                second,
                _("Write `eyes open or lowered`."),
            )
    if words and words[-1][0] == "or":
        problems.error(
            whole.place(words[-1][1]),
            "bad-label",
            _("A value is missing after `or`."),
            "or",
            _("Name it, or drop `or`."),
        )


def _check_subjects(items: list[_Item], subject: Subject, problems: Problems) -> None:
    for item in items:
        if item.subject not in (subject, None):
            _error(
                item,
                "mixed-subjects",
                _("This list is about {subject}, but this item is about {subject_2}.").format(
                    subject=subject, subject_2=item.subject
                ),
                _("Keep one subject to a list; separate two lists with a blank line."),
                problems,
                found=str(item.subject),
            )


def _check_values(items: list[_Item], subject: Subject, *, complete: bool, problems: Problems) -> None:
    """Check that values are there once and all covered, and that ``otherwise`` is last and reachable.

    Missing values are reported only if ``complete``: every item could be read.
    """
    missing = [value.value for value in VALUES[subject]]
    otherwise = False
    for item in items:
        if otherwise:
            _error(
                item,
                "unreachable",
                _("Nothing after `otherwise` can be reached."),
                _("Put `otherwise` last."),
                problems,
            )
        if item.otherwise:
            if not missing and not otherwise:
                message = _(
                    "All values of {subject} are listed above, so `otherwise` can't be reached."
                ).format(subject=subject)
                _error(item, "unreachable", message, _("Take it out."), problems, found=_OTHERWISE)
            otherwise = True
        for value in item.option.values if item.subject is subject else ():
            if value in missing:
                missing.remove(value)
            else:
                message = _("`{subject} {value}` is here twice.").format(subject=subject, value=value)
                _error(item, "duplicate-value", message, _("Keep one of them."), problems, found=value)
    if complete and missing and not otherwise:
        _error(
            items[0],
            "missing-values",
            _("Nothing is said for {subject} {value}.").format(subject=subject, value=", ".join(missing)),
            _(
                "Add an item for each, or `- otherwise: …`; items of one list have no blank line "
                "between them."
            ),
            problems,
        )
