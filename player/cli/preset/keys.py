"""``kindpace preset key`` and ``sign``: make a pair of keys, sign a preset."""

import argparse

from player.cli.errors import Exit
from player.cli.outputs import check_output
from player.cli.passphrase import passphrase_from
from player.cli.terminal import say, tell
from player.clinic.fingerprint_words import hex_of, words_of
from player.clinic.keys import LARGEST_KEY_FILE, PublicKey
from player.clinic.preset_export import PUBLIC_ENDING, make_keys, open_key, sign_file
from player.clinic.preset_inspection import LARGEST_PRESET, signature_path
from player.clinic.secret_file import needs_passphrase
from player.clinic.verification import MYSELF
from player.language.catalogue import _
from player.practice.pacing.preset_reader import read_preset
from player.system.files import read_bounded


def make_key_pair(asked: argparse.Namespace) -> int:
    """Make a pair of keys; existing files are never overwritten."""
    check_output(asked.output)
    public = make_keys(asked.output, asked.author, passphrase_from(asked, twice=True))
    say(
        _("{output} is the secret key. Keep it, and the passphrase, to yourself.").format(output=asked.output)
    )
    say(
        _("{with_suffix} is the public key, to hand over. Its words, to compare:").format(
            with_suffix=asked.output.with_suffix(PUBLIC_ENDING)
        )
    )
    _show_words(public)
    return Exit.FINE


def sign_preset(asked: argparse.Namespace) -> int:
    """Sign a preset; one with mistakes is refused before asking for a passphrase."""
    read_preset(read_bounded(asked.file, LARGEST_PRESET), str(asked.file))
    locked = needs_passphrase(read_bounded(asked.key, LARGEST_KEY_FILE), str(asked.key))
    secret = open_key(asked.key, passphrase_from(asked, twice=False) if locked else None)
    pacing = sign_file(asked.file, secret, embed=asked.embed)
    if pacing.author.casefold() == MYSELF:
        tell(
            _(
                "The file says “author: {myself}”. 'kindpace preset edit FILE --author NAME' puts a "
                "name there."
            ).format(myself=MYSELF)
        )
    where = _("the signature is its last four lines")
    if not asked.embed:
        where = _("hand it over together with {name}").format(name=signature_path(asked.file).name)
    say(_("{file} is signed; {where}. The words of its key:").format(file=asked.file, where=where))
    _show_words(secret.public)
    return Exit.FINE


def _show_words(public: PublicKey) -> None:
    say(f"    {' '.join(words_of(public))}", f"    {hex_of(public)}")
