"""Prepared sound kept on disk under the hash of what it was made from.

Every clip is a WAV file (16 bit, 48 kHz) that any player opens, with a checksum chunk after the samples, so
that damage is noticed before it is heard. Files appear whole or not at all (temporary name, then rename), so
several processes can share one folder.
"""

from __future__ import annotations

import hashlib
import os
import struct
import threading
import time
import zlib
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from audio.errors import AudioError
from audio.files.regular_file import LARGEST, read_regular
from audio.files.sound_errors import FileUnreadableError
from audio.files.unfinished import write_in_cache
from audio.sentences import _, system_words
from audio.system import PositionalReader, open_positional
from audio.units import SAMPLE_RATE, ClipName, Frames

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    import numpy as np
    from numpy.typing import NDArray

FORMAT_VERSION: Final = "1"
"""Part of every name: raise it when the file layout changes."""

DEFAULT_LIMIT: Final = 500_000_000
"""The cache's limit in bytes: about 87 minutes of mono speech."""

KEEP_SECONDS: Final = 7200.0
"""A clip used within two hours is never pruned: the longest sitting (an hour) may still name it."""

_OPEN_FILES: Final = 16
_FULL_SCALE: Final = 32768.0
_HEADER: Final = struct.Struct("<4sI4s4sIHHIIHH4sI")
_TRAILER: Final = struct.Struct("<4sII")
_CHECKSUM_ID: Final = b"kpcs"
_PRUNE_TO: Final = 0.8


class CacheError(AudioError):
    """Base of the cache's errors."""


class ClipMissingError(CacheError):
    """The clip is not in the cache."""

    def __init__(self, clip: ClipName) -> None:
        super().__init__(
            _("The prepared sound {clip} is not in the cache. Prepare the line again.").format(clip=clip)
        )


class ClipDamagedError(CacheError):
    """The clip's file is not what was stored; it has been removed."""

    def __init__(self, clip: ClipName, fault: str) -> None:
        super().__init__(
            _(
                "The prepared sound {clip} is damaged ({fault}). It has been removed; prepare the line again."
            ).format(clip=clip, fault=fault)
        )


class CacheNotWritableError(CacheError):
    """The folder can't be written."""

    def __init__(self, folder: Path, fault: OSError) -> None:
        super().__init__(
            _(
                "Prepared sound cannot be kept in {folder}: {value}. Make room on the disk or choose "
                "another folder."
            ).format(folder=folder, value=system_words(fault))
        )


def clip_name(*parts: str) -> ClipName:
    """The name for what these parts describe.

    SHA-256 over the parts, each prefixed with its length so that they can't run together.
    """
    digest = hashlib.sha256()
    for part in (FORMAT_VERSION, *parts):
        data = part.encode()
        digest.update(struct.pack("<Q", len(data)) + data)
    return ClipName(digest.hexdigest())


@dataclass(frozen=True)
class _OpenClip:
    content: PositionalReader
    channels: int
    length: int


