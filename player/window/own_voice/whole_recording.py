"""One long recording of the sheet: what is beyond doubt is taken in, the rest is decided by ear."""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from audio.errors import AudioError
from audio.files.clip_cache import CacheError, ClipCache, clip_name, frames_in
from audio.own_voice.line_errors import NoSpeechError
from audio.own_voice.line_maker import MadeLine
from audio.own_voice.sheet_reader import SheetReader
from audio.units import ClipName
from player.language.catalogue import _
from player.library.own_voice.alignment import Found
from player.library.own_voice.sheet import Sheet
from player.library.own_voice.taking_in import (
    FoundLines,
    RecordedLineWriter,
    TakenLine,
    found_lines,
    in_words,
)
from player.sittings.soundtrack import Clip
from player.window.background_task import BackgroundTask
from player.window.intents import Intent
from player.window.own_voice import describe
from player.window.own_voice.state import (
    STOP_LOOKING,
    ChooseStretch,
    LeaveOutStretch,
    StretchRow,
    TakeStretch,
)


@dataclass(frozen=True)
class _Doubt:
    found: Found
    run: str


class WholeRecording:
    """A long recording, looked through in a process of its own from the moment this is made.

    Args:
        path: of the recording.
        sheet: what was read.
        writer: stores what is beyond doubt.
        cache: where stretches are put to be heard; they are removed again by ``close``.

    Attributes:
        over: it can't be used, or not any longer; what was added stays.
        stop_words: on the button that stops it.
    """

    stop_words: Final = STOP_LOOKING

    def __init__(self, path: Path, sheet: Sheet, writer: RecordedLineWriter, cache: ClipCache) -> None:
        self._name = path.name
        self._sheet = sheet
        self._writer = writer
        self._cache = cache
        self._reader = SheetReader(path)
        self._asked: set[str] = set()
        self._finding: BackgroundTask[FoundLines] | None = None
        self._lines: FoundLines | None = None
        self._found: Sequence[str] = ()
        self._taking: dict[int, str] = {}
        self._adding: BackgroundTask[list[TakenLine]] | None = None
        self._doubts: dict[int, _Doubt] = {}
        self._heard: set[ClipName] = set()
        self.over = False

    @property
    def looking(self) -> bool:
        """Whether it is still being looked through; until then nothing of it is stored."""
        return self._lines is None

    @property
    def busy(self) -> bool:
        """Whether it is being looked through, or lines of it are being added."""
        return self.looking or bool(self._taking)

    @property
    def progress(self) -> str:
        """How far looking through it is, in words; empty once that is done."""
        return f"{describe.LOOKING} {describe.so_far(self._reader.share)}".strip() if self.looking else ""

    @property
    def rows(self) -> tuple[StretchRow, ...]:
        """The lines that are still to be decided."""
        if self._lines is None:
            return ()
        return tuple(
            describe.stretch_row(doubt.found, self._lines, self._sheet, doubt.run)
            for doubt in self._doubts.values()
        )

    def tick(self) -> str | None:
        """Go on. Returns what there is to say, once something is done.

        Raises:
            OwnVoiceError: a line can't be stored.
        """
        self._reader.poll()
        if self._reader.fault:
            self.over = True
            return self._reader.fault
        return self._find() if self._lines is None else self._add(self._lines)

    def _find(self) -> str | None:
        stretches = self._reader.stretches
        if stretches is None:
            return None
        if not stretches:
            self.over = True
            return str(NoSpeechError(self._name))
        if self._finding is None:
            self._finding = BackgroundTask(lambda: found_lines(stretches, self._sheet))
        if not self._finding.ready:
            return None
        self._lines = lines = self._finding.result()
        self._doubts = {found.line: _Doubt(found, _run(found)) for found in lines.doubtful}
        self._taking = {line: describe.run_value(*run) for line, run in lines.certain.items()}
        self._found = in_words(lines, self._sheet)
        return None if self._taking else self._added([])

    def _add(self, lines: FoundLines) -> str | None:
        if not self._taking:
            return None
        if self._adding is None:
            made = {line: self._made(lines, line, run) for line, run in sorted(self._taking.items())}
            ready = {line: one for line, one in made.items() if one is not None}
            if len(ready) == len(made):
                writer = self._writer
                self._adding = BackgroundTask(
                    lambda: [writer.take_made(line, one) for line, one in ready.items()]
                )
            return None
        if not self._adding.ready:
            return None
        adding, self._adding, self._taking = self._adding, None, {}
        return self._added(adding.result())

    def _added(self, taken: list[TakenLine]) -> str:
        found, self._found = self._found, ()
        return "\n".join((*found, describe.many_taken_words(taken)))

    def _made(self, lines: FoundLines, line: int, run: str) -> MadeLine | None:
        """A line of these stretches; None until the process has made it."""
        key = f"{line} {run}"
        if key not in self._asked:
            self._asked.add(key)
            self._reader.ask(key, _("Line {line}").format(line=line), *lines.span(*describe.run_of(run)))
        return self._reader.made.get(key)

    def decide(self, intent: Intent, writer: Callable[[], RecordedLineWriter]) -> bool:
        """Think of other stretches as a line, leave it out, or add it. Returns whether it is being added.

        Raises:
            OwnVoiceError: it can't be added to what is recorded.
        """
        match intent:
            case ChooseStretch(line, run):
                self._doubts[line] = replace(self._doubts[line], run=run)
            case LeaveOutStretch(line):
                self._doubts.pop(line, None)
            case TakeStretch(line):
                self._writer = writer()
                self._taking = {line: self._doubts.pop(line).run}
                return True
        return False

    def clip(self, line: int) -> Clip | str | None:
        """The stretches chosen for a line as they would be heard; None until then; or why they can't be."""
        if self._lines is None:
            return None
        made = self._made(self._lines, line, self._doubts[line].run)
        if made is None or made.fault:
            return None if made is None else made.fault
        try:
            # As a recorded line's: once it is taken in, this is the same clip.
            name = clip_name("own voice", hashlib.sha256(made.data).hexdigest())
            self._cache.take_in(name, made.data)
        except AudioError as error:
            return str(error)
        self._heard.add(name)
        return Clip(name, frames_in(name, made.data))

    def stop(self) -> str:
        """Look no further. Returns what there is to say."""
        self.close()
        return describe.STOPPED

    def close(self) -> None:
        """End the process, and let nothing lie about."""
        self._reader.close()
        for name in self._heard:
            with suppress(CacheError, OSError):
                self._cache.remove(name)


def _run(found: Found) -> str:
    return describe.run_value(found.first, found.last)
