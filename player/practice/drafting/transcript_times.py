"""Pauses that a transcript has only by its times: what lies between two of them beside the words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import reduce
from itertools import pairwise
from typing import Final, NamedTuple

from player.practice.drafting.clean_lines import BREAK, TextLine
from player.practice.drafting.tokens import TOKEN, inside_of
from player.practice.drafting.written_pauses import WrittenPause, bare_pause, pause_in

CLOCK: Final = r"[0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])?(?:[.,][0-9]{1,3})?"
"""A time as transcripts have it: minutes and seconds, or hours before them."""

_TIMES: Final = re.compile(rf"(?<![0-9])(?<![0-9]:){CLOCK}|(?<![0-9:.])[0-9]{{1,5}}\.[0-9]{{1,3}}")
_WORDS_A_MINUTE: Final = 100.0
"""So slowly may be spoken before the rest counts as a pause (our own; guided practices have 90 to 130)."""

_BETWEEN_SENTENCES: Final = 2.0
LEAST_BY_TIMES: Final = 4.0
"""Seconds; what is shorter may as well be slow speech (our own)."""

_LATEST_BEGIN: Final = 120.0
"""Seconds; times that begin later are of a clock on the wall, or of a part of something."""

_MOST: Final = 600.0
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SIGN_OF_ONE_WORD: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_ENDED: Final = re.compile(r"[.!?…。！？](?:\s|$)")
_UNSAID: Final = re.compile(r"\[[^\[\]]*\]|[♪♫🎵🎶][^♪♫🎵🎶]*[♪♫🎵🎶]|^\s*\([^()]*\)\s*$")
_LEAST_ENDED: Final = 12
"""One of so many lines at least ends a sentence, where a text has full stops."""


_RUN: Final = re.compile(rf"(?<![0-9:]){CLOCK}(?![0-9]?:)")
_LEAST_RUN: Final = 3
_LENGTH: Final = re.compile(
    r"\s*(?:(?P<hours>[0-9]{1,2}) hours?,? ?)?(?:(?P<minutes>[0-9]{1,2}) minutes?(?:, |,| )?)?"
    r"(?:(?P<seconds>[0-9]{1,2}) seconds?)?"
)
"""A time once more, in words, as video sites give it to screen readers."""

_TWICE: Final = re.compile(rf"(?<![0-9:])(?P<clock>[0-9]{{1,2}}(?::[0-5][0-9]){{1,2}}){_LENGTH.pattern}")


def seconds_of(clock: str) -> float:
    """The seconds of a time such as ``1:05`` or ``01:02:03.5``; a number without a colon is seconds."""
    seconds = 0.0
    for part in clock.replace(",", ".").split(":"):
        seconds = seconds * 60 + float(part)
    return seconds


def times_in(written: str) -> tuple[float, ...]:
    """The times that stand before a line's words, in seconds: when it begins, and perhaps when it ends."""
    return tuple(seconds_of(found[0]) for found in _TIMES.finditer(written))[:2]


