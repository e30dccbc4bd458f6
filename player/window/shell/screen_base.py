"""What every screen has in common."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget

from player.window.state import View


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
        stops = list(_stops(self))
        if stops == self._ordered:
            return
        self._ordered = stops
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

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


def _stops(widget: QWidget | None) -> Iterator[QWidget]:
    """What Tab can reach in it, in the order in which its layouts hold it."""
    if widget is None:
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, QStackedWidget):
        yield from _stops(widget.currentWidget())
    elif isinstance(widget, QScrollArea):
        yield from _stops(widget.widget())
    elif (layout := widget.layout()) is not None:
        # What has no layout is one control, whatever it is made of.
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for item in (layout.itemAt(at) for at in range(layout.count())):
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _in_layout(inner)
