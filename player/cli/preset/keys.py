"""``kindpace preset key`` and ``sign``: make a pair of keys, sign a preset."""

import argparse
import getpass
import sys

from player.cli.errors import CommandError, Exit
from player.cli.outputs import check_output
from player.cli.terminal import say, tell
from player.clinic.errors import PassphraseError
from player.clinic.fingerprint_words import hex_of, words_of
from player.clinic.keys import LARGEST_KEY_FILE, PublicKey
from player.clinic.preset_export import PUBLIC_ENDING, make_keys, open_key, sign_file
from player.clinic.preset_inspection import LARGEST_PRESET, signature_path
from player.clinic.secret_file import needs_passphrase
from player.clinic.verification import MYSELF
from player.practice.pacing.preset_reader import read_preset
from player.system.files import read_bounded


class NoTerminalError(CommandError):
    """A question has to be asked, and there is no terminal."""

    def __init__(self, what: str, option: str) -> None:
        super().__init__(
            f"{what} can't be asked for here: this is no terminal. Use {option}.", Exit.BAD_INPUT
        )


def key(asked: argparse.Namespace) -> int:
    """Make a pair of keys; nothing that exists is ever overwritten."""
    check_output(asked.output)
    made = make_keys(asked.output, asked.author, _passphrase(asked, twice=True))
    say(f"{asked.output} is the secret key. Keep it, and the passphrase, to yourself.")
    say(f"{asked.output.with_suffix(PUBLIC_ENDING)} is the public key, to hand over. Its words, to compare:")
    _show_words(made)
    return Exit.FINE


def sign_preset(asked: argparse.Namespace) -> int:
    """Sign a preset that could be in force; others are refused before asking for a passphrase."""
    read_preset(read_bounded(asked.file, LARGEST_PRESET), str(asked.file))
    locked = needs_passphrase(read_bounded(asked.key, LARGEST_KEY_FILE), str(asked.key))
    secret = open_key(asked.key, _passphrase(asked, twice=False) if locked else None)
    pacing = sign_file(asked.file, secret, embed=asked.embed)
    if pacing.author.casefold() == MYSELF:
        tell(
            f"The file says “author: {MYSELF}”. 'kindpace preset edit FILE --author NAME' puts a name there."
        )
    where = "the signature is its last four lines"
    if not asked.embed:
        where = f"hand it over together with {signature_path(asked.file).name}"
    say(f"{asked.file} is signed; {where}. The words of its key:")
    _show_words(secret.public)
    return Exit.FINE


def _show_words(public: PublicKey) -> None:
    say(f"    {' '.join(words_of(public))}", f"    {hex_of(public)}")


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
