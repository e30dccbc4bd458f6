"""What is known of a recording: its pauses, its loudness, and where it is. Measured once, kept in the cache.

It is kept under the name of its content, so a file that is moved or renamed is not measured again. The same
file tells the engine where the sound is (``audio.sources``).
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final
from uuid import uuid4

from audio.cache import CacheNotWritableError, clip_name
from audio.converted import PieceWriter, folder_of, prune_pieces
from audio.decode import SoundFacts, open_stream, probe
from audio.errors import AudioError
from audio.loudness import PROGRAMME, SILENT, LoudnessMeter, factor, gain_to
from audio.pauses import Block, PauseFinder
from audio.sound_errors import FileUnreadableError
from audio.units import SAMPLE_RATE, ClipName, Lufs

VERSION: Final = 1
MOST: Final = 2 * 3600 * SAMPLE_RATE
"""Frames looked through: a sitting of an hour uses no more, however much its pauses are shortened."""

FIRST_LOOK: Final = 45 * SAMPLE_RATE
LATER_LOOKS: Final = 300 * SAMPLE_RATE
"""Frames after which what was found so far is told: soon, so that a sitting can begin; then now and then."""

LOUDEST_NOISE: Final = -50.0
"""Decibels of full scale above which no noise floor is raised (our default: a soft hiss in headphones)."""

_WHOLE_HASH: Final = 32 << 20
_SAMPLES: Final = 64
_SAMPLE_BYTES: Final = 256 << 10


@dataclass(frozen=True)
class Survey:
    """A recording as far as it was looked through.

    Attributes:
        clip: the name that it is played under.
        path: where the file is.
        size, changed: of the file when it was looked through (bytes; nanoseconds since 1970).
        by_ffmpeg: True where it is converted into pieces.
        length: frames at ``SAMPLE_RATE`` that the file claims.
        looked: frames looked through so far.
        complete: True where no more will be looked through.
        slices: first frame of each stretch of sound, and the first after it.
        loudness, true_peak, noise: LUFS, dBTP, and the noise floor in decibels of full scale.
        fault: what kept the rest from being looked through, in words; else empty.
    """

    clip: ClipName
    path: str
    size: int
    changed: int
    by_ffmpeg: bool
    length: int
    looked: int
    complete: bool
    slices: tuple[tuple[int, int], ...]
    loudness: float
    true_peak: float
    noise: float
    fault: str = ""

    @property
    def gain(self) -> float:
        """The linear factor that brings it to the programme's loudness.

        Its true peak stays under the limit, and a noise floor is never raised above ``LOUDEST_NOISE``.
        """
        wanted = gain_to(PROGRAMME, Lufs(self.loudness), self.true_peak)
        return min(wanted, factor(max(0.0, LOUDEST_NOISE - self.noise)))


def name_of_file(path: Path) -> ClipName:
    """The name of a file's content: of all of it up to 32 MB; else of its size and 64 samples across it.

    Raises:
        FileUnreadableError: it can't be read.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            digest.update(str(size).encode())
            if size <= _WHOLE_HASH:
                digest.update(file.read(_WHOLE_HASH))
            else:
                for number in range(_SAMPLES):
                    file.seek(number * (size - _SAMPLE_BYTES) // (_SAMPLES - 1))
                    digest.update(file.read(_SAMPLE_BYTES))
    except OSError as fault:
        raise FileUnreadableError(path, fault.strerror or str(fault)) from fault
    return clip_name("file", digest.hexdigest())


def survey_place(cache: Path, clip: ClipName) -> Path:
    """The file that holds a survey."""
    return cache / "files" / f"{clip}.json"


def read_survey(cache: Path, clip: ClipName) -> Survey | None:
    """The survey kept under a name, or None."""
    try:
        found = json.loads(survey_place(cache, clip).read_text(encoding="utf-8"))
        if found.pop("version") != VERSION:
            return None
        found["slices"] = tuple((int(a), int(b)) for a, b in found["slices"])
        return Survey(**found)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_survey(cache: Path, survey: Survey) -> None:
    """Keep a survey, whole or not at all.

    Raises:
        CacheNotWritableError: the folder can't be written.
    """
    place = survey_place(cache, survey.clip)
    temporary = place.with_name(f".{survey.clip[:12]}-{uuid4().hex[:8]}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(json.dumps({"version": VERSION, **asdict(survey)}), encoding="utf-8")
        temporary.replace(place)
    except OSError as fault:
        with suppress(OSError):
            temporary.unlink()
        raise CacheNotWritableError(cache, fault) from fault


def known_survey(cache: Path, path: Path) -> Survey | None:
    """The complete survey of a file, or None; kept with the file's present place.

    Raises:
        FileUnreadableError: the file can't be read.
    """
    found = read_survey(cache, name_of_file(path))
    if found is None or not found.complete:
        return None
    here = _placed(found, path)
    if found.by_ffmpeg and not folder_of(cache, found.clip).is_dir():
        return None
    if here != found:
        keep_survey(cache, here)
    return here


def survey_file(path: Path, cache: Path) -> Iterator[Survey]:
    """Look through a file; what is found so far is kept and given, the first time after 45 s of sound.

    Raises:
        DecodeError: at once, if it is no sound.
        CacheNotWritableError: nothing can be kept.
    """
    known = known_survey(cache, path)
    if known is not None:
        yield known
        return
    facts = probe(path)
    looker = _Looker(path, cache, facts)
    for survey in looker.looked():
        keep_survey(cache, survey)
        yield survey


class _Looker:
    """One look through one file."""

    def __init__(self, path: Path, cache: Path, facts: SoundFacts) -> None:
        self._path = path.absolute()
        self._facts = facts
        self._clip = name_of_file(path)
        self._finder = PauseFinder()
        self._meter = LoudnessMeter(min(facts.channels, 2))
        self._pieces = PieceWriter(folder_of(cache, self._clip)) if facts.by_ffmpeg else None
        if facts.by_ffmpeg:
            prune_pieces(cache)

    def looked(self) -> Iterator[Survey]:
        due = FIRST_LOOK
        try:
            for block in open_stream(self._path):
                self._take(block)
                if self._finder.length >= MOST:
                    break
                if self._finder.length >= due:
                    due = self._finder.length + LATER_LOOKS
                    yield self._found(complete=False)
            self._finish()
        except AudioError as fault:
            if self._finder.length == 0:
                raise
            # What was found until then can be played; the rest is left out and said.
            yield self._found(complete=True, fault=str(fault))
            return
        yield self._found(complete=True)

    def _take(self, block: Block) -> None:
        self._finder.add(block)
        self._meter.add(block)
        if self._pieces is not None:
            self._pieces.add(block)

    def _finish(self) -> None:
        self._meter.finish()
        if self._pieces is not None:
            self._pieces.finish()

    def _found(self, *, complete: bool, fault: str = "") -> Survey:
        looked = self._finder.length
        status = self._path.stat()
        claimed = round(self._facts.length * SAMPLE_RATE)
        return Survey(
            clip=self._clip,
            path=str(self._path),
            size=status.st_size,
            changed=status.st_mtime_ns,
            by_ffmpeg=self._facts.by_ffmpeg,
            length=max(claimed, looked) if not complete or looked >= MOST else looked,
            looked=looked,
            complete=complete,
            slices=tuple((int(one.start), int(one.end)) for one in self._finder.slices()),
            loudness=max(self._meter.integrated(), SILENT),
            true_peak=self._meter.true_peak(),
            noise=self._finder.noise,
            fault=fault,
        )


def _placed(survey: Survey, path: Path) -> Survey:
    status = path.stat()
    fields = {**asdict(survey), "slices": survey.slices}
    fields |= {"path": str(path.absolute()), "size": status.st_size, "changed": status.st_mtime_ns}
    return Survey(**fields)
