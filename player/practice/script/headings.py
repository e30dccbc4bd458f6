"""Reads headings: ``## One hard thing (rung 2, contact, difficulty 2, wording gentle, needs Others)``."""

import difflib
import re
from dataclasses import dataclass, field
from typing import Final

from player.language.catalogue import _
from player.practice.choices import Wording
from player.practice.errors import Place
from player.practice.plain_words import joined
from player.practice.script.model import BETWEEN, EDGES, Role
from player.practice.script.source import Line, Passage, Problems, join_lines
from player.practice.units import Rung

HIGHEST_DIFFICULTY = 4

_SHAPE = re.compile(r"(?P<title>[^()]*?) *\((?P<words>[^()]*)\) *")
_NUMBERED = re.compile(r"(?P<name>rung|difficulty) (?P<number>[0-9]+)")
_TITLE_MARKS = re.compile(r"[\[\]*`<>|\\]|(?<!\w)_|_(?!\w)")
_ROLES = {"orient": Role.ORIENT, "return": Role.RETURN, "anchor": Role.ANCHOR}
_OPTIONAL = "may be left out"
_WORDING = "wording"
_NEEDS = "needs"
_EXPECTED = _(
    "Use orient, return, anchor or rung 0 to rung 5; with a rung also contact and difficulty 0 to 4; "
    "may be left out; wording standard, gentle or literal; and needs with another phase's title."
)


@dataclass(frozen=True)
class Heading:
    """A heading as read. The fields are those of ``model.Phase``; each needed title has its place."""

    title: str
    role: Role
    rung: Rung
    contact: bool
    difficulty: int
    optional: bool
    place: Place
    wordings: tuple[Wording, ...] = ()
    needs: tuple[tuple[str, Place], ...] = ()


@dataclass
class _Bracket:
    """What a heading's bracket says.

    Attributes:
        words: each word with its number, 0 for a word that has none.
        wordings: the wordings that it names.
        needs: the titles that it needs, each with its place.
    """

    words: dict[str, int] = field(default_factory=dict)
    wordings: tuple[Wording, ...] = ()
    needs: list[tuple[str, Place]] = field(default_factory=list)


NO_HEADING: Final = Heading("", Role.MIDDLE, Rung.GROUNDING, False, 0, False, Place("", 1, 1))
"""The heading of whatever comes before the first heading; such text is reported."""


def read_heading(part: tuple[Line, int], problems: Problems) -> Heading:
    """Read one heading. A mistake is reported, and the mildest meaning is used in its place."""
    line, _unused = part
    place = problems.place(line.number, 1)
    text = join_lines(problems.file, [part])
    shape = _SHAPE.fullmatch(text.text)
    if shape is None:
        problems.error(
            place,
            "no-bracket",
            _("This heading does not end in one bracket with its role or rung."),
            line.text,
            _("Write `## Arriving (orient)` or `## Others (rung 2, may be left out)`."),
        )
        return Heading(
            text.text, Role.MIDDLE, Rung.GROUNDING, contact=False, difficulty=0, optional=False, place=place
        )
    _check_title(shape.group("title"), text, problems)
    bracket = _bracket(shape, text, problems)
    return _combined(shape.group("title"), bracket, text.place(shape.start("words")), place, problems)


def _check_title(title: str, text: Passage, problems: Problems) -> None:
    mark = _TITLE_MARKS.search(title)
    if mark:
        problems.error(
            text.place(mark.start()),
            "heading-mark",
            _("A title has no marks in it."),
            title,
            _("Write plain words."),
        )
    if not any(character.isalnum() for character in title):
        problems.error(
            text.place(0), "no-title", _("This heading has no title."), text.text, _("Give it a few words.")
        )


def _bracket(shape: re.Match[str], text: Passage, problems: Problems) -> _Bracket:
    """What the bracket says. A word that is wrong is reported and left out."""
    bracket = _Bracket()
    offset = shape.start("words")
    for part in shape.group("words").split(","):
        # Word processors put a space there that doesn't break.
        word = " ".join(part.split())
        place = text.place(offset + len(part) - len(part.lstrip()))
        offset += len(part) + 1
        _add_word(word, place, bracket, problems)
    return bracket


