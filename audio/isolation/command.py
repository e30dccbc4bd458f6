"""The command that runs one of our modules in an isolated process; the only way Python is started."""

import os
import sys
from typing import Final

WINDOW: Final = "--window"
REPORT: Final = "--report"

OWN_GROUP: Final = 0 if os.name == "posix" else None
"""``process_group`` for processes that live as long as their parent: Ctrl-C in a terminal reaches only its
foreground group, so the parent alone decides. They end when their input closes."""


def isolated_command(
    module: str, *arguments: str, opens_window: bool = False, report: bool = False
) -> list[str]:
    """Build the command that runs one of our modules in an isolated process.

    Args:
        module: its full name, such as ``audio.engine.process``.
        arguments: for the module.
        opens_window: see ``isolate``.
        report: print what is in force, as JSON, instead of running the module.
    """
    options = [*([WINDOW] if opens_window else []), *([REPORT] if report else [])]
    # -P keeps a folder called "audio" in the working directory from shadowing ours.
    return [sys.executable, "-P", "-m", "audio.isolation", *options, module, *arguments]
