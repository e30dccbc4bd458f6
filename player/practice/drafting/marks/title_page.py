"""Lines before a text that have its title, who wrote it, when, and how long it takes."""

import re
from collections.abc import Sequence
from typing import Final

_BY: Final = re.compile(
    r"(?:(?:written |script |text |guided |narrated )?by|von|par|de|di|por) [^\W\d_a-z]|"
    r".*\b[0-9]{1,3}[ -]?min",
    re.IGNORECASE,
)
_BYLINE: Final = re.compile(
    r"(?:(?:written|script|text|guided|narrated|geschrieben|gesprochen) )?(?:by|von|par|de|di|por)"
    r"(?: (?-i:[^\W\d_a-z])[\w.'’-]*){1,5}(?:, [\w. ]{2,12})?",
    re.IGNORECASE,
)
_MEASURED: Final = re.compile(
    r"[(\[][^()\[\]]*\b[0-9]{1,3}[ -]?(?:min|hour|std|stunde)[^()\[\]]*[)\]]", re.IGNORECASE
)
_DATED: Final = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|"
    r"sonntag|mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)?[.,]? ?"
    r"(?:[0-9]{1,2}\.? [^\W\d_]{3,10}\.?,? [0-9]{4}|"
    r"[^\W\d_]{3,10}\.? [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{4}|"
    r"[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4})(?:,? (?:at |um )?[0-9]{1,2}:[0-9]{2}(?: ?[ap]m| uhr)?)?|"
    r"[0-9]{1,2}:[0-9]{2}(?: ?[ap]m| uhr)",
    re.IGNORECASE,
)
"""A day, a time of day, or both."""

_BESIDE: Final = re.compile(r"\s[|·•–—]\s")
"""Between what stands beside a name: the day, how many remarks there are."""

_MOST_WORDS, _LEAST, _MOST = 8, 2, 5
_PANDOC: Final = re.compile(r"%\s+\S")


def is_title_page(lines: Sequence[str]) -> bool:
    """Whether the first lines of a text have its title, and say who wrote it, when, or how long it takes."""
    short = all(
        len(line.split()) <= _MOST_WORDS and (line[-1].isalnum() or _MEASURED.fullmatch(line))
        for line in lines
    )
    told = any(_BY.match(line) or _DATED.fullmatch(line) for line in lines[1:])
    named = all(map(_PANDOC.match, lines))
    return _LEAST <= len(lines) <= _MOST and (named or (short and told))


def is_measured_title(line: str) -> bool:
    """Whether a line is a title with how long its practice takes."""
    found = _MEASURED.search(line)
    named = line[: found.start()].strip() if found and found.end() == len(line) else ""
    return bool(named) and len(named.split()) <= _MOST_WORDS and named[-1].isalnum()


def is_byline(line: str) -> bool:
    """Whether a line only says who wrote a text."""
    parts = [part.strip() for part in _BESIDE.split(line)]
    told = all(len(part.split()) <= _MOST_WORDS and not part.endswith((".", "!", "?")) for part in parts)
    return _BYLINE.fullmatch(parts[0]) is not None and told


def without_length(title: str) -> str:
    """A title without how long its practice takes."""
    return _MEASURED.sub("", title).strip()
