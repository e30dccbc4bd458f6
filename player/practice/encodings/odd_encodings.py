"""Encodings that are told by a sign of their own, and UTF-8 that a program has spoilt in a known way."""

import re
from typing import Final

_WIDE: Final = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_LINE_SIGNS: Final = frozenset("\t\n\r\x0b\x0c\u2028\u2029\ufeff\u200b\u200c\u200d\u200e\u200f")
_HALVES_S: Final = re.compile(b"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_ESCAPES: Final = {
    "iso2022_jp": re.compile(rb"\x1b\$[@B]|\x1b\(J"),
    "iso2022_kr": re.compile(rb"\x1b\$\)C"),
    "hz": re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e]){2,}~\}"),
}
"""How text begins that leaves ASCII by a sign (ISO 2022; RFC 1468, 1557, 1843)."""

_TWICE: Final = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
"""A letter's first byte as Windows-1252 shows it, and one of those behind."""

_CUT: Final = re.compile(b"[\xc2-\xdf]$|[\xe0-\xef][\x80-\xbf]?$|[\xf0-\xf4][\x80-\xbf]{0,2}$", re.DOTALL)
_MARK_OF_THAI: Final = frozenset(
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
)
_WORDS_OF_THAI: Final = [
    "ที่",
    "และ",
    "ของ",
    "ให้",
    "ได้",
    "การ",
    "ไม่",
    "เป็น",
    "คุณ",
    "หายใจ",
    "รู้สึก",
    "ช้า",
    "นั่ง",
    "ความ",
    "กับ",
    "อยู่",
    "ว่า",
    "นี้",
    "แล้ว",
    "ด้วย",
    "ขึ้น",
    "ลืมตา",
    "เข้า",
    "ออก",
]
_LEAST_WORDS: Final = 2
_THAI: Final = ("\u0e00", "\u0e7f")


def wide_text(body: bytes) -> str:
    """The encoding of text without a byte order mark whose characters have two or four bytes; empty for none.

    In such text a space or a line end has a byte of zero, which text in other encodings has not.

    Args:
        body: its beginning.
    """
    if 0 not in body:
        return ""
    for encoding in _WIDE:
        width = 4 if "32" in encoding else 2
        try:
            # The last character may be cut.
            text = body[: len(body) // width * width].decode(encoding, errors="strict")
        except UnicodeDecodeError as error:
            if width == 4 or error.start < len(body) - 4:  # noqa: PLR2004 - bytes
                continue
            text = body[: error.start].decode(encoding, errors="replace")
        if text.strip() and all(sign.isprintable() or sign in _LINE_SIGNS for sign in text):
            return encoding
    return ""


def escaped_encoding(body: bytes) -> str:
    """The encoding of text that is ASCII but for what signs enclose, as in Japanese mails; empty for none."""
    for encoding, sign in _ESCAPES.items():
        if sign.search(body) and body.isascii():
            try:
                body.decode(encoding)
            except UnicodeDecodeError:
                continue
            return encoding
    return ""


def of_halves(body: bytes) -> str | None:
    """UTF-8 whose emoji are written as two halves, as Java and Oracle write them; None for anything else."""
    if not _HALVES_S.search(body):
        return None
    try:
        text = body.decode("utf-8", errors="surrogatepass")
    except UnicodeDecodeError:
        return None
    return text.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")


def saved_once(text: str) -> str:
    """The text with the lines mended that were taken for Windows-1252 and saved as UTF-8 again."""
    if not _TWICE.search(text):
        return text
    return "".join(_line_saved_once(line) for line in text.splitlines(keepends=True))


def _line_saved_once(line: str) -> str:
    if not _TWICE.search(line):
        return line
    try:
        return b"".join(_western(sign) for sign in line).decode("utf-8")
    except UnicodeError:
        return line


def _western(sign: str) -> bytes:
    """The byte that a sign was; bytes without one in Windows-1252 became control characters."""
    return bytes([ord(sign)]) if "\x80" <= sign <= "\x9f" else sign.encode("cp1252")


def without_cut_end(body: bytes) -> bytes:
    """The bytes without a last letter that isn't there as a whole."""
    return _CUT.sub(b"", body[-4:]).join([body[:-4], b""]) if _CUT.search(body[-4:]) else body


def is_thai(telling: bytes) -> bool:
    """Whether bytes are Thai in Windows-874: its vowels and tones stand above letters, and never alone.

    Args:
        telling: lines that aren't all ASCII.
    """
    try:
        text = telling.decode("cp874")
    except UnicodeDecodeError:
        return False
    marks = [at for at, sign in enumerate(text) if sign in _MARK_OF_THAI]
    placed = all(at and _THAI[0] < text[at - 1] <= _THAI[1] for at in marks)
    return placed and sum(word in text for word in _WORDS_OF_THAI) >= _LEAST_WORDS
