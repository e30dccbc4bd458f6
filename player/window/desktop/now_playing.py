"""A sitting as media controls of the desktop show it: a frozen value, read off the view on the screen."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from player.language.catalogue import _
from player.window.sitting.check_in.state import CheckInView
from player.window.sitting.state import SittingView
from player.window.state import View

NAMELESS: Final = _("A sitting")
"""The title where a person doesn't want the practice's to be seen outside the window."""

JUMP: Final = 2.0
"""Seconds from one view to the next, from which the position was moved: views come ten times a second."""


class Playback(StrEnum):
    """What MPRIS calls the playback status: words for programs, the same in every language."""

    PLAYING = "Playing"
    PAUSED = "Paused"


@dataclass(frozen=True)
class NowPlaying:
    """A sitting under way.

    Attributes:
        title: the practice's, or words that don't tell.
        playback: paused also while a question, writing or another screen is before it.
        position: seconds into the sitting.
        asks: a question or writing waits for the person.
        can_pause: pausing and going on does something now.
        can_back, can_skip: whether those do anything now.
        volume: of the voice, 0 to 1; None where nothing is spoken.
    """

    title: str
    playback: Playback = Playback.PLAYING
    position: float = 0.0
    asks: bool = False
    can_pause: bool = True
    can_back: bool = True
    can_skip: bool = True
    volume: float | None = None

    def jumped_from(self, before: float) -> bool:
        """Whether the position was moved since it was ``before``, instead of played."""
        return not 0.0 <= self.position - before < JUMP


def now_playing(view: View, before: NowPlaying | None, *, titled: bool) -> NowPlaying | None:
    """The sitting under way, from what is on the screen.

    Args:
        view: on the screen while a sitting is under way, on it or behind it.
        before: what this returned last; None at the beginning of a sitting.
        titled: whether the practice's title may be seen outside the window.
    """
    if isinstance(view, SittingView):
        return _sitting(view, titled=titled)
    if before is None:
        return None
    asks = isinstance(view, CheckInView)
    return replace(
        before, playback=Playback.PAUSED, asks=asks, can_pause=False, can_back=False, can_skip=False
    )


def _sitting(view: SittingView, *, titled: bool) -> NowPlaying:
    return NowPlaying(
        title=view.title if titled else NAMELESS,
        playback=Playback.PAUSED if view.paused or view.at_writing else Playback.PLAYING,
        position=view.position,
        asks=view.at_writing,
        # There the same key would end the writing.
        can_pause=not view.at_writing,
        can_back=view.can_back,
        can_skip=view.can_skip,
        volume=None if view.text_only else _voice(view),
    )


def _voice(view: SittingView) -> float | None:
    return next((item.percent / 100 for item in view.volumes if item.name == "voice"), None)
