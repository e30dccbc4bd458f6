"""Sound files read and written, streamed: memory doesn't grow with their length.

libsndfile reads WAV, FLAC, Ogg, Opus and MP3 (known by content, not by name); everything else goes through
ffmpeg. Every file passes ``audio.files.regular_file`` before either of the two opens it.
"""

import os
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np
import soundfile
from numpy.typing import NDArray

from audio.files.channels import sane
from audio.files.ffmpeg_pipe import FfmpegFaultError, ffmpeg_blocks
from audio.files.ffprobe import probed
from audio.files.headers.believed import all_of_it
from audio.files.headers.stated_length import falls_short, stated_samples
from audio.files.headers.unfinished_wav import unstated_seconds
from audio.files.paths import FileState
from audio.files.protection import is_protected
from audio.files.regular_file import open_regular
from audio.files.resampling import resampled
from audio.files.silent_decoders import without_messages
from audio.files.sound_errors import (
    DamagedFileError,
    EmptyFileError,
    FileChangedError,
    NothingToWriteError,
    NotSoundError,
    ProtectedError,
    UndecodedError,
    UnknownSuffixError,
    UnusualSoundError,
    WriteFailedError,
)
from audio.files.unfinished import make_lasting, unfinished
from audio.sentences import _, system_words
from audio.system import for_c_library
from audio.units import SAMPLE_RATE, Seconds

Block = NDArray[np.float32]

MOST_CHANNELS: Final = 32
_RATES: Final = range(2_000, 768_001)
_BLOCK_SAMPLES, _SMALL_BLOCK = 131_072, 64
_WRITTEN: Final = {
    ".wav": ("WAV", "PCM_24"),
    ".flac": ("FLAC", "PCM_24"),
    ".ogg": ("OGG", "VORBIS"),
    ".opus": ("OGG", "OPUS"),
    ".mp3": ("MP3", "MPEG_LAYER_III"),
}

_CUT: Final = _("it says that it is longer")
_PROBED: Final = 1 << 16
_ENCODED: Final = ".m4a"
"""libsndfile doesn't write it; ffmpeg does, through pydub."""


@dataclass(frozen=True)
class SoundFacts:
    """What a file holds.

    Attributes:
        container: the format's name in the library that reads it.
        rate: in hertz, of the file itself.
        channels: of the file itself.
        length: in seconds, as the file states it; 0 if it doesn't.
        by_ffmpeg: True where libsndfile doesn't read it.
        stream: which of several sound streams is read, from 0.
        unfinished: True where the header says too little, so that all up to the file's end is read.
        stated: how long that stream states it is, in seconds; 0 where only the file's length is known.
    """

    container: str
    rate: int
    channels: int
    length: Seconds
    by_ffmpeg: bool
    stream: int = 0
    stated: Seconds = Seconds(0.0)
    unfinished: bool = False


def probe(path: Path) -> SoundFacts:
    """Read a file's facts without decoding it.

    Raises:
        FileUnreadableError, EmptyFileError, NotSoundError, ProtectedError, UnusualSoundError,
            FfmpegMissingError: see each.
    """
    _check_not_empty(path)
    with _opened(path) as raw:
        if is_protected(raw):
            raise ProtectedError(path)
    facts = _probe_libsndfile(path) or _probe_ffmpeg(path)
    if facts.rate not in _RATES or not 1 <= facts.channels <= MOST_CHANNELS:
        raise UnusualSoundError(path, facts.rate, facts.channels)
    return facts


def open_stream(path: Path, start: Seconds = Seconds(0.0)) -> Iterator[Block]:
    """Decode a file to blocks at ``SAMPLE_RATE``.

    Args:
        path: any file that :func:`probe` accepts.
        start: seconds to skip at the beginning.

    Returns:
        Blocks of shape (n, channels), one or two channels; more are mixed down to two. An error in
        the file is raised when its place is reached.

    Raises:
        FileUnreadableError, EmptyFileError, NotSoundError, UnusualSoundError, FfmpegMissingError: at once.
        DamagedFileError: while reading.
    """
    facts = probe(path)
    raw = _ffmpeg_blocks(path, facts, start) if facts.by_ffmpeg else _libsndfile_blocks(path, facts, start)
    return resampled((sane(block, facts.container) for block in raw), facts.rate)


