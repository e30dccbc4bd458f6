"""Deletes files that the voice's runtime left outside Kindpace's folders while its telemetry was on.

Until 28 November 2026 onnxruntime 1.31.1 reported to its maker. Seen by strace with telemetry on: a folder in
the cache folder with a device id and a queue of events, and a session id in the folder for temporary files.
Other programs built on onnxruntime use the same places; those with telemetry make new files there.
"""

import os
import re
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

_FOLDER: Final = Path("Microsoft", "DeveloperTools", ".onnxruntime")
_FILES: Final = ("deviceid", "onnxruntime.db")
"""How the names begin; there may also be lock, journal and partial files."""

_SESSION: Final = ".ses"
_SESSION_TEXT: Final = re.compile(rb"\d{1,20}\n[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\n?")
"""The content: a start time in milliseconds and an id. The name alone could belong to another program."""

_LONGEST_SESSION: Final = 128


def remove_telemetry_leftovers(
    environment: Mapping[str, str] = os.environ, system: str = sys.platform
) -> tuple[Path, ...]:
    """Delete them; if there are none, this only checks three places.

    Returns:
        The files that could not be deleted, sorted.
    """
    found = telemetry_leftovers(environment, system)
    for path in found:
        with suppress(OSError):
            path.unlink()
    for top in _tops(environment, system):
        _remove_empty(top / _FOLDER, top)
    return tuple(path for path in found if os.path.lexists(path))


def telemetry_leftovers(
    environment: Mapping[str, str] = os.environ, system: str = sys.platform
) -> tuple[Path, ...]:
    """The files that exist; not searched for on Windows, where Kindpace is untested."""
    if system == "win32":
        return ()
    queued = [path for top in _tops(environment, system) for path in _in_folder(top / _FOLDER)]
    session = Path(environment.get("TMPDIR") or "/tmp", _SESSION)  # noqa: S108  # where the runtime puts it
    return (*queued, *([session] if _is_session(session) else []))


def _tops(environment: Mapping[str, str], system: str) -> tuple[Path, ...]:
    home = environment.get("HOME", "")
    if system == "darwin":
        return (Path(home, "Library", "Application Support"),) if home else ()
    named = environment.get("XDG_CACHE_HOME", "")
    return (*([Path(named)] if named else []), *([Path(home, ".cache")] if home else []))


def _in_folder(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.name.startswith(_FILES))
    except OSError:
        return []


def _is_session(path: Path) -> bool:
    """Whether this user's file has the runtime's content."""
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode) or not _is_ours(found) or found.st_size > _LONGEST_SESSION:
            return False
        return _SESSION_TEXT.fullmatch(path.read_bytes()) is not None
    except OSError:
        return False


def _is_ours(found: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or found.st_uid == os.getuid()


def _remove_empty(folder: Path, top: Path) -> None:
    """Delete the folder and its parents below ``top``, if they are empty."""
    with suppress(OSError):
        while folder != top:
            folder.rmdir()
            folder = folder.parent
