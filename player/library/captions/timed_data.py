"""Captions that aren't lines of text: XML (TTML, SAMI, YouTube's), JSON and tables of speech recognizers.

Each is read as blocks like WebVTT's. Times are seconds, but where a format counts thousandths or frames.
"""

import csv
import html
import re
from collections.abc import Iterator
from typing import Final

from player.library.captions.annotations import (
    Timed,
    of_cheetah,
    of_elan,
    of_jacosub,
    of_real_text,
    of_text_grid,
)
from player.library.captions.caption_blocks import Block, Line
from player.library.captions.closed_captions import of_scenarist
from player.library.captions.timed_json import spoken_in
from player.practice.caption_kinds import (
    CHEETAH,
    JACOSUB,
    MICRODVD,
    MPL2,
    SCENARIST,
    SPRUCE,
    TEXT_GRID,
    TIMED_JSON,
    TIMED_ROWS,
    TIMED_TABLE,
    TIMED_XML,
    TMPLAYER,
)
from player.practice.session.cues import webvtt_time

_CUE: Final = re.compile(
    r"<(?P<tag>(?:\w+:)?(?:p|text|subtitle))\b(?P<given>[^<>]*\b(?:begin|start|t)\s*=[^<>]*?)(?P<closed>/)?>",
    re.IGNORECASE,
)
_GIVEN: Final = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_SYNC: Final = re.compile(
    r"<SYNC\b[^<>]*\bStart\s*=\s*[\"']?(\d+)[^<>]*>(.*?)(?=<SYNC\b|</BODY|$)", re.IGNORECASE | re.DOTALL
)
_PART: Final = re.compile(r"<(?:\w+:)?div\b[^<>]*\bxml:lang\s*=\s*[\"'](?P<language>[\w-]+)", re.IGNORECASE)
_CLASSED: Final = re.compile(r"<P\b[^<>]*\bClass\s*=\s*[\"']?(\w+)[^<>]*>", re.IGNORECASE)
_BREAK: Final = re.compile(r"<(?:\w+:)?br\s*/?>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]*>")
_CLOCK: Final = re.compile(r"(?:(\d+):)?(\d+):(\d+(?:[.,]\d+)?)(?::(\d+))?")
_RATE: Final = re.compile(r"\bframeRate\s*=\s*[\"'](\d+)")
_MULTIPLIED: Final = re.compile(r"\bframeRateMultiplier\s*=\s*[\"'](\d+)[ :](\d+)")
_ISO: Final = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
_OFFSET: Final = re.compile(r"(\d+(?:\.\d+)?)\s*(h|ms|m|s|f|t)?")
_DEFAULT_RATE: Final = 30
"""Frames a second of TTML that says none (W3C TTML2, ``ttp:frameRate``)."""

_SCALES: Final = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001, "": 1.0}
_TICKS: Final = re.compile(r"\btickRate\s*=\s*[\"'](\d+)")
_FRAMES: Final = re.compile(r"\{(\d+)\}\{(\d*)\}([^\n]*)")
_USUAL_FRAMES: Final = 23.976
"""Frames a second of MicroDVD's captions that don't say how many (their format counts frames only)."""

_LAST_S: Final = 5.0
"""How long a caption without an end is shown where none follows; our own choice."""


def timed_blocks(text: str) -> tuple[Block, ...] | None:
    """The captions of a file in one of these formats; None for any other."""
    for pattern, read in _READERS.items():
        if pattern.match(text):
            found = list(read(text))
            found.sort(key=lambda cue: cue[0])
            return tuple(_blocks(found)) if found else None
    return None


def _blocks(cues: list[Timed]) -> Iterator[Block]:
    for at, (begins, given, words, line) in enumerate(cues):
        start = max(0.0, begins)
        following = cues[at + 1][0] if at + 1 < len(cues) else start + _LAST_S
        end = following if given is None else given
        shown = [part.strip() for part in words.split("\n") if part.strip()]
        if shown:
            yield (
                Line(line, f"{webvtt_time(start)} --> {webvtt_time(end)}"),
                *(Line(line, part) for part in shown),
            )


