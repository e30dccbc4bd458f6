"""``kindpace play``: plays a sitting without the window, with the same engine and into the same log."""

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from audio.analysis.surveys import Surveys
from audio.engine.types import Engine, EngineState
from audio.files.clip_cache import ClipCache
from audio.files.sound_errors import FileUnreadableError
from audio.mix.buses import Bus
from audio.mix.timeline import ROOM_TONE
from audio.voice.worker import SpeechWorker
from player.cli.errors import CommandError, Exit
from player.cli.log.key import keys_of
from player.cli.narrators.choice import with_narrator
from player.cli.preparing import check_locks, gone_on, planning_of
from player.cli.recordings import check_sound, is_recording, quiet_document, with_sound_between
from player.cli.reporting import in_words
from player.cli.terminal import ask, say, tell
from player.clinic.pin import ClinicPin
from player.language.catalogue import _
from player.library.catalog import Library
from player.practice.pacing.built_in import shown_name
from player.practice.pacing.model import with_values
from player.practice.planner.recordings.recording_script import recording_document
from player.practice.planner.steps import Plan
from player.practice.session.cues import heard_lines
from player.practice.session.events import Answered, EaseBackAsked, Left, OfferTaken, WritingDone
from player.practice.session.offer_rules import Offer
from player.practice.session.table import Session, State, step_at
from player.records.errors import RecordsError, WrongPassphraseError
from player.records.session_log import SessionLog
from player.records.store.entries import Content, ContentKind
from player.settings.declaration import Settings
from player.settings.file import SettingsFile, wanted_language
from player.sittings.known_recording import KnownRecording, LinesBesideRecording
from player.sittings.locks_in_force import locks_in_force
from player.sittings.narration import Narration
from player.sittings.planning import Planning, QuietPlanning, RecordingPlanning
from player.sittings.recorded_lines import voices_here
from player.sittings.sitting import Sitting
from player.sittings.sitting_log import Files, SittingLog, in_turn
from player.sittings.sitting_parts import Parts
from player.sittings.sound import Sound
from player.sittings.spoken_lines import Lines
from player.system.folders import Folders, find_folders
from player.system.signals import asked_to_end, exit_status, handled
from player.system.technical_log import start_technical_log

TICK: Final = 0.2
"""Seconds between two ticks: captions may be late by this much; the sound never is."""

FIRST_TICK: Final = 0.02

_LONGEST_FADE: Final = 2.0
"""Seconds to wait at most for silence after easing back."""

HOW_TO_PREPARE: Final = _("kindpace narrators --prepare prepares lines beforehand.")
QUESTION: Final = _("How hard is this moment, from 0 to 10? Enter alone to leave it out: ")
WRITING: Final = _("{} Enter goes on: ")
_OFFERS: Final = {
    Offer.STOP: _("ease back"),
    Offer.GROUNDING_ONLY: _("only grounding"),
    Offer.SOFTER: _("go on more softly"),
    Offer.GO_ON: _("go on as it is"),
}


class SurveyError(CommandError):
    """A recording can't be played.

    Args:
        reason: in words.
        unkept: whether what was found in it could not be kept, and nothing is wrong with the file.
    """

    def __init__(self, reason: str, *, unkept: bool = False) -> None:
        super().__init__(reason, Exit.ATTENTION if unkept else Exit.BAD_INPUT)


class SoundError(CommandError):
    """The sitting paused by itself, and there is no terminal on which to ask."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, Exit.ATTENTION)


def run(asked: argparse.Namespace) -> int:
    """Play the sitting to its end, or until Ctrl-C."""
    # Whatever was opened is closed again, the last first, whatever happens.
    with in_words(), _noted_signals() as stop, ExitStack() as opened:
        folders = find_folders().make()
        start_technical_log(folders)
        settings = SettingsFile(folders.config).read().settings
        surveys = opened.enter_context(closing(Surveys(folders.cache)))
        planning, known = _planning(asked, folders, surveys)
        log = _log(folders)
        if log is not None:
            opened.enter_context(log)
        if asked.go_on:
            planning = gone_on(asked, planning, log)
        elif asked.turn is None:
            planning = in_turn(planning, log)
        lines = _spoken_lines(planning, folders, opened)
        device = settings.device if asked.device is None else asked.device
        sound = opened.enter_context(closing(Sound(folders.cache, device)))
        engine = _engine_at(settings, sound)
        written = opened.enter_context(closing(_sitting_log(log, planning, folders)))
        parts = Parts(
            planning,
            engine,
            lines if known is None else LinesBesideRecording(lines, known.grown),
            written,
            sound.bell(planning.choices.bowl) if planning.choices.bells else None,
            background=lambda: sound.background(planning.choices.between or settings.background),
            room_tone=lambda: sound.background(ROOM_TONE) if settings.room_tone else None,
        )
        return _Player(Sitting(parts), engine, stop).play()


def _planning(
    asked: argparse.Namespace, folders: Folders, surveys: Surveys
) -> tuple[Planning, KnownRecording | None]:
    """What to play, with what was chosen beside it, and the recording if it is one."""
    planning, known = _planning_of(asked, folders, surveys)
    check_locks(planning, folders)
    planning = with_narrator(planning, asked, folders)
    planning = with_sound_between(planning, ClipCache(folders.cache))
    if not sys.stdin.isatty():
        # Nobody can answer without a terminal: with no check-ins in the plan, the log says "not asked".
        planning = replace(planning, pacing=with_values(planning.pacing, check_in=()))
    return planning, known


def _spoken_lines(planning: Planning, folders: Folders, opened: ExitStack) -> Lines:
    """The lines of whoever speaks; says so where that isn't who was wanted."""
    worker = opened.enter_context(closing(SpeechWorker(folders.cache)))
    narration = Narration(
        Lines(worker),
        lambda name: SpeechWorker(folders.cache, narrator=name),
        recorded_voice=voices_here(folders),
    )
    opened.callback(narration.pause)
    speaker = narration.speaker(planning)
    if speaker.words:
        tell(f"{speaker.words} {HOW_TO_PREPARE}")
    return speaker.lines


