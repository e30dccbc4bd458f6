"""A text as people write them, and what is in its draft."""

from draft_heard import script_of

from player.practice.script.model import Pause, Sentence, Silence

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
