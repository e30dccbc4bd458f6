"""Cuts the data of Qt's ICU down to what Kindpace can ask of it.

``icu_data.py FOLDER``: puts a smaller ``libicudata.so.N`` in the place of the one in a folder of Qt's
libraries.

Qt has its own tables for dates, numbers and the bounds of words; of ICU it asks for sorting (``ucol``), time
zones (``ucal``) and converters by name (``ucnv``). So what stays is sorting and time zones in the languages
of the window, and what ICU needs to start. Other languages are sorted by the order of the root, the Unicode
collation algorithm. ``icupkg`` and ``genccode`` are of Debian's icu-devtools.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("root", "en", "de")
"""Whose sorting and names of time zones stay."""

FOLDERS: Final = ("", "coll/", "zone/")
"""Languages themselves, their sorting, their names of time zones."""

STAYS: Final = (
    *(f"{folder}{language}.res" for folder in FOLDERS for language in LANGUAGES),
    *(f"{folder}{language}_*.res" for folder in FOLDERS for language in LANGUAGES),
    "coll/ucadata.icu",
    *(f"{folder}{part}.res" for folder in FOLDERS for part in ("pool", "res_index")),
    # Which zones there are, what they are called elsewhere, and which calendar a place has.
    *(f"{part}.res" for part in ("zoneinfo64", "timezoneTypes", "metaZones", "windowsZones", "keyTypeData")),
    *(f"{part}.res" for part in ("supplementalData", "likelySubtags", "numberingSystems")),
    *(f"{part}.res" for part in ("icuver", "icustd")),
    # Names of converters; those of Unicode and Latin-1 are in the library itself.
    "cnvalias.icu",
)
"""Patterns of the items that stay."""

NAME: Final = re.compile(r"libicudata\.so\.(\d+)")


def main() -> int:
    """Cut it down; 1 when there isn't exactly one library in the folder."""
    folder = Path(sys.argv[1])
    found = [path for path in folder.iterdir() if NAME.fullmatch(path.name) and not path.is_symlink()]
    if len(found) != 1:
        sys.stderr.write(f"{len(found)} libraries with ICU's data in {folder}, not 1\n")
        return 1
    cut_down(found[0])
    return 0


def cut_down(library: Path) -> None:
    """Put a library with the items of ``STAYS`` in its place.

    Args:
        library: ICU's data library, ``libicudata.so.N``.

    Raises:
        subprocess.CalledProcessError: a tool refused the data.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = folder / f"icudt{library.name.rpartition('.')[2]}l.dat"
        _run("objcopy", "-O", "binary", "--only-section=.rodata", library, data)
        items = _run("icupkg", "-l", data).split()
        (folder / "goes.txt").write_text("\n".join(goes(items)) + "\n")
        small = folder / "small" / data.name
        small.parent.mkdir()
        _run("icupkg", "-r", folder / "goes.txt", data, small)
        _link(small, library)


def goes(items: Iterable[str]) -> list[str]:
    """The items that are taken out."""
    return [item for item in items if not any(fnmatchcase(item, pattern) for pattern in STAYS)]


def _link(data: Path, library: Path) -> None:
    """Make a library of the data, with the entry point that ICU's code looks for."""
    entry = data.stem.removesuffix("l")
    _run("genccode", "-q", "-a", "gcc", "-e", entry, "-d", data.parent, data)
    (source,) = data.parent.glob("*.[sS]")
    _run("gcc", "-shared", "-nostdlib", f"-Wl,-soname,{library.name}", "-o", library, source)


def _run(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())
