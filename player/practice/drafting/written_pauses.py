"""How people write pauses in plain text: (pause), [10 seconds], three dots, SSML's breaks."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from player.practice.drafting.pause_words import (
    ARTICLES,
    BREATHING,
    BREATHS,
    FEW,
    FILLERS,
    HALTS,
    LETTERS,
    LONG,
    MINUTES,
    NUMBER,
    NUMBERS,
    PAUSES,
    SECONDS,
    SHORT,
    SILENCES,
    THOUSANDTHS,
    USUAL,
)

SHORT_S, USUAL_S, LONG_S, DOTS_S, SILENCE_S = 2.0, 4.0, 8.0, 2.0, 20.0
"""Seconds that are guessed where a text names none (our own: half of Standard's pause, it, twice it)."""

LONGEST_PAUSE: Final = 15.0
"""What is longer is taken for an open silence, which a pacing keeps company in or shortens (our own)."""

_DIGITS: Final = r"[0-9]{1,5}(?:[.,][0-9]{1,3})?"
_RANGE: Final = rf"(?P<low>{_DIGITS})(?: ?(?:-|–|to\b|bis\b) ?(?P<high>{_DIGITS}))?"
_DOTS: Final = re.compile(r"[\s.…]*(?:…|\.{3})[\s.…]*")
_STRENGTHS: Final = {"none": 0.0, "x-weak": 0.5, "weak": 1.0, "medium": 2.0, "strong": 4.0, "x-strong": 8.0}
"""Seconds for the strengths that SSML 1.1 (W3C 2010, 3.2.3) leaves to the voice (our own)."""
_BREAK_TIME: Final = re.compile(
    rf"(?:\b(?P<name>time|value|duration|length|dur|seconds|secs?|s|msecs?|ms|milliseconds) *= *|"
    rf"^ *[=:]? *)[\"'{{]? *\+?"
    rf"(?P<low>{_DIGITS}|\.[0-9]+) *(?P<unit>ms|s(?:ec)?)?\b",
    re.IGNORECASE,
)
_BREAK_STRENGTH: Final = re.compile(r"\bstrength *= *[\"']?(?P<name>[a-z-]+)", re.IGNORECASE)


BREATH_S: Final = 5.0
"""A breath in and out, at rest (12 a minute)."""

_UNIT: Final = f"(?P<ms>{THOUSANDTHS})|(?P<s>{SECONDS})|(?P<min>{MINUTES})"
_PARTS: Final = re.compile(
    rf"(?P<breaths>{BREATHS})|(?P<breathing>{BREATHING})|(?P<few>{FEW})"
    rf"|(?P<pause>{PAUSES}|{HALTS})|(?P<open>{SILENCES})"
    rf"|(?P<short>{SHORT})|(?P<long>{LONG})|(?P<usual>{USUAL})"
    r"|(?P<clock>[0-9]{1,2}:[0-5][0-9](?![0-9]))"
    r"|(?P<strokes>[0-9]{1,2}[’′'] ?[0-5]?[0-9](?![0-9])(?:''|\"|″|”)?)"
    r"|(?P<primes>[0-9]{1,3})(?:''|\"|″|”)|(?P<prime>[0-9]{1,2})[’′'](?![^\W\d_])"
    r"|(?P<countdown>[0-9](?:[-–,. ]{1,3}[0-9]){2,9}|2(?:[, ]{1,2}[3-9]){1,7}(?![-–0-9]))"
    rf"|{_RANGE}|{_UNIT}|(?P<word>{NUMBER})|(?P<article>{ARTICLES})|(?P<filler>{FILLERS}|d[’'])"
    r"|(?P<sign>[\s=:,.;…~+()|–—\"“”-])",
    re.IGNORECASE,
)
_LETTERED: Final = re.compile(r"P ?[-:]? ?(?P<seconds>[0-9]{1,3})s?")
"""A pause of so many seconds, in short."""

_HALTED: Final = re.compile(rf"{HALTS} ?[:=–—-] ?(?=[0-9])", re.IGNORECASE)
_PICTURES: Final = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u23e9-\u23fa\ufe0f\u200d]+")
_COUNTED: Final = re.compile(r"(?P<said>[^.!?…()\[\]]+?)(?:[.!?…]+ ?| )[(\[]")
_FRACTION: Final = re.compile(
    r"(?<![0-9/])(?:(?P<whole>[0-9]{1,2})[ -])?(?P<part>[13])/(?P<of>[24])(?![0-9/])"
)
_SIGN_OF_FRACTION: Final = re.compile(r"(?P<whole>[0-9]{0,2}) ?(?P<part>[½¼¾])")
_PARTS_OF_ONE: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_AROUND: Final = " .,;:!…-–—*_~#⏳⌛⏱⏲🕐🕑🕒\ufe0f→➔➜⇒↓"
_SPACED: Final = re.compile(r"(?<!\w)(?:[A-ZÄÖÜ] ){3,}[A-ZÄÖÜ](?!\w)")
"""Words in capitals with spaces between their letters."""

