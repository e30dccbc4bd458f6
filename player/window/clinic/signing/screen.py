"""Signing a preset and giving it: the key, its words, the passphrase, the folder."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from player.language.catalogue import _
from player.practice.display_text import in_quotes
from player.window.clinic.intents import BackToPreset
from player.window.clinic.signing.state import KeepPersonPage, MakeKey, SignPreset, SignView
from player.window.clinic.widgets.parts import panel
from player.window.shell.printing import can_print, print_pages
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import (
    READING_PX,
    CheckBox,
    Page,
    button,
    column,
    label,
    restyle,
    set_words,
)
from player.window.shell.widgets.field import Field
from player.window.shell.widgets.flow import flowing
from player.window.shell.widgets.words import OneLine
from player.window.state import View

_NO_KEY = _(
    "A signature shows that a preset is as you gave it. It needs a key of your own, which is made once and "
    "kept on this computer, behind a passphrase."
)
_APART = _("Three files instead of one")
_APART_WHY = _(
    "The preset, its signature and the key beside each other, as the program minisign writes them. Otherwise "
    "all three are in one file. Kindpace reads both."
)
_COMPARE = _("The key’s words. The person compares them once; they are on the page for them too.")
_SHOW = _("Show what I type")


class SignScreen(Screen):
    """A key comes first, if there is none; then the signature."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._because = OneLine("heading"), label("", "kind-words")
        self._html, self._file_name, self._tried = "", "", 0
        self._words, self._said = label("", "kind-words"), label("", "note")
        self.author = Field(_("Your name"), hint=_("As the person will read it."))
        self.new = Field(
            _("A passphrase"), hint=_("At least eight letters, such as four words."), hidden=True
        )
        self.shown = CheckBox(_SHOW)
        self.passphrase = Field(_("The key's passphrase"), hidden=True)
        self.folder = Field(_("The folder to write into"))
        self.apart = CheckBox(_APART)
        self.apart.setAccessibleDescription(_APART_WHY)
        self.make = button(_("Make the key"), "primary")
        self.browse, self.sign = button(_("Choose a folder…")), button(_("Sign and give"), "primary")
        self.print = button(_("Print the page for the person…"), "primary")
        self.page = button(_("Save the page as a PDF…"), name=_("Save the page for the person as a PDF"))
        self.back = button(_("Back to the preset"))
        self._build()
        self._connect()

    def _build(self) -> None:
        page = Page(gap=20, widest=READING_PX)
        column(self).addWidget(page)
        self._making = panel(label(_NO_KEY), self.author, self.new, self.shown, flowing(self.make))
        self._signing = panel(
            label(_COMPARE),
            self._words,
            self.folder,
            flowing(self.browse),
            self.passphrase,
            flowing(self.sign),
            self.apart,
            label(_APART_WHY, "secondary"),
        )
        self._given = panel(
            label(_("Now for the person"), "section"),
            label(_("A page with the eight words and what to do. Give it on paper, apart from the file.")),
            flowing(self.print, self.page),
        )
        parts = (self._title, self._because, self._said, self._given, self._making, self._signing)
        for each in (label(_("Sign and give"), "title"), *parts, flowing(self.back)):
            page.column.addWidget(each)
        page.column.addStretch(1)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.intended.emit(BackToPreset()))
        self.make.clicked.connect(self._make)
        self.new.entered.connect(self._make)
        self.shown.toggled.connect(self.new.show_letters)
        self.print.clicked.connect(lambda: print_pages(self, self._html, 0))
        self.page.clicked.connect(self._keep_page)
        self.sign.clicked.connect(self._sign)
        self.passphrase.entered.connect(self._sign)
        self.browse.clicked.connect(self._browse)

    def _make(self) -> None:
        if not self.make.isEnabled():
            return
        intent = MakeKey(self.author.text, self.new.text)
        self.shown.setChecked(False)
        self.new.empty()
        self.intended.emit(intent)

    def _sign(self) -> None:
        if not self.sign.isEnabled():
            return
        intent = SignPreset(self.passphrase.text, self.folder.text, embed=not self.apart.isChecked())
        self.passphrase.empty()
        self.intended.emit(intent)

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("The folder to write into"), self.folder.text)
        if chosen:
            self.folder.show_text(chosen)

    def _keep_page(self) -> None:
        path, _filter = QFileDialog.getSaveFileName(self, _("Where to save it"), self._file_name)
        if path:
            self.intended.emit(KeepPersonPage(path))

    def show_view(self, view: View) -> None:
        """Show the key, or how to make one."""
        if not isinstance(view, SignView):
            return
        self._html, self._file_name = view.html, view.file_name
        self._title.show_words(view.title)
        set_words(self._because, in_quotes(view.because) if view.because else "")
        set_words(self._words, view.key_words)
        set_words(self._said, view.said)
        self._making.setVisible(not view.has_key)
        self._signing.setVisible(view.has_key)
        self.passphrase.setVisible(not view.key_open)
        self._given.setVisible(bool(view.html))
        # Once it is signed, the page for the person leads.
        restyle(self.sign, "kind", "" if view.html else "primary")
        self.print.setVisible(can_print())
        self._enable(able=not view.busy)
        self._show_missing(view)
        if not self.folder.text:
            self.folder.show_text(view.folder)

    def _show_missing(self, view: SignView) -> None:
        fields = {"author": self.author, "new": self.new, "folder": self.folder}
        fields["passphrase"] = self.passphrase
        missing = dict(view.missing)
        for name, field in fields.items():
            field.missing.say(missing.get(name, ""))
        if view.tried != self._tried:
            self._tried = view.tried
            first = next((name for name in fields if name in missing), None)
            if first is not None:
                fields[first].missing.focus()

    def _enable(self, *, able: bool) -> None:
        for pressed, beside in ((self.make, self.author), (self.sign, self.passphrase)):
            if pressed.hasFocus() and not able:
                # A button that is switched off would hand the focus to whatever comes next.
                beside.line.setFocus(Qt.FocusReason.OtherFocusReason)
            pressed.setEnabled(able)

    def take_focus(self) -> None:
        """Focus the first field to fill in."""
        if self._signing.isHidden():
            first: QWidget = self.author.line
        else:
            first = self.sign if self.passphrase.isHidden() else self.passphrase.line
        first.setFocus(Qt.FocusReason.OtherFocusReason)
