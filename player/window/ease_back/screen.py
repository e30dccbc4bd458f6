"""Easing back: the whole window, large words, one step at a time at one's own pace."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from player.window.ease_back.state import EaseBackNext, EaseBackView
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import Page, button, column, label, set_words
from player.window.shell.widgets.offers import Offers
from player.window.shell.widgets.rating import Rating
from player.window.state import View


class EaseBackScreen(Screen):
    """Nothing here moves on by itself."""

    def __init__(self) -> None:
        super().__init__()
        self._line, self._detail = label("", "ease-line"), label("", "before")
        self._steps = label("", "secondary")
        self.rating, self.offers = Rating(), Offers()
        self.next = button("Next, when you like", "primary")
        self.next.clicked.connect(lambda: self.intended.emit(EaseBackNext()))
        self._build()
        self.adopt(self.rating, self.offers)

    def _build(self) -> None:
        page = Page(gap=24, margins=(64, 48, 64, 48))
        column(self).addWidget(page)
        page.column.addStretch(2)
        for part in (self._steps, self._line, self._detail, self.rating, self.offers):
            page.column.addWidget(part)
        page.column.addSpacing(8)
        page.column.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addStretch(3)

    def show_view(self, view: View) -> None:
        """Show a step, or the choice at the end."""
        if not isinstance(view, EaseBackView):
            return
        changed = self._line.text() != view.line
        set_words(self._line, view.line)
        set_words(self._detail, view.detail)
        set_words(self._steps, f"Step {view.step} of {view.count}" if view.count > 1 else "")
        self.rating.show_rating(view.rating)
        self.offers.show_offers("", view.offers)
        self.next.setVisible(not view.offers)
        if changed:
            words = " ".join(part for part in (view.line, view.detail) if part)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
            self.take_focus()

    def take_focus(self) -> None:
        """Enter goes on, or takes the default, which is to end."""
        if self.offers.isHidden():
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.offers.take_focus()
