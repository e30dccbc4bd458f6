"""The secret key's file, encrypted under a passphrase exactly as minisign does it.

158 bytes in base64 under a comment: the letters of the algorithms (``Ed``, ``Sc`` for scrypt, ``B2`` for
BLAKE2b), the salt, scrypt's two limits, and then the key's number, its 64 bytes and a checksum, each XORed
with what scrypt derives. The checksum reveals a wrong passphrase. ``minisign -W`` writes keys without a
passphrase; they are read too.
"""

import base64
import hashlib
import hmac
import secrets
import struct
from dataclasses import dataclass
from typing import Final

from player.clinic.errors import (
    KeyNotReadableError,
    KeyTooCostlyError,
    PassphraseError,
    PassphraseNeededError,
    WrongPassphraseError,
)
from player.clinic.keys import ALGORITHM, COMMENT, KEY_BYTES, NUMBER_BYTES, SecretKey, decoded, key_line
from player.language.catalogue import _

_SCRYPT: Final = b"Sc"
_NO_KDF: Final = b"\0\0"
_BLAKE2B: Final = b"B2"
_HEAD: Final = struct.Struct("<2s2s2s32sQQ")
_CHECKSUM_BYTES: Final = 32
_SEALED_BYTES: Final = NUMBER_BYTES + 2 * KEY_BYTES + _CHECKSUM_BYTES
_BLOCK: Final = 8
_KIB: Final = 1024
_MIB: Final = _KIB * _KIB
_LEAST_LETTERS: Final = 8
_MOST_BYTES: Final = 1000
"""minisign reads passphrases of at most 1,023 bytes."""


@dataclass(frozen=True)
class Cost:
    """The cost of deriving the key from the passphrase: libsodium's two limits, which determine N and p.

    Attributes:
        operations: about how many of Salsa20/8.
        memory: in bytes.
    """

    operations: int
    memory: int

    @property
    def parameters(self) -> tuple[int, int]:
        """Scrypt's N and p, with r = 8, chosen as libsodium does (``pickparams`` in its scrypt)."""
        operations = max(self.operations, 32768)
        if operations < self.memory // 32:
            return _power(operations // (_BLOCK * 4)), 1
        n = _power(self.memory // (_BLOCK * 128))
        return n, min(operations // 4 // n, 0x3FFFFFFF) // _BLOCK


USUAL: Final = Cost(operations=2**23, memory=2**28)
"""256 MiB and about a second: a quarter of minisign's own limit, so that an old laptop can still sign."""

_MOST_MEMORY: Final = 2**30
_MOST_OPERATIONS: Final = 2**26
"""minisign's own keys ask for 1 GiB and 2**25; no honest key file asks for more."""


def write_secret_key(key: SecretKey, passphrase: str, cost: Cost = USUAL) -> str:
    """The secret key's file.

    Raises:
        PassphraseError: the passphrase is too short or can't be typed into minisign.
        KeyTooCostlyError: there is too little memory.
    """
    check_passphrase(passphrase)
    salt = secrets.token_bytes(32)
    body = key.number + key.seed + key.public.raw
    sealed = body + _checksum(body)
    stream = _derived(passphrase, salt, cost, _("The new key"))
    head = _HEAD.pack(ALGORITHM, _SCRYPT, _BLAKE2B, salt, cost.operations, cost.memory)
    whole = base64.b64encode(head + _xor(sealed, stream)).decode("ascii")
    return f"{COMMENT}minisign encrypted secret key\n{whole}\n"


def read_secret_key(text: str | bytes, passphrase: str | None, source: str) -> SecretKey:
    """Open a secret key.

    Args:
        text: the file's contents.
        passphrase: None if none is known.
        source: the file's name, for messages.

    Raises:
        KeyNotReadableError: it is not a secret key, or damaged.
        PassphraseNeededError: it is encrypted and there is no passphrase.
        WrongPassphraseError: the passphrase does not open it.
        KeyTooCostlyError: there is too little memory to try.
    """
    kdf, salt, cost, sealed = _parts(text, source)
    if kdf == _NO_KDF:
        return _key_in(sealed[:-_CHECKSUM_BYTES], source)
    if passphrase is None:
        raise PassphraseNeededError(source)
    opened = _xor(sealed, _derived(passphrase, salt, cost, source))
    body, checksum = opened[:-_CHECKSUM_BYTES], opened[-_CHECKSUM_BYTES:]
    if not hmac.compare_digest(checksum, _checksum(body)):
        raise WrongPassphraseError(source)
    return _key_in(body, source)


def needs_passphrase(text: str | bytes, source: str) -> bool:
    """Whether a secret key's file is encrypted.

    Raises:
        KeyNotReadableError: it is not a secret key, or damaged.
    """
    return _parts(text, source)[0] != _NO_KDF


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that protects nothing, or that minisign can't accept.

    Raises:
        PassphraseError: says what is wrong with it.
    """
    if len(passphrase) < _LEAST_LETTERS:
        raise PassphraseError(
            _("it has fewer than {least_letters} characters").format(least_letters=_LEAST_LETTERS)
        )
    if len(_encoded(passphrase)) > _MOST_BYTES:
        raise PassphraseError(_("it is too long"))
    if any(letter in "\r\n\0" for letter in passphrase):
        raise PassphraseError(_("it has more than one line"))


def _parts(text: str | bytes, source: str) -> tuple[bytes, bytes, Cost, bytes]:
    whole = decoded(key_line(text, source), source)
    if len(whole) != _HEAD.size + _SEALED_BYTES:
        raise KeyNotReadableError(source, _("it is not a minisign secret key"))
    algorithm, kdf, checksum, salt, operations, memory = _HEAD.unpack_from(whole)
    if algorithm != ALGORITHM or checksum != _BLAKE2B or kdf not in {_SCRYPT, _NO_KDF}:
        raise KeyNotReadableError(source, _("it is of a kind that this version does not know"))
    return kdf, salt, Cost(operations, memory), whole[_HEAD.size :]


def _key_in(body: bytes, source: str) -> SecretKey:
    number, seed, public = body[:NUMBER_BYTES], body[NUMBER_BYTES:-KEY_BYTES], body[-KEY_BYTES:]
    key = SecretKey(number, seed)
    if key.public.raw != public:
        raise KeyNotReadableError(source, _("its two halves don't belong together"))
    return key


def _checksum(body: bytes) -> bytes:
    return hashlib.blake2b(ALGORITHM + body, digest_size=_CHECKSUM_BYTES).digest()


def _derived(passphrase: str, salt: bytes, cost: Cost, source: str) -> bytes:
    n, p = cost.parameters
    mebibytes = n * _BLOCK * 128 // _MIB
    if cost.memory > _MOST_MEMORY or cost.operations > _MOST_OPERATIONS or p < 1 or n < _BLOCK:
        raise KeyTooCostlyError(source, mebibytes)
    # Only here: its library takes 7 MB, and the clinic's page has its names ready all along.
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # noqa: PLC0415

    try:
        return Scrypt(salt=salt, length=_SEALED_BYTES, n=n, r=_BLOCK, p=p).derive(_encoded(passphrase))
    except (MemoryError, ValueError) as error:
        raise KeyTooCostlyError(source, mebibytes) from error


def _encoded(passphrase: str) -> bytes:
    return passphrase.encode("utf-8", "surrogatepass")


def _xor(left: bytes, right: bytes) -> bytes:
    return bytes(byte ^ other for byte, other in zip(left, right, strict=True))


def _power(most: int) -> int:
    # The largest power of two up to this, from 2 on, as libsodium computes it.
    return 1 << max(most.bit_length() - 1, 1)
