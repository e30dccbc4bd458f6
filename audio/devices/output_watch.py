"""Chooses how to learn where the sound goes: PulseAudio reports it on Linux; elsewhere it is polled.

Every watch tells a :class:`Watch` the same two things, as often as it likes: where this process's sound goes,
and the system's default output. The loop decides what follows: it pauses when the sound would be heard
somewhere else.
"""

import sys

from audio.devices.polled_watch import start_polled_watch
from audio.devices.pulse_watch import start_pulse_watch
from audio.devices.watch import Watch


def start_output_watch(watch: Watch, system: str = sys.platform) -> None:
    """Start telling ``watch`` where this process's sound goes; returns at once."""
    if system in {"win32", "darwin"}:
        start_polled_watch(watch)
    else:
        start_pulse_watch(watch)
