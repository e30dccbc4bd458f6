"""The public key's file that an author gives: read, and found beside what they signed."""

from pathlib import Path
from typing import Final

from player.clinic.errors import ClinicError
from player.clinic.keys import LARGEST_KEY_FILE, PublicKey, author_in, read_public_key
from player.clinic.preset_signing import read_clinic_file
from player.language.catalogue import _

OTHER_KEY: Final = _(
    "This is the file of a different key. {what} was signed with another one: ask the author for its file."
)
_MOST: Final = 50


def key_in_file(path: Path) -> tuple[PublicKey, str]:
    """A public key, and the name that its file gives its owner.

    Raises:
        ClinicError: it can't be read, or is none.
    """
    text = read_clinic_file(path, LARGEST_KEY_FILE)
    return read_public_key(text, str(path)), author_in(text)


def key_beside(path: Path, key_id: str) -> tuple[PublicKey, str] | None:
    """The key with this number in a file beside what was signed, as the clinic gives it."""
    for file in sorted(path.parent.glob("*.pub"))[:_MOST]:
        try:
            key, name = key_in_file(file)
        except ClinicError:
            continue
        if key.id == key_id:
            return key, name
    return None