_QUOTED: Final = re.compile(r"[\"“”„«»‘’'](?P<words>[^\"“”„«»]+)[\"“”„«»‘’']")
_MERELY: Final = re.compile(
    rf"(?:(?:(?:{ARTICLES}|very|in|{SHORT}|{LONG}|{USUAL}) ?)*{PAUSES}(?: here)?(?:[.,;]? |$))+",
    re.IGNORECASE,
)
_BEGUN: Final = re.compile(
    r"(?:(?!(?:in|this|that|with|from|of|is|your|the|and) )[^\W\d_]+ ){0,2}"
    rf"(?:{PAUSES}|(?P<open>{SILENCES}))",
    re.IGNORECASE,
)
_TIMED: Final = re.compile(
    rf"(?<![\w.,])(?:{_RANGE}|(?P<word>{NUMBER}|{ARTICLES}))[ -]?(?:more )?(?:{_UNIT})", re.IGNORECASE
)
_COUNTED_BREATHS: Final = re.compile(
    rf"(?<![\w.,])(?:{_RANGE}|(?P<word>{NUMBER})) (?:[^\W\d_]+ )?{BREATHS}", re.IGNORECASE
)
_UP_TO: Final = re.compile(r"\b(?:till|until|bis(?: zu)?|hasta|jusqu['’]à) [0-9]", re.IGNORECASE)
_ONLY_LENGTH: Final = re.compile(
    rf"[0-9.,]+ ?[^\W\d_]+(?: (?:of |de |di |van )?(?:{PAUSES}|{SILENCES}))?\.?", re.IGNORECASE
)
_LENGTHS_OF: Final = re.compile(
    rf"\b(?:duration|dauer|durée|duración|total|takes?|session|approx\w*|{BREATHING})", re.IGNORECASE
)
_WHOLE_BREATH: Final = re.compile(r"breathe|atmen?$|respir", re.IGNORECASE)
_SHOUTED: Final = re.compile(r"(?<!\w)(?:PAUSE|P A U S E|PAUSA|STILLE|SILENCE|SILENCIO)(?!\w)")
_LEFT_TO_THEM: Final = re.compile(
    r"(?:wait|allow|give|leave|warten|attendre|esperar)\b.*\b(?:clients?|patients?|participants?|listeners?|group|people|them|"
    r"everyone|students?|child(?:ren)?|kids?|klient\w*|gruppe|kinder|response|answers?|reply|antwort|réponse|respuesta)\b",
    re.IGNORECASE,
)
"""What whoever leads leaves time for, with another person in the room."""

