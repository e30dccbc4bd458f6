"""The program as a person starts it, waited for until it ends."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def program_ended(home, *arguments, timeout=60, **environment):
    """How a run of the interpreter ended, with a home of its own and no screen.

    Args:
        home: the folder that Kindpace has.
        arguments: after the interpreter's name.
        timeout: seconds after which it counts as hanging.
        environment: further variables.
    """
    given = {"KINDPACE_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", **environment}
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, **given},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
