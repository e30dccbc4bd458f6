"""Draws the icon as each kind of desktop asks for it.

``icons.py SVG FOLDER`` writes FOLDER/16x16/apps/kindpace.png and so on; ``icons.py SVG kindpace.ico`` writes
Windows' file with all sizes, and ``icons.py SVG kindpace.icns`` macOS's.
"""

import os
import struct
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QIcon

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
MACOS_SIZES = {
    b"icp4": 16,
    b"ic11": 32,
    b"icp5": 32,
    b"ic12": 64,
    b"ic07": 128,
    b"ic13": 256,
    b"ic08": 256,
    b"ic14": 512,
    b"ic09": 512,
    b"ic10": 1024,
}
"""Kinds of entries that hold a PNG; ic11 to ic14 and ic10 are for screens with two pixels for each point."""

_ICO_ENTRY = struct.Struct("<BBBBHHII")


def main() -> int:
    """Write them."""
    svg, wanted = Path(sys.argv[1]), Path(sys.argv[2])
    application = QGuiApplication([])
    icon = QIcon(str(svg))
    if wanted.suffix == ".ico":
        files = {wanted: as_ico({size: png(icon, size) for size in WINDOWS_SIZES})}
    elif wanted.suffix == ".icns":
        files = {wanted: as_icns({kind: png(icon, size) for kind, size in MACOS_SIZES.items()})}
    else:
        files = {wanted / f"{size}x{size}" / "apps" / "kindpace.png": png(icon, size) for size in SIZES}
    application.quit()
    for file, data in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return 0


def png(icon: QIcon, size: int) -> bytes:
    """The icon in this many pixels, as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not icon.pixmap(size, size).save(buffer, "PNG"):
        raise SystemExit(f"the icon could not be drawn in {size} pixels")
    return bytes(buffer.data().data())


def as_ico(pictures: dict[int, bytes]) -> bytes:
    """Windows' file of pictures, by their size: since Vista each may be a PNG."""
    start = 6 + _ICO_ENTRY.size * len(pictures)
    entries, content = b"", b""
    for size, picture in pictures.items():
        # 256 is written as 0.
        entries += _ICO_ENTRY.pack(size % 256, size % 256, 0, 0, 1, 32, len(picture), start + len(content))
        content += picture
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + content


def as_icns(pictures: dict[bytes, bytes]) -> bytes:
    """MacOS's file of pictures, by their kind."""
    content = b"".join(kind + struct.pack(">I", 8 + len(data)) + data for kind, data in pictures.items())
    return b"icns" + struct.pack(">I", 8 + len(content)) + content


if __name__ == "__main__":
    sys.exit(main())
