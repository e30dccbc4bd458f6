"""The check for sound files: inspected before they are opened, and opened only if still the same.

``player.system.files`` checks every other file; the two rooms can't share code
(docs/adr/0001-rooms.md).
"""

import os
import stat
from pathlib import Path
from typing import Final

from audio.files.sound_errors import FileUnreadableError
from audio.sentences import _, system_words
from audio.system import reading_flags

LARGEST: Final = 16 * 1024**3
"""Bytes. Two hours of eight channels at 96 kHz in 24 bits are 16.6e9."""

SMALL: Final = 64 * 1024**2
"""Bytes of what is read whole: an hour of pauses is a hundred thousand."""

SPARSE_FROM: Final = 64 * 1024**2
"""Files of at least this many bytes must really occupy the disk, not only claim their size."""

LEAST_SHARE: Final = 64
"""At least a sixty-fourth of a large file must be on the disk. Compression leaves more: btrfs keeps at least
a block of 4 KiB for each 128 KiB of data, a thirty-second."""

_BLOCK: Final = 512


def open_regular(path: Path) -> int:
    """Open a file for reading; the caller closes the descriptor.

    Raises:
        FileUnreadableError: it is not regular, larger than ``LARGEST``, mostly holes, or can't be opened.
    """
    try:
        looked_at = path.stat()
        _refuse_unfit(path, looked_at)
        handle = os.open(path, reading_flags())
    except (OSError, ValueError) as fault:
        raise FileUnreadableError(path, system_words(fault)) from fault
    try:
        _refuse_another(path, looked_at, os.fstat(handle))
    except BaseException:
        os.close(handle)
        raise
    return handle


def read_regular(path: Path, most: int = SMALL) -> bytes:
    """Read a small file whole.

    Args:
        path: the file.
        most: bytes it may have.

    Raises:
        FileUnreadableError: as ``open_regular``, or it is larger than that.
    """
    try:
        with os.fdopen(open_regular(path), "rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > most:
                raise FileUnreadableError(path, _("it has more than {most} bytes").format(most=most))
            # Room for so much is taken at once: for all that there may be, many a system has too little.
            return file.read(size)
    except OSError as fault:
        raise FileUnreadableError(path, system_words(fault)) from fault


def _refuse_another(path: Path, looked_at: os.stat_result, opened: os.stat_result) -> None:
    if not os.path.samestat(looked_at, opened):
        raise FileUnreadableError(path, _("another file took its place just now"))
    _refuse_unfit(path, opened)


def _refuse_unfit(path: Path, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise FileUnreadableError(path, _("it is {kind}, not a file").format(kind=_kind(found.st_mode)))
    if found.st_size > LARGEST:
        raise FileUnreadableError(
            path,
            _("it has {st_size} bytes, and at most {largest} are read").format(
                st_size=found.st_size, largest=LARGEST
            ),
        )
    # Windows doesn't report how much is on the disk.
    on_disk = getattr(found, "st_blocks", found.st_size) * _BLOCK
    if found.st_size >= SPARSE_FROM and on_disk < found.st_size // LEAST_SHARE:
        raise FileUnreadableError(
            path,
            _("of its {st_size} bytes only {on_disk} are on the disk").format(
                st_size=found.st_size, on_disk=on_disk
            ),
        )


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return _("a folder")
    if stat.S_ISFIFO(mode):
        return _("a named pipe")
    return _("a socket") if stat.S_ISSOCK(mode) else _("a device")
