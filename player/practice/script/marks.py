"""Marks in spoken text: pauses, silences, bells, check-ins, breaths, writing and pronunciations."""

import difflib
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from player.language.catalogue import _
from player.practice.errors import Place
from player.practice.script.model import Bell, Breath, CheckIn, Pause, Piece, Sentence, Silence, Writing
from player.practice.script.sentences import sentence_bounds
from player.practice.script.source import Passage, Problems
from player.practice.units import Seconds

PAUSE_RANGE = (0.5, 60.0)
"""Seconds."""
SILENCE_RANGE = (3.0, 600.0)
"""Seconds."""
BREATH_RANGE = (1, 10)
WRITING_RANGE = (20.0, 900.0)
"""Seconds that a rendered file leaves for writing; in the player a person takes as long as they like."""

NOTHING = "[nothing]"

_MARK_WORDS = ("silence", "bell", "check-in", "breath", "nothing", "option", "time", "writing", "needs")
_MARKS_EXPECTED = _(
    "A mark is one of [6s], [silence 40s], [bell], [check-in], [breath 3], [option], [time] and "
    "[writing 120s]."
)
_NUMBER = r"(?P<number>[0-9]+(?:\.[0-9]+)?)"
_PAUSE = re.compile(rf"{_NUMBER}s")
_SILENCE = re.compile(rf"silence {_NUMBER}s")
_BREATH = re.compile(r"breath (?P<number>[0-9]+)")
_WRITING = re.compile(rf"writing {_NUMBER}s")
_NEEDS = re.compile(r"needs (?P<title>[^,]+)")
_TIME_LIKE = re.compile(rf"(?:(?P<name>silence|writing) ?)?-?{_NUMBER}.*")
_OPTION, _TIME = "option", "time"
"""Marks that describe the sentence before them."""

_SPECIAL = re.compile(
    r"(?P<escape>\\(?P<escaped>[!-/:-@\[-`{-~]))"
    r"|(?P<backslash>\\)"
    r"|(?P<image>!\[[^\[\]]{0,200}\]\([^()]{0,200}\))"
    r"|(?P<bracket>\[(?P<inside>[^\[\]]*)\])"
    r"|(?P<open>\[)|(?P<close>\])"
    r"|(?P<emphasis>(?P<run>\*{1,3}|_{1,3}|~~)(?=\S).{0,200}?(?P=run)|\*+|_+|~~)"
    r"|(?P<code>`+[^`]{0,200}`*)"
    r"|(?P<html><[A-Za-z/!?][^<>]{0,200}>?|&#?[A-Za-z0-9]{1,20};)"
    r"|(?P<table>\|)"
    r"|(?P<reference>\.\.[/\\]|\b(?:https?|ftp|file|data|javascript):\S{1,200}|\bwww\.\S{1,200})"
)
_LEADING_NEEDS = re.compile(r" *\[needs (?P<title>[^\[\],]+)\] *")
_PRONUNCIATION = re.compile(r"\(/(?P<phonemes>[^\s/()\[\]\\]+(?: [^\s/()\[\]\\]+)*)/\)")
_TARGET = re.compile(r"\([^()]{0,200}\)?")
_PHONEME = re.compile(r"[^0-9A-Z<>{}*_`|]+")

_REFUSED = {
    "backslash": (
        "stray-backslash",
        _("There is a backslash before something that is not a mark."),
        _("Take it out."),
    ),
    "image": ("image", _("A script shows no images."), _("Take the image out.")),
    "close": (
        "unopened-mark",
        _("There is a ] without its [."),
        _(r"Write the mark in full, or \] for the sign."),
    ),
    "open": (
        "unclosed-mark",
        _("This mark has no closing ]."),
        _(r"Close it with ], or write \[ for the sign."),
    ),
    "emphasis": (
        "emphasis",
        _("Emphasis can't be spoken."),
        _(r"Take the signs out, or write \* or \_ for the sign."),
    ),
    "code": ("code", _("Code can't be spoken."), _("Take the ` signs out.")),
    "html": ("html", _("HTML can't be spoken."), _("Write the words alone.")),
    "table": ("table", _("A table can't be spoken."), _("Write sentences instead.")),
    "reference": (
        "outside-reference",
        _("A script refers to nothing outside itself."),
        _("Take the address out; publications belong in sources."),
    ),
}


