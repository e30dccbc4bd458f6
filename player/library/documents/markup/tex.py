"""LaTeX, line for line as Markdown."""

import re
import unicodedata
from typing import Final

from player.library.documents.markup.lines import heading, unsaid

_LEVELS: Final = {"title": 1, "part": 1, "chapter": 2, "section": 2, "subsection": 3, "subsubsection": 4}
_HEADING: Final = re.compile(rf"\\({'|'.join(_LEVELS)})\*?(?:\[[^\]]*\])?\{{([^{{}}]*)\}}")
_UNSAID: Final = re.compile(
    r"\\(?:includegraphics|include|input|begin|end|label|pageref|autoref|ref|citep|citet|cite|vspace|hspace|"
    r"usepackage|documentclass|author|date|thispagestyle|pagestyle|setlength|setcounter|newcommand|renewcommand|"
    r"bibliographystyle|bibliography|hypersetup|geometry|index|fontsize|color|textcolor(?=\{[^{}]*\}\{))(?![a-zA-Z])"
    r"\*?(?:\[[^\]]*\]|\{[^{}]*\})*"
)
_COLOURED: Final = re.compile(r"\\(?:textcolor|colorbox|href)(?:\[[^\]]*\])?\{[^{}]*\}(?=\{)")
_WORDS: Final = re.compile(r"\\[a-zA-Z]+\*?(?:\[[^\]]*\])?\{([^{}]*)\}")
_DRESSED: Final = re.compile(
    r"\\(?:emph|text(?:bf|it|sc|sf|tt|rm|up|sl|md)|underline|uline|mbox|enquote|large|Large|huge)\{([^{}]*)\}"
)
_COMMAND: Final = re.compile(r"\\[a-zA-Z]+\*? ?|\\\\(?:\[[^\]]*\])?|[{}]")
_COMMENT: Final = re.compile(r"(?<!\\)%.*")
_PAUSE: Final = re.compile(r"\\(?:pause|silence|wait|stille)\*?[\[{]([^\[\]{}]{1,40})[\]}]")
_NOTE: Final = re.compile(r"\s?\\(?:footnote|marginpar|todo|thanks|caption)\*?\{([^{}]*)\}")
_FORMULA: Final = re.compile(r"(?<!\\)\$\s*([^$\\]{1,40}?)\s*(?<!\\)\$")
_PLAIN: Final = (
    *((r"\,", " "), (r"\;", " "), (r"\ ", " "), (r"\pause", "(pause)"), (r"\ldots", "…"), (r"\dots", "…")),
    *((r"\item", "-"), ("``", "“"), ("''", "”"), ("---", "—"), ("--", "–"), ("~", " ")),
)
_ESCAPED: Final = re.compile(r"\\([%&_#$])")
_HIDDEN: Final = re.compile(
    r"\\(?P<which>begin|end)\{(?:comment|lstlisting|verbatim|tikzpicture|thebibliography)\*?\}"
)
_ACCENTED: Final = re.compile(r"\\(?P<sign>[\"'`^~=.])\{?(?P<letter>[A-Za-z])\}?")
_ACCENTS: Final = {
    '"': "\u0308",
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
}
_SHARP_S: Final = re.compile(r"\\ss(?:\{\}|(?![a-zA-Z]) ?)")
_NESTED: Final = 8


def of_tex(lines: list[str]) -> list[str]:
    """Headings, and words without commands; before the document's beginning there is only its title."""
    found, before, hidden = list[str](), any(r"\begin{document}" in line for line in lines), False
    for line in lines:
        dressed = _undressed(_COMMENT.sub("", line))
        title = _HEADING.search(dressed)
        begins, hides = r"\begin{document}" in line, _HIDDEN.search(line)
        hidden = hides["which"] == "begin" if hides else hidden
        if before:
            found.append(heading(1, _without_commands(title[2])) if title and title[1] == "title" else "")
        else:
            found.append(unsaid(_line(dressed)) if hidden or hides else _line(dressed))
        before = before and not begins
    return found


def _undressed(line: str) -> str:
    """The line with its letters' accents, and without commands that only say how words look."""
    plain = _SHARP_S.sub("ß", _ACCENTED.sub(lambda each: f"{each['letter']}{_ACCENTS[each['sign']]}", line))
    plain = _COLOURED.sub("", plain)
    for _ in range(_NESTED):
        plain = _DRESSED.sub(r"\1", plain)
    return unicodedata.normalize("NFC", plain)


def _line(line: str) -> str:
    begins = _HEADING.search(line)
    if begins:
        return heading(_LEVELS[begins[1]], _without_commands(begins[2]))
    plain = _NOTE.sub(r" [\1]", _PAUSE.sub(r"(pause \1)", _UNSAID.sub("", line)))
    for mark, words in _PLAIN:
        plain = plain.replace(mark, words)
    for _ in range(_NESTED):
        plain = _WORDS.sub(r"\1", plain)
    return _without_commands(_FORMULA.sub(r"\1", plain))


def _without_commands(words: str) -> str:
    return _COMMAND.sub(" ", _ESCAPED.sub(r"\1", words)).rstrip()
