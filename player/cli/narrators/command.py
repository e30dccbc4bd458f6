"""``kindpace narrators``: who can speak, samples, lines prepared, voices taken in."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from audio.files.clip_cache import ClipCache
from audio.files.decode import write_audio
from audio.voice.narrator_catalog import why_missing
from audio.voice.narrator_files import VoicesNotTakenInError, take_in_voices
from audio.voice.worker import FailedLine, spoken
from player.cli.errors import CommandError, Exit, status_of_keeping
from player.cli.narrators.choice import all_narrators, named, narrator_here, with_narrator
from player.cli.narrators.of_languages import (
    document_of,
    in_one_line,
    named_here,
    print_measured,
    sample_of,
)
from player.cli.outputs import check_sound_output
from player.cli.preparing import Narrator, planning_of
from player.cli.reporting import Rows, in_words, show
from player.cli.terminal import print_json, say, tell
from player.language.catalogue import _
from player.practice.narrator_choice import NarratorChoice
from player.sittings.narration import SAMPLE, SAMPLE_PACE
from player.sittings.planning import Planning
from player.sittings.readiness import readiness
from player.sittings.soundtrack import Clip
from player.sittings.spoken_lines import line_request
from player.system.folders import find_folders

_TURNS: Final = 3
"""So many sittings of a practice are prepared: what takes turns in it is another line each time."""

_READY: Final = _("ready")


def run(asked: argparse.Namespace) -> int:
    """Show the narrators, write a sample, prepare lines, or take voices in."""
    with in_words():
        if asked.take_in is not None:
            _take_in(asked.take_in)
        elif asked.sample is not None:
            _write_sample(asked)
        elif asked.script is not None:
            return _prepare(asked)
        elif asked.measure is not None:
            print_measured(asked.measure)
        elif asked.json:
            print_json([*map(_document, all_narrators()), *map(document_of, named_here())])
        else:
            _show()
    return Exit.FINE


def _take_in(package: Path) -> None:
    try:
        names = take_in_voices(package)
    except VoicesNotTakenInError as error:
        raise CommandError(str(error), status_of_keeping(error)) from error
    say(_("Taken in: {value}.").format(value=", ".join(name.capitalize() for name in names)))


def _document(choice: NarratorChoice) -> dict[str, object]:
    missing = why_missing(choice.value)
    return {"name": choice.value, "words": choice.words, "ready": not missing, "missing": missing}


def _show() -> None:
    made = Rows(_("name"), _("who"), _("here"))
    for choice in all_narrators():
        made.add(choice.value, choice.words, why_missing(choice.value) or _READY)
    for each in named_here():
        made.add(each.narrator.language, in_one_line(each.narrator), each.missing or _READY)
    show(made)


def _write_sample(asked: argparse.Namespace) -> None:
    name = asked.narrator or NarratorChoice.HEART.value
    of_language = sample_of(name)
    if of_language is not None:
        check_sound_output(asked.sample)
        who, text, pace = of_language
        write_audio(asked.sample, [Narrator(who).speak(text, pace).samples], title=who.name)
        return
    narrator = named(name)
    check_sound_output(asked.sample)
    samples = Narrator(narrator).speak(SAMPLE, SAMPLE_PACE).samples
    write_audio(asked.sample, [samples], title=narrator.words)


def _prepare(asked: argparse.Namespace) -> int:
    folders = find_folders()
    planning = planning_of(argparse.Namespace(**vars(asked), choose=[], minutes=None, turn=None), folders)
    planning = with_narrator(planning, asked, folders)
    narrator = narrator_here(planning)
    cache, voice = ClipCache(folders.cache), Narrator(narrator)
    failed: list[str] = []

    def speak(text: str) -> Clip | None:
        request = line_request(text, planning.words_per_minute)
        answer = spoken(request, voice, cache, voice.letters)
        if isinstance(answer, FailedLine):
            failed.append(answer.reason)
            return None
        return Clip(answer.clip, answer.frames)

    count = len({text for turn in range(_TURNS) for text in _lines(planning, turn, speak)})
    tell(*failed)
    say(
        _("{value} lines are ready in {given_name}'s voice.").format(
            value=count - len(failed), given_name=narrator.given_name
        )
    )
    return Exit.ATTENTION if failed else Exit.FINE


def _lines(planning: Planning, turn: int, speak: Callable[[str], Clip | None]) -> tuple[str, ...]:
    """The lines of a sitting, each of them spoken."""
    return readiness(replace(planning, choices=replace(planning.choices, turn=turn)), speak).lines
