"""A text's lines without what a script can't hold: characters nobody sees, markup, addresses."""

import html
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from player.language.catalogue import _
from player.practice.characters import find_invisible, named, without_hidden, without_invisible
from player.practice.drafting.directions import by_itself, is_bell, is_direction
from player.practice.drafting.pieces import Unplaced
from player.practice.drafting.written_pauses import WrittenPause, bare_pause, break_in, pause_in

_ENDS: Final = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_GAP: Final = " " * 60
_LONG_GAP: Final = re.compile(r"[ \t\u00a0]{61,}")
"""More than so many spaces in a row part columns no further; to look for marks among them takes minutes."""

_TAG: Final = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z!?][^\s<>/]*)(?P<rest>[^<>]{0,400}?)/?>")
_COMMENT: Final = re.compile(r"<!--(?:(?!<!--).){0,1000}?-->", re.DOTALL)
_MEANT_INSTEAD: Final = re.compile(
    r"<sub\b[^<>]*\balias *= *(?P<sign>[\"'])(?P<alias>.+?)(?P=sign)[^<>]*>[^<>]*</sub>", re.IGNORECASE
)
"""What SSML says instead of what is written."""

_LATER: Final = re.compile(r"\bbegin *= *[\"'][^\"']*\+ *(?P<time>[0-9.]{1,6} *m?s)")
_STRUCK_OUT: Final = re.compile(r"~~(?=\S)(?P<words>(?:(?!~~).){1,400}?)(?<=\S)~~")
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,20});")
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f]")
_MARKS_OF_DIRECTION: Final = re.compile("[\u061c\u200e\u200f]")
_DRESSED: Final = re.compile("[\U0001d400-\U0001d7ff\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
"""Letters of mathematics, which people take for script and bold, and letters as wide as Chinese ones."""

_ADDRESS: Final = re.compile(r"\b(?:https?|ftp|file|data|javascript):\S+|\bwww\.\S+", re.IGNORECASE)
_LINK: Final = re.compile(r"(?<!\\)!?\[(?P<text>[^\[\]]+)\]\((?P<target>[^()]+)\)")
_ELSEWHERE: Final = re.compile(r"https?:|www\.|\.{0,2}/|[^ #]+\.(?:md|html?|pdf|mp3)\b", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’)]*$")
_EMPHASIS: Final = re.compile(
    r"(?P<run>\*{1,3}|_{1,3}|~~|`|==)(?=\S)(?P<text>(?:(?!(?P=run)).){1,400}?)(?<=\S)(?P=run)"
)

_BOLD: Final = re.compile(r"(?P<run>\*\*|__)(?=\S)[^*_]{1,80}(?<=\S)(?P=run):?")
_LINKED: Final = re.compile(
    r"(?P<picture>!)?\[\[(?P<target>[^\[\]|]{1,120})(?:\|(?P<text>[^\[\]]{1,120}))?\]\]"
)
"""As wikis have them: a page, and the words that stand for it."""

_TOLD_TO_VOICES: Final = re.compile(
    r"(?:rate|pbas|pmod|volm|emph|inpt|char|nmbr|cmnt|dlim|ctxt|rset|sync|vers|xtnd)\b", re.IGNORECASE
)
"""Apple's commands for voices, in such brackets as well; but for the one for silence."""

_NOTED: Final = re.compile(
    r"(?<=[^\W\d_][.!?,;])(?:[0-9]{1,2}(?:,[0-9]{1,2})?|[*†‡]{1,2}|[¹²³⁴-⁹]{1,2})(?=\s|$)|\^(?=\[)"
)
"""Signs of footnotes behind a sentence."""

_ATTRIBUTES: Final = re.compile(r"\s*\{(?:\s*[#.][\w-]+|\s*[\w-]+=[^{}\s]+)+\s*\}|\\\s*$|^\s*:{3,}[^:]*$")
"""What converters of Markdown know: names and classes, breaks of lines, boxes."""

