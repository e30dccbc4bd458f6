"""Wraps the log's key with a passphrase, and seals former keys with the present one.

Argon2id with 64 MiB, 3 passes and 4 lanes: the second choice of RFC 9106, section 4, for machines with little
memory. ChaCha20-Poly1305 verifies whether the passphrase was right.
"""

import secrets
from dataclasses import dataclass
from typing import Final

MEMORY_KIB: Final = 64 * 1024
PASSES: Final = 3
LANES: Final = 4

_LEAST_MEMORY_KIB: Final = 8
_MOST_MEMORY_KIB: Final = 1024 * 1024
_MOST_PASSES: Final = 64
_MOST_LANES: Final = 16
_SALT_BYTES: Final = 16
_NONCE_BYTES: Final = 12
_KEY_BYTES: Final = 32
_WRAPPED: Final = b"kindpace log key"
_FORMER: Final = b"kindpace former log key"


@dataclass(frozen=True)
class Wrapped:
    """A key wrapped with a passphrase, and the parameters to open it. ``salt`` and ``sealed`` are hex."""

    salt: str
    sealed: str
    memory_kib: int = MEMORY_KIB
    passes: int = PASSES
    lanes: int = LANES

    def __post_init__(self) -> None:
        """Refuse costs beyond our own files': they could block the machine. Raises ValueError."""
        within = _LEAST_MEMORY_KIB <= self.memory_kib <= _MOST_MEMORY_KIB and 1 <= self.passes <= _MOST_PASSES
        if not (within and 1 <= self.lanes <= _MOST_LANES):
            raise ValueError("the key's file asks for work that is out of all proportion")
        bytes.fromhex(self.salt), bytes.fromhex(self.sealed)


def wrap(secret: str, passphrase: str) -> Wrapped:
    """Wrap a key of 64 hexadecimal digits. Takes about a fifth of a second."""
    empty = Wrapped(secrets.token_hex(_SALT_BYTES), "")
    sealed = _seal(bytes.fromhex(secret), _derived(empty, passphrase), _WRAPPED)
    return Wrapped(empty.salt, sealed.hex())


def unwrap(wrapped: Wrapped, passphrase: str) -> str | None:
    """The key, or None for a wrong passphrase."""
    opened = _open(bytes.fromhex(wrapped.sealed), _derived(wrapped, passphrase), _WRAPPED)
    return None if opened is None else opened.hex()


def seal_former(former: str, secret: str) -> str:
    """Encrypt a former key with the current one; in hexadecimal."""
    return _seal(bytes.fromhex(former), bytes.fromhex(secret), _FORMER).hex()


def open_former(sealed: str, secret: str) -> str | None:
    """The former key, or None if this key doesn't open it."""
    opened = _open(bytes.fromhex(sealed), bytes.fromhex(secret), _FORMER)
    return None if opened is None else opened.hex()


def _derived(wrapped: Wrapped, passphrase: str) -> bytes:
    # Imported here: needed only with a passphrase, like the ciphers below.
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415

    return hash_secret_raw(
        passphrase.encode("utf-8", "surrogatepass"),
        bytes.fromhex(wrapped.salt),
        time_cost=wrapped.passes,
        memory_cost=wrapped.memory_kib,
        parallelism=wrapped.lanes,
        hash_len=_KEY_BYTES,
        type=Type.ID,
    )


def _seal(data: bytes, key: bytes, purpose: bytes) -> bytes:
    # As above.
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415

    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, data, purpose)


def _open(sealed: bytes, key: bytes, purpose: bytes) -> bytes | None:
    # As above.
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415

    try:
        return ChaCha20Poly1305(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], purpose)
    except (InvalidTag, ValueError):
        return None
