"""Packs the encodings of Python's own library: ``packed_library.py FOLDER``, of a frozen program.

PyInstaller stores ``base_library.zip`` as it is. Tables of older encodings are most of it, and most people
never have one read; what Python begins with, before it can unpack anything, stays stored.
"""

import sys
import zipfile
from pathlib import Path
from typing import Final

AT_START: Final = ("__init__", "aliases", "ascii", "idna", "latin_1", "utf_8", "utf_8_sig")


def packed(name: str) -> bool:
    """Whether a module is an encoding that Python can begin without."""
    folder, _, module = name.partition("/")
    return folder == "encodings" and module.removesuffix(".pyc") not in AT_START


def main() -> int:
    """Write the library anew, in its place."""
    library = Path(sys.argv[1]) / "base_library.zip"
    anew = library.with_suffix(".part")
    with zipfile.ZipFile(library) as old, zipfile.ZipFile(anew, "w") as new:
        for entry in old.infolist():
            how = zipfile.ZIP_DEFLATED if packed(entry.filename) else zipfile.ZIP_STORED
            new.writestr(entry, old.read(entry), compress_type=how, compresslevel=9)
    anew.replace(library)
    return 0


if __name__ == "__main__":
    sys.exit(main())
