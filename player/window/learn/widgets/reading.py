"""Text to read: headings, paragraphs and lists, each a label, so that a screen reader goes through them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from player.window.shell.widgets.basics import clear, column, label

_KINDS = {"# ": "title", "## ": "section", "### ": "strong"}


class Reading(QWidget):
    """Shows a small part of Markdown: ``#`` headings, paragraphs, and ``-`` lists. Links are not made."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._inside = column(self, gap=10)
        self.parts: list[QLabel] = []

    def show_text(self, text: str) -> bool:
        """Show a text; True if it is another one."""
        if text == self._text:
            return False
        self._text = text
        clear(self._inside)
        self.parts = [_part(block) for block in blocks(text)]
        for part in self.parts:
            self._inside.addWidget(part)
        return True


def blocks(text: str) -> list[str]:
    """The headings, paragraphs and list items of a text, in order."""
    found: list[str] = []
    for paragraph in text.split("\n\n"):
        lines = [line.strip() for line in paragraph.splitlines() if line.strip()]
        for at, line in enumerate(lines):
            begins = at == 0 or line.startswith(("- ", "#"))
            if begins:
                found.append(line)
            else:
                found[-1] += f" {line}"
    return found


def _part(block: str) -> QLabel:
    for mark, kind in _KINDS.items():
        if block.startswith(mark):
            return label(block.removeprefix(mark), kind)
    words = label(f"•  {block.removeprefix('- ')}" if block.startswith("- ") else block)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words
