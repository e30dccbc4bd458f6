"""A narrator's sample: got ready, heard, and stopped, on whichever page a narrator is chosen."""

from enum import Enum, auto
from typing import Final

from audio.engine.types import Engine, EngineState
from audio.mix.timeline import PlacedClip, Timeline
from audio.units import Frames, frames
from player.practice.choices import NarratorChoice
from player.sittings.narration import Narration
from player.sittings.soundtrack import Clip
from player.window.intents import HearSample, StopSample
from player.window.parts import Lazy, SettingsStore, SoundSource
from player.window.state import OfferItem

_ENDED: Final = frozenset({EngineState.FINISHED, EngineState.FAILED})

_HEARD_TO_ITS_END: Final = frames(0.5)
"""More than a device's latency."""


class _Stage(Enum):
    SILENT = auto()
    GETTING_READY = auto()
    HEARD = auto()


class NarratorSample:
    """One sample at a time, on an engine of its own: a sitting that waits is left alone.

    Args:
        narration: gets samples ready.
        settings_store: the voice's volume.
        sound: makes the engine.
    """

    def __init__(
        self, narration: Lazy[Narration], settings_store: SettingsStore, sound: Lazy[SoundSource]
    ) -> None:
        self._narration = narration
        self._settings_store = settings_store
        self._sound = sound
        self._narrator = NarratorChoice.HEART
        self._stage = _Stage.SILENT
        self._engine: Engine | None = None
        self._fault = ""

    @property
    def words(self) -> str:
        """What is going on; empty where nothing is."""
        if self._stage is _Stage.GETTING_READY:
            return f"{self._narrator.given_name}'s sample is getting ready. The first time takes a little."
        return self._fault if self._stage is _Stage.SILENT else ""

    def offer(self, narrator: NarratorChoice) -> OfferItem | None:
        """What the button beside a narrator does; none where that narrator can't speak here."""
        if self._stage is not _Stage.SILENT:
            return OfferItem("Stop the sample", StopSample())
        if narrator is NarratorChoice.RECORDED or self._narration.get().missing(narrator):
            return None
        return OfferItem("Hear a sample", HearSample(narrator.value))

    def handle(self, intent: HearSample | StopSample) -> None:
        """Hear a narrator, or nobody any longer."""
        self.stop()
        if isinstance(intent, HearSample) and intent.narrator in set(NarratorChoice) - {
            NarratorChoice.RECORDED
        }:
            self._narrator = NarratorChoice(intent.narrator)
            self._stage = _Stage.GETTING_READY
            self.tick()

    def stop(self) -> None:
        """Be silent."""
        self._end("")

    def tick(self) -> None:
        """Play the sample once it is ready, and notice its end."""
        if self._stage is _Stage.GETTING_READY:
            self._play_when_ready()
        elif self._engine is not None:
            status = self._engine.status()
            if status.state in _ENDED or status.held_up:
                self._end(status.error)

    def _play_when_ready(self) -> None:
        answer = self._narration.get().sample(self._narrator)
        if isinstance(answer, Clip):
            self._play(answer)
        elif answer is not None:
            self._end(answer)

    def _play(self, clip: Clip) -> None:
        self._stage = _Stage.HEARD
        self._engine = self._sound.get().trial_engine()
        self._engine.set_volume(self._settings_store.volumes.voice)
        whole = PlacedClip(Frames(0), clip.length, clip.name)
        self._engine.load(Timeline((whole,), (), Frames(clip.length + _HEARD_TO_ITS_END)), Frames(0))
        self._engine.play()

    def _end(self, fault: str) -> None:
        if self._engine is not None:
            self._engine.close()
            self._engine = None
        if self._stage is not _Stage.SILENT:
            self._narration.get().end_sample()
        self._stage, self._fault = _Stage.SILENT, fault
