"""What stands around a text and isn't part of it: heads of mails and pages, lists of facts, thanks, an end.

Each line of it is reported and not said. What may be a part of the text stays.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from player.language.catalogue import _
from player.practice.drafting.clean_lines import BREAK, TextLine
from player.practice.drafting.directions import is_bell, tells_about
from player.practice.drafting.marks.counted_seconds import with_seconds_named
from player.practice.drafting.marks.letters import letter_blocks
from player.practice.drafting.marks.title_page import (
    is_byline,
    is_measured_title,
    is_title_page,
    without_length,
)
from player.practice.drafting.page_heads import (
    gaps_amid_sentences,
    gaps_between_wrapped_lines,
    line_numbers,
    page_heads,
    paragraph_numbers,
)
from player.practice.drafting.pieces import Unplaced
from player.practice.drafting.reader_notes import notes_for_readers
from player.practice.drafting.stage_directions import Stage
from player.practice.drafting.transcript_times import CLOCK
from player.practice.drafting.written_pauses import bare_pause, pause_in

_FACT: Final = re.compile(
    r"\s*(?:[-*•] +)?(?P<key>[^\W\d_][\w /'’-]{0,30}?) ?[:：]\s*(?P<value>\S.{0,160})?\s*$"
)
_TITLES: Final = frozenset(
    {"title", "titel", "titre", "título", "titolo", "subject", "betreff", "objet", "asunto"}
)
_MAIL: Final = re.compile(
    r"(?:from|to|cc|bcc|sent|date|subject|reply-to|von|an|gesendet|datum|betreff|de|à|envoyé|objet|para|asunto)\s*:",
    re.IGNORECASE,
)
_MAIL_BEGINS: Final = re.compile(r"(?:from|von|de)\s*:", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[.!?…][\"'”’)]*\s*$")
_LEAST, _MOST_SIGNED = 2, 8
_SIGNED: Final = re.compile(r"--\s*$")
_OFFERED: Final = re.compile(
    r"(?:sure|certainly|of course|absolutely|great|okay|here(?:['’]s| is| are)|below is|gerne|"
    r"natürlich|hier ist)\b"
    r".{0,200}\b(?:scripts?|meditations?|practice|version|text|draft|exercise|skript|fassung|"
    r"\w*(?:meditation|übung|reise|entspannung|body-?scan))\b.{0,100}[:!]$",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(
    r"(?:would you like\b|let me know|feel free|i hope this|(?:do you )?want me to|if you(?:['’]d|"
    r" would) like,? i|"
    r"möchtest du|sag mir|lass mich wissen|soll ich)\b",
    re.IGNORECASE,
)
_RULE: Final = re.compile(r"\s*(?:[-*_=~] ?){3,}\s*$")
_END: Final = re.compile(
    r"\W*30\W*|#{3}|\W*(?:the )?(?:end|ende|fin|fine|slut|koniec)(?: (?:of|der|des|de|del|della)(?: la| the|"
    r" this| diese[rs])?"
    r"(?: guided)? (?:meditation|practice|session|script|exercise|recording|transcript|episode|audio|"
    r"track|scene|"
    r"übung|praxis|sitzung|méditation|pratique|séance|práctica|meditación|sesión|ejercicio|meditazione|pratica))?\W*$",
    re.IGNORECASE,
)
_RIGHTS: Final = re.compile(
    r"\s*(?:©|\(c\) ?[12][0-9]{3}|copyright\b|.{0,80}\ball rights reserved\b|"
    r".{0,80}\balle rechte vorbehalten\b"
    r"|(?:script|text|words|music|recorded|narrated|translated|transcribed|read|spoken|adapted|created|subtitles|"
    r"captions|geschrieben|gesprochen) (?:by|von)(?: (?:the |der |den )?(?-i:[A-Z])|\s*$)|"
    r"adapted from:? (?-i:[A-Z])|used (?:with|by) permission\b|share (?:this|on)\b[^.!?]{0,30}$|"
    r"this (?:editable )?transcript was (?:computer|automatically)|created with (?-i:[A-Z])\w+)",
    re.IGNORECASE,
)
_CONTENTS: Final = re.compile(r".{1,80}?(?:\s*\.){4,}\s*[0-9]{1,4}\s*$")
_CONTENTS_HEAD: Final = re.compile(
    r"\s*(?:#+ )?(?:table of )?(?:contents|chapters|timestamps|kapitel|chapitres|inhalt(?:sverzeichnis)?|"
    r"sommaire|índice|indice)\s*:?\s*$",
    re.IGNORECASE,
)
_CHAPTER: Final = re.compile(
    rf"\s*[(\[]?{CLOCK}[)\]]?\s*(?:[-–—:|]\s*)?[^\W\d_](?:[^.!?…]{{0,40}}[^\W_])?\s*"
)
_FOOTNOTE: Final = re.compile(r"\s*(?:\[[0-9]{1,2}\]:?\s+|[¹²³⁴-⁹]{1,2}\s*)\S")
_COMMENT: Final = re.compile(r"\s*(\[[a-z]{1,2}\])(?=\S)")
"""As word processors on the web put comments below a text."""

_PROGRAM: Final = re.compile(
    r"\s*(?:import\s.{0,120}['\"];?|export (?:const|default)\b.*|\\[a-z]+(?:\{[^{}]*\})?|"
    r".{0,80}\bmin(?:ute)?s? read\b.*|"
    r".{1,60} (?:started|stopped) transcription)\s*$"
)
_DIRECTED: Final = re.compile(
    r"\s*(?:show|do|click|display|action|screen|point|gesture|demonstrate|zeigen?|tun|montrer|mostrar)\s*[:：]\s*\S",
    re.IGNORECASE,
)
_TOLD_TO_SAY: Final = re.compile(
    r"\s*(?:say|speak|sagen|sprechen|dire|decir)(?: (?:while|as|after|before) [^:]{1,40})?\s*[:：]\s*",
    re.IGNORECASE,
)
_MOST_IN_HEADS: Final = 14
_MOST_OF_RIGHTS: Final = 200
_PLACE: Final = re.compile(
    r"\s*(?:minute|min|slide|scene|shot|frame|folie|diapositive) [0-9]{1,3}(?: ?[-–] ?[0-9]{1,3})?[:.]?\s*$",
    re.IGNORECASE,
)
_SEEN: Final = re.compile(
    r"\s*(?:VIDEO|VISUALS?|SHOT|CAMERA|ON[- ]SCREEN|IMAGE|PICTURE|B-ROLL|GFX|GRAPHICS|SFX|FX|MUSIC|"
    r"SOUND|BILD|TON|"
    r"MUSIK)(?: ?[0-9]{1,2})?\s*[:：]\s*\S"
)
_SHOUTED_AT: Final = re.compile(r"\s*>{2,}\s*[A-Z][A-Z ,.!'’-]{2,60}")
"""As whoever reads from a screen is told something, and not only in capitals."""

_COMMAND: Final = re.compile(r"\s*/[a-z]{1,16}(?=\s|$)")
_NAME: Final = re.compile(r"\s*[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+ ?:\s+(?=\S)")
_REMARK: Final = re.compile(r"\s*>\s*\[!(?!quote)\w+\]", re.IGNORECASE)
_QUOTED: Final = re.compile(r"\s*>")
_LEAST_AROUND: Final = 3
"""Paragraphs: an offer, the text and a question."""

_Blocks = list[list[int]]


def without_surroundings(
    lines: tuple[TextLine, ...],
) -> tuple[tuple[TextLine, ...], str, tuple[Unplaced, ...]]:
    """The lines with those empty that aren't said, the title they name (or none), and what they were."""
    around = _Around(lines)
    if not any(any(map(str.isalpha, line.text)) for line in around.kept()):
        return lines, "", ()
    return around.kept(), around.title, tuple(around.told)


