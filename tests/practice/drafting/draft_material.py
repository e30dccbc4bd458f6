"""A text as people write them, and what is in its draft."""

from player.practice.drafting.draft import draft_of
from player.practice.script.model import Pause, Sentence, Silence
from player.practice.script.parse import parse_text

TALK = """\
# A cup of tea

Welcome. Take a moment to arrive… There's a chair under you. (pause)

Let's begin with the cup in your hands. [10 seconds] It may be hot, or only warm.
(long pause)

[soft music]

Holding it

What colour is it? <break time="3s"/> See https://example.org/tea for more.
1. First the rim.
2. Then the handle.

Other people are drinking tea as well. Some of them are having a hard day. [silence for one minute]

Coming back

You can put it down now, and look around the room. (bell)
"""


def script_of(text, name="talk.txt"):
    return parse_text(draft_of(text, name).text, "talk.md")


def said(phase):
    return [piece.text for block in phase.blocks for piece in block.pieces if isinstance(piece, Sentence)]


def quiets(text):
    """The lengths of the pauses and silences that a text's draft has, and which are silences."""
    phases = script_of(text).phases
    pieces = [piece for phase in phases for block in phase.blocks for piece in block.pieces]
    return [
        (float(piece.length), isinstance(piece, Silence))
        for piece in pieces
        if isinstance(piece, Pause | Silence)
    ]


OURS = frozenset({"You're welcome here, just as you are.", "You can go on in your own time."})
"""What a draft says where a text is too short for an opening or a return."""


def spoken(text, name="talk.txt"):
    """What a text's draft says and does, in order: sentences, the seconds of its quiet, and "bell"."""
    found = []
    for phase in script_of(text, name).phases:
        for piece in (piece for block in phase.blocks for piece in block.pieces):
            if isinstance(piece, Sentence):
                found += [] if piece.text in OURS else [piece.text]
            else:
                found.append(float(piece.length) if isinstance(piece, Pause | Silence) else "bell")
    return found
