"""The key made in the clinic, and giving a signed preset: the file, its signature, the public key."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from player.clinic.errors import ClinicError, PassphraseError
from player.clinic.keys import (
    LARGEST_KEY_FILE,
    PublicKey,
    SecretKey,
    author_in,
    new_key,
    read_public_key,
    write_public_key,
)
from player.clinic.looking import LARGEST_PRESET, signature_path
from player.clinic.secret_file import USUAL, Cost, read_secret_key, write_secret_key
from player.clinic.signature import sign, write_signature
from player.clinic.trust import checked_name
from player.files import read_bounded, write_whole
from player.practice.errors import NotUsableError

KEY_FILE: Final = "clinic-signing.key"
PUBLIC_FILE: Final = "clinic-signing.pub"


class FileNotWrittenError(ClinicError):
    """A file of the clinic's could not be written, or taken away."""

    def __init__(self, path: Path, reason: OSError) -> None:
        super().__init__(
            f"{path} could not be written: {reason.strerror or reason}. "
            "You might choose another folder, free some space, or check who may write there."
        )


class FileNotReadError(ClinicError):
    """A file that the clinic needs could not be read."""

    def __init__(self, error: NotUsableError) -> None:
        super().__init__(str(error.problems[0]))


class KeyThereError(ClinicError):
    """There is a key already."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is a key already, in {path}. It stays as it is.")


@dataclass(frozen=True)
class OwnPublicKey:
    """The public half of the key made here, and its owner's name."""

    key: PublicKey
    author: str


class OwnKey:
    """The key that presets are signed with on this machine, kept in minisign's own files.

    Args:
        folder: the config folder.
        cost: of opening a new key.
    """

    def __init__(self, folder: Path, cost: Cost = USUAL) -> None:
        self._secret = folder / KEY_FILE
        self._public = folder / PUBLIC_FILE
        self._cost = cost

    def public(self) -> OwnPublicKey | None:
        """The public key, or None where none was made.

        Raises:
            KeyNotReadableError: the file is damaged.
            FileNotReadError: it can't be read.
        """
        if not self._public.exists():
            return None
        text = read_clinic_file(self._public, LARGEST_KEY_FILE)
        return OwnPublicKey(read_public_key(text, str(self._public)), author_in(text))

    def make(self, author: str, passphrase: str, again: str) -> OwnPublicKey:
        """Make the key. It is never replaced.

        Raises:
            AuthorNameError: the name can't be kept.
            PassphraseError: it is too short, or the two are not the same.
            KeyThereError: there is one.
            KeyTooCostlyError: there is too little memory.
            FileNotWrittenError: the files could not be written.
        """
        author = checked_name(author)
        if self._secret.exists():
            raise KeyThereError(self._secret)
        if passphrase != again:
            raise PassphraseError("the second time it was not the same")
        key = new_key()
        write_clinic_file(self._secret, write_secret_key(key, passphrase, self._cost).encode())
        write_clinic_file(self._public, write_public_key(key.public, author).encode())
        return OwnPublicKey(key.public, author)

    def opened(self, passphrase: str) -> SecretKey:
        """The secret key.

        Raises:
            KeyNotReadableError, WrongPassphraseError, KeyTooCostlyError, FileNotReadError.
        """
        text = read_clinic_file(self._secret, LARGEST_KEY_FILE)
        return read_secret_key(text, passphrase, str(self._secret))


@dataclass(frozen=True)
class Given:
    """What was written, and the signed file's SHA-256 as the log will have it, in hexadecimal."""

    files: tuple[Path, ...]
    content_hash: str


def sign_and_give(path: Path, key: SecretKey, author: str, folder: Path, when: datetime) -> Given:
    """Sign a preset's bytes as they are, beside it, and put file, signature and public key into a folder.

    Args:
        path: the preset's file.
        key: whose signature it is.
        author: the key's owner, for the comment in the public key's file.
        folder: where the three files go; it must exist.
        when: noted in the signature.

    Raises:
        FileNotReadError, FileNotWrittenError.
    """
    data = read_clinic_file(path, LARGEST_PRESET)
    signature = write_signature(sign(data, key, path.name, when))
    write_clinic_file(signature_path(path), signature)
    wanted = {
        folder / path.name: data,
        signature_path(folder / path.name): signature,
        folder / f"{path.stem}.pub": write_public_key(key.public, author).encode(),
    }
    for file, content in wanted.items():
        write_clinic_file(file, content)
    return Given(tuple(wanted), hashlib.sha256(data).hexdigest())


def read_clinic_file(path: Path, limit: int) -> bytes:
    """A file's bytes. Raises FileNotReadError."""
    try:
        return read_bounded(path, limit)
    except NotUsableError as error:
        raise FileNotReadError(error) from error


def write_clinic_file(path: Path, data: bytes) -> None:
    """Write a file whole. Raises FileNotWrittenError."""
    try:
        write_whole(path, data)
    except OSError as error:
        raise FileNotWrittenError(path, error) from error
