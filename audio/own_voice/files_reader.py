"""Has lines made of files, one file for each line, in another process."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from audio.isolation.command import isolated_command
from audio.own_voice.line_maker import LineMaker, MadeLine


@dataclass(frozen=True)
class LineFile:
    """A file of one line.

    Attributes:
        path: any sound file.
        what: the line's name in messages.
    """

    path: Path
    what: str


class FilesReader:
    """Goes through the files from the moment it is made, in order. Nothing here blocks.

    A file over which the process dies is said to be at fault; another process goes on with those after it.

    Args:
        files: by any key.
        command: starts the process; None for the usual one.

    Attributes:
        made: the lines that are made, by key.
    """

    def __init__(self, files: Mapping[str, LineFile], command: list[str] | None = None) -> None:
        self._left = dict(files)
        self._command = command or isolated_command("audio.own_voice.files_process")
        self.made: dict[str, MadeLine] = {}
        self._maker: LineMaker | None = None
        self._ask_for_next()

    @property
    def process_id(self) -> int | None:
        """Of the process, while it runs."""
        return None if self._maker is None else self._maker.process_id

    @property
    def over(self) -> bool:
        """Whether all files are gone through."""
        return not self._left

    def poll(self) -> None:
        """Take in what was answered since."""
        if self._maker is None or self.over:
            return
        maker, key = self._maker, next(iter(self._left))
        maker.poll()
        made = maker.made.get(key)
        if made is None and not maker.fault:
            return
        self.made[key] = made or MadeLine(fault=maker.fault)
        del self._left[key]
        if maker.fault:
            self.close()
        self._ask_for_next()

    def _ask_for_next(self) -> None:
        """One at a time: then it is known over which one the process died."""
        if self.over:
            self.close()
            return
        key, file = next(iter(self._left.items()))
        self._maker = self._maker or LineMaker(self._command, file.path.name)
        self._maker.name = file.path.name
        self._maker.request(key=key, what=file.what, path=str(file.path))

    def close(self) -> None:
        """End the process, however far it is. Files that are left stay so."""
        if self._maker is not None:
            self._maker.close()
            self._maker = None
