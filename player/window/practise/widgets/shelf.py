"""One shelf: a heading, its cards, and a way to more where there are many."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QSize, Signal
from PySide6.QtWidgets import QWidget

from player.language.catalogue import _
from player.window.pictures.state import Motif
from player.window.practise.state import PracticeCard, PracticeSection
from player.window.practise.widgets.card import Card
from player.window.practise.widgets.card_rows import CardRows
from player.window.shell.idle_work import InTurns
from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import (
    button,
    column,
    delete_now,
    label,
    laid_out_together,
    row,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QMoveEvent

LEAST_CARD_PX = 264
"""At 100 % text; with larger text cards grow by half as much, so that two still stand side by side."""

TYPICAL_CARD_PX = 103
"""How high most cards are, at 100 % text."""

AT_ONCE = 24
"""How many cards are shown at once: a person's thousand scripts are looked for, or leafed through."""

IN_A_TURN = 8
"""How many new cards are made before the window answers again: two rows, about 50 ms."""

ALL = 1_000_000

PICTURE_PX = (64, 40)
"""Of the picture beside a heading."""


class PicturedHeading(QWidget):
    """A heading with a small picture to its left, which comes once the screen has been painted.

    Args:
        words: of the heading.
        motif: what the picture is of; None for none.
    """

    def __init__(self, words: str, motif: Motif | None) -> None:
        super().__init__()
        self._motif = motif
        self._beside = QWidget()
        self._beside.setFixedSize(*PICTURE_PX)
        if motif is None:
            self._beside.hide()
        inside = row(self, gap=12)
        inside.addWidget(self._beside)
        inside.addWidget(label(words, "section-clay" if motif is Motif.TREE else "section"), 1)

    def show_picture(self) -> None:
        """Show the picture."""
        # With what paints it, which isn't needed before.
        from player.window.pictures.widgets.small_picture import SmallPicture  # noqa: PLC0415

        if self._motif is not None and self._beside.layout() is None:
            column(self._beside).addWidget(SmallPicture(self._motif, QSize(*PICTURE_PX)))


class _Sight(NamedTuple):
    """The places in sight, and those near enough to be made as well."""

    seen: range
    near: range


