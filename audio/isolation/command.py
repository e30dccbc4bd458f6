"""The command that runs one of our modules in an isolated process; the only way Python is started."""

import sys
from typing import Final

HELPER: Final = "--helper"
"""The first argument of the program where it runs as one of its helpers."""

WINDOW: Final = "--window"
REPORT: Final = "--report"


def isolated_command(
    module: str, *arguments: str, opens_window: bool = False, report: bool = False
) -> list[str]:
    """Build the command that runs one of our modules in an isolated process.

    In a frozen build the interpreter's path is that of Kindpace itself, so Kindpace is asked for its helper.

    Args:
        module: its full name, such as ``audio.engine.process``; ``player.cli.helpers`` has
            the list.
        arguments: for the module.
        opens_window: see ``isolate``.
        report: print what is in force, as JSON, instead of running the module.
    """
    options = [*([WINDOW] if opens_window else []), *([REPORT] if report else [])]
    # -P keeps a folder called "audio" in the working directory from shadowing ours.
    start = [HELPER] if getattr(sys, "frozen", False) else ["-P", "-m", "audio.isolation"]
    return [sys.executable, *start, *options, module, *arguments]
