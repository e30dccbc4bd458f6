"""What programs that walk through bad homes say of each command, and what no command may do."""

import json
import os
import subprocess
import sys
from pathlib import Path

OURS = Path(__file__).parent
ALONE = ("unshare", "--map-root-user", "--mount")
"""Runs a command in its own mount namespace."""
ORDINARY = ("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", "--inh-caps=-all")
"""Takes from root what lets it read and change everything."""


def given_in(folder, *words, alone=False):
    """What ``walk_bad_homes.py`` says of each command that it gives."""
    ordinary = ORDINARY if os.geteuid() == 0 else ()
    path = os.pathsep.join(map(str, (OURS.parents[1], OURS.parent, OURS)))
    ended = subprocess.run(
        [*(ALONE if alone else ()), *ordinary, sys.executable, OURS / "walk_bad_homes.py", folder, *words],
        env={**os.environ, "PYTHONPATH": path, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return [json.loads(line) for line in ended.stdout.splitlines()]


def wrong_in(found):
    """What no command may do, whatever is bad."""
    text, ours = found["out"] + found["err"], found["err"].count("kindpace: ")
    return [
        words
        for words, is_so in {
            "a traceback": "Traceback" in text or "Exception ignored" in text,
            "a crash": found["status"] not in (0, 1, 2, 143),
            "a moving cursor": "\x1b" in text,
            "a file begun and left": bool(found["left"]),
            "no sentence": found["status"] in (1, 2) and not (ours or found["out"].strip()),
            "many sentences": found["status"] in (1, 2) and ours > 3,
        }.items()
        if is_so
    ]
