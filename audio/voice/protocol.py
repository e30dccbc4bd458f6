"""The interface of every voice. Only one module imports the voice engine."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from audio.errors import AudioError
from audio.sentences import _

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Samples: TypeAlias = "NDArray[np.float32]"
"""Mono samples, shape (frames,), between -1 and 1."""


class VoiceError(AudioError):
    """Base of the errors in speaking."""


class NothingToSayError(VoiceError):
    """The text holds no words."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _("There is nothing to speak in {shown}. Write at least one word.").format(shown=_shown(text))
        )


class OtherScriptError(VoiceError):
    """The text is in letters that the voice doesn't know, or has none."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _("The narrator can't say {shown}. It is shown as text, and is quiet.").format(shown=_shown(text))
        )


class PaceOutOfRangeError(VoiceError):
    """The pace asked for can't be spoken."""

    def __init__(self, words_per_minute: float, text: str) -> None:
        super().__init__(
            _(
                "{words_per_minute:g} words a minute was asked for {shown}. Choose a pace from 60 to 200."
            ).format(words_per_minute=words_per_minute, shown=_shown(text))
        )


class LineTooLongError(VoiceError):
    """One sentence is longer than anyone could follow."""

    def __init__(self, text: str, longest: int) -> None:
        super().__init__(
            _(
                "The line {shown} has {count} characters; {longest} are the most. Write it as "
                "several sentences."
            ).format(shown=_shown(text), count=len(text), longest=longest)
        )


class VoiceFailedError(VoiceError):
    """The voice's engine could not be loaded or did not speak."""

    def __init__(self, text: str, fault: str) -> None:
        super().__init__(
            _(
                "The voice could not speak {shown}: {fault}. Try once more; if it stays so, kindpace "
                "doctor says what is missing."
            ).format(shown=_shown(text), fault=fault)
        )


def _shown(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")


_SHOWN: Final = 60
SLOWEST: Final = 60.0
"""Words a minute: the slowest pace a voice must take."""

FASTEST: Final = 200.0
"""Words a minute: the fastest pace a voice must take."""


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

    def speak(self, text: str, words_per_minute: float, joints: Collection[int] = ()) -> SpokenLine:
        """Speak one sentence at a pace counted within the sentence.

        Args:
            text: the sentence; may hold pronunciations as ``[word](/phonemes/)``.
            words_per_minute: 60 to 200.
            joints: how many words stand before each place that a reader chose for a rest; empty where the
                rules of ``audio.voice.joints`` find the places.

        Raises:
            VoiceError: nothing could be spoken; says which text and what to do.
        """