_FORUM: Final = re.compile(
    r"\[/?(?:b|i|u|s|center|left|right|size|color|font|url|quote|list|spoiler|indent|highlight)(?:=[^\[\]]{0,120})?\]",
    re.IGNORECASE,
)
"""Marks of forums, which change nothing of what is heard."""

_NAMED_PICTURE: Final = re.compile(r"(?<![\w:/.]):(?P<name>[a-z][a-z0-9_+-]{1,30}):(?![\w:/])")
"""An emoji by its name, as chats have it."""

_NAMED_PART: Final = re.compile(
    r"\((?=(?-i:[^\W_a-z]))(?!.*\b(?:you|your|we|us|our|du|dein\w*|dich|vous|votre|tu|usted)\b)[^()]*[^()\s.!?…]\)",
    re.IGNORECASE,
)
"""Marked words in brackets on a line of their own, as ``**(Induction)**``: no sentence, and to nobody."""

_HIDDEN: Final = re.compile(r"%%(?P<words>(?:(?!%%).){1,400})%%")
_LABEL: Final = re.compile(r"\s\^[\w-]{1,40}\s*$")
_TAGS: Final = re.compile(r"(?:^|(?<=[.!?…]))(?:\s*#[^\W\d_][\w/-]*)+\s*$")
"""What programs for notes leave unseen: remarks, names of paragraphs, tags."""

_OTHER_BRACKETS: Final = re.compile(
    r"(?:<<|[⟨〈《«‹])\s*(?P<inside>[^<>⟨〈《«‹⟩〉》»›]{1,40}?)\s*(?:>>|[⟩〉》»›])"
    r"|\\(?P<command>[a-z]+)\s*[\[{(](?P<length>[^\[\]{}()]{1,20})[\]})]"
)
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
"""A sign that Markdown is told to take as it is."""
_NUMBER: Final = re.compile(r"^\s*[0-9]{1,9}[.)]\s*$")
"""Of an item in a list, which ends no sentence."""

_UNSAID: Final = re.compile(
    r"<(?P<name>desc|metadata|lexicon|title|style|script|audio)\b[^<>]*(?<!/)>[^<>]*</(?P=name)>",
    re.IGNORECASE,
)
"""Markup whose words aren't said: what a sound or a picture is called."""

_QUIET: Final = frozenset({"break", "pause", "silence", "wait"})
_PARTING: Final = frozenset({"p", "div", "section", "article", "paragraph", "li", "blockquote"})
_BREAKING: Final = frozenset({"br"})
_SENTENCES: Final = frozenset({"s", "sentence"})
_SILENT: Final = frozenset(
    {
        "speak",
        "par",
        "seq",
        "media",
        "voice",
        "body",
        "html",
        "span",
        "ul",
        "ol",
        "b",
        "i",
        "em",
        "strong",
        "?xml",
    }
)
"""Markup that changes nothing of what is heard, and is left out without a word."""


@dataclass(frozen=True)
class TextLine:
    """One line, or a part of one that markup parts from the rest.

    Attributes:
        number: of the line in the text, from 1.
        text: without what a script can't hold; a pause of SSML is a sign that ``breaks`` explains.
        breaks: the pauses of SSML in it, in order; each stands as ``BREAK`` in the text.
        bold: whether all of its words were.
    """

    number: int
    text: str
    breaks: tuple[WrittenPause, ...] = ()
    bold: bool = False


BREAK: Final = "\ue000"
"""Stands for a pause of SSML; a character of private use, which is taken out of the text before."""

PART: Final = "\ue001"
"""Stands for the end of a paragraph in SSML."""