def _of_xml(text: str) -> Iterator[Timed]:
    others = {"<SYNC": _of_sami, "<ANNOTATION_DOCUMENT": of_elan, "<window": _of_real_text}
    read = next((others[tag] for tag in others if re.search(rf"{tag}\b", text, re.IGNORECASE)), None)
    if read is not None:
        yield from read(text)
        return
    ticks, rate = _TICKS.search(text), _rate_of(text)
    # Only YouTube's own XML has times in thousandths.
    thousandths = re.search(r"<p\b[^<>]*\bt\s*=", text) is not None
    text = _in_one_language(text)
    for cue in _CUE.finditer(text):
        given = {name.rpartition(":")[2]: one or other for name, one, other in _GIVEN.findall(cue["given"])}
        start = _time(given.get("begin", given.get("start", given.get("t", ""))), ticks, rate)
        end = _time(given.get("end", given.get("stop", "")), ticks, rate)
        length = _time(given.get("dur", given.get("d", "")), ticks, rate)
        if start is None or cue["closed"]:
            continue
        scale = 0.001 if thousandths else 1.0
        end = start + length if end is None and length is not None else end
        closing = text.find(f"</{cue['tag']}", cue.end())
        inside = text[cue.end() : closing if closing >= 0 else cue.end()]
        yield start * scale, None if end is None else end * scale, _plain(inside), _line_at(text, cue.start())


def _in_one_language(text: str) -> str:
    """TTML without the parts in other languages, where each is in one: English stays, or else the first."""
    parts = list(_PART.finditer(text))
    names = [part["language"].lower() for part in parts]
    if len(set(names)) < 2:  # noqa: PLR2004 - one language needs no choice
        return text
    wanted = next((name for name in names if name.split("-")[0] == "en"), names[0])
    ends = [*(part.start() for part in parts[1:]), len(text)]
    for part, name, end in zip(parts, names, ends, strict=True):
        if name != wanted:
            # Lines keep their numbers.
            blank = re.sub(r"[^\n]", " ", text[part.start() : end])
            text = text[: part.start()] + blank + text[end:]
    return text


def _of_real_text(text: str) -> Iterator[Timed]:
    return of_real_text(text, _time)


def _rate_of(text: str) -> float:
    """Frames a second of TTML."""
    named, multiplied = _RATE.search(text), _MULTIPLIED.search(text)
    rate = float(named[1]) if named and int(named[1]) else _DEFAULT_RATE
    return rate * int(multiplied[1]) / int(multiplied[2]) if multiplied and int(multiplied[2]) else rate


def _of_sami(text: str) -> Iterator[Timed]:
    shown = list(_SYNC.finditer(text))
    wanted = _one_language(text, [found[2] for found in shown])
    for found in shown:
        parts = _parts_by_class(found[2])
        if wanted and not any(name == wanted for name, _ in parts):
            continue
        words = "\n".join(_plain(words) for name, words in parts if not wanted or name in {"", wanted})
        yield int(found[1]) / 1000, None, words.replace("\xa0", " "), _line_at(text, found.start())


def _one_language(text: str, inside: list[str]) -> str:
    """The class of the captions that are read where SAMI has several: English, or else the first."""
    names = list(dict.fromkeys(name for each in inside for name, _ in _parts_by_class(each) if name))
    english = (
        name
        for name in names
        if re.search(rf"\.{name}\b[^{{}}]*\{{[^{{}}]*lang\s*:\s*en", text, re.IGNORECASE)
    )
    return next(english, names[0]) if len(names) > 1 else ""


def _parts_by_class(inside: str) -> list[tuple[str, str]]:
    """The words of one time, with the class that each paragraph has."""
    parts = _CLASSED.split(inside)
    first = [("", parts[0])] if _TAG.sub("", parts[0]).strip() or len(parts) == 1 else []
    return first + [(name.lower(), words) for name, words in zip(parts[1::2], parts[2::2], strict=True)]


def _plain(inside: str) -> str:
    one_line = " ".join(inside.split())
    # Escaped twice by YouTube.
    return html.unescape(html.unescape(_TAG.sub("", _BREAK.sub("\n", one_line))))


def _line_at(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _time(given: str, ticks: re.Match[str] | None = None, rate: float = _DEFAULT_RATE) -> float | None:
    """A time in seconds: a clock, or a number with its unit (W3C TTML2, 12.3.1), or as ISO 8601 has it."""
    found = _CLOCK.fullmatch(given.strip())
    if found:
        hours, minutes, seconds, frames = found.groups()
        whole = int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds.replace(",", "."))
        return whole + int(frames or 0) / rate
    if given.startswith("PT") and (found := _ISO.fullmatch(given)):
        return sum(
            float(part or 0) * scale for part, scale in zip(found.groups(), (3600, 60, 1), strict=True)
        )
    found = _OFFSET.fullmatch(given.strip())
    if found is None:
        return None
    if found[2] == "t":
        return float(found[1]) / (int(ticks[1]) if ticks and int(ticks[1]) else 1)
    return float(found[1]) * (1 / rate if found[2] == "f" else _SCALES[found[2] or ""])


