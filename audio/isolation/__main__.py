"""``python -m audio.isolation [--window] [--report] MODULE ARGUMENT…``: isolate, then run MODULE.

``command.isolated_command`` builds the command. Nothing of the module is imported before isolation.
"""

import runpy
import sys
from collections.abc import Sequence
from itertools import takewhile

from audio.isolation.command import REPORT, WINDOW
from audio.isolation.process import isolate
from audio.isolation.socket_filter import filter_sockets


def main(words: Sequence[str]) -> None:
    """Isolate this process, then run a module in it.

    Args:
        words: options, the module's name, and its arguments.
    """
    options = list(takewhile(lambda word: word.startswith("--"), words))
    module, *arguments = words[len(options) :]
    isolate(opens_window=WINDOW in options)
    if REPORT in options:
        _report(module)
        return
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _report(module: str) -> None:
    # Only doctor asks for it.
    import json  # noqa: PLC0415
    from dataclasses import asdict  # noqa: PLC0415
    from importlib import import_module  # noqa: PLC0415

    # Like the other processes.
    from audio.isolation.report import isolation_here  # noqa: PLC0415

    # After its imports: a library might have undone something.
    import_module(module)
    # As the window's process does once it has its display.
    filter_sockets()
    sys.stdout.write(json.dumps(asdict(isolation_here())))


if __name__ == "__main__":
    main(sys.argv[1:])
