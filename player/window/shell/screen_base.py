"""What every screen has in common."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget

from player.window.shell.theme import look_of
from player.window.state import View

_TABBED: Final = (Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.WheelFocus)
"""Where Tab goes."""


LOW_PX: Final = 300
"""At 100 % text: where a screen is lower, what can be spared leaves its room to what one came for."""

CROWDED_PX: Final = 520
"""Whatever the text's size: in a lower screen a long sentence, its controls and the ribbon don't all fit."""


class Screen(QWidget):
    """One screen. It shows views of its own type and emits intents, nothing else.

    Signals:
        intended(object): an ``Intent``.
        rearranged(): something else can be pressed now, as if another screen had come.
        resting(bool): whether what is around the sentence has left the screen; Ease back stays.
    """

    intended = Signal(object)
    rearranged = Signal()
    resting = Signal(bool)
    can_find = False
    """Whether something can be searched for here."""

    def __init__(self) -> None:
        super().__init__()
        self._ordered: list[QWidget] = []

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The window has another size."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Text may have another size, or colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.fit()

    def let_go_out_of_sight(self) -> None:
        """All of it is about to be styled anew: what is out of sight may go, and be made again in turns."""

    @property
    def low(self) -> bool:
        """Whether there is so little height that what can be spared is."""
        return self.height() < look_of(self).px(LOW_PX)

    @property
    def crowded(self) -> bool:
        """Whether there is too little height for a long sentence and everything below it."""
        return self.low or self.height() < CROWDED_PX

    def fit(self) -> None:
        """Share out the room anew. By default the layouts do all of it."""

    def show_view(self, view: View) -> None:
        """Show a view of this screen's type.

        Raises:
            NotImplementedError: if a screen forgot to say how.
        """
        raise NotImplementedError

    def take_focus(self) -> None:
        """Put the keyboard focus where one would begin. By default it stays where it is."""

    def order_tab(self) -> None:
        """Let Tab go down the screen as it is seen, also to what was made later than what stands below it."""
        stops: list[QWidget] = []
        _add_stops(self, stops)
        if stops == self._ordered:
            return
        self._ordered = stops
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def order_tree(self) -> None:
        """Let a screen reader go down the screen as it is seen, also through what Tab passes over."""
        _order_tree(self)

    def start_finding(self) -> None:
        """Go to the search field, where ``can_find`` says that there is one."""

    def wake(self) -> bool:
        """Somebody is there: show again what was hidden for quiet; True if something was."""
        return False

    def adopt(self, *parts: QWidget) -> None:
        """Pass on the intents of parts that emit some."""
        for part in parts:
            signal = getattr(part, "intended", None)
            if signal is not None:
                signal.connect(self.intended)


def _add_stops(widget: QWidget | None, stops: list[QWidget]) -> None:
    """Add what Tab can reach in it, in the order in which its layouts hold it."""
    if widget is None:
        return
    # With ``&`` an enumeration's value would be made for each widget, at each press of Tab.
    if widget.focusPolicy() in _TABBED:
        stops.append(widget)
    if isinstance(widget, QStackedWidget):
        _add_stops(widget.currentWidget(), stops)
    elif isinstance(widget, QScrollArea):
        _add_stops(widget.widget(), stops)
    elif (layout := widget.layout()) is not None:
        # What has no layout is one control, whatever it is made of.
        for each in _held_by(layout):
            _add_stops(each, stops)


def _order_tree(widget: QWidget | None) -> None:
    """Put what a widget holds into the order of its layouts.

    Qt tells a reader of widgets in the order in which they lie upon each other. What no layout holds stays
    above what it was above.
    """
    if isinstance(widget, QStackedWidget):
        _order_tree(widget.currentWidget())
    elif isinstance(widget, QScrollArea):
        _order_tree(widget.widget())
    elif widget is not None and (layout := widget.layout()) is not None:
        # A layout may hold what is shown in it and lies elsewhere.
        held = {each: None for each in _held_by(layout) if each.parent() is widget}
        children = [each for each in widget.children() if isinstance(each, QWidget)]
        there = [each for each in children if each in held]
        if there != list(held):
            above = [each for each in children[children.index(there[0]) :] if each not in held]
            for each in (*held, *above):
                each.raise_()
        for each in held:
            _order_tree(each)


def _held_by(layout: QLayout) -> list[QWidget]:
    held: list[QWidget] = []
    for item in map(layout.itemAt, range(layout.count())):
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            held.append(widget)
        elif (inner := item.layout()) is not None:
            held += _held_by(inner)
    return held
