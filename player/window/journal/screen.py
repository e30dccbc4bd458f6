"""The journal: ways to write, and what was written."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QWidget

from player.language.catalogue import _
from player.window.journal.state import (
    BeginEntry,
    EntryCard,
    JournalKindView,
    JournalView,
    OpenEntry,
    SearchJournal,
)
from player.window.pictures.widgets.small_picture import EmptyPlace
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import (
    READING_PX,
    Page,
    SearchField,
    WordsButton,
    button,
    clear,
    column,
    label,
)
from player.window.shell.widgets.flow import Columns, Spread
from player.window.state import View

SHOWN_AT_ONCE = 40
"""More entries than this are shown only on request, so that a full journal opens quickly."""


WAY_PX = 380
"""How wide the card of a way to write is at least, at 100 % text."""


class JournalScreen(Screen):
    """Nothing is asked for and nothing is counted."""

    can_find = True

    def __init__(self) -> None:
        super().__init__()
        self._kinds: tuple[JournalKindView, ...] | None = None
        self._entries: tuple[EntryCard, ...] | None = None
        self.search = SearchField(_("Find in the journal"))
        self.search.textEdited.connect(lambda text: self.intended.emit(SearchJournal(text)))
        self.kinds: list[WordsButton] = []
        self.cards: list[WordsButton] = []
        self._ways_part, self._list = QWidget(), column(gap=12)
        self._ways = Columns(self._ways_part, gap=12, least=WAY_PX)
        self._empty = EmptyPlace()
        self.more = button(_("Show older ones"))
        self.more.clicked.connect(self._show_older)
        self._build()

    def _build(self) -> None:
        page = Page(gap=20, widest=READING_PX)
        column(self).addWidget(page)
        top = QWidget()
        head = Spread(top)
        title = label(_("Journal"), "title")
        title.setWordWrap(False)
        head.addWidget(title)
        head.addWidget(self.search)
        page.column.addWidget(top)
        page.column.addWidget(label(_("Ways to write"), "section"))
        page.column.addWidget(self._ways_part)
        page.column.addWidget(label(_("What you wrote"), "section"))
        page.column.addWidget(self._empty)
        page.column.addLayout(self._list)
        page.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addWidget(label(_("It stays on this computer. A copy holds it only if you put it in.")))
        page.column.addStretch(1)

    def show_view(self, view: View) -> None:
        """Show it, keeping the focus where it is."""
        if not isinstance(view, JournalView):
            return
        if self.search.text() != view.search:
            blocker = QSignalBlocker(self.search)
            self.search.setText(view.search)
            blocker.unblock()
        if view.kinds != self._kinds:
            self._kinds = view.kinds
            clear(self._ways)
            self.kinds = [self._kind(kind) for kind in view.kinds]
        self._empty.say("" if view.entries else view.empty_words)
        if view.entries != self._entries:
            self._entries = view.entries
            clear(self._list)
            self.cards = []
            self._show_older()

    def _kind(self, kind: JournalKindView) -> WordsButton:
        made = WordsButton("card", f"{kind.title}. {kind.about}")
        made.column.setContentsMargins(18, 12, 18, 12)
        made.add(label(kind.title, "heading"))
        made.add(label(kind.about, "secondary"))
        made.clicked.connect(lambda: self.intended.emit(BeginEntry(kind.kind)))
        self._ways.addWidget(made)
        return made

    def _show_older(self) -> None:
        entries = self._entries or ()
        shown = len(self.cards)
        for each in entries[shown : shown + SHOWN_AT_ONCE]:
            self.cards.append(self._card(each))
        self.more.setVisible(len(self.cards) < len(entries))

    def _card(self, entry: EntryCard) -> WordsButton:
        made = WordsButton("card", f"{entry.title}, {entry.when}. {entry.beginning}")
        made.column.setContentsMargins(18, 12, 18, 12)
        made.add(label(f"{entry.when} · {entry.title}", "secondary"))
        made.add(label(entry.beginning))
        made.clicked.connect(lambda: self.intended.emit(OpenEntry(entry.entry)))
        self._list.addWidget(made)
        return made

    def start_finding(self) -> None:
        """Go to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def take_focus(self) -> None:
        """Focus the first way to write."""
        if self.kinds:
            self.kinds[0].setFocus(Qt.FocusReason.OtherFocusReason)
