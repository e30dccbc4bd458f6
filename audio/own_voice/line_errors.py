"""Why a recorded line can't be used. Without numpy, so that it is there at once."""

from typing import Final

from audio.errors import AudioError
from audio.sentences import _

LONGEST_LINE: Final = 120.0
"""Seconds of sound in which one line is looked for."""


class RecordedLineError(AudioError):
    """A recorded line can't be used."""


class NoSpeechError(RecordedLineError):
    """Nothing is said in it."""

    def __init__(self, what: str) -> None:
        super().__init__(
            _(
                "{what}: no speech was found in it. You might speak it again, nearer to the microphone."
            ).format(what=what)
        )


class TooQuietError(RecordedLineError):
    """It is too quiet to be raised."""

    def __init__(self, what: str, loudness: float) -> None:
        super().__init__(
            _("{what}: it is too quiet ({loudness:.0f} LUFS). You might turn the microphone up.").format(
                what=what, loudness=loudness
            )
        )


class TooLongError(RecordedLineError):
    """It is longer than anything that is looked through."""

    def __init__(self, what: str, most: float) -> None:
        super().__init__(
            _("{what}: it is longer than {value:.0f} minutes. You might record it in parts.").format(
                what=what, value=most / 60
            )
        )