_TIME_GIVEN: Final = re.compile(
    r"(?:please |hier |here )?(?:(?:allow|give|leave|provide|insert) )?(?:(?:a little|some|a bit of|enough|"
    r"plenty of|etwas|ein wenig|ein bisschen|genug|genügend|viel|kurz|un peu de|un poco de|un po['’] di) )?"
    r"(?:time|space|room|zeit|raum|temps|tiempo|tempo)(?: (?:here|hier|lassen|geben|to|for|zum|zur|"
    r"für|pour|para|per)(?: [^\W\d_]+){0,4})?"
    r"|(?:let|lass|lasst) (?:this|that|it|das|es|dies) (?:all |alles |kurz |be )?(?:land|sink in|settle|"
    r"quiet|still|wirken|nachwirken|nachklingen|sacken|ankommen)"
    r"|(?:[^\W\d_]+ ){0,3}(?:wirken|nachwirken|nachklingen|sacken) lassen|linger(?: here)?",
    re.IGNORECASE,
)
"""What somebody who leads is to leave time for, with no length: ``(Zeit lassen)``, ``(let this land)``."""

_LONGEST_MARK: Final = 300
"""Characters; what is longer says more than how long a pause is."""

_MOST_WORDS: Final = 8
"""A direction that only names a time has so many words at most."""


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


def is_dots(written: str) -> bool:
    """Whether a pause was only written as dots."""
    return _DOTS.fullmatch(written) is not None


def pause_in(inside: str, written: str) -> WrittenPause | None:
    """The pause that words within brackets mean, in any order, as ``Pause here: 1 min 30 s``.

    None where one of them means anything else.
    """
    if len(inside) > _LONGEST_MARK:
        return None
    inside = _plain_numbers(inside)
    if _DOTS.fullmatch(inside):
        return WrittenPause(written, DOTS_S, guessed=True)
    if lettered := _LETTERED.fullmatch(inside.strip()):
        return WrittenPause(written, float(lettered["seconds"]), guessed=True)
    if inside.strip().lower() in LETTERS:
        return WrittenPause(written, _guess(LETTERS[inside.strip().lower()], is_open=False), guessed=True)
    parts = _parts_of(inside.replace("_", " "))
    return None if parts is None else _Length().of(parts, written)


def _plain_numbers(text: str) -> str:
    """The text with halves and quarters as decimals, and the digits of other scripts as those of this one."""
    text = _FRACTION.sub(_as_decimal, text)
    if text.isascii():
        return text
    text = _SIGN_OF_FRACTION.sub(
        lambda found: f"{int(found['whole'] or 0) + _PARTS_OF_ONE[found['part']]:g}", text
    )
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _as_decimal(found: re.Match[str]) -> str:
    return f"{int(found['whole'] or 0) + int(found['part']) / int(found['of']):g}"


def bare_pause(line: str) -> WrittenPause | None:
    """The pause that a whole line without brackets means; only if it is called one, or is a mere length."""
    words = plain_words(line)
    counted = _COUNTED.match(words)
    if counted is not None and pause_in(counted["said"], counted["said"]) is None:
        # "One. (pause)" is a count, and a pause behind it.
        return None
    if _LETTERED.fullmatch(words):
        return pause_in(words, line.strip())
    named = re.search(rf"(?<![^\W\d_]){PAUSES}", words, re.IGNORECASE) or _HALTED.match(words)
    found = pause_in(words, line.strip())
    if found is None or not (named or found.open or re.match("[0-9½¼¾]", words)):
        return None
    if named or not found.open:
        # What only tells somebody to pause is said.
        return None if found.guessed and not _MERELY.fullmatch(words) else found
    # Silence may be what a sentence is about, but not in capitals by itself.
    alone = words.isupper() and re.fullmatch(SILENCES, words, re.IGNORECASE) is not None
    return None if found.guessed and not alone else replace(found, guessed=True)


