"""One pacing control in the clinic: its value, how it is changed, its range, what it does and why."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from player.language.catalogue import _
from player.practice.plain_words import within_sentence
from player.window.clinic.editor.state import (
    CheckForControl,
    ChooseForControl,
    ControlItem,
    LockControl,
    SetNever,
    SlideControl,
    StartWith,
    SwitchControl,
    TurnKind,
)
from player.window.intents import Intent
from player.window.shell.widgets.basics import CheckBox, column, label, set_words
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.shell.widgets.flow import Spread, flowing
from player.window.shell.widgets.slider import Slider
from player.window.state import Option


class ControlRow(QWidget):
    """Emits an intent when a person changes it, never when a view does."""

    intended = Signal(object)

    def __init__(self, item: ControlItem) -> None:
        super().__init__()
        self._item = item
        self._figure = label("", "figure")
        self._figure.setWordWrap(False)
        self._about, self._why = label("", "secondary"), label("", "secondary")
        self._compared = label("", "note")
        self.slider = self._make_slider(item)
        self.choice = self._make_choice(item)
        self.checks = {option.value: self._make_check(option) for option in _checks(item)}
        self.starts_with = (
            ChoiceBox(_("{label}: a sitting starts with").format(label=item.label)) if item.ordered else None
        )
        self.switch = self._toggle(item.label, "", SwitchControl) if item.kind is TurnKind.SWITCH else None
        self.never = self._toggle(item.label, _("Never"), SetNever) if item.never is not None else None
        self.lock = self._toggle(item.label, _("Lock"), LockControl) if item.locked is not None else None
        if self.starts_with is not None:
            self.starts_with.chosen.connect(lambda value: self._emit(StartWith(item.name, value)))
        self._build()
        self.show_item(item)

    # -- the parts

    def _make_slider(self, item: ControlItem) -> Slider | None:
        if item.kind is not TurnKind.SLIDER:
            return None
        slider = Slider(item.label, low=item.low, high=item.high, step=1)
        slider.setPageStep(max(1, (item.high - item.low) // 10))
        slider.valueChanged.connect(lambda at: self._emit(SlideControl(self._item.name, at)))
        return slider

    def _make_choice(self, item: ControlItem) -> ChoiceBox | None:
        if item.kind is not TurnKind.CHOICE:
            return None
        box = ChoiceBox(item.label)
        box.chosen.connect(lambda value: self._emit(ChooseForControl(self._item.name, value)))
        return box

    def _make_check(self, option: Option) -> CheckBox:
        check = CheckBox(option.label)
        check.setAccessibleName(f"{self._item.label}: {option.label}")
        check.clicked.connect(lambda on: self._emit(CheckForControl(self._item.name, option.value, on)))
        return check

    def _toggle(self, of: str, words: str, intent: type[SwitchControl | SetNever | LockControl]) -> CheckBox:
        check = CheckBox(words)
        check.setAccessibleName(f"{of}: {within_sentence(words)}" if words else of)
        check.clicked.connect(lambda on: self._emit(intent(self._item.name, on)))
        return check

    def _build(self) -> None:
        inside = column(self, gap=2)
        head = QWidget()
        spread = Spread(head, gap=16)
        spread.addWidget(label(self._item.label, "strong"))
        if self.choice is None and self.switch is None:
            spread.addWidget(self._figure)
        for each in (self.choice, self.switch):
            if each is not None:
                spread.addWidget(each)
        inside.addWidget(head)
        if self.slider is not None:
            inside.addWidget(self.slider)
        for parts in (
            self._check_parts(),
            tuple(widget for widget in (self.never, self.lock) if widget is not None),
        ):
            if parts:
                inside.addWidget(flowing(*parts, gap=16))
        for words in (self._compared, self._about, self._why):
            inside.addWidget(words)

    def _check_parts(self) -> tuple[QWidget, ...]:
        if not self.checks or self.starts_with is None:
            return tuple(self.checks.values())
        self._starts_words = label(_("Starts with"), "secondary")
        self._starts = flowing(self._starts_words, self.starts_with, gap=16)
        return (*self.checks.values(), self._starts)

    def _emit(self, intent: Intent) -> None:
        self.intended.emit(intent)

    # -- what is shown

    @property
    def item(self) -> ControlItem:
        """What it shows."""
        return self._item

    def show_item(self, item: ControlItem) -> None:
        """Show a value without emitting anything."""
        self._item = item
        plain = item.kind in {TurnKind.SLIDER, TurnKind.CHECKS}
        set_words(self._figure, item.figure if plain and item.kind is TurnKind.SLIDER else "")
        set_words(self._about, item.about)
        set_words(self._why, item.why)
        set_words(
            self._compared, _("Differs. {compared}").format(compared=item.compared) if item.compared else ""
        )
        self._show_slider(item)
        if self.choice is not None:
            self.choice.show_options(item.options, item.chosen[0] if item.chosen else "")
        for value, check in self.checks.items():
            check.setChecked(value in item.chosen)
        if self.starts_with is not None:
            chosen = {option.value: option for option in item.options if option.value in item.chosen}
            self.starts_with.show_options(tuple(chosen.values()), item.chosen[0] if item.chosen else "")
            self._starts.setVisible(len(chosen) > 1)
        self._show_toggles(item)

    def _show_slider(self, item: ControlItem) -> None:
        if self.slider is None:
            return
        blocker = QSignalBlocker(self.slider)
        if not self.slider.isSliderDown():
            self.slider.setValue(item.position)
        blocker.unblock()
        self.slider.setEnabled(item.never is not True)
        # A screen reader says the number of steps; the words say what it means.
        self.slider.setAccessibleDescription(f"{item.figure}. {item.about}")

    def _show_toggles(self, item: ControlItem) -> None:
        if self.switch is not None:
            self.switch.setChecked(item.on)
            self.switch.setText(_("Yes") if item.on else _("No"))
            self.switch.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        if self.never is not None:
            self.never.setChecked(item.never is True)
        if self.lock is not None:
            self.lock.setChecked(item.locked is True)
            self.lock.setText(_("Locked") if item.locked else _("Lock"))


def _checks(item: ControlItem) -> tuple[Option, ...]:
    return item.options if item.kind is TurnKind.CHECKS else ()
