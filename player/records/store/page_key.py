"""Whether a log that can't be read is damaged, or whole and encrypted with another key."""

import hashlib
import hmac
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Final

from player.practice.errors import NotUsableError
from player.system.files import read_in_parts

_PAGE: Final = 4096
_TAG: Final = 64
_SALT: Final = 16
_SALT_MASK: Final = 0x3A
_ROUNDS: Final = 2
_KEY: Final = 32
_PLAIN: Final = b"SQLite format 3\0"


def has_another_key(path: Path, secret: str) -> bool:
    """Whether this file is made of whole encrypted pages, none of which was written with this key.

    Each page of an SQLCipher 4 database ends with an HMAC-SHA512 of its content and number, whose key is made
    from the database's key and its salt, the first 16 bytes of the file (SQLCipher's design, "Encryption" and
    "Per-page HMAC"). One page that this key made proves that the log is ours and damaged. A file whose salt
    is lost can't be told from one with another key.

    Args:
        path: a log that could not be read.
        secret: the key that was tried, 64 hexadecimal digits.
    """
    try:
        with closing(read_in_parts(path, _PAGE)) as pages:
            first = next(pages, b"")
            salt = first[:_SALT]
            if len(first) < _PAGE or salt == _PLAIN or not any(salt) or path.stat().st_size % _PAGE:
                return False
            tag_key = _tag_key(secret, salt)
            return not any(
                _is_made_with(tag_key, page, number)
                for number, page in enumerate(chain([first[_SALT:]], pages), start=1)
            )
    except (OSError, NotUsableError):
        return False


def _tag_key(secret: str, salt: bytes) -> bytes:
    masked = bytes(byte ^ _SALT_MASK for byte in salt)
    return hashlib.pbkdf2_hmac("sha512", bytes.fromhex(secret), masked, _ROUNDS, _KEY)


def _is_made_with(tag_key: bytes, page: bytes, number: int) -> bool:
    made = hmac.new(tag_key, page[:-_TAG] + number.to_bytes(4, "little"), "sha512")
    return hmac.compare_digest(made.digest(), page[-_TAG:])
