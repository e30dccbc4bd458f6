"""Whether the program is about to end: long work in a thread asks, and then leaves nothing half done."""

from threading import Event
from typing import Final

ENDING: Final = Event()
"""Set while the program waits for its threads to come to an end."""


class StoppedError(Exception):
    """The work was left, because the program ends; what it had begun is taken back."""


def stop_if_ending() -> None:
    """Leave the work where the program ends. Raises StoppedError."""
    if ENDING.is_set():
        raise StoppedError
