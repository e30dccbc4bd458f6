"""From the sections of a text to the phases of a draft: an opening, a middle, a return."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from player.language.catalogue import _
from player.practice.drafting.guesses import Guess, guess_of
from player.practice.drafting.part_lines import names_a_part
from player.practice.drafting.pieces import Passage, Quiet, Said, Section, Unplaced
from player.practice.units import Rung

OPENING_LINE: Final = "You're welcome here, just as you are."
RETURN_LINE: Final = "You can go on in your own time."
"""Said where the text has no opening or return of its own; the author decides."""

MOST_WORDS: Final = 60
"""A passage is heard in one go; what is longer is parted between two sentences.

At First steps' 100 words a minute with its pauses it ends before the 60 s after which a way out is due."""

_LEAST_PARTS: Final = 3
_NOT_IN_TITLES: Final = re.compile(r"[()（）\[\]*`<>|\\_/~]|\bfile:")


@dataclass
class DraftedPhase:
    """A phase of the draft.

    Attributes:
        title: its heading.
        role: what its bracket says: orient, return, or the guess of a rung.
        passages: what is said in it.
        guess: of its rung; None at the edges.
        remarks: what was guessed about it as a whole, in words.
    """

    title: str
    role: str
    passages: list[Passage]
    guess: Guess | None = None
    remarks: list[str] = field(default_factory=list)


def title_and_sections(
    sections: Sequence[Section], *, titled: bool = False
) -> tuple[str, list[Section], list[Unplaced]]:
    """The title that a text gives itself (empty where it gives none), its parts, and headings of nothing.

    Args:
        sections: of the text, in order.
        titled: it has a title already; then each heading is one of a part.
    """
    if titled:
        return "", *_with_text(sections)
    title, rest = "", list(sections)
    headed = [section for section in rest if section.title]
    first = next((index for index, section in enumerate(rest) if section.title or section.passages), 0)
    named = rest[first]
    if named.title and named.level == 1 and not any(section.passages for section in rest[:first]):
        title = plain_title(named.title)
        rest[first] = Section("" if title else named.title, named.line, 1, named.passages)
    elif _is_title_of_all(named, headed):
        # The only heading, above all that is said.
        title = plain_title(named.title)
        rest[first] = Section("" if title else named.title, named.line, 1, named.passages)
    elif named.guessed and not named.passages and len(rest) > first + 1:
        # A line above the first heading, with nothing under it.
        title = plain_title(named.title)
        rest[first] = Section("", named.line)
    return title, *_with_text(rest)


def _with_text(sections: Sequence[Section]) -> tuple[list[Section], list[Unplaced]]:
    """The sections in which something stands, and the headings of the others."""
    with_text = [section for section in sections if section.passages]
    why = _("There is nothing under this heading.")
    empty = [
        Unplaced(section.line, section.title, why)
        for section in sections
        if section.title and not section.passages
    ]
    return with_text, empty


def _is_title_of_all(named: Section, headed: Sequence[Section]) -> bool:
    """Whether the first heading is the text's, and not that of its first part."""
    if not named.title or names_a_part(named.title):
        return False
    return len(headed) == 1 or _is_only_marked(named, headed) or _is_above_parts(named, headed)


def _is_only_marked(named: Section, headed: Sequence[Section]) -> bool:
    """Whether the first heading is the only one that is marked, above others that were taken for some."""
    return not named.guessed and all(section.guessed for section in headed if section is not named)


def _is_above_parts(named: Section, headed: Sequence[Section]) -> bool:
    """Whether all headings below the first are what parts are called, as ``Closing``."""
    below = [section for section in headed if section is not named]
    return bool(below) and all(names_a_part(section.title) for section in below)


def plain_title(title: str) -> str:
    """A title without characters that a title can't have; empty where no word is left."""
    plain = " ".join(_NOT_IN_TITLES.sub(" ", title).split())
    shown = "".join(character for character in plain if character.isprintable())
    return shown if any(character.isalnum() for character in shown) else ""


def phases_of(sections: Sequence[Section]) -> list[DraftedPhase]:
    """The phases that the parts of a text become, each with a title of its own."""
    if len(sections) >= _LEAST_PARTS:
        phases = [
            _edge(sections[0], "orient", "Arriving"),
            *(_middle(section, section.passages) for section in sections[1:-1]),
            _edge(sections[-1], "return", "Coming back"),
        ]
    else:
        phases = _without_parts(sections)
    for phase in phases:
        phase.passages = [part for passage in phase.passages for part in parted(passage)]
    _name_apart(phases)
    return phases


