"""The volumes of a sitting. A person changes one or all of them; they never rise by themselves."""

import math
from dataclasses import replace
from typing import Final, NamedTuple

from player.settings.declaration import Settings

STEP: Final = 0.1
"""How much one press of a volume key changes the voice's volume. Our own choice."""


class Volumes(NamedTuple):
    """The volume of each bus, from 0 to 1. A recording is played as the voice."""

    voice: float
    background: float
    bells: float

    @classmethod
    def remembered(cls, settings: Settings) -> "Volumes":
        """The remembered volumes, with which a sitting begins."""
        return cls(settings.voice_volume, settings.background_volume, settings.bell_volume)

    def with_one(self, name: str, volume: float) -> "Volumes":
        """These volumes with the named field changed; an unknown name changes nothing."""
        return self._replace(**{name: _clipped(volume)}) if name in self._fields else self

    def down(self) -> "Volumes":
        """Everything one step quieter, in the same proportion."""
        if self.voice <= 0.0:
            return Volumes(0.0, _clipped(self.background - STEP), _clipped(self.bells - STEP))
        voice = _clipped(self.voice - STEP)
        factor = voice / self.voice
        return Volumes(voice, _rounded_down(self.background * factor), _rounded_down(self.bells * factor))

    def up(self, remembered: "Volumes") -> "Volumes":
        """The voice one step louder, and the rest in proportion.

        Background and bells don't rise above their remembered or their present volume, whichever is higher.

        Args:
            remembered: the remembered volumes; from silence, their proportion is used.
        """
        voice = _clipped(self.voice + STEP)
        before = self if self.voice > 0.0 else remembered
        factor = voice / before.voice if before.voice > 0.0 else 1.0
        background = min(before.background * factor, max(self.background, remembered.background))
        bells = min(before.bells * factor, max(self.bells, remembered.bells))
        return Volumes(voice, _clipped(max(self.background, background)), _clipped(max(self.bells, bells)))


def after_sitting(settings: Settings, volumes: Volumes) -> Settings:
    """The settings to save after a sitting that ended at these volumes; none is higher than before."""
    return replace(
        settings,
        voice_volume=min(settings.voice_volume, volumes.voice),
        background_volume=min(settings.background_volume, volumes.background),
        bell_volume=min(settings.bell_volume, volumes.bells),
    )


def _clipped(volume: float) -> float:
    return round(min(1.0, max(0.0, volume)), 2)


def _rounded_down(volume: float) -> float:
    """Rounded down to hundredths, so that a volume that is turned down never rises."""
    # A product such as 0.9 * 0.7 may be slightly below its exact value.
    return math.floor(volume * 100 + 1e-6) / 100
