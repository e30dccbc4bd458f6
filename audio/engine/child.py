"""Starts an engine process and sends it commands, never blocking on it."""

import logging
import os
import pickle
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO, Final

from audio.engine.commands import Close, Command
from audio.engine.counters import SIZE, Counters
from audio.helper_process import follow, start_helper
from audio.isolation.command import isolated_command
from audio.system import ON_WINDOWS

CLOSING_TIME: Final = 3.0
"""Seconds an engine has to fade out before it is killed."""

LOG_FORMAT: Final = "kindpace:%(levelno)d:%(name)s:%(message)s"
"""The format in which the engine's process sends its log lines to this one."""

_PAGE_PREFIX: Final = "kindpace-engine-"
_ABANDONED_AFTER: Final = 60.0
"""Seconds: a younger page may be about to be mapped."""

_log = logging.getLogger(__name__)

_SHARED_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - made by mkstemp, readable by its owner alone


class EngineChild:
    """One engine process.

    Attributes:
        counters: the memory it shares with this process.
        started: when it was started, monotonic seconds.
    """

    def __init__(self, cache_folder: Path, device: str | None) -> None:
        page = self._page = _new_page()
        self.counters = Counters(page)
        self.started = time.monotonic()
        arguments = [str(page), str(cache_folder), *([] if device is None else [device])]
        self._outbox: SimpleQueue[Command | None] = SimpleQueue()
        try:
            self._process = start_helper(
                isolated_command("audio.engine.process", *arguments),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )
            errors = (self._process.stderr,)
            follow(
                self._process,
                Thread(target=_take_over, args=errors, name="kindpace-engine-log", daemon=True),
                # Not a daemon: it waits for the process to end, which takes at most ``CLOSING_TIME``.
                Thread(target=self._serve, name="kindpace-engine-pipe"),
            )
        except OSError:
            self._remove_page()
            raise

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._process.poll() is None

    def send(self, command: Command) -> None:
        """Send a command; returns at once."""
        self._outbox.put(command)

    def close(self) -> None:
        """Have it fade out and end; returns at once."""
        self._outbox.put(Close(0))
        self._outbox.put(None)

    def kill(self) -> None:
        """Kill it at once: it may hang in the sound system."""
        self._process.kill()
        self._outbox.put(None)

    def _serve(self) -> None:
        pipe = self._process.stdin
        while pipe is not None and (command := self._outbox.get()) is not None:
            with suppress(OSError):
                pickle.dump(command, pipe)
                pipe.flush()
        self._wait_for_end()

    def _wait_for_end(self) -> None:
        if self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.close()
        try:
            self._process.wait(CLOSING_TIME)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._remove_page()

    def _remove_page(self) -> None:
        with suppress(OSError):
            # Windows doesn't delete a mapped file: ``_remove_abandoned`` does, later.
            self._page.unlink(missing_ok=True)


def _take_over(errors: IO[bytes]) -> None:
    """Copy the engine's log lines into this process's log until it ends."""
    with errors:
        for raw in errors:
            line = raw.decode(errors="replace").rstrip()
            mark, _, rest = line.partition(":")
            level, _, rest = rest.partition(":")
            name, _, message = rest.partition(":")
            if mark == "kindpace" and level.isdecimal():
                logging.getLogger(name).log(int(level), "%s", message)
            elif line:
                # Messages of libraries, and the traceback of a crash.
                _log.info("engine: %s", line)


def _new_page() -> Path:
    # In shared memory where the system has it: flushing a page to disk can block its writer.
    folder = _SHARED_MEMORY if os.access(_SHARED_MEMORY, os.W_OK) else None
    if ON_WINDOWS:
        _remove_abandoned(Path(tempfile.gettempdir()))
    handle, name = tempfile.mkstemp(prefix=_PAGE_PREFIX, dir=folder)
    try:
        # Written, so that it has its room: a page that has none ends the program when it is used.
        os.write(handle, bytes(SIZE))
    except OSError:
        Path(name).unlink()
        raise
    finally:
        os.close(handle)
    return Path(name)


def _remove_abandoned(folder: Path) -> None:
    """Delete pages that were still mapped when their engine ended; one still mapped can't be deleted."""
    for page in folder.glob(f"{_PAGE_PREFIX}*"):
        with suppress(OSError):
            if time.time() - page.stat().st_mtime > _ABANDONED_AFTER:
                page.unlink()