def _engine_at(settings: Settings, sound: Sound) -> Engine:
    """The engine at the volumes that were set."""
    engine = sound.engine(True)
    engine.set_volume(settings.voice_volume)
    engine.set_bus_volume(Bus.BELLS, settings.bell_volume)
    engine.set_bus_volume(Bus.BACKGROUND, settings.background_volume)
    return engine


def _planning_of(
    asked: argparse.Namespace, folders: Folders, surveys: Surveys
) -> tuple[Planning, KnownRecording | None]:
    """What to play. Waits until the beginning of a recording is surveyed."""
    if not is_recording(asked.script):
        return planning_of(asked, folders, fall_back=True), None
    path = Path(asked.script).absolute()
    try:
        if surveys.find_kept(path) is None:
            surveys.first(path)
    except FileUnreadableError as error:
        raise SurveyError(str(error)) from error
    while surveys.found(path) is None:
        surveys.poll()
        if surveys.fault(path):
            raise SurveyError(surveys.fault(path), unkept=surveys.unkept(path))
        time.sleep(FIRST_TICK)
    known = KnownRecording(surveys, path)
    check_sound(known(), path)
    return planning_of(asked, folders, known, fall_back=True), known


def _log(folders: Folders) -> SessionLog | None:
    try:
        log = SessionLog.open(folders.data, keys_of(folders))
    except WrongPassphraseError as error:
        raise CommandError(str(error), Exit.BAD_INPUT) from error
    except RecordsError as error:
        tell(str(error))
        return None
    for notice in log.opened.notices:
        tell(notice)
    return log


def _sitting_log(log: SessionLog | None, planning: Planning, folders: Folders) -> SittingLog:
    library, settings = (
        Library(folders, language=wanted_language(folders.config)),
        SettingsFile(folders.config).read().settings,
    )
    return SittingLog(
        log,
        planning,
        _files(planning, library),
        spoken=planning.choices.spoken,
        said=tell,
        locks=locks_in_force(library, settings, lambda: ClinicPin(folders.config).last_given()),
    )


def _files(planning: Planning, library: Library) -> Files:
    script, pacing = planning.script, planning.pacing
    if isinstance(planning, RecordingPlanning):
        data = recording_document(planning.recording())
    elif isinstance(planning, QuietPlanning):
        data = quiet_document(planning.choices)
    else:
        library.script(Path(script.file))
        data = library.source(script.content_hash)
    library.presets()
    try:
        preset = library.source(pacing.content_hash)
    except KeyError:
        preset = b""
    return Files(Content(ContentKind.SCRIPT, script.id, data), Content(ContentKind.PRESET, pacing.id, preset))


class _AskedInVainError(Exception):
    """A signal came while a question waited for its answer."""


class _Stop:
    """Whether the sitting is to stop: a signal came, which the player checks at every tick.

    Attributes:
        signals: those that came.
        begun: whether a sitting has begun, which is then eased back from; before, there is nothing to end.
        asking: whether a question waits for an answer, which would otherwise go on waiting.
    """

    def __init__(self) -> None:
        self.signals: list[int] = []
        self.begun = False
        self.asking = False

    def note(self, number: int) -> None:
        """Note a signal.

        Raises:
            KeyboardInterrupt, Ended: the first one, before the sitting has begun.
        """
        self.signals.append(number)
        if self.asking:
            raise _AskedInVainError
        if not self.begun and len(self.signals) == 1:
            raise asked_to_end(number)

    def ask(self, question: str) -> str | None:
        """Ask for a line on the terminal; None if the input has ended or a signal came."""
        self.asking = True
        try:
            return ask(question)
        except (EOFError, _AskedInVainError):
            return None
        finally:
            self.asking = False

    def __bool__(self) -> bool:
        return bool(self.signals)


