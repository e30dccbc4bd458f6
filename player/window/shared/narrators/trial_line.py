"""One line outside a sitting: got ready, heard, and stopped."""

from collections.abc import Callable
from enum import Enum, auto
from typing import Final

from audio.engine.types import Engine, EngineState
from audio.mix.timeline import PlacedClip, Timeline
from audio.units import Frames, frames
from player.sittings.narration import Narration
from player.sittings.soundtrack import Clip
from player.window.parts import Lazy, SettingsStore, SoundSource

_ENDED: Final = frozenset({EngineState.FINISHED, EngineState.FAILED})

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
        fault: why it couldn't be heard; empty otherwise.
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
            if status.state in _ENDED or status.held_up:
                self._end(status.error)

    def _play_when_ready(self) -> None:
        answer = self._ask()
        if isinstance(answer, Clip):
            self._play(answer)
        elif answer is not None:
            self._end(answer)

    def _play(self, clip: Clip) -> None:
        self.stage = Stage.HEARD
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
