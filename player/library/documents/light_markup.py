"""Plain texts with another markup than Markdown's, known by their endings, line for line as Markdown.

Org mode, reStructuredText, AsciiDoc, LaTeX, Fountain (screenplays), Twee (Twine's stories), and those of
``story_markup`` and ``wiki_markup``. Screenplays and wikis are known by their lines too. Each line stays
where it is, so that what is reported of a text has the line it has there.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Final

from player.library.documents.story_markup import of_ink, of_renpy, of_yarn
from player.library.documents.wiki_markup import is_wiki, of_wiki

_DEEPEST: Final = 6


def without_light_markup(text: str, name: str) -> str:
    """The text with headings as Markdown has them, and without what its markup only tells programs.

    Args:
        text: in one of the markups, or in none.
        name: of its file, whose ending says which.
    """
    ending = PurePath(name).suffix.lower()
    convert = _BY_ENDING.get(ending)
    if convert is None and ending in _UNTOLD:
        convert = of_wiki if is_wiki(text) else _of_fountain if _is_screenplay(text) else None
    return text if convert is None else "\n".join(convert(text.replace("\r\n", "\n").split("\n")))


def _heading(level: int, title: str) -> str:
    return f"{'#' * min(level, _DEEPEST)} {title.strip()}"


_ORG_TITLE: Final = re.compile(r"#\+title:\s*(.+)", re.IGNORECASE)
_ORG_HEADING: Final = re.compile(r"(\*+) +(?:(?:TODO|DONE) +)?(.*?)(?: +:[\w:@]+:)?$")
_ORG_COUNT: Final = re.compile(r"\s*\[\d*(?:/\d*|%)\]")
_ORG_MARK: Final = re.compile(r"(?<![\w/=~+])([/=~+])(?=\S)([^/=~+\n]{1,200}?)(?<=\S)\1(?![\w/=~+])")
_ORG_DRAWERS: Final = re.compile(
    r"\s*(?::(?:PROPERTIES|LOGBOOK):|#\+BEGIN_(?:COMMENT|SRC|EXPORT)\b)", re.IGNORECASE
)
_ORG_CLOSED: Final = re.compile(r"\s*(?::END:|#\+END_(?:COMMENT|SRC|EXPORT)\b)", re.IGNORECASE)
_ORG_UNSAID: Final = re.compile(r"\s*(?:#\+|# |:[A-Za-z_-]+:|#$|(?:SCHEDULED|DEADLINE|CLOSED):)")
_ORG_LINK: Final = re.compile(r"\[\[[^\[\]]+\]\[([^\[\]]+)\]\]")


def _of_org(lines: list[str]) -> list[str]:
    found, closed = [], False
    for line in lines:
        title, heading = _ORG_TITLE.match(line), _ORG_HEADING.match(line)
        closed = not _ORG_CLOSED.match(line) and (closed or _ORG_DRAWERS.match(line) is not None)
        if title:
            found.append(_heading(1, title[1]))
        elif heading:
            closed = False
            found.append(_heading(len(heading[1]) + 1, _ORG_COUNT.sub("", heading[2])))
        elif closed:
            found.append("" if _ORG_UNSAID.match(line) else _unsaid(line))
        else:
            plain = _ORG_MARK.sub(r"*\2*", _ORG_LINK.sub(r"\1", line))
            found.append("" if _ORG_UNSAID.match(line) else plain)
    return found


def _unsaid(line: str) -> str:
    """A line in brackets, which a draft reports and doesn't say."""
    words = re.sub(r"[\[\]]", "", line).strip()
    return f"[{words}]" if words else ""


