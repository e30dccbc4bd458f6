"""From the lines of a plain text to sections and passages."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from player.language.catalogue import _
from player.practice.drafting.clean_lines import BREAK, TextLine
from player.practice.drafting.pieces import Passage, Quiet, Ring, Said, Section, Unplaced
from player.practice.drafting.written_pauses import WrittenPause, bare_pause, pause_in
from player.practice.script.sentences import sentence_bounds

_HEADING: Final = re.compile(r" {0,3}(?P<signs>#{1,6}) *(?P<title>.*?)[ #]*")
_UNDERLINE: Final = re.compile(r" {0,3}(?P<sign>=|-)(?P=sign)+ *")
_LONGEST_TITLE: Final = 80
_FEW_WORDS: Final = 6
_BULLET: Final = re.compile(r"\s*[-*+•▪●]\s+")
_NUMBER: Final = re.compile(r"\s*(?P<number>[0-9]{1,9})[.)]\s+")
_QUOTE: Final = re.compile(r"\s*>[> ]*")
_TOKEN: Final = re.compile(
    rf"(?P<break>{BREAK})"
    r"|\[?(?P<square>\[(?P<in_square>[^\[\]]{0,200})\]|\{(?P<in_curly>[^{}]{0,200})\}"
    r"|【(?P<in_thick>[^【】]{0,200})】)\]?"
    r"|(?P<round>[(（](?P<in_round>[^()（）\[\]]{0,60})[)）])"
    r"|(?P<slash>(?<![\w/|])[/|] ?(?P<in_slash>(?:pause )?[0-9][0-9.,]{0,5} ?(?:ms|s|secs?|seconds?|min))\b"
    r" ?[/|]?)"
    r"|(?P<number><\#(?P<in_number>[0-9.]{1,6})\#>)"
    r"|(?P<dashed>(?<!\w)(?:--|[–—~\#]) ?(?P<in_dashed>(?:long |short )?(?:pause|silence)"
    r"[^–—~\#-]{0,40}?) ?(?:--|[–—~\#])(?!\w))"
    r"|(?P<strokes>(?<!\S)(?://|\|\|)(?!\S))"
    r"|(?P<dots>(?:…|\.{3,}|\.(?: \.){2,})+)",
    re.IGNORECASE,
)
_BELL: Final = re.compile(
    r"(?:(?:a|the|ring|rings|sound|sounds|of|soft|one|temple|singing) )*(?:bells?|chimes?|gong|bowl)"
    r"(?: (?:rings?|sounds?))?",
    re.IGNORECASE,
)
_LENGTH_BEHIND: Final = re.compile(r"\s[(\[]([^()\[\]]{1,40})[)\]]$")
_VERSE: Final = 45
"""Characters that a line of verse has at most; longer ones are taken for prose that was wrapped."""
_ENDED: Final = re.compile(r"[.!?…。！？][\"'”’»)\]」』）]*$")


def sections_of(lines: tuple[TextLine, ...]) -> tuple[tuple[Section, ...], tuple[Unplaced, ...]]:
    """The sections of a text in order, and what in it has no place."""
    reader = _Reader()
    for block, following in pairwise([*_blocks(lines), []]):
        reader.block(block, following)
    return tuple(reader.sections), tuple(reader.unplaced)


def _blocks(lines: tuple[TextLine, ...]) -> Iterator[list[TextLine]]:
    """Lines that stand together; headings alone, and with the line that underlines them."""
    block: list[TextLine] = []
    for line in lines:
        is_heading = _HEADING.fullmatch(line.text) is not None and _says(line.text)
        if not line.text.strip() or is_heading:
            if block:
                yield block
            block = []
        if is_heading:
            yield [line]
        elif line.text.strip():
            block.append(line)
            if _UNDERLINE.fullmatch(line.text):
                yield block
                block = []
    if block:
        yield block


class _Reader:
    """Takes blocks in order."""

    def __init__(self) -> None:
        self.sections: list[Section] = [Section("", 1)]
        self.unplaced: list[Unplaced] = []

    def block(self, block: list[TextLine], following: list[TextLine]) -> None:
        """Take one block: a heading, or a passage.

        Args:
            block: its lines.
            following: those of the next one; empty behind the last.
        """
        first = block[0]
        marked = _HEADING.fullmatch(first.text)
        if marked and _fits_title(marked["title"]):
            self._open(_titled(marked["title"]), first.number, len(marked["signs"]), guessed=False)
            return
        under = _UNDERLINE.fullmatch(block[-1].text)
        if under and len(block) == 1 + 1 and _fits_title(first.text) and not first.breaks:
            self._open(first.text, first.number, 1 if under["sign"] == "=" else 2, guessed=False)
        elif _looks_like_title(block) and following and not _looks_like_title(following):
            self._open(_titled(first.text), first.number, 2, guessed=True)
        else:
            self._passage(block)

    def _open(self, title: str, line: int, level: int, *, guessed: bool) -> None:
        self.sections.append(Section(" ".join(title.split()), line, level, guessed=guessed))

    def _passage(self, block: list[TextLine]) -> None:
        passage = Passage(block[0].number)
        for line in _joined(block):
            self._line(line, passage)
        if passage.texts:
            self.sections[-1].passages.append(passage)
            return
        # Nothing is said in it: its quiet belongs to what was said before.
        before = self._last_passage()
        if before is None:
            self.unplaced += [_too_early(item) for item in passage.items]
            return
        for item in passage.items:
            _append(before, item)

    def _last_passage(self) -> Passage | None:
        passages = [passage for section in self.sections for passage in section.passages]
        return passages[-1] if passages else None

    def _line(self, line: TextLine, passage: Passage) -> None:
        text = line.text
        quoted = _QUOTE.match(text)
        if quoted:
            passage.guesses.append(
                _("a line that began with > is said once; a phrase to repeat begins with >")
            )
            text = text[quoted.end() :]
        numbered = _NUMBER.match(text)
        if numbered:
            text = f"{numbered['number']}: {text[numbered.end() :]}"
        elif _BULLET.match(text):
            text = _BULLET.sub("", text, count=1)
        bare = None if line.breaks else bare_pause(text)
        if bare is not None:
            self._quiet(bare, line.number, passage)
        else:
            self._text(TextLine(line.number, text, line.breaks), passage)

    def _text(self, line: TextLine, passage: Passage) -> None:
        breaks = list(line.breaks)
        said, at = "", 0
        for token in _TOKEN.finditer(line.text):
            said += line.text[at : token.start()]
            at = token.end()
            pause = breaks.pop(0) if token["break"] else _pause_of(token)
            if token["dots"] and said[-1:].strip():
                said += "…"
            if pause is not None:
                _say(said, line.number, passage)
                said = ""
                self._quiet(pause, line.number, passage)
            elif _BELL.fullmatch(_inside(token).strip()):
                _say(said, line.number, passage)
                said = ""
                passage.items.append(Ring(line.number))
                passage.guesses.append(_("“{token}” became [bell]").format(token=token[0]))
            elif token["square"]:
                said += " "
                if _inside(token).strip():
                    why = _("Words in brackets that aren't a pause have no place.")
                    self.unplaced.append(Unplaced(line.number, token[0], why))
            else:
                said += token[0]
        _say(said + line.text[at:], line.number, passage)

    def _quiet(self, pause: WrittenPause, line: int, passage: Passage) -> None:
        said_here = any(isinstance(item, Said) for item in passage.items)
        before = self._last_passage()
        # Quiet before the first word belongs behind the last one said.
        target = passage if said_here or before is None else before
        if target is passage and not said_here:
            self.unplaced.append(_too_early(Quiet((pause,), line)))
        else:
            _append(target, Quiet((pause,), line))


def _too_early(item: Said | Quiet | Ring) -> Unplaced:
    written = " ".join(pause.written for pause in item.pauses) if isinstance(item, Quiet) else "(bell)"
    return Unplaced(item.line, written, _("It stands before anything is said."))


def _inside(token: re.Match[str]) -> str:
    names = ("in_square", "in_curly", "in_thick", "in_round", "in_slash", "in_number", "in_dashed")
    return next((token[name] for name in names if token[name] is not None), "")


def _pause_of(token: re.Match[str]) -> WrittenPause | None:
    if token["dots"] or token["strokes"]:
        return pause_in("…", token[0])
    return pause_in(f"{_inside(token)} seconds" if token["number"] else _inside(token), token[0])


def _append(passage: Passage, item: Said | Quiet | Ring) -> None:
    last = passage.items[-1] if passage.items else None
    if isinstance(last, Quiet) and isinstance(item, Quiet):
        passage.items[-1] = Quiet((*last.pauses, *item.pauses), last.line)
    else:
        passage.items.append(item)


def _say(text: str, line: int, passage: Passage) -> None:
    """Add the sentences of a text; signs without a word aren't said."""
    joined = " ".join(text.split())
    for low, high in sentence_bounds(joined):
        sentence = joined[low:high].strip()
        if _says(sentence):
            passage.items.append(Said(sentence, line))


