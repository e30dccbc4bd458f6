"""The narrator's identity without loading it; the names of prepared lines include it."""

from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from audio.voice.narrator import HEART

PROCESSING_VERSION: Final = "7"
"""The version of our own processing (cleaning, readings, joints, rests, stretching, loudness). Raise it
when samples change."""

SEED: Final = 20260107
"""The seed of the voice's breath noise. Any number works; the same one gives the same bytes."""


@lru_cache(maxsize=1)
def narrator_identity() -> str:
    """The narrator's voice, engine and all versions that its samples depend on."""
    libraries = ("hibari-tts", "onnxruntime", "numpy", "soxr")
    versions = " ".join(f"{library}={_version(library)}" for library in libraries)
    return f"{HEART.engine} {HEART.voice} seed={SEED} threads=1 {versions} kindpace={PROCESSING_VERSION}"


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "absent"
