"""A check-in: a question that waits for as long as it takes."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

from player.window.shell.screen_base import Screen
from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import Page, column, label, restyle, row, set_words
from player.window.shell.widgets.flow import Spread
from player.window.shell.widgets.offers import Offers
from player.window.shell.widgets.rating import WIDEST_PX, Rating
from player.window.sitting.check_in.state import CheckInView
from player.window.state import View


class CheckInScreen(Screen):
    """The anchor's words, the question, and after an answer perhaps an offer."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._status = label("", "secondary"), label("", "secondary")
        self._hold = label("", "before")
        self.rating, self.offers = Rating(), Offers()
        self._build()
        self.adopt(self.rating, self.offers)
        self._limit()

    def _build(self) -> None:
        page = Page(gap=24, margins=(40, 28, 40, 32))
        column(self).addWidget(page)
        top = QWidget()
        head = Spread(top)
        for each in (self._title, self._status):
            head.addWidget(each)
        middle = self._middle = QWidget()
        inside = column(middle, gap=32)
        for part in (self._hold, self.rating, self.offers):
            inside.addWidget(part)
        page.column.addWidget(top)
        page.column.addStretch(1)
        across = row(gap=0)
        across.addStretch(1)
        across.addWidget(middle, 1000)
        across.addStretch(1)
        page.column.addLayout(across)
        page.column.addStretch(2)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Wider with larger text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._limit()

    def _limit(self) -> None:
        self._middle.setMaximumWidth(look_of(self).px(WIDEST_PX))

    def show_view(self, view: View) -> None:
        """Show the question, or what is offered after it."""
        if not isinstance(view, CheckInView):
            return
        set_words(self._title, view.title)
        set_words(self._status, view.status)
        set_words(self._hold, view.hold_text)
        restyle(self._hold, "kind", "caption" if view.holding else "before")
        self.rating.show_rating(None if view.offers else view.rating)
        newly_offered = bool(view.offers) and self.offers.isHidden()
        self.offers.show_offers(view.offer_words, view.offers)
        if newly_offered:
            self.offers.take_focus()

    def take_focus(self) -> None:
        """Begin at the first answer; nothing is chosen by that."""
        if self.offers.isHidden():
            self.rating.asked_with[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.offers.take_focus()
