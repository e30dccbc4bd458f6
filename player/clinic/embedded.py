"""A signature embedded in the file it signs: four lines of comments at its end.

To YAML they are comments, so the file remains a valid preset. Every byte before them is signed. The
public tool can verify it after ``head -n -4 FILE`` and ``tail -n 4 FILE | sed 's/^# //'``
(``docs/signing.md``).
"""

from typing import Final

from player.clinic.errors import SignatureNotReadableError
from player.clinic.signature import OUR_COMMENT, Signature, read_signature, write_signature
from player.language.catalogue import _

_MARK: Final = b"# "
_START: Final = _MARK + OUR_COMMENT.encode()
_KEY: Final = b"# signed with this key: "
"""It proves nothing by itself: whoever has the file compares the key's words before it counts."""

_ANY_START: Final = b"# untrusted comment:"


def with_signature(message: bytes, signature: Signature) -> bytes:
    """Append a signature to the signed bytes.

    Args:
        message: what was signed; it ends with a line end (see ``signable``).
        signature: of exactly these bytes.
    """
    return message + b"".join(_MARK + line for line in write_signature(signature).splitlines(keepends=True))


def with_public_key(message: bytes, key: str) -> bytes:
    """The bytes with a public key as their last line, in place of an earlier one.

    Args:
        message: a preset's file without a signature.
        key: as ``write_public_key`` writes it.
    """
    comment, line = key.splitlines()
    kept = [other for other in message.splitlines(keepends=True) if not other.startswith(_KEY)]
    if kept and not kept[-1].endswith(b"\n"):
        kept[-1] += b"\n"
    name = comment.removeprefix("untrusted comment: ")
    return b"".join((*kept, _KEY + f"{line} {name}\n".encode()))


def public_key_in(data: bytes) -> str:
    """The public key that came with the file, as ``write_public_key`` writes it; empty if none did."""
    lines = [line for line in data.splitlines() if line.startswith(_KEY)]
    if not lines:
        return ""
    key, _, name = lines[-1].removeprefix(_KEY).decode("utf-8", "replace").partition(" ")
    return f"untrusted comment: {name}\n{key}\n"


def signable(data: bytes) -> bytes:
    """The bytes to sign for an embedded signature: without an old one, and ending with a line end."""
    message = data[: signature_start(data)]
    return message if message.endswith(b"\n") or not message else message + b"\n"


def signed_part(data: bytes) -> bytes:
    """The file without its signature's lines."""
    return data[: signature_start(data)]


def signature_start(data: bytes) -> int:
    """The offset of the signature: the last line that opens one, or the file's length if there is none."""
    at = data.rfind(b"\n" + _ANY_START)
    if at >= 0:
        return at + 1
    return 0 if data.startswith(_ANY_START) else len(data)


def embedded_signature(data: bytes) -> Signature | None:
    """The signature at the end of the file, or None.

    Raises:
        SignatureNotReadableError: there is one, and it is damaged.
    """
    start = signature_start(data)
    if start == len(data):
        return None
    lines = data[start:].split(b"\n")
    # In an embedded signature the untrusted comment must be the standard one.
    if lines[0] != _START or lines[-1] != b"" or not all(line.startswith(_MARK) for line in lines[:-1]):
        raise SignatureNotReadableError(_("the lines at the file's end are not as they were written"))
    return read_signature(b"".join(line.removeprefix(_MARK) + b"\n" for line in lines[:-1]))
