"""The command that starts one of our modules in an isolated process; nothing else starts Python."""

import sys
from typing import Final

WINDOW: Final = "--window"
REPORT: Final = "--report"


def isolated_command(
    module: str, *arguments: str, opens_window: bool = False, report: bool = False
) -> list[str]:
    """The command that isolates a new process and runs a module of ours in it.

    Args:
        module: its full name, such as ``audio.engine.process``.
        arguments: for the module.
        opens_window: as ``isolate`` takes it.
        report: print what is in force, as JSON, instead of running the module.
    """
    options = [*([WINDOW] if opens_window else []), *([REPORT] if report else [])]
    # -P keeps a folder called "audio" in the working directory from being taken for ours.
    return [sys.executable, "-P", "-m", "audio.isolation", *options, module, *arguments]
