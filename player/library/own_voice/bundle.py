"""A recorded voice given together with a preset: one file, signed over every byte.

Its first four lines are the signature, as minisign writes it; the rest is a zip archive, not compressed,
with ``voice.json``, ``preset.pacing`` and a sound file for each line. The signature is verified before the
archive is opened, over all bytes after it. Nothing in it is unpickled, run or decoded: the sound files are
clips, whose headers and checksums are compared with what the engine itself writes.
"""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from audio.files.clip_cache import CacheError, frames_in
from player.clinic.embedded import signable, with_signature
from player.clinic.errors import ClinicError, SignatureNotReadableError, TrustNotReadableError
from player.clinic.keys import SecretKey
from player.clinic.signature import LARGEST as LARGEST_SIGNATURE
from player.clinic.signature import Signature, read_signature, sign, write_signature
from player.clinic.trust import TrustedAuthor, TrustedAuthors
from player.language.catalogue import _
from player.library.own_voice.manifest import (
    LARGEST_MANIFEST,
    MANIFEST,
    Manifest,
    ManifestError,
    read_manifest,
    write_manifest,
)
from player.library.own_voice.store import ENDING, LARGEST_LINE, OwnVoice
from player.practice.display_text import isolated
from player.system.files import read_bounded

PRESET: Final = "preset.pacing"
LARGEST_BUNDLE: Final = 400_000_000
"""Bytes: over an hour of speech."""

LARGEST_PRESET: Final = 1_000_000
_LINES: Final = "lines/"
_SIGNATURE_LINES: Final = 4
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every member: when they were written is nobody's business."""


class BundleError(ClinicError):
    """A bundle can't be used; nothing of it was taken in."""

    def __init__(self, file: str, words: str) -> None:
        super().__init__(_("{file}: {words} Nothing of it was brought in.").format(file=file, words=words))


class UnknownBundleKeyError(BundleError):
    """Nobody trusted here signed it.

    Attributes:
        key_id: the number of the key that is said to have signed it.
    """

    def __init__(self, file: str, key_id: str) -> None:
        super().__init__(
            file,
            _(
                "It is signed with the key {key_id}, which you don't trust here yet. If you know "
                "whose it is, compare the key's words with them, and trust it once: kindpace preset "
                "trust."
            ).format(key_id=key_id),
        )
        self.key_id = key_id


@dataclass(frozen=True)
class Bundle:
    """What is in a bundle whose signature is valid.

    Attributes:
        author: whose key signed it, as trusted here.
        signed_at: when, by the author's clock; None if that isn't certain.
        manifest: whose lines, and which.
        preset: the preset's file.
        sounds: the sound file of each line, by its key.
    """

    author: TrustedAuthor
    signed_at: datetime | None
    manifest: Manifest
    preset: bytes
    sounds: Mapping[str, bytes]


def write_bundle(voice: OwnVoice, preset: bytes, key: SecretKey, name: str, when: datetime) -> bytes:
    """The file of a bundle.

    Args:
        voice: the recorded lines.
        preset: the preset's file; it is signed with the same key, in the place of any signature at its end.
        key: whose signature it is.
        name: the file's name, for the signature's comment.
        when: the signature's time.

    Raises:
        VoiceDamagedError: a line is not what was recorded.
    """
    body = signable(preset)
    signed = with_signature(body, sign(body, key, PRESET, when))
    members = {MANIFEST: write_manifest(voice.manifest), PRESET: signed}
    members |= {f"{_LINES}{line.key}{ENDING}": voice.sound(line) for line in voice.manifest.lines.values()}
    archive = _archive(members)
    return write_signature(sign(archive, key, name, when)) + archive


def _archive(members: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, _EARLIEST), data)
    return made.getvalue()


def read_bundle(path: Path, trusted: TrustedAuthors) -> Bundle:
    """Verify a bundle, and only then look into it.

    Args:
        path: the file.
        trusted: whose signatures count.

    Raises:
        NotUsableError: the file can't be read, or is too big.
        BundleError: it isn't signed by somebody trusted, was changed, or holds anything else than it may.
    """
    data, file = read_bounded(path, LARGEST_BUNDLE), path.name
    end = _signature_end(data)
    try:
        signature = _signature(data[:end])
        author = _author(signature, trusted, file)
    except SignatureNotReadableError as error:
        raise BundleError(
            file, _("It begins with no signature that can be read ({fault}).").format(fault=error.fault)
        ) from error
    except TrustNotReadableError as error:
        raise BundleError(file, str(error)) from error
    archive = data[end:]
    if not signature.is_valid_for(archive, author.key) or not signature.comment_is_valid(author.key):
        raise BundleError(
            file,
            _("It is not as {isolated} signed it: something in it was changed. Ask for it once more.").format(
                isolated=isolated(author.name)
            ),
        )
    return _opened(archive, file, author, signature.made)


def _signature(head: bytes) -> Signature:
    signature = read_signature(head)
    if write_signature(signature) != head:
        raise SignatureNotReadableError(_("its lines are not as they were written"))
    return signature


def _signature_end(data: bytes) -> int:
    end = 0
    for _unused in range(_SIGNATURE_LINES):
        end = data.find(b"\n", end, LARGEST_SIGNATURE) + 1
        if not end:
            return 0
    return end


def _author(signature: Signature, trusted: TrustedAuthors, file: str) -> TrustedAuthor:
    for author in trusted.read():
        if author.key.number == signature.number:
            return author
    raise UnknownBundleKeyError(file, signature.key_id)


def _opened(archive: bytes, file: str, author: TrustedAuthor, made: datetime | None) -> Bundle:
    """What is in it. The signature is valid, but an author's machine may make anything."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            _check_members(opened.infolist())
            manifest = read_manifest(opened.read(MANIFEST))
            _check_names(opened.namelist(), manifest)
            sounds = {key: opened.read(f"{_LINES}{key}{ENDING}") for key in manifest.lines}
            preset = opened.read(PRESET)
        _check_sounds(manifest, sounds)
    except (zipfile.BadZipFile, ManifestError, KeyError, ValueError, OSError, NotImplementedError) as error:
        fault = str(error) if isinstance(error, ManifestError) else _("it is not a file that Kindpace wrote")
        raise BundleError(file, _("It is signed, but can't be used: {fault}.").format(fault=fault)) from error
    return Bundle(author, made, manifest, preset, sounds)


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    names = [member.filename for member in members]
    if len(set(names)) != len(names):
        raise ManifestError(_("it has two files of one name"))
    for member in members:
        most = {MANIFEST: LARGEST_MANIFEST, PRESET: LARGEST_PRESET}.get(member.filename, LARGEST_LINE)
        if member.compress_type != zipfile.ZIP_STORED or member.file_size != member.compress_size:
            raise ManifestError(_("a file in it is compressed"))
        if member.file_size > most:
            raise ManifestError(_("a file in it is too big"))


def _check_names(names: list[str], manifest: Manifest) -> None:
    if set(names) != {f"{_LINES}{key}{ENDING}" for key in manifest.lines} | {MANIFEST, PRESET}:
        raise ManifestError(_("its files are not those of its list"))


def _check_sounds(manifest: Manifest, sounds: Mapping[str, bytes]) -> None:
    for key, line in manifest.lines.items():
        try:
            right = frames_in(line.clip, sounds[key]) == line.frames
        except CacheError as error:
            raise ManifestError(_("a sound file in it can't be played")) from error
        if not right or hashlib.sha256(sounds[key]).hexdigest() != line.sha256:
            raise ManifestError(_("a line in it is not what was recorded"))
