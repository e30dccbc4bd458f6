"""Plannings for a person's own recordings and for quiet time, from what the services know."""

import hashlib
import json
from pathlib import Path

from player.lines import KnownRecording
from player.planning import QuietPlanning, RecordingPlanning
from player.practice.recording_script import PREFIX, recording_document, recording_script
from player.practice.unguided import TITLE, quiet_script
from player.present.briefing import first_choices
from player.services import Services


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
    """A recording that has been looked through, at least at its beginning."""
    known = KnownRecording(services.surveys, path)
    pacing = services.pacing().pacing
    script = recording_script(known(), services.phrasebook.language)
    services.documents[script.content_hash] = recording_document(known())
    choices = first_choices(pacing, speak=True)
    return RecordingPlanning(script, pacing, choices, services.phrasebook, known)


def quiet_planning(services: Services) -> QuietPlanning:
    """Quiet time under the pacing in force."""
    document = json.dumps({"unguided": TITLE}).encode()
    script = quiet_script(hashlib.sha256(document).hexdigest(), services.phrasebook)
    services.documents[script.content_hash] = document
    pacing = services.pacing().pacing
    choices = first_choices(pacing, speak=services.settings.speak)
    return QuietPlanning(script, pacing, choices, services.phrasebook)


def path_of_recording(services: Services, practice_id: str) -> Path | None:
    """The file that a recording's id stands for, if it is known."""
    for path in services.surveys.known():
        survey = services.surveys.found(path)
        if survey is not None and f"{PREFIX}{survey.clip}" == practice_id:
            return path
    return None
