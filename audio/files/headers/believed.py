"""Whether a header tells the truth about how much sound there is."""

import os
from typing import BinaryIO, Final

from audio.files.headers.mp3_length import samples_in
from audio.files.headers.ogg_pages import is_chained
from audio.files.headers.unfinished_wav import unstated_seconds

_STREAMED: Final = frozenset({"WAV", "WAVEX", "AU", "W64", "RF64"})
_WAVES: Final = frozenset({"WAV", "WAVEX", "RF64"})
_HEADERS: Final = 4096
"""Programs that write to a pipe leave these formats' length 0; more bytes than that are no header."""

_UNKNOWN: Final = 1 << 62
"""libsndfile gives more frames than that where a FLAC file, written to a pipe, doesn't say how many."""

_NEARLY, _A_FEW_FRAMES = 1.01, 4 * 1152
"""Samples of an MP3: its header doesn't count those that the encoder needed to begin and to end."""


def all_of_it(raw: BinaryIO, container: str, count: int) -> bool:
    """Whether libsndfile would read all the sound there is; ffmpeg doesn't believe a wrong header.

    Args:
        raw: the file, open for reading; its position isn't kept.
        container: the format's name in libsndfile.
        count: how many samples of each channel libsndfile finds.
    """
    if container == "OGG":
        return not is_chained(raw)
    if container == "MP3":
        return samples_in(raw) <= count * _NEARLY + _A_FEW_FRAMES
    if container in _WAVES and unstated_seconds(raw):
        return False
    streamed = count <= 0 and os.fstat(raw.fileno()).st_size > _HEADERS
    return not (streamed and container in _STREAMED) and count < _UNKNOWN
