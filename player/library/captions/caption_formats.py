"""Captions as other programs write them, as blocks like WebVTT's: SubStation Alpha, SBV, and timed lyrics.

SubStation Alpha (``.ass``, ``.ssa``) has a line for each caption, with fields that a ``Format`` line names;
SBV is what YouTube gives out, and SubViewer (``.sub``) nearly the same;
lyrics (``.lrc``) have a start for each line and no end.
"""

import re
from collections.abc import Iterator
from typing import Final

from player.library.captions.annotations import with_arrows
from player.library.captions.caption_blocks import Block, Line, blocks_of
from player.library.captions.timed_data import timed_blocks
from player.practice.caption_kinds import LYRICS, PAIRED, SBV, SUBSTATION
from player.practice.session.cues import webvtt_time

_FIELDS: Final = (
    *("layer", "start", "end", "style", "name"),
    *("marginl", "marginr", "marginv", "effect", "text"),
)
"""As SubStation Alpha's fields stand where no ``Format`` line says otherwise."""

_FORMAT: Final = re.compile(r"\s*Format\s*:(?P<fields>.*\btext\b.*)", re.IGNORECASE)
_DIALOGUE: Final = re.compile(r"\s*Dialogue\s*:(?P<values>.*)", re.IGNORECASE)
_ENGLISH: Final = re.compile(r"\ben(?:g|glish)?\b", re.IGNORECASE)
_OVERRIDE: Final = re.compile(r"\{[^}]*\}")
_DRAWN: Final = re.compile(r"\{[^}]*\\p[1-9][^}]*\}.*?(?=\{[^}]*\\p0|$)")
"""Lines and curves, up to where words begin again."""

_BREAK: Final = re.compile(r"\\[Nn]")
_SBV_TIMES: Final = re.compile(r"^\s*(\d{1,2}:\d\d:\d\d[.,]\d{2,3})\s*,\s*(\d{1,2}:\d\d:\d\d[.,]\d{2,3})\s*$")
_HEAD: Final = re.compile(r"\s*\[(?:INFORMATION|SUBTITLE|END INFORMATION|[A-Z]+)\]")
_SUBVIEWER_BREAK: Final = re.compile(r"\[br\]", re.IGNORECASE)
_STAMP: Final = re.compile(r"\s*\[(\d{1,3}):(\d\d)(?:([.:])(\d{1,3}))?(?:[.,](\d{1,3}))?\]")
_MOVED: Final = re.compile(r"^\s*\[offset:\s*([+-]?\d{1,7})\s*\]", re.IGNORECASE | re.MULTILINE)
"""By how many thousandths the words of timed lyrics come earlier."""

_TAG: Final = re.compile(r"\s*(?:\[[A-Za-z#]+:[^\]]*\]|\{[^}]*\})\s*$")
_TIMESCALE: Final = re.compile(r"\{timescale:\s*([1-9]\d{0,4})\}", re.IGNORECASE)
"""Into how many parts a second is divided in QuickTime's text."""

_MOST_SECONDS: Final = 59
_LAST_SHOWN_S: Final = 5.0
"""How long the last line of timed lyrics is shown, which has no end; our own choice."""


def caption_blocks(text: str) -> tuple[Block, ...]:
    """The captions of a file in any of the formats, in its order."""
    timed = timed_blocks(text)
    if timed is not None:
        return timed
    if SUBSTATION.match(text):
        return tuple(_of_substation(text))
    if SBV.match(text):
        lines = (
            "" if _HEAD.match(line) else _SBV_TIMES.sub(r"\1 --> \2", line) for line in text.splitlines()
        )
        return blocks_of(_SUBVIEWER_BREAK.sub("\n", "\n".join(lines)))
    if PAIRED.match(text):
        return blocks_of(with_arrows(text))
    if LYRICS.match(text):
        return tuple(_of_lyrics(text))
    return blocks_of(text)


def _of_substation(text: str) -> Iterator[Block]:
    dialogue = list(_dialogue(text))
    wanted = _one_style([(style, block[0].text) for style, block in dialogue])
    return (block for style, block in dialogue if wanted in {"", style})


def _one_style(cues: list[tuple[str, str]]) -> str:
    """The style that is read where each caption is there twice, in two languages; empty where it isn't."""
    times: dict[str, set[str]] = {}
    for style, time in cues:
        times.setdefault(style, set()).add(time)
    names = list(times)
    if len(names) != 2 or times[names[0]] != times[names[1]]:  # noqa: PLR2004 - two languages
        return ""
    return next((name for name in names if _ENGLISH.search(name)), names[0])


def _dialogue(text: str) -> Iterator[tuple[str, Block]]:
    fields: tuple[str, ...] = _FIELDS
    for number, line in enumerate(text.splitlines(), start=1):
        if named := _FORMAT.match(line):
            fields = tuple(field.strip().lower() for field in named["fields"].split(","))
        elif said := _DIALOGUE.match(line):
            # The words come last, and may hold commas.
            values = dict(zip(fields, said["values"].split(",", len(fields) - 1), strict=False))
            words = values.get("text", "")
            shown = _BREAK.split(_OVERRIDE.sub("", _DRAWN.sub("", words)).replace("\\h", " "))
            if _DRAWN.search(words) and not any(part.strip() for part in shown):
                continue
            times = f"{values.get('start', '').strip()} --> {values.get('end', '').strip()}"
            block = (Line(number, times), *(Line(number, part) for part in shown if part.strip()))
            yield values.get("style", "").strip(), block


def _of_lyrics(text: str) -> Iterator[Block]:
    begun: list[tuple[float, Line]] = []
    moved = _MOVED.search(text)
    earlier = int(moved[1]) / 1000 if moved else 0.0
    stamps = list(_STAMP.finditer(text))
    # Hours, minutes and seconds, but for players that have a colon before hundredths.
    hours = all(stamp[3] == ":" and len(stamp[4]) == len(stamp[2]) for stamp in stamps) and all(
        int(stamp[4]) <= _MOST_SECONDS for stamp in stamps
    )
    lines = text.splitlines()
    parts = _TIMESCALE.search(text)
    for number, line in enumerate(lines, start=1):
        at, starts = 0, []
        while stamp := _STAMP.match(line, at):
            starts.append(max(0.0, _start_of(stamp, parts, hours=hours) - earlier))
            at = stamp.end()
        begun += [(start, Line(number, line[at:])) for start in starts]
        if not starts and begun and line.strip() and not _TAG.match(line):
            # Words below their time, as those who write down talks have them, or wrapped ones.
            start, said = begun[-1]
            begun[-1] = start, Line(said.number, f"{said.text} {line}")
    begun.sort(key=lambda each: each[0])
    ends = [*(start for start, _ in begun[1:]), begun[-1][0] + _LAST_SHOWN_S] if begun else []
    for (start, said), end in zip(begun, ends, strict=True):
        # A line without words only says when the one before it ends.
        if said.text.strip() and end > start:
            yield Line(said.number, f"{webvtt_time(start)} --> {webvtt_time(end)}"), said


def _start_of(stamp: re.Match[str], parts: re.Match[str] | None, *, hours: bool) -> float:
    first, second, _, third, part = stamp.groups()
    if hours:
        of_second = (
            int((part or "0").ljust(3, "0")) / 1000 if parts is None else int(part or 0) / int(parts[1])
        )
        return int(first) * 3600 + int(second) * 60 + int(third) + of_second
    return int(first) * 60 + int(second) + int((third or "0").ljust(3, "0")) / 1000
