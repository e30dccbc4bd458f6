"""A narrator's sample: got ready, heard, and stopped, on whichever page a narrator is chosen."""

from dataclasses import dataclass
from typing import Final

from player.language.catalogue import _
from player.practice.narrator_choice import NarratorChoice
from player.sittings.narration import Narration
from player.window.intents import Intent
from player.window.parts import Lazy, SettingsStore, SoundSource
from player.window.shared.narrators.trial_line import Stage, TrialLine
from player.window.state import OfferItem

_WITH_SAMPLE: Final = frozenset(NarratorChoice) - {NarratorChoice.OPEN, NarratorChoice.RECORDED}


@dataclass(frozen=True)
class HearSample(Intent):
    """Hear how a narrator speaks."""

    narrator: str


class StopSample(Intent):
    """Hear no more of a sample."""


class NarratorSample:
    """One sample at a time.

    Args:
        narration: gets samples ready.
        settings_store: the voice's volume.
        sound: makes the engine.
    """

    def __init__(
        self, narration: Lazy[Narration], settings_store: SettingsStore, sound: Lazy[SoundSource]
    ) -> None:
        self._narration = narration
        self._line = TrialLine(narration, settings_store, sound)
        self._narrator = NarratorChoice.HEART

    @property
    def words(self) -> str:
        """What is going on; empty where nothing is."""
        if self._line.stage is Stage.GETTING_READY:
            return _("{given_name}'s sample is getting ready. The first time takes a while.").format(
                given_name=self._narrator.given_name
            )
        return self._line.fault

    def offer(self, narrator: NarratorChoice) -> OfferItem | None:
        """What the button beside a narrator does; none where that narrator can't speak here."""
        if self._line.stage is not Stage.SILENT:
            return OfferItem(_("Stop the sample"), StopSample())
        if narrator not in _WITH_SAMPLE or self._narration.get().missing(narrator):
            return None
        return OfferItem(_("Hear a sample"), HearSample(narrator.value))

    def handle(self, intent: HearSample | StopSample) -> None:
        """Hear a narrator, or nobody any longer."""
        self.stop()
        if isinstance(intent, HearSample) and intent.narrator in _WITH_SAMPLE:
            self._narrator = NarratorChoice(intent.narrator)
            self._line.hear(lambda: self._narration.get().sample(self._narrator))

    def stop(self) -> None:
        """Be silent."""
        self._line.stop()

    def tick(self) -> None:
        """Play the sample once it is ready, and notice its end."""
        self._line.tick()
