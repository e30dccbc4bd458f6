"""Short pages to read. Plain files on this computer: nothing is fetched, and nothing leads out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from player.language.catalogue import _
from player.window.learn.state import LearnPageCard, LearnView, OpenLearnPage
from player.window.learn.widgets.reading import Reading
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import Page, WordsButton, clear, column, label
from player.window.shell.widgets.flow import EvenFlow
from player.window.state import View

COLUMN_PX = 720
"""As wide as lines of text and the button beside them."""


class LearnScreen(Screen):
    """A list of pages above, the open one below."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[LearnPageCard, ...] | None = None
        self.pages: dict[str, WordsButton] = {}
        self._buttons = QWidget()
        self._flow = EvenFlow(self._buttons)
        self.reading = Reading()
        page = Page(gap=20, widest=COLUMN_PX)
        self._page = page
        column(self).addWidget(page)
        page.column.addWidget(label(_("Learn"), "title"))
        page.column.addWidget(self._buttons)
        page.column.addWidget(self.reading)
        page.column.addStretch(1)

    def show_view(self, view: View) -> None:
        """Show the open page."""
        if not isinstance(view, LearnView):
            return
        if view.pages != self._shown:
            self._shown = view.pages
            clear(self._flow)
            self.pages = {each.page: self._button(each) for each in view.pages}
        for name, each in self.pages.items():
            each.setChecked(name == view.page)
        if self.reading.show_text(view.body, view.notes):
            self._page.verticalScrollBar().setValue(0)

    def _button(self, card: LearnPageCard) -> WordsButton:
        made = WordsButton("tab", card.title, role=QAccessible.Role.PageTab)
        made.column.setContentsMargins(15, 12, 15, 12)
        made.add(label(card.title))
        made.setAccessibleDescription(card.about)
        made.clicked.connect(lambda: self._open(card.page))
        self._flow.addWidget(made)
        return made

    def _open(self, page: str) -> None:
        # Qt checks a button when it is pressed; which page is open is for the view to say.
        self.pages[page].setChecked(not self.pages[page].isChecked())
        self.intended.emit(OpenLearnPage(page))

    def take_focus(self) -> None:
        """Focus the button of the open page."""
        for each in self.pages.values():
            if each.isChecked():
                each.setFocus(Qt.FocusReason.OtherFocusReason)