class HeldSound:
    """A file open for random access through libsndfile. Not thread-safe.

    Args:
        path: a file for which ``probe`` says that ffmpeg isn't needed.
        is_same: whether what is in it now is what was in it before; asked where only its time has changed, as
            a backup or another player does it.

    Raises:
        FileUnreadableError, EmptyFileError, NotSoundError: as for :func:`probe`.
    """

    def __init__(self, path: Path, is_same: Callable[[], bool] = lambda: False) -> None:
        facts = probe(path)
        if facts.by_ffmpeg:
            raise NotSoundError(path, _("libsndfile does not read it"))
        self._path, self._is_same = path, is_same
        # A descriptor: the format isn't guessed from the name, and libsndfile reads without calling Python.
        self._opened = for_c_library(open_regular(path))
        self._sound = _to_read_on(self._opened)
        self._state = self._state_now()
        self._at = 0
        self._container = facts.container
        self.rate = facts.rate
        self.channels = min(facts.channels, 2)
        self.frames = int(self._sound.frames)

    def read(self, start: int, count: int) -> Block:
        """Frames at the file's own rate, shape (n, channels); n is less than ``count`` only at its end.

        Raises:
            DamagedFileError: they can't be read.
            FileChangedError: somebody has written to the file since it was opened.
        """
        try:
            with without_messages():
                if start != self._at:
                    self._at = int(self._sound.seek(min(start, self.frames)))
                block = self._sound.read(count, dtype="float32", always_2d=True)
        except (OSError, soundfile.LibsndfileError, soundfile.SoundFileRuntimeError) as fault:
            self._check_unchanged()
            raise DamagedFileError(self._path, start / self.rate, _fault_words(fault)) from fault
        self._check_unchanged()
        self._at += len(block)
        return sane(np.asarray(block, np.float32), self._container)

    def _check_unchanged(self) -> None:
        # Cut short, it would be silent from here on; written over, another sound.
        now = self._state_now()
        if now == self._state:
            return
        if now.size != self._state.size or not self._is_same():
            raise FileChangedError(self._path)
        # Taken before it was looked at: what is written meanwhile is noticed next time.
        self._state = now

    def _state_now(self) -> FileState:
        status = os.fstat(self._opened if isinstance(self._opened, int) else self._opened.fileno())
        return FileState(status.st_size, status.st_mtime_ns)

    def close(self) -> None:
        """Close the file."""
        self._sound.close()
        if not isinstance(self._opened, int):
            # A descriptor is closed with the sound.
            self._opened.close()


def write_audio(path: Path, blocks: Iterable[Block], rate: int = SAMPLE_RATE, title: str = "") -> float:
    """Write blocks to a WAV, FLAC, Ogg (Vorbis), Opus, MP3 or M4A file, by the name's ending.

    All but M4A are written as the blocks come.

    The file appears under its name once it is whole; after an error an existing file stays.

    Args:
        path: the file to write.
        blocks: shape (n,) or (n, channels), the same one or two channels throughout.
        rate: of the samples, in hertz.
        title: what a player shows as the file's title; empty for none.

    Returns:
        Seconds written.

    Raises:
        UnknownSuffixError, WriteFailedError, NothingToWriteError: as they say.
        EncoderMissingError, TooLongToEncodeError: only for M4A, as they say.
    """
    if path.suffix.lower() not in (*_WRITTEN, _ENCODED):
        raise UnknownSuffixError(path, ", ".join((*_WRITTEN, _ENCODED)))
    temporary = unfinished(path)
    try:
        written = _written(path, temporary, blocks, rate, title)
        make_lasting(temporary)
        temporary.replace(path)
    except (OSError, soundfile.LibsndfileError, soundfile.SoundFileRuntimeError) as fault:
        raise WriteFailedError(path, _words_of_writing(temporary, fault)) from fault
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return written / rate


def _opened(path: Path) -> BinaryIO:
    return os.fdopen(open_regular(path), "rb")


def _to_read_on(opened: BinaryIO | int) -> soundfile.SoundFile:
    """After each read soundfile seeks to where it is, and an MP3 of few bits loses what it has saved."""
    with without_messages():
        sound = soundfile.SoundFile(opened)
    if sound.format == "MP3":
        sound.seekable = lambda: False
    return sound


@contextmanager
def _sound(path: Path) -> Iterator[soundfile.SoundFile]:
    """A file that libsndfile reads by a descriptor, without calling Python.

    What a signal raises in a function that C calls is dropped: Ctrl-C was, and the file read as cut short.
    """
    opened = for_c_library(open_regular(path))
    try:
        sound = _to_read_on(opened)
        with sound:
            yield sound
    finally:
        if not isinstance(opened, int):
            # A descriptor is closed with the sound.
            opened.close()


def _check_not_empty(path: Path) -> None:
    with _opened(path) as raw:
        if os.fstat(raw.fileno()).st_size == 0:
            raise EmptyFileError(path)


def _probe_libsndfile(path: Path) -> SoundFacts | None:
    try:
        with _opened(path) as raw, _sound(path) as sound:
            rate, channels, count = sound.samplerate, sound.channels, sound.frames
            container = sound.format
            if not all_of_it(raw, container, count):
                return None
    except (soundfile.LibsndfileError, soundfile.SoundFileRuntimeError, TypeError):
        return None
    if count <= 0:
        raise EmptyFileError(path)
    return SoundFacts(container, rate, channels, Seconds(count / max(rate, 1)), by_ffmpeg=False)


