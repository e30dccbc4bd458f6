"""The words of a rich text document (.rtf), as TextEdit, WordPad and older Word write it.

Microsoft's specification of the Rich Text Format, version 1.9.1: groups in braces, control words behind a
backslash, characters by their number. Only what says which words are shown is read.
"""

import codecs
import re
from dataclasses import dataclass, replace
from typing import Final

_TOKEN: Final = re.compile(
    r"\\(?:'(?P<byte>[0-9a-fA-F]{2})"
    r"|(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?|(?P<sign>[^a-zA-Z']))"
    r"|(?P<open>\{)|(?P<close>\})|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
_UNSHOWN: Final = frozenset(
    {"fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "headerl", "headerr"}
    | {"footerl", "footerr", "headerf", "footerf", "fldinst", "listtable", "listoverridetable", "revtbl"}
    | {
        "annotation",
        "atnid",
        "atnauthor",
        "footnote",
        "themedata",
        "datastore",
        "xmlnstbl",
        "rsidtbl",
        "generator",
    }
    | {
        "bkmkstart",
        "bkmkend",
        "pntext",
        "listtext",
        "shppict",
        "nonshppict",
        "filetbl",
        "mmathPr",
        "latentstyles",
    }
)
"""Groups whose text isn't shown in the text itself."""

_SHOWN: Final = {
    **dict.fromkeys(("par", "sect", "page", "row"), "\n\n"),
    "line": "\n",
    "tab": " ",
    "cell": " ",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": " ",
    "enspace": " ",
}
_SIGNS: Final = {"~": " ", "_": "-", "\n": "\n\n", "\r": "\n\n", "{": "{", "}": "}", "\\": "\\"}
_WESTERN: Final = 1252
_DEEPEST: Final = 1000
_WRAP: Final = 65_536


@dataclass(frozen=True)
class _State:
    """What holds within a group.

    Attributes:
        shown: whether its text is.
        skipped: characters that stand behind one by its number, for older programs.
    """

    shown: bool = True
    skipped: int = 1


def rich_text(text: str) -> str:
    """The shown text of a document, a blank line between paragraphs.

    Args:
        text: its content; a byte beyond ASCII stands as one character.
    """
    return _RichText().read(text)


class _RichText:
    """Reads token by token; groups are kept in a list, so nesting can't exhaust the stack."""

    def __init__(self) -> None:
        self._states = [_State()]
        self._encoding = "cp1252"
        self._skip = 0
        self._bytes = bytearray()
        self._parts: list[str] = []

    def read(self, text: str) -> str:
        """The words."""
        for token in _TOKEN.finditer(text):
            if token["byte"]:
                self._byte(int(token["byte"], 16))
                continue
            if token["word"] != "u":
                self._flush()
            if token["open"] or token["close"]:
                self._group(opens=bool(token["open"]))
            elif token["word"]:
                self._control(token["word"], int(token["number"]) if token["number"] else None)
            elif token["sign"]:
                self._sign(token["sign"])
            elif token["text"]:
                self._say(token["text"])
        self._flush()
        return "".join(self._parts)

    def _group(self, *, opens: bool) -> None:
        self._skip = 0
        if opens and len(self._states) < _DEEPEST:
            self._states.append(self._states[-1])
        elif not opens and len(self._states) > 1:
            self._states.pop()

    def _control(self, word: str, number: int | None) -> None:
        if word in _UNSHOWN:
            self._states[-1] = replace(self._states[-1], shown=False)
        elif word == "ansicpg" and number is not None:
            self._encoding = _known(number)
        elif word == "uc" and number is not None:
            self._states[-1] = replace(self._states[-1], skipped=max(0, number))
        elif word == "u" and number is not None:
            self._flush()
            self._add(chr(number % _WRAP))
            self._skip = self._states[-1].skipped
        elif word in _SHOWN:
            self._add(_SHOWN[word])

    def _sign(self, sign: str) -> None:
        if sign == "*":
            # What no reader needs to know.
            self._states[-1] = replace(self._states[-1], shown=False)
        elif sign in _SIGNS:
            self._say(_SIGNS[sign])

    def _byte(self, byte: int) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._bytes.append(byte)

    def _say(self, words: str) -> None:
        skipped = min(self._skip, len(words))
        self._skip -= skipped
        self._add(words[skipped:])

    def _flush(self) -> None:
        """Bytes that stood side by side are one or several letters."""
        held, self._bytes = bytes(self._bytes), bytearray()
        self._add(held.decode(self._encoding, errors="replace"))

    def _add(self, words: str) -> None:
        if words and self._states[-1].shown:
            self._parts.append(words)


def _known(page: int) -> str:
    """The name of a code page, Western European for one that isn't known."""
    name = "utf-8" if page == 65001 else f"cp{page}"  # noqa: PLR2004 - Windows's number of UTF-8
    try:
        return codecs.lookup(name).name
    except LookupError:
        return f"cp{_WESTERN}"
