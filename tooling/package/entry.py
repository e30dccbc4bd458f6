"""What a frozen build runs: Kindpace itself, or one of its helpers."""

import os
import sys
from pathlib import Path

from player.__main__ import run

PORTAUDIO = Path(__file__).parent / "libportaudio.so.2"
"""In the AppImage only; the Debian package takes the system's."""


def find_it_inside() -> None:
    """Have sounddevice, which asks ``ctypes.util`` for the system's PortAudio, find the one in the folder."""
    import ctypes.util  # noqa: PLC0415 - only where it is needed: it takes time at the start

    find_library = ctypes.util.find_library
    ctypes.util.find_library = lambda name: str(PORTAUDIO) if name == "portaudio" else find_library(name)


def keep_libraries_to_itself() -> None:
    """Start other programs, such as ffmpeg, with the system's libraries.

    PyInstaller's bootloader names the folder in ``LD_LIBRARY_PATH``, which this process has read; for a
    helper its own bootloader does it again.
    """
    os.environ.pop("LD_LIBRARY_PATH", None)
    if before := os.environ.pop("LD_LIBRARY_PATH_ORIG", None):
        os.environ["LD_LIBRARY_PATH"] = before
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"


if PORTAUDIO.exists():
    find_it_inside()
if sys.platform == "linux":
    keep_libraries_to_itself()
sys.exit(run())
