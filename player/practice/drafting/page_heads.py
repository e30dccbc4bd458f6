"""Heads and numbers of pages in text that was copied out of a document."""

import re
from collections.abc import Mapping, Sequence
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
