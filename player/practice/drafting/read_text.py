"""From the lines of a plain text to sections and passages."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from player.language.catalogue import _
from player.practice.drafting.clean_lines import TextLine
from player.practice.drafting.directions import by_itself, tells_about
from player.practice.drafting.marks.lone_words import (
    is_silence,
    lone_line,
    lone_sentence,
    pauses_stand_often,
    silences_are_pauses,
    silences_are_titles,
)
from player.practice.drafting.marks.token_meaning import (
    has_no_place,
    in_turn,
    is_for_bell,
    pause_of,
    said_after_all,
)
from player.practice.drafting.marks.wrapped_lines import BULLET, ENDED, NUMBER, QUOTE, joined_lines
from player.practice.drafting.part_lines import with_headings_apart
from player.practice.drafting.pieces import Item, Passage, Quiet, Ring, Said, Section, Unplaced
from player.practice.drafting.stage_directions import Stage, stage_direction
from player.practice.drafting.tokens import TOKEN, inside_of
from player.practice.drafting.transcript_times import CLOCK
from player.practice.drafting.written_pauses import (
    WrittenPause,
    bare_pause,
    is_dots,
    pause_in,
    sentence_pause,
    told_pause,
)
from player.practice.script.sentences import sentence_bounds

_HEADING: Final = re.compile(r" {0,3}(?P<signs>#{1,6}) *(?P<title>.*?)[ #]*")
_UNDERLINE: Final = re.compile(r" {0,3}(?P<sign>=|-)(?P=sign)+ *")
_LONGEST_TITLE: Final = 80
_FEW_WORDS: Final = 6
_PAGE: Final = re.compile(
    r"\s*(?:[-–—~=] ?[0-9]{1,4} ?[-–—~=]"
    r"|(?:page|seite|página|pagina) [0-9]{1,4}(?: ?(?:of|von|de|di|/) ?[0-9]{1,4})?)\s*",
    re.IGNORECASE,
)
_SHOUTED_AT: Final = re.compile(r"\s*>{2,}[^<>]*<{2,}\s*$")
"""As whoever reads from a screen is told something: ``>>> SLOW <<<``."""

_LENGTH_BEHIND: Final = re.compile(r"\s[(\[]([^()\[\]]{1,40})[)\]]$")
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


def sections_of(lines: tuple[TextLine, ...]) -> tuple[tuple[Section, ...], tuple[Unplaced, ...]]:
    """The sections of a text in order, and what in it has no place."""
    blocks = list(_blocks(with_headings_apart(lines)))
    reader = _Reader(blocks)
    for block, following in pairwise([*blocks, []]):
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

    def __init__(self, blocks: Sequence[list[TextLine]]) -> None:
        titles = sum(looks_like_title(block) or _heading_in(block[0].text) is not None for block in blocks)
        lines = [line for block in blocks for line in block]
        self._silences, self._pauses = silences_are_pauses(lines), pauses_stand_often(lines)
        self._titled_silence = silences_are_titles(blocks, titles)
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
        ends = under is not None and under["sign"] == "-" and ENDED.search(first.text.strip()) is not None
        if under and len(block) == 1 + 1 and _fits_title(first.text) and not (first.breaks or ends):
            self._open(first.text, first.number, 1 if under["sign"] == "=" else 2, guessed=False)
        elif self._is_title(block) and following and not self._is_title(following):
            self._open(_titled(first.text), first.number, 2, guessed=True)
        else:
            self._passage(block)

    def _is_title(self, block: list[TextLine]) -> bool:
        return looks_like_title(block) or (
            self._titled_silence and len(block) == 1 and is_silence(block[0].text)
        )

    def _open(self, title: str, line: int, level: int, *, guessed: bool) -> None:
        self.sections.append(Section(" ".join(title.split()), line, level, guessed=guessed))

    def _passage(self, block: list[TextLine]) -> None:
        passage = Passage(block[0].number, list(self._rung[:1]))
        self._rung.clear()
        lines = list(joined_lines(block))
        for at, line in enumerate(lines):
            alone = lone_line(
                line.text, [each.text for each in (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2])]
            )
            if alone is not None and not line.breaks:
                self._quiet(alone, line.number, passage)
            else:
                self._line(line, passage)
        if passage.last_text:
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
        return next((section.passages[-1] for section in reversed(self.sections) if section.passages), None)

    def _line(self, line: TextLine, passage: Passage) -> None:
        text = line.text
        quoted = None if _SHOUTED_AT.match(text) else QUOTE.match(text)
        if quoted:
            passage.guesses.append(
                _("a line that began with > is said once; a phrase to repeat begins with >")
            )
            text = text[quoted.end() :]
        numbered = NUMBER.match(text)
        # The number of an item is no length: "3. Rest." is said.
        bare = None if line.breaks else bare_pause(text[numbered.end() :] if numbered else text)
        if numbered:
            text = f"{numbered['number']}: {text[numbered.end() :]}"
        elif BULLET.match(text):
            text = BULLET.sub("", text, count=1)
        if _PAGE.fullmatch(line.text):
            self.unplaced.append(Unplaced(line.number, text.strip(), _("A page's number isn't said.")))
        elif re.fullmatch(CLOCK, text.strip()):
            self.unplaced.append(
                Unplaced(line.number, text.strip(), _("Times before the words aren't said."))
            )
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
            turns = in_turn(token) if apart else ()
            pause = breaks.pop(0) if token["break"] else pause_of(token, apart=apart)
            open_bar = token["in_signs"] and token[0].startswith("|") and not token[0].endswith("|")
            if (token["dash"] == "-" or open_bar) and not between:
                pause = None
            if token["dots"] and said[-1:].strip():
                said += "…"
            if turns or pause is not None:
                self._said(said, line.number, passage)
                said = ""
                self._done(turns or [pause], token[0], line.number, passage)
            elif is_for_bell(token, apart=apart):
                _say(said, line.number, passage)
                said = ""
                _ring(token[0], line.number, passage)
            elif (token["loose"] or token["round"]) and not _says(token[0]):
                said = _parted(said, line.text[at:])
            elif has_no_place(token, apart=apart):
                said = _parted(said, line.text[at:])
                if _says(inside_of(token) or token[0]):
                    why = _("Words in brackets that aren't a pause have no place.")
                    self.unplaced.append(Unplaced(line.number, token[0], why))
            else:
                if token["round"] and apart:
                    passage.guesses.append(said_after_all(token[0]))
                said += token[0]
        self._said(said + line.text[at:], line.number, passage)

    def _done(
        self, turns: Sequence[WrittenPause | Stage | None], written: str, line: int, passage: Passage
    ) -> None:
        """Add the pauses and bells that one token means."""
        for turn in turns:
            if isinstance(turn, WrittenPause):
                self._quiet(turn, line, passage)
            else:
                _ring(written, line, passage)

    def _said(self, text: str, line: int, passage: Passage) -> None:
        """Add the sentences of a text, and the pauses that stand among them as sentences."""
        joined = " ".join(text.split())
        sentences = [joined[low:high] for low, high in sentence_bounds(joined)]
        for at, sentence in enumerate(sentences):
            before = sentences[at - 1] if at else passage.last_text
            behind = sentences[at + 1] if at + 1 < len(sentences) else ""
            found = (
                sentence_pause(sentence)
                or stage_direction(sentence)
                or lone_sentence(sentence, (before, behind), often=self._pauses, silence=self._silences)
            )
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
            return
        if target is not passage:
            # A bell that stands before it is heard before it.
            target.items += passage.items
            passage.items.clear()
        _append(target, Quiet((pause,), line))


def _too_early(item: Said | Quiet | Ring) -> Unplaced:
    written = " ".join(pause.written for pause in item.pauses) if isinstance(item, Quiet) else "(bell)"
    return Unplaced(item.line, written, _("It stands before anything is said."))


def _parted(said: str, behind: str) -> str:
    """The words before what was left out, with a space only where no full stop follows."""
    return said.rstrip() if behind[:1] in set(".,;:!?…") else f"{said} "


def _append(passage: Passage, item: Said | Quiet | Ring) -> None:
    last = passage.items[-1] if passage.items else None
    if isinstance(last, Quiet) and isinstance(item, Quiet):
        pauses = (*last.pauses, *item.pauses)
        # Dots beside a pause that is named only lead to it.
        named = tuple(pause for pause in pauses if not is_dots(pause.written))
        passage.items[-1] = Quiet(named or pauses, last.line)
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
                passage.guesses.append(said_after_all(sentence))
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
    # First what is told at once: of thousands of items of a list, each is looked at here.
    if not any(map(str.isalpha, text)) or text[0].islower() or text[-1] in ",;，、" or ENDED.search(text):
        return False
    listed = any(pattern.match(text) for pattern in (BULLET, QUOTE))
    marked = TOKEN.search(text) or TOKEN.fullmatch(block[0].text.strip())
    if marked or listed or tells_about(text) or _PAGE.fullmatch(text) or _SENTENCES.search(text):
        return False
    return all(found is None for found in (bare_pause(text), stage_direction(text), lone_line(text, ())))


def _titled(line: str) -> str:
    """A line as a title, without its number, and how long that part is to take."""
    begun = NUMBER.match(line.strip())
    numbered = _FROM_TO.sub("", _TIMED_TITLE.sub("", line.strip()[begun.end() if begun else 0 :]))
    length = _LENGTH_BEHIND.search(numbered)
    is_length = length is not None and pause_in(length[1], length[0]) is not None
    return (numbered[: length.start()] if is_length and length else numbered).strip().rstrip(":–—- ")
