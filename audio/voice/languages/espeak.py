"""How words of a language sound, told by the program espeak-ng where it is installed.

It is asked as a program of the system, once for each phrase: its licence (GPL-3.0-or-later) is not
Kindpace's, and nothing of it is imported or shipped.
"""

import os
import re
import shutil
import subprocess
from functools import lru_cache
from typing import Final

from audio.sentences import _
from audio.system import NO_CONSOLE
from audio.voice.protocol import VoiceFailedError

PROGRAM: Final = "espeak-ng"
LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8}){0,3}")
"""How espeak-ng's languages are called: no path, and no option."""

TIE: Final = "^"
"""Between two signs of one sound."""

_PATIENCE: Final = 10.0
_NO_SOUND_SERVER: Final = {"PULSE_SERVER": "unix:/nowhere"}
"""It asks the sound server for a connection even where it is to be quiet."""

_OTHER_LANGUAGE: Final = re.compile(r"\([a-z][a-z0-9-]*\)")
"""Where it changes to the sounds of another language, as for a foreign word."""


@lru_cache(maxsize=1)
def espeak_version() -> str:
    """The program's version and the place of its data; empty where it isn't installed."""
    return _said(["--version"], "") or ""


@lru_cache(maxsize=32)
def knows(language: str) -> bool:
    """Whether it has this language.

    Args:
        language: as it calls it.
    """
    return LANGUAGE.fullmatch(language) is not None and _said(_options(language), "a") is not None


def phonemes(phrase: str, language: str) -> str:
    """How a phrase sounds, in IPA; ``TIE`` between the signs of one sound. Empty where nothing is said.

    Args:
        phrase: words without a mark among them.
        language: as espeak-ng calls it.

    Raises:
        VoiceFailedError: the program isn't here, doesn't know the language, or didn't answer.
    """
    said = _said(_options(language), phrase)
    if said is None:
        raise VoiceFailedError(phrase, _("espeak-ng gave no sounds for it"))
    return " ".join(_OTHER_LANGUAGE.sub("", said).split())


def _options(language: str) -> list[str]:
    return ["-q", "--ipa", f"--tie={TIE}", "-v", language, "--stdin"]


def _said(options: list[str], text: str) -> str | None:
    """What the program prints; None where it isn't here, doesn't end in time, or ends with a fault."""
    path = shutil.which(PROGRAM)
    if path is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - a program of the system, no shell
            [path, *options],
            input=text.encode(),
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            env={**os.environ, **_NO_SOUND_SERVER},
            creationflags=NO_CONSOLE,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None