def _probe_ffmpeg(path: Path) -> SoundFacts:
    found = probed(path)
    with _opened(path) as raw:
        unstated = unstated_seconds(raw) if found.container == "wav" else 0.0
    return SoundFacts(
        found.container,
        found.rate,
        found.channels,
        Seconds(unstated or found.length),
        by_ffmpeg=True,
        stream=found.stream,
        stated=Seconds(found.stated),
        unfinished=unstated > 0,
    )


def _libsndfile_blocks(path: Path, facts: SoundFacts, start: Seconds) -> Iterator[Block]:
    done = round(start * facts.rate)
    # What stands before a fault in a large block is found in small ones.
    for size in (_BLOCK_SAMPLES // facts.channels, _SMALL_BLOCK):
        try:
            for block in _blocks_from(path, done, size):
                done += len(block)
                yield block
        except (OSError, soundfile.LibsndfileError, soundfile.SoundFileRuntimeError) as fault:
            failed = fault
        else:
            _check_whole(path, facts, done)
            return
    raise DamagedFileError(path, done / facts.rate, _fault_words(failed)) from failed


def _blocks_from(path: Path, first: int, size: int) -> Iterator[Block]:
    with _sound(path) as sound:
        with without_messages():
            sound.seek(min(first, sound.frames))
            block = sound.read(size, dtype="float32", always_2d=True)
        while len(block):
            yield np.asarray(block, np.float32)
            with without_messages():
                block = sound.read(size, dtype="float32", always_2d=True)


def _ffmpeg_blocks(path: Path, facts: SoundFacts, start: Seconds) -> Iterator[Block]:
    channels = min(facts.channels, 2)
    done = 0
    try:
        for block in ffmpeg_blocks(path, facts.rate, channels, start, facts.stream, whole=facts.unfinished):
            done += len(block)
            yield block
    except FfmpegFaultError as fault:
        if done == 0 and start <= 0:
            raise UndecodedError(path) from fault
        raise DamagedFileError(path, start + done / facts.rate, str(fault)) from fault
    if done == 0 and start <= 0:
        raise EmptyFileError(path)
    if "mp4" in facts.container and falls_short(start + done / facts.rate, facts.stated):
        raise DamagedFileError(path, start + done / facts.rate, _CUT)


def _check_whole(path: Path, facts: SoundFacts, done: int) -> None:
    with _opened(path) as raw:
        stated = stated_samples(raw, facts.container) / facts.rate
    if falls_short(done / facts.rate, max(stated, facts.length if facts.container == "OGG" else 0.0)):
        raise DamagedFileError(path, done / facts.rate, _CUT)


def _written(path: Path, temporary: Path, blocks: Iterable[Block], rate: int, title: str) -> int:
    if path.suffix.lower() == _ENCODED:
        # Where ffmpeg is missing, we say so.
        with warnings.catch_warnings(action="ignore"):
            # pydub is loaded only for those who write M4A.
            from audio.files.encode import encode_m4a  # noqa: PLC0415

        return encode_m4a(path, temporary, blocks, rate, title)
    return _write_blocks(path, temporary, blocks, rate, title)


def _write_blocks(path: Path, temporary: Path, blocks: Iterable[Block], rate: int, title: str) -> int:
    container, subtype = _WRITTEN[path.suffix.lower()]
    # A name needn't be text.
    name = temporary if os.name == "nt" else os.fsencode(temporary)
    sound: soundfile.SoundFile | None = None
    written = 0
    try:
        for block in blocks:
            samples = np.clip(block.reshape(len(block), -1), -1.0, 1.0)
            if sound is None:
                sound = soundfile.SoundFile(
                    name, "w", rate, samples.shape[1], format=container, subtype=subtype
                )
                if title:
                    sound.title = title
            # libsndfile's Vorbis encoder overflows its stack on very long writes.
            for begin in range(0, len(samples), SAMPLE_RATE):
                sound.write(samples[begin : begin + SAMPLE_RATE])
            written += len(samples)
    finally:
        if sound is not None:
            sound.close()
    if written == 0:
        raise NothingToWriteError(path)
    return written


def _words_of_writing(unfinished_file: Path, fault: BaseException) -> str:
    """Why a file could not be written. libsndfile keeps what the system said to itself: it is asked again."""
    if not isinstance(fault, OSError):
        try:
            with unfinished_file.open("ab") as file:
                file.write(bytes(_PROBED))
        except OSError as refused:
            return _fault_words(refused)
    return _fault_words(fault)


def _fault_words(fault: BaseException) -> str:
    if isinstance(fault, OSError) and fault.strerror:
        return system_words(fault)
    return str(fault).split(": ", 1)[-1].rstrip(".") or type(fault).__name__
