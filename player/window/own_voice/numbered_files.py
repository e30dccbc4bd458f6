"""Files of lines, one for each: made ready in a process of their own, and added as they become ready."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from audio.own_voice.files_reader import FilesReader, LineFile
from audio.own_voice.line_maker import MadeLine
from player.language.catalogue import _
from player.library.own_voice.errors import OwnVoiceError
from player.library.own_voice.taking_in import RecordedLineWriter, TakenLine
from player.window.background_task import BackgroundTask
from player.window.own_voice import describe
from player.window.own_voice.state import STOP_FILES, StretchRow

_STOPPING: Final = 3.0
"""Seconds that stopping waits for lines that are being written."""

_LOOK: Final = 0.005


class NumberedFiles:
    """The files, gone through from the moment this is made. A bad one takes nothing from the others.

    Args:
        files: by the numbers of their lines.
        writer: stores the lines.

    Raises:
        NoSuchLineError: a number isn't on the sheet; nothing is added.

    Attributes:
        over: all are gone through, or it was stopped.
        taken: what became of the lines so far.
        stop_words: on the button that stops it.
        rows: nothing is to be decided.
    """

    stop_words: Final = STOP_FILES
    rows: Final[tuple[StretchRow, ...]] = ()

    def __init__(self, files: Mapping[int, Path], writer: RecordedLineWriter) -> None:
        writer.check(files)
        self._count = len(files)
        self._writer = writer
        self._reader = FilesReader(
            {
                str(number): LineFile(path, _("Line {number}").format(number=number))
                for number, path in sorted(files.items())
            }
        )
        self._given = 0
        self._adding: BackgroundTask[list[TakenLine]] | None = None
        self.taken: list[TakenLine] = []
        self.over = False

    @property
    def progress(self) -> str:
        """How far it is, in words; empty once it is over."""
        if self.over:
            return ""
        return describe.files_so_far(len(self._reader.made), self._count)

    @property
    def looking(self) -> bool:
        """Whether it is under way, and can be stopped."""
        return not self.over

    @property
    def busy(self) -> bool:
        """Whether it is under way."""
        return not self.over

    def tick(self) -> str | None:
        """Go on. Returns what became of all of them, once.

        Raises:
            OwnVoiceError: a line can't be stored; those after it aren't added.
        """
        if self.over:
            return None
        self._reader.poll()
        self._add()
        if self._adding is not None or self._made() or not self._reader.over:
            return None
        self.close()
        return describe.many_taken_words(self.taken)

    def _add(self) -> None:
        """Store what is ready, beside the window's thread; one batch at a time."""
        if self._adding is not None and self._adding.ready:
            adding, self._adding = self._adding, None
            try:
                self.taken += adding.result()
            except OwnVoiceError:
                self.close()
                raise
        made, writer = self._made(), self._writer
        if self._adding is None and made:
            self._given += len(made)
            self._adding = BackgroundTask(lambda: [writer.take_made(number, line) for number, line in made])

    def _made(self) -> list[tuple[int, MadeLine]]:
        """Lines that are ready and not yet given to be stored."""
        ready = list(self._reader.made.items())[self._given :]
        return [(int(key), line) for key, line in ready]

    def stop(self) -> str:
        """Go no further; what is added stays. Returns what there is to say."""
        self._reader.close()
        end = time.monotonic() + _STOPPING
        while self._adding is not None and not self._adding.ready and time.monotonic() < end:
            time.sleep(_LOOK)
        self._given = len(self._reader.made)
        try:
            self._add()
        except OwnVoiceError as error:
            return str(error)
        self.close()
        return f"{describe.FILES_STOPPED} {describe.many_taken_words(self.taken)}"

    def close(self) -> None:
        """End the process."""
        self.over = True
        self._reader.close()