_RST_RULE: Final = re.compile(r"([=\-`:'\"~^_*+#<>.])\1+\s*$")
_RST_DIRECTIVE: Final = re.compile(r"\s*(?:\.\.(?: |$)|:[\w -]+:(?: |$))")
_RST_SAID: Final = re.compile(
    r"\s*\.\. (?:epigraph|pull-quote|highlights|line-block|centered|container|class)::"
)
_RST_PAUSE: Final = re.compile(r"\s*\.\. ?(?P<words>(?:pause|silence|wait|rest)\b[^|]*)$", re.IGNORECASE)
_RST_NOTE: Final = re.compile(r"\s?\[#?[\w-]*\]_")
_RST_MARK: Final = re.compile(r":[a-z-]+:`([^`<]+?)(?: *<[^`>]*>)?`|`([^`<]+?) *<[^`>]*>`__?")


def _of_rst(lines: list[str]) -> list[str]:
    found, signs, unsaid = list(lines), list[str](), False
    for at, line in enumerate(lines):
        rule = _RST_RULE.match(line)
        unsaid = unsaid and (not line.strip() or line[:1].isspace())
        above = lines[at - 1] if at else ""
        if rule:
            found[at] = ""
            if above.strip() and not _RST_RULE.match(above) and len(line.strip()) >= len(above.strip()):
                signs += [rule[1]] if rule[1] not in signs else []
                found[at - 1] = _heading(signs.index(rule[1]) + 1, above)
        elif pause := _RST_PAUSE.match(line):
            found[at] = f"({pause['words'].replace('::', '').strip(' :')})"
        elif _RST_DIRECTIVE.match(line):
            # What is indented under a note or a comment belongs to it.
            unsaid = unsaid or _RST_SAID.match(line) is None
            found[at] = ""
        elif unsaid:
            found[at] = _unsaid(line)
        else:
            found[at] = _RST_NOTE.sub("", _RST_MARK.sub(lambda mark: mark[1] or mark[2], line))
    return found


_ADOC_HEADING: Final = re.compile(r"(={1,6}) +(.+)")
_ADOC_UNSAID: Final = re.compile(
    r"(?::!?[\w-]+!?:(?: |$)|//|(?:-{4,}|={4,}|\*{4,}|_{4,}|\.{4,}|\+{4,}|'{3,})$|<<<)"
)

_ADOC_COMMENT: Final = re.compile(r"/{4,}\s*$")
_ADOC_TOLD: Final = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s")
_ADOC_NOTE: Final = re.compile(r"footnote(?:ref)?:\w*\[([^\[\]]*)\]")
_ADOC_LISTED: Final = re.compile(r"^(?:\*{1,5}|\.{1,5}|-)\s+(?:\[[ x*]\]\s+)?(?=\S)")
_ADOC_HEAD: Final = 3
"""Lines of a document's head: its title, who wrote it, and which version it is."""


def _of_adoc(lines: list[str]) -> list[str]:
    found, closed = list[str](), False
    begun = next((at for at, line in enumerate(lines) if line.strip()), 0)
    in_head = bool(lines) and lines[begun].startswith("= ")
    for at, line in enumerate(lines):
        heading = _ADOC_HEADING.match(line)
        fenced = _ADOC_COMMENT.match(line) is not None
        in_head = in_head and (at <= begun or bool(line.strip())) and at < begun + _ADOC_HEAD
        if heading:
            found.append(_heading(len(heading[1]), heading[2]))
        elif fenced or _ADOC_UNSAID.match(line.rstrip()):
            found.append("")
        elif closed or in_head or _ADOC_TOLD.match(line):
            found.append(_unsaid(line))
        else:
            found.append(_ADOC_LISTED.sub("- ", _ADOC_NOTE.sub(r" [\1]", line)))
        closed = closed != fenced
    return found


