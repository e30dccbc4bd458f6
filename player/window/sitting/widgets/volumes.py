"""The volumes of a sitting in a small panel: a slider for each thing that is heard."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from player.language.catalogue import _
from player.window.shell.shortcuts import key_for
from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import label
from player.window.shell.widgets.slider import Slider
from player.window.sitting.state import KEYS, SetVolume, ToggleVolumes, VolumeDown, VolumeItem, VolumeUp

_HINTED_FROM_PX = 600
"""Lower windows show no hint, at 100 % text."""


class Volumes(QFrame):
    """Emits ``SetVolume`` when a person moves a slider, never when a view does."""

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setAccessibleName(_("Volume"))
        self._items: tuple[VolumeItem, ...] = ()
        self.sliders: dict[str, Slider] = {}
        self._figures: dict[str, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 4, 16, 8)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        down, up, away = (key_for(each, KEYS) for each in (VolumeDown(), VolumeUp(), ToggleVolumes()))
        self._hint = label(
            _("{down} turns everything down, {up} turns it up. {away} closes this.").format(
                down=down, up=up, away=away
            ),
            "secondary",
        )

    def show_items(self, items: tuple[VolumeItem, ...]) -> None:
        """Show these volumes, without emitting anything."""
        if items == self._items:
            return
        if [item.name for item in items] != list(self.sliders):
            self._build(items)
        self._items = items
        for item in items:
            self._show(item)

    def _build(self, items: tuple[VolumeItem, ...]) -> None:
        while (old := self._grid.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None and widget is not self._hint:
                widget.hide()
                widget.deleteLater()
        self.sliders, self._figures = {}, {}
        for at, item in enumerate(items):
            self._add(at, item)
        self._grid.addWidget(self._hint, len(items), 0, 1, 3)

    def _add(self, at: int, item: VolumeItem) -> None:
        name, figure = label(item.label, "strong"), label("", "figure")
        slider = Slider(_("{label} volume").format(label=item.label))
        for words in (name, figure):
            words.setWordWrap(False)
        # Room for the longest words, so that the slider's length stays as it is.
        figure.setMinimumWidth(figure.fontMetrics().horizontalAdvance(_("Silent")) + 8)
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        of = item.name
        slider.valueChanged.connect(lambda value: self.intended.emit(SetVolume(of, value / 100)))
        self.sliders[item.name], self._figures[item.name] = slider, figure
        for column, widget in enumerate((name, slider, figure)):
            self._grid.addWidget(widget, at, column)

    def _show(self, item: VolumeItem) -> None:
        slider = self.sliders[item.name]
        self._figures[item.name].setText(item.words)
        slider.setAccessibleDescription(item.words)
        if slider.isSliderDown() or slider.value() == item.percent:
            return
        blocker = QSignalBlocker(slider)
        slider.setValue(item.percent)
        blocker.unblock()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """In a low window the sentence needs the room that the hint takes."""
        self._hint.setVisible(self.window().height() >= look_of(self).px(_HINTED_FROM_PX))
        super().showEvent(event)

    def take_focus(self) -> None:
        """Begin at the first slider, so that the arrow keys turn it."""
        for slider in self.sliders.values():
            slider.setFocus(Qt.FocusReason.OtherFocusReason)
            return
