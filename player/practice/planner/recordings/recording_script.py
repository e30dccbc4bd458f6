"""What lists, briefings and the log say of a recording, in the form in which they know practices."""

import hashlib
import json
from collections.abc import Sequence
from typing import Final

from player.language.catalogue import _
from player.practice.errors import Place
from player.practice.own_titles import ARRIVING, RETURNING
from player.practice.planner.recordings.found_words import found_in_words
from player.practice.planner.recordings.recording import Recording, recording_id
from player.practice.script.model import Phase, Role, Script
from player.practice.units import Rung

UNMARKED: Final = Rung.MINDFULNESS
"""What a recording counts as until the person says what it is about (our default)."""

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


def marked_rung(marks: Sequence[str], name: str) -> Rung | None:
    """What a person marked a recording as; None where they didn't.

    Args:
        marks: as the settings keep them: a recording's name, a space, and the rung's number.
        name: of the recording.
    """
    for mark in marks:
        marked, _, number = mark.rpartition(" ")
        if marked == name and number.isdecimal() and int(number) <= max(Rung):
            return Rung(int(number))
    return None


def with_mark(marks: Sequence[str], name: str, rung: Rung | None) -> tuple[str, ...]:
    """The marks with this recording's changed; None takes it off."""
    others = tuple(mark for mark in marks if mark.rpartition(" ")[0] != name)
    return others if rung is None else (f"{name} {int(rung)}", *others)


def recording_script(recording: Recording, language: str, marked: Rung | None = None) -> Script:
    """A recording as lists and briefings show it. Its words are unknown, so nothing is promised of them.

    Args:
        recording: as far as it is known.
        language: of the product's own lines.
        marked: the rung that the person marked it as; unmarked it counts as mindfulness.
    """
    title, rung = recording.title, UNMARKED if marked is None else marked
    roles = ((ARRIVING, Role.ORIENT, 0), (title, Role.MIDDLE, rung), (RETURNING, Role.RETURN, 0))
    return Script(
        id=recording_id(recording.name),
        title=title,
        components=(),
        language=language,
        about=_("A recording of yours. {found_in_words}").format(found_in_words=found_in_words(recording)),
        asks=_("What it asks is in the recording. You may leave out any of it."),
        minutes=recording.length / _MINUTE,
        caution=_("Kindpace doesn't know what is said in it. You can stop at any time."),
        sources=(),
        phases=tuple(
            Phase(name, role, Rung(rung), False, 0, False, (), _NOWHERE) for name, role, rung in roles
        ),
        content_hash=hashlib.sha256(recording_document(recording)).hexdigest(),
        file="",
    )
