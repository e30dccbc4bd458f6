"""Captions beside a person's recording, in any of their formats, with the line of each mistake.

Nothing here stops a recording from playing: an unusable caption is left out and reported. Times are parsed
here, not by webvtt-py, which accepts a caption that ends before it begins, drops others silently and has no
line numbers; webvtt-py removes the markup in a caption's text.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from player.language.catalogue import _
from player.library.captions.caption_blocks import ARROW, REMARK, Block, times_at
from player.library.captions.caption_files import UNSURE, caption_file
from player.library.captions.caption_formats import caption_blocks
from player.library.captions.ebu_subtitles import ebu_blocks, is_ebu
from player.library.captions.rolled_captions import shown_once
from player.practice.characters import find_hidden, from_the_right, without_invisible
from player.practice.display_text import isolated
from player.practice.encodings.text_encoding import ReadText, read_text
from player.practice.errors import NotUsableError, Place, Problem, Severity
from player.practice.file_kinds import LOOKED_AT, FileKind, kind_of
from player.practice.script.source import hidden_character
from player.practice.session.cues import Cue
from player.practice.units import Seconds
from player.system.files import read_bounded

LARGEST: Final = 4 * 1024 * 1024
"""Bytes; an hour of captions has about 100,000."""

_HEADER: Final = "WEBVTT"
_TIME: Final = re.compile(
    r"\s*(?P<early>-)?(?:(?:(?P<hours>\d{1,4}):)?(?P<minutes>[0-5]?\d)|(?P<many>\d{2,3}))"
    r":(?P<seconds>[0-5]?\d)(?:(?P<sign>[.,:;])(?P<part>\d{1,9}))?(?!\S)"
)
"""Also with more minutes than an hour has, with thousandths of thousandths, and before the beginning, where
captions were moved."""

_LOOSE: Final = re.compile(r"(?<=\d)\s*([:;.,])\s*(?=\d)")
_DOTTED: Final = re.compile(r"^(\s*\d{1,2})\.(\d\d)\.(\d\d)(?=[.,]\d{1,3}(?!\d))")
_FRAMES: Final = 30
"""A second of films whose captions count frames, and don't say how many (25 to 30 are usual)."""

_POSITION: Final = re.compile(r"\{\\[^}]*\}|\{/?[biu]\}")
"""SubRip's position marks, such as ``{\\an8}``, and what is left of SubStation's."""

_BOLD: Final = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,200}?)(?<=\S)\1")
_NO_TAG: Final = re.compile(r"<(?![/a-zA-Z0-9])")
_NOTHING: Final = re.compile(r"\[\s*(?:BLANK_AUDIO|blank audio|no speech)\s*\]", re.IGNORECASE)
"""What recognizers write where nobody speaks."""

_SPEAKS: Final = re.compile(r"\s*(?:[-‐–—]\s*(?=[^\s\d>-])|(?:>|＞){2,}\s*|(?:<|＜){2,}\s*)")
_SPEAKS_WITHIN: Final = re.compile(r"\s+(?:>|＞){2,3}\s+")
"""How captions mark that somebody else speaks."""

_NOT_SAID: Final = re.compile(r"\S+\.(?:jpe?g|png|webp|gif|avif)(?:[#?]\S*)?|\{\s*\".*\}", re.DOTALL)
"""Pictures for a bar of times, and data for programs, which WebVTT holds as well."""

_ABOVE: Final = re.compile(r"<rt\b[^<>]*>.*?(?:</rt>|(?=</ruby>)|$)|<rp\b[^<>]*>.*?</rp>", re.IGNORECASE)
"""How a word is read, in small letters above it (WebVTT's ruby)."""

_LINE_BREAK: Final = re.compile(r"<br\s*/?>|\\N", re.IGNORECASE)
_LINE_ENDS: Final = re.compile("[\x0b\x0c\x85\u2028\u2029]")
"""Line ends of word processors and of JavaScript; between two captions there are others."""

_EMBEDDED: Final = re.compile("[\u202a-\u202c\u2066-\u2069]")
"""What lines written from right to left are put between, so that their full stop stands on the left; other
lines have them from where they were copied. Without them words stand as they are written."""

_MARKS: Final = re.compile("[\u061c\u200e\u200f]")
"""Such as ``&lrm;``, which WebVTT has a name for."""

_SPEAKER_AT: Final = re.compile(r"(?<=[^\W\d_])[ \t]{2,}\d{1,2}:\d\d(?::\d\d)?[ \t]*$", re.MULTILINE)
"""When somebody speaks, behind who, on a line above the words."""

