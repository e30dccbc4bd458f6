"""Plannings for a person's own recordings and for quiet time, from what the services know."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

from player.library.recording_captions import captions_beside, in_words
from player.practice.planner.recordings.recording_script import (
    PREFIX,
    marked_rung,
    recording_document,
    recording_script,
    with_mark,
)
from player.practice.planner.recordings.unguided import TITLE, quiet_script
from player.practice.units import Rung
from player.settings.declaration import MOST_MARKS
from player.sittings.planning import QuietPlanning, RecordingPlanning
from player.sittings.spoken_lines import KnownRecording
from player.window.services import Services
from player.window.shared.first_choices import first_choices
from player.window.shared.ladder_offers import own_rung


def own_files(services: Services) -> tuple[Path, ...]:
    """The recordings in the person's folder, by name."""
    return files_in(services.folders.recordings)


def files_in(folder: Path) -> tuple[Path, ...]:
    """The files in a folder that aren't hidden, by name; none where it can't be read."""
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return ()
    return tuple(path for path in found if path.is_file() and not path.name.startswith("."))


def recording_planning(services: Services, path: Path) -> RecordingPlanning:
    """A recording that has been looked through, at least at its beginning; without its captions."""
    known = KnownRecording(services.surveys, path)
    pacing = services.pacing().pacing
    marked = marked_rung(services.settings.recording_rungs, known().name)
    script = recording_script(known(), services.phrasebook.language, marked)
    services.documents[script.content_hash] = recording_document(known())
    choices = first_choices(pacing, speak=True, own=own_rung(services))
    return RecordingPlanning(script, pacing, choices, services.phrasebook, known)


def recording_to_sit_with(services: Services, path: Path) -> RecordingPlanning:
    """The same with the captions that lie beside it; what is wrong in them is said, and stops nothing."""
    captions = captions_beside(path)
    words = in_words(path.name, captions.problems)
    if words:
        services.say(f"captions:{path}", words)
    else:
        services.put_away(f"captions:{path}")
    return replace(recording_planning(services, path), cues=captions.cues)


def mark_of(services: Services, planning: RecordingPlanning) -> Rung | None:
    """What the person marked a recording as; None where they didn't."""
    return marked_rung(services.settings.recording_rungs, planning.recording().name)


def marked(services: Services, planning: RecordingPlanning, rung: Rung | None) -> RecordingPlanning:
    """The planning once the person has said what a recording is about, or taken that back; it is kept."""
    recording = planning.recording()
    marks = with_mark(services.settings.recording_rungs, recording.name, rung)
    services.change(recording_rungs=marks[:MOST_MARKS])
    return replace(planning, script=recording_script(recording, services.phrasebook.language, rung))


def quiet_planning(services: Services) -> QuietPlanning:
    """Quiet time under the pacing in force."""
    document = json.dumps({"unguided": TITLE}).encode()
    script = quiet_script(hashlib.sha256(document).hexdigest(), services.phrasebook)
    services.documents[script.content_hash] = document
    pacing = services.pacing().pacing
    choices = first_choices(pacing, speak=services.settings.speak, own=own_rung(services))
    return QuietPlanning(script, pacing, choices, services.phrasebook)


def path_of_recording(services: Services, practice_id: str) -> Path | None:
    """The file that a recording's id stands for, if it is known."""
    for path in services.surveys.known():
        survey = services.surveys.found(path)
        if survey is not None and f"{PREFIX}{survey.clip}" == practice_id:
            return path
    return None
