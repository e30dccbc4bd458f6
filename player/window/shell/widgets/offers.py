"""What a rule offers: a sentence, and buttons that each do what they say."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from player.window.intents import Intent
from player.window.shell.widgets.basics import button, clear, column, label, set_words
from player.window.shell.widgets.flow import FlowLayout
from player.window.state import OfferItem


class Offers(QWidget):
    """Offers side by side, wrapping where there is no room."""

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._offers: tuple[OfferItem, ...] = ()
        self.buttons: tuple[QPushButton, ...] = ()
        self._words = label("", "kind-words")
        line = QWidget()
        self._flow = FlowLayout(line)
        inside = column(self, gap=12)
        inside.addWidget(self._words)
        inside.addWidget(line)
        self.hide()

    def show_offers(self, words: str, offers: tuple[OfferItem, ...]) -> None:
        """Show these offers; none hides everything."""
        set_words(self._words, words)
        self.setVisible(bool(offers))
        if offers == self._offers:
            return
        self._offers = offers
        clear(self._flow)
        self.buttons = tuple(self._button(offer) for offer in offers)
        for each in self.buttons:
            self._flow.addWidget(each)

    def _button(self, offer: OfferItem) -> QPushButton:
        made = button(offer.label, "primary" if offer.default else "")
        self._connect(made, offer.intent)
        return made

    def _connect(self, made: QPushButton, intent: Intent) -> None:
        made.clicked.connect(lambda: self.intended.emit(intent))

    def take_focus(self) -> None:
        """Go to the default offer, or the first."""
        for each, offer in zip(self.buttons, self._offers, strict=True):
            if offer.default:
                each.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
