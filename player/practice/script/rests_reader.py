"""Reads the whole rests of a phrasebook: for each anchor a list of lengths and texts with marks."""

from collections.abc import Iterator
from typing import Final

from player.language.catalogue import _
from player.practice.errors import Place
from player.practice.plain_words import either
from player.practice.script.marks import pieces_of
from player.practice.script.model import Pause, Piece, Repeated, Sentence
from player.practice.script.phrasebook import REST_LENGTHS, Rest
from player.practice.script.shapes import fields_of, items_of, text_of
from player.practice.script.source import Passage, Problems
from player.practice.script.yaml_text import YamlNode, YamlText
from player.practice.units import Seconds

_LENGTHS: Final = {f"{length:g}": length for length in REST_LENGTHS}
_LEAST_SENTENCES: Final = 2
"""The first turns towards the anchor, the last turns back."""


def rests_of(node: YamlNode, problems: Problems) -> tuple[Rest, ...]:
    """The rests on one anchor, in file order. A length of which there is no rest is reported."""
    rests = tuple(_rest(item, problems) for item in items_of(node, problems))
    for words, length in _LENGTHS.items():
        if rests and all(rest.length != length for rest in rests):
            message = _("There is no rest of {words} seconds here.").format(words=words)
            problems.error(
                node.place,
                "missing-rest",
                message,
                "",
                _("Add one that begins with `seconds: {words}`.").format(words=words),
            )
    return rests


def _rest(node: YamlNode, problems: Problems) -> Rest:
    found = fields_of(node, ("seconds", "text"), problems)
    pieces = tuple(
        piece for line in items_of(found.get("text"), problems) for piece in _pieces(line, problems)
    )
    if pieces and sum(isinstance(piece, Sentence) for piece in pieces) < _LEAST_SENTENCES:
        message = _("A rest has two sentences or more: the first turns to the anchor, the last turns back.")
        problems.error(node.place, "rest-too-short", message, "", _("Add another sentence."))
    return Rest(_length(found.get("seconds"), problems), pieces)


def _length(node: YamlNode | None, problems: Problems) -> Seconds:
    length = _LENGTHS.get(node.value) if isinstance(node, YamlText) else None
    if node is not None and length is None:
        words = either(list(_LENGTHS))
        found = node.value if isinstance(node, YamlText) else ""
        problems.error(
            node.place,
            "bad-value",
            _("A rest can't have this length."),
            found,
            _("Write `seconds: {words}`.").format(words=words),
        )
    return Seconds(0.0) if length is None else length


def _pieces(node: YamlNode, problems: Problems) -> Iterator[Sentence | Pause]:
    """The sentences and pauses of one line; other marks are reported."""
    text = text_of(node, problems)
    if not isinstance(node, YamlText) or not text:
        return
    for piece in pieces_of(Passage(text, (0,), (node.place,)), problems):
        if isinstance(piece, Sentence | Pause):
            yield piece
        else:
            message = _("A rest is heard without interruption, so it can't have this mark.")
            expected = _("A rest may have [6s], [time] and [option].")
            problems.error(_place_of(piece), "mark-in-rest", message, "", expected)


def _place_of(piece: Piece) -> Place:
    return piece.sentence.place if isinstance(piece, Repeated) else piece.place
