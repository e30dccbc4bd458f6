"""What a note about something unwanted shows, and what can be done there."""

from dataclasses import dataclass

from player.window.intents import Intent
from player.window.state import Message, Option, View


@dataclass(frozen=True)
class WriteUnwanted(Intent):
    """The text as it is now."""

    text: str


@dataclass(frozen=True)
class KeepUnwanted(Intent):
    """Keep what was written, and go back."""


@dataclass(frozen=True)
class DropUnwanted(Intent):
    """Keep nothing of what was written, and go back."""


@dataclass(frozen=True)
class UnwantedView(View):
    """A place to write down something unwanted.

    Attributes:
        about: which sitting.
        words: why one might, and that nobody has to.
        text: what has been typed so far.
        kept: notes that were kept about this sitting: each with its id and its words.
        private: who can see it.
        deleting: the id of the note that is asked about; ``asked`` is the question.
    """

    about: str
    words: tuple[str, ...] = ()
    text: str = ""
    kept: tuple[Option, ...] = ()
    private: str = ""
    deleting: str = ""
    asked: str = ""
    messages: tuple[Message, ...] = ()
