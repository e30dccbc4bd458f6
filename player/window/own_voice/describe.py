"""The lines of a sheet, levels and stretches in words."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from audio.recording.recorder_types import RecorderStage, RecorderStatus
from player.language.catalogue import _, counted
from player.library.own_voice.alignment import Found
from player.library.own_voice.sheet import Recorded, Sheet, SheetLine
from player.library.own_voice.sheet_pages import quiet_words, summary
from player.library.own_voice.taking_in import FoundLines, TakenLine
from player.practice.display_text import isolated, quoted
from player.practice.own_titles import title_shown
from player.practice.plain_words import capitalised
from player.practice.script.model import Script
from player.window.own_voice.state import LineRow, StretchRow
from player.window.state import Option

DEFAULT: Final = Option("", _("The system's own choice"))
NONE_FOUND: Final = _(
    "No microphone was found. You might plug one in and look again, or record with any other program and "
    "add the files below."
)
OPENING: Final = _("One moment: the microphone is being opened.")
RECORDING: Final = _("You can speak now. Stop when the line is said.")
CUT_OFF: Final = _(
    "It is too loud, and the loudest parts are cut off. You might move away a little, or turn the "
    "microphone down."
)
FAINT: Final = _(
    "Hardly anything can be heard. You might come nearer, turn the microphone up, or use another."
)
KEEPING: Final = _("The line is being trimmed and kept.")

LOOKING: Final = _("Kindpace is looking through the recording. For a long one this takes a while.")
STOPPED: Final = _("Looking through the recording was stopped. Nothing of it was added.")
TAKING: Final = _("The files are being added.")
FILES_STOPPED: Final = _("Adding the files was stopped. What was added until then stays.")
SIGNING: Final = _("The key is being opened, and the file written. This takes a moment.")
DELETED: Final = _("All recorded lines of this practice are deleted.")
NO_PHRASE: Final = _("The passphrase of your key is missing.")
NO_NAME: Final = _("Who speaks is missing: a name on one line.")
DAMAGED: Final = _(
    "Line {number} can't be played: its file is missing or isn't what was recorded, so the narrator speaks "
    "it. You might record it again."
)

_STATES: Final[Mapping[Recorded, str]] = {
    Recorded.YES: _("Recorded"),
    Recorded.CHANGED: _("Changed since it was recorded"),
    Recorded.NO: _("Not recorded yet"),
}
_FULL: Final = 0.999
"""As ``audio.own_voice.line`` has it."""

_LOW: Final = 0.06
"""Speech with no higher peak (-24 dBFS) has about -40 LUFS: from there on its noise is raised too."""

_HEARD_AFTER: Final = 2.0
"""Seconds after which a first word should have been heard."""

_QUIETEST_DB: Final = 60.0
"""The meter goes down to -60 dBFS."""

_NEAR: Final = 2
"""So many stretches before and after the likely one are offered for a doubtful line."""


def practice_options(scripts: Sequence[Script], titles: Mapping[str, str]) -> tuple[Option, ...]:
    """The practices to choose from.

    Args:
        scripts: those in the library.
        titles: of those that were chosen, by id or path: they stay, wherever their files lie.
    """
    named = {script.id: script.title for script in scripts} | dict(titles)
    return tuple(Option(name, title) for name, title in named.items())


def line_rows(sheet: Sheet) -> tuple[LineRow, ...]:
    """All lines, with the titles of phases where they begin."""
    rows, phase = [], ""
    for line in sheet.lines:
        rows.append(_row(line, capitalised(title_shown(line.phase)) if line.phase != phase else ""))
        phase = line.phase
    return tuple(rows)


def _row(line: SheetLine, phase: str) -> LineRow:
    earlier = "" if line.earlier is None else _("It was: {text}").format(text=line.earlier.text)
    return LineRow(line.number, line.text, phase, quiet_words(line), _STATES[line.recorded], earlier)


def summary_words(sheet: Sheet) -> str:
    """What is recorded, in a few sentences."""
    return " ".join(summary(sheet))


def level(status: RecorderStatus) -> int:
    """The peak on the meter, 0 to 100; -1 while nothing is recorded."""
    if status.stage is not RecorderStage.RECORDING:
        return -1
    decibels = 20 * math.log10(max(status.peak, 1e-6))
    return round(100 * min(1.0, max(0.0, 1 + decibels / _QUIETEST_DB)))


def level_words(status: RecorderStatus) -> str:
    """What there is to say while a line is recorded; empty otherwise."""
    match status.stage:
        case RecorderStage.OPENING:
            return OPENING
        case RecorderStage.RECORDING if status.highest >= _FULL:
            return CUT_OFF
        case RecorderStage.RECORDING if status.seconds >= _HEARD_AFTER and status.highest < _LOW:
            return FAINT
        case RecorderStage.RECORDING:
            return RECORDING
    return ""


def microphone_options(status: RecorderStatus) -> tuple[Option, ...]:
    """Those that can be chosen, the system's default first."""
    return (DEFAULT, *(Option(name, name) for name in status.microphones or ()))