def sentence_pause(sentence: str) -> WrittenPause | None:
    """The pause that a sentence among others means: only one that is called so and has its length."""
    found = bare_pause(sentence)
    words = plain_words(sentence)
    if found is not None and (_ONLY_LENGTH.fullmatch(words) or _LETTERED.fullmatch(words)):
        # A length by itself, as "5 s": hardly a sentence that is said.
        return replace(found, guessed=True)
    begins = re.match(rf"(?:{PAUSES}|{SILENCES})", words, re.IGNORECASE)
    return found if found is not None and begins and not found.guessed else None


def told_pause(sentence: str) -> bool:
    """Whether a sentence could be a direction to pause, as well as one that is said."""
    found = pause_in(plain_words(sentence), sentence)
    called = found is not None and re.search(PAUSES, sentence, re.IGNORECASE) is not None
    return called or _SHOUTED.search(sentence) is not None


def pause_among(inside: str, written: str) -> WrittenPause | None:
    """The pause that a direction seems to mean, as ``Silence follows, for noticing``; always a guess."""
    inside = _plain_numbers(inside)
    if _UP_TO.search(inside):
        return None
    if _LEFT_TO_THEM.match(inside.strip()) or _TIME_GIVEN.fullmatch(plain_words(inside)):
        return WrittenPause(written, seconds_in(inside) or LONG_S, guessed=True)
    begun, timed = _BEGUN.match(inside.strip()), _TIMED.search(inside)
    named = re.search(rf"(?<![^\W\d_]){SILENCES}", inside, re.IGNORECASE) is not None
    most = _MOST_WORDS * (1 + named)
    if begun is None and (timed is None or _LENGTHS_OF.search(inside) or len(inside.split()) > most):
        return None
    is_open = bool(begun and begun["open"]) or (begun is None and named)
    seconds = _number_in(timed) * _scale(timed) if timed is not None else 0.0
    size = re.search(rf"(?<![^\W\d_])(?:(?P<short>{SHORT})|(?P<long>{LONG}))", inside, re.IGNORECASE)
    sized = size.lastgroup or "" if size else ""
    return WrittenPause(written, seconds or _guess(sized, is_open=is_open), guessed=True, open=is_open)


def seconds_in(words: str) -> float:
    """The seconds that words name anywhere, also as a number of breaths; 0 where they name none."""
    words = _plain_numbers(words)
    timed, breaths = _TIMED.search(words), _COUNTED_BREATHS.search(words)
    if timed is not None:
        return _number_in(timed) * _scale(timed)
    return 0.0 if breaths is None else _number_in(breaths) * BREATH_S


def plain_words(text: str) -> str:
    """What a line or a sentence says, without the signs and quotes around it."""
    words = " ".join(_PICTURES.sub(" ", text).split()).strip(_AROUND)
    quoted = _QUOTED.fullmatch(words)
    words = quoted["words"].strip(_AROUND) if quoted else words
    return _SPACED.sub(lambda found: found[0].replace(" ", ""), words)


def _parts_of(text: str) -> list[re.Match[str]] | None:
    parts, at = [], 0
    while at < len(text):
        part = _PARTS.match(text, at)
        if part is None:
            return None
        parts.append(part)
        at = part.end()
    return parts