def clean_lines(text: str) -> tuple[tuple[TextLine, ...], tuple[Unplaced, ...]]:
    """The lines of a text, and what was in them that a script has no place for."""
    unplaced: list[Unplaced] = []
    lines: list[TextLine] = []
    for number, line in enumerate(_ENDS.split(_on_one_line(_LONG_GAP.sub(_GAP, text))), start=1):
        is_bold = _BOLD.fullmatch(line.strip()) is not None
        seen = _visible(_ESCAPED.sub(r"\1", line), number, unplaced)
        visible = _OTHER_BRACKETS.sub(_bracketed, seen)
        breaks: list[WrittenPause] = []
        marked = _without_markup(_without_notes(visible, number, unplaced), number, breaks, unplaced)
        for part in re.split(f"({PART})", _without_addresses(marked, number, unplaced)):
            mine = tuple(breaks.pop(0) for _ in range(part.count(BREAK)))
            lines.append(TextLine(number, "" if part == PART else part, mine, is_bold))
    return tuple(lines), tuple(unplaced)


def _on_one_line(text: str) -> str:
    """Markup that runs over several lines, on its first one; the lines behind it keep their numbers."""

    def moved(found: re.Match[str]) -> str:
        ends = _ENDS.findall(found[0])
        return _ENDS.sub(" ", found[0]) + "".join(ends)

    return _TAG.sub(moved, _COMMENT.sub(moved, text))


def _bracketed(found: re.Match[str]) -> str:
    """A pause as ``<<pause 5>>``, which would be taken for markup, or as TeX has it."""
    inside = found["inside"] or f"{found['command']} {found['length']}"
    return f"[{inside}]" if pause_in(inside, found[0]) or is_bell(inside) else found[0]


def _visible(line: str, number: int, unplaced: list[Unplaced]) -> str:
    line = _DRESSED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), line)
    line = _MARKS_OF_DIRECTION.sub(
        "", line.replace("\t", " ").replace("¶", " ").replace(BREAK, " ").replace(PART, " ")
    )
    at = find_invisible(line)
    if at < 0:
        return line
    unplaced.append(
        Unplaced(
            number,
            "",
            _("A character that can't be seen ({named}) was left out.").format(named=named(line[at])),
        )
    )
    return without_hidden(without_invisible(_CONTROL.sub(" ", line), ""), "")


def _without_markup(line: str, number: int, breaks: list[WrittenPause], unplaced: list[Unplaced]) -> str:
    def of_comment(found: re.Match[str]) -> str:
        pause = pause_in(found[0][4:-3].strip(), found[0])
        if pause is not None:
            breaks.append(pause)
            return f" {BREAK} "
        unplaced.append(Unplaced(number, found[0], _("A comment isn't said.")))
        return " "

    def of_tag(found: re.Match[str]) -> str:
        name = _name_of(found)
        pause = _pause_of_tag(found, name)
        if pause is not None:
            breaks.append(pause)
            return f" {BREAK} "
        if is_bell(name) and not found["close"]:
            return " [bell] "
        if name not in _SILENT | _BREAKING | _SENTENCES | _PARTING | _QUIET:
            unplaced.append(
                Unplaced(number, found[0], _("A script has no such markup; the words in it stay."))
            )
        if name in _PARTING:
            return PART
        return " " if name in _BREAKING | _SENTENCES or (name in _QUIET and not found["close"]) else ""

    def of_unsaid(found: re.Match[str]) -> str:
        if found["name"].lower() == "audio" and is_bell(_TAG.sub("", found[0])):
            return " [bell] "
        unplaced.append(Unplaced(number, found[0], _("What a sound or a picture is called isn't said.")))
        return " "

    instead = _MEANT_INSTEAD.sub(r"\g<alias>", _COMMENT.sub(of_comment, line))
    spoken = _UNSAID.sub(of_unsaid, instead)
    found = _ENTITY.sub(lambda entity: html.unescape(entity[0]), _TAG.sub(of_tag, spoken))
    # What an entity stood for may be anything.
    return found if found.isprintable() else _shown_again(found)


def _name_of(tag: re.Match[str]) -> str:
    """A tag's name, without what stands before a colon; ``pause`` of ``<pause=5>``."""
    return tag["name"].lower().rpartition(":")[2].partition("=")[0]


