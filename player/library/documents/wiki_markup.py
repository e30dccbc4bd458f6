"""Pages of a wiki (MediaWiki's markup), line for line as Markdown; known by their headings."""

import re
from typing import Final

from player.practice.drafting.written_pauses import bare_pause, pause_in

_HEADING: Final = re.compile(r"(?P<sign>={1,6})\s*(?P<title>[^=]+?)\s*(?P=sign)\s*$")
_UNSAID: Final = re.compile(
    r"<ref\b[^<>]*/>|<ref\b[^<>]*>.*?</ref>|\[\[(?:Category|Kategorie|File|Datei|Image|Bild):[^\[\]]*\]\]"
    r"|\{\{[^{}]*\}\}|__[A-Z]+__",
    re.IGNORECASE,
)
_BOLD: Final = re.compile(r"'''''(.+?)'''''|'''(.+?)'''")
_ITALIC: Final = re.compile(r"''(.+?)''")
_ADDRESS: Final = re.compile(r"\[(?:https?:)?//\S+ ([^\[\]]+)\]")
_SLANTED: Final = re.compile(r"(?<![:\w/])//(?=\S)(.{1,200}?)(?<=\S)//(?![\w/])")
_NOTE: Final = re.compile(r"\(\(([^()]{1,300})\)\)")
_BROKEN: Final = re.compile(r"\\\\(?=\s|$)")
"""Of DokuWiki and Creole: italics, footnotes, and the end of a line."""

_TEXTILE: Final = re.compile(
    r"(?:h(?P<level>[1-6])|(?P<other>bq|p|pre|bc|fn[0-9]+))(?:\([^()]*\))?[<>=]*\.\.? +"
)
_LISTED: Final = re.compile(r"(?P<signs>[*#:;]+)\s*")


def is_wiki(text: str) -> bool:
    """Whether a text has headings as wikis do."""
    headings = (_HEADING.match(line) for line in text.split("\n"))
    return any(found and len(found["sign"]) > 1 and not bare_pause(found["title"]) for found in headings)


def of_wiki(lines: list[str]) -> list[str]:
    """Headings, and words without marks; what is left out stands in brackets, which a draft reports."""
    return [_line(line) for line in lines]


def _line(line: str) -> str:
    heading = _HEADING.match(line)
    if heading and not bare_pause(heading["title"]):
        return f"{'#' * len(heading['sign'])} {heading['title']}"
    plain = _UNSAID.sub(_told, line)
    plain = _BROKEN.sub("", _NOTE.sub(_noted, _SLANTED.sub(r"*\1*", plain)))
    plain = _ADDRESS.sub(r"\1", _ITALIC.sub(r"*\1*", _BOLD.sub(lambda found: found[1] or found[2], plain)))
    listed = _LISTED.match(plain)
    return f"- {plain[listed.end() :]}" if listed and plain[listed.end() :] else plain


def _noted(found: re.Match[str]) -> str:
    return found[0] if pause_in(found[1], found[0]) is not None else f" [{found[1]}]"


def of_textile(lines: list[str]) -> list[str]:
    """Textile: the names of paragraphs become headings, or are left out."""
    return [_TEXTILE.sub(_named, line, count=1) if _TEXTILE.match(line) else line for line in lines]


def _named(found: re.Match[str]) -> str:
    return f"{'#' * int(found['level'])} " if found["level"] else ""


def _told(found: re.Match[str]) -> str:
    words = re.sub(r"<[^<>]*>|[\[\]{}]", "", found[0]).strip()
    return f" [{words}] " if words else ""