_TIME_WITHIN: Final = re.compile(
    r"[\[(<]?(?<![\d:])(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{2,3}(?!\d)[\])>]?|[\[<](?:\d{1,3}:)?\d{1,2}:\d\d[\]>]"
)
"""A time among the words, in brackets or with a fraction: nobody says such a one."""

_OWN_TIME: Final = re.compile(
    r"^\s*((?:\d{1,3}:)?\d{1,2}:\d\d)(?:\s*[-–—|]\s*|\s+|\s*$)|\s*\(((?:\d{1,3}:)?\d{1,2}:\d\d)\)"
)
_NEAR: Final = 1.0
"""Seconds; a time before the words, or in parentheses, as near to the caption's own is not of the day."""

_HOW: Final = _("Write it like 00:01:05.000 --> 00:01:09.500.")


@dataclass(frozen=True)
class Captions:
    """The captions read.

    Attributes:
        cues: by their start.
        problems: for everything unusable, in file order.
    """

    cues: tuple[Cue, ...] = ()
    problems: tuple[Problem, ...] = ()


def captions_beside(recording: Path) -> Captions:
    """The captions of a recording, such as ``talk.en.srt`` beside ``talk.mp3``. Never raises."""
    path = caption_file(recording)
    if path is None:
        return Captions()
    try:
        data = read_bounded(path, LARGEST)
        if path.suffix.lower() in UNSURE and kind_of(path.name, data[:LOOKED_AT]) is not FileKind.CAPTIONS:
            return Captions()
        return read_captions(data, str(path))
    except NotUsableError as error:
        return Captions((), error.problems)


def read_captions(data: bytes, file: str) -> Captions:
    """The captions in a file's bytes. Never raises.

    Args:
        data: text in any encoding and format (``caption_formats``).
        file: its name, for messages; only ``.vtt`` needs a header.
    """
    read = ReadText("") if is_ebu(data) else read_text(data)
    blocks = tuple(ebu_blocks(data)) if is_ebu(data) else caption_blocks(_LINE_ENDS.sub(" ", read.text))
    found = [_cue(block, file) for block in blocks]
    problems = [item for item in found if isinstance(item, Problem)]
    first = read.text.lstrip().partition("\n")[0].strip()
    if file.lower().endswith(".vtt") and not first.upper().startswith(_HEADER):
        expected = _("Begin the file with a line {header}.").format(header=_HEADER)
        problems.insert(0, _problem(file, 1, "no-header", _("This is no WebVTT file."), first[:40], expected))
    if read.encoding:
        problems.insert(0, _taken_for(read, file))
    cues = sorted((item for item in found if isinstance(item, Cue)), key=lambda cue: cue.start)
    cues = shown_once(cues, read.text)
    on_one_line = (replace(cue, text=" ".join(cue.text.split())) for cue in cues)
    # A file that was put together from two has some twice.
    return Captions(tuple(dict.fromkeys(on_one_line)), tuple(problems))


def _taken_for(read: ReadText, file: str) -> Problem:
    message = _("This is not UTF-8 text; it was read as {encoding}.").format(encoding=read.encoding)
    expected = _("If letters look wrong, save it as UTF-8.")
    return Problem(Place(file, read.line, 1), Severity.WARNING, "encoding", message, "", expected)


def _cue(block: Block, file: str) -> Cue | Problem | None:
    """The caption in a block, its text in lines; None for a block that needs none."""
    block = tuple(replace(line, text=_as_it_is_read(line.text)) for line in block)
    hidden = _hidden(((line.number, line.text) for line in block), file)
    if hidden is not None:
        return hidden
    at = times_at(block)
    if REMARK.match(block[0].text) or (at < 0 and block[0].text.upper().startswith(_HEADER)):
        return None
    if at < 0:
        return _problem(
            file, block[0].number, "no-times", _("These words have no times."), block[0].text[:40], _HOW
        )
    line = block[at]
    start_text, end_text = ARROW.split(line.text, maxsplit=1)
    start, end = _seconds(start_text), _seconds(end_text)
    if start is None or end is None:
        return _problem(file, line.number, "times", _("These times can't be read."), line.text[:80], _HOW)
    if end <= start:
        expected = _("Give an end after its start.")
        return _problem(
            file, line.number, "end-before-start", _("It ends before it begins."), line.text[:80], expected
        )
    # References such as &#8238; have only now become characters.
    words = ((word.number, _as_it_is_read(html.unescape(word.text))) for word in block[at + 1 :])
    plain = _without_its_times(_plain([word.text for word in block[at + 1 :]]), start, end)
    text = without_invisible(_as_it_is_read(plain))
    shown = text and not _NOT_SAID.fullmatch(text)
    return _hidden(words, file) or (Cue(start, end, text) if shown else None)


