"""A check-in: a question that waits for as long as it takes. Its answers stand in one place throughout."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from player.language.catalogue import _
from player.window.shell.screen_base import Screen
from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import (
    Page,
    button,
    column,
    keep_place,
    label,
    restyle,
    row,
    set_words,
)
from player.window.shell.widgets.flow import Spread
from player.window.shell.widgets.offers import Offers
from player.window.shell.widgets.rating import WIDEST_PX, Rating
from player.window.sitting.check_in.state import CheckInView, LetItPass
from player.window.state import View

REST = _("Let it pass, and rest a while")


class CheckInScreen(Screen):
    """The question and the anchor's words above; below, where nothing moves, the answers.

    After an answer there may be an offer. It stands above too, so that nothing comes to stand where an answer
    was.
    """

    def __init__(self) -> None:
        super().__init__()
        self._title, self._status = label("", "secondary"), label("", "secondary")
        self._hold = label("", "before")
        self.rating, self.offers = Rating(), Offers()
        self.let_pass = button(REST, "choice")
        self.let_pass.clicked.connect(lambda: self.intended.emit(LetItPass()))
        self._middle, self._foot = QWidget(), QWidget()
        self._build()
        self.adopt(self.rating, self.offers)
        self._limit()

    def _build(self) -> None:
        page = Page(gap=24, margins=(40, 28, 40, 16))
        outer = column(self, gap=0)
        outer.addWidget(page, 1)
        top = QWidget()
        head = Spread(top)
        for each in (self._title, self._status):
            head.addWidget(each)
        page.column.addWidget(top)
        page.column.addStretch(1)
        inside = column(self._middle, gap=24)
        for part in (self.rating.question, self._hold, self.offers):
            inside.addWidget(part)
        page.column.addLayout(_centred(self._middle))
        page.column.addStretch(1)
        for words in (self.rating.question, self._hold):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._build_foot()
        outer.addWidget(self._foot)

    def _build_foot(self) -> None:
        self.rating.beside_decline(self.let_pass)
        keep_place(self.rating)
        column(self._foot).addLayout(_centred(self.rating))
        self._foot.setContentsMargins(40, 0, 40, 20)

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
        set_words(self._hold, "" if view.offers else view.hold_text)
        # Emphasis moves from the question to the anchor once nobody has answered; nothing else does.
        restyle(self.rating.question, "kind", "before" if view.holding else "caption")
        restyle(self._hold, "kind", "caption" if view.holding else "before")
        self.rating.show_rating(None if view.offers else view.rating)
        self.rating.question.setVisible(not view.offers)
        newly_offered = bool(view.offers) and self.offers.isHidden()
        self.offers.show_offers(view.offer_words, view.offers)
        if newly_offered:
            self.rearranged.emit()
            self.offers.take_focus()

    def take_focus(self) -> None:
        """Begin where the question can be let pass, so that no answer is given by a slip."""
        if self.offers.isHidden():
            self.let_pass.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.offers.take_focus()


def _centred(widget: QWidget) -> QHBoxLayout:
    """As wide as the widget may be, in the middle."""
    across = row(gap=0)
    across.addStretch(1)
    across.addWidget(widget, 1000)
    across.addStretch(1)
    return across