_TEX_LEVELS: Final = {"title": 1, "part": 1, "chapter": 2, "section": 2, "subsection": 3, "subsubsection": 4}
_TEX_HEADING: Final = re.compile(rf"\\({'|'.join(_TEX_LEVELS)})\*?(?:\[[^\]]*\])?\{{([^{{}}]*)\}}")
_TEX_UNSAID: Final = re.compile(
    r"\\(?:begin|end|label|ref|cite|vspace|hspace|usepackage|documentclass|author|date|input|include|pagestyle|"
    r"thispagestyle|setlength|newcommand|renewcommand|includegraphics)\*?(?:\[[^\]]*\]|\{[^{}]*\})*"
)
_TEX_WORDS: Final = re.compile(r"\\[a-zA-Z]+\*?(?:\[[^\]]*\])?\{([^{}]*)\}")
_TEX_COMMAND: Final = re.compile(r"\\[a-zA-Z]+\*? ?|\\\\(?:\[[^\]]*\])?|[{}]")
_TEX_COMMENT: Final = re.compile(r"(?<!\\)%.*")
_TEX_PAUSE: Final = re.compile(r"\\(?:pause|silence|wait|stille)\*?[\[{]([^\[\]{}]{1,40})[\]}]")
_TEX_NOTE: Final = re.compile(r"\\(?:footnote|marginpar|todo|thanks)\*?\{([^{}]*)\}")
_TEX_PLAIN: Final = (
    *(
        (r"\,", " "),
        (r"\;", " "),
        (r"\ ", " "),
        (r"\pause", "(pause)"),
        (r"\ldots", "…"),
        (r"\dots", "…"),
        (r"\item", "-"),
        ("``", "“"),
        ("''", "”"),
    ),
    *(("---", "—"), ("--", "–"), ("~", " ")),
)
_TEX_ESCAPED: Final = re.compile(r"\\([%&_#$])")
_TEX_NESTED: Final = 8


def _of_tex(lines: list[str]) -> list[str]:
    found, before = [], any(r"\begin{document}" in line for line in lines)
    for line in lines:
        title = re.search(r"\\title\{([^{}]*)\}", line)
        begins = r"\begin{document}" in line
        found.append(_heading(1, title[1]) if before and title else "" if before else _tex_line(line))
        before = before and not begins
    return found


def _tex_line(line: str) -> str:
    plain = _TEX_COMMENT.sub("", line)
    heading = _TEX_HEADING.search(plain)
    if heading:
        return _heading(_TEX_LEVELS[heading[1]], heading[2])
    plain = _TEX_NOTE.sub(r" [\1] ", _TEX_PAUSE.sub(r"(pause \1)", _TEX_UNSAID.sub("", plain)))
    for mark, words in _TEX_PLAIN:
        plain = plain.replace(mark, words)
    for _ in range(_TEX_NESTED):
        plain = _TEX_WORDS.sub(r"\1", plain)
    return _TEX_COMMAND.sub(" ", _TEX_ESCAPED.sub(r"\1", plain)).rstrip()


_SCENE: Final = re.compile(r"(?:(?:INT|EXT|EST|INT\./EXT|I/E)[. ]|\.(?=[A-Z]))", re.IGNORECASE)
_CUE: Final = re.compile(r"@?[A-Z][A-Z0-9 .'’-]{0,30}(?: ?\([^()]{1,20}\))?\^?")
_TRANSITION: Final = re.compile(r"(?:FADE (?:IN|OUT|TO BLACK)|CUT TO|DISSOLVE TO|THE END)[.:]?")
_PARENTHETICAL: Final = re.compile(r"\([^\[\]]*\)")
"""How somebody speaks in a screenplay, or a beat."""

_BONEYARD: Final = re.compile(r"/\*.*?\*/", re.DOTALL)


