"""A layout of cards in even rows, with as many in a row as there is room for and none left alone."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from player.window.shell.widgets.flow import FlowLayout

GAP_PX = 16
MOST_IN_ROW = 4


class _Row(NamedTuple):
    """Its places, and where it stands: all but the places in pixels, ``top`` from the first row's top."""

    places: range
    top: int
    high: int
    wide: int


class CardRows(FlowLayout):
    """Rows across the whole width; the cards of a row are equally wide and high.

    Cards are spread over the rows evenly, so that the last row has one card less than the others at most, and
    leaves no hole: five are three and two, not four and one.

    A place whose card isn't made keeps its room: as high as its card was when it last stood there, or as high
    as the others are on average.

    Args:
        parent: the widget that holds the cards.
        moved: called when rows have been placed elsewhere than before.

    Attributes:
        names: of its places, in order.
        least: how wide a card is at least, in pixels.
        typical: how high a card is where none has been seen yet, in pixels.
    """

    def __init__(self, parent: QWidget, moved: Callable[[], object]) -> None:
        # Qt says that something has changed while it is being made.
        self._laid: dict[int, tuple[_Row, ...]] = {}
        super().__init__(parent, gap=GAP_PX)
        self.least = self.typical = 1
        self._around, self._moved = parent, moved
        self.names: tuple[str, ...] = ()
        self._standing: dict[str, QLayoutItem] = {}
        self._high: dict[str, int] = {}
        self._tops: dict[str, int] = {}

    def stand(self, names: Sequence[str], cards: Mapping[str, QWidget]) -> None:
        """Have a place for each name, in this order, and in it its card, if there is one."""
        held = {item.widget(): item for item in self._items}
        standing = {name: cards[name] for name in names if name in cards}
        before = dict(zip(self._standing, held, strict=True))
        if tuple(names) == self.names and list(standing.items()) == list(before.items()):
            return
        self._items = []
        for card in standing.values():
            if card in held:
                self._items.append(held[card])
            else:
                self.addWidget(card)
        self.names = tuple(names)
        self._standing = dict(zip(standing, self._items, strict=True))
        self.invalidate()

    def scale(self, ratio: float) -> None:
        """Text is so many times as large: until they are seen again, cards are taken to be, too."""
        self._high = {name: round(high * ratio) for name, high in self._high.items()}
        self.invalidate()

    def places_between(self, top: int, bottom: int) -> range:
        """The places of all rows that reach into a strip, in pixels from the first row's top."""
        rows = [row for row in self._rows_now() if row.top < bottom and row.top + row.high > top]
        return range(rows[0].places.start, rows[-1].places.stop) if rows else range(0)

    def name_at(self, top: int) -> str:
        """The first in the first row that begins there or below, or else the last one; empty without any."""
        return next((name for name, at in self._tops.items() if at >= top), next(reversed(self._tops), ""))

    def top_of(self, name: str) -> int | None:
        """Where the row of a name was placed last, in pixels from the first row's top; None if unknown."""
        return self._tops.get(name)

    def invalidate(self) -> None:
        """Called by Qt when an item has changed."""
        self._laid.clear()
        super().invalidate()

    def sizeHint(self) -> QSize:  # noqa: N802
        """One card wide at least; the height follows from the width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        """As wide as the widest card must be."""
        return QSize(super().minimumSize().width(), 0)

    def _shown(self) -> list[QLayoutItem]:
        # Cards take their place before Qt shows them.
        return self._items

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        rows = self._rows_at(rect.width())
        if move:
            before, self._tops = (
                self._tops,
                {self.names[place]: row.top for row in rows for place in row.places},
            )
            for row in rows:
                self._place_row(row, rect)
            if self._tops != before:
                self._moved()
        return rows[-1].top + rows[-1].high if rows else 0

    def _place_row(self, row: _Row, rect: QRect) -> None:
        for at, place in enumerate(row.places):
            name = self.names[place]
            item = self._standing.get(name)
            if item is not None:
                self._high[name] = _height(item, row.wide)
                left, top = rect.x() + at * (row.wide + GAP_PX), rect.y() + row.top
                item.setGeometry(QRect(left, top, row.wide, row.high))

    def _rows_now(self) -> tuple[_Row, ...]:
        return self._rows_at(self._around.width())

    def _rows_at(self, width: int) -> tuple[_Row, ...]:
        known = self._laid.get(width)
        if known is None:
            # Asking a card for its height may be the first time it is styled, and change how wide cards are.
            for item in self._items:
                item.sizeHint()
            known = self._laid[width] = self._rows_for(width)
        return known

    def _rows_for(self, width: int) -> tuple[_Row, ...]:
        count, fit = len(self.names), self._fit(width)
        if not count:
            return ()
        self._guess(self._card_width(width, fit))
        many = -(-count // fit)
        longer, shortest = count % many, count // many
        made: list[_Row] = []
        start = top = 0
        for at in range(many):
            size = shortest + (at < longer)
            wide = self._card_width(width, size)
            high = max(self._high_at(place, wide) for place in range(start, start + size))
            made.append(_Row(range(start, start + size), top, high, wide))
            start, top = start + size, top + high + GAP_PX
        return tuple(made)

    def _guess(self, wide: int) -> None:
        """Take those that haven't been seen to be as high as the others; what was taken once stays."""
        unseen = [name for name in self.names if name not in self._high and name not in self._standing]
        seen = list(self._high.values()) or [_height(item, wide) for item in self._items]
        if unseen and seen:
            self._high |= dict.fromkeys(unseen, round(sum(seen) / len(seen)))

    def _high_at(self, place: int, wide: int) -> int:
        name = self.names[place]
        item = self._standing.get(name)
        return _height(item, wide) if item is not None else self._high.get(name, self.typical)

    def _fit(self, width: int) -> int:
        return max(1, min(MOST_IN_ROW, (width + GAP_PX) // (self.least + GAP_PX)))

    def _card_width(self, width: int, in_row: int) -> int:
        fit = self._fit(width)
        # A row with one card less fills the width; a few cards alone stay cards, and are no banners.
        cells = in_row if in_row >= fit - 1 else fit
        return (width + GAP_PX) // cells - GAP_PX


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
