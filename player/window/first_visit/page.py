"""The very first visit: what this is, how it is paced, and how the voice sounds. All can be passed over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from player.language.catalogue import _
from player.window.first_visit.describe import SENTENCE, first_visit_view
from player.window.first_visit.state import (
    FirstStep,
    GoOn,
    HearVoice,
    OpenGivenPreset,
    PassOver,
    RatherRead,
    TakePacing,
)
from player.window.intents import OpenPractise, SetSetting
from player.window.shared.devices_described import device_options

if TYPE_CHECKING:
    from audio.engine.types import Engine
    from player.sittings.spoken_lines import Lines
    from player.window.first_visit.state import FirstVisitView
    from player.window.intents import Destination, Intent
    from player.window.pacing_choice import PacingChoice
    from player.window.parts import Lazy, Messages, SettingsStore, SoundSource

WAITING: Final = _("The voice is getting ready.")
FADE_S: Final = 0.3
"""How quickly the sentence ends where somebody goes on meanwhile; our own choice."""

_PERCENT: Final = 100


class FirstVisitPage:
    """Three screens, one after the other; whatever is left out stays as it is by default.

    Args:
        lines: speaks the sentence.
        messages: said in the window.
        pacing_choice: the pacing in force, and the choice of another.
        settings_store: the settings.
        sound: what can be heard.
    """

    def __init__(
        self,
        *,
        lines: Lazy[Lines],
        messages: Messages,
        pacing_choice: PacingChoice,
        settings_store: SettingsStore,
        sound: Lazy[SoundSource],
    ) -> None:
        self._lines = lines
        self._messages = messages
        self._pacing_choice = pacing_choice
        self._settings_store = settings_store
        self._sound = sound
        self._step = FirstStep.ABOUT
        self._engine: Engine | None = None
        self._asked = False

    def view(self) -> FirstVisitView:
        """The screen that is reached."""
        view = replace(first_visit_view(self._step), messages=self._messages.shown)
        if self._step is not FirstStep.VOICE:
            return view
        settings = self._settings_store.current
        return replace(
            view,
            hearing=self._hearing(),
            volume=round(settings.voice_volume * _PERCENT),
            outputs=device_options(self._sound.get().devices()),
            output=settings.device,
        )

    def _hearing(self) -> str:
        """Why nothing is heard, or that the voice is being made ready; nothing while it speaks."""
        trouble = self._engine.status().error if self._engine is not None else ""
        reasons = self._lines.get().problems if self._asked else ()
        return trouble or " ".join(reasons) or (WAITING if self._asked else "")

    def handle(self, intent: Intent) -> Destination | None:
        """On, a pacing, a file, the voice."""
        match intent:
            case GoOn() | PassOver():
                return self._on()
            case TakePacing(name):
                answer = self._pacing_choice.choose(name)
                if not answer.allowed:
                    self._messages.say("lock", answer.words)
                return self._on()
            case OpenGivenPreset(path):
                self._settings_store.write()
                return self._inspected(Path(path))
            case HearVoice():
                self._asked = True
                self._lines.get().request((SENTENCE,), self._words_per_minute())
            case RatherRead():
                self._settings_store.change(speak=False)
                return self._on()
            case SetSetting(name, value) if self._step is FirstStep.VOICE:
                self._set(name, value)
        return None

    def _on(self) -> Destination | None:
        if self._step is not FirstStep.VOICE:
            self._step = FirstStep(self._step.value + 1)
            return None
        # The file tells the next start that somebody was here, whatever they chose.
        self._settings_store.write()
        return OpenPractise()

    @staticmethod
    def _inspected(path: Path) -> Destination:
        # For those alone who were given a file.
        from player.window.clinic.destinations import InspectPreset  # noqa: PLC0415

        return InspectPreset(path)

    def _set(self, name: str, value: str) -> None:
        if name == "device":
            self._settings_store.change(device=value)
        elif name == "voice_volume" and value.isdecimal():
            volume = min(_PERCENT, int(value)) / _PERCENT
            self._settings_store.change(voice_volume=volume)
            self._settings_store.volumes = self._settings_store.volumes._replace(voice=volume)
            if self._engine is not None:
                self._engine.set_volume(volume)

    def _words_per_minute(self) -> float:
        return float(self._pacing_choice.in_force().pacing.speech_wpm)

    def tick(self) -> Destination | None:
        """Speak the sentence once it is ready."""
        if self._asked:
            self._lines.get().poll()
            clip = self._lines.get().clips(self._words_per_minute()).get(SENTENCE)
            if clip is not None:
                self._asked = False
                self._play(clip.name, clip.length)
        return None

    def _play(self, name: str, length: int) -> None:
        # Once somebody wants to hear something.
        from audio.mix.timeline import PlacedClip, Timeline  # noqa: PLC0415
        from audio.units import ClipName, Frames  # noqa: PLC0415

        self._engine = self._sound.get().engine(True)
        placed = PlacedClip(Frames(0), Frames(length), ClipName(name))
        self._engine.load(Timeline((placed,), (), Frames(length)), Frames(0))
        self._engine.set_volume(self._settings_store.volumes.voice)
        self._engine.play()

    def leave(self) -> None:
        """End the sentence; called however the screen is left."""
        if self._engine is not None:
            # Known once an engine is.
            from audio.units import Seconds  # noqa: PLC0415

            self._engine.pause(Seconds(FADE_S))
