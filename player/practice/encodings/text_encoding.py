"""Text in whatever encoding it was saved: nothing of a file is lost for a letter that isn't UTF-8."""

import re
from dataclasses import dataclass
from typing import Final

from player.practice.encodings.mail_encodings import (
    ebcdic_encoding,
    is_johab,
    quoted_printable_text,
    utf_7_text,
)
from player.practice.encodings.odd_encodings import (
    escaped_encoding,
    is_thai,
    of_halves,
    saved_once,
    wide_text,
    without_cut_end,
)
from player.practice.text_languages import encoding_by_language

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte order marks; the longer before those that they begin with."""

_WESTERN: Final = "cp1252"
_LIKE_WESTERN: Final = frozenset({"cp1250", "cp1254", "cp1257", "mac_roman"})
"""Encodings that differ from Windows-1252 in a few letters, and pass for it where none of these stands."""

_JAPANESE: Final = "cp932"
_KANA: Final = re.compile("[\u3041-\u3096]{2}")
_GUESSED: Final = (
    *(_WESTERN, "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "mac_roman", "koi8_r"),
    *(_JAPANESE, "euc_jp", "gb18030", "big5", "cp949"),
)
"""What text is really saved in; the library knows ninety, and takes rare ones for these."""

_DECLARED: Final = re.compile(
    rb"(?:charset|encoding)\s*=\s*[\"']?((?:windows-|cp|iso-?8859-)\d{1,4}|koi8-[ru]|macintosh|shift_?jis|"
    rb"euc-\w{2}|gbk?|gb18030|gb2312|big5)\b",
    re.IGNORECASE,
)
_HEAD: Final = 2048
"""Bytes in which a web page or XML says what it is saved in."""

_MOST_LOOKED_AT: Final = 64 * 1024
_ENOUGH: Final = 8 * 1024
"""Bytes in which a language shows."""

_SHARE_OF_NULS: Final = 4
_PADDING: Final = 4
_FEW_WRONG: Final = 2
"""Bytes that may be wrong beside a single right letter: in other encodings hardly any two bytes make one."""

_NAMES: Final = {
    "cp932": "Shift JIS",
    "cp949": "Korean (cp949)",
    "mac_roman": "Mac Roman",
    "cp874": "Thai (cp874)",
    "johab": "Korean (Johab)",
    "mac_latin2": "Mac Central European",
    "mac_cyrillic": "Mac Cyrillic",
}
_OF_DOS: Final = frozenset({"cp437", "cp737", "cp775", "cp850", "cp852", "cp857", "cp866"})
_OLDER: Final = ("mac_roman", "cp850", "cp437")
"""What Macs and DOS saved Western text in: the same letters as Windows-1252's at other places."""

_OPENING, _CLOSING = frozenset("“‘„«‹‚¿¡"), frozenset("”»›")
_STANDS_ANYWHERE: Final = frozenset("’…–—·\u00a0\u00ad")
_OF_OTHERS: Final = frozenset("ƒµΩπΠ∑∂∆√∫∞≈≠≤≥◊ˆ˜¯˘˙˚¸˝˛ˇŒﬁﬂı¦¬ΓΘΦαβδεστφ⌐¤") | frozenset(
    map(chr, range(0x2500, 0x25A0))
)
"""Signs that Western words don't have, but for Œ at their beginning; they show that bytes were misread."""


@dataclass(frozen=True)
class ReadText:
    """A text.

    Attributes:
        text: without a byte order mark; a byte that means nothing is the sign U+FFFD.
        encoding: what it was taken for, for people; empty where nothing had to be guessed.
        line: where the first byte stands that isn't UTF-8, from 1.
    """

    text: str
    encoding: str = ""
    line: int = 1


