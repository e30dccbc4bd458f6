"""Closed captions of television (CEA-608) as Scenarist's files have them: times, and bytes in hexadecimal."""

import re
from collections.abc import Iterator
from typing import Final

_LINE: Final = re.compile(r"\s*(\d\d):(\d\d):(\d\d)([:;.,])(\d\d)\s+((?:[0-9a-fA-F]{4}\s*)+)$")
_FRAMES: Final = 30
_SLOWER: Final = 1.001
"""Times that drop none count 30 frames a second, and 29.97 are shown."""

_OTHER_LETTERS: Final = dict(
    zip((0x2A, 0x5C, 0x5E, 0x5F, 0x60, 0x7B, 0x7C, 0x7D, 0x7E), "áéíóúç÷Ññ", strict=True)
)
_SPECIAL: Final = "®°½¿™¢£♪à èâêîôû"
_EXTENDED: Final = {
    0x12: "ÁÉÓÚÜü‘¡*’—©℠•“”ÀÂÇÈÊËëÎÏïÔÙùÛ«»",
    0x13: "ÃãÍÌìÒòÕõ{}\\^_|~ÄäÖöß¥¤¦ÅåØø┌┐└┘",
}
_COMMANDS: Final = 0x14
_BACK, _ERASE, _RETURN, _CLEAR, _SHOW = 0x21, 0x2C, 0x2D, 0x2E, 0x2F
_AT_ONCE: Final = frozenset({0x25, 0x26, 0x27, 0x29})
"""Commands behind which words are shown as they come."""

_FIRST_CHANNEL, _PLACED = 0x08, 0x40
_LONGEST_S: Final = 5.0
"""How long captions stay that nothing takes away."""


def of_scenarist(text: str) -> Iterator[tuple[float, float | None, str, int]]:
    """The captions of the first channel: start, end (None for the next one's start), words, line."""
    screen = _Screen()
    for number, line in enumerate(text.splitlines(), start=1):
        found = _LINE.match(line)
        if found is None:
            continue
        hours, minutes, seconds, sign, frames, codes = found.groups()
        at = int(hours) * 3600 + int(minutes) * 60 + int(seconds) + int(frames) / _FRAMES
        for code in codes.split():
            yield from screen.take(int(code, 16) & 0x7F7F, at * (_SLOWER if sign == ":" else 1), number)
    yield from screen.erased(None)


class _Screen:
    """What is being written, and what is shown."""

    def __init__(self) -> None:
        self._written = ""
        self._shown: tuple[float, str, int] | None = None
        self._last = 0
        self._heeds = True
        self._at_once: tuple[float, int] | None = None
        self._directly = False

    def take(self, pair: int, at: float, line: int) -> Iterator[tuple[float, float | None, str, int]]:
        """Take two bytes; yields what is no longer shown."""
        first, second = divmod(pair, 256)
        is_code = 0x10 <= first < 0x20  # noqa: PLR2004 - as the standard has it
        again, self._last = is_code and pair == self._last, pair if is_code else 0
        if again:
            return
        if is_code:
            self._heeds = not first & _FIRST_CHANNEL
        if not self._heeds:
            return
        if first == _COMMANDS and second < _PLACED:
            yield from self._command(second, at, line)
        elif is_code:
            self._code(first, second)
        else:
            self._written += "".join(map(_letter, (first, second)))
            if self._directly and self._at_once is None:
                self._at_once = at, line

    def _command(self, command: int, at: float, line: int) -> Iterator[tuple[float, float | None, str, int]]:
        if command in {_ERASE, _SHOW, _RETURN}:
            self._put_up()
            yield from self.erased(at)
        if command == _SHOW:
            self._shown, self._written = (at, self._written, line), ""
        elif command == _CLEAR:
            self._written = ""
        elif command == _BACK:
            self._written = self._written[:-1]
        self._directly = command in _AT_ONCE or (self._directly and command != 0x20)  # noqa: PLR2004 - as above

    def _put_up(self) -> None:
        if self._at_once is not None:
            self._shown, self._written = (self._at_once[0], self._written, self._at_once[1]), ""
            self._at_once = None

    def erased(self, at: float | None) -> Iterator[tuple[float, float | None, str, int]]:
        """What was shown until now."""
        if at is None:
            self._put_up()
        if self._shown is not None:
            start, words, line = self._shown
            self._shown = None
            if words.strip():
                yield start, start + _LONGEST_S if at is None else at, words, line

    def _code(self, first: int, second: int) -> None:
        if second >= _PLACED:
            # Another row.
            self._written += "\n" if self._written.strip() else ""
        elif first == 0x11 and second >= 0x30:  # noqa: PLR2004 - as the standard has it
            self._written += _SPECIAL[second & 0x0F]
        elif first in _EXTENDED and second >= 0x20:  # noqa: PLR2004 - as the standard has it
            # It stands for the plain letter before it.
            self._written = self._written[:-1] + _EXTENDED[first][second & 0x1F]
        elif first == 0x11:  # noqa: PLR2004 - as the standard has it
            self._written += " "


def _letter(code: int) -> str:
    return _OTHER_LETTERS.get(code, chr(code) if 0x20 <= code < 0x7F else "")  # noqa: PLR2004 - as ASCII has it
