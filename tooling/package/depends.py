"""Names the Debian packages with the system libraries that a frozen folder needs and doesn't bring.

``depends.py FOLDER``: read off the files (``readelf``), and asked of the system they were built on
(``dpkg -S``).
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ELF = b"\x7fELF"
NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
OPTIONAL = ("libqgtk3", "libqxdgdesktopportal", "libqwayland", "wayland-", "libqt-plugin-wayland", "xcbgl")
"""Plugins that Qt goes without where their libraries aren't there."""


def main() -> int:
    """Print them, in the form of a Depends field."""
    packages = {name: _package(name) for name in sorted(needed_from_system(Path(sys.argv[1])))}
    unknown = [name for name, package in packages.items() if not package]
    if unknown:
        sys.stderr.write(f"no package here has {', '.join(unknown)}\n")
        return 1
    print(", ".join(sorted(set(packages.values()))))
    return 0


def needed_from_system(folder: Path) -> set[str]:
    """The sonames that a frozen folder's files name and that aren't in it, but for ``OPTIONAL`` plugins.

    Raises:
        subprocess.CalledProcessError: ``readelf`` refused a file.
    """
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    binaries = [path for path in files if _is_elf(path)]
    inside = {path.name for path in folder.rglob("*")}
    return {name for path in binaries if not _optional(path) for name in _needed(path)} - inside


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == ELF


def _optional(path: Path) -> bool:
    return any(part in path.as_posix() for part in OPTIONAL)


def _needed(path: Path) -> Iterator[str]:
    said = subprocess.run(["readelf", "-d", path], capture_output=True, text=True, check=True).stdout
    return (found[1] for found in NEEDED.finditer(said))


def _package(soname: str) -> str:
    said = subprocess.run(["dpkg", "-S", f"*/{soname}"], capture_output=True, text=True, check=False).stdout
    owners = {line.partition(":")[0] for line in said.splitlines() if line.endswith(f"/{soname}")}
    return min((owner for owner in owners if owner.startswith("lib") or owner == "zlib1g"), default="")


if __name__ == "__main__":
    sys.exit(main())
