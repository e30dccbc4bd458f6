"""Heads and numbers of pages, lines and paragraphs in text that was copied out of a document."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_NUMBER: Final = re.compile(r"\s*(?P<number>[0-9]{1,4})\s*$")
_NUMBERED: Final = re.compile(
    r"\s*(?:(?P<before>[0-9]{1,4})(?:\s{2,}|\s*[|•·–—]\s*)(?P<head>\S.*?)"
    r"|(?P<title>\S.*?)(?:\s{2,}|\s*[|•·–—]\s*|\s+(?:page|seite|p\.|s\.)\s*)(?P<behind>[0-9]{1,4}))\s*$",
    re.IGNORECASE,
)
_BY_A_SPACE: Final = re.compile(r"\s*(?P<title>\S+(?: \S+)+) (?P<behind>[0-9]{1,4})\s*$")
_NO_PAGE: Final = re.compile(
    r"\b(?:step|part|day|week|exercise|round|breath|section|chapter|practice|session|phase|cycle|lesson|module|unit|"
    r"track|stage|number|no\.?|minutes?|schritt|teil|tag|woche|übung|runde|kapitel) [0-9]{1,4}\s*$",
    re.IGNORECASE,
)
"""What is numbered by itself, and not by pages."""

_ENDED: Final = re.compile(r"[.!?…:;,]\s*$")
_CLOSED: Final = re.compile(r"[.!?…:;。！？][\"'”’)\]]*$")
_ITEM: Final = re.compile(r"\s*(?P<number>[0-9]{1,2})[.)]\s+(?=\S)")
_OUTLINED: Final = re.compile(r"\s*(?P<sign>[IVX]{1,5}|[A-Z])[.)]\s+(?=\S)")
_WORDS_OF_PARAGRAPHS: Final = 10
"""So many words at least, on average, have paragraphs that are numbered; what is counted aloud has fewer."""

_LINE_NUMBER: Final = re.compile(r"\s*(?P<number>[0-9]{1,4})(?:[ \t]+|$)")
_LEAST_NUMBERED: Final = 4
_BETWEEN_SENTENCES: Final = re.compile(r"[.!?…][\"'”’)]*(?:\s+[^\W\d_a-z]|\s*$)")
_LINES_OF_A_SENTENCE: Final = 8
_LEAST_WRAPPED: Final = 40
"""Characters of a line that ends at a margin, and not where its author ended it."""

_LEAST_WORDS: Final = 8
"""So many stand between the numbers of two pages; a count that is said goes faster."""

_LONGEST: Final = 80


_EXPLICIT: Final = re.compile(
    r"\s*(?P<head>\S.*?)?(?:\s*[|•·–—-]\s*|\s+|^\s*)(?:page|seite|página|pagina|pág\.|s\.|"
    r"p\.) ?(?P<number>[0-9]{1,4})"
    r"(?: ?(?:of|von|de|di|sur|/) ?(?P<of>[0-9]{1,4}))?\s*[-–—|]?\s*",
    re.IGNORECASE,
)
"""A page's head that says so: with how many there are, or on a line of its own."""

_NEXT_TO_A_BREAK: Final = re.compile(
    r"^(?P<before>[ \t]*)(?P<number>[0-9]{1,4})(?=[ \t]*$\s*\f)|"
    r"(?<=\f)(?P<after>\s*)(?P<on>[0-9]{1,4})(?=[ \t]*$)",
    re.MULTILINE,
)


def with_pages_named(text: str) -> str:
    """The text, with a number beside the break of a page called the page's."""

    def named(found: re.Match[str]) -> str:
        return f"{found['before'] or found['after'] or ''}page {found['number'] or found['on']}"

    return _NEXT_TO_A_BREAK.sub(named, text) if "\f" in text else text


def gaps_between_wrapped_lines(lines: Sequence[str]) -> list[int]:
    """Which blank lines part a sentence, as where a text was copied with one behind each of its lines."""
    found: list[int] = []
    written = [at for at, line in enumerate(lines) if line.strip()]
    sentences = sum(len(_BETWEEN_SENTENCES.findall(line)) for line in lines)
    if sentences * _LINES_OF_A_SENTENCE < len(written):
        # Without full stops a line is what is said in one breath.
        return found
    for before, after in pairwise(written):
        wrapped = len(lines[before].strip()) >= _LEAST_WRAPPED and not _CLOSED.search(lines[before].rstrip())
        if after - before > 1 and wrapped and lines[after].lstrip()[:1].islower():
            found += range(before + 1, after)
    return found


def line_numbers(lines: Sequence[str]) -> dict[int, int]:
    """Where the words begin of lines that are numbered at their left edge, by the lines' places."""
    found = {at: match for at, line in enumerate(lines) if (match := _LINE_NUMBER.match(line))}
    written = sum(bool(line.strip()) for line in lines)
    numbers = [int(match["number"]) for match in found.values()]
    steps = {after - before for before, after in pairwise(numbers)}
    counted = len(found) >= _LEAST_NUMBERED and len(found) == written and steps == {1}
    return {at: match.end() for at, match in found.items()} if counted else {}


@dataclass(frozen=True)
class ParagraphNumber:
    """The number of a paragraph.

    Attributes:
        written: the number with its sign.
        ends: where the words begin behind it.
        is_of_part: whether the words are the heading of an outline's part.
    """

    written: str
    ends: int
    is_of_part: bool = False


