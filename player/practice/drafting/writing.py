"""Sentences and pauses as the notation of scripts has them."""

import re
from typing import Final

from player.language.catalogue import _
from player.practice.drafting.pieces import Item, Passage, Quiet, Ring, Said
from player.practice.drafting.written_pauses import LONGEST_PAUSE
from player.practice.script.marks import PAUSE_RANGE, SILENCE_RANGE

_SIGNS: Final = re.compile(r"[\\\[\]*_`<>&|~]|(?<=\.)\.")
_AT_LINE_START: Final = re.compile(r"(?P<sign>[-+=>#])|(?P<number>[0-9]{1,9})(?P<after>[.)])(?= |$)")
_ENDED: Final = re.compile(r"[.!?…。！？।॥؟۔:;,][\"'”’»)\]」』）]*$")
LONGEST_LINE: Final = 900
"""Characters of a sentence in one block of a script, which may have 2000, with room for backslashes."""


def written(passage: Passage) -> list[str]:
    """A passage as lines of a script, a sentence to a line, its marks behind it; blank lines part blocks."""
    lines: list[str] = []
    length = 0
    closed = False
    for item in passage.items:
        if isinstance(item, Said):
            for part in _short_enough(item.text):
                line = _line(part)
                if closed and not lines[-1].endswith("]"):
                    line = _begun(line)
                closed = _ENDED.search(part) is None
                if length and length + len(line) > LONGEST_LINE * 2:
                    lines.append("")
                    length = 0
                lines.append(line)
                length += len(line) + 1
        elif lines:
            lines[-1] = f"{lines[-1]} {_mark(item)}"
            length += 20
        else:
            lines.append(_mark(item))
    return lines


def _short_enough(text: str) -> list[str]:
    """A sentence in parts that a block of a script can hold; nearly always one."""
    parts = [""]
    for word in text.split(" "):
        for piece in (word[at : at + LONGEST_LINE] for at in range(0, max(len(word), 1), LONGEST_LINE)):
            if parts[-1] and len(parts[-1]) + 1 + len(piece) > LONGEST_LINE:
                parts.append(piece)
            else:
                parts[-1] = f"{parts[-1]} {piece}".strip()
    return _speaking(parts)


def _speaking(parts: list[str]) -> list[str]:
    """The parts in which a word is said; signs alone go to the part before."""
    return [part for part in parts if any(character.isalnum() for character in part)]


def _begun(line: str) -> str:
    """A line behind a full stop of ours: a small letter would go on with the sentence before it."""
    large = line[:1].upper()
    return large + line[1:] if len(large) == 1 else line


def _line(sentence: str) -> str:
    closed = sentence if _ENDED.search(sentence) else f"{sentence}."
    escaped = _SIGNS.sub(lambda found: f"\\{found[0]}", closed)
    return _AT_LINE_START.sub(_escaped_start, escaped, count=1) if _AT_LINE_START.match(escaped) else escaped


def _escaped_start(found: re.Match[str]) -> str:
    return f"\\{found['sign']}" if found["sign"] else f"{found['number']}\\{found['after']}"


def _mark(item: Item) -> str:
    if isinstance(item, Ring):
        return "[bell]"
    seconds = item.seconds if isinstance(item, Quiet) else 0.0
    is_open = isinstance(item, Quiet) and any(pause.open for pause in item.pauses)
    if seconds > LONGEST_PAUSE or (is_open and seconds >= SILENCE_RANGE[0]):
        return f"[silence {_number(min(seconds, SILENCE_RANGE[1]))}s]"
    return f"[{_number(max(seconds, PAUSE_RANGE[0]))}s]"


def _number(seconds: float) -> str:
    return f"{round(seconds, 1):g}"


def guessed_pauses(passage: Passage) -> list[str]:
    """What was guessed of the pauses of a passage, in words."""
    return [
        _("“{value}” became {mark}").format(
            value=" ".join(pause.written for pause in item.pauses), mark=_mark(item)
        )
        for item in passage.items
        if isinstance(item, Quiet) and (_is_guess(item) or item.seconds > SILENCE_RANGE[1])
    ]


def _is_guess(item: Quiet) -> bool:
    return len(item.pauses) > 1 or any(pause.guessed for pause in item.pauses)