class _Length:
    """Adds up what the parts of a pause say."""

    def __init__(self) -> None:
        self._seconds = self._breathing = 0.0
        self._number: float | None = None
        self._named = self._open = self._guessed = self._few = False
        self._timed = self._thousandths = False
        self._size = ""
        self._article = False

    def of(self, parts: Iterable[re.Match[str]], written: str) -> WrittenPause | None:
        """The pause; None where they mean none."""
        for part in parts:
            if not self._add(part):
                return None
        named = self._named or self._open
        if self._few and not self._seconds:
            # Of something that has no length, such as moments.
            self._number = None
        if not self._seconds and named and self._number:
            # A number alone is seconds, but for macOS's mark, which counts thousandths.
            self._seconds = self._number / 1000 if self._thousandths else self._number
            self._number = None
        if self._number or not (named or self._seconds) or (self._timed and not named):
            return None
        seconds = self._seconds or self._breathing or _guess(self._size, is_open=self._open)
        guessed = self._guessed or not self._seconds
        return WrittenPause(written, seconds, guessed=guessed, open=self._open)

    def _add(self, part: re.Match[str]) -> bool:
        kind = part.lastgroup
        if kind in {"low", "high", "word"}:
            self._number = _number_in(part)
        elif kind == "article":
            self._article = True
        elif kind == "few":
            self._number, self._guessed, self._few = 3.0, True, True
        elif kind in {"s", "min", "ms", "breaths"}:
            return self._unit(part)
        elif kind == "countdown":
            self._seconds += _counted(part[0])
        elif kind == "clock":
            minutes, seconds = part[0].split(":")
            self._seconds += int(minutes) * 60.0 + int(seconds)
            self._timed = True
        elif kind == "strokes":
            minutes, seconds = re.findall("[0-9]+", part[0])
            self._seconds += int(minutes) * 60.0 + int(seconds)
        elif kind in {"primes", "prime"}:
            self._seconds += float(part[kind]) * (1 if kind == "primes" else 60)
            # One stroke may mean feet as well.
            self._guessed = self._guessed or kind == "prime"
        else:
            self._word(part, kind or "")
        return True

    def _unit(self, part: re.Match[str]) -> bool:
        """A unit, with the number before it; one without a number only after an article."""
        is_breath = part.lastgroup == "breaths"
        number = self._number or (1.0 if self._article or is_breath else 0.0)
        self._seconds += number * (BREATH_S if is_breath else _scale(part))
        self._guessed = self._guessed or is_breath
        self._number, self._article = None, False
        return number > 0

    def _word(self, part: re.Match[str], kind: str) -> None:
        self._thousandths = self._thousandths or part[0].lower() in {"slnc", "sil", "pau"}
        # In "pause, allow silence" the silence only says what the pause is for.
        self._open = self._open or (kind == "open" and not self._named)
        self._named = self._named or kind == "pause"
        if kind in {"short", "long", "usual"}:
            self._size = self._size or kind
        if kind == "breathing":
            self._named = self._guessed = True
            self._breathing += BREATH_S if _WHOLE_BREATH.match(part[0]) else BREATH_S / 2


def _counted(written: str) -> float:
    """The seconds of numbers that are counted up or down, one a second."""
    numbers = [int(digit) for digit in re.findall("[0-9]", written)]
    # The first is said before, as in "in… [2, 3]".
    return float(len(numbers) if numbers[-1] <= 1 or numbers[0] <= len("12") else 0)


def _scale(part: re.Match[str]) -> float:
    """Seconds in a unit."""
    return 60.0 if part["min"] else 0.001 if part["ms"] else 1.0


def _number_in(part: re.Match[str]) -> float:
    groups = part.groupdict()
    if groups.get("word"):
        return NUMBERS.get(part["word"].lower(), 1.0)
    low = _number(part["low"])
    return (low + (_number(part["high"]) if part["high"] else low)) / 2


def break_in(attributes: str, written: str) -> WrittenPause | None:
    """The pause of SSML's ``<break …/>`` and of tags like it; None for one of no strength."""
    time = _BREAK_TIME.search(attributes)
    if time:
        unit = (time["unit"] or time["name"] or "s").lower()
        scale = 0.001 if unit.startswith("m") else 1.0
        return WrittenPause(written, _number(time["low"]) * scale, guessed=False)
    strength = _BREAK_STRENGTH.search(attributes)
    seconds = _STRENGTHS.get(strength["name"].lower() if strength else "medium", 2.0)
    return WrittenPause(written, seconds, guessed=True) if seconds else None


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _guess(size: str, *, is_open: bool) -> float:
    if size == "short":
        return SHORT_S
    if size == "long":
        return SILENCE_S if is_open else LONG_S
    return SILENCE_S if is_open else USUAL_S
