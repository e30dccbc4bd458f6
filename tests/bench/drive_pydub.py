"""Overlays the same clips on silence with pydub, for comparison with rendering.

drive_pydub.py CLIPS OUT
"""

import pickle
import sys
from pathlib import Path

from pydub import AudioSegment

length, placed = pickle.loads(Path(sys.argv[1]).read_bytes())  # noqa: S301 - written by our own benchmark
whole = AudioSegment.silent(duration=round(length * 1000), frame_rate=48_000).set_channels(2)
for start, path in placed:
    whole = whole.overlay(AudioSegment.from_wav(path), position=round(start * 1000))
whole.export(sys.argv[2], format="wav")
