"""``kindpace preset key`` and ``sign``: a pair of keys made, a preset signed."""

import argparse
import getpass
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from player.clinic.embedded import signable, signed_part, with_signature
from player.clinic.errors import PassphraseError
from player.clinic.keys import LARGEST_KEY_FILE, SecretKey, new_key, write_public_key
from player.clinic.looking import LARGEST_PRESET, signature_path
from player.clinic.secret_file import check_passphrase, needs_passphrase, read_secret_key, write_secret_key
from player.clinic.signature import sign, write_signature
from player.clinic.verification import MYSELF
from player.clinic.words import hex_of, words_of
from player.commands.errors import CommandError, Exit
from player.commands.outputs import OutputError, check_output
from player.commands.preset_made import write_output
from player.commands.reporting import tell
from player.files import read_bounded
from player.practice.preset import read_preset

PUBLIC_ENDING: Final = ".pub"


class NoTerminalError(CommandError):
    """Something has to be asked, and there is nobody to ask."""

    def __init__(self, what: str, option: str) -> None:
        super().__init__(
            f"{what} can't be asked for here: this is no terminal. Use {option}.", Exit.BAD_INPUT
        )


def key(asked: argparse.Namespace) -> int:
    """Make a pair of keys; nothing that exists is ever overwritten."""
    public_path = asked.output.with_suffix(PUBLIC_ENDING)
    for path in (asked.output, public_path):
        check_output(path)
        if path.exists() or public_path == asked.output:
            raise OutputError(path, "it is there already, or ends as a public key does. Give another name.")
    made = new_key()
    passphrase = _passphrase(asked, twice=True)
    check_passphrase(passphrase)
    write_output(asked.output, write_secret_key(made, passphrase).encode())
    write_output(public_path, write_public_key(made.public, asked.author).encode())
    print(f"{asked.output} is the secret key. Keep it, and the passphrase, to yourself.")
    print(f"{public_path} is the public key, to hand over. Its words, to compare:")
    print(f"    {' '.join(words_of(made.public))}\n    {hex_of(made.public)}")
    return Exit.FINE


def sign_preset(asked: argparse.Namespace) -> int:
    """Sign a preset that could be in force; what could not is refused before anything is signed."""
    data = read_bounded(asked.file, LARGEST_PRESET)
    pacing = read_preset(data, str(asked.file))
    if pacing.author.casefold() == MYSELF:
        tell(
            f"The file says “author: {MYSELF}”. 'kindpace preset edit FILE --author NAME' puts a name there."
        )
    secret = _secret_key(asked)
    # A second signature in the same file would sign the first.
    message = signable(data) if asked.embed else signed_part(data)
    if asked.embed:
        _embed(asked.file, message, secret)
    else:
        _put_beside(asked.file, data, message, secret)
    print(f"    {' '.join(words_of(secret.public))}\n    {hex_of(secret.public)}")
    return Exit.FINE


def _embed(path: Path, message: bytes, secret: SecretKey) -> None:
    signature = sign(message, secret, path.name, datetime.now(UTC))
    write_output(path, with_signature(message, signature))
    # One beside it would count before the one inside, and no longer holds.
    signature_path(path).unlink(missing_ok=True)
    print(f"{path} is signed; the signature is its last four lines. The words of its key:")


def _put_beside(path: Path, data: bytes, message: bytes, secret: SecretKey) -> None:
    if message != data:
        write_output(path, message)
    beside = signature_path(path)
    write_output(beside, write_signature(sign(message, secret, path.name, datetime.now(UTC))))
    print(f"{path} is signed; hand it over together with {beside.name}. The words of its key:")


def _secret_key(asked: argparse.Namespace) -> SecretKey:
    text, source = read_bounded(asked.key, LARGEST_KEY_FILE), str(asked.key)
    passphrase = _passphrase(asked, twice=False) if needs_passphrase(text, source) else None
    return read_secret_key(text, passphrase, source)


def _passphrase(asked: argparse.Namespace, *, twice: bool) -> str:
    if asked.passphrase_file is not None:
        first = read_bounded(asked.passphrase_file, LARGEST_KEY_FILE).split(b"\n")[0].removesuffix(b"\r")
        return first.decode("utf-8", "surrogateescape")
    if not sys.stdin.isatty():
        raise NoTerminalError("The passphrase", "--passphrase-file FILE")
    given = getpass.getpass("Passphrase: ")
    if twice and getpass.getpass("The same once more: ") != given:
        raise PassphraseError("the two were not the same")
    return given
