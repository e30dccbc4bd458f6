"""From the lines of a plain text to sections and passages."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from player.language.catalogue import _
from player.practice.drafting.clean_lines import TextLine
from player.practice.drafting.directions import by_itself, is_bell, is_direction, tells_about
from player.practice.drafting.part_lines import with_headings_apart
from player.practice.drafting.pieces import Item, Passage, Quiet, Ring, Said, Section, Unplaced
from player.practice.drafting.stage_directions import Stage, stage_direction
from player.practice.drafting.tokens import TOKEN, inside_of
from player.practice.drafting.written_pauses import (
    WrittenPause,
    bare_pause,
    pause_among,
    pause_in,
    sentence_pause,
    told_pause,
)
from player.practice.script.sentences import sentence_bounds

_HEADING: Final = re.compile(r" {0,3}(?P<signs>#{1,6}) *(?P<title>.*?)[ #]*")
_UNDERLINE: Final = re.compile(r" {0,3}(?P<sign>=|-)(?P=sign)+ *")
_LONGEST_TITLE: Final = 80
_FEW_WORDS: Final = 6
_BULLET: Final = re.compile(r"\s*(?:[-–—*+•·§▪●◦○‣⁃■□▫►▸➤➢➔✓✔☐☑☒]|(?<!\S)\(?[a-z]\))\s+(?:\[[ xX]\]\s+)?")
_NUMBER: Final = re.compile(r"\s*(?P<number>[0-9]{1,9})[.)]\s+")
_PAGE: Final = re.compile(
    r"\s*(?:[-–—] ?[0-9]{1,4} ?[-–—]"
    r"|(?:page|seite|página|pagina) [0-9]{1,4}(?: ?(?:of|von|de|di|/) ?[0-9]{1,4})?)\s*",
    re.IGNORECASE,
)
_AT_A_TIME: Final = re.compile(r"[0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])?(?:\W.{0,80})?", re.DOTALL)
"""A time, and what happens then."""

_PARTED: Final = re.compile(r"(?P<first>[^\W\d_]{2,})-\s*$")
_COMPOUNDS: Final = frozenset(
    {"self", "well", "non", "half", "all", "ever", "long", "short", "good", "open", "heart", "mind", "body"}
)
"""With these a hyphen at the end of a line belongs to the word; other words were parted there."""

_QUOTE: Final = re.compile(r"\s*>[> ]*")
_SHOUTED_AT: Final = re.compile(r"\s*>{2,}[^<>]*<{2,}\s*$")
"""As whoever reads from a screen is told something: ``>>> SLOW <<<``."""

_LENGTH_BEHIND: Final = re.compile(r"\s[(\[]([^()\[\]]{1,40})[)\]]$")
_BRACKETED: Final = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*")
_FROM_TO: Final = re.compile(
    r"\s*[(\[]\s*[0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])?(?: ?(?:-|–|—|to|"
    r"bis) ?[0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])?)?"
    r"\s*[)\]]\s*$"
)
_TIMED_TITLE: Final = re.compile(
    r"^[(\[]?[0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])? ?(?:(?:-|–|—|to|"
    r"bis) ?[0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])?)?[)\]]?"
    r"[\s:|–—-]+(?=[^\W\d_])"
)
_SENTENCES: Final = re.compile(r"[^\W\d_]{3,}[.!?…] ")
_BESIDE: Final = 40
"""Characters on either side that tell whether a sentence ends before brackets, and one begins behind."""

_BRACKETED_END: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_LEAST_UNEVEN, _OF_THE_LONGEST = 4, 0.6
_VERSE: Final = 45
"""Characters that a line of verse has at most; longer ones are taken for prose that was wrapped."""
_ENDED: Final = re.compile(r"[.!?…。！？][\"'”’»)\]」』）]*$")


def sections_of(lines: tuple[TextLine, ...]) -> tuple[tuple[Section, ...], tuple[Unplaced, ...]]:
    """The sections of a text in order, and what in it has no place."""
    reader = _Reader()
    for block, following in pairwise([*_blocks(with_headings_apart(lines)), []]):
        reader.block(block, following)
    return tuple(reader.sections), tuple(reader.unplaced)


def _blocks(lines: Iterable[TextLine]) -> Iterator[list[TextLine]]:
    """Lines that stand together; headings alone, and with the line that underlines them."""
    block: list[TextLine] = []
    for line in lines:
        is_heading = _heading_in(line.text) is not None and _says(line.text)
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


def _heading_in(text: str) -> re.Match[str] | None:
    """A heading of Markdown; ``#pause 5`` is none."""
    found = _HEADING.fullmatch(text)
    is_mark = found is not None and found["title"] and text[found.end("signs")] != " "
    return None if found is not None and is_mark and pause_in(found["title"], text) else found