class ClipCache:
    """A content-addressed folder of clips.

    Args:
        folder: made when the first clip is stored.
        limit: bytes kept before the least recently used clips are pruned.
    """

    def __init__(self, folder: Path, limit: int = DEFAULT_LIMIT) -> None:
        self._folder = folder
        self._limit = limit
        self._open: OrderedDict[ClipName, _OpenClip] = OrderedDict()
        self._lock = threading.Lock()
        self._written = 0

    @property
    def folder(self) -> Path:
        """Where the clips are kept."""
        return self._folder

    def name_for(
        self, text: str, voice_identity: str, words_per_minute: float, joints: Collection[int] = ()
    ) -> ClipName:
        """The name of a spoken line; wpm counts to two decimals, the places of rests only where chosen."""
        chosen = [f"joints {' '.join(map(str, joints))}"] if joints else []
        return clip_name("line", text, voice_identity, f"{words_per_minute:.2f}", *chosen)

    def path_of(self, clip: ClipName) -> Path:
        """The file that holds, or would hold, a clip."""
        return self._folder / clip[:2] / f"{clip}.wav"

    def has(self, clip: ClipName) -> bool:
        """Whether the clip is there and sound; a damaged one is removed. Counts as a use."""
        try:
            self.frames(clip)
        except CacheError:
            return False
        # A clip that another process pruned is gone for later readers, even while it is open here.
        try:
            os.utime(self.path_of(clip))
        except OSError:
            self._forget(clip)
            return False
        return True

    def frames(self, clip: ClipName) -> Frames:
        """How long the clip is.

        Raises:
            ClipMissingError: it is not there.
            ClipDamagedError: its file was damaged (and is removed).
        """
        with self._lock:
            return Frames(self._opened(clip).length)

    def read(self, clip: ClipName, start: int, count: int) -> NDArray[np.float32]:
        """Read part of a clip.

        Args:
            clip: its name.
            start: first frame, from 0.
            count: frames wanted.

        Returns:
            Samples between -1 and 1, shape (n, channels) with n at most ``count``: fewer at the clip's end.

        Raises:
            ClipMissingError: it is not there.
            ClipDamagedError: its file was damaged (and is removed).
        """
        with self._lock:
            opened = self._opened(clip)
            first = min(max(start, 0), opened.length)
            wanted = max(0, min(count, opened.length - first))
            width = 2 * opened.channels
            data = opened.content.read(wanted * width, _HEADER.size + first * width)
        if len(data) != wanted * width:
            self._discard(clip)
            raise ClipDamagedError(clip, _("it became shorter while open"))
        # The window needs only names and lengths, so it never imports numpy.
        import numpy as np  # noqa: PLC0415

        samples = np.frombuffer(data, "<i2").astype(np.float32)
        return (samples / np.float32(_FULL_SCALE)).reshape(wanted, opened.channels)

    def store(self, clip: ClipName, samples: NDArray[np.float32]) -> Frames:
        """Keep a clip.

        Args:
            clip: the name it is kept under.
            samples: shape (frames,) or (frames, channels), between -1 and 1; values beyond are clipped.

        Returns:
            Its length.

        Raises:
            CacheNotWritableError: the folder cannot be written or the disk is full; nothing partial is left.
        """
        block = samples.reshape(len(samples), -1)
        data = _file_bytes(block)
        path = self.path_of(clip)
        self._write(path, data)
        self._forget(clip)
        self._written += len(data)
        # Scanning the folder takes milliseconds, so only after every twentieth of the limit.
        if self._written > self._limit // 20:
            self._written = 0
            self.prune()
        return Frames(len(block))

    def take_in(self, clip: ClipName, data: bytes) -> Frames:
        """Keep a clip whose file was made by :func:`clip_file`, as it is.

        Returns:
            Its length.

        Raises:
            ClipDamagedError: it isn't such a file.
            CacheNotWritableError: as :meth:`store`.
        """
        length = frames_in(clip, data)
        self._write(self.path_of(clip), data)
        self._forget(clip)
        return length

    def _write(self, path: Path, data: bytes) -> None:
        try:
            write_in_cache(path, data)
        except OSError as fault:
            raise CacheNotWritableError(self._folder, fault) from fault

    def remove(self, clip: ClipName) -> None:
        """Remove a clip, if it is there.

        Raises:
            OSError: its file can't be deleted.
        """
        self._forget(clip)
        with suppress(NotADirectoryError):
            self.path_of(clip).unlink(missing_ok=True)

    def prune(self) -> None:
        """Remove the least recently used clips, down to four fifths of the limit, but keep recent ones."""
        files = sorted(self._files(), key=lambda item: item[0])
        total = sum(size for _, size, _ in files)
        if total <= self._limit:
            return
        newest = time.time() - KEEP_SECONDS
        for used, size, path in files:
            if total <= self._limit * _PRUNE_TO or used > newest:
                return
            with suppress(OSError):
                path.unlink()
            total -= size

    def close(self) -> None:
        """Close the open files; the cache stays usable."""
        with self._lock:
            for opened in self._open.values():
                opened.content.close()
            self._open.clear()

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        for path in self._folder.glob("??/*"):
            with suppress(OSError):  # Another process may prune at the same time.
                facts = path.stat()
                yield facts.st_mtime, facts.st_size, path

    def _opened(self, clip: ClipName) -> _OpenClip:
        if clip in self._open:
            self._open.move_to_end(clip)
            return self._open[clip]
        opened = self._open_checked(clip)
        self._open[clip] = opened
        if len(self._open) > _OPEN_FILES:
            _, oldest = self._open.popitem(last=False)
            oldest.content.close()
        return opened

    def _open_checked(self, clip: ClipName) -> _OpenClip:
        path = self.path_of(clip)
        try:
            data = read_regular(path, LARGEST)
            content = open_positional(path)
        except (FileUnreadableError, OSError) as fault:
            raise ClipMissingError(clip) from fault
        try:
            channels, length = _checked(data)
        except _FaultError as fault:
            content.close()
            with suppress(OSError):
                path.unlink()
            raise ClipDamagedError(clip, str(fault)) from fault
        return _OpenClip(content, channels, length)

    def _forget(self, clip: ClipName) -> None:
        with self._lock:
            opened = self._open.pop(clip, None)
            if opened is not None:
                opened.content.close()

    def _discard(self, clip: ClipName) -> None:
        self._forget(clip)
        with suppress(OSError):
            self.path_of(clip).unlink()


