"""Where the log's key can be kept, in words for the person."""

from enum import StrEnum

from player.language.catalogue import _


class KeyPlace(StrEnum):
    """Where the log's key is kept."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"  # noqa: S105 - a place, not one
    FILE = "file"

    @property
    def words(self) -> str:
        """What this place protects from and what not, shown in Settings."""
        return _WORDS[self]


_WORDS = {
    KeyPlace.KEYRING: (
        _(
            "The key lies in your system's keyring. Someone who copies the log can't read it without that "
            "key. Someone who can use this computer while you are signed in may be able to."
        )
    ),
    KeyPlace.PASSPHRASE: (
        _(
            "A passphrase of yours opens the key; you are asked for it at each start. Without it nobody can "
            "read the log, and neither can you: it can't be found again or reset. It does not protect from "
            "someone who uses this computer while Kindpace is open."
        )
    ),
    KeyPlace.FILE: (
        _(
            "The key lies in a file that only your user may read. This protects the log if it is copied on "
            "its own. It does not protect from someone who can sign in as you, who manages this computer, or "
            "who takes a disk that is not encrypted."
        )
    ),
}
