"""A check-in: a question that waits for as long as it takes. Its answers stand in one place throughout."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from player.language.catalogue import _
from player.window.pictures.widgets.backdrop import Backdrop
from player.window.shell.screen_base import Screen
from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import (
    Page,
    button,
    column,
    frame,
    keep_place,
    label,
    restyle,
    set_words,
)
from player.window.shell.widgets.flow import Spread, centred, off_centre
from player.window.shell.widgets.offers import Offers
from player.window.shell.widgets.rating import WIDEST_PX, Rating
from player.window.sitting.check_in.state import CheckInView, LetItPass
from player.window.state import View

REST = _("Let it pass, and rest a while")

_AT_FOOT, _ON_PAGE = (40, 12, 40, 20), (0, 12, 0, 4)
"""Margins of the answers, in pixels."""

LOW_PX = 230
"""At 100 % text: in a screen lower than that the answers scroll with the question. Not by how high they are,
which changes from one question to the next: what can be pressed stands in one place."""


class CheckInScreen(Screen):
    """The question and the anchor's words above; below, where nothing moves, the answers.

    After an answer there may be an offer. It stands above too, so that nothing comes to stand where an answer
    was.
    """

    def __init__(self) -> None:
        super().__init__()
        self._title, self._status = label("", "secondary"), label("", "secondary")
        self._hold, self._holding = label("", "before"), False
        self.rating, self.offers = Rating(), Offers()
        self.let_pass = button(REST, "choice")
        self.let_pass.clicked.connect(lambda: self.intended.emit(LetItPass()))
        self._middle, self._foot = QWidget(), frame("sitting-foot")
        self.backdrop = Backdrop()
        self._build()
        self.adopt(self.rating, self.offers)
        self._limit()

    def _build(self) -> None:
        page = self._page = Page(gap=24, margins=(40, 28, 40, 16))
        for part in (page, page.inside):
            part.setProperty("kind", "clear")
        outer = self._outer = column(self, gap=0)
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
        self._centred = [centred(each) for each in (self._middle, self.rating)]
        page.column.addLayout(self._centred[0])
        page.column.addStretch(1)
        for words in (self.rating.question, self._hold):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._build_foot()
        outer.addWidget(self._foot)

    def _build_foot(self) -> None:
        self.rating.beside_decline(self.let_pass)
        keep_place(self.rating)
        inside = self._answers = column(self._foot)
        inside.setContentsMargins(*_AT_FOOT)
        inside.addLayout(self._centred[1])

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Wider with larger text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._limit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In the middle of the window, as the sentence was."""
        super().resizeEvent(event)
        self._limit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """No picture while another screen is shown; a sitting has its own."""
        self.backdrop.show_landscape(None, paused=False)
        super().hideEvent(event)

    def _limit(self) -> None:
        widest = look_of(self).px(WIDEST_PX)
        self._middle.setMaximumWidth(widest)
        off = off_centre(self, widest + 80)
        for each in self._centred:
            each.setContentsMargins(0, 0, off, 0)
        self._place_answers()
        self._size_question()

    def _size_question(self) -> None:
        """In a crowded window smaller: above its answers the end of a long question was cut off."""
        asked = "ease-line-low" if self.crowded else "caption"
        restyle(self.rating.question, "kind", "before" if self._holding else asked)

    def _place_answers(self) -> None:
        """At the foot of the screen; in a window too low for both, below the question."""
        where = self._page.column if self.height() < look_of(self).px(LOW_PX) else self._outer
        if where.indexOf(self._foot) >= 0:
            return
        focused = self.window().focusWidget()
        self._answers.setContentsMargins(*(_AT_FOOT if where is self._outer else _ON_PAGE))
        where.addWidget(self._foot)
        self._foot.show()
        if self._foot.isAncestorOf(focused):
            focused.setFocus()

    def show_view(self, view: View) -> None:
        """Show the question, or what is offered after it."""
        if not isinstance(view, CheckInView):
            return
        asked = self.rating.question.text()
        self.backdrop.lie_below(self.window())
        self.backdrop.show_landscape(view.landscape, paused=False)
        restyle(self, "pictured", "false" if self.backdrop.isHidden() else "true")
        set_words(self._title, view.title)
        set_words(self._status, view.status)
        set_words(self._hold, "" if view.offers else view.hold_text)
        # Emphasis moves from the question to the anchor once nobody has answered; nothing else does.
        self._holding = view.holding
        self._size_question()
        restyle(self._hold, "kind", "caption" if view.holding else "before")
        self.rating.show_rating(None if view.offers else view.rating)
        self.rating.question.setVisible(not view.offers)
        newly_offered = bool(view.offers) and self.offers.isHidden()
        if newly_offered or asked != self.rating.question.text():
            # What is asked or offered is read first.
            self._page.verticalScrollBar().setValue(0)
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
