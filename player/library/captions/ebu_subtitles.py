"""Subtitles as broadcasters exchange them: EBU STL (EBU Tech 3264, 1991), blocks of 128 bytes behind a head.

Times count frames, and letters are ISO/IEC 6937's, in which a byte for an accent stands before its letter, or
those of ISO/IEC 8859-5 to 8.
"""

import unicodedata
from collections.abc import Iterator
from typing import Final

from player.library.captions.caption_blocks import Block, Line
from player.practice.caption_kinds import EBU_SUBTITLES
from player.practice.session.cues import webvtt_time

_HEAD, _BLOCK = 1024, 128
_RATE: Final = slice(6, 8)
_LETTERS: Final = slice(12, 14)
_START, _END, _TEXT = slice(5, 9), slice(9, 13), slice(16, 128)
_EXTENSION, _REMARK_FLAG = 3, 15
_DATA_OF_PROGRAMS, _LAST_THAT_GOES_ON = 0xFE, 0xEF
_LINE_END: Final = 0x8A
_ENCODINGS: Final = {"01": "iso8859_5", "02": "iso8859_6", "03": "iso8859_7", "04": "iso8859_8"}
_ACCENTS: Final = {
    0xC1: "\u0300",
    0xC2: "\u0301",
    0xC3: "\u0302",
    0xC4: "\u0303",
    0xC5: "\u0304",
    0xC6: "\u0306",
    0xC7: "\u0307",
    0xC8: "\u0308",
    0xCA: "\u030a",
    0xCB: "\u0327",
    0xCD: "\u030b",
    0xCE: "\u0328",
    0xCF: "\u030c",
}
_SIGNS: Final = dict(
    zip(
        b"\xa1\xa2\xa3\xa5\xa7\xa9\xaa\xab\xac\xad\xae\xaf\xb0\xb1\xb2\xb3\xb4\xb5\xb6"
        b"\xb7\xb8\xb9\xba\xbb\xbc\xbd\xbe\xbf\xd0\xd1\xd2\xd3\xd5\xe1\xe2\xe6\xe8\xe9"
        b"\xea\xeb\xec\xf1\xf2\xf3\xf5\xf8\xf9\xfa\xfb\xfc",
        "¡¢£¥§‘“«←↑→↓°±²³×µ¶·÷’”»¼½¾¿―¹®©♪ÆÐĲŁØŒºÞæđðıłøœßþ",
        strict=True,
    )
)
"""Of ISO/IEC 6937, as far as subtitles have them."""

_FRAMES_A_SECOND: Final = 25


def is_ebu(data: bytes) -> bool:
    """Whether a file is one of these."""
    return EBU_SUBTITLES.match(data) is not None


def ebu_blocks(data: bytes) -> Iterator[Block]:
    """The subtitles in a file's bytes, as blocks like WebVTT's; a line's number is its block's place."""
    rate = int(data[_RATE]) or _FRAMES_A_SECOND
    letters = data[_LETTERS].decode("latin-1")
    held = b""
    for number, at in enumerate(range(_HEAD, len(data) - _BLOCK + 1, _BLOCK), start=1):
        block = data[at : at + _BLOCK]
        if block[_EXTENSION] == _DATA_OF_PROGRAMS or block[_REMARK_FLAG] == 1:
            continue
        held += block[_TEXT].rstrip(b"\x8f")
        if block[_EXTENSION] <= _LAST_THAT_GOES_ON:
            # More of the same words follows.
            continue
        lines = [_words(part, letters) for part in held.split(bytes([_LINE_END]))]
        held = b""
        times = " --> ".join(webvtt_time(_seconds(block[place], rate)) for place in (_START, _END))
        yield (Line(number, times), *(Line(number, line) for line in lines if line))


def _seconds(time: bytes, rate: int) -> float:
    hours, minutes, seconds, frames = time
    return hours * 3600 + minutes * 60 + seconds + frames / rate


def _words(part: bytes, letters: str) -> str:
    if letters in _ENCODINGS:
        plain = part.decode(_ENCODINGS[letters], errors="replace")
        text = "".join(sign if sign.isprintable() else " " for sign in plain)
    else:
        text = _of_6937(part)
    return " ".join(text.split())


def _of_6937(part: bytes) -> str:
    found, accent = "", ""
    for byte in part:
        if byte in _ACCENTS:
            accent = _ACCENTS[byte]
            continue
        # Colours and other commands have no letter.
        sign = _SIGNS.get(byte, chr(byte) if 0x20 <= byte < 0x7F else " ")  # noqa: PLR2004 - printable ASCII
        found += sign + accent
        accent = ""
    return unicodedata.normalize("NFC", found)
