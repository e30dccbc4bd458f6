"""Plannings for a person's own recordings and for quiet time; copies of recordings."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from audio.analysis.surveys import Surveys
from player.language.catalogue import _
from player.library.captions.recording_captions import captions_beside, in_words
from player.library.catalog import Library
from player.library.recordings_list import RecordingsList, RecordingsListError, copied_into
from player.practice.display_text import one_line
from player.practice.own_titles import QUIET_TIME
from player.practice.pacing.model import Pacing
from player.practice.plain_words import capitalised
from player.practice.planner.recordings.recording import recording_id
from player.practice.planner.recordings.recording_script import (
    marked_rung,
    recording_document,
    recording_script,
    with_mark,
)
from player.practice.planner.recordings.unguided import quiet_script
from player.practice.script.model import Script
from player.practice.units import Rung
from player.settings.declaration import MOST_MARKS
from player.sittings.known_recording import KnownRecording
from player.sittings.planning import QuietPlanning, RecordingPlanning
from player.system.folders import Folders
from player.system.paths import is_file
from player.window.background_task import BackgroundTask
from player.window.pacing_choice import PacingChoice
from player.window.parts import Documents, Lazy, Messages, SettingsStore
from player.window.shared.first_choices import first_choices
from player.window.shared.ladder_offers import own_rung
from player.window.state import Option

_UNMARKED: Final = ""


def rung_options() -> tuple[Option, ...]:
    """What a recording may be marked as; unmarked it counts as mindfulness."""
    rungs = (Option(str(int(rung)), capitalised(rung.words)) for rung in Rung)
    return (Option(_UNMARKED, _("Not said")), *rungs)


def rung_value(marked: Rung | None) -> str:
    """The option's value for what a recording is marked as; None for "not said"."""
    return _UNMARKED if marked is None else str(int(marked))


def is_rung_value(value: str) -> bool:
    """Whether a value is one of the options'."""
    return value in {option.value for option in rung_options()}


def rung_of_value(value: str) -> Rung | None:
    """The rung that an option's value stands for; None for "not said"."""
    return Rung(int(value)) if value else None


@dataclass(frozen=True)
class Copied:
    """What came of it.

    Attributes:
        copies: of each recording that was copied, by where it was.
        faults: why others were not.
    """

    copies: dict[Path, Path]
    faults: tuple[RecordingsListError, ...]


class RecordingCopies:
    """Makes copies beside the window, whichever page is shown meanwhile.

    Args:
        folder: where the copies go.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._task: BackgroundTask[Copied] | None = None

    @property
    def busy(self) -> bool:
        """Whether some are being copied."""
        return self._task is not None

    def begin(self, paths: Sequence[Path]) -> None:
        """Begin to copy these."""
        folder, all_of_them = self._folder, tuple(paths)
        self._task = BackgroundTask(lambda: _copied(folder, all_of_them))

    def finished(self) -> Copied | None:
        """What came of it, once; None while nothing is done."""
        if self._task is None or not self._task.ready:
            return None
        task, self._task = self._task, None
        return task.result()


def _copied(folder: Path, paths: Sequence[Path]) -> Copied:
    copies: dict[Path, Path] = {}
    faults: list[RecordingsListError] = []
    for path in paths:
        try:
            copies[path] = copied_into(folder, path)
        except RecordingsListError as error:
            faults.append(error)
    return Copied(copies, tuple(faults))


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
        self.list = RecordingsList(folders.data, folders.recordings)
        self.copies = RecordingCopies(folders.recordings)
        if self.list.problem:
            messages.say_once("recordings-list", self.list.problem)

    @property
    def backgrounds(self) -> Path:
        """The folder of the person's own sound files for backgrounds."""
        return self._folders.backgrounds

    def files(self) -> tuple[Path, ...]:
        """The person's recordings that are there: those in Kindpace's folder, then those elsewhere."""
        return (*self.list.here, *(path for path in self.list.elsewhere if is_file(path)))

    def missing(self) -> tuple[Path, ...]:
        """Those that were remembered, and aren't where they were."""
        return tuple(path for path in self.list.elsewhere if not is_file(path))

    def title(self, path: Path) -> str:
        """What a recording is called: as the person named it, else as its file is."""
        return self.list.described(path).title or one_line(path.stem)

    def planning(self, path: Path, pacing: Pacing | None = None) -> RecordingPlanning:
        """The planning for a recording analysed at least at its beginning, without its captions.

        Args:
            path: the recording.
            pacing: the pacing in force, if it was looked up just now: that asks for several files.
        """
        known, phrasebook = KnownRecording(self._surveys.get(), path), self._library.get().phrasebook()
        pacing = self._pacing_choice.in_force().pacing if pacing is None else pacing
        marked = marked_rung(self._settings_store.current.recording_rungs, known().name)
        script = self._as_described(recording_script(known(), phrasebook.language, marked), path)
        self._documents[script.content_hash] = recording_document(known())
        choices = first_choices(pacing, speak=True, own=own_rung(self._settings_store))
        named = self._library.get().languages.narrator(phrasebook.language)
        return RecordingPlanning(script, pacing, choices, phrasebook, known, named=named)

    def _as_described(self, script: Script, path: Path) -> Script:
        """The script with what the person says of the recording in place of what Kindpace says."""
        said = self.list.described(path)
        return replace(
            script,
            title=said.title or script.title,
            about=said.about or script.about,
            caution=said.caution or script.caution,
        )

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
        script = recording_script(recording, planning.phrasebook.language, rung)
        path = self.path_of(script.id)
        return replace(planning, script=script if path is None else self._as_described(script, path))

    def quiet(self) -> QuietPlanning:
        """Quiet time under the pacing in force."""
        document = json.dumps({"unguided": QUIET_TIME}).encode()
        phrasebook = self._library.get().phrasebook()
        script = quiet_script(hashlib.sha256(document).hexdigest(), phrasebook)
        self._documents[script.content_hash] = document
        pacing = self._pacing_choice.in_force().pacing
        speak = self._settings_store.current.speak
        choices = first_choices(pacing, speak=speak, own=own_rung(self._settings_store))
        named = self._library.get().languages.narrator(phrasebook.language)
        return QuietPlanning(script, pacing, choices, phrasebook, named=named)

    def path_of(self, practice_id: str) -> Path | None:
        """The file that a recording's id stands for, if it is known."""
        for path in self._surveys.get().known():
            survey = self._surveys.get().found(path)
            if survey is not None and recording_id(survey.clip) == practice_id:
                return path
        return None
