"""Text to read: headings, paragraphs and lists, each a label, so that a screen reader goes through them.

Where a block names sources in brackets, a small button beside it shows what they are, below the block.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QWidget

from player.language.catalogue import _
from player.practice.source_keys import keys_in
from player.window.learn.state import SourceNote
from player.window.shell.idle_work import InTurns
from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import button, clear, column, label, row

_KINDS = {"# ": "heading", "## ": "section", "### ": "strong", "> ": "kind-words"}
_ABOVE_PX = {"## ": 12}
WIDEST_PX = 560
"""A line of text and its button, at 100 % text: further away, nobody sees that it belongs there."""

BESIDE_PX = 480
"""Narrower than this, at 100 % text, the button for sources is below its words."""

AT_ONCE, IN_A_TURN = 8, 4
"""How many blocks are made before a text is shown, about as many as fill a window, and in each turn then."""

_CAN_BE_COPIED = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class Reading(QWidget):
    """A small part of Markdown: ``#`` headings, paragraphs, ``-`` lists, ``>`` sayings. Links aren't made.

    Args:
        make_room: called when there is more to read, so that the page gets longer.
        whole: called when all of a text is there.
    """

    def __init__(self, make_room: Callable[[], None], whole: Callable[[], None]) -> None:
        super().__init__()
        self._text = ""
        self._make_room = make_room
        self._turns = InTurns(self, afterwards=whole)
        self._inside = column(self, gap=10)
        self.parts: list[QLabel] = []
        self.cited: list[CitedBlock] = []

    def show_text(self, text: str, notes: tuple[SourceNote, ...] = ()) -> bool:
        """Show a text and the notes on its sources; True if it is another text."""
        if text == self._text:
            return False
        self._text = text
        clear(self._inside)
        self.parts, self.cited = [], []
        found = blocks(text)
        later = (found[at : at + IN_A_TURN] for at in range(AT_ONCE, len(found), IN_A_TURN))
        self._turns.begin([partial(self._add, some, notes) for some in (found[:AT_ONCE], *later)])
        return True

    def _add(self, found: list[str], notes: tuple[SourceNote, ...]) -> None:
        for block in found:
            made = self._made(block, tuple(note for note in notes if note.key in keys_in(block)))
            self._inside.addWidget(made)
            # Its layout would show it only later, and until then leave no room for it.
            made.show()
        self._make_room()

    def _made(self, block: str, notes: tuple[SourceNote, ...]) -> QWidget:
        words = _part(block)
        self.parts.append(words)
        if not notes:
            return words
        cited = CitedBlock(words, notes)
        self.cited.append(cited)
        return cited


class CitedBlock(QWidget):
    """A block that names sources: its words, a button, and the notes that the button shows and hides."""

    def __init__(self, words: QLabel, notes: tuple[SourceNote, ...]) -> None:
        super().__init__()
        whole = column(self, gap=4)
        self._line = line = row(gap=16)
        line.addWidget(words, 1)
        self.button = _source_button(notes)
        self.button.toggled.connect(self._show)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        whole.addLayout(line)
        self.notes = [label(f"{note.key}. {note.words}", "secondary") for note in notes]
        for note in self.notes:
            note.setTextInteractionFlags(_CAN_BE_COPIED)
            note.setContentsMargins(24, 0, 0, 4)
            note.hide()
            whole.addWidget(note)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The button stands below the words where they need the room beside it."""
        super().resizeEvent(event)
        self._line.setContentsMargins(0, 0, max(0, self.width() - look_of(self).px(WIDEST_PX)), 0)
        beside = self.width() >= look_of(self).px(BESIDE_PX)
        self._line.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._line.setSpacing(16 if beside else 0)

    def _show(self, shown: bool) -> None:
        for note in self.notes:
            note.setVisible(shown)


def _source_button(notes: tuple[SourceNote, ...]) -> QPushButton:
    words = _("Source") if len(notes) == 1 else _("Sources")
    name = f"{words}: {', '.join(note.key for note in notes)}"
    made = button(words, "quiet", name=name, role=QAccessible.Role.Button)
    made.setAccessibleDescription(" ".join(note.words for note in notes))
    return made


def blocks(text: str) -> list[str]:
    """The headings, paragraphs and list items of a text, in order."""
    found: list[str] = []
    for paragraph in text.split("\n\n"):
        lines = [line.strip() for line in paragraph.splitlines() if line.strip()]
        for at, line in enumerate(lines):
            begins = at == 0 or line.startswith(("- ", "#", "> "))
            if begins:
                found.append(line)
            else:
                found[-1] += f" {line}"
    return found


def _part(block: str) -> QLabel:
    for mark, kind in _KINDS.items():
        if block.startswith(mark):
            made = label(block.removeprefix(mark), kind)
            made.setContentsMargins(0, _ABOVE_PX.get(mark, 0), 0, 0)
            return made
    words = label(f"•  {block.removeprefix('- ')}" if block.startswith("- ") else block)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words
