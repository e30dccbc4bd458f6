"""The papers and books that the short pages cite: one file with every key used in the pages."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from player.language.catalogue import _
from player.practice.script.shapes import day_of, fields_of, items_of, read_yaml_file, text_of
from player.practice.script.source import Problems, TooManyProblemsError, decoded, lines_of
from player.practice.script.yaml_text import YamlNode
from player.practice.source_keys import BRACKETS, keys_in

ALL_SOURCES: Final = "all sources"
"""``[all sources]`` in a page stands for the whole list."""

_NONE = "none"


@dataclass(frozen=True)
class Source:
    """One paper, book or guideline.

    Attributes:
        key: its citation in a text, such as "Ferrari 2019".
        who: its authors.
        title: its title.
        where: journal, volume and pages, or publisher.
        doi: empty if it has none, or none was found.
        looked_up: the day on which it was looked up for this project, or None.
        seen: what was seen then, in words; empty if it was not looked up.
    """

    key: str
    who: str
    title: str
    where: str
    doi: str
    looked_up: date | None
    seen: str


@dataclass(frozen=True)
class SourceGroup:
    """Sources that belong together under a heading."""

    heading: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Sources:
    """All sources, in file order."""

    groups: tuple[SourceGroup, ...]

    def by_key(self) -> dict[str, Source]:
        """Each source under its key."""
        return {source.key: source for group in self.groups for source in group.sources}


# Reading takes longer than drawing the page: each time it opens, it would be read again.
@lru_cache(maxsize=4)
def read_sources(data: bytes, file: str) -> Sources:
    """Read the list of sources.

    Args:
        data: the bytes of the YAML file, UTF-8.
        file: its name, for the places of problems.

    Raises:
        NotUsableError: a key is missing or unknown, a text is empty, a source is duplicated, a date is
            invalid, or the file can't be read; all problems are in the error, in file order.
    """
    problems = Problems(file)
    root = read_yaml_file(data, problems)
    groups: list[SourceGroup] = []
    with suppress(TooManyProblemsError):
        seen: set[str] = set()
        for item in items_of(fields_of(root, ("groups",), problems).get("groups"), problems):
            found = fields_of(item, ("heading", "sources"), problems)
            listed = items_of(found.get("sources"), problems)
            sources = tuple(_source(node, seen, problems) for node in listed)
            groups.append(SourceGroup(text_of(found.get("heading"), problems), sources))
    problems.raise_if_any()
    return Sources(tuple(groups))


def _source(node: YamlNode, seen_keys: set[str], problems: Problems) -> Source:
    words = ("key", "who", "title", "where", "doi", "seen")
    found = fields_of(node, (*words, "looked_up"), problems)
    key, who, title, where, doi, seen = (text_of(found.get(name), problems) for name in words)
    if key in seen_keys:
        problems.error(node.place, "duplicate-value", _("This source is here twice."), key, _("Keep one."))
    seen_keys.add(key)
    looked_up = day_of(found.get("looked_up"), problems)
    return Source(key, who, title, where, _or_empty(doi), looked_up, _or_empty(seen))


def _or_empty(text: str) -> str:
    return "" if text == _NONE else text


def page_text(data: bytes, file: str, sources: Sources) -> str:
    """The text of a short page, after checking that every key has a source.

    Args:
        data: the bytes of the page, UTF-8.
        file: its name, for the places of problems.
        sources: the sources its keys may refer to.

    Raises:
        NotUsableError: a key has no source in the list, or the file can't be read; all problems are in
            the error, in file order.
    """
    problems = Problems(file)
    known = {ALL_SOURCES, *sources.by_key()}
    lines = lines_of(decoded(data, problems), problems)
    with suppress(TooManyProblemsError):
        for line in lines:
            for brackets in BRACKETS.finditer(line.text):
                for key in keys_in(brackets.group()):
                    if key not in known:
                        place = problems.place(line.number, brackets.start() + 1)
                        expected = _("Name one that sources.yaml lists, or add it there.")
                        problems.error(place, "unknown-source", _("No source has this key."), key, expected)
    problems.raise_if_any()
    return "\n".join(line.text for line in lines)
