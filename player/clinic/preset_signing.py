"""The clinic's own key, and exporting a signed preset: the file, its signature, the public key."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from player.clinic.errors import ClinicError, FileNotWrittenError, PassphraseError
from player.clinic.keys import (
    LARGEST_KEY_FILE,
    PublicKey,
    SecretKey,
    author_in,
    new_key,
    read_public_key,
    write_public_key,
)
from player.clinic.preset_export import copy_with_signature, sign_file
from player.clinic.preset_inspection import LARGEST_PRESET, signature_path
from player.clinic.secret_file import USUAL, Cost, read_secret_key, write_secret_key
from player.clinic.trust import checked_name
from player.language.catalogue import _
from player.practice.errors import NotUsableError
from player.system.files import read_bounded, write_whole
from player.system.paths import may_exist

KEY_FILE: Final = "clinic-signing.key"
PUBLIC_FILE: Final = "clinic-signing.pub"


class FileNotReadError(ClinicError):
    """A file that the clinic needs could not be read."""

    def __init__(self, error: NotUsableError) -> None:
        super().__init__(str(error.problems[0]))


class KeyExistsError(ClinicError):
    """There is a key already."""

    def __init__(self, path: Path) -> None:
        super().__init__(_("There is a key already, in {path}. It stays as it is.").format(path=path))


@dataclass(frozen=True)
class OwnPublicKey:
    """The public half of the key made here, and its owner's name."""

    key: PublicKey
    author: str


class OwnKey:
    """The key that signs presets on this machine, stored in minisign's format.

    Args:
        folder: the config folder.
        cost: of opening a new key.
    """

    def __init__(self, folder: Path, cost: Cost = USUAL) -> None:
        self._secret = folder / KEY_FILE
        self._public = folder / PUBLIC_FILE
        self._cost = cost

    def public(self) -> OwnPublicKey | None:
        """The public key, or None if there is no key.

        Raises:
            KeyNotReadableError: the file is damaged.
            FileNotReadError: it can't be read.
        """
        if not may_exist(self._public):
            return None
        text = read_clinic_file(self._public, LARGEST_KEY_FILE)
        return OwnPublicKey(read_public_key(text, str(self._public)), author_in(text))

    def make(self, author: str, passphrase: str, again: str) -> OwnPublicKey:
        """Make the key. It is never replaced.

        Raises:
            AuthorNameError: the name can't be kept.
            PassphraseError: it is too short, or the two differ.
            KeyExistsError: there is one already.
            KeyTooCostlyError: there is too little memory.
            FileNotWrittenError: the files could not be written.
        """
        author = checked_name(author)
        if may_exist(self._secret):
            raise KeyExistsError(self._secret)
        if passphrase != again:
            raise PassphraseError(_("the second time it was not the same"))
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
class Signer:
    """The author's name for the public key's file, and the time of signing."""

    author: str
    when: datetime


@dataclass(frozen=True)
class SignedCopies:
    """The written files, and the signed file's SHA-256 in hexadecimal, as the log will record it."""

    files: tuple[Path, ...]
    content_hash: str


def sign_and_export(
    path: Path, key: SecretKey, owner: Signer, folder: Path, *, embed: bool = False
) -> SignedCopies:
    """Sign a preset in place, and copy it to a folder, with its signature and the public key.

    Args:
        path: the preset's file.
        key: whose signature it is.
        owner: the key's owner, and the time of signing.
        folder: where the files go; it must exist.
        embed: True for one file: the public key and the signature are at the preset's own end. Otherwise they
            are files beside it.

    Raises:
        FileNotReadError, FileNotWrittenError.
    """
    copy, public = folder / path.name, folder / f"{path.stem}.pub"
    written = write_public_key(key.public, owner.author)
    try:
        sign_file(path, key, embed=embed, when=owner.when, public=written)
        copy_with_signature(path, copy)
    except NotUsableError as error:
        raise FileNotReadError(error) from error
    if not embed:
        write_clinic_file(public, written.encode())
    content_hash = hashlib.sha256(read_clinic_file(copy, LARGEST_PRESET)).hexdigest()
    return SignedCopies((copy, *(() if embed else (signature_path(copy), public))), content_hash)


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
