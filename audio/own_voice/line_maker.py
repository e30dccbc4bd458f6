"""Has lines made in another process: its start, what it is asked for, its answers, its end."""

import json
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any

from audio.helper_process import end_helper, follow, start_helper
from audio.sentences import _, system_words

_Said = tuple[dict[str, Any], bytes]


@dataclass(frozen=True)
class MadeLine:
    """A recorded line as it will be heard, or why it can't be.

    Attributes:
        data: of a clip's file; empty where there is a fault.
        words: what the person might improve by recording it again; empty where there is nothing.
        fault: why it can't be used; empty where it can.
    """

    data: bytes = b""
    words: str = ""
    fault: str = ""


class LineMaker:
    """A process that makes lines. Nothing here blocks.

    Args:
        command: starts the process.
        name: of the file that it looks through.

    Attributes:
        name: of that file, for messages.
        made: the lines that are made, by the key they were asked for with.
        fault: why there will be no more, in words; empty while there may be.
    """

    def __init__(self, command: Sequence[str], name: str = "") -> None:
        self.name = name
        self.made: dict[str, MadeLine] = {}
        self.fault = ""
        self._said: SimpleQueue[_Said | None] = SimpleQueue()
        self._process: subprocess.Popen[bytes] | None = None
        try:
            # Decoders' messages about a damaged file aren't meant for people.
            self._process = start_helper(command, stderr=subprocess.DEVNULL)
            reading = (self._process.stdout, self._said)
            follow(self._process, Thread(target=_read, args=reading, name="line answers", daemon=True))
        except OSError as error:
            self._process = None
            self.fault = _("{name} could not be looked through: {fault}.").format(
                name=name, fault=system_words(error)
            )

    @property
    def process_id(self) -> int | None:
        """Of the process, while it runs."""
        return None if self._process is None else self._process.pid

    def request(self, **values: object) -> None:
        """Ask for a line; it will be in ``made``."""
        if self._process is None or self._process.stdin is None:
            return
        with suppress(OSError):
            self._process.stdin.write(json.dumps(values).encode() + b"\n")
            self._process.stdin.flush()

    def poll(self) -> None:
        """Take in what was answered since."""
        with suppress(Empty):
            while (said := self._said.get_nowait()) is not None:
                self.take_in(*said)
            # Its output has closed.
            self.fault = self.fault or _("{name} could not be looked through. Choose another file.").format(
                name=self.name
            )
            self.close()

    def close(self) -> None:
        """End the process, however far it is."""
        process, self._process = self._process, None
        if process is not None:
            end_helper(process)

    def take_in(self, said: dict[str, Any], data: bytes) -> None:
        """Take in one answer."""
        match said:
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
