"""From the command line's words to a plan and the sound of its lines: what ``plan`` and ``render`` share."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from audio.files.clip_cache import ClipCache
from audio.mix.bells import IN_SITTINGS, ensure_bells
from audio.voice.identity import narrator_identity
from audio.voice.protocol import SpokenLine, Voice
from audio.voice.worker import FailedLine, LineRequest, speak_lines
from player.cli.choose import read_choices, with_minutes
from player.cli.errors import CommandError, Exit
from player.cli.recordings import is_recording, look_through, quiet_script_of
from player.cli.terminal import tell
from player.library.catalog import Library
from player.library.recording_captions import captions_beside, in_words
from player.practice.errors import NotUsableError
from player.practice.pacing.locks import ALLOWED, may_choose_preset
from player.practice.planner.recordings.recording_plan import Recording
from player.practice.planner.recordings.recording_script import marked_rung, recording_script
from player.practice.planner.recordings.unguided import QUIET_ID
from player.practice.planner.steps import Plan, StepKind
from player.settings.file import SettingsFile
from player.sittings.planning import Planning, QuietPlanning, RecordingPlanning
from player.sittings.soundtrack import Clip, Clips, plan_as_spoken
from player.system.folders import Folders

Progress = Callable[[int, int], None]
"""Told how many of how many lines are spoken."""


@dataclass(frozen=True)
class Prepared:
    """A sitting, ready to be shown or written.

    Attributes:
        planning: what the plan was made from.
        plan: the steps.
        clips: the sound of its lines; None where nothing is spoken.
        bell: the bell's sound, where bells are wanted.
        unspoken: lines that the voice could not speak.
    """

    planning: Planning
    plan: Plan
    clips: Clips | None
    bell: Clip | None
    unspoken: tuple[FailedLine, ...]


class LockedError(CommandError):
    """The preset in force on this machine is locked, and the one asked for goes further."""

    def __init__(self, words: str) -> None:
        super().__init__(words, Exit.BAD_INPUT)


class NotOfferedError(CommandError):
    """Nothing of a practice's own middle would be heard with this preset and these choices."""

    def __init__(self, words: str) -> None:
        super().__init__(words, Exit.BAD_INPUT)


class Narrator:
    """The voice, loaded when the first line is spoken: where all lines are in the cache it never is."""

    def __init__(self) -> None:
        self._voice: Voice | None = None

    @property
    def identity(self) -> str:
        """Voice, engine and versions in one string."""
        return narrator_identity()

    def speak(self, text: str, words_per_minute: float) -> SpokenLine:
        """Speak one sentence; see ``audio.voice.Voice``."""
        if self._voice is None:
            # 14 MB of model and half a second, which a cached sitting can do without.
            from audio.voice.hibari_voice import HibariVoice  # noqa: PLC0415

            self._voice = HibariVoice()
        return self._voice.speak(text, words_per_minute)


def planning_of(
    asked: argparse.Namespace,
    folders: Folders,
    known: Callable[[], Recording] | None = None,
    *,
    giving_way: bool = False,
) -> Planning:
    """The script (or recording, or quiet time), preset and choices that were asked for.

    Args:
        asked: the command line.
        folders: where things are kept.
        known: the recording, where it is known as far as it needs to be; else it is looked through now.
        giving_way: True to let Gentle take the place of a preset with mistakes in it, as the window does.

    Raises:
        ChoiceError: a choice that can't be made.
        NotUsableError, LibraryError: a script or preset that can't be used.
        DecodeError, CacheNotWritableError: a recording that can't be used.
        NotOfferedError: a script of which nothing would be heard.
    """
    choices = replace(with_minutes(read_choices(asked.choose), asked.minutes), turn=asked.turn or 0)
    library = Library(folders)
    # A preset with mistakes ends the command where they can be mended; whoever sits gets Gentle and why.
    _look_at_preset(library, asked.preset, giving_way=giving_way)
    in_force = library.pacing_in_force(asked)
    if in_force.reason:
        tell(in_force.reason)
    pacing, phrasebook = in_force.pacing, library.phrasebook()
    if asked.script == QUIET_ID:
        return QuietPlanning(quiet_script_of(choices, phrasebook), pacing, choices, phrasebook)
    if is_recording(asked.script):
        if known is None:
            looked = look_through(Path(asked.script), folders.cache)
            known = lambda: looked  # noqa: E731  # a constant recording
        marks = SettingsFile(folders.config).read().settings.recording_rungs
        script = recording_script(known(), phrasebook.language, marked_rung(marks, known().name))
        captions = captions_beside(Path(asked.script))
        if captions.problems:
            tell(in_words(asked.script, captions.problems))
        return RecordingPlanning(script, pacing, choices, phrasebook, known, captions.cues)
    return _offered(Planning(library.script(asked.script), pacing, choices, phrasebook))


