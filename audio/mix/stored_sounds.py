"""Bells, backgrounds and the room tone as the cache has them: their names, and whether they are there.

Made once, they are only named from then on. So this imports nothing that handles samples, which would take
17 MB in the window's process for as long as a sitting plays (numpy, soxr and soundfile, 30 November 2026).
``audio.mix.bells``, ``backgrounds``, ``own_background`` and ``room_tone`` make them.
"""

import json
from enum import StrEnum
from pathlib import Path
from typing import Final

from audio.analysis.survey import name_of_file
from audio.files.clip_cache import CacheError, ClipCache, clip_name
from audio.files.regular_file import read_regular
from audio.files.sound_errors import FileUnreadableError
from audio.mix.timeline import ROOM_TONE, Background
from audio.units import SAMPLE_RATE, ClipName, Frames

BELLS_VERSION: Final = "3"
BACKGROUNDS_VERSION: Final = "2"
OWN_VERSION: Final = "3"
ROOM_TONE_VERSION: Final = "1"
"""Parts of the clips' names: raise one when its sounds change."""

PIECE: Final = Frames(20 * SAMPLE_RATE)
"""Frames of the clips that loops are kept as: the cache checks a whole clip in memory (4 MB) on opening."""

LOOP_SECONDS: Final = 40
"""Of each background: long enough that nobody notices the repetition; short enough for quick synthesis and
8 MB."""

ROOM_TONE_LENGTH: Final = Frames(20 * SAMPLE_RATE)


class Timbre(StrEnum):
    """The bowls to choose from."""

    DEEP = "deep"
    WARM = "warm"
    CLEAR = "clear"


class Ambience(StrEnum):
    """The backgrounds to choose from."""

    RAIN = "rain"
    STREAM = "stream"
    BROWN_NOISE = "brown-noise"
    DRONE = "drone"


def bell_name(timbre: Timbre) -> ClipName:
    """The name of a bowl's clip in the cache."""
    return clip_name("bell", BELLS_VERSION, timbre)


def background_of(ambience: Ambience) -> Background:
    """The background for a timeline, whether or not it is in the cache yet."""
    length = LOOP_SECONDS * SAMPLE_RATE
    names = (
        clip_name("background", BACKGROUNDS_VERSION, ambience, str(number))
        for number in range(-(-length // PIECE))
    )
    return Background(tuple(names), PIECE, Frames(length))


def room_tone() -> Background:
    """The room tone's clip as a loop, whether or not it is in the cache yet."""
    name = clip_name("room tone", ROOM_TONE_VERSION)
    return Background((name,), ROOM_TONE_LENGTH, ROOM_TONE_LENGTH)


def own_name(path: Path) -> ClipName:
    """The name that a person's own background has by its file's content.

    Raises:
        FileUnreadableError: it can't be read.
    """
    return clip_name("own-background", OWN_VERSION, name_of_file(path))


def own_background(name: ClipName, length: int) -> Background:
    """A person's own file as a loop of so many frames, by its ``own_name``."""
    return Background(
        tuple(own_piece(name, number) for number in range(-(-length // PIECE))), PIECE, Frames(length)
    )


def own_piece(name: ClipName, number: int) -> ClipName:
    """The name of one of the clips of a person's own loop."""
    return clip_name("own-background-piece", name, str(number))


def own_record(cache: ClipCache, name: ClipName) -> Path:
    """The small file that says how long the loop is."""
    return cache.folder / "backgrounds" / f"{name}.json"


def known_own(cache: ClipCache, name: ClipName) -> Background | None:
    """A person's own background by its ``own_name``; None where it is to be made."""
    try:
        length = int(json.loads(read_regular(own_record(cache, name)))["length"])
    except (FileUnreadableError, ValueError, KeyError, TypeError):
        return None
    return stored(cache, own_background(name, length))


def stored(cache: ClipCache, background: Background) -> Background | None:
    """The background where the cache has all its clips, or else None; the check counts as a use."""
    return background if all(cache.has(piece) for piece in background.pieces) else None


def stored_background(cache: ClipCache, name: str) -> Background | None:
    """A background that the cache has; None where it is to be made.

    Args:
        cache: the clips.
        name: an ``Ambience`` value, a file's path, or the room tone's name.

    Raises:
        FileUnreadableError: the file can't be read.
    """
    if name == ROOM_TONE:
        return stored(cache, room_tone())
    if name in set(Ambience):
        return stored(cache, background_of(Ambience(name)))
    return known_own(cache, own_name(Path(name)))


def stored_bell(cache: ClipCache, timbre: Timbre) -> tuple[ClipName, Frames] | None:
    """A bowl's clip and its length where the cache has it; None where it is to be made."""
    name = bell_name(timbre)
    try:
        return (name, cache.frames(name)) if cache.has(name) else None
    except CacheError:
        return None
