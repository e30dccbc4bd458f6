"""How ffmpeg and ffprobe are called: they open one file and nothing it names, and die with their caller."""

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
"""Containers that hold recordings. Playlists and scripts, which refer to other files, are left out."""

STALL_SECONDS: Final = 20.0
"""A program without output for this many seconds is killed; normally it takes well under a second."""

_PR_SET_PDEATHSIG: Final = 1
"""Linux, ``prctl(2)``."""


def input_of(path: Path) -> list[str]:
    """The arguments for reading a file: only it is opened, and only as a recording."""
    whitelists = ["-protocol_whitelist", "file", "-format_whitelist", ",".join(FORMATS)]
    # With "file:" no part of a name is parsed as a protocol.
    return [*whitelists, "-i", f"file:{path.absolute()}"]


def ending_with_parent() -> Callable[[], None] | None:
    """A preexec function that has the process killed when its parent ends; Linux only.

    Elsewhere a decoder ends when it writes to a closed pipe, and ffprobe when it is done.
    """
    if sys.platform != "linux":
        return None
    # Looked up here, because as little as possible may run between fork and exec.
    prctl, parent = ctypes.CDLL(None).prctl, os.getpid()

    def end_with_parent() -> None:
        prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL))
        if os.getppid() != parent:
            # The parent ended before the request was made.
            os._exit(1)

    return end_with_parent