class Shelf(QWidget):
    """Cards are made as far as they were asked for, some at a time; those that stay are kept, and the focus.

    Once it is told what of it is in sight, only what is near that has cards; the others keep their room.

    Signals:
        intended(object): an ``Intent``.
        completed(): the last of the cards that come in turns is there.
        moved(): it stands elsewhere, or some of its cards do.
    """

    intended = Signal(object)
    completed = Signal()
    moved = Signal()

    def __init__(self, section: PracticeSection, *, waits: bool = False) -> None:
        """Empty until it is shown a section.

        Args:
            section: whose title and picture it has.
            waits: no card is made before it is known what of it is in sight.
        """
        super().__init__()
        self._section = PracticeSection(section.title, ())
        self._room = AT_ONCE
        self._places: dict[str, PracticeCard] = {}
        self._sight = _Sight(range(0), range(0)) if waits else None
        self._cards: dict[str, Card] = {}
        self._spare: list[Card] = []
        self._scale = 1.0
        self._heading = PicturedHeading(section.title, section.motif)
        self.show_picture = self._heading.show_picture
        self._place = QWidget()
        self._rows = CardRows(self._place, moved=self.moved.emit)
        self.more = button("", "quiet")
        self.more.clicked.connect(self._show_more)
        inside = column(self, gap=12)
        inside.addWidget(self._heading)
        inside.addWidget(self._place)
        inside.addWidget(self.more)
        self._turns = InTurns(self)
        self._wear()

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards that are there, in order."""
        return tuple(self._cards.values())

    @property
    def shown(self) -> tuple[str, ...]:
        """The ids of what it shows, in order; far out of sight they are only room."""
        return tuple(self._places)

    def show_section(self, section: PracticeSection, room: int = ALL, in_a_turn: int = IN_A_TURN) -> None:
        """Show a section.

        Args:
            section: its practices.
            room: how many cards there is room for at first.
            in_a_turn: how many new cards are made at once, in a window that is seen; the others follow.
        """
        self._section = section
        self._list(room)
        self._fill(in_a_turn)
        left = len(section.cards) - self._room
        words = (
            _("Show {min} more of {count}").format(min=min(left, AT_ONCE), count=len(section.cards))
            if left > 0
            else ""
        )
        self.more.setText(words)
        self.more.setAccessibleName(f"{section.title}: {words}")
        self.more.setVisible(left > 0)
        self._place.setVisible(bool(self._places))

    def _list(self, room: int = ALL) -> None:
        self._places = {card.practice_id: card for card in self._section.cards[: min(room, self._room)]}

    # -- what is in sight

    def top_in(self, page: QWidget) -> int:
        """How far its cards begin below the top of what holds it, in pixels."""
        return self._place.mapTo(page, QPoint(0, 0)).y()

    def look(self, top: int, bottom: int, around: int, at_once: int) -> int:
        """Have cards where they are in sight; those that are near follow, those that are far are let go of.

        Args:
            top: where what is in sight begins, in pixels from the top of its cards.
            bottom: where it ends.
            around: how far above and below is near.
            at_once: how many new cards are made at once; the others follow.

        Returns:
            how many were made.
        """
        seen = self._rows.places_between(top, bottom)
        sight = _Sight(seen, self._rows.places_between(top - around, bottom + around))
        if sight == self._sight:
            return 0
        self._sight = sight
        return self._fill(at_once)

    def let_go_beyond(self, top: int, bottom: int) -> None:
        """Let go of the cards out of sight before they are styled anew: making one is cheaper.

        Their room stays, and what has the focus. They are made again in turns, as far as they are near, once
        other events have had theirs.

        Args:
            top: where what is in sight begins, in pixels from the top of its cards.
            bottom: where it ends.
        """
        names, focused = self.shown, self.window().focusWidget()
        seen = {names[place] for place in self._rows.places_between(top, bottom)}
        stay = {name: card for name, card in self._cards.items() if name in seen or card is focused}
        gone = [card for name, card in self._cards.items() if name not in stay]
        self._cards = stay
        self._rows.stand(names, stay)
        for card in (*gone, *self._spare):
            delete_now(card)
        self._spare = []
        self._turns.begin(self._steps(), at_once=0)

    def name_at(self, top: int) -> str:
        """What the row begins with that begins so many pixels below the top of its cards, or next below."""
        return self._rows.name_at(top)

    def top_of(self, name: str) -> int | None:
        """How far below the top of its cards the row of a name begins, in pixels; None if it isn't shown."""
        return None if self.isHidden() else self._rows.top_of(name)

    def place_of(self, widget: QWidget) -> int | None:
        """In which of its places a widget stands; None if it isn't one of its cards."""
        return next((self.shown.index(name) for name, card in self._cards.items() if card is widget), None)

    def make_at(self, *places: int) -> None:
        """Have the cards at these places for now, whether they are in sight or not.

        Args:
            places: from 0 on; from the last backwards where negative.
        """
        names = self.shown
        wanted = [names[place] for place in places if -len(names) <= place < len(names)]
        if any(name not in self._cards for name in wanted):
            self._make(len(wanted), wanted)
            # What takes the focus is brought into sight at once.
            self._rows.activate()

    def card_at(self, place: int) -> Card | None:
        """The card at a place; None if there is no such place."""
        self.make_at(place)
        names = self.shown
        return self._cards[names[place]] if -len(names) <= place < len(names) else None

    # -- cards

    def _fill(self, at_once: int) -> int:
        names = self.shown
        seen = names if self._sight is None else [names[at] for at in self._sight.seen if at < len(names)]
        made = self._make(at_once, seen)
        self._turns.begin(self._steps(), at_once=0)
        return made

    def _steps(self) -> list[Callable[[], object]]:
        missing = sum(name not in self._cards for name in self._wanted())
        turns = -(-missing // IN_A_TURN)
        return [*[partial(self._make, IN_A_TURN)] * turns, *[self.completed.emit] * bool(turns)]

    def _wanted(self) -> tuple[str, ...]:
        """What is to have a card, what is in sight first."""
        names = self.shown
        if self._sight is None:
            return names
        focused = self.window().focusWidget()
        kept = (name for name, card in self._cards.items() if card is focused and name in self._places)
        near = (names[at] for at in (*self._sight.seen, *self._sight.near) if at < len(names))
        return tuple(dict.fromkeys((*near, *kept)))

    def _make(self, most: int, now: Iterable[str] | None = None) -> int:
        """Give cards to what is wanted, first those that stand for nothing any more.

        Args:
            most: how many new ones.
            now: what is to have its card by this; all that is wanted, if left out.

        Returns:
            how many were made.
        """
        wanted = self._wanted()
        now = wanted if now is None else tuple(now)
        either = {*wanted, *now}
        stay = {name: card for name, card in self._cards.items() if name in either}
        # A card that was made for another practice costs a tenth of a new one. The focus would go along.
        others = [card for name, card in self._cards.items() if name not in stay]
        free = [*self._spare, *(card for card in others if not card.hasFocus())]
        missing = [name for name in now if name not in stay]
        made = max(0, min(most, len(missing) - len(free)))
        for name in missing[: len(free) + made]:
            stay[name] = free.pop() if free else self._new(self._places[name])
        self._stand(stay, [*free, *(card for card in others if card.hasFocus())])
        return made

    def _stand(self, cards: dict[str, Card], spare: list[Card]) -> None:
        before, self._cards = self._cards, {name: cards[name] for name in self._places if name in cards}
        # Kept for when a letter of the search is taken back.
        most = AT_ONCE if self._sight is None or self._sight.near else 0
        gone, left, self._spare = self._spare, spare[most:], spare[:most]
        new = [card for name, card in self._cards.items() if before.get(name) is not card]
        others = [card for name, card in self._cards.items() if not card.shows(self._places[name])]
        if not new and not others and not left and gone == spare and self._rows.names == self.shown:
            return
        # Otherwise Qt lays out all of them again whenever a word of one appears.
        with laid_out_together(self._place):
            for card in spare:
                card.hide()
            for card in left:
                card.deleteLater()
            for name, card in self._cards.items():
                card.show_card(self._places[name])
            self._rows.stand(self.shown, self._cards)
            for card in new:
                # About its place: its words find their lines when it is shown.
                card.resize(self.cards[0].size())
                # Otherwise Qt shows them later, one by one, and lays out all of them after each.
                card.show()

    def _new(self, card: PracticeCard) -> Card:
        made = Card(card)
        made.intended.connect(self.intended)
        return made

    def _show_more(self) -> None:
        first = len(self._places)
        self._room += AT_ONCE
        self._list()
        card = self.card_at(first)
        # Before the button goes: the focus would go on to what stands below, and the page along.
        if card is not None:
            card.setFocus()
        self.show_section(self._section)

    # -- events

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802
        """Something else of it may be in sight."""
        super().moveEvent(event)
        self.moved.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Larger text needs wider cards."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._wear()

    def _wear(self) -> None:
        scale = look_of(self).scale
        self._rows.typical = round(TYPICAL_CARD_PX * scale)
        if scale != self._scale:
            self._rows.scale(scale / self._scale)
            self._scale = scale
        least = round(LEAST_CARD_PX * (0.5 + 0.5 * scale))
        if least != self._rows.least:
            self._rows.least = least
            self._rows.invalidate()
