"""Plays lines of the product's own beside a sitting's timeline: a check-in's question, easing back."""

from dataclasses import replace
from typing import Final

from audio.engine.types import Engine, EngineState
from audio.mix.timeline import Background, PlacedClip, Timeline
from audio.units import Frames, frames
from audio.units import Seconds as AudioSeconds
from player.sittings.soundtrack import Clip, Surroundings
from player.sittings.spoken_lines import Lines

BEFORE_LINE: Final = frames(0.5)
"""Frames of quiet before the line: the screen has been seen by then. Our default."""

HELD_FOR: Final = frames(30.0)
"""Frames for which the surroundings go on while a question waits (practice brief, section 2)."""

SOFT: Final = 0.5
"""Linear factor of the surroundings while a question waits: 6 dB, the largest level step (section 2)."""

FADE_IN: Final = frames(1.0)
FADE_OUT: Final = frames(5.0)

STOP_FADE: Final = AudioSeconds(0.3)


class LinePlayer:
    """Says one line at a time. Whatever else plays fades to its end first; nothing is repeated.

    Whoever uses it loads the sitting's timeline again before that is heard.

    Args:
        engine: plays it.
        lines: speaks it.
        words_per_minute: the narrator's pace.
    """

    def __init__(self, engine: Engine, lines: Lines, words_per_minute: float) -> None:
        self._engine = engine
        self._lines = lines
        self._pace = words_per_minute
        self._next, self._gain = "", 1.0
        self._own = False

    def say(self, text: str, gain: float = 1.0) -> None:
        """Say a line as soon as it is ready and nothing else is heard; it replaces one that still waits."""
        self._lines.request((text,), self._pace)
        self._next, self._gain = text, gain

    def hold(self, text: str, around: Surroundings, gain: float = 1.0) -> None:
        """Ask a question, and let what sounds around it go on softly for a while."""
        clip = self._lines.clips(self._pace).get(text)
        soft = Timeline(
            clips=_placed(clip, gain),
            holds=(),
            length=HELD_FOR if clip is None else Frames(BEFORE_LINE + clip.length + HELD_FOR),
            background=_softer(around.background),
            room_tone=_softer(around.room_tone),
            fade_in=FADE_IN,
            fade_out=FADE_OUT,
        )
        self._play(soft)

    def tick(self) -> None:
        """Say what waits, once it can be said."""
        if not self._next:
            return
        self._lines.poll()
        clip = self._lines.clips(self._pace).get(self._next)
        fading = not self._own and self._engine.status().state is EngineState.PLAYING
        if clip is not None and not fading:
            self._next = ""
            line = _placed(clip, self._gain)
            self._play(Timeline(clips=line, holds=(), length=Frames(BEFORE_LINE + clip.length)))

    def stop(self) -> None:
        """Say nothing more."""
        self._next = ""
        if self._own:
            self._own = False
            self._engine.pause(STOP_FADE)

    def _play(self, timeline: Timeline) -> None:
        self._own = True
        self._engine.load(timeline, Frames(0))
        self._engine.play()


def _placed(clip: Clip | None, gain: float) -> tuple[PlacedClip, ...]:
    return () if clip is None else (PlacedClip(BEFORE_LINE, clip.length, clip.name, gain),)


def _softer(background: Background | None) -> Background | None:
    return None if background is None else replace(background, gain=background.gain * SOFT)
