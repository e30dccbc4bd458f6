"""The words and pauses in data: JSON, YAML, TOML. Names of values say which are which."""

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from player.library.documents.editor_trees import plain_tree
from player.practice.drafting.transcript_times import CLOCK, seconds_of

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
_LEAST_TIMED: Final = 2
_LONGEST_PRACTICE_S: Final = 4 * 3600
_LONGEST_S: Final = 600
"""A length beyond ten minutes is taken for one in thousandths."""

_SENTENCE: Final = re.compile(r"\s*(?:[^\s\[\]]+\s+){2,60}[^\s\[\]]*[.!?…]\s*$")
"""Words of a value whose name says nothing about them."""

_MEANT_AS_JSON: Final = re.compile(r"\s*[\[{]\s*(?:[\"'{\[}\]]|\w+\s*:|//)")
_REMARKS: Final = re.compile(r"^\s*//[^\n]*$|(?<=[,{\[])[ \t]*//[^\n]*$", re.MULTILINE)
_MARK: Final = re.compile(rf"\[{CLOCK}\] ")
_QUOTED: Final = re.compile(
    r"\"(?P<words>(?:\\.|[^\"\\])*)(?:\"|\Z)(?P<is_name>\s*:)?|(?<![\w.])(?P<number>[0-9]+(?:\.[0-9]+)?)",
    re.DOTALL,
)
_BELLS: Final = frozenset({"bell", "gong", "chime", "bells", "chimes", "ring_bell", "play_bell"})
_ABOUT: Final = frozenset(
    {
        "tags",
        "keywords",
        "categories",
        "labels",
        "benefits",
        "authors",
        "images",
        "topics",
        "themes",
        "audience",
    }
    | {"materials", "techniques", "sources", "references", "goals", "contraindications", "links", "credits"}
)
_STARTS: Final = frozenset(
    {"at", "time", "start", "t", "timestamp", "start_time", "starts_at", "offset", "timecode", "when"}
)
_KINDS: Final = ("type", "kind", "role", "action", "event", "step_type", "tag")
_AMOUNTS: Final = (
    "duration",
    "length",
    "seconds",
    "secs",
    "sec",
    "ms",
    "milliseconds",
    "time",
    "value",
    "amount",
)
_NOT_SAID: Final = frozenset({"user", "human", "system", "tool", "developer", "code"})
"""Who speaks in a chat with a program, but for the program; and what is no text in a notebook."""

_STRUCK: Final = re.compile(r"(?<![a-z])(?:bells?|gongs?|chimes?|(?:singing[ _-]?)?bowls?)(?![a-z])")
_SNAKE: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[\s-]+")


def json_text(text: str) -> str:
    """The words and pauses of JSON; the text itself where it is none.

    Raises:
        BrokenDataError: it is meant to be JSON, and something in it is wrong.
    """
    fault: json.JSONDecodeError | None = None
    try:
        # A line end amid a string is no JSON, and means what it looks like.
        tree = json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        tree, fault = _lines_of_json(text), error
    except (ValueError, RecursionError):
        tree = None
    if tree is None and fault is not None and _MEANT_AS_JSON.match(text):
        # Commas too many, remarks and single quotes are what people write by hand.
        tree = _yaml(_REMARKS.sub("", text))
        if not isinstance(tree, dict | list):
            raise BrokenDataError(fault.lineno, fault.colno, fault.msg)
    return text if tree is None else tree_text(tree)


def quoted_text(text: str) -> str:
    """The words and pauses of JSON of which a part is missing or wrong, string by string."""
    named: list[dict[str, Any]] = []
    name = ""
    for found in _QUOTED.finditer(text):
        words = found["words"]
        if found["is_name"]:
            name = words
        elif words is None:
            named.append({name: float(found["number"])})
        else:
            named.append({name or "text": words.replace("\\n", "\n").replace('\\"', '"')})
            name = ""
    return tree_text(named) or text


class BrokenDataError(Exception):
    """Data that can't be read.

    Attributes:
        line: where that shows, from 1.
        column: the same within the line.
        why: what its reader says.
    """

    def __init__(self, line: int, column: int, why: str) -> None:
        super().__init__(why)
        self.line, self.column, self.why = line, column, why


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
    tree = _yaml(text)
    return tree_text(tree) if isinstance(tree, dict | list) else text


def _yaml(text: str) -> Any:
    """What YAML holds; None where it is none."""
    try:
        return YAML(typ="safe", pure=True).load(text)
    except (YAMLError, ValueError, RecursionError, OverflowError):
        return None


def time_mark(seconds: float) -> str:
    """A time as transcripts have it before the words, which a draft makes pauses of."""
    whole = int(seconds)
    hours, minutes = whole // 3600, whole // 60 % 60
    return f"[{hours}:{minutes:02d}:{whole % 60:02d}]" if hours else f"[{minutes}:{whole % 60:02d}]"


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


def tree_text(tree: Any) -> str:
    """The words and pauses in a tree of dictionaries and lists, or all strings of several words."""
    tree = plain_tree(tree)
    parts = list(_parts_in(tree))
    if not any(_is_heard(part) for part in parts):
        parts = [words for words in _strings_in(tree) if " " in words.strip()]
    return "\n\n".join(part for part in parts if part.strip())


