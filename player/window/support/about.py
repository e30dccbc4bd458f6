"""What Kindpace is, which version, and under which licences."""

from typing import Final

from player import __version__
from player.language.catalogue import _

VERSION: Final = _("Kindpace {version}").format(version=__version__)

OWN_LICENCES: Final = _(
    "The program is under the Apache License 2.0, the practices and pages under CC BY 4.0, the two typefaces "
    "(Atkinson Hyperlegible Next, Literata) under the SIL Open Font License 1.1."
)

OTHERS: Final = _(
    "It is built with work of others. Under the LGPL: Qt and PySide6 (3.0), libsndfile and soxr (2.1), "
    "Pyphen. Under the Apache License 2.0: hibari-tts and cryptography. Under the MIT licence: onnxruntime, "
    "Silero VAD, PortAudio and sounddevice, miniaudio, pydantic, ruamel.yaml, rich, tomlkit, keyring, "
    "argon2-cffi, platformdirs, webvtt-py, pydub, charset-normalizer. Under BSD licences: NumPy, soundfile, "
    "SQLCipher. Python itself is under the PSF licence. A package of Kindpace brings the texts along."
)
"""As the packages say of themselves in their metadata; ``tests/window/support`` compares the LGPL ones."""

ABOUT_KINDPACE: Final = (OWN_LICENCES, OTHERS)
