"""Makes plans and their spoken lines from the arguments of ``plan``, ``render`` and ``play``."""

import argparse
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from audio.files.clip_cache import ClipCache
from audio.mix.bells import ensure_bells
from audio.mix.stored_sounds import Timbre
from audio.voice.languages.language_narrator import Speaking, identity_for, letters_of
from audio.voice.loading import loaded_voice
from audio.voice.protocol import SpokenLine, Voice
from audio.voice.worker import FailedLine, speak_lines
from player.cli.choose import read_choices, with_minutes
from player.cli.errors import CommandError, Exit
from player.cli.recordings import check_sound, is_recording, quiet_script_of, survey_recording
from player.cli.terminal import tell
from player.language.catalogue import _
from player.library.captions.recording_captions import captions_beside, in_words
from player.library.catalog import Library
from player.practice.choices import Choices
from player.practice.errors import NotUsableError
from player.practice.narrator_choice import NarratorChoice
from player.practice.pacing.built_in import shown_name
from player.practice.pacing.locks import ALLOWED, may_choose_preset
from player.practice.planner.recordings.recording import Recording
from player.practice.planner.recordings.recording_script import marked_rung, recording_script
from player.practice.planner.recordings.unguided import QUIET_ID
from player.practice.planner.steps import Plan, StepKind
from player.practice.session.cues import Cue
from player.records.errors import RecordsError
from player.records.reading import LogReader
from player.settings.file import SettingsFile, wanted_language
from player.sittings.going_on import planning_on
from player.sittings.narration import Who
from player.sittings.planning import Planning, QuietPlanning, RecordingPlanning
from player.sittings.recorded_lines import Recorded, nobody
from player.sittings.soundtrack import Clip, Clips, plan_as_spoken
from player.sittings.spoken_lines import line_request
from player.system.folders import Folders

Progress = Callable[[int, int], None]
"""Called with how many lines are spoken, and how many there are."""

_WHY: Final = _(
    "{title} can't be gone on with. That is possible within a day of stopping midway, with the same script "
    "and preset, if there was no other sitting since. Without --go-on it begins at the beginning."
)
_CHOICES: Final = _("--go-on keeps the choices made then: leave out --choose, --minutes, --narrator, --turn.")


@dataclass(frozen=True)
class Prepared:
    """A sitting, ready to be printed or written to a file.

    Attributes:
        planning: what the plan was made from.
        plan: the sitting's plan.
        clips: the clips of its lines; None where nothing is spoken.
        bell: the bell's sound; None where there are no bells.
        unspoken: lines that the voice could not speak.
    """

    planning: Planning
    plan: Plan
    clips: Clips | None
    bell: Clip | None
    unspoken: tuple[FailedLine, ...]


class LockedError(CommandError):
    """The locks on this machine don't allow the preset that was asked for."""

    def __init__(self, words: str) -> None:
        super().__init__(words, Exit.BAD_INPUT)


class NotOfferedError(CommandError):
    """The practice is not offered with this preset and these choices; the message says why."""

    def __init__(self, words: str) -> None:
        super().__init__(words, Exit.BAD_INPUT)


class NothingToGoOnWithError(CommandError):
    """There is no sitting to go on with, or not with what was asked for."""

    def __init__(self, words: str) -> None:
        super().__init__(words, Exit.BAD_INPUT)


class Narrator:
    """A narrator's voice, loaded only when a line has to be spoken that isn't in the cache.

    Args:
        who: who speaks.

    Attributes:
        letters: what it can say.
    """

    def __init__(self, who: Who) -> None:
        self._speaking: Speaking = who.value if isinstance(who, NarratorChoice) else who
        self._voice: Voice | None = None
        self.letters = letters_of(self._speaking)

    @property
    def identity(self) -> str:
        """Voice, engine and versions in one string."""
        return identity_for(self._speaking)

    def speak(self, text: str, words_per_minute: float, joints: Collection[int] = ()) -> SpokenLine:
        """Speak one sentence; see ``audio.voice.protocol.Voice``."""
        if self._voice is None:
            self._voice = loaded_voice(self._speaking)
        return self._voice.speak(text, words_per_minute, joints)


def planning_of(
    asked: argparse.Namespace,
    folders: Folders,
    known: Callable[[], Recording] | None = None,
    *,
    fall_back: bool = False,
) -> Planning:
    """The planning for the script (or recording, or quiet time), preset and choices that were asked for.

    Args:
        asked: the parsed arguments.
        folders: Kindpace's folders.
        known: returns the recording, if its survey is under way; else it is surveyed now.
        fall_back: whether to use Gentle instead of a preset with mistakes, as the window does.

    Raises:
        ChoiceError: a choice is invalid.
        NotUsableError, LibraryError: the script or preset can't be used.
        DecodeError, CacheNotWritableError: the recording can't be used.
        NotOfferedError: the practice isn't offered with this preset and these choices.
    """
    choices = replace(with_minutes(read_choices(asked.choose), asked.minutes), turn=asked.turn or 0)
    library = Library(folders, language=wanted_language(folders.config))
    # Mistakes in a preset end the commands for authors; someone who wants to sit gets Gentle, and the reason.
    _check_preset(library, asked.preset, fall_back=fall_back)
    in_force = library.pacing_in_force(asked)
    if in_force.reason:
        tell(in_force.reason)
    pacing, phrasebook = in_force.pacing, library.phrasebook()
    named = library.languages.narrator(phrasebook.language)
    if asked.script == QUIET_ID:
        quiet = quiet_script_of(choices, phrasebook)
        return QuietPlanning(quiet, pacing, choices, phrasebook, named=named)
    if is_recording(asked.script):
        path = Path(asked.script)
        found = known or _surveyed(path, folders)
        marks = SettingsFile(folders.config).read().settings.recording_rungs
        script = recording_script(found(), phrasebook.language, marked_rung(marks, found().name))
        captions = _captions_beside(path)
        return RecordingPlanning(script, pacing, choices, phrasebook, found, captions, named=named)
    script = library.script(asked.script)
    planning = Planning.in_its_language(library, script, pacing, choices)
    _check_offered(planning)
    return planning


