"""Plannings for a person's own recordings and for quiet time."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

from audio.analysis.surveys import Surveys
from player.library.catalog import Library
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
from player.system.folders import Folders
from player.system.paths import is_file
from player.window.pacing_choice import PacingChoice
from player.window.parts import Documents, Lazy, Messages, SettingsStore
from player.window.shared.first_choices import first_choices
from player.window.shared.ladder_offers import own_rung


def files_in(folder: Path) -> tuple[Path, ...]:
    """The files in a folder that aren't hidden, by name; none where it can't be read."""
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return ()
    return tuple(path for path in found if is_file(path) and not path.name.startswith("."))


class OwnRecordings:
    """Plans sittings with a person's recordings, and in quiet.

    Args:
        folders: where recordings lie.
        messages: say what is wrong in captions.
        settings_store: what the person marked recordings as.
        library: whose phrasebook is spoken.
        pacing_choice: the pacing in force.
        surveys: analyses recordings.
        documents: where the text is put that the log holds in place of a recording's script.
    """

    def __init__(
        self,
        *,
        folders: Folders,
        messages: Messages,
        settings_store: SettingsStore,
        library: Lazy[Library],
        pacing_choice: PacingChoice,
        surveys: Lazy[Surveys],
        documents: Documents,
    ) -> None:
        self._folders = folders
        self._messages = messages
        self._settings_store = settings_store
        self._library = library
        self._pacing_choice = pacing_choice
        self._surveys = surveys
        self._documents = documents

    def files(self) -> tuple[Path, ...]:
        """The recordings in the person's folder, by name."""
        return files_in(self._folders.recordings)

    def planning(self, path: Path) -> RecordingPlanning:
        """The planning for a recording analysed at least at its beginning, without its captions."""
        known = KnownRecording(self._surveys.get(), path)
        pacing, phrasebook = self._pacing_choice.in_force().pacing, self._library.get().phrasebook()
        marked = marked_rung(self._settings_store.current.recording_rungs, known().name)
        script = recording_script(known(), phrasebook.language, marked)
        self._documents[script.content_hash] = recording_document(known())
        choices = first_choices(pacing, speak=True, own=own_rung(self._settings_store))
        return RecordingPlanning(script, pacing, choices, phrasebook, known)

    def to_sit_with(self, path: Path) -> RecordingPlanning:
        """The planning with the captions from the file beside it; errors there are only reported."""
        captions = captions_beside(path)
        words = in_words(path.name, captions.problems)
        if words:
            self._messages.say(f"captions:{path}", words)
        else:
            self._messages.put_away(f"captions:{path}")
        return replace(self.planning(path), cues=captions.cues)

    def mark_of(self, planning: RecordingPlanning) -> Rung | None:
        """What the person marked a recording as; None where they didn't."""
        return marked_rung(self._settings_store.current.recording_rungs, planning.recording().name)

    def marked(self, planning: RecordingPlanning, rung: Rung | None) -> RecordingPlanning:
        """The planning after the person marked a recording or removed the mark; stored in the settings."""
        recording = planning.recording()
        marks = with_mark(self._settings_store.current.recording_rungs, recording.name, rung)
        self._settings_store.change(recording_rungs=marks[:MOST_MARKS])
        language = self._library.get().phrasebook().language
        return replace(planning, script=recording_script(recording, language, rung))

    def quiet(self) -> QuietPlanning:
        """Quiet time under the pacing in force."""
        document = json.dumps({"unguided": TITLE}).encode()
        phrasebook = self._library.get().phrasebook()
        script = quiet_script(hashlib.sha256(document).hexdigest(), phrasebook)
        self._documents[script.content_hash] = document
        pacing = self._pacing_choice.in_force().pacing
        speak = self._settings_store.current.speak
        choices = first_choices(pacing, speak=speak, own=own_rung(self._settings_store))
        return QuietPlanning(script, pacing, choices, phrasebook)

    def path_of(self, practice_id: str) -> Path | None:
        """The file that a recording's id stands for, if it is known."""
        for path in self._surveys.get().known():
            survey = self._surveys.get().found(path)
            if survey is not None and f"{PREFIX}{survey.clip}" == practice_id:
                return path
        return None