def _of_fountain(lines: list[str]) -> list[str]:
    text = _BONEYARD.sub(lambda found: "\n" * found[0].count("\n"), "\n".join(lines))
    found, spoken, told = [], False, set[str]()
    lines = text.split("\n")
    has_cues = any(_is_cue(lines, at) for at in range(len(lines)))
    for at, line in enumerate(lines):
        plain = line.strip()
        if not plain:
            spoken = False
        if _is_cue(lines, at):
            spoken = True
            found.append("" if plain in told else f"[{plain}]")
            told.add(plain)
        elif _TRANSITION.fullmatch(plain):
            found.append(f"[{plain}]")
        elif _SCENE.match(plain):
            found.append(_heading(2, plain.lstrip(".")))
        elif plain.startswith("Title:"):
            found.append(_heading(1, plain.removeprefix("Title:")))
        elif plain.startswith(("=", "~", ">")):
            found.append(_marked_line(plain))
        elif has_cues and spoken and _PARENTHETICAL.fullmatch(plain):
            found.append(f"[{plain[1:-1]}]")
        elif has_cues and plain and not spoken and plain[0] not in "#[(":
            # What is seen, between the words of somebody.
            found.append(f"[{plain}]" if "[" not in plain else plain)
        else:
            found.append(line)
    return found


def _marked_line(plain: str) -> str:
    """A line of a screenplay that a sign begins: lyrics, a page's end, what is shown, or centred words."""
    if plain.startswith(("===", "~")):
        return plain.lstrip("~=")
    if plain.startswith("=") or not plain.endswith("<"):
        return f"[{plain.lstrip('=> ')}]"
    return plain.strip("<> ")


def _is_screenplay(text: str) -> bool:
    """Whether a plain text is one: a scene's heading, and somebody who speaks."""
    lines = text.split("\n")
    scenes = any(re.match(r"\s*(?:INT|EXT|INT\./EXT|I/E)\.? ", line) for line in lines)
    return scenes and any(_is_cue(lines, at) for at in range(len(lines)))


def _is_cue(lines: list[str], at: int) -> bool:
    """Whether a line says who speaks: in capitals, a blank line before it, words behind it."""
    alone = at == 0 or not lines[at - 1].strip()
    followed = at + 1 < len(lines) and bool(lines[at + 1].strip())
    plain = lines[at].strip()
    return alone and followed and _CUE.fullmatch(plain) is not None and not _SCENE.match(plain)


_PASSAGE: Final = re.compile(r"::\s*(?P<title>[^\[{]*?)\s*(?P<tags>\[[^\]]*\])?\s*(?:\{.*\})?$")
_STORY: Final = frozenset(
    {"StoryData", "StoryInit", "StorySettings", "StoryMenu", "StoryCaption", "StoryInterface"}
)
_MACRO: Final = re.compile(
    r"<<[^<>]*>>|\((?:set|put|if|else|else-if|unless|display|live|link|goto|print):[^()]*\)"
)


def _of_twee(lines: list[str]) -> list[str]:
    found, skipped, titled = [], False, False
    for line in lines:
        passage = _PASSAGE.match(line)
        if passage:
            tags = passage["tags"] or ""
            skipped = passage["title"] in _STORY or "script" in tags or "stylesheet" in tags
            titled = passage["title"] == "StoryTitle"
            found.append("" if skipped or titled else _heading(2, passage["title"]))
        elif titled and line.strip():
            found.append(_heading(1, line))
            titled = False
        else:
            found.append("" if skipped else _MACRO.sub(_without_macro, line))
    return found


def _without_macro(found: re.Match[str]) -> str:
    """Nothing, but for one that is a pause."""
    return f"({found[0].strip('<>')})" if re.match(r"<<(?:pause|wait|silence)\b", found[0]) else ""


_UNTOLD: Final = frozenset({"", ".txt", ".text", ".wiki", ".mediawiki", ".mw"})
_BY_ENDING: Final[Mapping[str, Callable[[list[str]], list[str]]]] = {
    ".org": _of_org,
    ".rst": _of_rst,
    ".rest": _of_rst,
    ".tex": _of_tex,
    ".latex": _of_tex,
    ".adoc": _of_adoc,
    ".asciidoc": _of_adoc,
    ".asc": _of_adoc,
    ".fountain": _of_fountain,
    ".twee": _of_twee,
    ".yarn": of_yarn,
    ".ink": of_ink,
    ".rpy": of_renpy,
    ".tw": _of_twee,
    ".twee2": _of_twee,
}
