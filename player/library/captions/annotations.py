"""Captions of programs that annotate sound, and of older ones: TextGrid, ELAN, RealText, JACOsub, pairs."""

import html
import re
from collections.abc import Iterator, Sequence
from typing import Final

from player.library.captions.timed_json import Reader, as_lines

Timed = tuple[float, float | None, str, int]
"""Start, end (None for the next one's start), words, line."""

_TOKEN: Final = re.compile(r'"((?:[^"]|"")*)"|(?<![\[\w.-])(-?\d+(?:\.\d+)?(?:e-?\d+)?)(?![\w\].])')
_SILENT: Final = re.compile(r"\s*(?:<[^<>]*>|#|sil|sp|silence|\*+|_+)?\s*", re.IGNORECASE)
_SLOT: Final = re.compile(
    r"<TIME_SLOT\b[^<>]*\bTIME_SLOT_ID\s*=\s*\"([^\"]+)\"[^<>]*\bTIME_VALUE\s*=\s*\"(\d+)\""
)
_ALIGNED: Final = re.compile(
    r"<ALIGNABLE_ANNOTATION\b[^<>]*\bTIME_SLOT_REF1\s*=\s*\"([^\"]+)\"[^<>]*\bTIME_SLOT_REF2\s*=\s*\"([^\"]+)\"[^<>]*>"
    r"\s*<ANNOTATION_VALUE>([^<]*)</ANNOTATION_VALUE>"
)
_TIER: Final = re.compile(r"<TIER\b")
_SHOWN: Final = re.compile(
    r"<time\b[^<>]*\bbegin\s*=\s*\"([^\"]*)\"(?:[^<>]*\bend\s*=\s*\"([^\"]*)\")?[^<>]*>(.*?)(?=<time\b|</window>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP: Final = re.compile(r"<[^<>]*>")
_RESOLUTION: Final = re.compile(r"^#T(?:IMERES)?\s*(\d{1,4})", re.IGNORECASE | re.MULTILINE)
_USUAL_RESOLUTION: Final = 30
"""Parts of a second in JACOsub's times where it says none (its own)."""

_JACO: Final = re.compile(
    r"\s*(\d{1,2}):(\d\d):(\d\d)\.(\d\d)\s+(\d{1,2}):(\d\d):(\d\d)\.(\d\d)\s+"
    r"(?:(?:D|[VJH][A-Z]{1,2}[0-9]*)(?=\s)\s*)?(.*)"
)
_CHEETAH_PART: Final = re.compile(
    r"^\*\* ?Caption Number \d+[^\n]*\n(.*?)(?=^\*\* ?Caption|\Z)", re.MULTILINE | re.DOTALL
)
_CHEETAH_TIME: Final = re.compile(r"^\*T (\d\d):(\d\d):(\d\d)[:;.](\d\d)", re.MULTILINE)
_PAIR: Final = re.compile(
    r"^[ \t]*(\d\d:\d\d:\d\d[:;.]\d\d)[ \t]+(\d\d:\d\d:\d\d[:;.]\d\d)[ \t]*$", re.MULTILINE
)
_ASIDE: Final = re.compile(
    r"^[ \t]*(?:[@*][^\n]*|<(?:begin|end) subtitles>)[ \t]*$", re.IGNORECASE | re.MULTILINE
)


def of_text_grid(text: str) -> Iterator[Timed]:
    """Praat's intervals, of the tier with the most words in each; only numbers and quoted words count."""
    tokens = [
        (found[1].replace('""', '"') if found[1] is not None else float(found[2]), found.start())
        for found in _TOKEN.finditer(text)
    ]
    tiers = [at for at, (value, _) in enumerate(tokens) if value == "IntervalTier"]
    read = [_intervals(tokens[at + 1 :]) for at in tiers]
    spoken = max(read, key=_words_in_each, default=[])
    for start, end, words in as_lines([(start, end, words) for start, end, words, _ in spoken]):
        line = next((text.count("\n", 0, at) + 1 for begins, _, _, at in spoken if begins == start), 1)
        yield start, end, words, line


_Interval = tuple[float, float, str, int]


def _intervals(tokens: Sequence[tuple[str | float, int]]) -> list[_Interval]:
    """What a tier has behind its name, its bounds and how many they are, without silences."""
    found: list[_Interval] = []
    for at in range(4, len(tokens) - 2, 3):
        (start, _), (end, _), (words, place) = tokens[at : at + 3]
        if not (isinstance(start, float) and isinstance(end, float) and isinstance(words, str)):
            break
        if not _SILENT.fullmatch(words):
            found.append((start, end, words, place))
    return found


def _words_in_each(intervals: Sequence[_Interval]) -> float:
    return sum(len(words) for _, _, words, _ in intervals) / max(len(intervals), 1)


def of_elan(text: str) -> Iterator[Timed]:
    """ELAN's annotations that have times, of all tiers; a second one of the same times is another reading."""
    slots = {name: int(value) / 1000 for name, value in _SLOT.findall(text)}
    taken: set[tuple[float, float]] = set()
    for tier in _TIER.split(text)[1:]:
        mine = set()
        for found in _ALIGNED.finditer(tier):
            if found[1] in slots and found[2] in slots:
                times = slots[found[1]], slots[found[2]]
                mine.add(times)
                if times not in taken:
                    yield *times, html.unescape(found[3]), 1
        taken |= mine


def of_real_text(text: str, time: Reader) -> Iterator[Timed]:
    """RealText: each of its times begins what is shown until the next."""
    for found in _SHOWN.finditer(text):
        start = time(found[1])
        if start is not None:
            words = html.unescape(_MARKUP.sub(" ", found[3]))
            yield start, time(found[2] or ""), words, text.count("\n", 0, found.start()) + 1


def of_jacosub(text: str) -> Iterator[Timed]:
    """JACOsub: two times with parts of a second, directives, and words with signs for styles."""
    named = _RESOLUTION.search(text)
    parts = int(named[1]) if named and int(named[1]) else _USUAL_RESOLUTION
    for number, line in enumerate(text.splitlines(), start=1):
        found = _JACO.match(line)
        if found:
            hours, minutes, seconds, part, *ends = map(int, found.groups()[:8])
            start = hours * 3600 + minutes * 60 + seconds + part / parts
            end = ends[0] * 3600 + ends[1] * 60 + ends[2] + ends[3] / parts
            shown = re.sub(r"\{[^{}]*\}|\\[BIUNDCbiud]", "", found[9]).replace("~", " ")
            yield start, end, shown.replace("\\n", "\n"), number


def of_cheetah(text: str) -> Iterator[Timed]:
    """Cheetah's captions: each has a number, commands behind stars with its time, and lines of words."""
    for found in _CHEETAH_PART.finditer(text):
        time = _CHEETAH_TIME.search(found[1])
        if time is not None:
            hours, minutes, seconds, frames = map(int, time.groups())
            start = hours * 3600 + minutes * 60 + seconds + frames / _USUAL_RESOLUTION
            shown = (line.strip() for line in re.sub(r"\{[^{}\n]*\}", "", found[1]).split("\n"))
            words = "\n".join(line for line in shown if line and not line.startswith("*"))
            yield start, None, words, text.count("\n", 0, found.start()) + 1


def with_arrows(text: str) -> str:
    """The text of captions whose two times stand above their words, with WebVTT's arrow between these."""
    return _PAIR.sub(r"\1 --> \2", re.sub(r"\{\{[^{}]*\}\}", "", _ASIDE.sub("", text)))
