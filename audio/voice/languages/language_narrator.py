"""A narrator that a language's folder names: which voice, with which language's sounds (docs/languages.md).

Kindpace has none of its own: a voice is a file that somebody put into the folder. It is data: no code of a
folder is run.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from audio.files.paths import FileState, exists, state_of
from audio.files.regular_file import read_regular
from audio.files.sound_errors import FileUnreadableError
from audio.sentences import _
from audio.voice.identity import narrator_identity
from audio.voice.languages.espeak import espeak_version, knows
from audio.voice.narrator import Narrator
from audio.voice.narrator_catalog import DEFAULT_NARRATOR, MODEL_PARTS, MODEL_SHA256, identity_of
from audio.voice.protocol import VoiceError
from audio.voice.sayable import ENGLISH, LATIN, Letters

READING_VERSION: Final = "1"
"""The version of how a text becomes the engine's signs. Raise it when samples change."""

LARGEST_VOICE: Final = 256 * 1024**2
"""Bytes. Piper's largest voices (quality "high") have 114 million."""


class Engine(StrEnum):
    """What makes sound of a voice: the value is its name in a folder's file."""

    KOKORO = "kokoro"
    PIPER = "piper"

    @property
    def ending(self) -> str:
        """How the names of its voices' files end."""
        return ".bin" if self is Engine.KOKORO else ".onnx"

    @property
    def at_once(self) -> bool:
        """Whether it speaks a line in far less time than the line lasts, so that nothing has to be prepared.

        Piper takes a sixth of it, Kokoro as long (docs/adr/0017-narrators.md, 0024-language-narrators.md).
        """
        return self is Engine.PIPER


@dataclass(frozen=True)
class LanguageNarrator:
    """A narrator of another language than English.

    Attributes:
        name: as people are told.
        language: what it speaks, as a tag without a region.
        engine: what makes the sound.
        voice: the voice's file.
        phonemes: espeak-ng's name of the language whose sounds it reads a text with, such as ``fr-fr``.
        letters: what it can say.
        spoken: its pace and loudness, measured or assumed.
    """

    name: str
    language: str
    engine: Engine
    voice: Path
    phonemes: str
    spoken: Narrator
    letters: Letters = LATIN

    @property
    def given_name(self) -> str:
        """Its name, as it is said."""
        return self.name

    @property
    def settings(self) -> Path:
        """The file beside a Piper voice, with its alphabet."""
        return self.voice.with_name(f"{self.voice.name}.json")

    @property
    def files(self) -> tuple[Path, ...]:
        """What has to be there."""
        return (self.voice,) if self.engine is Engine.KOKORO else (self.voice, self.settings)

    @property
    def identity(self) -> str:
        """Everything that its samples depend on, in one string: part of every cache key."""
        model = MODEL_SHA256[:16] if self.engine is Engine.KOKORO else "-"
        hashes = " ".join(_hash_of(file, state_of(file)) for file in self.files)
        numbers = hashlib.sha256(json.dumps(asdict(self.spoken), sort_keys=True).encode()).hexdigest()[:16]
        sounds = f"{self.language} {self.phonemes} {espeak_version()!r} reading={READING_VERSION}"
        return f"{self.engine} {hashes} {model} {sounds} spoken={numbers} after {narrator_identity()}"


Speaking = str | LanguageNarrator
"""Who speaks: one of Kindpace's own narrators by name, or a language's."""


def identity_for(who: Speaking) -> str:
    """Everything that a narrator's samples depend on, in one string: part of every cache key."""
    return who.identity if isinstance(who, LanguageNarrator) else identity_of(who)


def letters_of(who: Speaking) -> Letters | None:
    """What a narrator can say."""
    return who.letters if isinstance(who, LanguageNarrator) else ENGLISH


def speaks_at_once(who: Speaking) -> bool:
    """Whether a narrator speaks a line in far less time than it lasts."""
    return who.engine.at_once if isinstance(who, LanguageNarrator) else who == DEFAULT_NARRATOR


def argument_of(who: Speaking) -> str:
    """Who speaks, in one word for the worker process."""
    return json.dumps({**asdict(who), "voice": str(who.voice)}) if isinstance(who, LanguageNarrator) else who


def read_argument(argument: str) -> Speaking:
    """Who speaks, from ``argument_of``."""
    if not argument.startswith("{"):
        return argument
    found = json.loads(argument)
    spoken: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in found["spoken"].items()
    }
    read = {
        "engine": Engine(found["engine"]),
        "voice": Path(found["voice"]),
        "letters": tuple(found["letters"]),
        "spoken": Narrator(**spoken),
    }
    return LanguageNarrator(**{**found, **read})


@dataclass(frozen=True)
class NamedNarrator:
    """A language's narrator, and whether it can speak on this machine.

    Attributes:
        narrator: as the language's folder names it.
        missing: what it lacks to speak here; empty where nothing.
    """

    narrator: LanguageNarrator
    missing: str = ""

    @property
    def here(self) -> LanguageNarrator | None:
        """The narrator, if it can speak here."""
        return None if self.missing else self.narrator


class LanguageNarratorMissingError(VoiceError):
    """A language's narrator can't speak on this machine."""

    def __init__(self, narrator: LanguageNarrator, missing: str) -> None:
        super().__init__(_("{name} can't speak here: {missing}.").format(name=narrator.name, missing=missing))


def why_silent(narrator: LanguageNarrator) -> str:
    """What a language's narrator lacks to speak on this machine; empty where it lacks nothing.

    Args:
        narrator: as its folder names it.
    """
    for file in narrator.files:
        if not exists(file):
            return _("its voice {file} is not there").format(file=file)
    if narrator.engine is Engine.KOKORO and any(find_spec(part) is None for part in MODEL_PARTS):
        return _("the extra kindpace[narrators] is not installed")
    if not espeak_version():
        return _("the program espeak-ng is not installed, which knows how words sound")
    if not knows(narrator.phonemes):
        return _("espeak-ng here doesn't know the language {phonemes}").format(phonemes=narrator.phonemes)
    return ""


@lru_cache(maxsize=8)
def _hash_of(file: Path, state: FileState | None) -> str:
    """A file's content, looked at once while its size and time stay as they are."""
    del state
    try:
        data = read_regular(file, LARGEST_VOICE)
    except FileUnreadableError:
        return "absent"
    return hashlib.blake2b(data, digest_size=8).hexdigest()
