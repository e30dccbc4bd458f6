"""File operations of the clinic's screens and commands: making keys, signing and copying presets."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from player.clinic.embedded import signable, signed_part, with_public_key, with_signature
from player.clinic.errors import AlreadyExistsError, FileNotWrittenError, PresetNameError
from player.clinic.keys import LARGEST_KEY_FILE, PublicKey, SecretKey, new_key, write_public_key
from player.clinic.preset_inspection import LARGEST_PRESET, PRESET_ENDINGS, signature_path
from player.clinic.secret_file import USUAL, Cost, read_secret_key, write_secret_key
from player.clinic.signature import LARGEST as LARGEST_SIGNATURE
from player.clinic.signature import sign, write_signature
from player.practice.pacing.model import Pacing
from player.practice.pacing.preset_reader import read_preset
from player.system.files import read_bounded, write_whole
from player.system.paths import exists, may_exist

PUBLIC_ENDING: Final = ".pub"

_NAME: Final = re.compile(r"\w[\w .-]{0,62}\w|\w")


def make_keys(path: Path, author: str, passphrase: str, cost: Cost = USUAL) -> PublicKey:
    """Make a pair of keys: the secret one at ``path``, the public one beside it. Takes about a second.

    Args:
        path: the secret key's file, such as ``ada.key``; the public one is then ``ada.pub``.
        author: a name for the public key's comment; may be empty.
        passphrase: of at least eight characters.
        cost: of opening the secret key.

    Raises:
        AlreadyExistsError: one of the two files exists; nothing is ever replaced.
        PassphraseError: the passphrase can't be used.
        KeyTooCostlyError: there is too little memory.
        FileNotWrittenError: a file can't be written.
    """
    public_path = path.with_suffix(PUBLIC_ENDING)
    for file in (path, public_path):
        if may_exist(file) or public_path == path:
            raise AlreadyExistsError(file)
    key = new_key()
    _write(path, write_secret_key(key, passphrase, cost).encode())
    _write(public_path, write_public_key(key.public, author).encode())
    return key.public


def open_key(path: Path, passphrase: str | None) -> SecretKey:
    """Open a secret key's file. Takes about a second; a key that minisign made up to five.

    Raises:
        NotUsableError: the file can't be read.
        KeyNotReadableError, PassphraseNeededError, WrongPassphraseError, KeyTooCostlyError: see each.
    """
    return read_secret_key(read_bounded(path, LARGEST_KEY_FILE), passphrase, str(path))


def sign_file(
    path: Path, key: SecretKey, *, embed: bool, when: datetime | None = None, public: str = ""
) -> Pacing:
    """Sign a preset's file: at its end, or into ``FILE.minisig`` beside it. An older signature is replaced.

    Args:
        path: the file.
        key: whose signature it is.
        embed: True for a signature at the file's end.
        when: the signature's time; None for now.
        public: the public key's file, to come with the preset as a comment before an embedded signature.

    Returns:
        The preset that was signed.

    Raises:
        NotUsableError: the preset has problems; nothing is signed.
        FileNotWrittenError: a file can't be written.
    """
    data = read_bounded(path, LARGEST_PRESET)
    pacing = read_preset(data, str(path))
    # Without an existing signature: a second one would sign the first.
    message = signable(data) if embed else signed_part(data)
    if embed and public:
        message = with_public_key(message, public)
    signature = sign(message, key, path.name, when or datetime.now(UTC))
    if embed:
        _write(path, with_signature(message, signature))
        # One beside it would take precedence, and is no longer valid.
        delete_file(signature_path(path))
        return pacing
    if message != data:
        _write(path, message)
    _write(signature_path(path), write_signature(signature))
    return pacing


def copy_with_signature(source: Path, target: Path, data: bytes | None = None) -> None:
    """Copy a preset and the signature beside it, byte for byte.

    Args:
        source: the preset's file.
        target: the file to write; a signature beside it is deleted.
        data: the source's bytes, if already read.

    Raises:
        NotUsableError: the source can't be read.
        FileNotWrittenError: a file can't be written.
    """
    whole = read_bounded(source, LARGEST_PRESET) if data is None else data
    beside, there = signature_path(source), signature_path(target)
    if exists(beside):
        _write(there, read_bounded(beside, LARGEST_SIGNATURE))
    elif there != beside:
        # It belonged to an earlier file with that name.
        delete_file(there)
    _write(target, whole)


def import_target(folder: Path, name: str, source: Path) -> Path:
    """The path for an imported preset: this name with the source's ending.

    Raises:
        PresetNameError: the name is not valid for a preset.
    """
    if not _NAME.fullmatch(name):
        raise PresetNameError(name)
    ending = source.suffix if source.suffix in PRESET_ENDINGS else PRESET_ENDINGS[0]
    return folder / f"{name}{ending}"


def delete_preset(path: Path) -> None:
    """Delete a preset and the signature beside it, so that no signature is left for another file.

    Raises:
        FileNotWrittenError: it can't be deleted.
    """
    for file in (path, signature_path(path)):
        delete_file(file)


def delete_file(path: Path) -> None:
    """Delete a file, if it is there.

    Raises:
        FileNotWrittenError: it can't be deleted.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise FileNotWrittenError(path, error) from error


def _write(path: Path, data: bytes) -> None:
    try:
        write_whole(path, data)
    except OSError as error:
        raise FileNotWrittenError(path, error) from error