def _add_word(word: str, place: Place, bracket: _Bracket, problems: Problems) -> None:
    first, _unused, rest = word.partition(" ")
    if first == _NEEDS and rest.strip():
        bracket.needs.append((rest.strip(), place))
        return
    if first == _WORDING and rest.strip():
        known: tuple[str, int] | None = (_WORDING, 0)
        wordings = _wordings(rest, place, problems)
        bracket.wordings = bracket.wordings or wordings
    else:
        known = _known(word, place, problems)
    if known is None:
        return
    name, number = known
    if name in bracket.words:
        message = _("This is in the bracket twice.")
        problems.error(place, "duplicate-word", message, word, _("Keep one of them."))
    bracket.words.setdefault(name, number)


def _wordings(text: str, place: Place, problems: Problems) -> tuple[Wording, ...]:
    known = {wording.value: wording for wording in Wording}
    names = [name.strip() for name in text.split(" or ")]
    for name in names:
        if name not in known:
            expected = _("Wordings: {value}, joined by or.").format(value=", ".join(known))
            problems.error(place, "unknown-value", _("This is not a wording."), name, expected)
    return tuple(dict.fromkeys(known[name] for name in names if name in known))


def _known(word: str, place: Place, problems: Problems) -> tuple[str, int] | None:
    if word in (*_ROLES, "contact", _OPTIONAL):
        return word, 0
    numbered = _NUMBERED.fullmatch(word)
    if numbered is None:
        _unknown(word, place, problems)
        return None
    highest = max(Rung) if numbered.group("name") == "rung" else HIGHEST_DIFFICULTY
    number = float(numbered.group("number"))
    if number > highest:
        problems.error(
            place,
            "out-of-range",
            _("There is no {group} that high.").format(group=numbered.group("name")),
            word,
            _("It goes from 0 to {highest}.").format(highest=highest),
        )
    return numbered.group("name"), int(min(number, highest))


def _unknown(word: str, place: Place, problems: Problems) -> None:
    names = [*_ROLES, "contact", "difficulty", "rung", _OPTIONAL, _WORDING, _NEEDS]
    near = difflib.get_close_matches(word[:30].lower(), names, 1)
    hint = _("Did you mean {near}? ").format(near=near[0]) if near else ""
    problems.error(
        place, "unknown-word", _("This word is not known in a heading's bracket."), word, hint + _EXPECTED
    )


def _combined(title: str, bracket: _Bracket, at: Place, place: Place, problems: Problems) -> Heading:
    words = bracket.words
    roles = [word for word in words if word in _ROLES or word == "rung"]
    role = _ROLES.get(roles[0], Role.MIDDLE) if roles else Role.MIDDLE
    rung = Rung(words.get("rung", 0)) if role is Role.MIDDLE else Rung.GROUNDING
    if not roles:
        problems.error(at, "no-role", _("This heading has no role and no rung."), title, _EXPECTED)
    for message, expected in _contradictions(words, roles, role, rung):
        problems.error(at, "contradictory", message, ", ".join(words), expected)
    contact = "contact" in words and rung > Rung.GROUNDING
    return Heading(
        title=title,
        role=role,
        rung=rung,
        contact=contact,
        difficulty=words.get("difficulty", 0) if contact else 0,
        optional=_OPTIONAL in words and role in BETWEEN,
        place=place,
        wordings=bracket.wordings,
        needs=tuple(bracket.needs),
    )


def _contradictions(words: dict[str, int], roles: list[str], role: Role, rung: Rung) -> list[tuple[str, str]]:
    found = []
    if len(roles) > 1:
        found.append(
            (_("A phase can't be {value} at once.").format(value=joined(roles)), _("Keep one of them."))
        )
    if role is not Role.MIDDLE and ("contact" in words or "difficulty" in words):
        found.append(
            (
                _("A phase marked {role} brings no contact.").format(role=role),
                _("Take contact and difficulty out."),
            )
        )
    elif roles and rung is Rung.GROUNDING and "contact" in words:
        found.append(
            (_("Rung 0 is grounding and brings no contact."), _("Take contact out, or give a higher rung."))
        )
    if role is Role.MIDDLE and "difficulty" in words and "contact" not in words:
        found.append((_("A difficulty says how hard the contact is, and there is none."), _("Add contact.")))
    if role in EDGES and _OPTIONAL in words:
        found.append(
            (
                _("A phase marked {role} is never left out.").format(role=role),
                _("Take `may be left out` away."),
            )
        )
    return found
