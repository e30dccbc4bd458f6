"""Plain texts with another markup than Markdown's, known by their endings, line for line as Markdown.

Org mode, reStructuredText, AsciiDoc, LaTeX, Fountain (screenplays), Twee (Twine's stories), and those of
``story_markup`` and ``wiki_markup``. Screenplays and wikis are known by their lines too. Each line stays
where it is, so that what is reported of a text has the line it has there.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Final

from player.library.documents.markup.ascii_doc import of_adoc
from player.library.documents.markup.lines import heading
from player.library.documents.markup.org_mode import of_org
from player.library.documents.markup.re_structured import of_rst
from player.library.documents.markup.tex import of_tex
from player.library.documents.story_markup import of_ink, of_renpy, of_yarn
from player.library.documents.wiki_markup import is_wiki, of_textile, of_wiki


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
            found.append(heading(2, plain.lstrip(".")))
        elif plain.startswith("Title:"):
            found.append(heading(1, plain.removeprefix("Title:")))
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
            found.append("" if skipped or titled else heading(2, passage["title"]))
        elif titled and line.strip():
            found.append(heading(1, line))
            titled = False
        else:
            found.append("" if skipped else _MACRO.sub(_without_macro, line))
    return found


def _without_macro(found: re.Match[str]) -> str:
    """Nothing, but for one that is a pause."""
    return f"({found[0].strip('<>')})" if re.match(r"<<(?:pause|wait|silence)\b", found[0]) else ""


_UNTOLD: Final = frozenset({"", ".txt", ".text", ".wiki", ".mediawiki", ".mw"})
_BY_ENDING: Final[Mapping[str, Callable[[list[str]], list[str]]]] = {
    ".org": of_org,
    ".rst": of_rst,
    ".rest": of_rst,
    ".tex": of_tex,
    ".latex": of_tex,
    ".adoc": of_adoc,
    ".asciidoc": of_adoc,
    ".asc": of_adoc,
    ".fountain": _of_fountain,
    ".textile": of_textile,
    ".dokuwiki": of_wiki,
    ".creole": of_wiki,
    ".twee": _of_twee,
    ".yarn": of_yarn,
    ".ink": of_ink,
    ".rpy": of_renpy,
    ".tw": _of_twee,
    ".twee2": _of_twee,
}
