"""Lines of a text that belong together: what was only wrapped at a margin is one line."""

import re
from collections.abc import Iterator
from typing import Final

from player.practice.drafting.clean_lines import TextLine
from player.practice.drafting.directions import tells_about
from player.practice.drafting.marks.lone_words import lone_line
from player.practice.drafting.transcript_times import CLOCK
from player.practice.drafting.written_pauses import bare_pause

BULLET: Final = re.compile(r"\s*(?:[-–—*+•·§▪●◦○‣⁃■□▫►▸➤➢➔✓✔☐☑☒]|(?<!\S)\(?[a-z]\))\s+(?:\[[ xX]\]\s+)?")
NUMBER: Final = re.compile(r"\s*(?P<number>[0-9]{1,9})[.)]\s+")
QUOTE: Final = re.compile(r"\s*>[> ]*")
_PARTED: Final = re.compile(r"(?P<first>[^\W\d_]{2,})-\s*$")
_COMPOUNDS: Final = frozenset(
    {"self", "well", "non", "half", "all", "ever", "long", "short", "good", "open", "heart", "mind", "body"}
)
"""With these a hyphen at the end of a line belongs to the word; other words were parted there."""

_BRACKETED: Final = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*")
_BRACKETED_END: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_LEAST_UNEVEN, _OF_THE_LONGEST = 4, 0.6
_VERSE: Final = 45
"""Characters that a line of verse has at most; longer ones are taken for prose that was wrapped."""
ENDED: Final = re.compile(r"[.!?…。！？][\"'”’»)\]」』）]*$")


_TAIL: Final = 400
"""Characters at the end of what was joined so far that tell whether a line goes on with it: to look at all of
it for each line takes minutes where a text is one paragraph."""


def is_item(text: str) -> bool:
    """Whether a line begins as an item of a list does."""
    return BULLET.match(text) is not None or NUMBER.match(text) is not None


def joined_lines(block: list[TextLine]) -> Iterator[TextLine]:
    """The lines of a block, with those joined that were only wrapped."""
    verse = len(block) > 1 and max(len(line.text.strip()) for line in block) <= _VERSE
    uneven = verse and _is_uneven(block)
    # What no further line looks at is only put together at the end: copied for each line it took seconds.
    settled: list[str] = []
    held: TextLine | None = None
    for line in block:
        if held is None:
            held = line
        elif not (uneven and not held.text.rstrip().endswith((",", "-"))) and _goes_on(
            held.text[-_TAIL:], line, verse=verse
        ):
            settled.append(held.text[:-_TAIL])
            joined = _put_together(held.text[-_TAIL:], line.text)
            held = TextLine(held.number, joined, held.breaks + line.breaks)
        else:
            yield _whole(settled, held)
            held = line
    if held is not None:
        yield _whole(settled, held)


def _whole(settled: list[str], held: TextLine) -> TextLine:
    text = "".join((*settled, held.text))
    settled.clear()
    return TextLine(held.number, text, held.breaks)


def _is_uneven(block: list[TextLine]) -> bool:
    """Whether lines without full stops end where a breath does, and not at the margin of a page."""
    texts = [_BRACKETED_END.sub("", line.text.strip()) for line in block]
    longest = max(map(len, texts))
    short = sum(len(text) < longest * _OF_THE_LONGEST for text in texts)
    return len(texts) >= _LEAST_UNEVEN and short * 3 >= len(texts) and not any(map(ENDED.search, texts))


def _put_together(before: str, after: str) -> str:
    parted = _PARTED.search(before)
    if parted is None or not after.strip()[:1].islower():
        return f"{before.rstrip()} {after.strip()}"
    keeps = parted["first"].lower() in _COMPOUNDS
    return f"{before.rstrip() if keeps else before.rstrip().removesuffix('-')}{after.strip()}"


def _goes_on(before: str, line: TextLine, *, verse: bool) -> bool:
    """Whether a line goes on with the sentence of what is before it."""
    text = line.text.strip()
    if is_item(line.text) or QUOTE.match(line.text) or bare_pause(text):
        return False
    if bare_pause(before) or any(_BRACKETED.fullmatch(each) for each in (before, line.text)):
        return False
    if (
        re.fullmatch(CLOCK, text)
        or tells_about(text)
        or (ENDED.search(before.strip()) and lone_line(text, ()) is not None)
    ):
        return False
    return not verse or not text[:1].isupper()
