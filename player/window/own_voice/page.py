"""Recording a practice line by line, taking lines in from files, giving them, and deleting them."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from audio.errors import AudioError
from audio.files.clip_cache import ClipCache
from audio.recording.recorder_types import Recording
from player.clinic.errors import ClinicError
from player.clinic.preset_signing import Signer
from player.library.catalog import Library
from player.library.choosable_scripts import ChoosableScripts
from player.library.errors import LibraryError
from player.library.own_voice.errors import OwnVoiceError, SpeakerNameError
from player.library.own_voice.manifest import valid_name
from player.library.own_voice.sheet_pages import as_html
from player.library.own_voice.store import OwnVoice, OwnVoices
from player.library.own_voice.taking_in import RecordedLineWriter, TakenLine, numbered_files
from player.practice.errors import NotUsableError
from player.practice.pacing.built_in import shown_name
from player.sittings.narration import Narration
from player.sittings.soundtrack import Clip
from player.system.folders import Folders
from player.window.background_task import BackgroundTask
from player.window.clinic.desk import Desk
from player.window.destinations import Back
from player.window.intents import ConfirmDelete, Destination, Intent
from player.window.own_voice import describe
from player.window.own_voice.giving import BUNDLE_ENDING, save_bundle, what_is_given, why_not_given
from player.window.own_voice.line_recording import LineRecording
from player.window.own_voice.numbered_files import NumberedFiles
from player.window.own_voice.practice_sheet import PracticeSheet, practice_sheet, written_sheet
from player.window.own_voice.state import (
    AskToDeleteVoice,
    ChooseMicrophone,
    GiveVoice,
    GoBack,
    GoToLine,
    HearOrStop,
    HearStretch,
    KeepSheet,
    LineBefore,
    LookForMicrophones,
    NameSpeaker,
    NextLine,
    NextMissing,
    OwnVoiceView,
    RecordOrStop,
    RecordPractice,
    RecordUnder,
    StopLooking,
    TakeInFiles,
    TakeInWhole,
)
from player.window.own_voice.whole_recording import WholeRecording
from player.window.pacing_choice import PacingChoice
from player.window.parts import Clocks, Lazy, Messages, SettingsStore, SoundSource
from player.window.shared.narrators.trial_line import Stage, TrialLine
from player.window.state import Option

_LEFT: Final = "own voice"

_Done = list[TakenLine] | str
"""What long work comes to: lines taken in, or words."""


class OwnVoicePage:
    """One practice and its lines. What is recorded is kept at once.

    Args:
        clocks, desk, folders, library, messages, narration, pacing_choice, settings_store, sound: see
            ``player.window.given``.
        practice: the id of the practice to begin with, or its script's path; empty for the first.
        preset: the preset to begin with; empty for the one in force.
    """

    def __init__(
        self,
        *,
        clocks: Clocks,
        desk: Lazy[Desk],
        folders: Folders,
        library: Lazy[Library],
        messages: Messages,
        narration: Lazy[Narration],
        pacing_choice: PacingChoice,
        settings_store: SettingsStore,
        sound: Lazy[SoundSource],
        practice: str = "",
        preset: str = "",
    ) -> None:
        self._clocks = clocks
        self._desk = desk
        self._library = library
        self._messages = messages
        self._cache = ClipCache(folders.cache)
        self._voices = OwnVoices(folders)
        self._heard = TrialLine(narration, settings_store, sound)
        self._line = LineRecording(sound, self._kept)
        self._task: BackgroundTask[_Done] | None = None
        self._coming: WholeRecording | NumberedFiles | None = None
        self._microphone = self._by = self._by_missing = self._said = self._question = ""
        self._scripts = ChoosableScripts(library.get(), (practice,) if practice else ())
        self._titles: dict[str, str] = {}
        self._presets = tuple(Option(preset.id, shown_name(preset)) for preset in library.get().presets())
        self._practice = practice or self._scripts.scripts[0].id
        self._preset = preset or pacing_choice.in_force().pacing.id
        self._chosen: PracticeSheet | None = None
        self._choose()
        self._line.look()

    def _choose(self) -> None:
        """Another practice, or another preset."""
        self._let_go()
        self._number, self._question, self._by_missing = 1, "", ""
        made = practice_sheet(self._library.get(), self._voices, self._practice, self._preset)
        self._chosen = made if isinstance(made, PracticeSheet) else None
        if isinstance(made, PracticeSheet):
            self._titles[self._practice] = made.sheet.title
        practices = describe.practice_options(self._scripts.scripts, self._titles)
        self._shown = OwnVoiceView(practices, self._practice, self._presets, self._preset)
        if isinstance(made, PracticeSheet):
            self._number = made.next_missing(len(made.sheet.lines)) if made.sheet.lines else 0
            self._draw()
        else:
            self._shown = replace(self._shown, summary=made)

    # ------------------------------------------------------------------ what is shown

    def _draw(self) -> None:
        """What changes only when something was done."""
        chosen = self._chosen
        if chosen is None:
            return
        with suppress(OwnVoiceError):
            chosen.refresh()
        sheet, way = chosen.sheet, why_not_given(chosen.sheet, self._desk.get(), self._preset)
        self._shown = replace(
            self._shown,
            by_fixed=chosen.voice is not None,
            summary=describe.summary_words(sheet),
            lines=describe.line_rows(sheet),
            html=as_html(sheet),
            file_name=f"{sheet.script}-sheet.pdf",
            can_give=not way,
            give_words=way or what_is_given(chosen.planning.pacing),
            give_name=f"{sheet.script}{BUNDLE_ENDING}",
            can_delete=chosen.voice is not None,
        )

    def view(self) -> OwnVoiceView:
        """The screen as it is now."""
        status, chosen, coming = self._line.status, self._chosen, self._coming
        found = status.microphones is None or bool(status.microphones)
        said = self._said or self._heard.fault or ("" if found else describe.NONE_FOUND)
        return replace(
            self._shown,
            by=chosen.voice.by if chosen is not None and chosen.voice is not None else self._by,
            by_missing=self._by_missing,
            line=self._shown.lines[self._number - 1] if self._shown.lines else None,
            heard_as=self._is_recorded(),
            microphones=describe.microphone_options(status),
            microphone=self._microphone,
            recording=self._line.recording,
            hearing=self._heard.stage is not Stage.SILENT,
            busy=self._busy,
            looking=coming.progress if coming is not None else "",
            stop_words=coming.stop_words if coming is not None else "",
            level=describe.level(status),
            level_words=describe.KEEPING if self._line.keeping else describe.level_words(status),
            said=said,
            doubts=coming.rows if coming is not None else (),
            question=self._question,
            messages=self._messages.shown,
        )

    def _is_recorded(self) -> bool:
        return self._chosen is not None and self._chosen.is_recorded(self._number)

    @property
    def _busy(self) -> bool:
        adding = self._coming is not None and self._coming.busy
        return self._task is not None or self._line.keeping or adding

    # ------------------------------------------------------------------ what is done

    def handle(self, intent: Intent) -> Destination | None:
        """Everything but stopping waits while a line is recorded or something is being added."""
        match intent:
            case GoBack():
                return Back()
            case RecordOrStop() if self._line.recording:
                self._line.stop()
            case NameSpeaker(name):
                self._by, self._by_missing = name, ""
            case StopLooking():
                self._stop_looking()
            case _ if self._line.recording or self._busy:
                return None
            case _:
                self._said = self._question = ""
                self._act(intent)
        return None

    def _act(self, intent: Intent) -> None:
        match intent:
            case RecordPractice(practice):
                self._practice = practice
                self._choose()
            case RecordUnder(preset):
                self._preset = preset
                self._choose()
            case ChooseMicrophone(name):
                self._microphone = name
            case LookForMicrophones():
                self._line.look()
            case _ if self._chosen is not None and self._chosen.sheet.lines:
                self._act_on(intent, self._chosen)

    def _act_on(self, intent: Intent, chosen: PracticeSheet) -> None:
        match intent:
            case GoToLine() | NextLine() | LineBefore() | NextMissing():
                self._go(intent, chosen)
            case RecordOrStop():
                self._record(chosen)
            case HearOrStop():
                self._hear_or_stop(chosen)
            case TakeInFiles(paths):
                self._take_in(chosen, lambda writer: NumberedFiles(numbered_files(map(Path, paths)), writer))
            case TakeInWhole(path):
                whole = Path(path), chosen.sheet
                self._take_in(chosen, lambda writer: WholeRecording(*whole, writer, self._cache))
            case KeepSheet(path):
                self._keep_sheet(Path(path), chosen)
            case GiveVoice():
                self._give(intent, chosen)
            case AskToDeleteVoice() | ConfirmDelete() if chosen.voice is not None:
                self._ask_or_delete(intent, chosen, chosen.voice)
            case _ if isinstance(self._coming, WholeRecording):
                self._decide(intent, chosen, self._coming)

    def _go(self, intent: Intent, chosen: PracticeSheet) -> None:
        self._heard.stop()
        last = len(chosen.sheet.lines)
        match intent:
            case GoToLine(number) if 1 <= number <= last:
                self._number = number
            case NextLine():
                self._number = min(last, self._number + 1)
            case LineBefore():
                self._number = max(1, self._number - 1)
            case NextMissing():
                self._number = chosen.next_missing(self._number)

    def _named(self, chosen: PracticeSheet) -> bool:
        """Whether it is known who speaks; otherwise it is asked for."""
        self._by_missing = (
            "" if chosen.voice is not None or valid_name(self._by.strip()) else describe.NO_NAME
        )
        return not self._by_missing

    def _record(self, chosen: PracticeSheet) -> None:
        if self._named(chosen):
            self._heard.stop()
            self._line.record(self._number, self._microphone)

    def _kept(self, number: int, recording: Recording) -> TakenLine:
        """Keeps a recorded line; runs beside the window's thread, while nothing else is added."""
        if self._chosen is None:
            raise SpeakerNameError
        return self._chosen.writer(self._by, self._clocks.now()).take_recording(number, recording)

    def _hear_or_stop(self, chosen: PracticeSheet) -> None:
        if self._heard.stage is not Stage.SILENT:
            self._heard.stop()
            return
        voice, line = chosen.voice, chosen.line(self._number)
        placed = None if voice is None else voice.placed(line.spoken, self._cache)
        if placed is not None:
            self._heard.hear(lambda: Clip(placed.clip, placed.frames))
        elif self._is_recorded():
            self._said = describe.DAMAGED.format(number=self._number)

    def _take_in(
        self, chosen: PracticeSheet, of: Callable[[RecordedLineWriter], WholeRecording | NumberedFiles]
    ) -> None:
        if self._named(chosen):
            self._let_go()
            self._heard.stop()
            try:
                self._coming = of(chosen.writer(self._by, self._clocks.now()))
            except OwnVoiceError as error:
                self._said = str(error)

    def _stop_looking(self) -> None:
        if self._coming is not None and self._coming.looking:
            self._done(self._coming.stop())
            self._let_go()

    def _decide(self, intent: Intent, chosen: PracticeSheet, whole: WholeRecording) -> None:
        match intent:
            case HearStretch(line):
                self._heard.hear(lambda: whole.clip(line))
            case _ if whole.decide(intent, lambda: chosen.writer(self._by, self._clocks.now())):
                self._heard.stop()
                self._said = describe.TAKING

    def _keep_sheet(self, path: Path, chosen: PracticeSheet) -> None:
        self._said = written_sheet(path, self._shown.html, chosen.sheet.title)

    def _give(self, intent: GiveVoice, chosen: PracticeSheet) -> None:
        desk, voice, path = self._desk.get(), chosen.voice, Path(intent.path)
        own, preset = desk.own_key(), desk.file(self._preset)
        if not intent.passphrase:
            self._said = describe.NO_PHRASE
        elif self._shown.can_give and voice is not None and own is not None and preset is not None:
            giver = Signer(own.author, self._clocks.now())
            self._begin(
                describe.SIGNING,
                lambda: save_bundle(voice, preset, desk.key.opened(intent.passphrase), giver, path),
            )

    def _ask_or_delete(self, intent: Intent, chosen: PracticeSheet, voice: OwnVoice) -> None:
        if isinstance(intent, AskToDeleteVoice):
            count = len(voice.manifest.lines)
            self._question = describe.delete_question(chosen.sheet.title, voice.by, count)
            return
        self._heard.stop()
        try:
            self._voices.delete(chosen.planning.script.id, self._cache)
        except OwnVoiceError as error:
            self._said = str(error)
        else:
            self._said = describe.DELETED
        self._draw()

    def _begin(self, words: str, work: Callable[[], _Done]) -> None:
        self._heard.stop()
        self._said = words
        self._task = BackgroundTask(work)

    # ------------------------------------------------------------------ what happens by itself

    def tick(self) -> Destination | None:
        """Follow the recorder, what is heard, and what is done beside the window."""
        self._heard.tick()
        if self._scripts.read_on():
            practices = describe.practice_options(self._scripts.scripts, self._titles)
            self._shown = replace(self._shown, practices=practices)
        try:
            taken = self._line.tick()
            if taken is not None:
                self._said = describe.taken_words(taken)
                self._draw()
            if self._task is not None and self._task.ready:
                task, self._task = self._task, None
                self._done(task.result())
            if self._coming is not None:
                self._follow(self._coming)
        except NotUsableError as error:
            self._said = "\n".join(str(problem) for problem in error.problems)
        except (AudioError, ClinicError, LibraryError) as error:
            self._said = str(error)
        return None

    def _follow(self, coming: WholeRecording | NumberedFiles) -> None:
        said = coming.tick()
        if coming.over:
            self._let_go()
            self._draw()
        if said is not None:
            self._done(said)

    def _done(self, done: _Done) -> None:
        self._said = done if isinstance(done, str) else describe.many_taken_words(done)
        self._draw()

    def leave(self) -> None:
        """Keep the line that is being recorded, close the microphone, look nothing through, be silent."""
        self._heard.stop()
        self._stop_looking()
        try:
            taken = self._line.leave()
        except LibraryError as error:
            self._messages.say(_LEFT, str(error))
            return
        if taken is not None:
            self._said = describe.taken_words(taken)
            self._draw()
        if taken is not None and taken.fault:
            self._messages.say(_LEFT, taken.fault)

    def _let_go(self) -> None:
        """Of files or of a long recording, however far it is."""
        if self._coming is not None:
            self._coming.close()
            self._coming = None
