"""Leaves ALSA's AC-3 encoder out while PortAudio looks for devices, unless it is used.

PortAudio opens every device that ALSA's configuration names, to ask what it can do. One of them, ``a52`` of
alsa-plugins, sends AC-3 to a digital output; merely being asked, it loads ffmpeg's encoders and some seventy
further libraries, which stay: 14 MB and 27 ms of processor time in each engine (Debian 12, 30 November 2026).
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

ENCODER: Final = "a52"
"""Its name in ALSA's configuration, and so PortAudio's name of the device."""

_LIBRARY: Final = "libasound.so.2"
_SETTING: Final = "snd_config"


@contextmanager
def encoder_left_out(device: str | None) -> Iterator[None]:
    """In the block ALSA knows no such device; afterwards it reads its whole configuration again.

    Nothing is left out where that is the chosen device, where anything else in the configuration names it (a
    person's own default may play through it), or where there is no ALSA. No stream may be open.

    Args:
        device: the name of the one that will be opened; None for the system's default.
    """
    library = None if device == ENCODER else _without_encoder()
    try:
        yield
    finally:
        if library is not None:
            library.snd_config_update_free_global()


def _without_encoder() -> ctypes.CDLL | None:
    """ALSA's library without the encoder in its configuration; None where nothing was left out."""
    # Another ALSA, or none: then there is nothing that could be left out.
    with suppress(OSError, AttributeError, ValueError):
        library = ctypes.CDLL(_LIBRARY)
        if library.snd_config_update() >= 0 and _removed(library):
            if ENCODER.encode() not in _configuration(library):
                return library
            library.snd_config_update_free_global()
    return None


def _removed(library: ctypes.CDLL) -> bool:
    node = ctypes.c_void_p()
    name = f"pcm.{ENCODER}".encode()
    if library.snd_config_search(_whole(library), name, ctypes.byref(node)) < 0:
        return False
    return bool(library.snd_config_delete(node) >= 0)


def _configuration(library: ctypes.CDLL) -> bytes:
    """The configuration as text; the encoder's name where it can't be had, so that nothing is left out."""
    out, text = ctypes.c_void_p(), ctypes.c_void_p()
    if library.snd_output_buffer_open(ctypes.byref(out)) < 0:
        return ENCODER.encode()
    try:
        if library.snd_config_save(_whole(library), out) < 0:
            return ENCODER.encode()
        library.snd_output_buffer_string.restype = ctypes.c_size_t
        size = library.snd_output_buffer_string(out, ctypes.byref(text))
        return ctypes.string_at(text, size) if text.value else b""
    finally:
        library.snd_output_close(out)


def _whole(library: ctypes.CDLL) -> ctypes.c_void_p:
    return ctypes.c_void_p.in_dll(library, _SETTING)
