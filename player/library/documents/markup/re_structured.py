"""reStructuredText, line for line as Markdown."""

import re
from collections.abc import Iterator
from typing import Final

from player.library.documents.markup.lines import heading, packed, rule, unsaid

_RULE: Final = re.compile(r"([=\-`:'\"~^_*+#<>.])\1+\s*$")
_DIRECTIVE: Final = re.compile(r"\s*(?:\.\.(?: |$)|:[\w -]+:(?: |$))")
_SAID: Final = re.compile(r"\s*\.\. (?:epigraph|pull-quote|highlights|line-block|centered|container|class)::")
_PAUSE: Final = re.compile(r"\s*\.\. ?(?P<words>(?:pause|silence|wait|rest)\b[^|]*)$", re.IGNORECASE)
_NOTE: Final = re.compile(r"\s?\[#?[\w-]*\]_")
_MARK: Final = re.compile(r":[a-z-]+:`([^`<]+?)(?: *<[^`>]*>)?`|`([^`<]+?) *<[^`>]*>`__?")
_STANDS_FOR: Final = re.compile(r"\s*\.\. \|(?P<name>[^|]+)\| replace:: *(?P<words>.+)")
_NAMED: Final = re.compile(r"\|(?P<name>[^|\s](?:[^|]*[^|\s])?)\|_{0,2}")
_VERSE: Final = re.compile(r"\s*\|(?: (?P<words>[^|]*))?$")
_GRID: Final = re.compile(r"\s*\+(?:(?P<sign>[-=])(?P=sign)*\+)+\s*$")


def of_rst(lines: list[str]) -> list[str]:
    """Headings, and words without marks; what only programs read is left out, or stands in brackets."""
    instead = {each["name"]: each["words"].strip() for each in map(_STANDS_FOR.match, lines) if each}
    found, signs, hidden = list(lines), list[str](), False
    for at, line in enumerate(lines):
        ruled = _RULE.match(line)
        hidden = hidden and (not line.strip() or line[:1].isspace())
        above = lines[at - 1] if at else ""
        if ruled:
            found[at] = ""
            if above.strip() and not _RULE.match(above) and len(line.strip()) >= len(above.strip()):
                signs += [ruled[1]] if ruled[1] not in signs else []
                found[at - 1] = heading(signs.index(ruled[1]) + 1, above)
        elif pause := _PAUSE.match(line):
            found[at] = f"({pause['words'].replace('::', '').strip(' :')})"
        elif grid := _GRID.match(line):
            found[at] = rule(line.count("+") - 1) if grid["sign"] == "=" else ""
        elif _DIRECTIVE.match(line):
            # What is indented under a note or a comment belongs to it.
            hidden = hidden or _SAID.match(line) is None
            found[at] = ""
        elif hidden:
            found[at] = unsaid(line)
        else:
            found[at] = _plain(line, instead)
    for begin, end in _tables(lines):
        packed(found, begin, end)
    return found


def _tables(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Where tables drawn with signs begin, and the places behind them."""
    begun: int | None = None
    for at, line in enumerate([*lines, ""]):
        if begun is None and _GRID.match(line):
            begun = at
        elif begun is not None and not line.lstrip().startswith(("+", "|")):
            yield begun, at
            begun = None


def _plain(line: str, instead: dict[str, str]) -> str:
    verse = _VERSE.match(line)
    said = (verse["words"] or "") if verse else line
    named = _NAMED.sub(lambda each: instead.get(each["name"], each[0]), said)
    return _NOTE.sub("", _MARK.sub(lambda mark: mark[1] or mark[2], named))