def read_text(data: bytes) -> ReadText:
    """The text in a file's bytes. Never raises."""
    for mark, encoding in _MARKS:
        if data.startswith(mark) and encoding != "utf-8":
            return ReadText(_of_wide(data[len(mark) :], encoding))
    body = data.removeprefix(_MARKS[0][0])
    padded = body.rstrip(b"\0")
    if (
        len(body) > len(padded)
        and 0 not in padded
        and (len(body) - len(padded) >= _PADDING or _decodes(padded, "utf-8"))
    ):
        # A download or a copier filled its last block, or a program kept the sign that ends its strings.
        body = padded
    told = _by_signs(body)
    if told is not None:
        return told
    try:
        return _once(body.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
    nearly = of_halves(body)
    if nearly is not None:
        return ReadText(nearly, "UTF-8 of halves (CESU-8)", line)
    nearly = _nearly_utf_8(body)
    if nearly is not None:
        return ReadText(nearly, "UTF-8 with Windows-1252 between", line)
    return _in_no_unicode(body, line)


def _by_signs(body: bytes) -> ReadText | None:
    """A text whose encoding some of its bytes tell; None for any other."""
    looked_at = body[:_MOST_LOOKED_AT]
    if wide := wide_text(looked_at):
        return ReadText(_of_wide(body, wide), wide.upper()[: len("UTF-16")])
    if looked_at.count(0) * _SHARE_OF_NULS > len(looked_at) > 0:
        return ReadText(_of_wide(body, _utf_16_of(body)), "UTF-16")
    if escaped := escaped_encoding(body):
        return ReadText(body.decode(escaped, errors="replace"), _name_of(escaped).upper())
    if looked_at.isascii():
        return _in_ascii(body)
    if mainframe := ebcdic_encoding(looked_at):
        return ReadText(
            body.decode(mainframe, errors="replace").replace("\x85", "\n"), f"EBCDIC ({mainframe})"
        )
    return None


def _of_wide(body: bytes, encoding: str) -> str:
    """The text of characters of two or four bytes, without a last one that isn't there as a whole."""
    width = 4 if "32" in encoding else 2
    return body[: len(body) // width * width].decode(encoding, errors="replace")


def _in_ascii(body: bytes) -> ReadText | None:
    """A text whose letters beyond ASCII are written with signs of it; None for any other."""
    shifted, quoted = utf_7_text(body), quoted_printable_text(body)
    if shifted is not None:
        return ReadText(shifted, "UTF-7")
    return None if quoted is None else ReadText(quoted, "quoted-printable")


def _in_no_unicode(body: bytes, line: int) -> ReadText:
    """A text in an encoding that it names, or that is guessed."""
    declared = _DECLARED.search(body[:_HEAD])
    if declared is not None and _decodes(body, declared[1].decode("ascii")):
        return ReadText(body.decode(declared[1].decode("ascii")))
    telling = _telling(body)[:_ENOUGH]
    encoding = _told_by_letters(telling) or encoding_by_language(telling) or _guessed(body)
    return ReadText(body.decode(encoding, errors="replace"), _name_of(encoding), line)


def _told_by_letters(telling: bytes) -> str:
    return "cp874" if is_thai(telling) else "johab" if is_johab(telling) else ""


def _once(text: str) -> ReadText:
    """A text in UTF-8, also one that a program took for Windows-1252 and saved as UTF-8 once more."""
    mended = saved_once(text)
    if mended == text:
        return ReadText(text)
    same = next(at for at, (one, other) in enumerate(zip(text, mended, strict=False)) if one != other)
    return ReadText(
        mended, "UTF-8 that was taken for Windows-1252 and saved again", text.count("\n", 0, same) + 1
    )


def _name_of(encoding: str) -> str:
    if encoding in _OF_DOS:
        return f"DOS ({encoding})"
    name = re.sub("^iso(?=[0-9])", "ISO-", re.sub("^cp(?=125)", "Windows-", encoding))
    return _NAMES.get(encoding) or name.replace("_", "-")


def _utf_16_of(body: bytes) -> str:
    looked_at = body[:_MOST_LOOKED_AT]
    return "utf-16-le" if looked_at[1::2].count(0) >= looked_at[::2].count(0) else "utf-16-be"


def _nearly_utf_8(body: bytes) -> str | None:
    """UTF-8 in which a few bytes are of another encoding, read as Windows-1252; None for anything else."""
    halves = without_cut_end(body).decode("utf-8", errors="surrogateescape")
    wrong = sum("\udc80" <= character <= "\udcff" for character in halves)
    right = sum(character > "\x7f" for character in halves) - wrong
    if not right or wrong > max(right, _FEW_WRONG):
        return None
    return re.sub(
        "[\udc80-\udcff]",
        lambda found: bytes([ord(found[0]) - 0xDC00]).decode(_WESTERN, errors="replace"),
        halves,
    )


def _telling(body: bytes) -> bytes:
    """The lines that aren't in plain ASCII, as times are, which say nothing."""
    return b"\n".join(line for line in body.splitlines() if not line.isascii())[:_MOST_LOOKED_AT]


def _guessed(body: bytes) -> str:
    """The encoding that a text in no Unicode is most likely in."""
    # Imported here: takes a while, and hardly any file needs it.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    telling = _telling(body)
    if _KANA.search(telling.decode(_JAPANESE, errors="ignore")) and _decodes(telling, _JAPANESE):
        return _JAPANESE
    matches = from_bytes(telling, cp_isolation=list(_GUESSED))
    best = matches.best()
    western = next((match for match in matches if match.encoding == _WESTERN), None)
    if best is None or telling.decode(_WESTERN, errors="replace") == str(best):
        return _or_older(telling, _WESTERN)
    if best.encoding not in _LIKE_WESTERN:
        return best.encoding
    likely = best.encoding
    if western is not None and western.chaos <= best.chaos:
        clearly = best.encoding == "cp1250" and best.coherence > western.coherence
        likely = best.encoding if clearly else _WESTERN
    return _or_older(telling, likely)


def _or_older(telling: bytes, guessed: str) -> str:
    """What a text was guessed to be in, or an older encoding in which its letters stand as in words."""
    odd = {name: _misplaced(telling.decode(name, errors="replace")) for name in (guessed, *_OLDER)}
    likeliest = min(odd, key=lambda name: odd[name])
    return likeliest if odd[likeliest] * 3 < odd[guessed] else guessed


def _misplaced(text: str) -> int:
    """How many letters and signs beyond ASCII stand where words have none of them."""
    beside = f" {text} "
    return sum(_is_misplaced(*beside[at : at + 3]) for at, character in enumerate(text) if character > "\x7f")


def _is_misplaced(before: str, character: str, behind: str) -> bool:
    if character in _OF_OTHERS or (not character.isprintable() and not character.isspace()):
        return True
    if character.isalpha():
        return character.isupper() and before.islower()
    if character in _STANDS_ANYWHERE:
        return False
    if character in _OPENING:
        return before.isalpha() or not behind.strip()
    if character in _CLOSING:
        return not before.strip() and behind.isalpha()
    return before.isalpha() or behind.isalpha()


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True
