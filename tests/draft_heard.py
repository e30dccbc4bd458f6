"""What the draft of a text says and does, for tests of what texts become."""

from player.practice.drafting.draft import draft_of
from player.practice.script.model import Pause, Sentence, Silence
from player.practice.script.parse import parse_text


def script_of(text, name="talk.txt"):
    return parse_text(draft_of(text, name).text, "talk.md")


OURS = frozenset({"You're welcome here, just as you are.", "You can go on in your own time."})
"""What a draft says where a text is too short for an opening or a return."""


def spoken(text, name="talk.txt"):
    """What a text's draft says and does, in order: sentences, the seconds of its quiet, and "bell"."""
    found: list[str | float] = []
    for phase in script_of(text, name).phases:
        for piece in (piece for block in phase.blocks for piece in block.pieces):
            if isinstance(piece, Sentence):
                found += [] if piece.text in OURS else [piece.text]
            else:
                found.append(float(piece.length) if isinstance(piece, Pause | Silence) else "bell")
    return found
