"""Org mode (Emacs), line for line as Markdown."""

import re
from typing import Final

from player.library.documents.markup.lines import heading, unsaid

_TITLE: Final = re.compile(r"#\+title:\s*(.+)", re.IGNORECASE)
_HEADING: Final = re.compile(
    r"(?P<stars>\*+) +(?:(?:TODO|DONE|NEXT|WAITING|WAIT|HOLD|CANCELLED|STARTED) +)?(?:\[#[A-Z0-9]\] +)?"
    r"(?P<title>.*?)(?P<tags> +:[\w:@#%]+:)?$"
)
_HIDDEN_TITLE: Final = re.compile(r"COMMENT\b")
_COUNT: Final = re.compile(r"\s*\[\d*(?:/\d*|%)\]")
_MARK: Final = re.compile(r"(?<![\w/=~+])([/=~+])(?=\S)([^/=~+\n]{1,200}?)(?<=\S)\1(?![\w/=~+])")
_DRAWERS: Final = re.compile(
    r"\s*(?::(?:PROPERTIES|LOGBOOK):|#\+BEGIN_(?:COMMENT|SRC|EXPORT)\b)", re.IGNORECASE
)
_CLOSED: Final = re.compile(r"\s*(?::END:|#\+END_(?:COMMENT|SRC|EXPORT)\b)", re.IGNORECASE)
_UNSAID: Final = re.compile(r"\s*(?:#\+|# |:[A-Za-z_-]+:|#$|(?:SCHEDULED|DEADLINE|CLOSED):)")
_LINK: Final = re.compile(r"\[\[[^\[\]]+\]\[([^\[\]]+)\]\]")
_NOTE: Final = re.compile(r"\[fn:[^\[\]:]*\]")
_NOTE_BELOW: Final = re.compile(r"\[fn:[^\[\]:]+\]\s+\S")
_NOTE_WITHIN: Final = re.compile(r"\s?\[fn:[^\[\]:]*:(?P<words>[^\[\]]+)\]")
_STAMP: Final = re.compile(
    r"[<\[]\d{4}-\d{2}-\d{2}(?: [^<>\[\]]{1,30})?[>\]](?:--?[<\[][^<>\[\]]{1,40}[>\]])?"
)


def of_org(lines: list[str]) -> list[str]:
    """Headings, and words without marks; what only programs read is left out, or stands in brackets."""
    found, closed, below = list[str](), False, 0
    for line in lines:
        title, begins = _TITLE.match(line), _HEADING.match(line)
        closed = not _CLOSED.match(line) and (closed or _DRAWERS.match(line) is not None)
        if title:
            found.append(heading(1, title[1]))
        elif begins:
            closed = False
            level = len(begins["stars"])
            below = level if _is_hidden(begins) and not 0 < below < level else below
            below = 0 if below and level <= below and not _is_hidden(begins) else below
            named = _STAMP.sub("", _COUNT.sub("", begins["title"]))
            found.append(unsaid(named) if below else heading(level + 1, named))
        elif closed or below or _NOTE_BELOW.match(line):
            found.append("" if _UNSAID.match(line) else unsaid(line))
        else:
            found.append("" if _UNSAID.match(line) else _plain(line))
    return found


def _is_hidden(begins: re.Match[str]) -> bool:
    """Whether a part is a comment, or isn't to be exported."""
    return _HIDDEN_TITLE.match(begins["title"]) is not None or ":noexport:" in (begins["tags"] or "")


def _plain(line: str) -> str:
    noted = _NOTE.sub("", _NOTE_WITHIN.sub(r" [\g<words>]", _STAMP.sub("", line)))
    return _MARK.sub(r"*\2*", _LINK.sub(r"\1", noted))
