"""Trying a script while it is being written. Nothing about it is stored."""

from dataclasses import replace
from pathlib import Path

from player.language.catalogue import _
from player.library.catalog import Library, LibraryError
from player.library.doubtful_words import DoubtfulWord, doubtful_words
from player.library.script_files import read_script_file
from player.practice.choices import Choices
from player.practice.errors import NotUsableError
from player.practice.narrator_choice import NarratorChoice
from player.practice.pacing.built_in import shown_name
from player.practice.pacing.locks import may_choose_preset
from player.practice.pacing.model import Pacing
from player.practice.script.model import Script
from player.sittings.narration import Narration
from player.sittings.planning import Planning
from player.system.folders import Folders
from player.system.start_language import language_packs
from player.window.destinations import TrySitting
from player.window.intents import Destination, Intent
from player.window.pacing_choice import PacingChoice
from player.window.parts import Clocks, Lazy, Messages, SettingsStore, SoundSource
from player.window.shared.narrators.trial_line import TrialLine
from player.window.shared.ribbon import RibbonView
from player.window.shared.ribbon_described import ribbon_of
from player.window.state import Option
from player.window.try_script.describe import DAYS, STALE, doubt_rows, measure_rows, problem_words
from player.window.try_script.drafting import MAKING, Drafting, draft_offered
from player.window.try_script.hearing import Listening, Tried
from player.window.try_script.said_language import languages_asked, write_language
from player.window.try_script.state import (
    HearOnDay,
    HearReading,
    HearUnder,
    MakeDraft,
    OpenScript,
    PlayPassage,
    SayLanguage,
    TryScriptView,
)
from player.window.try_script.watched_file import WatchedFile

_NO_FILE = _("Please give the place of a script's file first, or choose it.")


