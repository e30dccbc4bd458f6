"""Everything that Kindpace may say: practices in all their wordings, and its own lines."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from player.library.catalog import Library
from player.practice.script.model import Sentence
from player.practice.script.parse import parse_script
from player.system.folders import find_folders

SCRIPTS = Path(__file__).parents[1] / "scripts"
_SPOKEN = {"phases", "blocks", "options", "pieces", "sentence", "start", "middle"}


def lines_of(path: Path) -> set[str]:
    """The lines of a script, as they are given to the voice."""
    return set(_sentences(parse_script(path.read_bytes(), path.name)))


def companion_lines() -> set[str]:
    """Kindpace's own lines, as they are given to the voice."""
    book = Library(find_folders()).phrasebook()
    return {
        line
        for field in fields(book)
        if field.name != "language"
        for line in _sentences(getattr(book, field.name))
    }


def shipped_lines() -> list[str]:
    """All of them, in order."""
    scripts = (lines_of(path) for path in SCRIPTS.glob("*.md"))
    return sorted(companion_lines().union(*scripts))


def _sentences(value: object) -> Iterator[str]:
    if isinstance(value, Sentence):
        yield value.spoken
    elif isinstance(value, str):
        yield value
    elif isinstance(value, dict | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _sentences(part)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name in _SPOKEN:
                yield from _sentences(getattr(value, field.name))