def _hidden(lines: Iterable[tuple[int, str]], file: str) -> Problem | None:
    """A problem for the first invisible character in numbered lines."""
    for number, line in lines:
        at = find_hidden(line)
        if at >= 0:
            return hidden_character(Place(file, number, at + 1), line[at])
    return None


def _seconds(text: str) -> Seconds | None:
    # Full-width digits and colons are digits and colons too.
    ascii_digits = re.sub(r"[^\W\D]", lambda found: str(unicodedata.decimal(found[0], found[0])), text)
    plain = _LOOSE.sub(r"\1", unicodedata.normalize("NFKC", ascii_digits))
    found = _TIME.match(_DOTTED.sub(r"\1:\2:\3", plain))
    if found is None:
        return None
    if found["early"]:
        return Seconds(0.0)
    minutes = int(found["hours"] or 0) * 60 + int(found["minutes"] or found["many"])
    part = float(f"0.{found['part'] or 0}")
    if found["sign"] in {":", ";"} and len(found["part"]) == 2:  # noqa: PLR2004 - frames have two digits
        part = min(int(found["part"]) / _FRAMES, 0.99)
    return Seconds(minutes * 60 + int(found["seconds"]) + part)


def _as_it_is_read(line: str) -> str:
    plain = _EMBEDDED.sub("", _LINE_ENDS.sub(" ", line))
    return plain if from_the_right(plain) else _MARKS.sub("", plain)


def _plain(lines: Sequence[str]) -> str:
    """The text of a caption, without markup and times; line ends stay, blank lines don't."""
    # Imported here: takes a tenth of a second, and only captions need it.
    from webvtt import Caption  # noqa: PLC0415

    lines = [_ABOVE.sub("", line) for line in lines]
    signs = _BOLD.sub(r"\2", _NO_TAG.sub("&lt;", _POSITION.sub("", "\n".join(lines))))
    marked = _LINE_BREAK.sub("\n", signs.replace(r"\h", " "))
    words: str = _TIME_WITHIN.sub(" ", _SPEAKER_AT.sub(":", html.unescape(Caption(text=marked).text)))
    said = (" ".join(line.split()) for line in words.split("\n"))
    return "\n".join(_with_speakers_marked([line for line in said if line and not _NOTHING.fullmatch(line)]))


def _without_its_times(text: str, start: float, end: float) -> str:
    """The text, without the caption's own time before its words, or in parentheses among them."""

    def kept(found: re.Match[str]) -> str:
        time = _seconds(found[1] or found[2])
        if time is None or not start - _NEAR <= time <= end + _NEAR:
            return found[0]
        # What ends the words stays beside them.
        return " " if found.string[found.end() :][:1].isalnum() else ""

    lines = (" ".join(_OWN_TIME.sub(kept, line).split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _with_speakers_marked(lines: list[str]) -> list[str]:
    """The lines with a dash where another speaker begins, however that was marked."""
    marked = [_SPEAKS.match(line) for line in lines]
    count = sum(mark is not None for mark in marked)
    alone = count == 1 and bool(lines) and marked[0] is not None
    plain = (
        line if mark is None else f"{'' if alone else '– '}{line[mark.end() :]}"
        for line, mark in zip(lines, marked, strict=True)
    )
    return [_SPEAKS_WITHIN.sub(" – ", line) for line in plain if line.strip("– ")]


def _problem(file: str, line: int, code: str, message: str, found: str, expected: str) -> Problem:  # noqa: PLR0917  # a place, and the fields of ``Problem``
    return Problem(Place(file, line, 1), Severity.ERROR, code, message, found.strip(), expected)


_MOST_NAMED: Final = 3


def in_words(title: str, problems: tuple[Problem, ...]) -> str:
    """A message about a recording's unusable captions; empty if there are none."""
    if not problems:
        return ""
    more = len(problems) - _MOST_NAMED
    first = " ".join(str(problem) for problem in problems[:_MOST_NAMED])
    rest = _(" And {more} more.").format(more=more) if more > 0 else ""
    if all(problem.severity is Severity.WARNING for problem in problems):
        return _("Captions of {isolated}: {first}{rest}").format(
            isolated=isolated(title), first=first, rest=rest
        )
    what = _("Captions of {isolated}: not all can be shown.").format(isolated=isolated(title))
    return _("{what} The recording plays all the same. {first}{rest}").format(
        what=what, first=first, rest=rest
    )
