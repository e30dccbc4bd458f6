"""``kindpace voice take`` and ``delete``: recorded lines taken in from files, and deleted."""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from audio.errors import AudioError
from audio.files.clip_cache import ClipCache
from audio.files.decode import write_audio
from audio.own_voice.line_errors import NoSpeechError
from player.cli.errors import CommandError, Exit
from player.cli.passphrase import NoTerminalError
from player.cli.terminal import ask, say, tell
from player.cli.voice.sheets import planning_for, sheet_for
from player.language.catalogue import _, counted
from player.language.system_faults import system_words
from player.library.own_voice.sheet import Recorded, Sheet
from player.library.own_voice.store import OwnVoices
from player.library.own_voice.taking_in import (
    RecordedLineWriter,
    SheetRecording,
    TakenLine,
    in_words,
    look_through,
    numbered_files,
)
from player.practice.display_text import quoted
from player.system.folders import find_folders, make_owner_only
from player.system.paths import is_folder

HOW_TO_DECIDE: Final = _(
    "Doubtful lines were not taken. --hear FOLDER writes the stretches to sound files; "
    "--put 7=9 says which is which."
)


class TakingError(CommandError):
    """What was asked can't be done."""

    def __init__(self, words: str) -> None:
        super().__init__(words, Exit.BAD_INPUT)


def take(asked: argparse.Namespace) -> int:
    """Take recorded lines in, and say what became of each.

    Returns:
        1 if a line could not be taken, or is doubtful.

    Raises:
        TakingError: neither files nor a whole recording are given, or both, or they can't be read.
        OwnVoiceError: see ``player.library.own_voice``.
    """
    if bool(asked.files) == (asked.whole is not None):
        raise TakingError(_("Give sound files named by number with --from, or one recording with --whole."))
    if asked.whole is None and (asked.put or asked.hear):
        raise TakingError(_("--put and --hear belong to a whole recording: --whole FILE."))
    folders = find_folders().make()
    planning = planning_for(asked, folders)
    voices, sheet = OwnVoices(folders), sheet_for(planning, folders)
    if asked.hear is not None:
        return _write_stretches(_looked_through(asked.whole, sheet), sheet, asked.hear)
    writer = RecordedLineWriter(voices, voices.begin(planning.script, asked.by), sheet, datetime.now(UTC))
    if asked.whole is None:
        taken, left = writer.take_files(numbered_files(_files(asked.files))), False
    else:
        recording = _looked_through(asked.whole, sheet)
        chosen = dict(asked.put)
        taken = writer.take_stretches(recording, {**recording.certain, **chosen})
        left = any(found.line not in chosen for found in recording.doubtful)
        say(*in_words(recording, sheet))
    _tell(taken, sheet)
    if left:
        tell(HOW_TO_DECIDE)
    now = sheet_for(planning, folders)
    say(
        _("{count} of {count_2} lines are recorded by {by}.").format(
            count=now.count(Recorded.YES), count_2=len(now.lines), by=writer.voice.by
        )
    )
    return Exit.ATTENTION if left or any(line.fault for line in taken) else Exit.FINE


def _looked_through(path: Path, sheet: Sheet) -> SheetRecording:
    try:
        recording = look_through(path, sheet)
    except AudioError as error:
        raise TakingError(str(error)) from error
    if not recording.stretches:
        raise TakingError(str(NoSpeechError(path.name)))
    return recording


def _files(paths: Sequence[Path]) -> list[Path]:
    """The files given; of a folder those in it, hidden ones left out.

    Raises:
        TakingError: one isn't there or can't be looked at, or there is none.
    """
    found: list[Path] = []
    for path in paths:
        try:
            path.stat()
            inside = sorted(path.iterdir()) if is_folder(path) else [path]
        except OSError as error:
            raise TakingError(
                _("{path} can't be read: {value}.").format(path=path, value=system_words(error))
            ) from error
        found += [file for file in inside if not file.name.startswith(".")]
    if not found:
        raise TakingError(_("There is no file in that folder."))
    return found


def _tell(taken: Sequence[TakenLine], sheet: Sheet) -> None:
    for line in taken:
        text = quoted(sheet.lines[line.number - 1].text)
        if line.fault:
            tell(_("{fault} It was not taken.").format(fault=line.fault))
        else:
            say(
                " ".join(
                    part
                    for part in (
                        _("Line {number} is taken: {text}").format(number=line.number, text=text),
                        line.words,
                    )
                    if part
                )
            )


def _write_stretches(recording: SheetRecording, sheet: Sheet, folder: Path) -> int:
    try:
        make_owner_only(folder)
    except OSError as error:
        raise TakingError(
            _("{folder} can't be made: {value}.").format(folder=folder, value=system_words(error))
        ) from error
    for number in range(1, len(recording.stretches) + 1):
        write_audio(folder / f"stretch-{number:03}.wav", [recording.sound(number, number)])
    say(
        *in_words(recording, sheet),
        _("{count} stretches are in {folder}. Nothing was taken in.").format(
            count=len(recording.stretches), folder=folder
        ),
    )
    return Exit.FINE


def delete(asked: argparse.Namespace) -> int:
    """Delete what is recorded of a practice, once the person says yes."""
    folders = find_folders()
    voices = OwnVoices(folders)
    lines = _recorded_lines(voices, asked.script)
    if not asked.yes:
        if not sys.stdin.isatty():
            raise NoTerminalError(_("Whether to delete them"), "--yes")
        say(_("This will delete {lines} from this computer.").format(lines=lines))
        if ask(_("Type yes to delete them: ")).strip().lower() != "yes":
            raise TakingError(_("Nothing was deleted."))
    voices.delete(asked.script, ClipCache(folders.cache))
    say(_("Deleted: {lines}.").format(lines=lines))
    return Exit.FINE


def _recorded_lines(voices: OwnVoices, script: str) -> str:
    """What there is to delete, in words that stand inside a sentence."""
    voice = voices.usable(script)
    if voice is None:
        return _("whatever is recorded for {script}").format(script=script)
    return counted(
        "{number} line that {by} recorded for {script}",
        "{number} lines that {by} recorded for {script}",
        len(voice.manifest.lines),
        by=voice.by,
        script=script,
    )
