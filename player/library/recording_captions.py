"""Captions beside a person's recording, as WebVTT or SubRip, with the line of each mistake.

Nothing here stops a recording from playing: an unusable caption is left out and reported. Times are parsed
here, not by webvtt-py, which accepts a caption that ends before it begins, drops others silently and has no
line numbers; webvtt-py removes the markup in a caption's text.
"""

import html
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from player.practice.characters import find_hidden, without_invisible
from player.practice.display_text import isolated
from player.practice.errors import NotUsableError, Place, Problem, Severity
from player.practice.script.source import hidden_character
from player.practice.session.cues import Cue
from player.practice.units import Seconds
from player.system.files import read_bounded

ENDINGS: Final = (".vtt", ".srt")
LARGEST: Final = 4 * 1024 * 1024
"""Bytes; an hour of captions has about 100,000."""

_HEADER: Final = "WEBVTT"
_NO_CUES: Final = re.compile(r"(NOTE|STYLE|REGION)(\s|$)")
_ARROW: Final = "-->"
_TIME: Final = re.compile(r"\s*(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})(?!\S)")
_POSITION: Final = re.compile(r"\{\\[^}]*\}")
"""SubRip's position marks, such as ``{\\an8}``."""

_HOW: Final = "Write it like 00:01:05.000 --> 00:01:09.500."


@dataclass(frozen=True)
class Captions:
    """The captions read.

    Attributes:
        cues: by their start.
        problems: for everything unusable, in file order.
    """

    cues: tuple[Cue, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class _Block:
    """Consecutive non-empty lines, and the number of the first, from 1."""

    first: int
    lines: tuple[str, ...]


def captions_beside(recording: Path) -> Captions:
    """The captions of a recording: ``talk.vtt`` or ``talk.srt`` beside ``talk.mp3``. Never raises.

    The first of several counts: WebVTT before SubRip, ``talk.vtt`` before ``talk.mp3.vtt``.
    """
    for path in (made for end in ENDINGS for made in (recording.with_suffix(end), Path(f"{recording}{end}"))):
        if path != recording and os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises where one may not look
            return _read(path)
    return Captions()


def _read(path: Path) -> Captions:
    try:
        return read_captions(read_bounded(path, LARGEST), str(path))
    except NotUsableError as error:
        return Captions((), error.problems)


def read_captions(data: bytes, file: str) -> Captions:
    """The captions in a file's bytes. Never raises.

    Args:
        data: UTF-8 text, as WebVTT or SubRip.
        file: its name, for messages; ``.srt`` needs no header.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        fault = _problem(file, line, "not-text", "This is not UTF-8 text.", "", "Save the file as UTF-8.")
        return Captions((), (fault,))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = [_cue(block, file) for block in _blocks(lines)]
    problems = [item for item in found if isinstance(item, Problem)]
    if not file.lower().endswith(".srt") and not lines[0].startswith(_HEADER):
        expected = f"Begin the file with a line {_HEADER}."
        problems.insert(0, _problem(file, 1, "no-header", "This is no WebVTT file.", lines[0][:40], expected))
    cues = sorted((item for item in found if isinstance(item, Cue)), key=lambda cue: cue.start)
    return Captions(tuple(cues), tuple(problems))


def _blocks(lines: list[str]) -> Iterator[_Block]:
    block: list[str] = []
    for number, line in enumerate((*lines, ""), start=1):
        if line.strip(" \t"):
            block.append(line)
        elif block:
            yield _Block(number - len(block), tuple(block))
            block = []


def _cue(block: _Block, file: str) -> Cue | Problem | None:
    """The caption in a block; None for a block that needs none."""
    hidden = _hidden(enumerate(block.lines, block.first), file)
    if hidden is not None:
        return hidden
    if _NO_CUES.match(block.lines[0]) or (block.first == 1 and block.lines[0].startswith(_HEADER)):
        return None
    at = next((at for at, line in enumerate(block.lines) if _ARROW in line), None)
    if at is None:
        return _problem(
            file, block.first, "no-times", "These words have no times.", block.lines[0][:40], _HOW
        )
    line, number = block.lines[at], block.first + at
    start_text, _, end_text = line.partition(_ARROW)
    start, end = _seconds(start_text), _seconds(end_text)
    if start is None or end is None:
        return _problem(file, number, "times", "These times can't be read.", line[:80], _HOW)
    if end <= start:
        expected = "Give an end after its start."
        return _problem(file, number, "end-before-start", "It ends before it begins.", line[:80], expected)
    # References such as &#8238; have only now become characters.
    words = enumerate(map(html.unescape, block.lines[at + 1 :]), number + 1)
    text = without_invisible(_plain(block.lines[at + 1 :]))
    return _hidden(words, file) or (Cue(start, end, text) if text else None)


def _hidden(lines: Iterable[tuple[int, str]], file: str) -> Problem | None:
    """A problem for the first invisible character in numbered lines."""
    for number, line in lines:
        at = find_hidden(line)
        if at >= 0:
            return hidden_character(Place(file, number, at + 1), line[at])
    return None


def _seconds(text: str) -> Seconds | None:
    found = _TIME.match(text)
    if found is None:
        return None
    hours, minutes, seconds, part = found.groups()
    return Seconds(int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(part.ljust(3, "0")) / 1000)


def _plain(lines: tuple[str, ...]) -> str:
    """The text of a caption on one line, without markup."""
    # Imported here: takes a tenth of a second, and only captions need it.
    from webvtt import Caption  # noqa: PLC0415

    words: str = Caption(text=_POSITION.sub("", "\n".join(lines))).text
    return " ".join(html.unescape(words).split())


def _problem(file: str, line: int, code: str, message: str, found: str, expected: str) -> Problem:  # noqa: PLR0917  # a place, and the fields of ``Problem``
    return Problem(Place(file, line, 1), Severity.ERROR, code, message, found.strip(), expected)


_MOST_NAMED: Final = 3


def in_words(title: str, problems: tuple[Problem, ...]) -> str:
    """A message about a recording's unusable captions; empty if there are none."""
    if not problems:
        return ""
    more = len(problems) - _MOST_NAMED
    first = " ".join(str(problem) for problem in problems[:_MOST_NAMED])
    rest = f" And {more} more." if more > 0 else ""
    what = f"Captions of {isolated(title)}: not all can be shown."
    return f"{what} The recording plays all the same. {first}{rest}"
