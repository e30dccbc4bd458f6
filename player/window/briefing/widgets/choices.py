"""One thing to choose: a name, and its options side by side."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from player.practice.display_text import in_window
from player.window.briefing.state import ChoiceGroup, SetChoice
from player.window.shell.widgets.basics import column, label, set_words
from player.window.shell.widgets.flow import FlowLayout
from player.window.shell.widgets.offer_button import OfferButton
from player.window.shell.widgets.words import WrappingRadioButton


class Choices(QWidget):
    """Radio buttons for one subject, such as the eyes."""

    intended = Signal(object)

    def __init__(self, group: ChoiceGroup) -> None:
        super().__init__()
        self._group = group
        self._radios = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        inside = column(self, gap=6)
        inside.addWidget(label(group.label, "strong"))
        options = QWidget()
        line = FlowLayout(options)
        for option in group.options:
            radio = WrappingRadioButton(in_window(option.label))
            radio.setAccessibleName(f"{group.label}: {option.label}")
            self._radios.addButton(radio)
            self.buttons[option.value] = radio
            line.addWidget(radio)
            self._connect(radio, option.value)
        self._note, self.offer = label("", "secondary"), OfferButton()
        self.offer.intended.connect(self.intended)
        for each in (options, self._note, self.offer):
            inside.addWidget(each)
        self.show_group(group)

    def _connect(self, radio: QRadioButton, value: str) -> None:
        radio.clicked.connect(lambda: self._choose(value))

    def _choose(self, value: str) -> None:
        if value != self._group.selected:
            self.intended.emit(SetChoice(self._group.subject, value))

    @property
    def outline(self) -> tuple[object, ...]:
        """What can't change without building the widget again."""
        return self._group.subject, self._group.label, self._group.options

    def show_group(self, group: ChoiceGroup) -> None:
        """Mark which option is chosen."""
        self._group = group
        set_words(self._note, group.note)
        self.offer.show_offer(group.offer, group.label)
        chosen = self.buttons.get(group.selected)
        if chosen is not None:
            chosen.setChecked(True)
