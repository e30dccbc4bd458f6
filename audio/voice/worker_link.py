"""The pipe to the worker process: lines of JSON in both directions."""

import json
import queue
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from audio.files.unfinished import remove_unfinished
from audio.helper_process import follow, start_helper
from audio.isolation.command import isolated_command
from audio.sentences import _

_PATIENCE: Final = 1.0


class WorkerLink:
    """Starts the worker, sends it lines and reads its answers in a thread, so that nothing here blocks.

    Args:
        cache_folder: where the worker puts its clips.
        idle_seconds: how long it stays without work.
        narrator: who speaks, as one word (``audio.voice.languages.language_narrator.argument_of``).
    """

    def __init__(self, cache_folder: Path, idle_seconds: float, narrator: str) -> None:
        self._cache_folder = cache_folder
        arguments = (str(cache_folder), str(idle_seconds), narrator)
        self._command = isolated_command("audio.voice.worker_process", *arguments)
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[dict[str, object]] = queue.SimpleQueue()
        self._outgoing: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._start_fault = ""

    @property
    def alive(self) -> bool:
        """Whether the worker runs."""
        return self._process is not None and self._process.poll() is None

    @property
    def process_id(self) -> int | None:
        """Of the worker, while it runs."""
        return self._process.pid if self._process is not None and self.alive else None

    def start(self) -> None:
        """Start the worker unless it is running."""
        if self.alive:
            return
        self._end_threads()
        self._outgoing = queue.SimpleQueue()
        try:
            # What libraries say where there is too little memory is no message for a person.
            self._process = start_helper(self._command, stderr=subprocess.DEVNULL)
            reading = (self._process.stdout, self._answers)
            writing = (self._process.stdin, self._outgoing)
            follow(
                self._process,
                threading.Thread(target=_read, args=reading, name="speech answers", daemon=True),
                threading.Thread(target=_write, args=writing, name="speech requests", daemon=True),
            )
        except OSError as fault:
            self._process, self._start_fault = None, str(fault)

    def send(self, lines: Sequence[Mapping[str, object]]) -> None:
        """Send the worker its whole list of lines, most urgent first, replacing the previous list."""
        self.start()
        self._outgoing.put(json.dumps(list(lines)))

    def answers(self) -> Iterator[dict[str, object]]:
        """Answers received since the last call."""
        while True:
            try:
                yield self._answers.get_nowait()
            except queue.Empty:
                return

    def fault(self, text: str) -> str:
        """Why no worker stays alive, in words."""
        code = self._process.returncode if self._process is not None else None
        how = (
            _("could not be started ({start_fault})").format(start_fault=self._start_fault)
            if code is None
            else _("ended with code {code}").format(code=code)
        )
        return _(
            "The voice's process {how} each time it was given {text!r}. The line is shown as "
            "text; kindpace doctor says what is missing."
        ).format(how=how, text=text[:60])

    def close(self) -> None:
        """Kill the worker at once."""
        self._end_threads()
        if self._process is None:
            return
        self._process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_PATIENCE)
        remove_unfinished(self._cache_folder, self._process.pid)
        self._process = None

    def _end_threads(self) -> None:
        # The writing thread closes the worker's input; the reading thread ends with its output.
        self._outgoing.put(None)


def _read(pipe: IO[bytes], answers: "queue.SimpleQueue[dict[str, object]]") -> None:
    with pipe:
        for line in pipe:
            # A worker killed while writing leaves half a line.
            with suppress(ValueError):
                answers.put(json.loads(line))


def _write(pipe: IO[bytes], lines: "queue.SimpleQueue[str | None]") -> None:
    with suppress(OSError), pipe:
        while (line := lines.get()) is not None:
            pipe.write(f"{line}\n".encode())
            pipe.flush()
