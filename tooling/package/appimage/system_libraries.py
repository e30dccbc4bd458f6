"""Puts the system libraries that a desktop may lack into a frozen folder, for the AppImage.

``PYTHONPATH=. python tooling/package/appimage/system_libraries.py FOLDER``: those that ``depends.py`` names,
PortAudio, and what they need in turn, from the system it is built on; but not those of ``HOST``.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from tooling.package.depends import needed_from_system

HOST: Final = re.compile(
    r"(ld-linux.*|lib(c|m|mvec|dl|rt|pthread|resolv|util|stdc\+\+|gcc_s)"
    r"|lib(GL|EGL|GLX|OpenGL|GLdispatch|drm|gbm|X11|X11-xcb|xcb|ICE|SM|asound|fontconfig|freetype|z|expat|uuid)"
    r"|lib(glib-2\.0|gthread-2\.0|dbus-1|crypto|ssl|cups|ffi|lzma|bz2|zstd))\.so.*"
)
"""What a desktop has itself, and must fit its kernel, its drivers, its sound and its fonts.

The first two lines are of the list that the AppImage project keeps. Those of the third are below every
desktop or its package manager, and mended there; ffmpeg would find ours before its own.
"""

OPENED_BY_NAME: Final = ("libportaudio.so.2",)
"""What no file names as needed, since it is opened while Kindpace runs."""


def main() -> int:
    """Copy them; 1 when the system it is built on lacks one."""
    folder = Path(sys.argv[1])
    known = _known()
    for name in OPENED_BY_NAME:
        shutil.copy(known[name], folder / name)
    while wanted := {name for name in needed_from_system(folder) if not HOST.fullmatch(name)}:
        missing = sorted(wanted - known.keys())
        if missing:
            sys.stderr.write(f"no {', '.join(missing)} in this system\n")
            return 1
        for name in sorted(wanted):
            shutil.copy(known[name], folder / name)
    return 0


def _known() -> dict[str, Path]:
    said = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    found = re.findall(r"^\s+(\S+) \(libc6,[^)]*\) => (\S+)$", said, re.MULTILINE)
    return {name: Path(path) for name, path in reversed(found)}


if __name__ == "__main__":
    sys.exit(main())
