"""Starts our helper processes, from a checkout, from a wheel and from a frozen build."""

import errno
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Final

from audio.system import NO_CONSOLE

_OWN_GROUP: Final = 0 if os.name == "posix" else None
# Ctrl-C in a terminal reaches only its foreground group, so the parent alone decides when they end.


def start_helper(
    command: Sequence[str], *, stdout: int = subprocess.PIPE, stderr: int | None = None
) -> subprocess.Popen[bytes]:
    """Start a process that lives as long as this one: it ends when its input, a pipe, closes.

    Args:
        command: as ``isolated_command`` builds it.
        stdout: where its output goes, as for ``subprocess.Popen``.
        stderr: where its errors go; None for where ours go.

    Raises:
        OSError: it can't be started.
    """
    return subprocess.Popen(  # noqa: S603 - our own module, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=stderr,
        env=helper_environment(),
        process_group=_OWN_GROUP,
        creationflags=NO_CONSOLE,
    )


def follow(process: subprocess.Popen[bytes], *threads: Thread) -> None:
    """Begin the threads that talk to a helper. Without them it is of no use, and is ended.

    Args:
        process: the helper.
        threads: the first reads what the helper says, and closes that.

    Raises:
        OSError: the system has no thread to give.
    """
    try:
        for thread in threads:
            thread.start()
    except RuntimeError as error:
        end_helper(process)
        for said in (process.stdout, process.stderr):
            if said is not None and threads[0].ident is None:
                said.close()
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN)) from error


def run_helper(command: Sequence[str], patience: float) -> subprocess.CompletedProcess[bytes]:
    """Run a short-lived process and wait for what it says, at most ``patience`` seconds.

    Raises:
        OSError: it can't be started.
        subprocess.TimeoutExpired: it didn't end in time, and was killed.
    """
    return subprocess.run(  # noqa: S603 - our own module, no shell
        command,
        capture_output=True,
        env=helper_environment(),
        timeout=patience,
        check=False,
        creationflags=NO_CONSOLE,
    )


def helper_environment() -> dict[str, str]:
    """This process's environment, extended so that our modules are found from any folder."""
    if getattr(sys, "frozen", False):
        # They are inside the program.
        return dict(os.environ)
    root = str(Path(__file__).resolve().parent.parent)
    paths = [root, os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}


def end_helper(process: subprocess.Popen[bytes]) -> None:
    """End a helper at once, however far it is, and give up what was still to be written to it."""
    process.kill()
    process.wait()
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()