@contextmanager
def _noted_signals() -> Iterator[_Stop]:
    """Note SIGINT, SIGTERM and SIGHUP instead of ending by them, once the sitting has begun."""
    stop = _Stop()
    with handled(stop.note):
        yield stop


class _Player:
    """Follows one sitting on the terminal."""

    def __init__(self, sitting: Sitting, engine: Engine, stop: _Stop) -> None:
        self._sitting = sitting
        self._engine = engine
        self._stop = stop
        self._shown = -1
        self._caption = ""
        self._plan: Plan | None = None

    def play(self) -> int:
        """Play until the end, or until the fade after easing back.

        Returns:
            The exit status.

        Raises:
            SoundError: the sitting paused by itself, and there is no terminal on which to ask.
        """
        sitting = self._sitting
        say(f"{sitting.planning.script.title} · {shown_name(sitting.planning.pacing)}")
        self._stop.begun = True
        sitting.begin()
        while sitting.under_way:
            time.sleep(FIRST_TICK if sitting.waiting else TICK)
            if self._stop:
                return self._ease_back(exit_status(self._stop.signals[0]))
            sitting.tick()
            self._follow()
        stopped = sitting.session.state is State.EASED_BACK
        return self._ease_back(Exit.FINE) if stopped else Exit.FINE

    def _follow(self) -> None:
        session = self._sitting.session
        if session.state is State.CHECKING_IN:
            self._ask(session)
        elif session.state is State.WRITING and session.plan is not None:
            self._show(session.plan, session.held_step or 0)
            self._write(session.plan.steps[session.held_step or 0].prompt)
        elif session.state is State.PAUSED:
            self._wait_to_resume(session.message)
        elif session.state is State.PLAYING and session.plan is not None:
            self._show(session.plan, step_at(session.plan, session.position))

    def _show(self, plan: Plan, index: int) -> None:
        """Print every line that has begun since the last tick."""
        for number in range(self._shown + 1, index + 1):
            step = plan.steps[number]
            if step.kind.voiced and step.recorded is None:
                say(step.text)
                self._caption = step.text
        self._shown = max(self._shown, index)
        self._show_recorded(plan, index)

    def _show_recorded(self, plan: Plan, index: int) -> None:
        """Print the newest caption of a recording, if it has captions."""
        planning, position = self._sitting.planning, self._sitting.session.position
        if plan.steps[index].recorded is None or not isinstance(planning, RecordingPlanning):
            return
        newest = next(heard_lines(plan, index, position, planning.cues), "")
        if planning.cues and newest != self._caption:
            self._caption = newest
            say(newest)

    def _ask(self, session: Session) -> None:
        if session.offers:
            numbered = enumerate(session.offers, start=1)
            words = ", ".join(f"{number} {_OFFERS[offer]}" for number, offer in numbered)
            number = (
                self._number(_("Any of these is fine: {words}: ").format(words=words), len(session.offers))
                or 1
            )
            taken: OfferTaken | Answered = OfferTaken(session.offers[max(number, 1) - 1])
        else:
            taken = Answered(self._number(QUESTION, 10))
        # Whoever stops has answered nothing.
        if not self._stop:
            self._sitting.send(taken)

    def _number(self, question: str, highest: int) -> int | None:
        """The answer as a whole number from 0 to ``highest``; None for anything else."""
        answer = (self._stop.ask(question) or "").strip()
        return int(answer) if answer.isdecimal() and int(answer) <= highest else None

    def _write(self, prompt: str) -> None:
        """Wait until the person presses Enter. Without a terminal, the time that the script gives passes."""
        has_terminal = sys.stdin.isatty()
        if has_terminal:
            self._stop.ask(WRITING.format(prompt))
        if not self._stop:
            self._sitting.send(WritingDone(at_once=has_terminal))

    def _wait_to_resume(self, message: str) -> None:
        if not sys.stdin.isatty():
            self._sitting.interrupt()
            raise SoundError(message)
        self._stop.ask(_("{message} Enter goes on: ").format(message=message))
        if not self._stop:
            self._sitting.resume()

    def _ease_back(self, status: int) -> int:
        self._sitting.send(EaseBackAsked())
        self._sitting.send(Left())
        for line in self._sitting.planning.phrasebook.ease_back[:2]:
            say(line)
        end = time.monotonic() + _LONGEST_FADE
        while self._engine.status().state is EngineState.PLAYING and time.monotonic() < end:
            time.sleep(TICK)
        return status
