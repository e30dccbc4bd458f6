"""People to contact. Never shown by itself, always one click away."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from player.language.catalogue import _
from player.settings.declaration import setting
from player.window.intents import Leave
from player.window.shell.idle_work import InTurns
from player.window.shell.screen_base import Screen
from player.window.shell.theme import look_of
from player.window.shell.widgets.accessible import give_role
from player.window.shell.widgets.basics import (
    READING_PX,
    Fold,
    Page,
    button,
    clear,
    column,
    frame,
    label,
    row,
    set_words,
)
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.shell.widgets.flow import Spread, flowing
from player.window.state import View
from player.window.support.state import (
    ChooseRegion,
    ContactLine,
    ContactRegion,
    RegionSources,
    SetOwnContact,
    SupportView,
)

LOW_PX = 560
"""At 100 % text: with all that stands above it, the first number would be below a lower window's edge."""


class SupportScreen(Screen):
    """A person's own contact, then the helplines of every region."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[ContactRegion, ...] | None = None
        # What stands below the parts is there before them.
        self._turns = InTurns(self, afterwards=self.order_tree)
        self._turns_of_sources = InTurns(self, afterwards=self.order_tree)
        self.region = ChoiceBox(setting("region").label)
        self.region.setPlaceholderText(_("Choose a region"))
        self.region.chosen.connect(lambda region: self.intended.emit(ChooseRegion(region)))
        self.own = QPlainTextEdit()
        self.own.setAccessibleName(setting("support_contact").label)
        self.own.setPlaceholderText(_("A name, a number, a time to call"))
        self.own.setTabChangesFocus(True)
        self.own.setFixedHeight(76)
        self.own.textChanged.connect(lambda: self.intended.emit(SetOwnContact(self.own.toPlainText())))
        self.back = button(_("Back to where I was"), "primary")
        self.back.clicked.connect(lambda: self.intended.emit(Leave()))
        self.add_own = button(_("Add a contact of your own"))
        self.add_own.clicked.connect(self._write_own)
        self.panels: list[RegionPanel] = []
        self._notice = label("", "")
        self._about = label("", "secondary")
        self.sources = Fold(_("Where each number comes from"))
        self._of_sources: tuple[RegionSources, ...] = ()
        self.sources.button.toggled.connect(self._open_sources)
        self._first, self._between, self._list = column(), column(), column(gap=12)
        self._low = False
        self.program = AboutProgram()
        self._build()

    def _build(self) -> None:
        self._page = page = Page(gap=20, widest=READING_PX)
        column(self).addWidget(page)
        top = QWidget()
        head = Spread(top)
        title = label(_("People to contact"), "title")
        head.addWidget(title)
        head.addWidget(flowing(self.back, self.add_own))
        page.column.addWidget(top)
        page.column.addWidget(self._own_contact())
        page.column.addLayout(self._lines_heading())
        for lines in (self._first, self._between, self._list):
            page.column.addLayout(lines)
        box = frame("banner")
        column(box, margin=16).addWidget(self._notice)
        # Shown when all regions are there: what was seen once doesn't move.
        self._below = QWidget()
        below = column(self._below, gap=20)
        for part in (self.sources, box, self.program):
            below.addWidget(part)
        page.column.addWidget(self._below)
        page.column.addStretch(1)

    def _own_contact(self) -> QWidget:
        self._own = QWidget()
        own = column(self._own, gap=8)
        own.addWidget(label(_("Your own contact"), "section"))
        own.addWidget(label(_("A clinician, a friend, a place. It stays on this computer."), "secondary"))
        own.addWidget(self.own)
        self._own.hide()
        return self._own

    def _write_own(self) -> None:
        self._show_own(wanted=True)
        self.own.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_own(self, *, wanted: bool) -> None:
        """The person's own contact stands first; while there is none, the first number does."""
        self._own.setVisible(wanted)
        self.add_own.setVisible(not wanted)

    def _lines_heading(self) -> QVBoxLayout:
        # What holds for all numbers is said once, before them: in a low window behind the first of them.
        made = self._before = column(gap=4)
        made.addWidget(self._heading())
        made.addWidget(self._about)
        return made

    def fit(self) -> None:
        """In a low window the first number leads: it was below what holds for all, and so below the edge."""
        low = self.height() < look_of(self).px(LOW_PX)
        if low is self._low:
            return
        self._low = low
        (self._between if low else self._before).addWidget(self._about)

    def _heading(self) -> QWidget:
        made = QWidget()
        line = Spread(made)
        words = label(_("Lines to call or text"), "section")
        line.addWidget(words)
        first = QWidget()
        beside = row(first)
        said = label(_("Shown first:"), "secondary")
        said.setWordWrap(False)
        beside.addWidget(said)
        beside.addWidget(self.region)
        line.addWidget(first)
        return made

    def show_view(self, view: View) -> None:
        """Show the contacts, leaving what is being typed alone."""
        if not isinstance(view, SupportView):
            return
        set_words(self._notice, view.notice)
        set_words(self._about, view.about)
        self.program.show_words(view.version, view.licences)
        self.region.show_options(view.regions, view.region)
        if view.shown != self._shown:
            self._shown = view.shown
            for part in (self._first, self._list):
                clear(part)
            self.panels = []
            self._below.hide()
            self._turns.begin(
                [*(partial(self._add_region, region) for region in view.shown), self._below.show]
            )
            self._show_sources(view.sources)
        self.back.setVisible(view.leads_back)
        if view.own_contact:
            self._show_own(wanted=True)
        if self.own.toPlainText() != view.own_contact and not self.own.hasFocus():
            blocker = QSignalBlocker(self.own)
            self.own.setPlainText(view.own_contact)
            blocker.unblock()

    def _add_region(self, region: ContactRegion) -> None:
        panel = RegionPanel(region)
        into = self._list if self.panels else self._first
        self.panels.append(panel)
        self._page.settle(into=into, part=panel)

    def _show_sources(self, sources: tuple[RegionSources, ...]) -> None:
        # None is added any more of those before.
        self._turns_of_sources.begin(())
        clear(self.sources.inside)
        self._of_sources = sources
        self.sources.setVisible(bool(sources))
        self._open_sources(opened=self.sources.button.isChecked())

    def _open_sources(self, opened: bool) -> None:
        if opened and not self.sources.inside.count():
            self._turns_of_sources.begin(partial(self._add_sources, region) for region in self._of_sources)

    def _add_sources(self, region: RegionSources) -> None:
        part = QWidget()
        inside = column(part, gap=8)
        inside.addWidget(label(region.name, "strong"))
        for line in region.lines:
            inside.addWidget(label(line, "secondary"))
        self._page.settle(into=self.sources.inside, part=part)


