"""The words and pauses in data: JSON, YAML, TOML, tables (CSV, TSV). Names of values say which are which."""

import csv
import io
import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

_SAID: Final = frozenset(
    {"text", "content", "line", "lines", "say", "speech", "script", "narration", "sentence", "sentences"}
    | {"transcript", "words", "instruction", "instructions", "prompt", "guidance", "utterance", "voiceover"}
    | {"voice_over", "dialogue", "body", "message", "ssml", "paragraph", "paragraphs", "spoken", "narrator"}
    | {
        "response",
        "cue",
        "phrase",
        "steps",
        "audio_text",
        "caption",
        "sprechtext",
        "anleitung",
        "texto",
        "texte",
    }
    | {"intro", "introduction", "opening", "greeting", "welcome", "settling", "main", "middle", "closing"}
    | {"outro", "conclusion", "ending", "affirmation", "affirmations", "question", "questions", "audio"}
    | {"einleitung", "schluss", "abschluss"}
)
HEADINGS: Final = frozenset(
    {"title", "heading", "section", "phase", "name", "chapter", "titel", "título", "titre"}
)
_QUIET: Final = ("pause", "silence", "wait", "break", "delay", "gap", "stille", "silencio", "pausa")
_DIRECTIONS: Final = re.compile(
    r"notes?\b|direction|remark|comment|\bcues?\b|sound|music|sfx|effect|visual|\baction|hinweis|notiz|regie",
    re.IGNORECASE,
)
_IN_MILLISECONDS: Final = ("ms", "millis", "milliseconds", "msec")
_DEEPEST: Final = 40
_LONGEST_S: Final = 600
"""A length beyond ten minutes is taken for one in thousandths."""

_SENTENCE: Final = re.compile(r"\s*(?:[^\s\[\]]+\s+){2,60}[^\s\[\]]*[.!?…]\s*$")
"""Words of a value whose name says nothing about them."""

_STRUCK: Final = re.compile(r"(?<![a-z])(?:bells?|gongs?|chimes?|(?:singing[ _-]?)?bowls?)(?![a-z])")
_SNAKE: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[\s-]+")


def json_text(text: str) -> str:
    """The words and pauses of JSON; the text itself where it is none."""
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError):
        tree = _lines_of_json(text)
    return text if tree is None else tree_text(tree)


def _lines_of_json(text: str) -> list[Any] | None:
    """The objects of JSON that has one a line; None for anything else."""
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return None


def toml_text(text: str) -> str:
    """The words and pauses of TOML; the text itself where it is none."""
    try:
        return tree_text(tomllib.loads(text))
    except (ValueError, RecursionError):
        return text


def yaml_text(text: str) -> str:
    """The words and pauses of YAML; the text itself where it is none."""
    try:
        tree = YAML(typ="safe", pure=True).load(text)
    except (YAMLError, ValueError, RecursionError, OverflowError):
        return text
    return tree_text(tree) if isinstance(tree, dict | list) else text


def is_said(name: str) -> bool:
    """Whether a value or column of this name has words that are said."""
    return _named(name) in _SAID


def is_quiet(name: str) -> bool:
    """Whether a value or column of this name has pauses."""
    return any(word in _named(name) for word in _QUIET)


def tells(name: str) -> bool:
    """Whether a value or column of this name has directions; a draft takes pauses and bells from them."""
    return _DIRECTIONS.search(name) is not None


def pause_in_words(name: str, value: str) -> str:
    """A pause as a draft reads it; empty where the value is none.

    Args:
        name: of its column, which may say that it counts thousandths.
        value: a number, or words.
    """
    return next(_pause(_named(name), value), "") if any(map(str.isalnum, value)) else ""


def table_text(text: str) -> str:
    """The words and pauses of a table, row by row, whose first row names its columns.

    Where it names none, the longest cell of each row is what is said.
    """
    rows = _rows(text)
    if not rows:
        return text
    names = [cell.strip() for cell in rows[0]]
    if any(_named(name) in _SAID for name in names):
        return tree_text([dict(zip(names, row, strict=False)) for row in rows[1:]])
    return "\n\n".join(max(row, key=len) for row in rows if any(row))


def _rows(text: str) -> list[list[str]]:
    first = text.lstrip("\ufeff").partition("\n")[0]
    delimiter = max("\t;,", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter))
    except csv.Error:
        return []


def tree_text(tree: Any) -> str:
    """The words and pauses in a tree of dictionaries and lists, or all strings of several words."""
    parts = list(_parts_in(tree))
    if not any(_is_heard(part) for part in parts):
        parts = [words for words in _strings_in(tree) if " " in words.strip()]
    return "\n\n".join(part for part in parts if part.strip())


def _is_heard(part: str) -> bool:
    return bool(part.strip()) and not part.startswith(("[", "#", "("))


def _parts_in(node: Any, depth: int = 0) -> Iterator[str]:
    """Headings, words and pauses, from the names of the values."""
    if isinstance(node, list):
        for item in node if depth < _DEEPEST else ():
            if isinstance(item, str):
                yield item
            else:
                yield from _parts_in(item, depth + 1)
    elif isinstance(node, dict) and depth < _DEEPEST:
        if _STRUCK.search(_kind_of(node)) and not any(_named(str(key)) in _SAID for key in node):
            yield "(bell)"
        for key, value in node.items():
            yield from _part(_named(str(key)), value, node, depth)


def _kind_of(node: dict[str, Any]) -> str:
    return str(node.get("type", node.get("kind"))).lower()


def _named(key: str) -> str:
    """A name as it is looked up: ``pauseAfterMs`` as ``pause_after_ms``."""
    return _SNAKE.sub("_", key.strip()).lower()


def _part(key: str, value: Any, node: dict[str, Any], depth: int) -> Iterator[str]:
    is_quiet = any(word in key for word in _QUIET)
    is_length = key.startswith(("duration", "length", "seconds"))
    kind = _kind_of(node)
    if isinstance(value, str) and (key in HEADINGS or (key in _SAID and kind in HEADINGS)):
        yield f"{'#' if depth == 0 else '##'} {value}"
    elif isinstance(value, str) and key in _SAID:
        if not any(word in kind for word in _QUIET):
            yield value
    elif is_quiet or (is_length and any(word in kind for word in _QUIET)):
        yield from _pause(key, value)
    elif isinstance(value, dict | list):
        yield from _parts_in(value, depth + 1)
    elif isinstance(value, str) and tells(key) and value.strip() and not set("[]") & set(value):
        yield f"[{value.strip()}]"
    elif isinstance(value, str) and _SENTENCE.match(value):
        # A draft reports what stands in such brackets, and doesn't say it.
        yield f"[{key}: {value.strip()}]"


def _pause(key: str, value: Any) -> Iterator[str]:
    number = (
        float(value) if isinstance(value, str) and re.fullmatch(r"\s*[0-9]+(\.[0-9]+)?\s*", value) else value
    )
    if isinstance(number, int | float) and not isinstance(number, bool):
        in_thousandths = key.endswith(_IN_MILLISECONDS) or number > _LONGEST_S
        if number > 0:
            yield f"({number:g} {'ms' if in_thousandths else 'seconds'})"
    elif isinstance(value, str) and value.strip():
        yield f"({value})"


def _strings_in(node: Any, depth: int = 0) -> Iterator[str]:
    inside = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for item in inside if depth < _DEEPEST else ():
        if isinstance(item, str):
            yield item
        else:
            yield from _strings_in(item, depth + 1)
