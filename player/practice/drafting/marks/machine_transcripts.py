"""Transcripts as machines and video sites write them: lines cut up by time, chapters, a player's words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from player.practice.drafting.clean_lines import TextLine
from player.practice.drafting.transcript_times import (
    CLOCK,
    LEAST_BY_TIMES,
    HowMuch,
    has_words,
    how_much,
    is_unpunctuated,
)

Times = Mapping[int, tuple[float, ...]]
"""When the words of a line begin, and perhaps when they end, in seconds, by its place among the lines."""

_WORDS_A_SECOND: Final = 2.5
"""So fast is spoken within a sentence (our own; 150 words a minute are usual in talks)."""

_BETWEEN_SENTENCES: Final = 1.5
"""Seconds without words that end a sentence where no full stop does (our own)."""

_LEAST_LINES: Final = 4
_ROUGH_S: Final = 300
"""Google Meet writes down the time every five minutes only."""

_FEW_WORDS: Final = 6
_OF_A_PLAYER: Final = re.compile(
    r"(?:show |hide |video )?transcript|search (?:in )?(?:the )?(?:video|transcript)|sync to video time|"
    r"follow along using the transcript\.?|in this video|chapters|timeline|transkript(?: anzeigen)?|"
    r"im (?:video|transkript) suchen|kapitel|[^\W\d_]+ \((?:auto-generated|automatisch erzeugt|"
    r"générés? automatiquement|generado automáticamente)\)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Part:
    """What is said from one time on: the places of its lines, and when it begins and the next one does."""

    places: tuple[int, ...]
    start: float
    following: float | None


def are_rough(times: Times) -> bool:
    """Whether times tell nothing about quiet, since they only come every few minutes."""
    starts = [given[0] for given in times.values() if given]
    return len(starts) > 1 and not any(start % _ROUGH_S for start in starts)


def players_lines(lines: Sequence[TextLine]) -> list[int]:
    """The places of lines that a video's player shows around a transcript, and that nobody says."""
    timed = [at for at, line in enumerate(lines) if re.match(rf"\s*{CLOCK}", line.text)]
    if len(timed) < _LEAST_LINES - 1:
        return []
    around = (*range(timed[0]), *range(timed[-1] + 1, len(lines)))
    return [at for at in around if _OF_A_PLAYER.fullmatch(lines[at].text.strip())]


def with_chapters(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines, with those as headings that name a chapter between the small letters of a transcript."""
    clocks = [at for at, line in enumerate(lines) if re.fullmatch(rf"\s*{CLOCK}\s*", line.text)]
    filled = [at for at, line in enumerate(lines) if line.text.strip() and at not in set(clocks)]
    said = [at for at in filled if at - 1 in set(clocks)]
    named = [at for at in filled if at + 1 in set(clocks) and at - 1 not in set(clocks) and _names(lines[at])]
    if len(clocks) < _LEAST_LINES or not named or not is_unpunctuated([lines[at].text for at in said]):
        return tuple(lines)
    return tuple(
        replace(line, text=f"## {line.text.strip()}") if at in named else line
        for at, line in enumerate(lines)
    )


def _names(line: TextLine) -> bool:
    text = line.text.strip()
    return len(text.split()) <= _FEW_WORDS and not text[0].islower() and text[-1].isalnum()


def with_sentences_whole(lines: Sequence[TextLine], times: Times) -> tuple[tuple[TextLine, ...], Times]:
    """The lines of a transcript without full stops, its sentences parted where nobody speaks.

    Returns:
        the lines, a paragraph on one of them up to each pause, and the times of those that still have words.
    """
    places = sorted(at for at in times if times[at])
    starts = [times[at][0] for at in places]
    if len(places) < _LEAST_LINES or starts != sorted(starts):
        return tuple(lines), times
    ends = [*places[1:], len(lines)]
    parts = [
        _Part(
            tuple(at for at in range(begin, end) if lines[at].text.strip()),
            times[begin][0],
            times[end][0] if end in times else None,
        )
        for begin, end in zip(places, ends, strict=True)
    ]
    texts = [_words_of(lines, part) for part in parts]
    if not is_unpunctuated(texts) or any("#" in text for text in texts):
        return tuple(lines), times
    made, left = list(lines), dict(times)
    held, said, much = 0, texts[0], how_much(texts[0])
    begun = parts[0].start
    for at, (before, part) in enumerate(pairwise(parts), start=1):
        # Counted line by line: to count all of it again for each takes long where there is hardly any quiet.
        if _parts(much, begun, before, texts[at]):
            held, said, much, begun = at, texts[at], how_much(texts[at]), part.start
            continue
        ended = (
            part.start - (before.start + len(texts[at - 1].split()) / _WORDS_A_SECOND) >= _BETWEEN_SENTENCES
        )
        said = f"{said}. {texts[at][:1].upper()}{texts[at][1:]}" if ended else f"{said} {texts[at]}"
        much = much.and_then(how_much(f". {texts[at]}" if ended else texts[at]))
        for place in (*parts[held].places, *part.places):
            made[place] = replace(made[place], text="")
        made[parts[held].places[0]] = replace(made[parts[held].places[0]], text=said)
        left.pop(places[at])
    return tuple(made), left


def _words_of(lines: Sequence[TextLine], part: _Part) -> str:
    return " ".join(" ".join(lines[at].text for at in part.places).split())


def _parts(much: HowMuch, begun: float, before: _Part, text: str) -> bool:
    """Whether it is quiet before some words, or one of both isn't said but heard."""
    if not much.words or not has_words(text) or before.following is None:
        return True
    return before.following - begun - much.seconds >= LEAST_BY_TIMES
