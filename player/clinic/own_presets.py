"""A person's own presets as files: saved, and copied with their signatures."""

import re
import unicodedata
from collections.abc import Collection
from pathlib import Path
from typing import Final

from player.clinic.preset_export import delete_file
from player.clinic.preset_inspection import LARGEST_PRESET, PRESET_ENDINGS, signature_path
from player.clinic.preset_signing import read_clinic_file, write_clinic_file
from player.clinic.signature import LARGEST as LARGEST_SIGNATURE
from player.practice.pacing.model import Pacing
from player.practice.pacing.preset_reader import write_preset
from player.system.paths import may_exist

_LONGEST: Final = 60


def file_name_for(name: str, taken: Collection[str]) -> str:
    """An unused file name, without its ending, made from a preset's name."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST] or "preset"
    return _free(stem, taken)


def save_preset(pacing: Pacing, path: Path) -> None:
    """Write a preset's file. Deletes the signature of its earlier content, which would no longer match.

    Raises:
        FileNotWrittenError: the file is unchanged.
    """
    write_clinic_file(path, write_preset(pacing).encode())
    delete_file(signature_path(path))


def copy_preset(source: Path, folder: Path, taken: Collection[str]) -> Path:
    """Copy a preset's file, byte for byte, and its signature into a folder; returns the new path.

    Args:
        source: the file that was given.
        folder: of the person's own presets.
        taken: names already in use.

    Raises:
        FileNotReadError, FileNotWrittenError.
    """
    data = read_clinic_file(source, LARGEST_PRESET)
    signature = signature_path(source)
    detached = read_clinic_file(signature, LARGEST_SIGNATURE) if may_exist(signature) else None
    path = folder / f"{_free(source.stem, taken)}{PRESET_ENDINGS[0]}"
    # The signature first: a power cut in between must not leave a file that looks unsigned.
    if detached is not None:
        write_clinic_file(signature_path(path), detached)
    write_clinic_file(path, data)
    return path


def _free(stem: str, taken: Collection[str]) -> str:
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
