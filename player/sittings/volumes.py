"""The volumes of a sitting: turned by hand, down together with one key, and never louder by themselves."""

import math
from dataclasses import dataclass, replace
from typing import Final

from player.settings.declaration import Settings

STEP: Final = 0.1
"""One press of a volume key moves the voice by so much; our own choice."""


@dataclass(frozen=True)
class Volumes:
    """How loud everything is that can be heard, each from 0 to 1. A recording counts as the voice."""

    voice: float
    background: float
    bells: float

    @classmethod
    def remembered(cls, settings: Settings) -> "Volumes":
        """As they are kept: what a sitting begins with."""
        return cls(settings.voice_volume, settings.background_volume, settings.bell_volume)

    def with_one(self, name: str, volume: float) -> "Volumes":
        """With one of them changed, by its field's name; a name that nothing has changes nothing."""
        if name not in self.__dataclass_fields__:
            return self
        return replace(self, **{name: _kept(volume)})

    def down(self) -> "Volumes":
        """Everything one step quieter, in the same proportion: nothing is left standing out."""
        if self.voice <= 0.0:
            return Volumes(0.0, _kept(self.background - STEP), _kept(self.bells - STEP))
        voice = _kept(self.voice - STEP)
        part = voice / self.voice
        return Volumes(voice, _floored(self.background * part), _floored(self.bells * part))

    def up(self, remembered: "Volumes") -> "Volumes":
        """The voice one step louder, and the rest with it, but no louder than it is remembered or stands.

        Args:
            remembered: what is kept; it also gives the proportion to come back to from silence.
        """
        voice = _kept(self.voice + STEP)
        before = self if self.voice > 0.0 else remembered
        part = voice / before.voice if before.voice > 0.0 else 1.0
        background = min(before.background * part, max(self.background, remembered.background))
        bells = min(before.bells * part, max(self.bells, remembered.bells))
        return Volumes(voice, _kept(max(self.background, background)), _kept(max(self.bells, bells)))


def after_sitting(settings: Settings, volumes: Volumes) -> Settings:
    """Settings to remember after a sitting that ended at these volumes: never louder than before."""
    return replace(
        settings,
        voice_volume=min(settings.voice_volume, volumes.voice),
        background_volume=min(settings.background_volume, volumes.background),
        bell_volume=min(settings.bell_volume, volumes.bells),
    )


def _kept(volume: float) -> float:
    return round(min(1.0, max(0.0, volume)), 2)


def _floored(volume: float) -> float:
    """To hundredths, and never up: what is turned down may not come out louder."""
    # A product such as 0.9 * 0.7 may lie a trifle under its hundredth.
    return math.floor(volume * 100 + 1e-6) / 100