def with_lines_apart(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines, with a transcript parted at its times that was pasted on one line, and no time in words."""
    apart = []
    for line in lines:
        text = _TWICE.sub(_once, line.text)
        found = list(_RUN.finditer(text))
        seconds = [seconds_of(each[0]) for each in found]
        if len(found) < _LEAST_RUN or text[: found[0].start()].strip() or seconds != sorted(seconds):
            apart.append(replace(line, text=text))
            continue
        ends = [*(each.start() for each in found[1:]), len(text)]
        for each, end in zip(found, ends, strict=True):
            apart.append(replace(line, text=f"{each[0]} {text[each.end() : end].strip()}", breaks=()))
    return tuple(_without_lengths(apart))


def _once(found: re.Match[str]) -> str:
    return f"{found['clock']} " if _is_same(found, seconds_of(found["clock"])) else found[0]


def _is_same(found: re.Match[str], seconds: float) -> bool:
    hours, minutes, rest = (int(found[name] or 0) for name in ("hours", "minutes", "seconds"))
    named = found["hours"] or found["minutes"] or found["seconds"]
    return named is not None and hours * 3600 + minutes * 60 + rest == seconds


def _without_lengths(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines without those, or their beginnings, that say the time above them once more."""
    kept: list[TextLine] = []
    for line in lines:
        above = next((each.text.strip() for each in reversed(kept) if each.text.strip()), "")
        found = _LENGTH.match(line.text)
        again = found is not None and re.fullmatch(CLOCK, above) and _is_same(found, seconds_of(above))
        kept.append(replace(line, text=line.text[found.end() :]) if found and again else line)
    return kept


def with_pauses(lines: Sequence[TextLine], times: Mapping[int, tuple[float, ...]]) -> tuple[TextLine, ...]:
    """The lines of a transcript, with a pause wherever its times leave one.

    Where the text itself marks a pause between two times, that counts. What isn't counted from a beginning,
    and times that go back, say nothing about pauses.

    Args:
        lines: without the times.
        times: when the words of a line begin, and perhaps when they end, by its place among the lines.
    """
    places = sorted(at for at in times if times[at])
    starts = [times[at][0] for at in places]
    if len(places) < 2 or starts[0] > _LATEST_BEGIN or starts != sorted(starts):  # noqa: PLR2004 - a pause lies between two
        return tuple(lines)
    quiet: dict[int, WrittenPause] = {}
    said = False
    for begin, end in pairwise(places):
        within = lines[begin:end]
        said = said or any(_words_in(line.text) for line in within)
        seconds = times[end][0] - _end_of(times[begin], within)
        if said and seconds >= LEAST_BY_TIMES and not any(map(_has_pause, within)):
            last = max((at for at in range(begin, end) if lines[at].text.strip()), default=begin)
            written = f"{_shown(times[begin][0])} to {_shown(times[end][0])}"
            quiet[last] = WrittenPause(written, float(min(round(seconds), _MOST)), guessed=True)
    made: list[TextLine] = []
    for at, line in enumerate(lines):
        made.append(line)
        if at in quiet:
            made.append(TextLine(line.number, BREAK, (quiet[at],)))
    return tuple(made)


def _end_of(given: tuple[float, ...], lines: Sequence[TextLine]) -> float:
    """When the words of some lines have been said: as it stands there, or by how many they are."""
    if len(given) > 1 and given[1] > given[0]:
        return given[1]
    return spoken_until(given[0], [line.text for line in lines])


class HowMuch(NamedTuple):
    """How much is said: words, and ends of sentences."""

    words: float
    sentences: int

    def and_then(self, other: "HowMuch") -> "HowMuch":
        """Both together."""
        return HowMuch(self.words + other.words, self.sentences + other.sentences)

    @property
    def seconds(self) -> float:
        """How long it takes to say it slowly."""
        between = max(self.sentences - 1, 0) * _BETWEEN_SENTENCES
        return self.words * 60 / _WORDS_A_MINUTE + between


def how_much(text: str) -> HowMuch:
    """How much is said in a line."""
    return HowMuch(_words_in(text), len(_ENDED.findall(text)))


def spoken_until(start: float, texts: Sequence[str]) -> float:
    """When some lines have been said that somebody begins at ``start`` and says slowly, in seconds."""
    return start + reduce(HowMuch.and_then, map(how_much, texts), HowMuch(0.0, 0)).seconds


def _words_in(text: str) -> float:
    spoken = _UNSAID.sub(" ", text)
    return len(_WORD.findall(_SIGN_OF_ONE_WORD.sub(" ", spoken))) + len(_SIGN_OF_ONE_WORD.findall(spoken)) / 2


def has_words(text: str) -> bool:
    """Whether anything is said in a line, and not only heard, as music."""
    return _words_in(text) > 0


def is_unpunctuated(texts: Sequence[str]) -> bool:
    """Whether lines have no full stops and no capitals at their beginnings, as machines write them down."""
    said = [text for text in texts if has_words(text)]
    ended = sum(_ENDED.search(text) is not None for text in said)
    small = sum(text.lstrip()[:1].islower() for text in said)
    return ended * _LEAST_ENDED <= len(said) and small * 2 > len(said)


def _has_pause(line: TextLine) -> bool:
    if line.breaks or bare_pause(line.text) is not None:
        return True
    tokens = (token for token in TOKEN.finditer(line.text) if not (token["dots"] or token["loose"]))
    return any(pause_in(inside_of(token), token[0]) is not None for token in tokens)


def _shown(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
