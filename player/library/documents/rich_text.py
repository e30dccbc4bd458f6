"""The words of a rich text document (.rtf), as TextEdit, WordPad and older Word write it.

Microsoft's specification of the Rich Text Format, version 1.9.1: groups in braces, control words behind a
backslash, characters by their number. Only what says which words are shown is read.
"""

import codecs
import re
from dataclasses import dataclass, replace
from typing import Final

from player.library.documents.document_tables import as_markdown, is_table
from player.library.documents.left_out import left_out

_TOKEN: Final = re.compile(
    r"\\(?:'(?P<byte>[0-9a-fA-F]{2})"
    r"|(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?|(?P<sign>[^a-zA-Z']))"
    r"|(?P<open>\{)|(?P<close>\})|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
_UNSHOWN: Final = frozenset(
    {"fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "headerl", "headerr"}
    | {"footerl", "footerr", "headerf", "footerf", "fldinst", "listtable", "listoverridetable", "revtbl"}
    | {
        "nesttableprops",
        "upr",
        "private",
        "protusertbl",
        "userprops",
        "comment",
        "title",
        "author",
        "operator",
    }
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

_ROW_BEGINS, _CELL_ENDS, _ROW_ENDS = "\x1d", "\x1f", "\x1e"
"""Stand for the edges of tables until their rows are put together; a text has no such characters."""

_ROWS: Final = re.compile(f"(?:{_ROW_BEGINS}[^{_ROW_ENDS}]*{_ROW_ENDS}[ \n]*)+")
_HIDING: Final = frozenset({"v", "deleted", "strike", "striked"})
"""What hides text, or strikes it out; with a zero behind it, it ends."""

_PAGES_OF_FONTS: Final = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gb18030",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
"""The encodings of a font's characters, by the numbers of Windows (``fcharset``, RTF 1.9.1)."""

_MACINTOSH: Final = 10000
_SHOWN: Final = {
    **dict.fromkeys(("par", "sect", "page"), "\n\n"),
    "trowd": _ROW_BEGINS,
    "row": _ROW_ENDS,
    "line": "\n",
    "tab": " ",
    "cell": _CELL_ENDS,
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
        hidden: whether its text is there and not seen.
        encoding: of its font; empty for that of the document.
    """

    shown: bool = True
    skipped: int = 1
    hidden: bool = False
    encoding: str = ""


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
        self._fonts: dict[int, str] = {}
        self._font = 0

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
        # Two numbers may be the halves of one character.
        whole = "".join(self._parts).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return _ROWS.sub(_as_table, whole)

    def _group(self, *, opens: bool) -> None:
        self._skip = 0
        if opens and len(self._states) < _DEEPEST:
            self._states.append(self._states[-1])
        elif not opens and len(self._states) > 1:
            self._states.pop()

    def _control(self, word: str, number: int | None) -> None:
        if word in _UNSHOWN:
            self._states[-1] = replace(self._states[-1], shown=False)
        elif word in _HIDING:
            self._states[-1] = replace(self._states[-1], hidden=number != 0)
        elif word in {"mac", "ansicpg", "f", "fcharset"}:
            self._take_encoding(word, number)
        elif word == "uc" and number is not None:
            self._states[-1] = replace(self._states[-1], skipped=max(0, number))
        elif word == "u" and number is not None:
            self._flush()
            self._add(chr(number % _WRAP))
            self._skip = self._states[-1].skipped
        elif word in _SHOWN:
            self._add(_SHOWN[word])

    def _take_encoding(self, word: str, number: int | None) -> None:
        if word == "mac":
            self._encoding = "mac_roman"
        elif word == "ansicpg" and number is not None:
            self._encoding = _known(number)
        elif word == "f" and number is not None:
            self._font = number
            self._states[-1] = replace(self._states[-1], encoding=self._fonts.get(number, ""))
        elif word == "fcharset":
            self._fonts[self._font] = _PAGES_OF_FONTS.get(number or 0, "")

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
        self._add(held.decode(self._states[-1].encoding or self._encoding, errors="replace"))

    def _add(self, words: str) -> None:
        if words and self._states[-1].shown:
            hidden = self._states[-1].hidden and not set(words) & set(
                _ROW_BEGINS + _CELL_ENDS + _ROW_ENDS + "\n"
            )
            self._parts.append(left_out(words, "hidden or struck out") if hidden else words)


def _as_table(found: re.Match[str]) -> str:
    """Rows as Markdown has them; cells beside each other where they only place the text on the page."""
    marked = found[0].replace(_ROW_BEGINS, "").rstrip(" \n").removesuffix(_ROW_ENDS)
    rows = [
        [" ".join(cell.split()) for cell in row.strip("\n").removesuffix(_CELL_ENDS).split(_CELL_ENDS)]
        for row in marked.split(_ROW_ENDS)
    ]
    if is_table(rows):
        return as_markdown(rows)
    return "".join("\n\n" + " ".join(filter(None, row)) for row in rows) + "\n\n"


def _known(page: int) -> str:
    """The name of a code page, Western European for one that isn't known."""
    name = "utf-8" if page == 65001 else f"cp{page}"  # noqa: PLR2004 - Windows's number of UTF-8
    name = "mac_roman" if page == _MACINTOSH else name
    try:
        return codecs.lookup(name).name
    except LookupError:
        return f"cp{_WESTERN}"
