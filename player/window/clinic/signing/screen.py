"""Signing a preset and giving it: the key, its words, the passphrase, the folder."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog

from player.window.clinic.intents import BackToPreset
from player.window.clinic.signing.state import MakeKey, SignPreset, SignView
from player.window.clinic.widgets.parts import panel
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import READING_PX, Page, button, column, label, set_words
from player.window.shell.widgets.field import Field
from player.window.shell.widgets.flow import flowing
from player.window.state import View

_NO_KEY = (
    "A signature shows that a preset is as you gave it. It needs a key of your own, which is made once and "
    "kept on this machine under a passphrase."
)
_EMBED = "The signature inside the file"
_EMBED_WHY = (
    "Its last four lines then hold the signature, as comments, and there are two files to give. Otherwise it "
    "is a third file beside it, as the minisign program has it. Kindpace reads both."
)
_COMPARE = "Read these words to the person once, so that they can compare them:"


class SignScreen(Screen):
    """A key comes first, if there is none; then the signature."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._because = label("", "title"), label("", "kind-words")
        self._words, self._detail, self._said = (
            label("", "kind-words"),
            label("", "secondary"),
            label("", "note"),
        )
        self.author = Field("Your name", hint="As the person will read it.")
        self.new, self.again = Field("A passphrase", hidden=True), Field("The same once more", hidden=True)
        self.passphrase = Field("The key's passphrase", hidden=True)
        self.folder = Field("Where the files go")
        self.embed = QCheckBox(_EMBED)
        self.embed.setAccessibleDescription(_EMBED_WHY)
        self.make = button("Make the key", "primary")
        self.browse, self.sign = button("Choose a folder…"), button("Sign and give", "primary")
        self.back = button("Back to the preset")
        self._build()
        self._connect()

    def _build(self) -> None:
        page = Page(gap=20, widest=READING_PX)
        column(self).addWidget(page)
        self._making = panel(label(_NO_KEY), self.author, self.new, self.again, flowing(self.make))
        self._signing = panel(
            label(_COMPARE),
            self._words,
            self._detail,
            self.folder,
            flowing(self.browse),
            self.embed,
            label(_EMBED_WHY, "secondary"),
            self.passphrase,
            flowing(self.sign),
        )
        for each in (self._title, self._because, self._said, self._making, self._signing, flowing(self.back)):
            page.column.addWidget(each)
        page.column.addStretch(1)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.intended.emit(BackToPreset()))
        self.make.clicked.connect(self._make)
        self.again.entered.connect(self._make)
        self.sign.clicked.connect(self._sign)
        self.passphrase.entered.connect(self._sign)
        self.browse.clicked.connect(self._browse)

    def _make(self) -> None:
        if not self.make.isEnabled():
            return
        intent = MakeKey(self.author.text, self.new.text, self.again.text)
        for each in (self.new, self.again):
            each.empty()
        self.intended.emit(intent)

    def _sign(self) -> None:
        if not self.sign.isEnabled():
            return
        intent = SignPreset(self.passphrase.text, self.folder.text, self.embed.isChecked())
        self.passphrase.empty()
        self.intended.emit(intent)

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where the files go", self.folder.text)
        if chosen:
            self.folder.show_text(chosen)

    def show_view(self, view: View) -> None:
        """Show the key, or how to make one."""
        if not isinstance(view, SignView):
            return
        set_words(self._title, f"Sign and give: {view.title}")
        set_words(self._because, f"“{view.because}”" if view.because else "")
        set_words(self._words, view.key_words)
        set_words(self._detail, view.key_detail)
        set_words(self._said, view.said)
        self._making.setVisible(not view.has_key)
        self._signing.setVisible(view.has_key)
        self._enable(able=not view.busy)
        if not self.folder.text:
            self.folder.show_text(view.folder)

    def _enable(self, *, able: bool) -> None:
        for pressed, beside in ((self.make, self.author), (self.sign, self.passphrase)):
            if pressed.hasFocus() and not able:
                # A button that is switched off would hand the focus to whatever comes next.
                beside.line.setFocus(Qt.FocusReason.OtherFocusReason)
            pressed.setEnabled(able)

    def take_focus(self) -> None:
        """Focus the first field to fill in."""
        first = self.author if self._signing.isHidden() else self.passphrase
        first.line.setFocus(Qt.FocusReason.OtherFocusReason)