class TryScriptPage:
    """One script's file, measured again whenever it is saved.

    Args:
        clocks: the time that passes between two looks at the file.
        folders: where a draft is put.
        library: scripts, presets, phrasebook.
        messages: said in the window.
        narration: speaks a sentence with either reading of a doubtful word.
        pacing_choice: the pacing in force, and whose locks hold.
        settings_store: the settings.
        sound: makes the engine on which such a sentence is heard.
        path: of the script to begin with; empty if none was given.
    """

    def __init__(
        self,
        *,
        clocks: Clocks,
        folders: Folders,
        library: Lazy[Library],
        messages: Messages,
        narration: Lazy[Narration],
        pacing_choice: PacingChoice,
        settings_store: SettingsStore,
        sound: Lazy[SoundSource],
        path: str = "",
    ) -> None:
        self._clocks = clocks
        self._folders = folders
        self._library = library
        self._messages = messages
        self._narration = narration
        self._pacing_choice = pacing_choice
        self._settings_store = settings_store
        self._line = TrialLine(narration, settings_store, sound)
        self._doubts: tuple[DoubtfulWord, ...] = ()
        self._packs = tuple(language_packs(folders).values())
        self._pacing = pacing_choice.in_force().pacing
        self._preset, self._presets = self._pacing.id, self._preset_options()
        self._choices = Choices()
        self._file: WatchedFile | None = None
        self._script: Script | None = None
        self._mistakes: tuple[str, ...] = ()
        self._draft = ""
        self._drafting: Drafting | None = None
        self._listening: Listening | None = None
        self._ribbon: RibbonView | None = None
        self._said = ""
        if path:
            self._open(path)

    def _preset_options(self) -> tuple[Option, ...]:
        return tuple(Option(pacing.id, shown_name(pacing)) for pacing in self._library.get().presets())

    def view(self) -> TryScriptView:
        """The transcript, and the measures as far as they have been taken."""
        view = TryScriptView(
            str(self._file.path) if self._file is not None else "",
            self._presets,
            self._preset,
            DAYS,
            str(self._choices.turn + 1),
            mistakes=self._mistakes,
            draft=self._draft,
            said=self._said or self._line.fault,
            messages=self._messages.shown,
        )
        return view if self._listening is None else self._with_heard(view, self._listening)

    def _with_heard(self, view: TryScriptView, listening: Listening) -> TryScriptView:
        hearing = listening.hearing
        return replace(
            view,
            title=listening.tried.script.title,
            stale=STALE if self._mistakes else "",
            not_offered=hearing.reason,
            ribbon=self._ribbon,
            passages=listening.heard.rows,
            measures=measure_rows(hearing.measured, all_there=listening.all_there),
            findings=problem_words((*hearing.problems, *listening.advice)),
            doubts=doubt_rows(self._doubts),
            languages=languages_asked(listening.tried.script, self._packs),
        )

    def handle(self, intent: Intent) -> Destination | None:
        """Choosing a file, a preset or a day, playing from a passage, and hearing a doubtful word."""
        self._said = ""
        match intent:
            case OpenScript(path):
                self._open(path.strip())
            case MakeDraft() if self._draft and self._file is not None:
                self._said = MAKING
                self._drafting = Drafting(self._file.path, self._folders.scripts, self._library.get())
            case SayLanguage(tag) if self._file is not None:
                self._said = write_language(self._file.path, tag)
                self._read(self._file.path)
            case HearUnder(preset):
                self._hear_under(preset)
            case HearOnDay(day):
                self._choices = replace(self._choices, turn=int(day) - 1)
                self._listen()
            case PlayPassage(index) if self._listening is not None:
                return self._play(self._listening, index)
            case HearReading(index, reading) if 0 <= index < len(self._doubts) and reading in {0, 1}:
                sentence = self._doubts[index].read_as(reading)
                self._line.hear(lambda: self._narration.get().trial_line(NarratorChoice.HEART, sentence))
        return None

    def _open(self, path: str) -> None:
        if not path:
            self._said = _NO_FILE
            return
        self._script = self._listening = self._drafting = None
        self._doubts = ()
        self._file = WatchedFile(_at_home(path), self._clocks.seconds)
        self._read(self._file.path)

    def _read(self, path: Path) -> None:
        self._draft = ""
        try:
            self._script = self._library.get().script(path)
            self._doubts = doubtful_words(self._script, read_script_file(path))
        except NotUsableError as error:
            self._draft = draft_offered(path, error.problems)
            self._mistakes = () if self._draft else problem_words(error.problems)
            return
        self._mistakes = ()
        self._listen()

    def _hear_under(self, preset: str) -> None:
        try:
            self._pacing = self._library.get().preset(preset)
        except NotUsableError as error:
            self._said = "\n".join(problem_words(error.problems))
            return
        except LibraryError as error:
            self._said = str(error)
            return
        self._preset = preset
        if preset not in {option.value for option in self._presets}:
            self._presets = (
                *self._presets,
                Option(preset, f"{shown_name(self._pacing)} ({Path(preset).name})"),
            )
        self._listen()

    def _listen(self) -> None:
        if self._script is None:
            return
        library = self._library.get()
        tried = Tried(
            self._script,
            self._pacing,
            self._choices,
            library.phrasebook(self._script.language),
            library.rules(self._script.language),
            library.presets(),
        )
        self._listening = Listening(tried)
        sitting = self._listening.hearing.sitting
        self._ribbon = ribbon_of(sitting.plan) if sitting is not None else None

    def _play(self, listening: Listening, index: int) -> Destination | None:
        tried = listening.tried
        self._said = self._why_not(tried.pacing)
        if self._said or not 0 <= index < len(listening.heard.starts):
            return None
        choices = replace(tried.choices, spoken=self._settings_store.current.speak)
        named = self._library.get().languages.narrator(tried.script.language)
        planning = Planning(tried.script, tried.pacing, choices, tried.phrasebook, named=named)
        return TrySitting(planning, listening.heard.starts[index])

    def _why_not(self, pacing: Pacing) -> str:
        """Why nothing may be played under this preset: a clinician's locks apply here too."""
        locking = self._pacing_choice.locking
        return "" if locking is None else may_choose_preset(locking, pacing).words

    def tick(self) -> Destination | None:
        """Read the file again if it was saved, and go on measuring."""
        made = self._drafting.made() if self._drafting is not None else None
        if made is not None:
            self._drafting = None
            if made.path is not None:
                self._open(str(made.path))
            self._said = made.words
        elif self._file is not None and self._file.changed():
            self._read(self._file.path)
        elif self._listening is not None:
            self._listening.go_on()
        self._line.tick()
        return None

    def leave(self) -> None:
        """No sentence is heard any longer."""
        self._line.stop()


def _at_home(path: str) -> Path:
    """The path that was typed; an unknown user's ``~`` is left, and the file is reported as unreadable."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)