def taken_words(taken: TakenLine) -> str:
    """What became of one line."""
    if taken.fault:
        return _("{fault} Nothing else was changed.").format(fault=taken.fault)
    kept = _("Line {number} is kept. You can hear it, record it again, or go on.").format(number=taken.number)
    return f"{kept} {taken.words}".strip()


def so_far(share: float) -> str:
    """How much is looked through; empty where that isn't known yet."""
    return _("So far: {share:.0%}.").format(share=share) if share else ""


def files_so_far(done: int, count: int) -> str:
    """How many files are gone through."""
    return counted(
        "The file is being added.",
        "The files are being added. So far: {done} of {number}.",
        count,
        done=done,
    )


def many_taken_words(taken: list[TakenLine]) -> str:
    """What became of several lines."""
    kept = [line for line in taken if not line.fault]
    said = [counted("{number} line was added.", "{number} lines were added.", len(kept))]
    said += [line.fault for line in taken if line.fault]
    said += [
        _("Line {number}: {words}").format(number=line.number, words=line.words)
        for line in kept
        if line.words
    ]
    return "\n".join(said)


def stretch_row(found: Found, recording: FoundLines, sheet: Sheet, run: str) -> StretchRow:
    """A doubtful line with the stretches that it may be."""
    places = range(max(1, found.first - _NEAR), min(len(recording.stretches), found.last + _NEAR) + 1)
    runs = {run_value(found.first, found.last): (found.first, found.last)}
    for first in places:
        for last in (first, first + 1):
            if last in places:
                runs[run_value(first, last)] = first, last
    options = [
        Option(value, _run_words(recording, *runs[value])) for value in sorted(runs, key=runs.__getitem__)
    ]
    return StretchRow(found.line, sheet.lines[found.line - 1].text, tuple(options), run)


def run_value(first: int, last: int) -> str:
    """A run of stretches as the command line writes it: ``9`` or ``9-10``."""
    return str(first) if first == last else f"{first}-{last}"


def run_of(value: str) -> tuple[int, int]:
    """The first and last stretch of such a run."""
    first, _, last = value.partition("-")
    return int(first), int(last or first)


def _run_words(recording: FoundLines, first: int, last: int) -> str:
    start = recording.stretches[first - 1].start
    length = recording.stretches[last - 1].end - start
    which = (
        _("Stretch {first}").format(first=first)
        if first == last
        else _("Stretches {first} and {last}").format(first=first, last=last)
    )
    return _("{which}, at {int}:{int_2:02}, {length:.0f} s").format(
        which=which, int=int(start // 60), int_2=int(start % 60), length=length
    )


def delete_question(title: str, by: str, count: int) -> str:
    """Whether all may be deleted."""
    return counted(
        "Delete the recorded line of {title}, spoken by {by}, from this computer? That can't be "
        "undone. After that, the narrator speaks the practice.",
        "Delete all {number} recorded lines of {title}, spoken by {by}, from this computer? That can't be "
        "undone. After that, the narrator speaks the practice.",
        count,
        title=quoted(title),
        by=isolated(by),
    )