@dataclass
class _Run:
    """Spoken text between two marks.

    Attributes:
        parts: pieces of shown text, each with its offset in the source and its phonemes, if any.
        starts: for each part, its offset in the shown text.
        length: of the shown text, in characters.
    """

    parts: list[tuple[str, int, str]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    length: int = 0

    def add(self, shown: str, offset: int, phonemes: str = "") -> None:
        """Add shown text that begins at a source offset."""
        if shown:
            self.parts.append((shown, offset, phonemes))
            self.starts.append(self.length)
            self.length += len(shown)

    def clear(self) -> None:
        """Begin a new run."""
        self.parts.clear()
        self.starts.clear()
        self.length = 0


def pieces_of(passage: Passage, problems: Problems) -> tuple[Piece, ...]:
    """The sentences and marks of a passage, in order. ``[nothing]`` is reported as misplaced.

    Args:
        passage: the text of a paragraph or of one alternative, without its label.
        problems: collects what is wrong.
    """
    pieces: list[Piece] = []
    run, offset = _Run(), 0
    for match in _SPECIAL.finditer(passage.text):
        if match.start() < offset:
            continue
        run.add(passage.text[offset : match.start()], offset)
        offset = match.end()
        if match.lastgroup == "escape" or match.group("escape"):
            run.add(match.group("escaped"), match.start())
        elif match.group("bracket") is not None:
            offset = _read_bracket(passage, match, run, pieces, problems)
        else:
            _refuse(passage, match, problems)
    run.add(passage.text[offset:], offset)
    _end_run(passage, run, pieces)
    _check_neighbours(pieces, problems)
    return tuple(pieces)


def _refuse(passage: Passage, match: re.Match[str], problems: Problems) -> None:
    for name, (code, message, expected) in _REFUSED.items():
        if match.group(name) is not None:
            found = passage.text[match.start() : match.start() + 40] if name == "open" else match.group()
            problems.error(passage.place(match.start()), code, message, found, expected)
            return


def _read_bracket(
    passage: Passage, match: re.Match[str], run: _Run, pieces: list[Piece], problems: Problems
) -> int:
    """Add a pronunciation to the run, or end the run with a mark.

    Returns:
        The offset at which reading continues.
    """
    target = _TARGET.match(passage.text, match.end())
    if target:
        _pronunciation(passage, match, target, run, problems)
        return target.end()
    _end_run(passage, run, pieces)
    run.clear()
    inside, place = match.group("inside"), passage.place(match.start())
    if inside in {_OPTION, _TIME}:
        _mark_sentence(inside, pieces, place, problems)
    elif (mark := _mark(inside, place, problems)) is not None:
        pieces.append(mark)
    return match.end()


def _mark_sentence(inside: str, pieces: list[Piece], place: Place, problems: Problems) -> None:
    """Set what a mark says about the sentence before it; other marks may come between them."""
    index = next(
        (index for index in reversed(range(len(pieces))) if isinstance(pieces[index], Sentence)), None
    )
    sentence = pieces[index] if index is not None else None
    if index is None or not isinstance(sentence, Sentence):
        message = _("This mark says something about the sentence before it, and there is none.")
        problems.error(place, "no-sentence-before", message, f"[{inside}]", _("Put it after a sentence."))
        return
    pieces[index] = replace(
        sentence,
        option=sentence.option or inside == _OPTION,
        wants_time=sentence.wants_time or inside == _TIME,
    )


def split_needs(passage: Passage) -> tuple[tuple[tuple[str, Place], ...], Passage]:
    """The titles that a passage needs, each with its place, and the passage without these marks.

    The marks are at its very beginning: ``[needs The reply] …``.
    """
    found: list[tuple[str, Place]] = []
    while needs := _LEADING_NEEDS.match(passage.text):
        found.append((needs.group("title").strip(), passage.place(needs.start("title"))))
        passage = passage.after(needs.end())
    return tuple(found), passage


def _pronunciation(
    passage: Passage, match: re.Match[str], target: re.Match[str], run: _Run, problems: Problems
) -> None:
    word, place, found = match.group("inside"), passage.place(match.start()), match.group() + target.group()
    phonemes = _PRONUNCIATION.fullmatch(target.group())
    run.add(word, match.start() + 1, phonemes.group("phonemes") if phonemes else "")
    if phonemes and word.strip() and _PHONEME.fullmatch(phonemes.group("phonemes")):
        return
    if target.group().startswith("(/") or phonemes:
        problems.error(
            place,
            "bad-pronunciation",
            _("This pronunciation can't be read."),
            found,
            _("Write the word in [ ] and its IPA sounds between (/ and /), such as [content](/kəntˈɛnt/)."),
        )
    else:
        problems.error(place, "link", _("A script has no links."), found, _("Write the words alone."))


def _mark(inside: str, place: Place, problems: Problems) -> Piece | None:
    if inside == "bell":
        return Bell(place)
    if inside == "check-in":
        return CheckIn(place)
    for pattern, limits, kind in _LASTING:
        if length := pattern.fullmatch(inside):
            return kind(Seconds(_within(length, limits, "s", place, problems)), place)
    if breath := _BREATH.fullmatch(inside):
        return Breath(int(_within(breath, BREATH_RANGE, "", place, problems)), place)
    _refuse_mark(inside, place, problems)
    return None


_LASTING: Final = (
    (_PAUSE, PAUSE_RANGE, Pause),
    (_SILENCE, SILENCE_RANGE, Silence),
    (_WRITING, WRITING_RANGE, Writing),
)
"""Marks with a length in seconds: their pattern, their range, and their class."""


def _within(
    match: re.Match[str],
    limits: tuple[float, float],
    unit: str,
    place: Place,
    problems: Problems,
) -> float:
    low, high = limits
    # By way of float, because int refuses a very long row of digits.
    value = float(match.group("number"))
    if not low <= value <= high:
        problems.error(
            place,
            "out-of-range",
            _("The number in this mark is out of range."),
            f"[{match.group()}]",
            _("It may be {low:g}{unit} to {high:g}{unit}.").format(low=low, unit=unit, high=high),
        )
    return min(max(value, low), high)


def _refuse_mark(inside: str, place: Place, problems: Problems) -> None:
    found = f"[{inside}]"
    if found == NOTHING:
        problems.error(
            place,
            "misplaced-nothing",
            _("[nothing] is used with something else, or outside a list of alternatives."),
            found,
            _("Use it alone, as the whole of one alternative."),
        )
    elif _NEEDS.fullmatch(inside):
        problems.error(
            place,
            "misplaced-needs",
            _("[needs …] is not at the beginning of its passage."),
            found,
            _("Put it before the first word of the paragraph or alternative."),
        )
    elif time := _TIME_LIKE.fullmatch(inside):
        name = time.group("name")
        example = f"[{f'{name} ' if name else ''}{time.group('number')[:6]}s]"
        problems.error(
            place,
            "wrong-unit",
            _("The length of this mark can't be read."),
            found,
            _("Give seconds, with no space before the s: {example}.").format(example=example),
        )
    else:
        near = difflib.get_close_matches(inside[:30].lower().split(" ")[0], _MARK_WORDS, 1)
        hint = (
            _("Did you mean [{near}{get}]? ").format(near=near[0], get=_ARGUMENTS.get(near[0], ""))
            if near
            else ""
        )
        problems.error(place, "unknown-mark", _("This mark is not known."), found, hint + _MARKS_EXPECTED)


_ARGUMENTS = {"silence": " 40s", "breath": " 3", "writing": " 120s", "needs": _(" The reply")}


def _end_run(passage: Passage, run: _Run, pieces: list[Piece]) -> None:
    """Split the text of the run into sentences and add them to the pieces."""
    shown = "".join(part for part, _start, _sounds in run.parts)
    start = 0
    for low, high in _whole_words(sentence_bounds(shown), run):
        start = low + len(shown[low:high]) - len(shown[low:high].lstrip())
        text = shown[start:high].strip()
        if not text:
            continue
        place = passage.place(_source_offset(run, start))
        pieces.append(Sentence(" ".join(text.split()), _spoken(run, start, high), place))


def _whole_words(bounds: list[tuple[int, int]], run: _Run) -> list[tuple[int, int]]:
    """The bounds of sentences, joined where one falls inside a word with a pronunciation."""
    inside, offset = [], 0
    for shown, _unused, phonemes in run.parts:
        if phonemes:
            inside.append((offset, offset + len(shown)))
        offset += len(shown)
    joined: list[tuple[int, int]] = []
    for low, high in bounds:
        if joined and any(first < low < last for first, last in inside):
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    return joined


def _source_offset(run: _Run, index: int) -> int:
    part = bisect_right(run.starts, index) - 1
    _unused, offset, phonemes = run.parts[part]
    inside = index - run.starts[part]
    # A pronounced word starts at its bracket.
    return offset - 1 if phonemes and inside == 0 else offset + inside


def _spoken(run: _Run, low: int, high: int) -> str:
    """The text for the voice. Plain brackets are left out: the voice would read them as phonemes."""
    words = []
    first, last = bisect_right(run.starts, low) - 1, bisect_left(run.starts, high)
    for start, (shown, _unused, phonemes) in zip(run.starts[first:last], run.parts[first:last], strict=True):
        part = shown[max(low - start, 0) : high - start]
        plain = part.replace("[", "").replace("]", "")
        words.append(f"[{plain}](/{phonemes}/)" if phonemes and part else plain)
    return " ".join("".join(words).split())


def _check_neighbours(pieces: list[Piece], problems: Problems) -> None:
    for first, second in pairwise(pieces):
        if isinstance(first, Pause | Silence) and isinstance(second, Pause | Silence):
            problems.error(
                second.place,
                "two-pauses",
                _("Two pauses follow each other, so it is unclear how long it is quiet."),
                "",
                _("Keep one of them."),
            )
        if isinstance(first, Sentence) and first.wants_time and isinstance(second, Pause):
            problems.error(
                second.place,
                "two-times",
                _("[time] and a pause both say how long it is quiet after this sentence."),
                "",
                _("Keep one of them."),
            )
        if isinstance(first, Writing):
            problems.error(
                first.place,
                "writing-in-the-middle",
                _("Something follows the writing in its passage."),
                "",
                _("End the paragraph with [writing 120s]; what comes after it is a paragraph of its own."),
            )
