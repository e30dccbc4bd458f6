"""Some sentences under one heading, which is hidden if there are none."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from player.window.shell.widgets.basics import column, frame, label, restyle, set_words


class SentenceList(QWidget):
    """Sentences one below the other, in a box.

    Args:
        title: the heading.
        kind: the style of the box.
    """

    def __init__(self, title: str, kind: str = "panel") -> None:
        super().__init__()
        outside = column(self, gap=8)
        outside.addWidget(label(title, "section"))
        box = frame(kind)
        outside.addWidget(box)
        self._column = column(box, gap=6)
        self._column.setContentsMargins(20, 14, 20, 14)
        self._shown: tuple[tuple[str, str], ...] = ()
        self.lines: list[QLabel] = []
        self.hide()

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show sentences, each with the style of its label."""
        lines = tuple(lines)
        if lines == self._shown:
            return
        self._shown = lines
        for index, (words, kind) in enumerate(lines):
            if index == len(self.lines):
                self.lines.append(label(""))
                self._column.addWidget(self.lines[index])
            set_words(self.lines[index], words)
            restyle(self.lines[index], "kind", kind)
        for spare in self.lines[len(lines) :]:
            set_words(spare, "")
        self.setVisible(bool(lines))
