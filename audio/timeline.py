"""What the engine plays: clips at their places, and places where it holds."""

from dataclasses import dataclass

from audio.units import ClipName, Frames


@dataclass(frozen=True)
class Placed:
    """A clip at its place.

    Attributes:
        start: frame at which it starts.
        length: frames it sounds; at most the clip's own length.
        clip: its name in the cache.
        gain: linear factor, 1.0 for as it is.
        offset: frames of the clip to leave out at its beginning.
    """

    start: Frames
    length: Frames
    clip: ClipName
    gain: float = 1.0
    offset: Frames = Frames(0)

    @property
    def end(self) -> Frames:
        """The first frame after it."""
        return Frames(self.start + self.length)


@dataclass(frozen=True)
class Timeline:
    """Clips in order of their starts, the frames at which playing holds until released, and the length.

    Frames that no clip covers are silent. At a hold the engine plays silence and its position stands still.
    """

    clips: tuple[Placed, ...]
    holds: tuple[Frames, ...]
    length: Frames
