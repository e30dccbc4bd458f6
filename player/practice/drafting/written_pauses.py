"""How people write pauses in plain text: (pause), [10 seconds], three dots, SSML's breaks."""

import re
from dataclasses import dataclass
from typing import Final

SHORT_S, USUAL_S, LONG_S, DOTS_S, SILENCE_S = 2.0, 4.0, 8.0, 2.0, 20.0
"""Seconds that are guessed where a text names none (our own: half of Standard's pause, it, twice it)."""

LONGEST_PAUSE: Final = 15.0
"""What is longer is taken for an open silence, which a pacing keeps company in or shortens (our own)."""

_UNITS: Final = {"ms": 0.001, "s": 1.0, "sec": 1.0, "secs": 1.0, "second": 1.0, "seconds": 1.0}
_UNITS_OF_MINUTES: Final = {"m": 60.0, "min": 60.0, "mins": 60.0, "minute": 60.0, "minutes": 60.0}
_NUMBERS: Final = {
    word: number
    for number, words in {
        0.5: "half half-a",
        1: "one a an",
        2: "two",
        3: "three",
        4: "four",
        5: "five",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten",
        12: "twelve",
        15: "fifteen",
        20: "twenty",
        25: "twenty-five",
        30: "thirty",
        40: "forty",
        45: "forty-five",
        50: "fifty",
        60: "sixty",
        90: "ninety",
    }.items()
    for word in words.split()
}
_UNIT: Final = "|".join(sorted((*_UNITS, *_UNITS_OF_MINUTES), key=len, reverse=True))
_DIGITS: Final = r"[0-9]{1,5}(?:[.,][0-9]{1,3})?"
_OPEN: Final = frozenset({"silence", "silent", "quiet", "stillness"})
_WORD: Final = "half an?|" + "|".join(sorted(_NUMBERS, key=len, reverse=True))
_RANGE: Final = rf"(?P<low>{_DIGITS})(?: ?(?:-|–|to) ?(?P<high>{_DIGITS}))?"
_LENGTH: Final = rf"(?:{_RANGE}|(?P<word>{_WORD}))[ -]?(?P<unit>{_UNIT})\.?"
_NAME: Final = r"(?P<name>pause|silence|quiet|silent|rest|break|wait|stillness)"
_SIZE: Final = r"(?:(?:a|an|very|in) )*(?:(?P<size>short|brief|small|little|long|longer|extended|usual) )?"
_NAMED_FIRST: Final = re.compile(rf"{_SIZE}{_NAME}(?:(?: here| for| of|:|,)* ?{_LENGTH})?", re.IGNORECASE)
_LENGTH_FIRST: Final = re.compile(
    rf"(?:for )?{_LENGTH}(?: (?:of |in )?(?P<name>pause|silence|quiet|rest|break|stillness))?", re.IGNORECASE
)
_DOTS: Final = re.compile(r"[\s.…]*(?:…|\.{3})[\s.…]*")
_STRENGTHS: Final = {"none": 0.0, "x-weak": 0.5, "weak": 1.0, "medium": 2.0, "strong": 4.0, "x-strong": 8.0}
"""Seconds for the strengths that SSML 1.1 (W3C 2010, 3.2.3) leaves to the voice (our own)."""
_BREAK_TIME: Final = re.compile(
    rf"(?:\b(?:time|value|duration|length) *= *|^ *=? *)[\"']? *\+?"
    rf"(?P<low>{_DIGITS}|\.[0-9]+) *(?P<unit>ms|s(?:ec)?)?\b",
    re.IGNORECASE,
)
_BREAK_STRENGTH: Final = re.compile(r"\bstrength *= *[\"']?(?P<name>[a-z-]+)", re.IGNORECASE)


BREATH_S: Final = 5.0
"""A breath in and out, at rest (12 a minute)."""