def _is_heard(part: str) -> bool:
    return bool(part.strip()) and not _MARK.sub("", part).startswith(("[", "#", "(", "<"))


def _parts_in(node: Any, depth: int = 0) -> Iterator[str]:
    """Headings, words and pauses, from the names of the values."""
    if isinstance(node, list):
        for item in _timed(node) if depth < _DEEPEST else ():
            if isinstance(item, str):
                yield item
            elif (pair := _pair(item)) is not None:
                yield " ".join((pair[0], *_pause("", pair[1])))
            else:
                yield from _parts_in(item, depth + 1)
    elif isinstance(node, dict) and depth < _DEEPEST:
        yield from _parts_of(node, depth)


def _parts_of(node: dict[str, Any], depth: int) -> Iterator[str]:
    """What one dictionary says, behind its time if it has one."""
    if _STRUCK.search(_kind_of(node)) and not any(_named(str(key)) in _SAID for key in node):
        yield "(bell)"
    mark = _mark_of(node)
    for key, value in node.items():
        for part in _part(_named(str(key)), value, node, depth):
            told = part.startswith(("[", "#", "("))
            yield part if told or not mark else f"{mark} {part}"
            mark = mark if told else ""


def _timed(items: list[Any]) -> list[Any]:
    """The items of a list; with times where each only has how long it lasts, words and quiet together."""
    lengths = [_length_of(item) for item in items]
    if len(items) < _LEAST_TIMED or not all(lengths):
        return items
    scale = 0.001 if min(lengths) > _LONGEST_S else 1.0
    starts = [sum(lengths[:at]) * scale for at in range(len(items))]
    return [{"at": start, **item} for start, item in zip(starts, items, strict=True)]


def _length_of(item: Any) -> float:
    """How long an item with words lasts; 0 where it has none, or its times and pauses otherwise."""
    if not isinstance(item, dict):
        return 0.0
    named = {_named(str(key)): value for key, value in item.items()}
    other = any(name in _STARTS or any(word in name for word in _QUIET) for name in named)
    words = any(name in _SAID and isinstance(value, str) for name, value in named.items())
    length = next((named[name] for name in ("duration", "length", "duration_ms") if name in named), 0)
    usable = isinstance(length, int | float) and not isinstance(length, bool) and length > 0
    return float(length) if usable and words and not other and not _is_quiet_kind(item) else 0.0


def _mark_of(node: dict[str, Any]) -> str:
    """When the words of a dictionary are said; empty where it doesn't say so."""
    for key, value in node.items():
        name = _named(str(key))
        if name not in _STARTS or isinstance(value, bool) or _is_quiet_kind(node):
            continue
        if isinstance(value, str) and re.fullmatch(CLOCK, value.strip()):
            return time_mark(seconds_of(value.strip()))
        if isinstance(value, int | float) and 0 <= value <= _LONGEST_PRACTICE_S:
            return time_mark(value)
    return ""


def _pair(item: Any) -> tuple[str, float] | None:
    """Words and the seconds behind them; None for anything else."""
    if not isinstance(item, list) or len(item) != 2 or not isinstance(item[0], str):  # noqa: PLR2004 - words and a number
        return None
    return (item[0], item[1]) if isinstance(item[1], int | float) and not isinstance(item[1], bool) else None


def _kind_of(node: dict[str, Any]) -> str:
    return next((str(node[name]) for name in _KINDS if isinstance(node.get(name), str)), "").lower()


def _is_quiet_kind(node: dict[str, Any]) -> bool:
    return any(word in _kind_of(node) for word in _QUIET)


def _named(key: str) -> str:
    """A name as it is looked up: ``pauseAfterMs`` as ``pause_after_ms``."""
    return _SNAKE.sub("_", key.strip()).lower()


def _part(key: str, value: Any, node: dict[str, Any], depth: int) -> Iterator[str]:
    plain = isinstance(value, str | int | float)
    if key in _BELLS and value and plain:
        yield "(bell)"
    elif isinstance(value, str) and re.fullmatch(CLOCK, key):
        yield f"{time_mark(seconds_of(key))} {value}"
    elif isinstance(value, list) and key in _ABOUT and all(isinstance(item, str) for item in value):
        yield f"[{key}: {', '.join(value)}]"
    elif not (key == "ssml" and any(_named(str(other)) in _SAID - {"ssml"} for other in node)):
        # Speech markup beside words has these once more, for a voice.
        yield from _part_by_name(key, value, node, depth)


def _part_by_name(key: str, value: Any, node: dict[str, Any], depth: int) -> Iterator[str]:
    is_quiet = any(word in key for word in _QUIET)
    is_length = key.startswith(_AMOUNTS)
    kind = _kind_of(node)
    if isinstance(value, str) and (key in HEADINGS or (key in _SAID and kind in HEADINGS)):
        yield f"{'#' if depth == 0 else '##'} {value}"
    elif isinstance(value, str) and key in _SAID:
        if not any(word in kind for word in _QUIET):
            yield value if kind not in _NOT_SAID else f"<!-- {kind}: {value.replace('--', '-')} -->"
    elif is_quiet or (is_length and _is_quiet_kind(node)):
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
