"""Easing back: the whole window, large words, one step at a time at one's own pace."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from player.language.catalogue import _
from player.window.ease_back.state import EaseBackEnd, EaseBackNext, EaseBackReturn, EaseBackView
from player.window.intents import Intent
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import (
    Page,
    button,
    column,
    frame,
    keep_place,
    label,
    restyle,
    row,
    set_words,
)
from player.window.shell.widgets.flow import FlowLayout, centred
from player.window.shell.widgets.offers import Offers
from player.window.shell.widgets.rating import Rating
from player.window.state import View

_USUAL, _LOW = (40, 32, 40, 20), (24, 12, 24, 12)
"""Margins in pixels, by the height that there is."""

SMALL_PX = 440
"""In a lower window the words are smaller, for their ways on take more of it."""


class EaseBackScreen(Screen):
    """Nothing here moves on by itself, and the ways on stand in one place from the first step to the last."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "ease-ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._line, self._paused = label("", "ease-line"), label("", "secondary")
        self.rating, self.offers = Rating(), Offers()
        self.next = self._way(_("Next, when you like"), EaseBackNext(), "ease-next")
        self.back = self._way(_("Back to where I was"), EaseBackReturn(), "quiet-ink")
        self.enough = self._way(_("Enough, end here"), EaseBackEnd(), "quiet-ink")
        self._build()
        self.adopt(self.rating, self.offers)

    def _way(self, words: str, intent: Intent, kind: str) -> QPushButton:
        made = button(words, kind)
        made.clicked.connect(lambda: self.intended.emit(intent))
        keep_place(made)
        return made

    def _build(self) -> None:
        outer = self._outer = column(self, gap=16)
        shape = frame("ease-shape")
        page = Page(gap=24, margins=(28, 12, 28, 12))
        for part in (page, page.inside):
            part.setProperty("kind", "clear")
        around = self._around = column(shape)
        around.addWidget(page)
        page.column.addWidget(self._paused)
        page.column.addStretch(2)
        for words in (self._line, self._paused, self.rating.question):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page.column.addWidget(self._line)
        page.column.addLayout(centred(self.rating))
        page.column.addLayout(_in_the_middle(self.offers))
        page.column.addStretch(3)
        outer.addWidget(shape, 1)
        ways = QWidget()
        flow = FlowLayout(ways, gap=12)
        for way in (self.next, self.back, self.enough):
            flow.addWidget(way)
        outer.addLayout(_in_the_middle(ways))

    def fit(self) -> None:
        """In a low window the words have the room that was empty around them, and are smaller."""
        self._outer.setContentsMargins(*(_LOW if self.crowded else _USUAL))
        self._outer.setSpacing(8 if self.crowded else 16)
        self._around.setContentsMargins(*[4 if self.crowded else 12] * 4)
        small = self.low or self.height() < SMALL_PX
        restyle(self._line, "kind", "ease-line-low" if small else "ease-line")

    def show_view(self, view: View) -> None:
        """Show a step, or the choice at the end."""
        if not isinstance(view, EaseBackView):
            return
        changed = self._line.text() != view.line
        newly_offered = bool(view.offers) and self.offers.isHidden()
        set_words(self._line, view.line)
        set_words(self._paused, view.paused)
        self.rating.show_rating(view.rating)
        self.offers.show_offers("", view.offers)
        # The last step offers ending among its ways on.
        for way in (self.next, self.enough):
            way.setVisible(not view.offers)
        if newly_offered:
            self.rearranged.emit()
        if changed:
            self.take_focus()

    def take_focus(self) -> None:
        """Enter goes on, or takes the default, which is to end."""
        if self.offers.isHidden():
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.offers.take_focus()


def _in_the_middle(buttons: QWidget) -> QHBoxLayout:
    """As the words are; where they don't fit in a row they begin at its left."""
    across = row(gap=0)
    across.addStretch(1)
    across.addWidget(buttons)
    across.addStretch(1)
    return across
