"""A draft of a script from somebody's plain text: valid, with what was guessed marked in it."""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from player.language.catalogue import _
from player.practice.characters import without_hidden, without_invisible
from player.practice.drafting.around_text import without_surroundings
from player.practice.drafting.clean_lines import TextLine, clean_lines
from player.practice.drafting.front_matter import without_front_matter
from player.practice.drafting.guesses import components_of
from player.practice.drafting.labels import without_labels
from player.practice.drafting.marks.wrapped_lines import is_item
from player.practice.drafting.page_heads import with_pages_named
from player.practice.drafting.part_lines import names_a_part
from player.practice.drafting.phases import (
    OPENING_LINE,
    RETURN_LINE,
    DraftedPhase,
    phases_of,
    plain_title,
    rungs_of,
    seconds_of,
    title_and_sections,
)
from player.practice.drafting.pieces import Unplaced
from player.practice.drafting.read_text import looks_like_title, sections_of
from player.practice.drafting.transcript_times import CLOCK
from player.practice.drafting.writing import guessed_pauses, written
from player.practice.errors import NotUsableError, Place, Problem, Severity
from player.practice.language_guess import UNKNOWN, language_of
from player.practice.script.source import LARGEST_FILE, MOST_LINES

_WORDS_PER_MINUTE, _SENTENCE_PAUSE = 115.0, 4.0
"""Standard's, as its preset has them."""

_USUAL_ID: Final = "my-practice"
_ENGLISH: Final = "en"
_LONGEST_MINUTES: Final = 60
_LONGEST_ID: Final = 64
_LONGEST_TITLE: Final = 80
_LONGEST_COMMENT: Final = 300
_LEAST_LINES: Final = 3
_MOST_PARAGRAPHS: Final = 2 * MOST_LINES
"""Each becomes lines of the script, or of its comments: twice as many are told at once."""

_MOST_IN_TITLE: Final = 12
"""Words of a first line that stands alone; a heading amid a text has fewer."""

_IN_NO_TITLE: Final = re.compile(f"#|{CLOCK}")
_SENTENCE_END: Final = re.compile(r"[.!?…。！？)\]][\"'”’»」』]*$")
"""A pause may stand behind a sentence."""


@dataclass(frozen=True)
class Draft:
    """A draft.

    Attributes:
        id: the practice's id, and the name of its file without ``.md``.
        text: of the script.
        guesses: how many comments in it ask for a decision.
        unplaced: what of the text has no place, in its order; each stands in a comment of the draft as well.
    """

    id: str
    text: str
    guesses: int
    unplaced: tuple[Unplaced, ...]


def draft_of(text: str, source: str, name: str = "") -> Draft:
    """The draft that a plain text makes.

    Args:
        text: of any kind.
        source: the name of its file.
        name: what the script's file is to be called, without ``.md``; empty for what its title makes.

    Raises:
        NotUsableError: there is no word in it, or more than a script may hold.
    """
    # Letters that are put together from two, as Macs write them, are those that patterns know.
    body, named, about = without_front_matter(with_pages_named(unicodedata.normalize("NFC", text)))
    cleaned, marked_up = clean_lines(body)
    inside, headed, around = without_surroundings(cleaned)
    lines, labels = without_labels(inside)
    if _begun_paragraphs(lines) > _MOST_PARAGRAPHS:
        raise _too_long(source)
    sections, told = sections_of(lines)
    own_title, parts, empty = title_and_sections(sections)
    title = plain_title(named or headed)[:_LONGEST_TITLE].strip() or own_title
    first = None if title else _first_as_title(inside)
    if first is not None:
        title = plain_title(first.text)
        lines, labels = without_labels(tuple(line for line in inside if line is not first))
        sections, told = sections_of(lines)
        _none, parts, empty = title_and_sections(sections, titled=True)
    if not parts:
        raise _refused(
            source, "nothing-to-say", _("There is no sentence in this text."), _("Write what is to be said.")
        )
    phases = phases_of(parts)
    unplaced = tuple(
        sorted((*about, *marked_up, *around, *labels, *told, *empty), key=lambda item: item.line)
    )
    stem = re.sub(r"\.[^.]*$", "", source.replace("\\", "/").rpartition("/")[2])
    called = title or _as_title(name or stem)
    made = _Page(
        source, called, name or _id_of(title) or _id_of(stem) or _USUAL_ID, phases, unplaced
    ).written()
    if len(made.text.encode("utf-8", errors="replace")) > LARGEST_FILE or made.text.count("\n") > MOST_LINES:
        raise _too_long(source)
    return made


def _begun_paragraphs(lines: Sequence[TextLine]) -> int:
    """How many paragraphs and items of lists begin."""
    texts = ["", *(line.text.strip() for line in lines)]
    return sum(bool(text) and (not before or is_item(text)) for before, text in pairwise(texts))


def _too_long(source: str) -> NotUsableError:
    return _refused(
        source, "too-big", _("This text is longer than a script may be."), _("Take one practice of it.")
    )