def _says(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _fits_title(title: str) -> bool:
    return _says(title) and len(" ".join(title.split())) <= _LONGEST_TITLE


def _looks_like_title(block: list[TextLine]) -> bool:
    """Whether it is one short line that doesn't end as a sentence does."""
    text = _titled(block[0].text)
    if len(block) > 1 or block[0].breaks or len(text.split()) > _FEW_WORDS or not _fits_title(text):
        return False
    listed = any(pattern.match(text) for pattern in (_BULLET, _QUOTE))
    if _TOKEN.search(text) or bare_pause(text) or listed:
        return False
    return not _ENDED.search(text) and not text[0].islower()


def _titled(line: str) -> str:
    """A line as a title, without its number, and how long that part is to take."""
    numbered = _NUMBER.sub("", line.strip(), count=1)
    length = _LENGTH_BEHIND.search(numbered)
    is_length = length is not None and pause_in(length[1], length[0]) is not None
    return (numbered[: length.start()] if is_length and length else numbered).strip().rstrip(":–—- ")


def _joined(block: list[TextLine]) -> Iterator[TextLine]:
    """The lines of a block, with those joined that were only wrapped."""
    verse = len(block) > 1 and max(len(line.text.strip()) for line in block) <= _VERSE
    held: TextLine | None = None
    for line in block:
        if held is None:
            held = line
        elif _goes_on(held, line, verse=verse):
            held = TextLine(
                held.number, f"{held.text.rstrip()} {line.text.strip()}", held.breaks + line.breaks
            )
        else:
            yield held
            held = line
    if held is not None:
        yield held


def _goes_on(before: TextLine, line: TextLine, *, verse: bool) -> bool:
    """Whether a line goes on with the sentence of the one before."""
    text = line.text.strip()
    if _BULLET.match(line.text) or _NUMBER.match(line.text) or _QUOTE.match(line.text) or bare_pause(text):
        return False
    if bare_pause(before.text):
        return False
    return not verse or not text[:1].isupper()
