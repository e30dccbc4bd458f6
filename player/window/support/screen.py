"""People to contact. Never shown by itself, always one click away."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import READING_PX, Page, clear, column, frame, label, set_words
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.shell.widgets.flow import Spread
from player.window.state import View
from player.window.support.state import ChooseRegion, Contact, SetOwnContact, SupportView


class SupportScreen(Screen):
    """Helplines for a region, and a person's own contact."""

    def __init__(self) -> None:
        super().__init__()
        self._contacts: tuple[Contact, ...] | None = None
        self.region = ChoiceBox("Region")
        self.region.chosen.connect(lambda region: self.intended.emit(ChooseRegion(region)))
        self.own = QPlainTextEdit()
        self.own.setAccessibleName("Your own contact")
        self.own.setPlaceholderText("A name, a number, a time to call")
        self.own.setTabChangesFocus(True)
        self.own.setFixedHeight(96)
        self.own.textChanged.connect(lambda: self.intended.emit(SetOwnContact(self.own.toPlainText())))
        self._notice = label("", "")
        self._list = column(gap=12)
        self._build()

    def _build(self) -> None:
        page = Page(gap=20, widest=READING_PX)
        column(self).addWidget(page)
        top = QWidget()
        head = Spread(top)
        title = label("People to contact", "title")
        title.setWordWrap(False)
        head.addWidget(title)
        head.addWidget(self.region)
        page.column.addWidget(top)
        page.column.addLayout(self._list)
        own = column(gap=8)
        own.addWidget(label("Your own contact", "section"))
        own.addWidget(label("A clinician, a friend, a place. It stays on this computer.", "secondary"))
        own.addWidget(self.own)
        page.column.addLayout(own)
        box = frame("banner")
        column(box, margin=16).addWidget(self._notice)
        page.column.addWidget(box)
        page.column.addStretch(1)

    def show_view(self, view: View) -> None:
        """Show the contacts, leaving what is being typed alone."""
        if not isinstance(view, SupportView):
            return
        set_words(self._notice, view.notice)
        self.region.show_options(view.regions, view.region)
        if view.contacts != self._contacts:
            self._contacts = view.contacts
            clear(self._list)
            for contact in view.contacts:
                self._list.addWidget(_card(contact))
            if not view.contacts:
                self._list.addWidget(label("Choose your region to see who can be reached.", "kind-words"))
        if self.own.toPlainText() != view.own_contact and not self.own.hasFocus():
            blocker = QSignalBlocker(self.own)
            self.own.setPlainText(view.own_contact)
            blocker.unblock()


def _card(contact: Contact) -> QWidget:
    box = frame("panel")
    inside = column(box, gap=4)
    inside.setContentsMargins(18, 14, 18, 14)
    inside.addWidget(label(contact.name, "strong"))
    inside.addWidget(label(contact.reach, "reach"))
    inside.addWidget(label(contact.about))
    inside.addWidget(label(contact.checked_on, "secondary"))
    return box
