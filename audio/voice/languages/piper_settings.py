"""What stands in the file beside a Piper voice: its rate, its alphabet and how it is made to speak."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from audio.files.regular_file import read_regular
from audio.files.sound_errors import FileUnreadableError
from audio.sentences import _
from audio.voice.protocol import VoiceError

_LARGEST: Final = 1024 * 1024
_SLOWEST_RATE, _FASTEST_RATE = 8000, 48_000
_BEGIN, _BETWEEN, _END = "^", "_", "$"
_KIND: Final = "espeak"


class PiperSettingsError(VoiceError):
    """The file beside a Piper voice can't be used."""

    def __init__(self, file: Path, fault: str) -> None:
        super().__init__(
            _(
                "{file} can't be used: {fault}. Put the file there that the voice came with, under its name."
            ).format(file=file, fault=fault)
        )


@dataclass(frozen=True)
class PiperSettings:
    """How a Piper voice is called.

    Attributes:
        rate: of its samples, in hertz.
        numbers: the numbers of each sign of its alphabet.
        noise: how much its sound varies, and its rhythm.
        length: how much longer than usual it speaks by itself.
    """

    rate: int
    numbers: Mapping[str, Sequence[int]]
    noise: tuple[float, float]
    length: float

    def ids(self, signs: str) -> list[int]:
        """The numbers of a text's signs; those that it doesn't have are left out."""
        between = list(self.numbers[_BETWEEN])
        found = [*self.numbers[_BEGIN], *between]
        for sign in signs:
            if sign in self.numbers:
                found += [*self.numbers[sign], *between]
        return [*found, *self.numbers[_END]]


def read_piper_settings(file: Path) -> PiperSettings:
    """The settings of a Piper voice.

    Args:
        file: beside the voice, named as it is and ``.json``.

    Raises:
        PiperSettingsError: it can't be read, or isn't such a file.
    """
    try:
        found = json.loads(read_regular(file, _LARGEST))
    except FileUnreadableError as fault:
        raise PiperSettingsError(file, str(fault).rstrip(".")) from fault
    except (ValueError, RecursionError) as fault:
        raise PiperSettingsError(file, _("it is no JSON")) from fault
    try:
        return _settings(found)
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise PiperSettingsError(
            file, _("it isn't the file of a Piper voice that reads espeak's sounds")
        ) from fault


def _settings(found: Any) -> PiperSettings:
    rate, how = int(found["audio"]["sample_rate"]), found.get("inference", {})
    numbers = {str(sign): tuple(map(int, ids)) for sign, ids in found["phoneme_id_map"].items()}
    if found.get("phoneme_type", _KIND) != _KIND or not {_BEGIN, _BETWEEN, _END} <= numbers.keys():
        raise ValueError(_KIND)
    noise = float(how.get("noise_scale", 0.667)), float(how.get("noise_w", 0.8))
    length = float(how.get("length_scale", 1.0))
    if not (_SLOWEST_RATE <= rate <= _FASTEST_RATE and min(noise) >= 0.0 and length > 0.0):
        raise ValueError(rate)
    return PiperSettings(rate, numbers, noise, length)
