"""One shelf: a heading, its cards, and a way to more where there are many."""

from functools import partial

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

LEAST_CARD_PX = 264
"""At 100 % text; with larger text cards grow by half as much, so that two still stand side by side."""

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


class Shelf(QWidget):
    """Cards are made as far as they were asked for, some at a time; those that stay are kept, and the focus.

    Signals:
        intended(object): an ``Intent``.
        completed(): the last of the cards that come in turns is there.
    """

    intended = Signal(object)
    completed = Signal()

    def __init__(self, section: PracticeSection) -> None:
        super().__init__()
        self._section = PracticeSection(section.title, ())
        self._room = AT_ONCE
        self._cards: dict[str, Card] = {}
        self._spare: list[Card] = []
        self._heading = PicturedHeading(section.title, section.motif)
        self.show_picture = self._heading.show_picture
        self._place = QWidget()
        self._rows = CardRows(self._place)
        self.more = button("", "quiet")
        self.more.clicked.connect(self._show_more)
        inside = column(self, gap=12)
        inside.addWidget(self._heading)
        inside.addWidget(self._place)
        inside.addWidget(self.more)
        self._turns = InTurns(self)
        self._wear()

    @property
    def made(self) -> int:
        """How many cards were made, also those that stand for nothing now."""
        return len(self._cards) + len(self._spare)

    @property
    def room(self) -> int:
        """How many cards are shown at most: more when more are asked for."""
        return self._room

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards that were made, in order."""
        return tuple(self._cards.values())

    def show_section(self, section: PracticeSection, room: int = ALL, in_a_turn: int = IN_A_TURN) -> None:
        """Show a section.

        Args:
            section: its practices.
            room: how many cards there is room for at first.
            in_a_turn: how many new cards are made at once, in a window that is seen; the others follow.
        """
        self._section = section
        wanted = section.cards[: min(room, self._room)]
        ends = range(self.made + in_a_turn, len(wanted), in_a_turn)
        last = [self.completed.emit] if ends else []
        self._turns.begin([*(partial(self._show, wanted[:end]) for end in (*ends, len(wanted))), *last])
        left = len(section.cards) - self._room
        words = (
            _("Show {min} more of {count}").format(min=min(left, AT_ONCE), count=len(section.cards))
            if left > 0
            else ""
        )
        self.more.setText(words)
        self.more.setAccessibleName(f"{section.title}: {words}")
        self.more.setVisible(left > 0)
        self._place.setVisible(bool(wanted))

    def let_go_below(self, line: int) -> None:
        """Let go of the cards below a line, before they are styled anew: making one is cheaper.

        Their room stays, and what has the focus. ``show_section`` makes them again.

        Args:
            line: where it is, in pixels from the window's top.
        """
        cards, focused = self.cards, self.window().focusWidget()
        stays = [card is focused or card.mapTo(card.window(), QPoint(0, 0)).y() < line for card in cards]
        keep = max((at for at, stay in enumerate(stays, 1) if stay), default=0)
        if keep < len(cards):
            self._place.setMinimumHeight(self._place.height())
        while self._rows.takeAt(keep) is not None:
            pass
        self._cards = dict(list(self._cards.items())[:keep])
        for card in (*cards[keep:], *self._spare):
            delete_now(card)
        self._spare = []

    def make_again(self) -> None:
        """Make the cards that were let go of, in turns, once other events have had theirs."""
        self._turns.begin([partial(self.show_section, self._section)], at_once=0)

    def _show(self, wanted: tuple[PracticeCard, ...]) -> None:
        # Otherwise Qt lays out all of them again whenever a word of one appears.
        with laid_out_together(self._place):
            if [card.practice_id for card in wanted] != list(self._cards):
                self._rebuild(wanted)
            for card in wanted:
                self._cards[card.practice_id].show_card(card)
        if len(wanted) == min(len(self._section.cards), self._room):
            self._place.setMinimumHeight(0)

    def _rebuild(self, wanted: tuple[PracticeCard, ...]) -> None:
        ids = {card.practice_id for card in wanted}
        before = self._cards
        stay = {name: card for name, card in before.items() if name in ids}
        # A card that was made for another practice costs a tenth of a new one. The focus would go along.
        others = [card for name, card in before.items() if name not in ids]
        free = [*self._spare, *(card for card in others if not card.hasFocus())]
        gone = [card for card in others if card.hasFocus()]
        self._cards = {
            card.practice_id: stay.get(card.practice_id) or (free.pop() if free else self._new(card))
            for card in wanted
        }
        # The first ones may be in their places already.
        placed = next(
            (at for at, (a, b) in enumerate(zip(before, self._cards, strict=False)) if a != b), len(stay)
        )
        while self._rows.takeAt(placed) is not None:
            pass
        # Kept for when a letter of the search is taken back.
        self._spare = [*free, *gone]
        for card in self._spare:
            card.hide()
        for card in self._spare[AT_ONCE:]:
            card.deleteLater()
        del self._spare[AT_ONCE:]
        for card in self.cards[placed:]:
            self._rows.addWidget(card)
            # About its place: its words find their lines when it is shown.
            card.resize(self.cards[0].size())
            # Otherwise Qt shows them later, one by one, and lays out all of them after each.
            card.show()

    def _new(self, card: PracticeCard) -> Card:
        made = Card(card)
        made.intended.connect(self.intended)
        return made

    def _show_more(self) -> None:
        first = len(self._cards)
        self._room += AT_ONCE
        self.show_section(self._section)
        self.cards[first].setFocus()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Larger text needs wider cards."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._wear()

    def _wear(self) -> None:
        least = round(LEAST_CARD_PX * (0.5 + 0.5 * look_of(self).scale))
        if least != self._rows.least:
            self._rows.least = least
            self._rows.invalidate()
