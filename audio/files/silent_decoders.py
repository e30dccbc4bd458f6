"""Keeps decoders written in C from printing."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_STANDARD_ERROR: Final = 2


@contextmanager
def without_messages() -> Iterator[None]:
    """Decoders in C write to the terminal what they find in a damaged file; we say it in our own words."""
    try:
        kept = os.dup(_STANDARD_ERROR)
    except OSError:
        # There is none.
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STANDARD_ERROR)
        yield
    finally:
        os.dup2(kept, _STANDARD_ERROR)
        os.close(kept)
        os.close(nowhere)
