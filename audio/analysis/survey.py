"""What is known about a recording: pauses, loudness, and location. Measured once, kept in the cache.

It is stored under a name made from the content, so a moved or renamed file is not measured again. The same
file tells the engine where the sound is (``audio.mix.sources``). ``audio.analysis.survey_file`` makes it.
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

from audio.files.clip_cache import CacheNotWritableError, clip_name
from audio.files.paths import is_folder
from audio.files.regular_file import open_regular, read_regular
from audio.files.sound_errors import FileUnreadableError
from audio.files.unfinished import write_in_cache
from audio.sentences import system_words
from audio.units import ClipName

VERSION: Final = 11
_WHOLE_HASH: Final = 32 << 20
_SAMPLES: Final = 64
_SAMPLE_BYTES: Final = 256 << 10


@dataclass(frozen=True)
class Survey:
    """The results for as much of a recording as has been scanned.

    Attributes:
        clip: the name that it is played under.
        path: where the file is.
        size, changed: of the file when it was scanned (bytes; nanoseconds since 1970).
        by_ffmpeg: True where it is converted into pieces.
        length: frames at ``SAMPLE_RATE`` that the file claims.
        looked: frames scanned so far, from the beginning.
        complete: True once scanning has ended.
        skipped: of a very long recording the part before its end that isn't scanned, or all from there on:
            its first frame, and the first one after it. Else empty.
        slices: for each stretch of sound its first frame and the first one after it.
        melodic: first frame of each pause whose bed can't be continued, and the first one after it.
        wordless: first frame of each part of what is played in which nobody speaks, and the one after it.
        faint: those in which a voice is far behind its own, or hardly to be heard.
        unsure: those that may be words or music, laughter, and what is right beside words.
        drowned: whether music is about as loud as its words, so that it can't be told where they are.
        loudness, true_peak, noise: of its voice (``audio.analysis.levels``); in LUFS, dBTP, and LUFS or None.
        gain: the linear factor that brings its voice to programme loudness, limited by peak and noise.
        fault: why scanning stopped early, in words; empty if it didn't.
    """

    clip: ClipName
    path: str
    size: int
    changed: int
    by_ffmpeg: bool
    length: int
    looked: int
    complete: bool
    skipped: tuple[tuple[int, int], ...]
    slices: tuple[tuple[int, int], ...]
    melodic: tuple[tuple[int, int], ...]
    wordless: tuple[tuple[int, int], ...]
    faint: tuple[tuple[int, int], ...]
    unsure: tuple[tuple[int, int], ...]
    drowned: bool
    loudness: float
    true_peak: float
    noise: float | None
    gain: float
    fault: str = ""


def name_of_file(path: Path) -> ClipName:
    """A file's content as a name: hashes all of it up to 32 MB, else its size and 64 samples across it.

    Raises:
        FileUnreadableError: it can't be read.
    """
    digest = hashlib.sha256()
    try:
        with os.fdopen(open_regular(path), "rb") as file:
            size = os.fstat(file.fileno()).st_size
            digest.update(str(size).encode())
            if size <= _WHOLE_HASH:
                digest.update(file.read(_WHOLE_HASH))
            else:
                for number in range(_SAMPLES):
                    file.seek(number * (size - _SAMPLE_BYTES) // (_SAMPLES - 1))
                    digest.update(file.read(_SAMPLE_BYTES))
    except OSError as fault:
        raise FileUnreadableError(path, system_words(fault)) from fault
    return clip_name("file", digest.hexdigest())


def folder_of(cache: Path, clip: ClipName) -> Path:
    """Where the pieces of a converted file are."""
    return cache / "pieces" / clip


def survey_place(cache: Path, clip: ClipName) -> Path:
    """The file that holds a survey."""
    return cache / "files" / f"{clip}.json"


def read_survey(cache: Path, clip: ClipName) -> Survey | None:
    """The survey kept under a name, or None."""
    try:
        found = json.loads(read_regular(survey_place(cache, clip)))
        if found.pop("version") != VERSION:
            return None
        for name in ("skipped", "slices", "melodic", "wordless", "faint", "unsure"):
            found[name] = tuple((int(a), int(b)) for a, b in found[name])
        return Survey(**found)
    except (FileUnreadableError, ValueError, KeyError, TypeError):
        return None


def keep_survey(cache: Path, survey: Survey) -> None:
    """Keep a survey, whole or not at all.

    Raises:
        CacheNotWritableError: the folder can't be written.
    """
    place = survey_place(cache, survey.clip)
    try:
        write_in_cache(place, json.dumps({"version": VERSION, **asdict(survey)}).encode())
    except OSError as fault:
        raise CacheNotWritableError(cache, fault) from fault


def known_survey(cache: Path, path: Path) -> Survey | None:
    """The complete survey of a file, or None; updates the stored path.

    Raises:
        FileUnreadableError: the file can't be read.
    """
    found = read_survey(cache, name_of_file(path))
    if found is None or not found.complete:
        return None
    here = _placed(found, path)
    if found.by_ffmpeg and not is_folder(folder_of(cache, found.clip)):
        return None
    if here != found:
        keep_survey(cache, here)
    return here


def _placed(survey: Survey, path: Path) -> Survey:
    status = path.stat()
    place = str(path.absolute())
    return replace(survey, path=place, size=status.st_size, changed=status.st_mtime_ns)