def _pause_of_tag(tag: re.Match[str], name: str) -> WrittenPause | None:
    """The pause that a tag means."""
    if tag["close"] or name in _PARTING:
        return None
    if name in _QUIET:
        given = tag["name"].lower().rpartition(":")[2][len(name) :]
        return break_in(given + tag["rest"], tag[0])
    offset = _LATER.search(tag["rest"]) if name == "media" else None
    return pause_in(offset["time"] if offset else tag[0][1:-1], tag[0])


def _shown_again(text: str) -> str:
    shown = (
        character if character in {BREAK, PART} or find_invisible(character) < 0 else " "
        for character in _ENDS.sub(" ", text)
    )
    return "".join(shown).replace("\t", " ")


def _without_signs(line: str) -> str:
    named = _NAMED_PICTURE.sub(_without_picture, line) if ":" in line else line
    return _ATTRIBUTES.sub("", _FORUM.sub("", named))


def _without_picture(found: re.Match[str]) -> str:
    words = found["name"].replace("_", " ")
    return found[0] if is_bell(words) or pause_in(words, words) is not None else " "


def _without_notes(line: str, number: int, unplaced: list[Unplaced]) -> str:
    def told(found: re.Match[str]) -> str:
        if any(pause_in(words, words) for words in found[0].replace("%%", "").split("#")):
            return found[0]
        unplaced.append(Unplaced(number, found[0].strip(), _("What a program for notes hides isn't said.")))
        return " "

    def struck(found: re.Match[str]) -> str:
        unplaced.append(Unplaced(number, found[0], _("What was struck out isn't said.")))
        return " "

    return _LABEL.sub("", _TAGS.sub(told, _HIDDEN.sub(told, _STRUCK_OUT.sub(struck, line))))


def _without_addresses(line: str, number: int, unplaced: list[Unplaced]) -> str:
    def of_link(found: re.Match[str]) -> str:
        alone = not (found.string[: found.start()] + found.string[found.end() :]).strip(" *")
        if alone and _ELSEWHERE.match(found["target"]) and not _SENTENCE_END.search(found["text"]):
            unplaced.append(Unplaced(number, found["text"], _("What only leads elsewhere isn't said.")))
            return " "
        if found[0].startswith("!"):
            unplaced.append(Unplaced(number, found[0], _("A picture can't be said.")))
            return " "
        unplaced.append(
            Unplaced(number, found["target"], _("What stands behind a word in brackets can't be said."))
        )
        return found["text"]

    def of_address(found: re.Match[str]) -> str:
        unplaced.append(Unplaced(number, found[0], _("An address can't be said.")))
        return " "

    def of_page(found: re.Match[str]) -> str:
        if _TOLD_TO_VOICES.match(found["target"]):
            return f"[{found['target']}]"
        before, behind = found.string[: found.start()], found.string[found.end() :]
        shown = found["text"] or found["target"]
        within = not by_itself(before, behind) or found["text"] is not None or (before + behind).strip(" .")
        if (
            found["picture"]
            or not within
            or not any(map(str.isalpha, shown))
            or pause_in(shown, found[0]) is not None
        ):
            return found[0]
        return shown

    plain = _LINK.sub(of_link, _LINKED.sub(of_page, _without_signs(line)))
    while (stripped := _EMPHASIS.sub(_without_emphasis, plain)) != plain:
        plain = stripped
    return _ADDRESS.sub(of_address, _NOTED.sub("", plain))


def _without_emphasis(found: re.Match[str]) -> str:
    """The words; in brackets where they are a direction between two sentences."""
    before, words = found.string[: found.start()], found["text"]
    is_pause = bare_pause(words) is not None and before.rstrip().endswith((".", "!", "?", "…"))
    alone = by_itself(_NUMBER.sub("1", before), found.string[found.end() :]) and not words.endswith(":")
    if _NAMED_PART.fullmatch(words) and not (before + found.string[found.end() :]).strip():
        return f"[{words[1:-1]}]"
    directs = alone and (bare_pause(words) is not None or is_bell(words) or is_direction(words))
    return f"[{words}]" if (is_pause or directs) and words[0] not in "[(" else words
