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
        15: "fifteen",
        20: "twenty",
        30: "thirty",
        40: "forty",
        45: "forty-five",
        60: "sixty",
        90: "ninety",
    }.items()
    for word in words.split()
}
_UNIT: Final = "|".join(sorted((*_UNITS, *_UNITS_OF_MINUTES), key=len, reverse=True))
_DIGITS: Final = r"[0-9]{1,5}(?:[.,][0-9]{1,3})?"
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
    rf"\btime *= *[\"']? *\+?(?P<low>{_DIGITS}|\.[0-9]+) *(?P<unit>ms|s)\b", re.IGNORECASE
)
_BREAK_STRENGTH: Final = re.compile(r"\bstrength *= *[\"']?(?P<name>[a-z-]+)", re.IGNORECASE)


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
    words = " ".join(inside.split()).strip(" .,;:!-–—")
    if _DOTS.fullmatch(inside):
        return WrittenPause(written, DOTS_S, guessed=True)
    found = _NAMED_FIRST.fullmatch(words) or _LENGTH_FIRST.fullmatch(words)
    if found is None:
        return None
    is_open = (found["name"] or "").lower() in {"silence", "silent", "quiet", "stillness"}
    if found["unit"]:
        return WrittenPause(written, _seconds(found), guessed=False, open=is_open)
    return WrittenPause(written, _guess(found, is_open=is_open), guessed=True, open=is_open)


def bare_pause(line: str) -> WrittenPause | None:
    """The pause that a whole line without brackets means; only if it is called one, or is a mere length."""
    words = " ".join(line.split()).strip(" .,;:!-–—")
    named = re.search(r"\bpause\b", words, re.IGNORECASE) or re.match("[0-9]", words)
    return pause_in(words, line.strip()) if named else None


def break_in(attributes: str, written: str) -> WrittenPause | None:
    """The pause of SSML's ``<break …/>``; None for one of no strength."""
    time = _BREAK_TIME.search(attributes)
    if time:
        return WrittenPause(written, _number(time["low"]) * _UNITS[time["unit"].lower()], guessed=False)
    strength = _BREAK_STRENGTH.search(attributes)
    seconds = _STRENGTHS.get(strength["name"].lower() if strength else "medium", 2.0)
    return WrittenPause(written, seconds, guessed=True) if seconds else None


def _seconds(found: re.Match[str]) -> float:
    unit = found["unit"].lower()
    scale = _UNITS.get(unit) or _UNITS_OF_MINUTES[unit]
    if found["word"]:
        word = found["word"].lower()
        return _NUMBERS.get(word, _NUMBERS["half"]) * scale
    low = _number(found["low"])
    high = _number(found["high"]) if found["high"] else low
    return (low + high) / 2 * scale


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _guess(found: re.Match[str], *, is_open: bool) -> float:
    size = (found["size"] or "").lower()
    if size in {"short", "brief", "small", "little"}:
        return SHORT_S
    if size in {"long", "longer", "extended"}:
        return SILENCE_S if is_open else LONG_S
    return SILENCE_S if is_open else USUAL_S