_PARTS: Final = re.compile(
    r"(?P<few>(?:a )?(?:few|couple of) breaths\b)|(?P<breath>a breath\b)"
    r"|(?P<filler>(?:here|for|of|in|about|around|approximately|approx|roughly|at least|up to|or so|"
    r"and|a|an|the|very|full|allow|leave|give|keep|insert|moment|moments|while|bit|more|them|time)(?![a-z]))"
    rf"|(?P<clock>[0-9]{{1,2}}:[0-5][0-9])|(?P<primes>[0-9]{{1,3}})(?:''|\"|″|”)"
    rf"|(?:{_RANGE}|(?P<word>{_WORD})(?![a-z])|(?P<half>½))[ -]?"
    rf"(?:(?P<unit>{_UNIT})(?![a-z])|(?P<breaths>breaths?)\b)?"
    r"|(?P<name>(?:pause|silence|quiet|silent|rest|break|wait|stillness|beat|slnc|hold)(?![a-z]))"
    r"|(?P<size>(?:short|brief|small|little|long|longer|extended|usual)\b)"
    r"|(?P<sign>[\s=:,.;~+()–—-])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class WrittenPause:
    """A pause as somebody wrote it.

    Attributes:
        written: their words.
        seconds: how long it is.
        guessed: True where they named no length.
        open: True where it is called a silence.
    """

    written: str
    seconds: float
    guessed: bool
    open: bool = False


def pause_in(inside: str, written: str) -> WrittenPause | None:
    """The pause that the words within brackets mean; None where they mean none."""
    words = _plain(inside)
    if _DOTS.fullmatch(inside):
        return WrittenPause(written, DOTS_S, guessed=True)
    found = _NAMED_FIRST.fullmatch(words) or _LENGTH_FIRST.fullmatch(words)
    if found is None:
        return loose_pause(inside, written)
    is_open = (found["name"] or "").lower() in _OPEN
    if found["unit"]:
        return WrittenPause(written, _seconds(found), guessed=False, open=is_open)
    return WrittenPause(written, _guess(found["size"], is_open=is_open), guessed=True, open=is_open)


def bare_pause(line: str) -> WrittenPause | None:
    """The pause that a whole line without brackets means; only if it is called one, or is a mere length."""
    words = _plain(line)
    if not re.search(r"\bpause\b", words, re.IGNORECASE) and not re.match("[0-9]", words):
        return None
    found = pause_in(words, line.strip())
    # What only tells somebody to pause is said.
    told = found is not None and found.guessed and not _NAMED_FIRST.fullmatch(words)
    return None if told else found


def _plain(words: str) -> str:
    return " ".join(words.split()).strip(" .,;:!-–—*_~#")


def loose_pause(inside: str, written: str) -> WrittenPause | None:
    """The pause that words in any order mean, as ``Pause here: 1 min 30 s``; None if one means more."""
    text, at, seconds, bare = inside.lower().replace("_", " "), 0, 0.0, 0.0
    name, size, guessed, timed = "", "", False, False
    while at < len(text):
        part = _PARTS.match(text, at)
        if part is None:
            return None
        at = part.end()
        name = name or part["name"] or ""
        size = size or part["size"] or ""
        seconds += _length_of(part)
        bare += _bare_number(part)
        guessed = guessed or any(part[kind] for kind in ("breaths", "few", "breath"))
        timed = timed or part["clock"] is not None
    if not seconds and name:
        # A number alone is seconds, but for macOS's mark, which counts thousandths.
        seconds = bare / 1000 if name == "slnc" else bare
        bare = 0.0
    if bare or not (name or seconds) or (timed and not name):
        return None
    is_open = name in _OPEN
    if seconds:
        return WrittenPause(written, seconds, guessed=guessed, open=is_open)
    return WrittenPause(written, _guess(size, is_open=is_open), guessed=True, open=is_open)


def _length_of(part: re.Match[str]) -> float:
    """The seconds that a part of a pause names; 0 for one that names none."""
    if part["clock"]:
        minutes, seconds = part["clock"].split(":")
        return int(minutes) * 60.0 + int(seconds)
    if part["primes"]:
        return float(part["primes"])
    if part["few"] or part["breath"]:
        return BREATH_S * (3 if part["few"] else 1)
    if part["breaths"]:
        return _count(part) * BREATH_S
    return (
        _count(part) * (_UNITS.get(part["unit"]) or _UNITS_OF_MINUTES[part["unit"]]) if part["unit"] else 0.0
    )


def _bare_number(part: re.Match[str]) -> float:
    if part["unit"] or part["breaths"] or not (part["low"] or part["half"] or part["word"]):
        return 0.0
    return _count(part)


def _count(part: re.Match[str]) -> float:
    if part["half"]:
        return 0.5
    if part["word"]:
        return _NUMBERS.get(part["word"], _NUMBERS["half"])
    low = _number(part["low"])
    return (low + (_number(part["high"]) if part["high"] else low)) / 2


def break_in(attributes: str, written: str) -> WrittenPause | None:
    """The pause of SSML's ``<break …/>`` and of tags like it; None for one of no strength."""
    time = _BREAK_TIME.search(attributes)
    if time:
        unit = (time["unit"] or "s").lower()
        scale = _UNITS["ms"] if unit.startswith("m") else _UNITS["s"]
        return WrittenPause(written, _number(time["low"]) * scale, guessed=False)
    strength = _BREAK_STRENGTH.search(attributes)
    seconds = _STRENGTHS.get(strength["name"].lower() if strength else "medium", 2.0)
    return WrittenPause(written, seconds, guessed=True) if seconds else None


def _seconds(found: re.Match[str]) -> float:
    unit = found["unit"].lower()
    scale = _UNITS.get(unit) or _UNITS_OF_MINUTES[unit]
    if found["word"]:
        return _NUMBERS.get(found["word"].lower(), _NUMBERS["half"]) * scale
    low = _number(found["low"])
    high = _number(found["high"]) if found["high"] else low
    return (low + high) / 2 * scale


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _guess(size: str | None, *, is_open: bool) -> float:
    size = (size or "").lower()
    if size in {"short", "brief", "small", "little"}:
        return SHORT_S
    if size in {"long", "longer", "extended"}:
        return SILENCE_S if is_open else LONG_S
    return SILENCE_S if is_open else USUAL_S
