"""A signature inside the file that it signs: its four lines at the end, as comments.

To YAML they are comments, so the file stays a preset. What is signed is every byte before them. The public
tool sees both after ``head -n -4 FILE`` and ``tail -n 4 FILE | sed 's/^# //'``; ``docs/signing.md`` shows it.
"""

from typing import Final

from player.clinic.errors import SignatureNotReadableError
from player.clinic.signature import OUR_COMMENT, Signature, read_signature, write_signature

_MARK: Final = b"# "
_START: Final = _MARK + OUR_COMMENT.encode()
_ANY_START: Final = b"# untrusted comment:"


def with_signature(message: bytes, signature: Signature) -> bytes:
    """The signed bytes with their signature behind them.

    Args:
        message: what was signed; it ends with a line end (``signable`` sees to it).
        signature: of exactly these bytes.
    """
    return message + b"".join(_MARK + line for line in write_signature(signature).splitlines(keepends=True))


def signable(data: bytes) -> bytes:
    """The bytes to sign where the signature will stand in the file: no old one, and a line end at the end."""
    message = data[: signature_start(data)]
    return message if message.endswith(b"\n") or not message else message + b"\n"


def signed_part(data: bytes) -> bytes:
    """The file without its signature's lines."""
    return data[: signature_start(data)]


def signature_start(data: bytes) -> int:
    """Where the signature begins: at the last line that opens one; the file's length where there is none."""
    at = data.rfind(b"\n" + _ANY_START)
    if at >= 0:
        return at + 1
    return 0 if data.startswith(_ANY_START) else len(data)


def embedded_signature(data: bytes) -> Signature | None:
    """The signature at the end of the file, or None where there is none.

    Raises:
        SignatureNotReadableError: there is one, and it is damaged.
    """
    start = signature_start(data)
    if start == len(data):
        return None
    lines = data[start:].split(b"\n")
    # Within a file nobody has a reason to change the comment that minisign leaves open.
    if lines[0] != _START or lines[-1] != b"" or not all(line.startswith(_MARK) for line in lines[:-1]):
        raise SignatureNotReadableError("the lines at the file's end are not as they were written")
    return read_signature(b"".join(line.removeprefix(_MARK) + b"\n" for line in lines[:-1]))
