"""``kindpace narrators``, and who speaks for the other commands."""

import argparse
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from audio.files.clip_cache import ClipCache
from audio.files.decode import write_audio
from audio.voice.narrator_files import take_in_voices
from audio.voice.narrators import why_missing
from audio.voice.worker import FailedLine, LineRequest, spoken
from player.cli.errors import CommandError, Exit
from player.cli.outputs import check_sound_output
from player.cli.preparing import Narrator, planning_of
from player.cli.reporting import Rows, in_words, show
from player.cli.terminal import print_json, say, tell
from player.practice.narrator_choice import NarratorChoice, narrator_wanted
from player.settings.file import SettingsFile
from player.sittings.narration import readiness
from player.sittings.planning import Planning
from player.sittings.soundtrack import Clip
from player.system.folders import Folders, find_folders

SAMPLE: Final = (
    "You are welcome here, just as you are. If you like, you could let your eyes rest on something near you."
)
"""What a narrator's sample says."""

_SAMPLE_PACE: Final = 105.0
_TURNS: Final = 3
"""So many sittings of a practice are prepared: what takes turns in it is another line each time."""

_READY: Final = "ready"


class NarratorError(CommandError):
    """The narrator asked for doesn't exist or can't speak here."""

    def __init__(self, words: str) -> None:
        super().__init__(words, Exit.BAD_INPUT)


def wanted_by(asked: argparse.Namespace, language: str, folders: Folders) -> NarratorChoice:
    """Who is to speak: as asked for, or as the settings say.

    Args:
        asked: the parsed arguments.
        language: of the text.
        folders: Kindpace's folders.

    Raises:
        NarratorError: the narrator named on the command line doesn't exist or can't speak here.
    """
    if asked.narrator is not None:
        return _named(asked.narrator)
    return narrator_wanted(SettingsFile(folders.config).read().settings.narrator, language=language)


def narrator_here(asked: argparse.Namespace, planning: Planning, folders: Folders) -> NarratorChoice:
    """Who speaks a whole sitting for a command that waits for its lines.

    Raises:
        NarratorError: as in ``wanted_by``.
    """
    wanted = wanted_by(asked, planning.script.language, folders)
    missing = why_missing(wanted.value)
    if missing:
        tell(f"{wanted.given_name} can't speak here: {missing}. Heart speaks.")
        return NarratorChoice.HEART
    return wanted


def run(asked: argparse.Namespace) -> int:
    """Show the narrators, write a sample, prepare lines, or take voices in."""
    with in_words():
        if asked.take_in is not None:
            names = take_in_voices(asked.take_in)
            say(f"Taken in: {', '.join(name.capitalize() for name in names)}.")
        elif asked.sample is not None:
            _write_sample(asked)
        elif asked.script is not None:
            return _prepare(asked)
        elif asked.json:
            print_json([_document(choice) for choice in _all()])
        else:
            _show()
    return Exit.FINE


def _all() -> Iterable[NarratorChoice]:
    return (choice for choice in NarratorChoice if choice is not NarratorChoice.OPEN)


def _document(choice: NarratorChoice) -> dict[str, object]:
    missing = why_missing(choice.value)
    return {"name": choice.value, "words": choice.words, "ready": not missing, "missing": missing}


def _show() -> None:
    made = Rows("name", "who", "here")
    for choice in _all():
        made.add(choice.value, choice.words, why_missing(choice.value) or _READY)
    show(made)


def _named(name: str) -> NarratorChoice:
    known = {choice.value: choice for choice in _all()}
    if name not in known:
        raise NarratorError(f"--narrator {name}: there is no such narrator. Possible: {', '.join(known)}.")
    missing = why_missing(name)
    if missing:
        how = "pip install kindpace[narrators], then kindpace narrators --take-in kokoro-js-1.2.1.tgz"
        raise NarratorError(f"--narrator {name} can't speak here: {missing}. To have it: {how}.")
    return known[name]


def _write_sample(asked: argparse.Namespace) -> None:
    narrator = _named(asked.narrator or NarratorChoice.HEART.value)
    check_sound_output(asked.sample)
    samples = Narrator(narrator.value).speak(SAMPLE, _SAMPLE_PACE).samples
    write_audio(asked.sample, [samples], title=narrator.words)


def _prepare(asked: argparse.Namespace) -> int:
    folders = find_folders()
    planning = planning_of(argparse.Namespace(**vars(asked), choose=[], minutes=None, turn=None), folders)
    narrator = narrator_here(asked, planning, folders)
    cache, voice = ClipCache(folders.cache), Narrator(narrator.value)
    failed: list[str] = []

    def speak(text: str) -> Clip | None:
        answer = spoken(LineRequest(text, planning.words_per_minute), voice, cache)
        if isinstance(answer, FailedLine):
            failed.append(answer.reason)
            return None
        return Clip(answer.clip, answer.frames)

    count = len({text for turn in range(_TURNS) for text in _lines(planning, turn, speak)})
    tell(*failed)
    say(f"{count - len(failed)} lines are ready in {narrator.given_name}'s voice.")
    return Exit.ATTENTION if failed else Exit.FINE


def _lines(planning: Planning, turn: int, speak: Callable[[str], Clip | None]) -> tuple[str, ...]:
    """The lines of a sitting, each of them spoken."""
    return readiness(replace(planning, choices=replace(planning.choices, turn=turn)), speak).lines
