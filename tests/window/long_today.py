"""Today with long shelves, and what of it is seen."""

from dataclasses import replace
from itertools import chain

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from sample_practise import PRACTISE
from window_driven import until_calm

from player.window.practise.state import PracticeSection
from player.window.practise.widgets.card import Card

CARD = PRACTISE.sections[0].cards[0]._replace(available=True)
TITLES = (
    "A short one",
    "A title that is somewhat longer",
    "A title so long that it takes two lines of a card",
)


def section(title, count):
    """So many practices; their cards are of several heights."""
    cards = tuple(
        CARD._replace(
            practice_id=f"{title}-{number}",
            title=TITLES[number % 3],
            about="And some words. " * (1 + number % 7),
        )
        for number in range(count)
    )
    return PRACTISE.sections[0]._replace(title=title, cards=cards)


LONG = replace(
    PRACTISE,
    sections=tuple(section(title, count) for title, count in (("A", 300), ("B", 9), ("C", 24))),
    recordings=section("R", 60),
    at_hand=PracticeSection("For you now", ()),
    offers=(),
    search="",
)


class LongToday:
    """A window on it, in which shelf A was asked for more several times."""

    def __init__(self, window, more=4):
        self.window = window
        window.show_view(LONG)
        self.rest()
        self.screen = window.screen_shown
        self.page = next(each for each in self.screen.children() if hasattr(each, "verticalScrollBar"))
        self.bar = self.page.verticalScrollBar()
        for _ in range(more):
            self.screen.grid.shelves["A"].more.click()
            self.rest()

    @property
    def shelves(self):
        return (self.screen.recordings, *self.screen.grid.shelves.values())

    @property
    def listed(self):
        """The ids of all that is shown, from the top down."""
        return [*chain.from_iterable(shelf.shown for shelf in self.shelves)]

    @property
    def cards(self):
        """All cards that there are, whether they stand for something or not."""
        return self.screen.findChildren(Card)

    def rest(self):
        """Let the turns end, and what was let go of go."""
        QTest.qWait(1)
        until_calm(self.window)
        QTest.qWait(1)

    def scroll_to(self, value):
        self.bar.setValue(value)
        self.rest()

    def top_of(self, card):
        """Pixels below the top of what is seen of the page."""
        return card.mapTo(self.page.viewport(), QPoint(0, 0)).y()

    @property
    def seen(self):
        """The ids of the cards in sight, each with its top, from the top down."""
        high = self.page.viewport().height()
        standing = [card for shelf in self.shelves for card in shelf.cards]
        tops = {card.practice_id: (self.top_of(card), card.height()) for card in standing}
        return {name: top for name, (top, tall) in tops.items() if top < high and top + tall > 0}
