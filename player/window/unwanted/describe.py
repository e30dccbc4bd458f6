"""Something unwanted in or after a sitting, in plain words, without a diagnosis; nothing has to be said."""

from collections.abc import Iterable
from typing import Final

from player.language.catalogue import _
from player.practice.plain_words import moment_in_words
from player.records.store.entries import NoteKind, NoteRecord
from player.window.shared.unwanted_note import ASKED_TO_DELETE
from player.window.state import Message, Option
from player.window.unwanted.state import UnwantedView

_MAY_HAPPEN: Final = _(
    "Now and then a practice brings something that nobody wanted: more fear, feeling numb or far away, an "
    "old memory, a bad night. It does not mean that you did it wrong."
)
_IF_YOU_LIKE: Final = _(
    "If you like, write down what it was, when it came and how long it stayed. A few words will do, and so "
    "will none."
)
_STILL_HERE: Final = _(
    "If it is still here, you might ease back now. People to contact are under Support. Nobody reads this "
    "page, so it can't bring help by itself."
)
WORDS: Final = (_MAY_HAPPEN, _IF_YOU_LIKE, _STILL_HERE)
PRIVATE: Final = _(
    "It stays on this computer, with this sitting. A copy that you take out holds it only if you choose "
    "“Your notes” there."
)


def unwanted_view(
    about: str, text: str, notes: Iterable[NoteRecord], asked: str, messages: tuple[Message, ...]
) -> UnwantedView:
    """The field to write in, and the notes stored before.

    Args:
        about: which sitting.
        text: what has been typed so far.
        notes: all notes about the sitting.
        asked: the id of the note whose deletion is asked about, or empty.
        messages: above the screen.
    """
    kept = (note for note in notes if note.kind is NoteKind.UNWANTED_EFFECT)
    return UnwantedView(
        about=about,
        words=WORDS,
        text=text,
        kept=tuple(Option(note.id, f"{moment_in_words(note.when)}: {note.text}") for note in kept),
        private=PRIVATE,
        deleting=asked,
        asked=ASKED_TO_DELETE if asked else "",
        messages=messages,
    )
