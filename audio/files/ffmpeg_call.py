"""How ffmpeg and ffprobe are called: for one file and nothing that it names, and while their caller lives."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

FORMATS: Final = (
    *("mov", "mp4", "m4a", "3gp", "3g2", "mj2", "asf", "matroska", "webm", "aac", "aiff", "ac3", "eac3"),
    *("caf", "avi", "mpegts", "mpeg", "flv", "amr", "wv", "ape", "mpc", "mpc8", "tta", "dsf", "au", "mp3"),
    *("wav", "ogg", "flac", "w64", "rm", "dts", "voc"),
)
"""Containers that hold recordings. Playlists and scripts, which name further files, are not among them."""

STALL_SECONDS: Final = 20.0
"""A program that gives nothing for so long is ended: a real one needs well under a second."""

_PR_SET_PDEATHSIG: Final = 1
"""Linux, ``prctl(2)``."""


def input_of(path: Path) -> list[str]:
    """The arguments that name a file to be read: only it is opened, and only as a recording."""
    whitelists = ["-protocol_whitelist", "file", "-format_whitelist", ",".join(FORMATS)]
    # With "file:" no part of a name is taken for a protocol.
    return [*whitelists, "-i", f"file:{path.absolute()}"]


def ending_with_parent() -> Callable[[], None] | None:
    """What a new process runs before its program, so that it is killed when its parent ends; Linux only.

    Elsewhere a decoder ends when it writes to a pipe that nobody reads, and ffprobe when it has looked.
    """
    if sys.platform != "linux":
        return None
    # Looked up here: between fork and exec there must be as little to do as possible.
    prctl, parent = ctypes.CDLL(None).prctl, os.getpid()

    def end_with_parent() -> None:
        prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL))
        if os.getppid() != parent:
            # It ended before the request was made.
            os._exit(1)

    return end_with_parent