class _Reader:
    """Takes blocks in order."""

    def __init__(self) -> None:
        self.sections: list[Section] = [Section("", 1)]
        self.unplaced: list[Unplaced] = []
        self._rung: list[Item] = []

    def block(self, block: list[TextLine], following: list[TextLine]) -> None:
        """Take one block: a heading, or a passage.

        Args:
            block: its lines.
            following: those of the next one; empty behind the last.
        """
        first = block[0]
        marked = _heading_in(first.text)
        if marked and not any(map(str.isalpha, marked["title"])):
            # Programs number paragraphs so.
            why = _("There is nothing under this heading.")
            self.unplaced.append(Unplaced(first.number, marked["title"], why))
            return
        if marked and _fits_title(marked["title"]):
            self._open(_titled(marked["title"]), first.number, len(marked["signs"]), guessed=False)
            return
        under = _UNDERLINE.fullmatch(block[-1].text)
        ends = under is not None and under["sign"] == "-" and _ENDED.search(first.text.strip()) is not None
        if under and len(block) == 1 + 1 and _fits_title(first.text) and not (first.breaks or ends):
            self._open(first.text, first.number, 1 if under["sign"] == "=" else 2, guessed=False)
        elif looks_like_title(block) and following and not looks_like_title(following):
            self._open(_titled(first.text), first.number, 2, guessed=True)
        else:
            self._passage(block)

    def _open(self, title: str, line: int, level: int, *, guessed: bool) -> None:
        self.sections.append(Section(" ".join(title.split()), line, level, guessed=guessed))

    def _passage(self, block: list[TextLine]) -> None:
        passage = Passage(block[0].number, list(self._rung[:1]))
        self._rung.clear()
        for line in _joined(block):
            self._line(line, passage)
        if passage.texts:
            self.sections[-1].passages.append(passage)
            return
        # Nothing is said in it: its quiet belongs to what was said before.
        before = self._last_passage()
        if before is None:
            # A bell may begin a practice, a pause can't.
            self._rung += [item for item in passage.items if isinstance(item, Ring)]
            self.unplaced += [_too_early(item) for item in passage.items if not isinstance(item, Ring)]
            return
        for item in passage.items:
            _append(before, item)

    def _last_passage(self) -> Passage | None:
        passages = [passage for section in self.sections for passage in section.passages]
        return passages[-1] if passages else None

    def _line(self, line: TextLine, passage: Passage) -> None:
        text = line.text
        quoted = None if _SHOUTED_AT.match(text) else _QUOTE.match(text)
        if quoted:
            passage.guesses.append(
                _("a line that began with > is said once; a phrase to repeat begins with >")
            )
            text = text[quoted.end() :]
        numbered = _NUMBER.match(text)
        # The number of an item is no length: "3. Rest." is said.
        bare = None if line.breaks else bare_pause(text[numbered.end() :] if numbered else text)
        if numbered:
            text = f"{numbered['number']}: {text[numbered.end() :]}"
        elif _BULLET.match(text):
            text = _BULLET.sub("", text, count=1)
        if _PAGE.fullmatch(line.text):
            self.unplaced.append(Unplaced(line.number, text.strip(), _("A page's number isn't said.")))
        elif bare is not None:
            self._quiet(bare, line.number, passage)
        elif tells_about(text):
            why = _("What tells about the practice isn't said.")
            self.unplaced.append(Unplaced(line.number, text.strip(), why))
        else:
            self._text(TextLine(line.number, text, line.breaks), passage)

    def _text(self, line: TextLine, passage: Passage) -> None:
        breaks = list(line.breaks)
        said, at = "", 0
        for token in TOKEN.finditer(line.text):
            said += line.text[at : token.start()]
            at = token.end()
            between = by_itself(said[-_BESIDE:], line.text[at : at + _BESIDE])
            apart = not token["round"] or between
            pause = breaks.pop(0) if token["break"] else _pause_of(token, apart=apart)
            open_bar = token["in_signs"] and token[0].startswith("|") and not token[0].endswith("|")
            if (token["dash"] == "-" or open_bar) and not between:
                pause = None
            if token["dots"] and said[-1:].strip():
                said += "…"
            if pause is not None:
                self._said(said, line.number, passage)
                said = ""
                self._quiet(pause, line.number, passage)
            elif token["rung"] or is_bell(inside_of(token)) or (apart and _told(token) is Stage.BELL):
                _say(said, line.number, passage)
                said = ""
                _ring(token[0], line.number, passage)
            elif (token["loose"] or token["round"]) and not _says(token[0]):
                said = _parted(said, line.text[at:])
            elif _has_no_place(token, apart=apart):
                said = _parted(said, line.text[at:])
                if _says(inside_of(token) or token[0]):
                    why = _("Words in brackets that aren't a pause have no place.")
                    self.unplaced.append(Unplaced(line.number, token[0], why))
            else:
                if token["round"] and apart:
                    passage.guesses.append(_said_after_all(token[0]))
                said += token[0]
        self._said(said + line.text[at:], line.number, passage)

    def _said(self, text: str, line: int, passage: Passage) -> None:
        """Add the sentences of a text, and the pauses that stand among them as sentences."""
        joined = " ".join(text.split())
        for low, high in sentence_bounds(joined):
            sentence = joined[low:high]
            found = sentence_pause(sentence) or stage_direction(sentence)
            if found is None:
                _say(sentence, line, passage)
            elif isinstance(found, WrittenPause):
                self._quiet(found, line, passage)
            elif found is Stage.BELL:
                _ring(sentence, line, passage)
            else:
                self.unplaced.append(Unplaced(line, sentence, found.value))

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


