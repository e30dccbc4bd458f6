"""What the question for the passphrase shows, and what can be done there."""

from dataclasses import dataclass, field

from player.window.intents import Intent
from player.window.state import Message, View


@dataclass(frozen=True)
class Unlock(Intent):
    """The passphrase, as typed."""

    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True)
class UnlockView(View):
    """Asks for the passphrase at the start. It can be skipped; then nothing is stored.

    Attributes:
        wrong: what was wrong with the last attempt; empty before the first.
    """

    words: str
    wrong: str = ""
    messages: tuple[Message, ...] = ()
