"""Words with their times in JSON, as speech recognizers and video sites write it.

Each of them has other names and nests its lists elsewhere; so all lists whose items have times are looked at,
the outer ones first. Lists of single words become captions of a sentence or a line.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

_STARTS: Final = (
    "start",
    "begin",
    "startTime",
    "start_time",
    "from",
    "startMs",
    "start_ms",
    "tStartMs",
    "ts",
    "offset",
)
_ENDS: Final = ("end", "endTime", "end_time", "to", "endMs", "end_ms", "end_ts")
_LENGTHS: Final = ("duration", "dur", "dDurationMs")
_WITHIN: Final = ("offsets", "timestamps", "time")
"""Where start and end stand in a dictionary of their own; offsets count thousandths."""

_WORDS: Final = (
    "text",
    "body",
    "lines",
    "content",
    "transcript",
    "segs",
    "utf8",
    "sentence",
    "punctuated_word",
    "word",
    "alternatives",
    "nBest",
    "display",
    "value",
)
_DEEPEST: Final = 12
_LONGEST: Final = 80
"""Characters of a caption that is put together from words."""

_GAP_S: Final = 1.0
_SLOWEST_S: Final = 20.0
"""Nobody speaks so slowly, in seconds a word: such times count thousandths."""

Spoken = tuple[float, float | None, str]
"""Start, end (None for the next one's start), words."""


Reader = Callable[[str], float | None]
"""Reads a time that is written in words, in seconds; None for what is no time."""


def spoken_in(text: str, time: Reader) -> list[Spoken]:
    """The words of a file in their order; none where it has no times.

    Args:
        text: JSON.
        time: reads a time that is written in words.
    """
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError):
        return []
    found: dict[tuple[str, ...], list[Spoken]] = {}
    for names, items in _lists(tree):
        # What is said may be parted into several lists of one kind, as by speakers.
        found.setdefault(names, []).extend(_spoken(items, time))
    heard = [spoken for spoken in found.values() if spoken]
    lines = next((spoken for spoken in heard if _are_lines(spoken)), None)
    return _in_seconds(as_lines(heard[0] if heard else []) if lines is None else lines)


def as_lines(spoken: list[Spoken]) -> list[Spoken]:
    """Captions of a sentence or a line, where there is one a word."""
    return spoken if len(spoken) < 2 or _are_lines(spoken) else list(_joined(spoken))  # noqa: PLR2004 - one can't be joined


def _lists(tree: Any) -> Iterator[tuple[tuple[str, ...], Sequence[Mapping[str, Any]]]]:
    """Lists of dictionaries, the outer ones first, with the names under which each stands."""
    level: list[tuple[tuple[str, ...], Any]] = [((), tree)]
    for _ in range(_DEEPEST):
        inner: list[tuple[tuple[str, ...], Any]] = []
        for names, node in level:
            if isinstance(node, list):
                if node and all(isinstance(item, dict) for item in node):
                    yield names, node
                inner += ((names, item) for item in node)
            elif isinstance(node, dict):
                inner += (((*names, name), item) for name, item in node.items())
        level = [(names, node) for names, node in inner if isinstance(node, list | dict)]


def _spoken(items: Sequence[Mapping[str, Any]], time: Reader) -> list[Spoken]:
    found: list[Spoken] = []
    for item in items:
        start, end = _times(item, time)
        words = _words_in(item)
        if start is not None:
            found.append((start, end, words))
        elif found and words.strip() and not any(map(str.isalnum, words)):
            # A full stop is said at no time of its own.
            found[-1] = (*found[-1][:2], found[-1][2] + words)
    return found if any(words.strip() for _, _, words in found) else []


def _times(item: Mapping[str, Any], time: Reader) -> tuple[float | None, float | None]:
    pair = item.get("timestamp")
    if isinstance(pair, list) and len(pair) > 1:
        return _seconds(pair[0], "", time), _seconds(pair[1], "", time)
    within = next((item[name] for name in _WITHIN if isinstance(item.get(name), dict)), item)
    scale = 0.001 if within is item.get("offsets") else 1.0
    start, end, length = (_number_in(within, names, time) for names in (_STARTS, _ENDS, _LENGTHS))
    if start is None:
        return None, None
    end = start + length if end is None and length is not None else end
    return start * scale, None if end is None else end * scale


def _number_in(item: Mapping[str, Any], names: Sequence[str], time: Reader) -> float | None:
    found = (_seconds(item.get(name), name, time) for name in names)
    return next((seconds for seconds in found if seconds is not None), None)


def _seconds(value: Any, name: str, time: Reader) -> float | None:
    found = time(value) if isinstance(value, str) else value
    if not isinstance(found, int | float) or isinstance(found, bool):
        return None
    return found / 1000 if name.endswith(("Ms", "_ms")) else float(found)


def _words_in(item: Mapping[str, Any]) -> str:
    for name in _WORDS:
        value = item.get(name)
        if isinstance(value, str):
            return value
        if isinstance(value, list):
            if name in {"alternatives", "nBest"}:
                return _words_in(value[0]) if value and isinstance(value[0], dict) else ""
            parts = (_words_in(part) if isinstance(part, dict) else str(part) for part in value)
            return ("" if name == "segs" else "\n").join(parts)
    return ""


def _are_lines(spoken: Sequence[Spoken]) -> bool:
    """Whether most of them have several words, and not one each."""
    several = sum(len(words.split()) > 1 for _, _, words in spoken if words.strip())
    return several * 2 >= sum(bool(words.strip()) for _, _, words in spoken)


def _joined(spoken: Sequence[Spoken]) -> Iterator[Spoken]:
    """Captions of the words that belong together."""
    start, end, words = spoken[0]
    for before, (begins, ends, said) in pairwise(spoken):
        apart = before[1] is not None and begins - before[1] >= _GAP_S
        if apart or words.rstrip().endswith((".", "!", "?", "…")) or len(words) + len(said) > _LONGEST:
            yield start, end, words
            start, words = begins, said.strip()
        else:
            words = f"{words.rstrip()} {said.strip()}"
        end = ends
    yield start, end, words


def _in_seconds(spoken: list[Spoken]) -> list[Spoken]:
    """The words with their times in seconds, also where a file counts thousandths and doesn't say so."""
    ended = [(end - start, len(words.split())) for start, end, words in spoken if end is not None]
    count = sum(words for _, words in ended)
    if not count or sum(length for length, _ in ended) / count < _SLOWEST_S:
        return spoken
    return [(start / 1000, None if end is None else end / 1000, words) for start, end, words in spoken]