def _told(token: re.Match[str]) -> WrittenPause | Stage | None:
    return stage_direction(inside_of(token)) if token["round"] or token["square"] else None


def _pause_of(token: re.Match[str], *, apart: bool) -> WrittenPause | None:
    """The pause that a token means; ``apart`` says that it stands between sentences."""
    inside = inside_of(token)
    if token["dots"] or token["strokes"]:
        return pause_in("…", token[0])
    found = pause_in(f"{inside} seconds" if token["number"] else inside, token[0])
    directs = token["square"] or (token["round"] and apart)
    return pause_among(inside, token[0]) if found is None and directs and not is_bell(inside) else found


def _has_no_place(token: re.Match[str], *, apart: bool) -> bool:
    """Whether a token that is no pause tells how to read, or what to play."""
    inside = inside_of(token)
    told = is_direction(inside) or _told(token) is Stage.TOLD or _AT_A_TIME.fullmatch(inside.strip())
    directs = token["round"] and apart and told
    return bool(token["square"] or token["notes"] or token["loose"] or directs)


def _said_after_all(words: str) -> str:
    return _("“{words}” is said; it may be a direction").format(words=words)


def _parted(said: str, behind: str) -> str:
    """The words before what was left out, with a space only where no full stop follows."""
    return said.rstrip() if behind[:1] in set(".,;:!?…") else f"{said} "


def _append(passage: Passage, item: Said | Quiet | Ring) -> None:
    last = passage.items[-1] if passage.items else None
    if isinstance(last, Quiet) and isinstance(item, Quiet):
        passage.items[-1] = Quiet((*last.pauses, *item.pauses), last.line)
    else:
        passage.items.append(item)


