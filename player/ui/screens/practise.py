"""The list of practices: where the window opens."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from player.ui.intents import ChoosePreset, Search, Softer
from player.ui.screens.base import Screen
from player.ui.view import PacingBanner, PractiseView, View
from player.ui.widgets.basics import Page, button, column, frame, label, set_words
from player.ui.widgets.card_grid import CardGrid
from player.ui.widgets.choice_box import ChoiceBox
from player.ui.widgets.flow import FlowLayout, Spread


class PractiseScreen(Screen):
    """The pacing in force, a search, and the practices by component."""

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a practice   /")
        self.search.setAccessibleName("Find a practice")
        self.search.setClearButtonEnabled(False)
        self.search.textEdited.connect(lambda text: self.intended.emit(Search(text)))
        self.softer = button("Softer", intent=Softer())
        self.softer.clicked.connect(lambda: self.intended.emit(Softer()))
        self.presets = ChoiceBox("Pacing")
        self.presets.chosen.connect(lambda name: self.intended.emit(ChoosePreset(name)))
        self._name, self._summary = label("", "strong"), label("", "secondary")
        self._set_by = label("", "secondary")
        self.grid = CardGrid()
        self._empty = label("", "kind-words")
        self._build()
        self.adopt(self.grid)

    def _build(self) -> None:
        page = Page(gap=20)
        column(self).addWidget(page)
        top = QWidget()
        self.search.setMinimumWidth(240)
        title = label("Practise", "title")
        title.setWordWrap(False)
        head = Spread(top)
        head.addWidget(title)
        head.addWidget(self.search)
        page.column.addWidget(top)
        page.column.addWidget(self._banner())
        page.column.addWidget(self.grid)
        page.column.addWidget(self._empty)
        page.column.addStretch(1)

    def _banner(self) -> QWidget:
        box = frame("banner")
        words, controls = QWidget(), QWidget()
        text = column(words, gap=2)
        for each in (self._name, self._summary, self._set_by):
            text.addWidget(each)
        buttons = FlowLayout(controls)
        buttons.addWidget(self.softer)
        buttons.addWidget(self.presets)
        inside = column(box, gap=12)
        inside.setContentsMargins(20, 16, 16, 16)
        inside.addWidget(words)
        inside.addWidget(controls)
        return box

    def show_view(self, view: View) -> None:
        """Show the practices, keeping the focus where it is."""
        if not isinstance(view, PractiseView):
            return
        self._show_banner(view.banner)
        if self.search.text() != view.search:
            blocker = QSignalBlocker(self.search)
            self.search.setText(view.search)
            blocker.unblock()
        any_cards = any(section.cards for section in view.sections)
        self.grid.show_sections(view.sections)
        self.grid.setVisible(any_cards)
        set_words(self._empty, "" if any_cards else view.empty_words)

    def _show_banner(self, banner: PacingBanner) -> None:
        set_words(self._name, banner.name)
        set_words(self._summary, banner.summary)
        set_words(self._set_by, banner.set_by)
        self.softer.setEnabled(banner.can_soften)
        self.presets.show_options(banner.presets, banner.selected)
        self.presets.setVisible(bool(banner.presets))

    def start_finding(self) -> None:
        """Go to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def take_focus(self) -> None:
        """Begin at the first practice."""
        cards = self.grid.cards
        (cards[0] if cards else self.search).setFocus(Qt.FocusReason.OtherFocusReason)