def _offered(planning: Planning) -> Planning:
    """What was asked for, where it is offered.

    Raises:
        NotOfferedError: it isn't; says why.
    """
    reason = planning.why_not()
    if reason:
        title, preset = planning.script.title, planning.pacing.name
        raise NotOfferedError(f"{title} isn't offered at {preset} with these choices. {reason}")
    return planning


def _look_at_preset(library: Library, name: str, *, giving_way: bool) -> None:
    try:
        library.preset(name)
    except NotUsableError:
        if not giving_way:
            raise


def within_locks(planning: Planning, folders: Folders) -> Planning:
    """What was asked for, to be heard, written to a file, or read line by line.

    Raises:
        LockedError: it goes further than a locked preset that is in force here.
    """
    settings = SettingsFile(folders.config).read().settings
    _, locking = Library(folders).locked_preset(settings)
    answer = ALLOWED if locking is None else may_choose_preset(locking, planning.pacing)
    if not answer.allowed:
        raise LockedError(answer.words)
    return planning


def estimated(planning: Planning) -> Prepared:
    """The sitting with estimated durations, without any sound."""
    return Prepared(planning, planning.fresh(planning.estimated), None, None, ())


def prepared(planning: Planning, cache: ClipCache, progress: Progress = lambda _done, _of: None) -> Prepared:
    """The sitting as it is heard: every line spoken, and the plan made from the lines' real lengths.

    Raises:
        CacheNotWritableError: the folder of prepared sound can't be written.
    """
    if not planning.choices.spoken:
        silent = estimated(planning)
        return Prepared(planning, silent.plan, None, _bell(silent.plan, cache), ())
    speaker = _Speaker(planning.words_per_minute, cache, progress)
    plan, clips = plan_as_spoken(planning.fresh, speaker.prepared, planning.estimated)
    return Prepared(planning, plan, clips, _bell(plan, cache), tuple(speaker.unspoken))


def _bell(plan: Plan, cache: ClipCache) -> Clip | None:
    if all(step.kind is not StepKind.BELL for step in plan.steps):
        return None
    name = ensure_bells(cache)[IN_SITTINGS]
    return Clip(name, cache.frames(name))


class _Speaker:
    """Speaks lines at one pace and keeps account of them."""

    def __init__(self, words_per_minute: float, cache: ClipCache, progress: Progress) -> None:
        self._words_per_minute = words_per_minute
        self._cache = cache
        self._progress = progress
        self._narrator = Narrator()
        self._before = 0
        self.unspoken: list[FailedLine] = []

    def prepared(self, lines: tuple[str, ...]) -> Clips:
        """The clips of those lines that can be spoken."""
        requests = [LineRequest(line, self._words_per_minute) for line in lines]
        total = self._before + len(lines)
        clips = {}
        for answer in speak_lines(requests, self._narrator, self._cache, self._told(total)):
            if isinstance(answer, FailedLine):
                self.unspoken.append(answer)
            else:
                clips[answer.text] = Clip(answer.clip, answer.frames)
        self._before = total
        return clips

    def _told(self, total: int) -> Callable[[int], None]:
        before = self._before
        return lambda done: self._progress(before + done, total)