def _without_parts(sections: Sequence[Section]) -> list[DraftedPhase]:
    """Of a text with one or two parts: its first passage, its last, and what is between."""
    passages = [passage for section in sections for passage in section.passages]
    if len(passages) < _LEAST_PARTS:
        opening = _line_of_ours("Arriving", "orient", OPENING_LINE)
        return [
            opening,
            *(_middle(section, section.passages) for section in sections),
            _line_of_ours("Coming back", "return", RETURN_LINE),
        ]
    first, last = passages[0], passages[-1]
    middle = [
        (section, [passage for passage in section.passages if passage is not first and passage is not last])
        for section in sections
    ]
    unheard = [section for section, left in middle if not left]
    opening = _edge(Section(_title_for(sections[0], unheard), first.line, 2, [first]), "orient", "Arriving")
    closing_title = _title_for(sections[-1], unheard) if len(sections) > 1 else ""
    closing = _edge(Section(closing_title, last.line, 2, [last]), "return", "Coming back")
    return [opening, *(_middle(section, left) for section, left in middle if left), closing]


def _title_for(section: Section, unheard: Sequence[Section]) -> str:
    """The title of a part that is all opening or all return."""
    return section.title if any(empty is section for empty in unheard) else ""


def _edge(section: Section, role: str, title: str) -> DraftedPhase:
    remark = (
        _("the first part of the text became the opening")
        if role == "orient"
        else _("the last part of the text became the return")
    )
    return DraftedPhase(plain_title(section.title) or title, role, section.passages, None, [remark])


def _line_of_ours(title: str, role: str, line: str) -> DraftedPhase:
    remark = _(
        "the line under {title} isn't yours: the text has too few paragraphs to begin or end with one"
    ).format(title=title)
    return DraftedPhase(title, role, [Passage(0, [Said(line, 0)])], None, [remark])


def _middle(section: Section, passages: list[Passage]) -> DraftedPhase:
    guess = guess_of(" ".join([section.title, *(text for passage in passages for text in passage.texts)]))
    remarks = [_rung_in_words(guess)]
    if section.guessed:
        remarks.append(_("“{title}” was taken for a heading").format(title=section.title))
    return DraftedPhase(plain_title(section.title) or "The practice", guess.bracket, passages, guess, remarks)


def _rung_in_words(guess: Guess) -> str:
    because = (
        _("for “{because}”").format(because=guess.because)
        if guess.because
        else _("for nothing in it points to another")
    )
    hard = _("; contact with hard material for “{hard}”").format(hard=guess.hard) if guess.hard else ""
    return _("rung {int}, {words}, {because}{hard}").format(
        int=int(guess.rung), words=guess.rung.words, because=because, hard=hard
    )


def parted(passage: Passage) -> list[Passage]:
    """A passage in parts of at most ``MOST_WORDS`` words, but for a sentence that is longer by itself."""
    parts = [Passage(passage.line, [], list(passage.guesses))]
    count = 0
    for item in passage.items:
        words = len(item.text.split()) if isinstance(item, Said) else 0
        if count and words and count + words > MOST_WORDS:
            parts.append(Passage(item.line, [], [_("a long paragraph was parted here")]))
            count = 0
        count += words
        parts[-1].items.append(item)
    return parts


def _name_apart(phases: Iterable[DraftedPhase]) -> None:
    """Phases of one title would be variants: a number parts them."""
    taken: set[str] = set()
    for phase in phases:
        title, count = phase.title, 2
        while phase.title in taken:
            phase.title, count = f"{title} {count}", count + 1
        taken.add(phase.title)


def rungs_of(phases: Iterable[DraftedPhase]) -> set[Rung]:
    """The rungs that were guessed."""
    return {phase.guess.rung for phase in phases if phase.guess is not None}


def seconds_of(phases: Iterable[DraftedPhase], words_per_minute: float, pause: float) -> float:
    """About how long the phases take, in seconds.

    Args:
        phases: of the draft.
        words_per_minute: how fast it is spoken.
        pause: seconds after a sentence that no pause follows.
    """
    total = 0.0
    for passage in (passage for phase in phases for passage in phase.passages):
        for item in passage.items:
            if isinstance(item, Said):
                total += len(item.text.split()) * 60 / words_per_minute + pause
            elif isinstance(item, Quiet):
                total += item.seconds - pause
    return max(total, 0.0)
