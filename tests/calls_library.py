"""``cli/failing_calls.c``, or another such, compiled where there is a compiler."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

COMPILER = shutil.which("cc") or shutil.which("gcc")
NEEDED = pytest.mark.skipif(COMPILER is None or sys.platform != "linux", reason="not here: a C compiler")
SOURCE = Path(__file__).parent / "cli" / "failing_calls.c"


def made_folder(source=SOURCE):
    """A new folder with the library, ``calls.so``; whoever asks for it removes it."""
    top = Path(tempfile.mkdtemp(prefix="kindpace-test-"))
    library = ["-shared", "-fPIC", "-o", str(top / "calls.so"), str(source), "-ldl"]
    subprocess.run([str(COMPILER), *library], check=True)
    return top
