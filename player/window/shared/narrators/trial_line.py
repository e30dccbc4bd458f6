"""One line outside a sitting: got ready, heard, and stopped."""

import time
from collections.abc import Callable
from enum import Enum, auto
from typing import Final

from audio.engine.types import Engine, EngineState
from audio.mix.timeline import PlacedClip, Timeline
from audio.units import Frames, frames
from player.sittings.narration import Narration
from player.sittings.soundtrack import Clip
from player.window.parts import Lazy, SettingsStore, SoundSource

_PATIENCE: Final = 20.0
"""Seconds in which an engine that failed may still begin: on a busy computer it takes its time."""

_HEARD_TO_ITS_END: Final = frames(0.5)
"""More than a device's latency."""


class Stage(Enum):
    """How far a trial line is."""

    SILENT = auto()
    GETTING_READY = auto()
    HEARD = auto()


class TrialLine:
    """One line at a time, on an engine of its own: a sitting that waits is left alone.

    Args:
        narration: gets lines ready.
        settings_store: the voice's volume.
        sound: makes the engine.

    Attributes:
        stage: how far the line is.
        fault: why it couldn't be heard, or isn't so far; empty otherwise.
    """

    def __init__(
        self, narration: Lazy[Narration], settings_store: SettingsStore, sound: Lazy[SoundSource]
    ) -> None:
        self._narration = narration
        self._settings_store = settings_store
        self._sound = sound
        self._engine: Engine | None = None
        self._ask: Callable[[], Clip | str | None] = lambda: None
        self.stage = Stage.SILENT
        self.fault = ""
        self._begun = 0.0

    def hear(self, ask: Callable[[], Clip | str | None]) -> None:
        """Hear a line instead of the one before.

        Args:
            ask: gives the clip; None while it isn't ready; or why there is none.
        """
        self.stop()
        self._ask = ask
        self.stage = Stage.GETTING_READY
        self.tick()

    def stop(self) -> None:
        """Be silent."""
        self._end("")

    def tick(self) -> None:
        """Play the line once it is ready, and notice its end."""
        if self.stage is Stage.GETTING_READY:
            self._play_when_ready()
        elif self._engine is not None:
            status = self._engine.status()
            failed = status.state is EngineState.FAILED
            late = time.monotonic() - self._begun > _PATIENCE
            if status.state is EngineState.FINISHED or status.held_up or (failed and late):
                self._end(status.error)
            else:
                self.fault = status.error if failed else ""

    def _play_when_ready(self) -> None:
        answer = self._ask()
        if isinstance(answer, Clip):
            self._play(answer)
        elif answer is not None:
            self._end(answer)

    def _play(self, clip: Clip) -> None:
        self.stage, self.fault, self._begun = Stage.HEARD, "", time.monotonic()
        self._engine = self._sound.get().trial_engine()
        self._engine.set_volume(self._settings_store.volumes.voice)
        whole = PlacedClip(Frames(0), clip.length, clip.name)
        self._engine.load(Timeline((whole,), (), Frames(clip.length + _HEARD_TO_ITS_END)), Frames(0))
        self._engine.play()

    def _end(self, fault: str) -> None:
        if self._engine is not None:
            self._engine.close()
            self._engine = None
        if self.stage is not Stage.SILENT:
            self._narration.get().end_trial()
        self.stage, self.fault = Stage.SILENT, fault
