"""What every voice can do. One module alone imports the voice engine."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
"""Mono samples, shape (frames,), between -1 and 1."""


@dataclass(frozen=True)
class SpokenLine:
    """A sentence trimmed to its speech.

    Attributes:
        samples: mono, at ``audio.units.SAMPLE_RATE``.
    """

    samples: Samples


class Voice(Protocol):
    """Turns a sentence into sound."""

    @property
    def identity(self) -> str:
        """Voice, engine and versions in one string: part of every cache key."""

    def speak(self, text: str, words_per_minute: float) -> SpokenLine:
        """Speak one sentence at a pace counted within the sentence.

        Args:
            text: the sentence; may hold pronunciations as ``[word](/phonemes/)``.
            words_per_minute: 60 to 200.

        Raises:
            VoiceError: nothing could be spoken; says which text and what to do.
        """
