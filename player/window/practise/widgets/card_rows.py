"""A layout of cards in even rows, with as many in a row as there is room for and none left alone."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from player.window.shell.widgets.flow import FlowLayout

GAP_PX = 16
MOST_IN_ROW = 4


class _Rows(NamedTuple):
    """Where all rows stand at some width, in pixels from the first one's top.

    Attributes:
        longer: so many rows have ``most`` places each; those below have one less.
        most: places in a row at most.
        wide: the width of a card in a longer row, and below.
        tops: where each begins; the last is where one more would.
    """

    longer: int
    most: int
    wide: tuple[int, int]
    tops: list[int]

    def row_of(self, place: int) -> int:
        """In which row a place is."""
        further = place - self.longer * self.most
        return place // self.most if further < 0 else self.longer + further // (self.most - 1)

    def begins(self, row: int) -> int:
        """The first place of a row; beyond the last row, how many places there are."""
        return row * self.most - max(0, row - self.longer)

    def wide_in(self, row: int) -> int:
        """How wide a card is in a row."""
        return self.wide[row >= self.longer]

    def high(self, row: int) -> int:
        """How high a row is."""
        return self.tops[row + 1] - GAP_PX - self.tops[row]


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
        self._laid: dict[int, _Rows] = {}
        super().__init__(parent, gap=GAP_PX)
        self.least = self.typical = 1
        self._around, self._moved = parent, moved
        self.names: tuple[str, ...] = ()
        self._standing: dict[int, QLayoutItem] = {}
        self._high: dict[str, int] = {}
        self._tops: dict[str, int] = {}

    def stand(self, names: Sequence[str], cards: Mapping[str, QWidget]) -> None:
        """Have a place for each name, in this order, and in it its card, if there is one."""
        held = {item.widget(): item for item in self._items}
        standing = {place: cards[name] for place, name in enumerate(names) if name in cards}
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
        rows = self._rows_at(self._around.width())
        first = bisect_right(rows.tops[1:], top + GAP_PX)
        last = bisect_left(rows.tops[:-1], bottom)
        return range(rows.begins(first), rows.begins(max(first, last)))

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
            before = self._tops
            self._tops = {name: rows.tops[rows.row_of(place)] for place, name in enumerate(self.names)}
            for place, item in self._standing.items():
                self._high[self.names[place]] = self._place_in(rect, rows, place, item)
            if self._tops != before:
                self._moved()
        return max(0, rows.tops[-1] - GAP_PX)

    @staticmethod
    def _place_in(rect: QRect, rows: _Rows, place: int, item: QLayoutItem) -> int:
        """Move a card to its place. How high it would be by itself, in pixels."""
        row = rows.row_of(place)
        wide = rows.wide_in(row)
        left = rect.x() + (place - rows.begins(row)) * (wide + GAP_PX)
        item.setGeometry(QRect(left, rect.y() + rows.tops[row], wide, rows.high(row)))
        return _height(item, wide)

    def _rows_at(self, width: int) -> _Rows:
        known = self._laid.get(width)
        if known is None:
            # Asking a card for its height may be the first time it is styled, and change how wide cards are.
            for item in self._items:
                item.sizeHint()
            known = self._laid[width] = self._rows_for(width)
        return known

    def _rows_for(self, width: int) -> _Rows:
        # Of a thousand places this is asked several times for each step of scrolling.
        count, fit = len(self.names), self._fit(width)
        many = -(-count // fit)
        longer, shortest = (count % many, count // many) if many else (0, 0)
        most = shortest + 1
        wide = self._card_width(width, most), self._card_width(width, max(1, shortest))
        self._guess(wide[not longer])
        high = [self._high.get(name, self.typical) for name in self.names]
        for place, item in self._standing.items():
            high[place] = _height(item, wide[place >= longer * most])
        highest = [max(high[at : at + most]) for at in range(0, longer * most, most)]
        below = range(longer * most, count, shortest or 1)
        highest += [max(high[at : at + shortest]) for at in below]
        return _Rows(longer, most, wide, list(accumulate((each + GAP_PX for each in highest), initial=0)))

    def _guess(self, wide: int) -> None:
        """Take those that haven't been seen to be as high as the others; what was taken once stays."""
        standing = {self.names[place] for place in self._standing}
        unseen = [name for name in self.names if name not in self._high and name not in standing]
        seen = list(self._high.values()) or [_height(item, wide) for item in self._items]
        if unseen and seen:
            self._high |= dict.fromkeys(unseen, round(sum(seen) / len(seen)))

    def _fit(self, width: int) -> int:
        return max(1, min(MOST_IN_ROW, (width + GAP_PX) // (self.least + GAP_PX)))

    def _card_width(self, width: int, in_row: int) -> int:
        fit = self._fit(width)
        # A row with one card less fills the width; a few cards alone stay cards, and are no banners.
        cells = in_row if in_row >= fit - 1 else fit
        return (width + GAP_PX) // cells - GAP_PX


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
