"""Text as mails and mainframes keep it: UTF-7, quoted-printable, EBCDIC, and Korean in Johab."""

import quopri
import re
import unicodedata
from collections import Counter
from typing import Final

_SHIFTED: Final = re.compile(rb"\+(?P<inside>[A-Za-z0-9+/]{2,})-?")
_SIGN_OF_PLUS: Final = re.compile(rb"\+-")
_USUAL: Final = frozenset("“”‘’„‚«»‹›–—…•·°©®™§¿¡€†\u00a0\u00ad♪♫№")
_LAST_LATIN: Final = "\u024f"
_LEAST_OF_OTHERS: Final = 8
"""So many letters of another script show that what is shifted is no chance."""

_QUOTED: Final = re.compile(rb"(?:=[89A-F][0-9A-F])+")
_HEX: Final = re.compile(rb"=(?![0-9A-F]{2}|\r?\n|\n)")
_OF_MAILS: Final = re.compile(rb"^content-transfer-encoding:", re.IGNORECASE | re.MULTILINE)
_LEAST_QUOTED: Final = 2

_SPACE_OF_EBCDIC: Final = 0x40
_EBCDIC: Final = ("cp037", "cp273", "cp1140", "cp500", "cp1026")
"""Of the United States, of Germany and Austria, with the euro, of several countries, and of Turkey."""

_LEAST_SPACES, _LEAST_LETTERS = 12, 0.7
"""One of so many characters is a space, and the share of letters and spaces, in words (our own)."""

_HANGUL: Final = re.compile("[\uac00-\ud7a3]")
_USUAL_HANGUL: Final = frozenset("이다는에을를의가고하지로은으세요시서도어나들한기")
_LEAST_USUAL, _FEWER = 0.15, 2
"""Share of the most usual syllables in any Korean text, and by how much fewer another reading has."""


def utf_7_text(body: bytes) -> str | None:
    """The text of UTF-7 (RFC 2152), in which what isn't ASCII is shifted; None for anything else."""
    shifted = _SHIFTED.findall(body)
    if not shifted or not body.isascii():
        return None
    try:
        text = body.decode("utf-7")
        inside = [(b"+" + each + b"-").decode("utf-7") for each in shifted]
    except UnicodeDecodeError:
        return None
    beyond = "".join(inside)
    letters = [sign for sign in beyond if sign > "\x7f" and sign.isalpha()]
    others = [sign for sign in letters if sign > _LAST_LATIN]
    odd = any(not (sign.isprintable() or sign in _USUAL) for sign in beyond)
    of_one_script = len({unicodedata.name(sign, "?").partition(" ")[0] for sign in others}) == 1
    by_chance = others and not (of_one_script and len(others) >= _LEAST_OF_OTHERS)
    return None if odd or not letters or by_chance else text


def quoted_printable_text(body: bytes) -> str | None:
    """The text of quoted-printable (RFC 2045, 6.7), as it stands in a mail's source; None for any other."""
    found = _QUOTED.findall(body)
    # The head of a whole mail says how each of its parts is written.
    if len(found) < _LEAST_QUOTED or not body.isascii() or _HEX.search(body) or _OF_MAILS.search(body):
        return None
    decoded = quopri.decodestring(body)
    for encoding in ("utf-8", "cp1252"):
        try:
            return decoded.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def ebcdic_encoding(body: bytes) -> str:
    """The encoding of a text of a mainframe, in which a space is 0x40; empty for any other."""
    spaces = body.count(_SPACE_OF_EBCDIC)
    if spaces * _LEAST_SPACES < len(body) or body.count(b" ") > spaces:
        return ""
    ranked = []
    for encoding in _EBCDIC:
        text = body.decode(encoding, errors="replace")
        told = sum(sign.isalpha() or sign.isspace() for sign in text)
        amid = len(re.findall(r"(?<=[^\W\d_])[^\w\s'’.,;:!?)\"-](?=[^\W\d_])", text))
        odd = sum(not (sign.isprintable() or sign in "\n\r\t\x85") for sign in text)
        if told >= _LEAST_LETTERS * len(text) and not odd:
            ranked.append((amid + _large_amid_small(text), encoding))
    return min(ranked, key=lambda each: each[0])[1] if ranked else ""


def _large_amid_small(text: str) -> int:
    return len(re.findall(r"[a-zß-ÿ][A-ZÀ-Þ][a-zß-ÿ]", text))


def is_johab(telling: bytes) -> bool:
    """Whether bytes are Korean in Johab, and not in the encoding that took its place (cp949).

    Args:
        telling: lines that aren't all ASCII.
    """
    ours, other = (_usual_share(telling, encoding) for encoding in ("johab", "cp949"))
    return ours >= _LEAST_USUAL and ours > _FEWER * other


def _usual_share(telling: bytes, encoding: str) -> float:
    try:
        text = telling.decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    letters = Counter(sign for sign in text if sign.isalpha() and not sign.isascii())
    hangul = sum(count for sign, count in letters.items() if _HANGUL.match(sign))
    usual = sum(count for sign, count in letters.items() if sign in _USUAL_HANGUL)
    return usual / hangul if hangul and hangul * 2 > sum(letters.values()) else 0.0