def paragraph_numbers(lines: Sequence[str]) -> dict[int, ParagraphNumber]:
    """Numbers of paragraphs that aren't said, by the places of their lines: ``1.``, or ``II.`` and ``A.``."""
    outlined = {at: found for at, line in enumerate(lines) if (found := _OUTLINED.match(line))}
    signs = [found["sign"] for found in outlined.values()]
    if len(signs) > len("12") and {"I", "II"} <= set(signs):
        return {
            at: ParagraphNumber(found[0].strip(), found.end(), _is_part(found["sign"], lines[at]))
            for at, found in outlined.items()
        }
    items = {at: found for at, line in enumerate(lines) if (found := _ITEM.match(line))}
    numbers = [int(found["number"]) for found in items.values()]
    words = sum(len(lines[at].split()) for at in items)
    counted = len(items) > 1 and numbers == list(range(1, len(items) + 1))
    if not counted or words < len(items) * _WORDS_OF_PARAGRAPHS:
        return {}
    return {at: ParagraphNumber(found[0].strip(), found.end()) for at, found in items.items()}


def _is_part(sign: str, line: str) -> bool:
    return not sign.strip("IVX") and not _CLOSED.search(line.rstrip())


def gaps_amid_sentences(lines: Sequence[str], heads: Sequence[int]) -> list[int]:
    """Which lines only stand between the two parts of a sentence that a page's end parted.

    Args:
        lines: with those of heads empty by now.
        heads: the places of these.
    """
    found: list[int] = []
    for head in heads:
        before = next((at for at in range(head - 1, -1, -1) if lines[at].strip()), None)
        after = next((at for at in range(head + 1, len(lines)) if lines[at].strip()), None)
        if before is None or after is None or _CLOSED.search(lines[before].rstrip()):
            continue
        if lines[after].lstrip()[:1].islower():
            found += range(before + 1, after)
    return sorted(set(found))


def page_heads(lines: Sequence[str]) -> tuple[list[int], str]:
    """Which lines are the heads or the numbers of pages, and the title that the heads name (or none)."""
    numbers = {at: int(found["number"]) for at, line in enumerate(lines) if (found := _NUMBER.match(line))}
    heads = {at: head for at, line in enumerate(lines) if (head := _head(line))}
    explicit = {at: found for at, line in enumerate(lines) if (found := _explicit(line))}
    explicit |= _running_heads(lines)
    if explicit:
        title = next((found["head"] for found in explicit.values() if found["head"]), "")
        beside = [at for at, line in enumerate(lines) if at in numbers or _begins_with(line, title)]
        return sorted({*explicit, *beside}), title
    alone = list(numbers)
    if len(alone) == 1 and alone[0] and not any(line.strip() for line in lines[alone[0] + 1 :]):
        # The last page's, below all words.
        return [] if lines[alone[0] - 1].strip() else alone, ""
    counted = numbers | {at: number for at, (_, number) in heads.items()}
    if not _are_pages(counted, lines):
        return [], ""
    names = [name.casefold() for name, _ in heads.values()]
    repeated = {name for name in names if names.count(name) > 1 or _alone(name, lines) > 0}
    places = [
        at
        for at, line in enumerate(lines)
        if at in numbers or (at in heads and heads[at][0].casefold() in repeated) or _plain(line) in repeated
    ]
    title = next((name for name, _ in heads.values() if name.casefold() in repeated), "")
    return places, title


def _head(line: str) -> tuple[str, int] | None:
    if _NO_PAGE.search(line):
        return None
    found = _NUMBERED.match(line) or _BY_A_SPACE.match(line)
    if found is None or len(line.strip()) > _LONGEST:
        return None
    name = " ".join((found.groupdict().get("head") or found["title"]).split())
    says = any(map(str.isalpha, name)) and not _ENDED.search(name)
    return (name, int(found.groupdict().get("before") or found["behind"])) if says else None


def _explicit(line: str) -> re.Match[str] | None:
    """A head that says that it is one: of so many pages, or nothing beside the number."""
    found = _EXPLICIT.fullmatch(line) if len(line.strip()) <= _LONGEST else None
    if found is None or not (found["of"] or not found["head"]):
        return None
    return None if found["head"] and _CLOSED.search(found["head"]) else found


def _running_heads(lines: Sequence[str]) -> dict[int, re.Match[str]]:
    """Heads of which each names the next page, as ``MINDFUL MOMENTS   Page 2``."""
    found = {
        at: match
        for at, line in enumerate(lines)
        if len(line.strip()) <= _LONGEST and (match := _EXPLICIT.fullmatch(line)) and match["head"]
    }
    names = [" ".join(match["head"].split()).casefold() for match in found.values()]
    numbers = [int(match["number"]) for match in found.values()]
    steps = {after - before for before, after in pairwise(numbers)}
    return found if len(found) > 1 and len(set(names)) == 1 and steps == {1} else {}


def _begins_with(line: str, title: str) -> bool:
    """Whether a line is a head without its number, perhaps with more at its other edge."""
    plain, name = line.strip().casefold(), " ".join(title.split()).casefold()
    return bool(name) and (plain == name or plain.startswith((f"{name}  ", f"{name}\t")))


def _plain(line: str) -> str:
    return " ".join(line.split()).casefold()


def _alone(name: str, lines: Sequence[str]) -> int:
    return sum(_plain(line) == name for line in lines)


def _are_pages(counted: Mapping[int, int], lines: Sequence[str]) -> bool:
    """Whether numbers go up by one, with a page's words between them."""
    places = sorted(counted)
    if len(places) < 2:  # noqa: PLR2004 - one alone may be anything
        return False
    return all(
        counted[after] == counted[before] + 1
        and sum(len(line.split()) for line in lines[before + 1 : after]) >= _LEAST_WORDS
        for before, after in pairwise(places)
    )