class RegionPanel(QFrame):
    """One region's lines. The keyboard stops at it, so that the page can be read without a mouse."""

    def __init__(self, region: ContactRegion) -> None:
        super().__init__()
        give_role(self, QAccessible.Role.Grouping)
        self.setProperty("kind", "panel")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(region.name)
        self.setAccessibleDescription(" ".join(_aloud(contact) for contact in region.contacts))
        inside = column(self, gap=12)
        inside.setContentsMargins(18, 14, 18, 14)
        inside.addWidget(label(region.name, "heading"))
        for contact in region.contacts:
            inside.addLayout(_lines(contact))


class AboutProgram(QFrame):
    """The version and the licences. The keyboard stops at it too, and its words can be copied."""

    def __init__(self) -> None:
        super().__init__()
        give_role(self, QAccessible.Role.Grouping)
        self.setProperty("kind", "panel")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("About Kindpace"))
        self._version, self._licences = label("", "strong"), label("", "secondary")
        inside = column(self, gap=8)
        inside.setContentsMargins(18, 14, 18, 14)
        inside.addWidget(label(_("About Kindpace"), "heading"))
        for words in (self._version, self._licences):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            inside.addWidget(words)

    def show_words(self, version: str, licences: tuple[str, ...]) -> None:
        """Show which version this is, and the licences, a paragraph each."""
        set_words(self._version, version)
        set_words(self._licences, "\n\n".join(licences))
        self.setAccessibleDescription(" ".join((version, *licences)))


def _aloud(contact: ContactLine) -> str:
    return f"{contact.name}: {contact.reach}. {contact.about}"


def _lines(contact: ContactLine) -> QVBoxLayout:
    lines = column(gap=2)
    lines.addWidget(label(contact.name, "strong"))
    lines.addWidget(label(contact.reach, "reach"))
    lines.addWidget(label(contact.about))
    if contact.checked:
        lines.addWidget(label(contact.checked, "secondary"))
    return lines
