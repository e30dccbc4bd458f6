"""What the engine plays: clips with their start frames, and holds."""

from dataclasses import dataclass
from typing import Final

from audio.units import ClipName, Frames

ROOM_TONE: Final = "room-tone"
"""The name of the room tone (``audio.mix.room_tone``) where backgrounds are asked for by name."""


@dataclass(frozen=True)
class PlacedClip:
    """A clip with its place on a timeline.

    Attributes:
        start: frame at which it starts.
        length: frames it plays; at most the clip's own length.
        clip: its name in the cache.
        gain: linear factor.
        offset: frames of the clip to skip at its beginning.
        fade_in, fade_out: frames of equal-power ramps at its ends, where it is cut out of something longer.
        room: True for a recording's own quiet: nothing steps back for it.
    """

    start: Frames
    length: Frames
    clip: ClipName
    gain: float = 1.0
    offset: Frames = Frames(0)
    fade_in: Frames = Frames(0)
    fade_out: Frames = Frames(0)
    room: bool = False

    @property
    def end(self) -> Frames:
        """The first frame after it."""
        return Frames(self.start + self.length)


@dataclass(frozen=True)
class Background:
    """An endless sound: a loop, stored as clips of equal length (the last may be shorter).

    Attributes:
        pieces: the clips, in order; the last is followed by the first without a seam.
        piece: frames of each clip but the last.
        length: frames of the whole loop.
        gain: linear factor.
    """

    pieces: tuple[ClipName, ...]
    piece: Frames
    length: Frames
    gain: float = 1.0


@dataclass(frozen=True)
class Timeline:
    """Clips in order of their starts, the frames at which playing holds until released, and the length.

    Frames that no clip covers are silent, but for the room tone. At a hold the engine plays silence and
    its position stops.

    Attributes:
        clips: the voice.
        holds: frames at which it waits.
        length: in frames.
        bells: on a bus of their own, in order of their starts.
        background: sounds from the first frame to the last, quieter under the voice and around holds.
        room_tone: a quiet loop on the voice's bus, from the first frame to the last, in place of digital
        silence.
        fade_in: frames over which bells and background fade in; the voice doesn't, so that no word is lost.
        fade_out: frames over which they fade out at the end.
        sinks: frames over which the background alone sinks to nothing towards the end, on the way to sleep.
            Unlike a fade it has no part in how fast a pause is.
    """

    clips: tuple[PlacedClip, ...]
    holds: tuple[Frames, ...]
    length: Frames
    bells: tuple[PlacedClip, ...] = ()
    background: Background | None = None
    fade_in: Frames = Frames(0)
    fade_out: Frames = Frames(0)
    room_tone: Background | None = None
    sinks: Frames = Frames(0)
