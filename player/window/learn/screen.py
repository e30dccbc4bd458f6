"""Short pages to read. Plain files on this computer: nothing is fetched, and nothing leads out."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QSizePolicy, QWidget

from player.language.catalogue import _
from player.window.learn.state import LearnPageCard, LearnView, OpenLearnPage
from player.window.learn.widgets.reading import Reading
from player.window.shell.screen_base import Screen
from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import Fold, Page, WordsButton, clear, column, label
from player.window.shell.widgets.flow import FlowLayout
from player.window.state import View

COLUMN_PX = 720
"""As wide as lines of text and the button beside them."""


FOLDED_FROM = 1.6
FOLDED_BELOW_PX = 560
"""From this text size on, or in a lower window, the pages' names would leave nothing to be read."""


class PageButton(WordsButton):
    """The name of a page, in one line where there is room."""

    def __init__(self, card: LearnPageCard) -> None:
        super().__init__("tab", card.title, role=QAccessible.Role.PageTab)
        self._words = label(card.title)
        self.column.setContentsMargins(15, 10, 15, 10)
        # As narrow as short names are.
        self._words.setMinimumWidth(1)
        self.add(self._words)
        # A longer one than there is room for wraps.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(card.about)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as its words in one line."""
        self._words.ensurePolished()
        wide = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 34
        return QSize(wide, self.column.heightForWidth(wide))


class LearnScreen(Screen):
    """A list of pages above, the open one below."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[LearnPageCard, ...] | None = None
        self.pages: dict[str, WordsButton] = {}
        self._folded: bool | None = None
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons)
        self.all = Fold(_("All pages"))
        self._page = page = Page(gap=20, widest=COLUMN_PX)
        self.reading = Reading(page.make_room, whole=self.order_tree)
        column(self).addWidget(page)
        page.column.addWidget(label(_("Learn"), "title"))
        self.all.inside.addWidget(self._buttons)
        page.column.addWidget(self.all)
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

    def fit(self) -> None:
        """Large text, or a low window, leaves no room for all names."""
        look = look_of(self)
        folded = look.scale >= FOLDED_FROM or self.height() < look.px(FOLDED_BELOW_PX)
        if folded is not self._folded:
            self._folded = folded
            self._fold()

    def _fold(self) -> None:
        self.all.button.setVisible(bool(self._folded))
        self.all.button.setChecked(not self._folded)

    def _button(self, card: LearnPageCard) -> WordsButton:
        made = PageButton(card)
        made.clicked.connect(lambda: self._open(card.page))
        self._flow.addWidget(made)
        return made

    def _open(self, page: str) -> None:
        # Qt checks a button when it is pressed; which page is open is for the view to say.
        self.pages[page].setChecked(not self.pages[page].isChecked())
        self._fold()
        self.intended.emit(OpenLearnPage(page))

    def take_focus(self) -> None:
        """Focus the button of the open page."""
        open_now = next((each for each in self.pages.values() if each.isChecked()), None)
        first = self.all.button if self._folded else open_now
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