class _FaultError(Exception):
    """A fault in a file, in a few words."""


def clip_file(samples: NDArray[np.float32]) -> bytes:
    """The file of a clip: see ``ClipCache.store`` for the samples."""
    return _file_bytes(samples.reshape(len(samples), -1))


def frames_in(clip: ClipName, data: bytes) -> Frames:
    """How long the clip is whose file this is.

    Args:
        clip: its name, for the message.
        data: the whole file.

    Raises:
        ClipDamagedError: it isn't a file that :func:`clip_file` makes.
    """
    try:
        return Frames(_checked(data)[1])
    except _FaultError as fault:
        raise ClipDamagedError(clip, str(fault)) from fault


def _file_bytes(block: NDArray[np.float32]) -> bytes:
    # As in ``read``.
    import numpy as np  # noqa: PLC0415

    channels = block.shape[1]
    scaled = np.rint(np.clip(block, -1.0, 1.0) * _FULL_SCALE)
    data: bytes = np.minimum(scaled, _FULL_SCALE - 1).astype("<i2").tobytes()
    width = 2 * channels
    riff = 4 + 24 + 8 + len(data) + _TRAILER.size
    header = _HEADER.pack(
        b"RIFF",
        riff,
        b"WAVE",
        b"fmt ",
        16,
        1,
        channels,
        SAMPLE_RATE,
        SAMPLE_RATE * width,
        width,
        16,
        b"data",
        len(data),
    )
    return header + data + _TRAILER.pack(_CHECKSUM_ID, 4, zlib.crc32(data, channels))


def _checked(data: bytes) -> tuple[int, int]:
    """Channels and frames of a sound file; a fault for anything :func:`_file_bytes` would not write."""
    if len(data) < _HEADER.size + _TRAILER.size:
        raise _FaultError(_("too short"))
    fields = _HEADER.unpack_from(data)
    channels, size = fields[6], fields[12]
    if fields[0] != b"RIFF" or fields[7] != SAMPLE_RATE or channels == 0:
        raise _FaultError(_("not a clip of ours"))
    if len(data) != _HEADER.size + size + _TRAILER.size:
        raise _FaultError(_("cut short or too long"))
    name, _length, checksum = _TRAILER.unpack_from(data, _HEADER.size + size)
    if name != _CHECKSUM_ID or checksum != zlib.crc32(
        memoryview(data)[_HEADER.size : _HEADER.size + size], channels
    ):
        raise _FaultError(_("its checksum differs"))
    return channels, size // (2 * channels)
