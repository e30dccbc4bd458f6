"""One button whose words change with what it does, in its place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from player.window.shell.widgets.basics import button, column
from player.window.state import OfferItem


class OfferButton(QWidget):
    """Stays the same button, so that the keyboard's place isn't lost; hidden where nothing is offered."""

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._offer: OfferItem | None = None
        self.button = button("")
        self.button.clicked.connect(self._press)
        column(self).addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def _press(self) -> None:
        if self._offer is not None:
            self.intended.emit(self._offer.intent)

    def show_offer(self, offer: OfferItem | None, about: str) -> None:
        """Show what is offered.

        Args:
            offer: None for nothing.
            about: what it belongs to, for its accessible name.
        """
        if offer is not None and offer != self._offer:
            self.button.setText(offer.label)
            self.button.setAccessibleName(f"{about}: {offer.label}")
        self._offer = offer
        if self.isHidden() is (offer is not None):
            self.setVisible(offer is not None)