def _first_as_title(lines: Sequence[TextLine]) -> TextLine | None:
    """The first line, where it evidently is the title: it stands alone above a text of whole sentences."""
    filled = [at for at, line in enumerate(lines) if line.text.strip()]
    if len(filled) < _LEAST_LINES or filled[1] == filled[0] + 1:
        return None
    first, behind = lines[filled[0]], [lines[at].text.strip() for at in filled[1:]]
    if names_a_part(first.text) or first.text.rstrip().endswith(":") or _IN_NO_TITLE.search(first.text):
        return None
    whole = [text for text in behind if _SENTENCE_END.search(text)]
    return first if 2 * len(whole) >= len(behind) and looks_like_title([first], _MOST_IN_TITLE) else None


def _refused(source: str, code: str, message: str, expected: str) -> NotUsableError:
    return NotUsableError([Problem(Place(source, 1, 1), Severity.ERROR, code, message, "", expected)])


def _as_title(stem: str) -> str:
    words = plain_title(re.sub(r"[-_.]+", " ", stem))[:_LONGEST_TITLE].strip()
    return words[:1].upper() + words[1:] if words else "My practice"


def _id_of(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii").lower()
    return "-".join(re.findall("[a-z0-9]+", plain))[:_LONGEST_ID].strip("-")


class _Page:
    """Writes the file."""

    def __init__(
        self,
        source: str,
        title: str,
        name: str,
        phases: Sequence[DraftedPhase],
        unplaced: tuple[Unplaced, ...],
    ) -> None:
        self._source = _in_comment(source.replace("\\", "/").rpartition("/")[2])
        self._title = title
        self._id = name
        self._phases = phases
        self._unplaced = unplaced
        self._left = list(unplaced)
        self._guesses = 0

    def written(self) -> Draft:
        """The draft."""
        lines = [*self._front(), ""]
        for phase in self._phases:
            lines += self._phase(phase)
        lines += self._placeless(None)
        text = "\n".join(lines).rstrip("\n") + "\n"
        return Draft(self._id, text, self._guesses, self._unplaced)

    def _front(self) -> Iterator[str]:
        minutes = min(
            max(round(seconds_of(self._phases, _WORDS_PER_MINUTE, _SENTENCE_PAUSE) / 60), 1), _LONGEST_MINUTES
        )
        components = ", ".join(components_of(rungs_of(self._phases)))
        yield "---"
        begun = _("Begun from {source} by kindpace script new. Take a comment out once it is decided.")
        yield f"# {begun.format(source=self._source)}"
        yield self._asked(_("say in one sentence what it leads to, as # Arc: …"), yaml=True)
        yield f"id: {self._id}"
        yield "format: 2"
        yield f"title: {json.dumps(self._title, ensure_ascii=False)}"
        yield self._asked(_("{components}, or which components").format(components=components), yaml=True)
        yield f"components: [{components}]"
        said = (text for phase in self._phases for passage in phase.passages for text in passage.texts)
        language = language_of(" ".join(text for text in said if text not in {OPENING_LINE, RETURN_LINE}))
        yield self._asked(_taken_for(language), yaml=True)
        yield f"language: {language or UNKNOWN}"
        yield self._asked(_("what people read before they choose it: about, asks and caution"), yaml=True)
        about = f"{self._title}, from a text of one's own."
        yield f"about: {json.dumps(about, ensure_ascii=False)}"
        yield "asks: To listen, and to take part as far as you like."
        yield "caution: What may be hard about it isn't known yet."
        yield self._asked(_("the minutes were reckoned from the number of words"), yaml=True)
        yield f"minutes: {minutes}"
        yield "---"

    def _phase(self, phase: DraftedPhase) -> Iterator[str]:
        for remark in phase.remarks:
            yield self._asked(remark)
        yield f"## {phase.title} ({phase.role})"
        yield ""
        for passage in phase.passages:
            yield from self._placeless(passage.line)
            for guess in dict.fromkeys((*passage.guesses, *guessed_pauses(passage))):
                yield self._asked(guess)
            yield from written(passage)
            yield ""

    def _placeless(self, line: int | None) -> Iterator[str]:
        """Comments on text before a line that has no place in a script; None for all the rest."""
        while self._left and (line is None or self._left[0].line <= line):
            unplaced = self._left.pop(0)
            what = f" has {unplaced.text}" if unplaced.text else ""
            for part in _parts(f"line {unplaced.line} of {self._source}{what}: {unplaced.why}"):
                yield self._asked(part)

    def _asked(self, words: str, *, yaml: bool = False) -> str:
        self._guesses += 1
        said = _in_comment(words)
        return f"# decide: {said}" if yaml else f"<!-- decide: {said} -->"


def _taken_for(language: str) -> str:
    if not language:
        return _(
            "its language isn't clear from its words; write its tag, such as en or de, for {und}"
        ).format(und=UNKNOWN)
    if language == _ENGLISH:
        return _("English was taken for its language")
    return _("“{tag}” was taken for its language, by its words").format(tag=language)


def _in_comment(words: str) -> str:
    seen = without_hidden(without_invisible(words), " ")
    return " ".join(seen.replace("-->", "-- >").replace("--!>", "--! >").split())


def _parts(words: str) -> list[str]:
    return [words[at : at + _LONGEST_COMMENT] for at in range(0, len(words), _LONGEST_COMMENT)]
