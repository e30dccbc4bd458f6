"""What stands for programs in a Markdown text: front matter, tables, fences, footnotes.

Each becomes an empty line, so that the lines behind keep their numbers.
"""

import re
from typing import Final

from player.language.catalogue import _
from player.practice.drafting.marks.folded_parts import unfolded, unseen_lines
from player.practice.drafting.pieces import Unplaced
from player.practice.drafting.written_pauses import pause_in

_FENCES: Final = frozenset({"---", "+++"})
_KEY: Final = re.compile(r"(?P<key>[A-Za-z_][\w -]{0,40}?)\s*[:=]\s*(?P<value>.*)")
_TAG: Final = re.compile(r"<[^<>]*>")
_FIELD: Final = re.compile(r"[A-Za-z][\w -]{0,30}::(?: .*)?")
"""As Obsidian has keys within a text."""

_MOST_LINES: Final = 200
_CODE: Final = re.compile(r"\s*(?:```|~~~)[A-Za-z0-9_+.-]*\s*")
_ROW: Final = re.compile(r"\s*\|(?:[^|]*\|){2,}\s*")
_RULE: Final = re.compile(r"[\s|:+=-]*")
_NOTE: Final = re.compile(
    r"\s*(?:\[\^[^\]]{1,40}\]:|\[[^\]\s][^\]]{0,40}\]:\s+(?:<|https?:|\.?/|#)\S|\*\[[^\]]{1,40}\]:)"
)
"""Of Markdown: a footnote, where a link leads, and what an abbreviation means."""


def without_front_matter(text: str) -> tuple[str, str, tuple[Unplaced, ...]]:
    """The text, the title that its front matter names (empty for none), and what was left out."""
    lines = text.split("\n")
    end = _end_of_front_matter(lines)
    told: list[Unplaced] = []
    title = ""
    why = _("What tells about the practice isn't said.")
    for number, line in enumerate(lines[: end + 1], start=1):
        found = _KEY.match(line)
        if found and found["key"].lower() in {"title", "titel", "titre"}:
            title = title or found["value"].strip().strip("\"'")
        elif line.strip() and line.strip() not in _FENCES:
            told.append(Unplaced(number, line.strip(), why))
    kept = ["" for _line in lines[: end + 1]]
    unseen = unseen_lines(lines[end + 1 :])
    for number, line in enumerate(lines[end + 1 :], start=end + 2):
        why_not = unseen.get(number - end - 2) or _why_left_out(line)
        if why_not and any(map(str.isalnum, _TAG.sub("", line))):
            told.append(Unplaced(number, line.strip(), why_not))
        is_left_out = why_not or _ROW.fullmatch(line) or _CODE.fullmatch(line)
        kept.append("" if is_left_out else unfolded(line))
    return "\n".join(kept), title, tuple(told)


def _why_left_out(line: str) -> str:
    """Why a line of Markdown isn't said; empty for one that may be."""
    if _FIELD.fullmatch(line) and pause_in(line, line) is None:
        return _("What tells about the practice isn't said.")
    if _NOTE.match(line):
        return _("A footnote isn't said.")
    return _("A table can't be said.") if _ROW.fullmatch(line) and not _RULE.fullmatch(line) else ""


def _end_of_front_matter(lines: list[str]) -> int:
    """The index of the line that ends it; -1 where there is none."""
    first = lines[0].strip().lstrip("\ufeff") if lines else ""
    if first not in _FENCES:
        return -1
    for at, line in enumerate(lines[1:_MOST_LINES], start=1):
        if line.strip() == first:
            # A rule above a text parts it as well as front matter.
            return at if at > 1 and _KEY.match(lines[1]) else -1
    return -1
