"""The list of practices: where the window opens."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QLineEdit, QSizePolicy, QWidget

from player.window.intents import OpenTryScript, Softer
from player.window.practise.state import ChoosePreset, OpenRecording, PacingBanner, PractiseView, Search
from player.window.practise.widgets.card_grid import CardGrid
from player.window.practise.widgets.path_row import PathRow
from player.window.shell.screen_base import Screen
from player.window.shell.shortcuts import key_for
from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import Page, button, column, frame, label, row, set_words
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.shell.widgets.flow import FlowLayout, Spread
from player.window.shell.widgets.offers import Offers
from player.window.state import View

BESIDE_FROM_PX = 700
"""From this width on, at 100 % text, the banner's controls stand beside its words."""

RECORDINGS = "*.wav *.flac *.ogg *.oga *.opus *.mp3 *.m4a *.m4b *.aac *.wma *.mp4 *.mkv *.webm *.aif *.aiff"
"""What the file dialog shows; what can be played is decided by the content."""


class PractiseScreen(Screen):
    """The pacing in force, a search, and the practices by component."""

    can_find = True

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a practice   /")
        self.search.setAccessibleName("Find a practice")
        self.search.setClearButtonEnabled(False)
        self.search.textEdited.connect(lambda text: self.intended.emit(Search(text)))
        self.softer = button("Softer", key=key_for(Softer(), PractiseView.keys))
        self.softer.clicked.connect(lambda: self.intended.emit(Softer()))
        self.open_recording = button("Open a recording")
        self.open_recording.clicked.connect(self._choose_recording)
        self.try_script = button("Try a script", "quiet", name="Try a script that you write")
        self.try_script.clicked.connect(lambda: self.intended.emit(OpenTryScript()))
        self.presets = ChoiceBox("Pacing")
        self.presets.chosen.connect(lambda name: self.intended.emit(ChoosePreset(name)))
        self._name, self._summary = label("", "strong"), label("", "secondary")
        self._set_by = label("", "secondary")
        self.grid, self.offers, self.paths = CardGrid(), Offers(), PathRow()
        self._empty = label("", "kind-words")
        self._build()
        self.adopt(self.grid, self.offers, self.paths)

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
        self._offered = frame("panel")
        inside = column(self._offered)
        inside.setContentsMargins(20, 14, 16, 14)
        inside.addWidget(self.offers)
        page.column.addWidget(self._offered)
        page.column.addWidget(self.paths)
        page.column.addWidget(self.grid)
        page.column.addWidget(self._empty)
        own = QWidget()
        beside = FlowLayout(own)
        beside.addWidget(self.open_recording)
        beside.addWidget(self.try_script)
        page.column.addWidget(own)
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
        controls.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._banner_row = row(box, gap=16)
        self._banner_row.setContentsMargins(20, 14, 16, 14)
        self._banner_row.addWidget(words, 1)
        self._banner_row.addWidget(controls)
        return box

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Where there is little room, the controls go below the words."""
        super().resizeEvent(event)
        self._turn_banner()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Larger text leaves less room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._turn_banner()

    def _turn_banner(self) -> None:
        beside = self.width() >= look_of(self).px(BESIDE_FROM_PX)
        direction = QBoxLayout.Direction
        self._banner_row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def show_view(self, view: View) -> None:
        """Show the practices, keeping the focus where it is."""
        if not isinstance(view, PractiseView):
            return
        self._show_banner(view.banner)
        self.offers.show_offers(view.offer_words, view.offers)
        self._offered.setVisible(bool(view.offers))
        if self.search.text() != view.search:
            blocker = QSignalBlocker(self.search)
            self.search.setText(view.search)
            blocker.unblock()
        self.paths.show_paths(view.paths)
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

    def _choose_recording(self) -> None:
        """Ask for a file of the person's own; nothing is copied or changed."""
        chosen, _ = QFileDialog.getOpenFileName(self, "A recording", "", f"Recordings ({RECORDINGS})")
        if chosen:
            self.intended.emit(OpenRecording(chosen))

    def start_finding(self) -> None:
        """Go to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def take_focus(self) -> None:
        """Begin at the first practice."""
        cards = self.grid.cards
        first = cards[0] if cards else self.search
        # Its layout would show it a moment later, and only what is shown takes the focus.
        first.show()
        first.setFocus(Qt.FocusReason.OtherFocusReason)
