"""Has one long recording looked through in another process, and its lines made there."""

import json
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any

from audio.analysis.pauses import Slice
from audio.helper_process import end_helper, start_helper
from audio.isolation.command import isolated_command
from audio.sentences import _, system_words
from audio.units import Frames

_Said = tuple[dict[str, Any], bytes]


@dataclass(frozen=True)
class MadeLine:
    """A line of the recording as it will be heard, or why it can't be.

    Attributes:
        data: of a clip's file; empty where there is a fault.
        words: what the person might improve by recording it again; empty where there is nothing.
        fault: why it can't be used; empty where it can.
    """

    data: bytes = b""
    words: str = ""
    fault: str = ""


class SheetReader:
    """Looks a file through from the moment it is made. Nothing here blocks.

    Args:
        path: of the file.
        command: starts the process; None for the usual one.

    Attributes:
        share: how much of the file has been looked through, 0 to 1.
        stretches: of speech, in order; None until it has been looked through.
        made: the lines that are made, by the key they were asked for with.
        fault: why the file can't be used, in words; empty while it can.
    """

    def __init__(self, path: Path, command: list[str] | None = None) -> None:
        self._name = path.name
        self.share = 0.0
        self.stretches: tuple[Slice, ...] | None = None
        self.made: dict[str, MadeLine] = {}
        self.fault = ""
        self._said: SimpleQueue[_Said | None] = SimpleQueue()
        self._process: subprocess.Popen[bytes] | None = None
        try:
            self._process = start_helper(
                command or isolated_command("audio.own_voice.sheet_process", str(path)),
                # Decoders' messages about a damaged file aren't meant for people.
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            self.fault = _("{name} could not be looked through: {fault}.").format(
                name=path.name, fault=system_words(error)
            )
            return
        reading = (self._process.stdout, self._said)
        Thread(target=_read, args=reading, name="sheet answers", daemon=True).start()

    @property
    def process_id(self) -> int | None:
        """Of the process, while it runs."""
        return None if self._process is None else self._process.pid

    def ask(self, key: str, what: str, start: Frames, end: Frames) -> None:
        """Ask for these frames as a line; it will be in ``made``.

        Args:
            key: any name for it.
            what: its name in messages.
            start: the first frame.
            end: the first one after it.
        """
        if self._process is None or self._process.stdin is None:
            return
        line = json.dumps({"key": key, "what": what, "start": start, "end": end})
        with suppress(OSError):
            self._process.stdin.write(line.encode() + b"\n")
            self._process.stdin.flush()

    def poll(self) -> None:
        """Take in what was answered since."""
        with suppress(Empty):
            while (said := self._said.get_nowait()) is not None:
                self._take_in(*said)
            # Its output has closed.
            self.fault = self.fault or _("{name} could not be looked through. Choose another file.").format(
                name=self._name
            )
            self.close()

    def close(self) -> None:
        """End the process, however far it is."""
        process, self._process = self._process, None
        if process is not None:
            end_helper(process)

    def _take_in(self, said: dict[str, Any], data: bytes) -> None:
        match said:
            case {"share": share}:
                self.share = float(share)
            case {"stretches": found}:
                self.stretches = tuple(Slice(Frames(start), Frames(end)) for start, end in found)
            case {"key": key, **rest}:
                self.made[key] = MadeLine(data, rest.get("words", ""), rest.get("fault", ""))
            case {"fault": fault}:
                self.fault = str(fault)


def _read(pipe: IO[bytes], said: SimpleQueue[_Said | None]) -> None:
    with pipe:
        while line := pipe.readline():
            # Of a process that was killed half a line may be left.
            with suppress(ValueError):
                heard = json.loads(line)
                said.put((heard, pipe.read(heard.get("bytes", 0))))
    said.put(None)
