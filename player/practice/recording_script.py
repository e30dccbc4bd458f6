"""What lists, briefings and the log say of a recording, in the form in which they know practices."""

import hashlib
import json
from typing import Final

from player.practice.errors import Place
from player.practice.recording_plan import ARRIVING, RETURNING, Recording
from player.practice.script import Phase, Role, Script
from player.practice.units import Rung

PREFIX: Final = "recording:"
"""What the id of a recording begins with; its content's name follows."""

_NOWHERE: Final = Place("recording", 1, 1)
_MINUTE: Final = 60.0


def recording_document(recording: Recording) -> bytes:
    """What the log keeps in a script's place: which recording it was, and none of its sound."""
    kept = {
        "recording": recording.title,
        "content": recording.content_hash,
        "seconds": round(recording.length),
    }
    return json.dumps(kept, ensure_ascii=False).encode()


def recording_script(recording: Recording, language: str) -> Script:
    """A recording as lists and briefings show it. Its words are unknown, so nothing is promised of them."""
    title = recording.title
    roles = ((ARRIVING, Role.ORIENT, 0), (title, Role.MIDDLE, 1), (RETURNING, Role.RETURN, 0))
    return Script(
        id=f"{PREFIX}{recording.name}",
        title=title,
        components=(),
        language=language,
        about="A recording of yours, with its pauses as the pacing has them.",
        asks="What it asks is in the recording. You may leave out any of it.",
        minutes=recording.length / _MINUTE,
        caution="Kindpace doesn't know what is said in it. You can stop at any time.",
        sources=(),
        phases=tuple(
            Phase(name, role, Rung(rung), False, 0, False, (), _NOWHERE) for name, role, rung in roles
        ),
        content_hash=hashlib.sha256(recording_document(recording)).hexdigest(),
        file="",
    )
