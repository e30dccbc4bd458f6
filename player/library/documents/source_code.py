"""The words in a program's source: other apps keep their practices as strings in it.

Strings and numbers are found without understanding the language; the names before them say what they are,
as in data (``data_text``).
"""

import re
from typing import Final

from player.library.documents.data_text import HEADINGS, is_quiet, is_said, pause_in_words

ENDINGS: Final = frozenset(
    {".js", ".mjs", ".cjs", ".jsx", ".ts", ".tsx", ".json5", ".py", ".rb", ".swift", ".kt", ".java", ".cs"}
    | {".dart", ".go", ".rs", ".php", ".lua", ".gd", ".vue", ".svelte", ".strings"}
)
PAIRED: Final = frozenset({".ini", ".properties", ".cfg", ".conf", ".po", ".pot"})
"""Endings of files with a name and its value a line: settings, and what programs say, to be translated."""
_STRING: Final = (
    r"[fru]{0,2}(?:`(?P<in_ticks>(?:\\.|[^`\\])*)`"
    r"|\"\"\"(?P<in_three>(?:\\.|(?!\"\"\").)*)\"\"\"|'''(?P<in_lines>(?:\\.|(?!''').)*)'''"
    r"|\"(?P<in_double>(?:\\.|[^\"\\\n])*)\"|'(?P<in_single>(?:\\.|[^'\\\n])*)')"
)
_TOKEN: Final = re.compile(
    r"(?P<comment>(?<!:)//[^\n]*|/\*.*?\*/|^\s*#[^\n]*)"
    r"|(?:[\"']?(?P<name>[A-Za-z_][\w-]{0,40})[\"']?\s{0,4}(?:[:=(]|=>|:=)\s{0,40})?"
    rf"(?:{_STRING}|(?P<number>(?<![\w.])[0-9]+(?:\.[0-9]+)?(?![\w.])))",
    re.DOTALL | re.MULTILINE,
)
_ESCAPED: Final = re.compile(r"\\(?:u\{?(?P<code>[0-9a-fA-F]{4,6})\}?|(?P<sign>.))", re.DOTALL)
_SIGNS: Final = {"n": "\n", "t": " ", "r": "", "\n": ""}
_WAITS: Final = ("sleep", "wait", "pause", "delay", "silence")
_SENTENCE: Final = re.compile(r"\S+\s+\S.*[.!?…](?:[\"”’)\]]|\s)*$", re.DOTALL)
_LARGEST: Final = 0x10FFFF


def code_text(text: str) -> str:
    """The words and pauses in a program's source; the text itself where no string says anything.

    Args:
        text: in any language that writes strings in quotes.
    """
    only = _says_what(text)
    tokens = (token for token in _TOKEN.finditer(text) if not token["comment"])
    said = [part for token in tokens if (part := _part(token, only_named=only))]
    return "\n\n".join(said) if any(any(map(str.isalpha, part)) for part in said) else text


_PAIR: Final = re.compile(r"\s*(?P<key>[\w.\- \[\]]{1,60}?)\s*[=:]\s*(?P<value>.*)")
_PART: Final = re.compile(r"\s*\[(?P<title>[^\[\]]+)\]\s*")
_TRANSLATED: Final = re.compile(
    r"^msgid\s+(?P<own>\"[^\n]*\"(?:\n\"[^\n]*\")*)(?:\nmsgid_plural[^\n]*)?\nmsgstr(?:\[0\])?\s+(?P<other>\"[^\n]*\"(?:\n\"[^\n]*\")*)",
    re.MULTILINE,
)
_PIECE: Final = re.compile(r"\"((?:\\.|[^\"\\])*)\"")


def paired_text(text: str) -> str:
    """The words and pauses of names with values, or of a catalogue of translations; else the text itself."""
    translated = [
        _pieces(found["other"]) or _pieces(found["own"])
        for found in _TRANSLATED.finditer(text)
        if _pieces(found["own"])
    ]
    return "\n\n".join(translated or _of_pairs(text)) or text


def _pieces(written: str) -> str:
    return _ESCAPED.sub(_meant, "".join(found[1] for found in _PIECE.finditer(written)))


def _of_pairs(text: str) -> list[str]:
    pairs: list[tuple[str, str]] = []
    for line in re.sub(r"\\\n\s*", "", text).splitlines():
        part, pair = _PART.fullmatch(line), _PAIR.fullmatch(line)
        if part is not None:
            pairs.append(("title", part["title"]))
        elif pair is not None and not line.lstrip().startswith(("#", ";", "!")):
            pairs.append((pair["key"].rpartition(".")[2], _ESCAPED.sub(_meant, pair["value"]).strip("\"' ")))
    only = any(is_said(key) for key, _ in pairs)
    return [said for key, value in pairs if (said := _of_pair(key, value, only_named=only))]


def _of_pair(key: str, value: str, *, only_named: bool) -> str:
    if key.lower() in HEADINGS:
        return f"## {value}" if value else ""
    if is_quiet(key):
        return pause_in_words(key, value)
    if is_said(key) or (not only_named and _SENTENCE.match(value)):
        return value
    return f"[{key}: {value}]" if _SENTENCE.match(value) and "[" not in value else ""


def _says_what(text: str) -> bool:
    """Whether a string in it is named as one that is said."""
    return any(token["name"] and is_said(token["name"]) and _words(token) for token in _TOKEN.finditer(text))


def _part(token: re.Match[str], *, only_named: bool) -> str:
    name, words = token["name"] or "", _words(token)
    if token["number"]:
        waits = name.lower().endswith(_WAITS)
        return pause_in_words(name, token["number"]) if waits or is_quiet(name) else ""
    if name.lower() in HEADINGS:
        return f"## {words}" if " " in words or words[:1].isupper() else ""
    if is_said(name) or (not name and " " in words.strip()):
        return words
    if not _SENTENCE.match(words.strip()):
        return words if not only_named and "\n" in words.strip() else ""
    # What another name stands before is told, not said, where some are named as said.
    return f"[{name}: {words}]" if only_named else words


def _words(token: re.Match[str]) -> str:
    found = ("in_ticks", "in_three", "in_lines", "in_double", "in_single")
    written = next((token[name] for name in found if token[name] is not None), "")
    return _ESCAPED.sub(_meant, written)


def _meant(found: re.Match[str]) -> str:
    if found["code"]:
        code = int(found["code"], 16)
        return chr(code) if code <= _LARGEST else ""
    return _SIGNS.get(found["sign"] or "", found["sign"] or "")
