"""The plain text in a file of any kind that a draft of a script can be made from."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, Final

from player.language.catalogue import _
from player.library.recording_captions import read_captions
from player.library.word_document import word_text
from player.practice.errors import NotUsableError, Place, Problem, Severity
from player.practice.file_kinds import FileKind, kind_of, not_a_script
from player.practice.script.source import LARGEST_FILE
from player.practice.text_encoding import read_text

_LEAST_PAUSE: Final = 1.0
"""Seconds between two captions that are taken for a pause (our own)."""

_SAID: Final = frozenset(
    {"text", "content", "line", "say", "speech", "script", "narration", "sentence", "transcript", "words"}
)
_HEADINGS: Final = frozenset({"title", "heading", "section", "phase", "name"})
_QUIET: Final = ("pause", "silence", "wait", "break", "delay", "gap")
_IN_MILLISECONDS: Final = ("ms", "millis", "milliseconds")
_DEEPEST: Final = 40

_UNSEEN: Final = frozenset(
    {"head", "script", "style", "template", "noscript", "nav", "svg", "button", "form"}
)
"""What stands in a web page and is no part of its text."""

_HEADED: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_WITHIN: Final = frozenset(
    {"a", "abbr", "b", "cite", "code", "em", "font", "i", "img", "mark", "q", "s", "small", "span", "strong"}
    | {"sub", "sup", "time", "u", "wbr", "break"}
)
"""Marks within a sentence; all others part paragraphs."""

_SPACES: Final = re.compile(r"\s+")


def source_text(data: bytes, file: str) -> tuple[str, tuple[str, ...]]:
    """The text in a file's bytes, with its pauses and headings in words, and remarks on how it was read.

    Args:
        data: of a plain text in any encoding, SSML, HTML, JSON, captions, or a Word document (.docx).
        file: its name.

    Raises:
        NotUsableError: it is something else, or damaged; says what to do.
    """
    text, remarks = _read(data, file)
    if len(text) > LARGEST_FILE:
        message = _(
            "There are {count} characters of text in it; a script has at most {largest_file}."
        ).format(count=len(text), largest_file=LARGEST_FILE)
        expected = _("Take one practice of it.")
        raise NotUsableError([Problem(Place(file, 1, 1), Severity.ERROR, "too-big", message, "", expected)])
    return text, remarks


def _read(data: bytes, file: str) -> tuple[str, tuple[str, ...]]:
    kind = kind_of(file, data)
    if kind is FileKind.WORD:
        return word_text(data, file), ()
    if kind in {FileKind.SOUND, FileKind.DOCUMENT, FileKind.OTHER}:
        problem = not_a_script(kind, file)
        raise NotUsableError([problem] if problem is not None else [])
    if kind is FileKind.CAPTIONS:
        return _of_captions(data, file)
    read = read_text(data)
    remarks = (
        (_("It isn't UTF-8 text; it was read as {encoding}.").format(encoding=read.encoding),)
        if read.encoding
        else ()
    )
    if kind is FileKind.HTML:
        return _of_html(read.text), remarks
    return (_of_json(read.text) if kind is FileKind.JSON else read.text), remarks


class _WebPage(HTMLParser):
    """Collects what a web page shows as text: paragraphs, and headings as Markdown has them."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as it is
        """A paragraph, a heading, or something that isn't read."""
        if tag == "body":
            self._unseen = 0
        self._unseen += tag in _UNSEEN
        if tag == "break":
            # Of speech markup: it says how long a pause is.
            self.parts.append(self.get_starttag_text() or "")
        elif tag in _HEADED:
            self.parts.append(f"\n\n{'#' * int(tag[1])} ")
        elif tag not in _WITHIN:
            self.parts.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        """The end of one of these."""
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        if tag not in _WITHIN:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self._unseen:
            self.parts.append(_SPACES.sub(" ", data))


def _of_html(text: str) -> str:
    page = _WebPage()
    page.feed(text)
    page.close()
    lines = (line.strip() for line in "".join(page.parts).split("\n"))
    return "\n\n".join(line for line in lines if line.strip("# "))


def _of_captions(data: bytes, file: str) -> tuple[str, tuple[str, ...]]:
    captions = read_captions(data, file)
    parts, end = [], None
    for cue in captions.cues:
        if end is not None and cue.start - end >= _LEAST_PAUSE:
            parts.append(f"({cue.start - end:.0f} seconds)\n\n")
        parts.append(f"{cue.text}\n")
        end = cue.end
    return "".join(parts), tuple(_in_words(problem) for problem in captions.problems)


def _in_words(problem: Problem) -> str:
    left_out = _(" It was left out.") if problem.severity is Severity.ERROR else ""
    return f"{problem.place}: {problem.message}{left_out}"


def _of_json(text: str) -> str:
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError):
        return text
    parts = list(_parts_in(tree)) or [words for words in _strings_in(tree) if " " in words.strip()]
    return "\n\n".join(parts)


def _parts_in(node: Any, depth: int = 0) -> Iterator[str]:
    """Headings, words and pauses, from the names of the values."""
    if isinstance(node, list):
        for item in node if depth < _DEEPEST else ():
            if isinstance(item, str):
                yield item
            else:
                yield from _parts_in(item, depth + 1)
    elif isinstance(node, dict) and depth < _DEEPEST:
        for key, value in node.items():
            yield from _part(str(key).lower(), value, node, depth)


def _part(key: str, value: Any, node: dict[str, Any], depth: int) -> Iterator[str]:
    is_quiet = any(word in key for word in _QUIET)
    is_length = key.startswith(("duration", "length", "seconds"))
    if isinstance(value, str) and key in _HEADINGS:
        yield f"{'#' if depth == 0 else '##'} {value}"
    elif isinstance(value, str) and key in _SAID:
        yield value
    elif is_quiet or (is_length and any(word in str(node.get("type")).lower() for word in _QUIET)):
        if isinstance(value, int | float) and not isinstance(value, bool) and value > 0:
            yield f"({value} {'ms' if key.endswith(_IN_MILLISECONDS) else 'seconds'})"
        elif isinstance(value, str):
            yield f"({value})"
    elif isinstance(value, dict | list):
        yield from _parts_in(value, depth + 1)


def _strings_in(node: Any, depth: int = 0) -> Iterator[str]:
    inside = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for item in inside if depth < _DEEPEST else ():
        if isinstance(item, str):
            yield item
        else:
            yield from _strings_in(item, depth + 1)
