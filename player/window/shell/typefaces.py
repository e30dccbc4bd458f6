"""The bundled typefaces, loaded once for each application, and where lines set in them are broken."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QTextLayout

INTERFACE = "Atkinson Hyperlegible Next"
SPOKEN = "Literata"
FOLDER = Path(__file__).parent / "fonts"

EVEN_LINES = 4
"""Text of more lines is read on as a paragraph, and its last line may be short."""

LAST_LINE = 0.3
"""The last of a few lines that are read is at least this part of the width."""


def load_typefaces() -> tuple[str, ...]:
    """Make the bundled typefaces known to Qt.

    Calling it again does nothing. A file that can't be read is passed over: Qt then takes the system's
    own face.

    Returns:
        The names of the families that are known now, among those the window asks for.
    """
    known = set(QFontDatabase.families())
    if not {INTERFACE, SPOKEN} <= known:
        for file in sorted(FOLDER.glob("*.ttf")):
            known.update(QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file))))
    return tuple(family for family in (INTERFACE, SPOKEN) if family in known)


def even_width(font: QFont, text: str, width: int, *, reading: bool = False) -> int:
    """The width, in pixels, at which no single word is left over for a last line.

    Args:
        font: in which the text is set.
        text: a sentence or two, without breaks.
        width: how wide lines may be, in pixels.
        reading: as wide as that allows; otherwise all lines come out about equally long.

    Returns:
        ``width`` for one line, for text with breaks of its own, and for more than ``EVEN_LINES`` lines.
    """
    if QFontMetrics(font).horizontalAdvance(text) <= width:
        return width
    lines = _lines(font, text, width)
    if not 1 < len(lines) <= EVEN_LINES:
        return width
    best, step = width, max(4, width // 40)
    for narrower in range(width, round(sum(lines)) // len(lines), -step):
        now = _lines(font, text, narrower)
        # One more line, or a word longer than its line.
        if len(now) > len(lines) or max(now) > narrower:
            break
        best = narrower
        if reading and now[-1] >= LAST_LINE * narrower:
            break
    return best


def _lines(font: QFont, text: str, width: int) -> list[float]:
    """How long each line is, in pixels; none where the text has breaks of its own."""
    if width <= 0 or "\n" in text:
        return []
    layout, lengths = QTextLayout(text, font), []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lengths.append(line.naturalTextWidth())
    layout.endLayout()
    return lengths
