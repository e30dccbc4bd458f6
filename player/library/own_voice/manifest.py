"""What is written down about recorded lines: ``voice.json``, in a practice's folder and in a bundle."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Final

from audio.files.clip_cache import clip_name
from audio.units import SAMPLE_RATE, ClipName, Frames
from audio.voice.phrases import without_marks
from player.language.catalogue import _

MANIFEST: Final = "voice.json"
FORMAT: Final = 1
LARGEST_MANIFEST: Final = 2_000_000
"""Bytes."""

MOST_LINES: Final = 2000
LONGEST_TEXT: Final = 2000
"""Characters of a line."""

LONGEST_NAME: Final = 100
"""Characters of a speaker's name."""

LONGEST_FRAMES: Final = 120 * SAMPLE_RATE
"""Frames of a line: two minutes."""

_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_PLAIN: Final = str.maketrans("‘’“”", "''\"\"")


class ManifestError(Exception):
    """The file is no manifest, or a damaged one; the message says in a few words what is wrong."""


@dataclass(frozen=True)
class RecordedLine:
    """A line that was recorded.

    Attributes:
        text: what the narrator would have been given; its hash is the line's key.
        sha256: of its sound file, in hexadecimal.
        frames: its length, at ``SAMPLE_RATE``.
        recorded: when, in local time or UTC, with its offset.
    """

    text: str
    sha256: str
    frames: Frames
    recorded: datetime

    @property
    def key(self) -> str:
        """The hash of its normalised text: the name of its file, without the ending."""
        return text_key(self.text)

    @property
    def clip(self) -> ClipName:
        """The name under which it is played."""
        return clip_name("own voice", self.sha256)


@dataclass(frozen=True)
class Manifest:
    """Whose lines these are, and which.

    Attributes:
        script: the id of the practice.
        title: of the practice, as it was then.
        by: who recorded them.
        lines: by their keys.
    """

    script: str
    title: str
    by: str
    lines: Mapping[str, RecordedLine] = field(default_factory=dict)

    def with_line(self, line: RecordedLine) -> "Manifest":
        """With one more line, or with one in the place of another."""
        return replace(self, lines={**self.lines, line.key: line})

    def without(self, key: str) -> "Manifest":
        """Without one line."""
        return replace(self, lines={other: line for other, line in self.lines.items() if other != key})


def normalised(text: str) -> str:
    """A line's text as its hash sees it: without pronunciations, kinds of quotation marks and case."""
    plain = unicodedata.normalize("NFC", without_marks(text)).translate(_PLAIN)
    return " ".join(plain.split()).casefold()


def text_key(text: str) -> str:
    """SHA-256 of the normalised text, in hexadecimal."""
    return hashlib.sha256(normalised(text).encode()).hexdigest()


def valid_id(script: str) -> bool:
    """Whether this can be a practice's id, and so the name of a folder."""
    return len(script) <= 64 and _ID.fullmatch(script) is not None  # noqa: PLR2004 - as in a script's front matter


def valid_name(name: str) -> bool:
    """Whether this can be the name of who speaks: one line, neither empty nor long."""
    return bool(name) and name == name.strip() and len(name) <= LONGEST_NAME and name.isprintable()


def write_manifest(manifest: Manifest) -> bytes:
    """The bytes of ``voice.json``."""
    document = {
        "format": FORMAT,
        "script": manifest.script,
        "title": manifest.title,
        "by": manifest.by,
        "lines": [
            {
                "text": line.text,
                "sha256": line.sha256,
                "frames": line.frames,
                "recorded": line.recorded.astimezone(UTC).isoformat(timespec="seconds"),
            }
            for line in manifest.lines.values()
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(data: bytes) -> Manifest:
    """The manifest in a file.

    Raises:
        ManifestError: it is none, or damaged.
    """
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ManifestError(_("its list of lines is not JSON")) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise ManifestError(_("its list of lines was written by a newer version, or is damaged"))
    script, title, by, lines = (document.get(key) for key in ("script", "title", "by", "lines"))
    if not (isinstance(script, str) and valid_id(script)):
        raise ManifestError(_("it doesn't say which practice it belongs to"))
    if not (isinstance(by, str) and valid_name(by) and isinstance(title, str) and title.isprintable()):
        raise ManifestError(_("it doesn't say who speaks, or what"))
    if not isinstance(lines, list) or len(lines) > MOST_LINES:
        raise ManifestError(_("its list of lines is none, or too long"))
    read = [_line(entry) for entry in lines]
    return Manifest(script, title, by, {line.key: line for line in read})


def _line(entry: Any) -> RecordedLine:
    if not isinstance(entry, dict):
        raise ManifestError(_("a line in it is damaged"))
    text, digest, length, when = (entry.get(key) for key in ("text", "sha256", "frames", "recorded"))
    if not isinstance(text, str) or not 0 < len(text) <= LONGEST_TEXT:
        raise ManifestError(_("a line in it has no text, or too much"))
    if not isinstance(digest, str) or not _HASH.fullmatch(digest):
        raise ManifestError(_("a line in it has no hash"))
    if type(length) is not int or not 0 < length <= LONGEST_FRAMES:
        raise ManifestError(_("a line in it has no length, or too much"))
    try:
        recorded = datetime.fromisoformat(str(when))
    except ValueError as error:
        raise ManifestError(_("a line in it doesn't say when it was recorded")) from error
    return RecordedLine(text, digest, Frames(length), recorded)