class _Around:
    """Looks for each kind in turn."""

    def __init__(self, lines: tuple[TextLine, ...]) -> None:
        self._lines = list(lines)
        self.title = ""
        self.told: list[Unplaced] = []
        steps: tuple[Callable[[], None], ...] = (
            self._wrapped,
            self._seconds,
            self._seen,
            self._mail,
            self._facts,
            self._title_page,
            self._contents,
            self._heads,
            self._remarks,
            self._for_readers,
            self._offer,
            self._rights,
            self._names,
            self._numbers,
            self._end,
        )
        for step in steps:
            step()

    def kept(self) -> tuple[TextLine, ...]:
        """All lines."""
        return tuple(self._lines)

    def _leave_out(self, at: int, why: str, *, up_to: int | None = None) -> None:
        line = self._lines[at]
        left_out = line.text[:up_to].replace(BREAK, " ").strip()
        # A pause of SSML beside it is one all the same.
        kept = BREAK * len(line.breaks) if up_to is None else line.text[up_to:]
        self._lines[at] = replace(line, text=kept, breaks=line.breaks if kept else ())
        if left_out:
            self.told.append(Unplaced(line.number, left_out, why))

    def _blocks(self) -> _Blocks:
        blocks: _Blocks = [[]]
        for at, line in enumerate(self._lines):
            if line.text.strip():
                blocks[-1].append(at)
            elif blocks[-1]:
                blocks.append([])
        return [block for block in blocks if block]

    def _texts(self, block: Sequence[int]) -> Iterator[str]:
        return (self._lines[at].text.strip() for at in block)

    def _wrapped(self) -> None:
        """Numbers of lines, and blank lines amid sentences, which only a page's margin put there."""
        for at, begin in line_numbers([line.text for line in self._lines]).items():
            self._lines[at] = replace(self._lines[at], text=self._lines[at].text[begin:])
        between = set(gaps_between_wrapped_lines([line.text for line in self._lines]))
        self._lines = [line for at, line in enumerate(self._lines) if at not in between]

    def _mail(self) -> None:
        first = next(iter(self._blocks()), [])
        heads = [at for at in first if _MAIL.match(self._lines[at].text.strip())]
        begins = any(_MAIL_BEGINS.match(text) for text in self._texts(first))
        if len(heads) < _LEAST or not begins or len(heads) < len(first):
            return
        self._take_title(heads)
        for at in heads:
            self._leave_out(at, _("The head of a mail isn't said."))
        signed = [at for at, line in enumerate(self._lines) if _SIGNED.match(line.text)]
        behind = range(signed[-1], len(self._lines)) if signed else range(0)
        if len([at for at in behind if self._lines[at].text.strip()]) <= _MOST_SIGNED:
            for at in behind:
                self._leave_out(at, _("What a mail is signed with isn't said."))

    def _take_title(self, block: Sequence[int]) -> None:
        for text in self._texts(block):
            found = _FACT.match(text)
            if found and found["key"].lower() in _TITLES:
                self.title = self.title or found["value"] or ""

    def _facts(self) -> None:
        """Lists such as ``Author: …``, of which one line tells for all."""
        for count, block in enumerate(self._blocks()):
            if count == 0 and self._is_head(block):
                self.title = self.title or without_length(next(self._texts(block)))
                for place in block:
                    self._leave_out(place, _("What tells about the practice isn't said."))
                continue
            facts = [_FACT.match(text) for text in self._texts(block)]
            known = [text for text in self._texts(block) if self._tells(text)]
            said = [text for text in self._texts(block) if text not in known and _SENTENCE.search(text)]
            alone = len(block) == 1 and self._names_title(next(self._texts(block)))
            if alone or (len(block) >= _LEAST and all(facts) and len(known) * 2 >= len(block) and not said):
                self._take_title(block)
                for at in block:
                    self._leave_out(at, _("What tells about the practice isn't said."))

    def _is_head(self, block: Sequence[int]) -> bool:
        """Whether a block is a title above facts such as ``Duration: 10 minutes``, one of which is known."""
        title, *facts = self._texts(block)
        plain = (
            not self._tells(title)
            and len(title.split()) <= _MOST_IN_HEADS
            and not _SENTENCE.search(title)
            and not title.startswith("#")
        )
        said = any(_SENTENCE.search(text) and not self._tells(text) for text in facts)
        return plain and not said and all(map(_FACT.match, facts)) and any(map(self._tells, facts))

    def _tells(self, text: str) -> bool:
        return tells_about(text.lstrip("-*• ")) or self._names_title(text)

    @staticmethod
    def _names_title(text: str) -> bool:
        found = _FACT.match(text)
        return found is not None and found["key"].lower() in _TITLES and bool(found["value"])

    def _heads(self) -> None:
        heads, title = page_heads([line.text for line in self._lines])
        self.title = self.title or title
        for at in heads:
            self._leave_out(at, _("A page's head or number isn't said."))
        between = set(gaps_amid_sentences([line.text for line in self._lines], heads))
        self._lines = [line for at, line in enumerate(self._lines) if at not in between]

    def _title_page(self) -> None:
        """A title with who wrote it, or how long it takes, on lines of their own before the text."""
        blocks = self._blocks()
        first = list(self._texts(blocks[0])) if blocks else []
        second = list(self._texts(blocks[1])) if len(blocks) > _LEAST else []
        if len(second) == 1 and is_byline(second[0]):
            self._leave_out(blocks[1][0], _("What tells about the practice isn't said."))
        measured = len(first) == 1 and is_measured_title(first[0]) and not first[0].startswith("#")
        if len(blocks) > 1 and (measured or is_title_page(first)):
            self.title = self.title or without_length(first[0].lstrip("%# "))
            for at in blocks[0]:
                self._leave_out(at, _("What tells about the practice isn't said."))

    def _contents(self) -> None:
        """A table of contents, with dots up to the numbers of pages."""
        listed = [at for at, line in enumerate(self._lines) if _CONTENTS.match(line.text)]
        listed = listed or self._chapters()
        if len(listed) < _LEAST:
            return
        heads = [at for at in range(listed[0]) if _CONTENTS_HEAD.match(self._lines[at].text)]
        for at in (*heads, *listed):
            self._leave_out(at, _("A table of contents isn't said."))

    def _chapters(self) -> list[int]:
        """A video's chapters, with the times at which they begin, beside a text without times."""
        found = [at for at, line in enumerate(self._lines) if _CHAPTER.fullmatch(line.text)]
        others = [line.text for at, line in enumerate(self._lines) if at not in set(found)]
        words = [
            sum(len(text.split()) for text in texts)
            for texts in ((self._lines[at].text for at in found), others)
        ]
        beside = len(found) > _LEAST and found[-1] - found[0] == len(found) - 1 and words[1] >= words[0]
        return found if beside else []

    def _remarks(self) -> None:
        """A note in a box, as ``> [!note]`` begins one."""
        within = False
        for at, line in enumerate(self._lines):
            within = _QUOTED.match(line.text) is not None and (within or _REMARK.match(line.text) is not None)
            if within:
                self._leave_out(at, _("A note beside the text isn't said."))

    def _for_readers(self) -> None:
        for at in notes_for_readers([line.text for line in self._lines], self._blocks()):
            self._leave_out(at, _("A note for whoever leads the practice isn't said."))

    def _offer(self) -> None:
        """What a letter or a chat program says before the text that was asked for, and behind it."""
        blocks = [block for block in self._blocks() if not _RULE.match(self._lines[block[0]].text)]
        if len(blocks) < _LEAST_AROUND:
            return
        why = _("What was said about the text isn't part of it.")
        for block in letter_blocks([list(self._texts(block)) for block in blocks]):
            for at in blocks[block]:
                self._leave_out(at, why)
        first, last = blocks[0], blocks[-1]
        offered = len(first) == 1 and _OFFERED.match(next(self._texts(first))) is not None
        if offered:
            self._leave_out(first[0], why)
        ruled = any(_RULE.match(line.text) for line in self._lines[max(0, last[0] - 2) : last[0]])
        if (offered or ruled) and _ASKED.match(next(self._texts(last))):
            for at in last:
                self._leave_out(at, why)

    def _seen(self) -> None:
        for at, line in enumerate(self._lines):
            played = line.text.partition(":")[2].strip()
            if _SEEN.match(line.text) and is_bell(played):
                self._lines[at] = replace(line, text=f"[{played}]")
            elif _SEEN.match(line.text) and not pause_in(played, line.text):
                self._leave_out(at, _("What is seen or played isn't said."))
            elif _SHOUTED_AT.fullmatch(line.text) and any(map(str.islower, self._letters())):
                self._leave_out(at, Stage.TOLD.value)

        said = [at for at, line in enumerate(self._lines) if _TOLD_TO_SAY.match(line.text)]
        done = [at for at, line in enumerate(self._lines) if _DIRECTED.match(line.text)]
        if len(said) >= _LEAST and done:
            for at in done:
                self._leave_out(at, _("What is seen or played isn't said."))
            for at in said:
                found = _TOLD_TO_SAY.match(self._lines[at].text)
                self._lines[at] = replace(
                    self._lines[at], text=self._lines[at].text[found.end() if found else 0 :]
                )

    def _letters(self) -> Iterator[str]:
        return (letter for line in self._lines for letter in line.text if letter.isalpha())

    def _numbers(self) -> None:
        """Numbers of paragraphs and of an outline's parts; those of short lines may be said."""
        found = paragraph_numbers([line.text for line in self._lines])
        for at, number in found.items():
            line = self._lines[at]
            words = line.text[number.ends :]
            self._lines[at] = replace(line, text=f"## {words}" if number.is_of_part else words)
        if found:
            first = next(iter(found))
            why = _("The numbers of paragraphs aren't said.")
            self.told.append(Unplaced(self._lines[first].number, found[first].written, why))

    def _rights(self) -> None:
        for at, line in enumerate(self._lines):
            if len(line.text) <= _MOST_OF_RIGHTS and _RIGHTS.match(line.text):
                self._leave_out(at, _("What tells about the practice isn't said."))
            elif _FOOTNOTE.match(line.text) or self._is_comment(at):
                self._leave_out(at, _("A footnote isn't said."))
            elif _PROGRAM.match(line.text):
                self._leave_out(at, _("What only programs read isn't said."))
            elif _PLACE.match(line.text):
                self._leave_out(at, _("What tells where one is in the text isn't said."))

    def _is_comment(self, at: int) -> bool:
        found = _COMMENT.match(self._lines[at].text)
        return found is not None and any(found[1] in line.text for line in self._lines[:at])

    def _names(self) -> None:
        """Names that programs have for lines, as ``intro-welcome:``, and their commands, as ``/intro``."""
        for pattern in (_NAME, _COMMAND):
            found = {at: pattern.match(line.text) for at, line in enumerate(self._lines)}
            named = {at: match for at, match in found.items() if match and not bare_pause(match.string)}
            for at, match in named.items() if len(named) >= _LEAST else ():
                self._leave_out(at, _("A name that programs have for a line isn't said."), up_to=match.end())

    def _seconds(self) -> None:
        """Numbers that are lengths: a draft asks about each."""
        named = with_seconds_named([line.text for line in self._lines])
        self._lines = [replace(line, text=text) for line, text in zip(self._lines, named, strict=True)]

    def _end(self) -> None:
        last = next((at for at in reversed(range(len(self._lines))) if self._lines[at].text.strip()), -1)
        if last > 0 and _END.match(self._lines[last].text):
            self._leave_out(last, _("That it ends isn't said."))
