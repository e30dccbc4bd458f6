"""A line that a person recorded, trimmed and brought to the loudness of a narrator's lines."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.analysis.loudness import LoudnessMeter
from audio.analysis.pauses import PauseFinder
from audio.analysis.programme import PROGRAMME, factor
from audio.analysis.slices import Slice
from audio.files.channels import OneChannel
from audio.files.decode import open_stream, probe
from audio.mix.limiter import REACH, limited, padded_length
from audio.own_voice.line_errors import LONGEST_LINE, NoSpeechError, TooLongError, TooQuietError
from audio.sentences import _
from audio.units import CHANNELS, SAMPLE_RATE, Lufs, frames
from audio.voice.trim import with_soft_edges

Samples = NDArray[np.float32]
"""Mono samples at ``SAMPLE_RATE``, shape (frames,)."""

BEFORE: Final = frames(0.04)
AFTER: Final = frames(0.1)
"""Frames kept around the speech, so that no breathed onset and no dying vowel is cut (our default)."""

QUIETEST: Final = Lufs(-55.0)
"""Speech below this is not raised to programme loudness: there would be more noise than voice."""

QUIET: Final = Lufs(-40.0)
"""Speech below this is raised by more than 20 dB, and its noise with it."""

_ROUNDS: Final = 4
"""How often the gain is corrected for what the limiter took away."""

_NEAR: Final = 0.2
"""LU from programme loudness that need no further correction."""

_FULL: Final = 0.999
"""Magnitude from which a sample counts as clipped; full scale is 1."""

_CLIPPED: Final = 20
"""Clipped samples from which the person is told; a single peak isn't heard."""

_SHORT: Final = frames(0.5)
"""Frames below which a line has no integrated loudness: its gate needs a block of 0.4 s (EBU R 128)."""


@dataclass(frozen=True)
class FinishedLine:
    """A line as it will be heard.

    Attributes:
        samples: trimmed, at programme loudness.
        words: what the person might improve by recording it again; empty where there is nothing.
    """

    samples: Samples
    words: str = ""


def finished_line(samples: Samples, what: str) -> FinishedLine:
    """Trim a recorded line to its speech and bring it to programme loudness. It is never stretched.

    Args:
        samples: what was recorded.
        what: its name, for messages.

    Raises:
        NoSpeechError: nothing is said in it.
        TooQuietError: it is below ``QUIETEST``.
    """
    found = stretches(samples)
    if not found:
        raise NoSpeechError(what)
    start, end = max(0, found[0].start - BEFORE), min(len(samples), found[-1].end + AFTER)
    speech = with_soft_edges(samples[start:end], SAMPLE_RATE)
    loudness = speech_loudness(speech)
    if loudness < QUIETEST:
        raise TooQuietError(what, loudness)
    return FinishedLine(_as_loud(speech, loudness), _to_mend(speech, loudness))


def speech_loudness(samples: Samples) -> Lufs:
    """A line's integrated loudness; of a very short one, the loudest momentary loudness (EBU R 128)."""
    meter = LoudnessMeter(1)
    short = len(samples) < _SHORT
    meter.add(np.pad(samples, (0, _SHORT)) if short else samples)
    meter.finish()
    return Lufs(float(meter.momentary().max())) if short else meter.integrated()


def stretches(samples: Samples) -> tuple[Slice, ...]:
    """The stretches of speech between pauses, in frames; slices that touch or overlap are joined."""
    finder = PauseFinder()
    for start in range(0, len(samples), SAMPLE_RATE):
        finder.add(samples[start : start + SAMPLE_RATE, np.newaxis])
    finder.finish()
    return joined_slices(finder)


def joined_slices(finder: PauseFinder) -> tuple[Slice, ...]:
    """The stretches of speech that a finder found, in frames; slices that touch or overlap are joined."""
    joined: list[Slice] = []
    for found in finder.slices():
        if joined and found.start <= joined[-1].end:
            joined[-1] = Slice(joined[-1].start, found.end)
        else:
            joined.append(found)
    return tuple(joined)


def read_sound(path: Path) -> Samples:
    """The sound file of one line as mono samples.

    Args:
        path: any sound file.

    Raises:
        DecodeError: see ``audio.files.decode.open_stream``.
        TooLongError: it is longer than ``LONGEST_LINE``.
    """
    if probe(path).length > LONGEST_LINE:
        raise TooLongError(path.name, LONGEST_LINE)
    mono, parts, length = OneChannel(), [], 0
    for block in open_stream(path):
        parts.append(mono.of(block))
        length += len(block)
        if length > LONGEST_LINE * SAMPLE_RATE:
            raise TooLongError(path.name, LONGEST_LINE)
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def _as_loud(speech: Samples, loudness: Lufs) -> Samples:
    """The line at programme loudness, its peaks limited by the mixer's limiter."""
    gain, made = PROGRAMME - loudness, speech
    for _unused in range(_ROUNDS):
        made = _limited(speech * np.float32(factor(gain)))
        short = PROGRAMME - speech_loudness(made)
        if abs(short) < _NEAR:
            break
        gain += short
    return made


def _limited(samples: Samples) -> Samples:
    count = len(samples)
    block = np.zeros((1, padded_length(count), CHANNELS), np.float32)
    block[0, REACH : REACH + count] = samples[:, np.newaxis]
    return np.ascontiguousarray(limited(block, count, 1)[0, :, 0])


def _to_mend(speech: Samples, loudness: Lufs) -> str:
    if int(np.sum(np.abs(speech) >= _FULL)) >= _CLIPPED:
        return _(
            "It is cut off at its loudest places. You might turn the microphone down and speak it again."
        )
    if loudness < QUIET:
        return _("It was quiet, so it is raised by {value:.0f} dB, and the noise behind it too.").format(
            value=PROGRAMME - loudness
        )
    return ""
