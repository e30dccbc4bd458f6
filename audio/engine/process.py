"""The engine's process: ``audio.engine.process PAGE CACHE [DEVICE]``, started by ``audio.engine.child``.

Commands come pickled through standard input from the process that started this one. When that input closes
because the window was closed or killed, the sound fades out and this process ends.
"""

import gc
import logging
import os
import pickle
import signal
import sys
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from audio.devices.output_watch import start_output_watch
from audio.devices.outputs import open_output
from audio.devices.watch import Watch
from audio.engine.child import LOG_FORMAT
from audio.engine.commands import Close, Command
from audio.engine.counters import Counters
from audio.engine.feeder import Feeder
from audio.engine.latencies import Latencies
from audio.engine.loop import EngineLoop
from audio.files.clip_cache import ClipCache
from audio.mix.sources import CombinedSource
from audio.system import change_priority

SWITCH_INTERVAL = 0.001
"""The interpreter's switch interval in seconds: short, so that the callback runs soon; Python's is 5 ms."""

NICER = -11
"""Added to the process's niceness where allowed: the value PulseAudio gives itself."""


def main(arguments: list[str]) -> None:
    """Run the engine until its input closes.

    Args:
        arguments: the shared page's path, the cache folder, and perhaps a device's name.
    """
    # Control-C in a terminal reaches the whole group; the window decides, and closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.setswitchinterval(SWITCH_INTERVAL)
    change_priority(NICER)
    page, folder = Path(arguments[0]), Path(arguments[1])
    device = arguments[2] if len(arguments) > 2 else None  # noqa: PLR2004 - see the usage above
    counters = Counters(page)
    # Both sides have it mapped; with the name removed nothing is left behind, however they end.
    with suppress(OSError):
        page.unlink()
    # Messages reach the window's log through standard error, which is a pipe.
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format=LOG_FORMAT)
    watch = Watch(chosen=device is not None)
    feeder = Feeder(CombinedSource(ClipCache(folder)), counters)
    latencies = Latencies(folder)
    loop = EngineLoop(feeder, counters, open_output, device, watch=watch, latencies=latencies)
    start_output_watch(watch)
    inbox: SimpleQueue[Command] = SimpleQueue()
    # These objects live as long as the process, so the collector need not scan them.
    gc.freeze()
    Thread(target=_receive, args=(sys.stdin.buffer, inbox), daemon=True).start()
    loop.run(inbox)
    # Not sys.exit: PortAudio's exit handler waits for a sound server that may hang.
    os._exit(0)


def _receive(pipe: BinaryIO, inbox: SimpleQueue[Command]) -> None:
    while True:
        try:
            inbox.put(pickle.load(pipe))  # noqa: S301 - written by our own parent process
        except (EOFError, OSError, pickle.UnpicklingError):
            inbox.put(Close(0))
            return


if __name__ == "__main__":
    main(sys.argv[1:])
