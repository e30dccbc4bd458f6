"""Taking recorded lines in from files: one for each line, named by its number, or one of the whole sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from audio.errors import AudioError
from audio.files.clip_cache import clip_file
from audio.own_voice.line_maker import MadeLine
from audio.units import SAMPLE_RATE, Frames, frames
from audio.voice.narrator import HEART
from player.language.catalogue import _
from player.library.own_voice.alignment import Found, Stretch, align
from player.library.own_voice.errors import OwnVoiceError
from player.practice.units import Seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from audio.analysis.slices import Slice
    from audio.own_voice.line import Samples
    from audio.recording.recorder_types import Recording
    from player.library.own_voice.sheet import Sheet
    from player.library.own_voice.store import OwnVoice, OwnVoices

_NUMBER: Final = re.compile(r"\d{1,4}")
BROKEN_OFF: Final = _(
    "The microphone ended in the middle. What came until then is kept; you might record it again."
)
EARLIER_STAYS: Final = _(
    "Line {number}: the microphone ended in the middle, so the earlier recording of it stays. You might "
    "record it once more."
)
LOST: Final = _("A little sound was lost on the way, so you might hear it before you go on.")

_AROUND: Final = frames(0.2)
"""Frames kept around a stretch for trimming: less than half of the shortest pause."""


class NumberedFileError(OwnVoiceError):
    """A file doesn't say which line it is."""

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(
            _("{name}: {fault} Name each file by the number of its line, such as 07.wav.").format(
                name=path.name, fault=fault
            )
        )


NO_STRETCH: Final = _("There is no stretch {number}; they go from 1 to {most}.")
NO_LINE: Final = _("There is no line {number}; they go from 1 to {most}.")


class NoSuchLineError(OwnVoiceError):
    """A number that isn't on the sheet, or not in the recording."""

    def __init__(self, sentence: str, number: int, most: int) -> None:
        super().__init__(sentence.format(number=number, most=most))


@dataclass(frozen=True)
class TakenLine:
    """What became of one line.

    Attributes:
        number: on the sheet.
        words: what the person might improve by recording it again; empty where there is nothing.
        fault: why it was not taken; empty where it was.
    """

    number: int
    words: str = ""
    fault: str = ""


@dataclass(frozen=True)
class FoundLines:
    """What was found in one long recording of the sheet.

    Attributes:
        stretches: of speech, in order; their numbers count from 1.
        found: which lines these are, as far as that can be told.
    """

    stretches: tuple[Stretch, ...]
    found: tuple[Found, ...]

    @property
    def certain(self) -> dict[int, tuple[int, int]]:
        """The first and last stretch of each line that is beyond doubt, by the line's number."""
        return {found.line: (found.first, found.last) for found in self.found if found.certain}

    @property
    def doubtful(self) -> tuple[Found, ...]:
        """The lines to be heard before they are taken."""
        return tuple(found for found in self.found if not found.certain)

    def span(self, first: int, last: int) -> tuple[Frames, Frames]:
        """Where a run of stretches begins, and the first frame after it, with a little around it.

        Raises:
            NoSuchLineError: there aren't so many.
        """
        for number in (first, last):
            if not 1 <= number <= len(self.stretches):
                raise NoSuchLineError(NO_STRETCH, number, len(self.stretches))
        start = round(self.stretches[first - 1].start * SAMPLE_RATE) - _AROUND
        end = round(self.stretches[last - 1].end * SAMPLE_RATE) + _AROUND
        return Frames(max(0, start)), Frames(end)


@dataclass(frozen=True)
class SheetRecording(FoundLines):
    """One long recording of the sheet, with what was found in it.

    Attributes:
        samples: mono at ``SAMPLE_RATE``.
    """

    samples: Samples

    def sound(self, first: int, last: int) -> Samples:
        """The sound of a run of stretches.

        Raises:
            NoSuchLineError: there aren't so many.
        """
        start, end = self.span(first, last)
        return self.samples[start:end]


def numbered_files(paths: Iterable[Path]) -> dict[int, Path]:
    """The files by the number in their names.

    Raises:
        NumberedFileError: a name has no number, or two have the same.
    """
    found: dict[int, Path] = {}
    for path in paths:
        numbers = _NUMBER.findall(path.stem)
        if len(numbers) != 1:
            raise NumberedFileError(path, _("its name should have one number in it."))
        number = int(numbers[0])
        if number in found:
            raise NumberedFileError(path, _("{name} has the same number.").format(name=found[number].name))
        found[number] = path
    return found


def look_through(path: Path, sheet: Sheet) -> SheetRecording:
    """Find the lines of a sheet in one long recording of it.

    Raises:
        AudioError: the file can't be read, or is too long.
    """
    # With numpy and decoders, 0.2 s of imports: nothing of it is needed until something is recorded.
    from audio.own_voice.sheet import read_sheet  # noqa: PLC0415

    read = read_sheet(path)
    lines = found_lines(read.stretches, sheet)
    return SheetRecording(lines.stretches, lines.found, read.samples)


def found_lines(stretches: Sequence[Slice], sheet: Sheet) -> FoundLines:
    """Align stretches of speech, in frames, with the lines of a sheet."""
    heard = tuple(
        Stretch(Seconds(found.start / SAMPLE_RATE), Seconds(found.end / SAMPLE_RATE)) for found in stretches
    )
    expected = [HEART.usual_seconds(line.spoken) for line in sheet.lines]
    return FoundLines(heard, align(heard, expected))


