"""The environment for our helper processes."""

import os
from pathlib import Path


def module_environment() -> dict[str, str]:
    """This process's environment, extended so that our modules are found from any folder."""
    root = str(Path(__file__).resolve().parent.parent)
    paths = [root, os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}
