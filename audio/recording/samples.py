"""What was recorded as samples that the rest of the audio room works with."""

import numpy as np
import soxr
from numpy.typing import NDArray

from audio.recording.recorder_types import Recording
from audio.units import SAMPLE_RATE

_SAMPLE_BYTES = 4


def samples_of(recording: Recording) -> NDArray[np.float32]:
    """Mono samples at ``SAMPLE_RATE``, shape (frames,)."""
    whole = len(recording.data) // _SAMPLE_BYTES * _SAMPLE_BYTES
    recorded = np.frombuffer(recording.data[:whole], np.float32)
    if recording.rate == SAMPLE_RATE or not len(recorded):
        return recorded
    resampled = soxr.resample(recorded, recording.rate, SAMPLE_RATE, quality="HQ")
    return np.asarray(resampled, np.float32)