def _of_json(text: str) -> Iterator[Timed]:
    for start, end, words in spoken_in(text, _time):
        yield start, end, words, 1


def _of_table(text: str) -> Iterator[Timed]:
    rows = text.lstrip("\ufeff").splitlines()
    # Whisper's table has names for its columns, and counts thousandths.
    named = rows[0].lower().split("\t")[:3] == ["start", "end", "text"] if rows else False
    scale = 0.001 if named else 1.0
    for number, cells in enumerate(csv.reader(rows, delimiter="\t", quoting=csv.QUOTE_NONE), start=1):
        if len(cells) > 2 and (start := _time(cells[0].replace(",", "."))) is not None:  # noqa: PLR2004 - start, end, words
            end = _time(cells[1].replace(",", "."))
            # A label of Audacity's may be a place, without a length.
            yield (
                start * scale,
                None if end is None or end <= start else end * scale,
                " ".join(cells[2:]),
                number,
            )


def _of_microdvd(text: str) -> Iterator[Timed]:
    rate = _USUAL_FRAMES
    for number, line in enumerate(text.splitlines(), start=1):
        found = _FRAMES.match(line)
        if found is None:
            continue
        words = re.sub(r"\{[^{}]*\}", "", found[3]).replace("|", "\n")
        if number == 1 and re.fullmatch(r"\s*\d+(?:[.,]\d+)?\s*", words):
            rate = float(words.replace(",", ".")) or rate
        else:
            yield int(found[1]) / rate, int(found[2]) / rate if found[2] else None, words, number


def _of_rows(text: str) -> Iterator[Timed]:
    """A table whose first row names columns of starts, ends and words, as editors of films write it."""
    rows = text.lstrip("\ufeff").splitlines()
    delimiter = max("\t;,", key=rows[0].count)
    names = [cell.strip().lower() for cell in next(csv.reader(rows[:1], delimiter=delimiter))]
    places = [
        next((at for at, name in enumerate(names) if re.search(asked, name)), -1)
        for asked in _COLUMNS.values()
    ]
    for number, cells in enumerate(csv.reader(rows[1:], delimiter=delimiter), start=2):
        if min(places) < 0 or len(cells) <= max(places):
            continue
        start, end = (_time(cells[place].replace(",", ".").replace(";", ":")) for place in places[:2])
        if start is not None:
            yield start, end, cells[places[2]], number


_COLUMNS: Final = {
    "start": r"\b(?:start|begin|in)\b",
    "end": r"\b(?:end|stop|out)\b",
    "words": r"\b(?:text|caption|subtitle|transcript|words|description)\b",
}


def _of_mpl2(text: str) -> Iterator[Timed]:
    for number, line in enumerate(text.splitlines(), start=1):
        found = MPL2.match(line)
        if found:
            words = "\n".join(part.lstrip("/") for part in line[found.end("times") :].split("|"))
            end = int(found["end"]) / 10 if found["end"] else None
            yield int(found["start"]) / 10, end, words, number


def _of_tmplayer(text: str) -> Iterator[Timed]:
    for number, line in enumerate(text.splitlines(), start=1):
        found = TMPLAYER.match(line)
        start = _time(found["start"]) if found else None
        if found and start is not None:
            yield start, None, line[found.end("times") :].replace("|", "\n"), number


def _of_spruce(text: str) -> Iterator[Timed]:
    for number, line in enumerate(text.splitlines(), start=1):
        parts = [part.strip() for part in line.split(",", 2)]
        if len(parts) > 2 and not line.startswith(("$", "//")):  # noqa: PLR2004 - start, end, words
            start, end = (_time(part.replace(";", ":")) for part in parts[:2])
            if start is not None:
                yield start, end, parts[2].replace("|", "\n"), number


_READERS: Final = {
    TEXT_GRID: of_text_grid,
    SCENARIST: of_scenarist,
    CHEETAH: of_cheetah,
    JACOSUB: of_jacosub,
    TIMED_XML: _of_xml,
    TIMED_JSON: _of_json,
    TIMED_TABLE: _of_table,
    TIMED_ROWS: _of_rows,
    MICRODVD: _of_microdvd,
    MPL2: _of_mpl2,
    TMPLAYER: _of_tmplayer,
    SPRUCE: _of_spruce,
}
