"""What a frozen build runs: Kindpace itself, or one of its helpers."""

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


if PORTAUDIO.exists():
    find_it_inside()
sys.exit(run())
