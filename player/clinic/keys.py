"""Keys in minisign's format: a public key in its file, and a secret key once it is open.

The format is that of the public program minisign (github.com/jedisct1/minisign, ``src/minisign.h``): an
algorithm's two letters, the key's number (eight random bytes, little-endian where shown) and the key, in
base64 under a comment.
"""

import base64
import binascii
import secrets
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from player.clinic.errors import KeyNotReadableError
from player.language.catalogue import _

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ALGORITHM: Final = b"Ed"
NUMBER_BYTES: Final = 8
KEY_BYTES: Final = 32
COMMENT: Final = "untrusted comment: "
LARGEST_KEY_FILE: Final = 4096
"""Bytes; minisign's own files have about 300."""

_LONGEST_COMMENT: Final = 1000


@dataclass(frozen=True)
class PublicKey:
    """A public key.

    Attributes:
        number: eight bytes that name the key; they protect nothing.
        raw: the 32 bytes of the Ed25519 key.
    """

    number: bytes
    raw: bytes

    @property
    def id(self) -> str:
        """The key's number in minisign's form."""
        return shown_number(self.number)

    @property
    def encoded(self) -> str:
        """The key on one line, for ``minisign -P``."""
        return base64.b64encode(ALGORITHM + self.number + self.raw).decode("ascii")

    def verifies(self, message: bytes, signature: bytes) -> bool:
        """Whether this key made this signature (64 bytes) of these bytes."""
        # Imported here: only signed presets need the ciphers.
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True)
class SecretKey:
    """A secret key, open. Never shown, never logged.

    Attributes:
        number: as in its public key.
        seed: the 32 bytes from which the key is made.
    """

    number: bytes
    seed: bytes = field(repr=False)

    @cached_property
    def public(self) -> PublicKey:
        """The public key that belongs to it."""
        return PublicKey(self.number, self._private().public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of an Ed25519 signature."""
        return self._private().sign(message)

    def _private(self) -> "Ed25519PrivateKey":
        # As above: only for the clinic.
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415

        return Ed25519PrivateKey.from_private_bytes(self.seed)


def new_key() -> SecretKey:
    """A new key with a new number, from the system's random source."""
    return SecretKey(secrets.token_bytes(NUMBER_BYTES), secrets.token_bytes(KEY_BYTES))


def write_public_key(key: PublicKey, author: str = "") -> str:
    """The public key's file, as minisign writes it; with the author's name in the comment.

    Args:
        key: the key.
        author: a name on one line; empty for minisign's own comment.
    """
    whose = f"{one_line(author)}, " if author.strip() else ""
    return f"{COMMENT}{whose}minisign public key {key.id}\n{key.encoded}\n"


def read_public_key(text: str | bytes, source: str) -> PublicKey:
    """Read a key from a public key file, or from the single line of ``minisign -P``.

    Raises:
        KeyNotReadableError: it can't be read.
    """
    body = decoded(key_line(text, source), source)
    if body[:2] != ALGORITHM or len(body) != len(ALGORITHM) + NUMBER_BYTES + KEY_BYTES:
        raise KeyNotReadableError(source, _("it is not a minisign public key"))
    return PublicKey(body[2 : 2 + NUMBER_BYTES], body[2 + NUMBER_BYTES :])


def author_in(text: str | bytes) -> str:
    """The author's name in the comment of a public key file that Kindpace wrote; empty if there is none."""
    plain = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    comment = plain.partition("\n")[0].strip()
    name, found, _ = comment.removeprefix(COMMENT).rpartition(", minisign public key ")
    return one_line(name) if found and comment.startswith(COMMENT) else ""


def key_line(text: str | bytes, source: str) -> str:
    """The line with the key: the only line, or the one below the comment.

    Raises:
        KeyNotReadableError: there is no such line.
    """
    if len(text) > LARGEST_KEY_FILE:
        raise KeyNotReadableError(source, _("it is too long"))
    try:
        plain = text.decode("utf-8").removeprefix("\ufeff") if isinstance(text, bytes) else text
    except UnicodeDecodeError as error:
        raise KeyNotReadableError(source, _("it is not text")) from error
    lines = plain.strip().split("\n")
    if len(lines) == 2 and lines[0].startswith(COMMENT):  # noqa: PLR2004 - a comment and the key
        return lines[1].strip()
    if len(lines) == 1:
        return lines[0].strip()
    raise KeyNotReadableError(source, _("it does not look like a key file"))


def decoded(line: str, source: str) -> bytes:
    """The bytes of a line of base64.

    Raises:
        KeyNotReadableError: it can't be read.
    """
    try:
        return strict_base64(line)
    except ValueError as error:
        raise KeyNotReadableError(source, _("it is damaged, or not a key")) from error


def strict_base64(line: str) -> bytes:
    """Decode canonical base64 only, so that no changed letter goes unnoticed.

    Raises:
        ValueError: it is not.
    """
    try:
        body = base64.b64decode(line.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise ValueError(line) from error
    if base64.b64encode(body).decode("ascii") != line:
        raise ValueError(line)
    return body


def shown_number(number: bytes) -> str:
    """A key's number as minisign shows it: 16 hexadecimal digits."""
    return f"{int.from_bytes(number, 'little'):016X}"


def one_line(words: str) -> str:
    """The words on one line, printable, and short enough for a comment."""
    return "".join(letter if letter.isprintable() else " " for letter in words).strip()[:_LONGEST_COMMENT]
