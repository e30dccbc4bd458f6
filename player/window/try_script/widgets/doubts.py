"""Words with two readings, and a button for each reading."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from player.language.catalogue import _
from player.window.shell.widgets.basics import button, column, frame, label
from player.window.shell.widgets.flow import flowing
from player.window.try_script.state import DoubtRow, HearReading


class Doubts(QWidget):
    """Each doubtful word with its sentence, to be heard in either way; hidden if there are none.

    Signals:
        intended(object): ``HearReading``.
    """

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = column(self, gap=8)
        self._column.addWidget(label(_("Words with two readings"), "section"))
        self._box: QWidget | None = None
        self._shown: tuple[DoubtRow, ...] = ()
        self.hide()

    def show_doubts(self, doubts: tuple[DoubtRow, ...]) -> None:
        """Show them; the same ones again cost nothing, and the focus stays."""
        if doubts == self._shown:
            return
        self._shown = doubts
        if self._box is not None:
            # Until it is deleted Tab would still come to it.
            self._box.hide()
            self._column.removeWidget(self._box)
            self._box.deleteLater()
        self._box = frame("panel")
        inside = column(self._box, gap=8)
        inside.setContentsMargins(20, 14, 20, 14)
        for index, doubt in enumerate(doubts):
            inside.addWidget(label(doubt.words))
            inside.addWidget(flowing(*(self._button(index, doubt, reading) for reading in (0, 1))))
        self._column.addWidget(self._box)
        self.setVisible(bool(doubts))

    def _button(self, index: int, doubt: DoubtRow, reading: int) -> QWidget:
        example = doubt.examples[reading]
        made = button(
            _("Hear it as in “{example}”").format(example=example),
            name=_("Hear “{word}” as in “{example}”").format(word=doubt.word, example=example),
        )
        made.clicked.connect(lambda: self.intended.emit(HearReading(index, reading)))
        return made
