"""One setting: its name, what it does, and its control."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from player.language.catalogue import _
from player.window.intents import SetSetting
from player.window.settings.state import SettingItem, SettingKind
from player.window.shell.widgets.basics import CheckBox, Fold, column, label, set_words
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.shell.widgets.flow import Spread
from player.window.shell.widgets.offer_button import OfferButton
from player.window.shell.widgets.slider import Slider

ON, OFF = "on", "off"
CHOICE_LETTERS = 18
ABOVE_NAME_PX = 10
_CAN_BE_COPIED = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class SettingRow(QWidget):
    """Emits ``SetSetting`` when a person changes it, never when a view does; also what it offers."""

    intended = Signal(object)

    def __init__(self, item: SettingItem) -> None:
        super().__init__()
        self._item = item
        self._explanation, self._figure = label("", "secondary"), label("", "figure")
        self._figure.setWordWrap(False)
        self._note, self.offer = label("", "secondary"), OfferButton()
        self.control = self._make_control(item)
        head = QWidget()
        spread = Spread(head, gap=16)
        name = label(item.label, "strong")
        spread.addWidget(name)
        spread.addWidget(self._figure if isinstance(self.control, Slider) else self.control)
        inside = column(self, gap=2)
        inside.addWidget(head)
        if isinstance(self.control, Slider):
            # Its name stands as far below the row before as where a choice, which is higher, is beside it.
            inside.setContentsMargins(0, ABOVE_NAME_PX, 0, 0)
            inside.addWidget(self.control)
        inside.addWidget(self._explanation)
        inside.addWidget(self._note)
        inside.addWidget(self.offer)
        self.aside: Fold | None = None
        if item.aside[0]:
            self.aside = Fold(item.aside[0])
            self._aside = label("", "secondary")
            self._aside.setTextInteractionFlags(_CAN_BE_COPIED)
            self.aside.inside.addWidget(self._aside)
            inside.addSpacing(6)
            inside.addWidget(self.aside)
        self.offer.intended.connect(self.intended)
        self.show_item(item)

    def _make_control(self, item: SettingItem) -> ChoiceBox | CheckBox | Slider:
        if item.kind is SettingKind.CHOICE:
            box = ChoiceBox(item.label)
            # Those of one page are equally wide, where their words allow it.
            box.setMinimumContentsLength(CHOICE_LETTERS)
            box.chosen.connect(self._set)
            return box
        if item.kind is SettingKind.SLIDER:
            slider = Slider(item.label, low=item.low, high=item.high, step=item.step)
            slider.valueChanged.connect(self._slide)
            return slider
        check = CheckBox()
        check.setAccessibleName(item.label)
        check.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The box stands at the row's end, its word before it.
        check.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        check.clicked.connect(lambda on: self._set(ON if on else OFF))
        return check

    def _slide(self, value: int) -> None:
        rounded = round(value / self._item.step) * self._item.step
        self._figure.setText(f"{rounded}{self._item.unit}")
        self._set(str(rounded))

    def _set(self, value: str) -> None:
        if value != self._item.value:
            self.intended.emit(SetSetting(self._item.name, value))

    @property
    def item(self) -> SettingItem:
        """What it shows."""
        return self._item

    def show_item(self, item: SettingItem) -> None:
        """Show a value without emitting anything."""
        self._item = item
        set_words(self._explanation, item.explanation)
        set_words(self._note, item.note)
        if self.aside is not None:
            set_words(self._aside, item.aside[1])
        self.offer.show_offer(item.offer, item.label)
        blocker = QSignalBlocker(self.control)
        if isinstance(self.control, ChoiceBox):
            self.control.show_options(item.options, item.value)
        elif isinstance(self.control, Slider):
            if not self.control.isSliderDown():
                self.control.setValue(int(item.value))
            self._figure.setText(f"{self.control.value()}{item.unit}")
        else:
            self.control.setChecked(item.value == ON)
            self.control.setText(_("On") if item.value == ON else _("Off"))
        self.control.setAccessibleDescription(item.explanation)
        blocker.unblock()