def _ring(written: str, line: int, passage: Passage) -> None:
    last = passage.items[-1] if passage.items else None
    # A sign for a bell, and words for the same one behind it.
    if not (isinstance(last, Ring) and last.line == line):
        passage.items.append(Ring(line))
    passage.guesses.append(_("“{token}” became [bell]").format(token=written))


def _say(text: str, line: int, passage: Passage) -> None:
    """Add the sentences of a text; signs without a word aren't said."""
    joined = " ".join(text.split())
    for low, high in sentence_bounds(joined):
        # A comma that stood behind brackets begins nothing.
        sentence = joined[low:high].strip().lstrip(",;: ")
        if _says(sentence):
            if told_pause(sentence):
                passage.guesses.append(_said_after_all(sentence))
            passage.items.append(Said(sentence, line))


def _says(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _fits_title(title: str) -> bool:
    return _says(title) and len(" ".join(title.split())) <= _LONGEST_TITLE


def looks_like_title(block: list[TextLine], most_words: int = _FEW_WORDS) -> bool:
    """Whether it is one short line that doesn't end as a sentence does."""
    text = _titled(block[0].text)
    if len(block) > 1 or block[0].breaks or len(text.split()) > most_words or not _fits_title(text):
        return False
    listed = any(pattern.match(text) for pattern in (_BULLET, _QUOTE))
    if TOKEN.search(text) or bare_pause(text) or listed or tells_about(text) or _PAGE.fullmatch(text):
        return False
    if stage_direction(text) is not None:
        return False
    return any(map(str.isalpha, text)) and not (
        _ENDED.search(text) or _SENTENCES.search(text) or text[0].islower() or text[-1] in ",;，、"
    )


def _titled(line: str) -> str:
    """A line as a title, without its number, and how long that part is to take."""
    begun = _NUMBER.match(line.strip())
    numbered = _FROM_TO.sub("", _TIMED_TITLE.sub("", line.strip()[begun.end() if begun else 0 :]))
    length = _LENGTH_BEHIND.search(numbered)
    is_length = length is not None and pause_in(length[1], length[0]) is not None
    return (numbered[: length.start()] if is_length and length else numbered).strip().rstrip(":–—- ")


def _joined(block: list[TextLine]) -> Iterator[TextLine]:
    """The lines of a block, with those joined that were only wrapped."""
    verse = len(block) > 1 and max(len(line.text.strip()) for line in block) <= _VERSE
    uneven = verse and _is_uneven(block)
    held: TextLine | None = None
    for line in block:
        if held is None:
            held = line
        elif not (uneven and not held.text.rstrip().endswith((",", "-"))) and _goes_on(
            held, line, verse=verse
        ):
            held = TextLine(held.number, _put_together(held.text, line.text), held.breaks + line.breaks)
        else:
            yield held
            held = line
    if held is not None:
        yield held


def _is_uneven(block: list[TextLine]) -> bool:
    """Whether lines without full stops end where a breath does, and not at the margin of a page."""
    texts = [_BRACKETED_END.sub("", line.text.strip()) for line in block]
    longest = max(map(len, texts))
    short = sum(len(text) < longest * _OF_THE_LONGEST for text in texts)
    return len(texts) >= _LEAST_UNEVEN and short * 3 >= len(texts) and not any(map(_ENDED.search, texts))


def _put_together(before: str, after: str) -> str:
    parted = _PARTED.search(before)
    if parted is None or not after.strip()[:1].islower():
        return f"{before.rstrip()} {after.strip()}"
    keeps = parted["first"].lower() in _COMPOUNDS
    return f"{before.rstrip() if keeps else before.rstrip().removesuffix('-')}{after.strip()}"


def _goes_on(before: TextLine, line: TextLine, *, verse: bool) -> bool:
    """Whether a line goes on with the sentence of the one before."""
    text = line.text.strip()
    if _BULLET.match(line.text) or _NUMBER.match(line.text) or _QUOTE.match(line.text) or bare_pause(text):
        return False
    if bare_pause(before.text) or any(_BRACKETED.fullmatch(each.text) for each in (before, line)):
        return False
    return not verse or not text[:1].isupper()
