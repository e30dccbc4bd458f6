"""A recording in which somebody seems to talk, and what is known of it."""

import numpy as np
import soundfile

from audio.analysis.survey_file import survey_file

HEARD = [(1.0, 4.0), (6.0, 9.0), (12.0, 40.0)]


def made_talk(folder):
    """Three stretches, the last of 28 s without a pause; at 44.1 kHz, quiet. The file, and its survey."""
    rate = 44_100
    sound = np.zeros(rate * 42, np.float32)
    hiss = np.random.default_rng(3).standard_normal(len(sound)).astype(np.float32) * 0.02
    for start, end in HEARD:
        sound[round(start * rate) : round(end * rate)] = hiss[round(start * rate) : round(end * rate)]
    path = folder / "A talk.flac"
    soundfile.write(path, sound, rate)
    return path, list(survey_file(path, folder / "cache"))[-1]
