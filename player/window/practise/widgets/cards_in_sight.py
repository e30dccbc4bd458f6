"""What is seen of a page of shelves: only cards that are near it are made, and it stays where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QAccessible

from player.window.practise.widgets.shelf import ALL, IN_A_TURN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from player.window.practise.widgets.shelf import Shelf
    from player.window.shell.widgets.basics import Page

_LOOK: Final = QEvent.Type(QEvent.registerEventType())


class CardsInSight(QObject):
    """Tells each shelf what of it is in sight, whenever the page is scrolled or laid out anew.

    The room of cards that aren't made may turn out to be higher or lower than it was taken to be, and with
    other text, or in another width, all of it does. What stands at the top of the view stays there; at the
    page's end it stays the end, until other cards are listed.

    A screen reader goes through all that is on a page: while there is one, all cards are near.

    Args:
        page: what is scrolled.
        shelves: those on it, from its top down.
    """

    def __init__(self, page: Page, shelves: Callable[[], Sequence[Shelf]]) -> None:
        super().__init__(page)
        self._page, self._shelves = page, shelves
        self._bar = page.verticalScrollBar()
        self._top: tuple[Shelf, str, int] | None = None
        self._ends_with = 0
        self._asked = self._holding = False
        self._bar.valueChanged.connect(self._scrolled)
        self._bar.rangeChanged.connect(self.laid_out)
        self.ask()

    def ask(self) -> None:
        """Look what is in sight before the page is painted again, once it is laid out."""
        if not self._asked:
            self._asked = True
            QCoreApplication.postEvent(self, QEvent(_LOOK))

    def event(self, event: QEvent) -> bool:
        """Look, if that was asked for."""
        if event.type() == _LOOK:
            self._asked = False
            self._look()
            return True
        return super().event(event)

    def let_go(self) -> None:
        """Let go of all that is out of sight, before it is styled anew."""
        self._remember()
        for shelf, top in self._seen():
            shelf.let_go_beyond(*self._view(top))

    def make_beside(self, focused: QWidget | None) -> None:
        """Have the cards between which and a widget no other control stands: Tab may go there next."""
        inside = self._page.inside
        if focused is None or not inside.isAncestorOf(focused):
            return
        at = focused.mapTo(inside, focused.rect().topLeft()).y()
        others: list[tuple[Shelf, int]] = []
        for shelf, top in self._seen():
            place = shelf.place_of(focused)
            if place is None:
                others.append((shelf, top))
            else:
                shelf.make_at(*(each for each in (place - 1, place + 1) if each >= 0))
        for above in [shelf for shelf, top in others if top < at][-1:]:
            above.make_at(-1)
        for below in [shelf for shelf, top in others if top > at][:1]:
            below.make_at(0)

    def _view(self, top: int) -> tuple[int, int]:
        """Where what is in sight begins and ends, in pixels from something so far below the page's top."""
        begins = self._bar.value() - top
        return begins, begins + self._page.viewport().height()

    def _seen(self) -> list[tuple[Shelf, int]]:
        """The shelves, each with how far its cards begin below the page's top, in pixels."""
        return [(shelf, shelf.top_in(self._page.inside)) for shelf in self._shelves() if not shelf.isHidden()]

    def _scrolled(self) -> None:
        if not self._holding:
            self._remember()
            self._look()

    def _look(self) -> None:
        if not self._page.isVisible():
            return
        around = ALL if QAccessible.isActive() else self._page.viewport().height()
        left = IN_A_TURN
        for shelf, top in self._seen():
            left -= shelf.look(*self._view(top), around, left)

    def _remember(self) -> None:
        """Remember what stands at the top of the view, if cards do, and whether it is the page's end."""
        begins, self._top, self._ends_with = self._bar.value(), None, 0
        if 0 < begins == self._bar.maximum():
            self._ends_with = self._listed()
            return
        for shelf, top in self._seen():
            head = top - shelf.mapTo(self._page.inside, shelf.rect().topLeft()).y()
            if top - head <= begins:
                name = shelf.name_at(begins - top)
                row = shelf.top_of(name)
                self._top = (shelf, name, top + row - begins) if row is not None else None

    def _hold(self) -> None:
        """Have what stood at the top of the view stand there again, whatever is above it by now."""
        if self._ends_with and self._ends_with == self._listed():
            self._go_to(self._bar.maximum())
        elif self._top is not None:
            shelf, name, below = self._top
            row = shelf.top_of(name)
            if row is not None:
                self._go_to(shelf.top_in(self._page.inside) + row - below)

    def _go_to(self, value: int) -> None:
        self._holding = True
        self._bar.setValue(value)
        self._holding = False

    def _listed(self) -> int:
        return sum(len(shelf.shown) for shelf, _ in self._seen())

    def laid_out(self) -> None:
        """Something stands elsewhere, maybe above the view.

        What was seen is brought back at once: Qt might paint before, or bring the bar to where the page ends.
        """
        self._hold()
        self.ask()
