"""Has one long recording looked through in another process, and its lines made there."""

from pathlib import Path
from typing import Any

from audio.analysis.slices import Slice
from audio.isolation.command import isolated_command
from audio.own_voice.line_maker import LineMaker
from audio.units import Frames


class SheetReader(LineMaker):
    """Looks a file through from the moment it is made. Nothing here blocks.

    Args:
        path: of the file.
        command: starts the process; None for the usual one.

    Attributes:
        share: how much of the file has been looked through, 0 to 1.
        stretches: of speech, in order; None until it has been looked through.
    """

    def __init__(self, path: Path, command: list[str] | None = None) -> None:
        self.share = 0.0
        self.stretches: tuple[Slice, ...] | None = None
        super().__init__(
            command or isolated_command("audio.own_voice.sheet_process", str(path)),
            path.name,
        )

    def ask(self, key: str, what: str, start: Frames, end: Frames) -> None:
        """Ask for these frames as a line; it will be in ``made``.

        Args:
            key: any name for it.
            what: its name in messages.
            start: the first frame.
            end: the first one after it.
        """
        self.request(key=key, what=what, start=start, end=end)

    def take_in(self, said: dict[str, Any], data: bytes) -> None:
        """Take in one answer."""
        match said:
            case {"share": share}:
                self.share = float(share)
            case {"stretches": found}:
                self.stretches = tuple(Slice(Frames(start), Frames(end)) for start, end in found)
            case _:
                super().take_in(said, data)