def _surveyed(path: Path, folders: Folders) -> Callable[[], Recording]:
    """A recording that is looked through now, to its end."""
    recording = survey_recording(path, folders.cache)
    check_sound(recording, path)
    return lambda: recording


def _captions_beside(path: Path) -> tuple[Cue, ...]:
    """A recording's captions; what is wrong with them is said."""
    captions = captions_beside(path)
    if captions.problems:
        tell(in_words(str(path), captions.problems))
    return captions.cues


def gone_on(asked: argparse.Namespace, planning: Planning, log: LogReader | None) -> Planning:
    """The planning of a sitting that goes on where the last one stopped.

    Args:
        asked: the parsed arguments.
        planning: of the practice, from its beginning.
        log: the session log; None if it could not be opened.

    Raises:
        NothingToGoOnWithError: there is nothing to go on with, or choices were given as well.
    """
    if asked.choose or asked.minutes or asked.narrator or asked.turn is not None:
        raise NothingToGoOnWithError(_CHOICES)
    try:
        left = None if log is None else log.left_off.last()
    except RecordsError as error:
        raise NothingToGoOnWithError(str(error)) from error
    found = None if left is None else planning_on(left, planning)
    if found is None:
        raise NothingToGoOnWithError(_WHY.format(title=planning.script.title))
    return found


def _check_offered(planning: Planning) -> None:
    """Refuse a practice that isn't offered with its preset and choices.

    Raises:
        NotOfferedError: it isn't offered; the message says why.
    """
    reason = planning.why_not()
    if reason:
        title, preset = planning.script.title, shown_name(planning.pacing)
        raise NotOfferedError(
            _("{title} isn't offered under {preset} with these choices. {reason}").format(
                title=title, preset=preset, reason=reason
            )
        )


def _check_preset(library: Library, name: str, *, fall_back: bool) -> None:
    try:
        library.preset(name)
    except NotUsableError:
        if not fall_back:
            raise


def check_locks(planning: Planning, folders: Folders) -> None:
    """Refuse a preset that goes further than the locks in force on this machine.

    Raises:
        LockedError: it goes further than a locked preset allows.
    """
    settings = SettingsFile(folders.config).read().settings
    _, locking = Library(folders).locked_preset(settings)
    answer = ALLOWED if locking is None else may_choose_preset(locking, planning.pacing)
    if not answer.allowed:
        raise LockedError(answer.words)


def estimate(planning: Planning) -> Prepared:
    """The sitting with estimated lengths of lines, without any sound."""
    return Prepared(planning, planning.fresh(planning.estimated), None, None, ())


def prepare(
    planning: Planning,
    cache: ClipCache,
    progress: Progress = lambda _done, _of: None,
    narrator: Who = NarratorChoice.HEART,
    recorded: Recorded = nobody,
) -> Prepared:
    """Speak every line of a sitting that isn't recorded, and plan it with the lines' real lengths.

    Raises:
        CacheNotWritableError: the folder of clips can't be written.
    """
    if not planning.choices.spoken:
        silent = estimate(planning)
        return Prepared(planning, silent.plan, None, _bell(silent.plan, cache, planning.choices), ())
    speaker = _Speaker(planning.words_per_minute, cache, progress, narrator)

    def ready(lines: tuple[str, ...]) -> Clips:
        found = {line: clip for line in lines if (clip := recorded(line)) is not None}
        spoken = planning.narrated or planning.language_narrator is not None
        left = tuple(line for line in lines if line not in found) if spoken else ()
        return {**found, **speaker.speak(left)}

    plan, clips = plan_as_spoken(planning.fresh, ready, planning.estimated)
    return Prepared(planning, plan, clips, _bell(plan, cache, planning.choices), tuple(speaker.unspoken))


def _bell(plan: Plan, cache: ClipCache, choices: Choices) -> Clip | None:
    if all(step.kind is not StepKind.BELL for step in plan.steps):
        return None
    name = ensure_bells(cache)[Timbre(choices.bowl)]
    return Clip(name, cache.frames(name))


class _Speaker:
    """Speaks lines at one pace, reports progress, and collects the lines that can't be spoken."""

    def __init__(self, words_per_minute: float, cache: ClipCache, progress: Progress, narrator: Who) -> None:
        self._words_per_minute = words_per_minute
        self._cache = cache
        self._progress = progress
        self._narrator = Narrator(narrator)
        self._lines_done = 0
        self.unspoken: list[FailedLine] = []

    def speak(self, lines: tuple[str, ...]) -> Clips:
        """Speak lines and return their clips, without those of lines that can't be spoken."""
        requests = [line_request(line, self._words_per_minute) for line in lines]
        total = self._lines_done + len(lines)
        clips = {}
        narrator, progress = self._narrator, self._progress_to(total)
        for answer in speak_lines(requests, narrator, self._cache, progress, narrator.letters):
            if isinstance(answer, FailedLine):
                self.unspoken.append(answer)
            else:
                clips[answer.text] = Clip(answer.clip, answer.frames)
        self._lines_done = total
        return clips

    def _progress_to(self, total: int) -> Callable[[int], None]:
        before = self._lines_done
        return lambda done: self._progress(before + done, total)
