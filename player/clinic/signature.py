"""Signatures in minisign's format: making, writing, reading and verifying them.

Four lines: an untrusted comment, the signature with the number of its key, a trusted comment that is
signed too, and the signature over both. ``ED`` signs the BLAKE2b-512 hash of the bytes (minisign's default,
and ours), ``Ed`` the bytes themselves (its legacy format). Bytes are signed as they are,
without changing line ends.
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from player.clinic.errors import SignatureNotReadableError
from player.clinic.keys import COMMENT, NUMBER_BYTES, PublicKey, SecretKey, shown_number, strict_base64
from player.language.catalogue import _

ENDING: Final = ".minisig"
OUR_COMMENT: Final = f"{COMMENT}signature from kindpace"
LARGEST: Final = 16 * 1024
"""Bytes; minisign's comments have at most 1 and 8 KiB."""

_TRUSTED: Final = "trusted comment: "
_PREHASHED: Final = b"ED"
_LEGACY: Final = b"Ed"
_SIGNATURE_BYTES: Final = 64
_LINES: Final = 4
_LONGEST_COMMENT: Final = 1024 - len(COMMENT) - 1
_LONGEST_TRUSTED: Final = 8192 - len(_TRUSTED) - 1


@dataclass(frozen=True)
class Signature:
    """The content of a signature file.

    Attributes:
        prehashed: True where the bytes' hash was signed, False in minisign's legacy format.
        number: of the key that it claims to be made with.
        body: 64 bytes, over the signed bytes or their hash.
        trusted_comment: signed together with ``body``.
        whole: 64 bytes, over ``body`` and the comment.
    """

    prehashed: bool
    number: bytes
    body: bytes
    trusted_comment: str
    whole: bytes

    @property
    def key_id(self) -> str:
        """The key's number in minisign's form."""
        return shown_number(self.number)

    @property
    def made(self) -> datetime | None:
        """When it was made, by the author's clock; None if the comment doesn't say."""
        found = re.search(r"(?:^|\t)timestamp:(\d{1,11})(?:\t|$)", self.trusted_comment)
        return datetime.fromtimestamp(int(found[1]), UTC) if found else None

    def is_valid_for(self, message: bytes, key: PublicKey) -> bool:
        """Whether this key signed exactly these bytes."""
        return key.verifies(_signed_of(message, prehashed=self.prehashed), self.body)

    def comment_is_valid(self, key: PublicKey) -> bool:
        """Whether this key signed exactly this comment, for this signature."""
        return key.verifies(self.body + self.trusted_comment.encode(), self.whole)


def sign(message: bytes, key: SecretKey, file_name: str, when: datetime) -> Signature:
    """Sign bytes as minisign does by default: prehashed, with time and file name in the trusted comment.

    Args:
        message: the bytes, as they are.
        key: whose signature it is.
        file_name: for the comment; unprintable characters become ``_``.
        when: for the comment, to the second.
    """
    body = key.sign(_signed_of(message, prehashed=True))
    name = re.sub(r"[^ -~]", "_", file_name)[:255]
    comment = f"timestamp:{int(when.timestamp())}\tfile:{name}\thashed"
    return Signature(True, key.number, body, comment, key.sign(body + comment.encode()))


def write_signature(signature: Signature) -> bytes:
    """The signature's file."""
    head = _PREHASHED if signature.prehashed else _LEGACY
    lines = (
        OUR_COMMENT,
        base64.b64encode(head + signature.number + signature.body).decode("ascii"),
        _TRUSTED + signature.trusted_comment,
        base64.b64encode(signature.whole).decode("ascii"),
    )
    return "".join(f"{line}\n" for line in lines).encode()


def read_signature(data: bytes) -> Signature:
    """The signature in a ``.minisig`` file, ours or minisign's.

    Raises:
        SignatureNotReadableError: it is none, or damaged.
    """
    comment, body, trusted, whole = _lines(data)
    if not comment.startswith(COMMENT) or len(comment) - len(COMMENT) > _LONGEST_COMMENT:
        raise SignatureNotReadableError(_("its first line is not a minisign comment"))
    if not trusted.startswith(_TRUSTED) or len(trusted) - len(_TRUSTED) > _LONGEST_TRUSTED:
        raise SignatureNotReadableError(_("its third line is not a trusted comment"))
    first, last = _decoded(body, _SECOND), _decoded(whole, _FOURTH)
    if len(first) != 2 + NUMBER_BYTES + _SIGNATURE_BYTES or len(last) != _SIGNATURE_BYTES:
        raise SignatureNotReadableError(_("it doesn't have the length of a signature"))
    if first[:2] not in {_PREHASHED, _LEGACY}:
        raise SignatureNotReadableError(_("it is of a kind that this version does not know"))
    number, signed = first[2 : 2 + NUMBER_BYTES], first[2 + NUMBER_BYTES :]
    return Signature(first[:2] == _PREHASHED, number, signed, trusted.removeprefix(_TRUSTED), last)


_SECOND: Final = _("its second line is not as it was written")
_FOURTH: Final = _("its fourth line is not as it was written")


def _lines(data: bytes) -> list[str]:
    if len(data) > LARGEST:
        raise SignatureNotReadableError(_("it is too long"))
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise SignatureNotReadableError(_("it is not text")) from error
    if lines[-1] == "":
        lines.pop()
    # Mail programs may change the line ends, which are not signed here.
    if all(line.endswith("\r") for line in lines):
        lines = [line.removesuffix("\r") for line in lines]
    if len(lines) != _LINES:
        raise SignatureNotReadableError(
            _("it has {count} lines in place of {lines}").format(count=len(lines), lines=_LINES)
        )
    return lines


def _decoded(line: str, fault: str) -> bytes:
    try:
        return strict_base64(line)
    except ValueError as error:
        raise SignatureNotReadableError(fault) from error


def _signed_of(message: bytes, *, prehashed: bool) -> bytes:
    return hashlib.blake2b(message, digest_size=64).digest() if prehashed else message