class RecordedLineWriter:
    """Stores recorded lines of a sheet.

    Args:
        voices: where they are stored.
        voice: what they are added to.
        sheet: says which line has which number.
        when: they were recorded, or taken in.
    """

    def __init__(self, voices: OwnVoices, voice: OwnVoice, sheet: Sheet, when: datetime) -> None:
        self._voices = voices
        self.voice = voice
        self._sheet = sheet
        self._when = when

    def take_files(self, files: Mapping[int, Path]) -> list[TakenLine]:
        """Take in a file for each line, by its number. A file that can't be used doesn't keep the others out.

        Raises:
            NoSuchLineError: a number isn't on the sheet; nothing is taken.
        """
        self.check(files)
        return [self._from_file(number, path) for number, path in sorted(files.items())]

    def take_stretches(
        self, recording: SheetRecording, places: Mapping[int, tuple[int, int]]
    ) -> list[TakenLine]:
        """Take in lines from one recording, by the numbers of their first and last stretch.

        Raises:
            NoSuchLineError: a number isn't on the sheet, or not in the recording; nothing is taken.
        """
        self.check(places)
        sounds = {number: recording.sound(*run) for number, run in sorted(places.items())}
        return [self.take(number, sound) for number, sound in sounds.items()]

    def take(self, number: int, samples: Samples) -> TakenLine:
        """Take in one line.

        Args:
            number: on the sheet.
            samples: mono at ``SAMPLE_RATE``, with any quiet around it.

        Raises:
            OwnVoiceError: it can't be stored.
        """
        # As in look_through.
        from audio.own_voice.line import finished_line  # noqa: PLC0415

        try:
            line = finished_line(samples, _("Line {number}").format(number=number))
        except AudioError as error:
            return TakenLine(number, fault=str(error))
        return self.take_made(number, MadeLine(clip_file(line.samples), line.words))

    def take_made(self, number: int, line: MadeLine) -> TakenLine:
        """Take in one line that was made elsewhere.

        Raises:
            OwnVoiceError: it can't be stored.
        """
        if line.fault:
            return TakenLine(number, fault=line.fault)
        spoken = self._sheet.lines[number - 1].spoken
        self.voice = self._voices.add(self.voice, spoken, line.data, self._when)
        return TakenLine(number, line.words)

    def take_recording(self, number: int, recording: Recording) -> TakenLine:
        """Take in one line from a microphone. One that ended by itself replaces no earlier recording.

        Raises:
            OwnVoiceError: it can't be stored.
        """
        earlier = self.voice.line(self._sheet.lines[number - 1].spoken)
        if recording.broken_off and earlier is not None:
            return TakenLine(number, fault=EARLIER_STAYS.format(number=number))
        # As in look_through.
        from audio.recording.samples import samples_of  # noqa: PLC0415

        taken = self.take(number, samples_of(recording))
        if taken.fault:
            return taken
        more = (BROKEN_OFF if recording.broken_off else "", LOST if recording.lost else "")
        return replace(taken, words=" ".join(words for words in (taken.words, *more) if words))

    def _from_file(self, number: int, path: Path) -> TakenLine:
        # As in look_through.
        from audio.own_voice.line import read_sound  # noqa: PLC0415

        try:
            samples = read_sound(path)
        except AudioError as error:
            return TakenLine(number, fault=str(error))
        return self.take(number, samples)

    def check(self, numbers: Iterable[int]) -> None:
        """Look whether all these lines are on the sheet.

        Raises:
            NoSuchLineError: one isn't.
        """
        most = len(self._sheet.lines)
        for number in numbers:
            if not 1 <= number <= most:
                raise NoSuchLineError(NO_LINE, number, most)


def in_words(recording: FoundLines, sheet: Sheet) -> Sequence[str]:
    """What was found, said plainly: how many lines, which are doubtful, which seem missing."""
    lines = len(sheet.lines)
    sure, doubtful = len(recording.certain), recording.doubtful
    said = [
        _("{count} stretches of speech for {lines} lines: {sure} lines are beyond doubt.").format(
            count=len(recording.stretches), lines=lines, sure=sure
        )
    ]
    said += [
        _("Line {line} is doubtful: it may be {run_words}, at {clock}.").format(
            line=found.line, run_words=_run_words(found), clock=_clock(recording, found)
        )
        for found in doubtful
    ]
    there = {found.line for found in recording.found}
    absent = [str(line.number) for line in sheet.lines if line.number not in there]
    if absent:
        said.append(_("Not found: {value}.").format(value=", ".join(absent)))
    used = {number for found in recording.found for number in range(found.first, found.last + 1)}
    unused = [str(number) for number in range(1, len(recording.stretches) + 1) if number not in used]
    if unused:
        said.append(_("Stretches that don't seem to be any line: {value}.").format(value=", ".join(unused)))
    return said


def _run_words(found: Found) -> str:
    return (
        _("stretch {first}").format(first=found.first)
        if found.first == found.last
        else _("stretches {first}-{last}").format(first=found.first, last=found.last)
    )


def _clock(recording: FoundLines, found: Found) -> str:
    whole, rest = divmod(recording.stretches[found.first - 1].start, 60)
    return f"{int(whole)}:{rest:04.1f}"
