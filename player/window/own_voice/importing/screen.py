"""A recorded practice that somebody gave: what was found, whose key it is, and bringing it in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from player.window.clinic.widgets.parts import panel
from player.window.intents import OpenClinic
from player.window.own_voice.importing.state import (
    BringVoiceIn,
    BringVoiceInAnyway,
    GiveVoiceKey,
    ImportVoiceView,
    TrustSpeaker,
    UseVoicesPreset,
)
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import READING_PX, Page, button, column, label, set_words
from player.window.shell.widgets.field import Field
from player.window.shell.widgets.flow import flowing
from player.window.state import View

_COMPARE = (
    "These are the words of the key that signed it. Ask the author for theirs, by voice or on paper, and "
    "compare each one. If all are the same, the file is from them."
)
_NEEDS_KEY = "The author's public key lies in a small file that ends in .pub. Ask for it, and choose it here."


class ImportVoiceScreen(Screen):
    """What was found is at the top, bringing it in below."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._found = label("", "title"), label("", "kind-words")
        self._words, self._detail = label("", "kind-words"), label("", "secondary")
        self._said, self._question = label("", "note"), label("")
        self.key_path = Field("The author's key file")
        self.browse, self.give_key = button("Choose a file…"), button("Look at this key")
        self.name = Field("Whose key it is", hint="The name under which you trust it.")
        self.trust = button("All words are the same: trust", "primary")
        self.keep, self.use = (
            button("Bring it in", "primary"),
            button("Use its preset from now on", "primary"),
        )
        self.anyway = button("Do it all the same")
        self.back = button("Back to the clinic")
        self._named = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        page = Page(gap=20, widest=READING_PX)
        column(self).addWidget(page)
        self._key_file = panel(label(_NEEDS_KEY), self.key_path, flowing(self.browse, self.give_key))
        self._comparing = panel(label(_COMPARE), self._words, self._detail, self.name, flowing(self.trust))
        for each in (self._title, self._found, self._question, self._said, self._key_file, self._comparing):
            page.column.addWidget(each)
        page.column.addWidget(flowing(self.keep, self.use, self.anyway, self.back))
        page.column.addStretch(1)

    def _connect(self) -> None:
        pressed = (
            (self.keep, BringVoiceIn()),
            (self.anyway, BringVoiceInAnyway()),
            (self.use, UseVoicesPreset()),
            (self.back, OpenClinic()),
        )
        for made, intent in pressed:
            made.clicked.connect(lambda _=False, intent=intent: self.intended.emit(intent))
        self.trust.clicked.connect(lambda: self.intended.emit(TrustSpeaker(self.name.text)))
        self.give_key.clicked.connect(lambda: self.intended.emit(GiveVoiceKey(self.key_path.text)))
        self.key_path.entered.connect(lambda: self.intended.emit(GiveVoiceKey(self.key_path.text)))
        self.browse.clicked.connect(self._browse)

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "A public key", "", "Public keys (*.pub)")
        if chosen:
            self.key_path.show_text(chosen)
            self.intended.emit(GiveVoiceKey(chosen))

    def show_view(self, view: View) -> None:
        """Show what was found, and what can be done with it."""
        if not isinstance(view, ImportVoiceView):
            return
        set_words(self._title, view.title)
        set_words(self._found, view.found)
        set_words(self._words, view.key_words)
        set_words(self._detail, view.key_detail)
        set_words(self._question, view.question)
        set_words(self._said, view.said)
        self._key_file.setVisible(view.needs_key)
        self._comparing.setVisible(bool(view.key_words))
        asked = bool(view.question)
        if asked and self.anyway.isHidden():
            # Not the button that took the other's place: pressing the key twice would answer the question.
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.anyway.setVisible(asked)
        self.anyway.setAccessibleDescription(view.question)
        self.keep.setVisible(view.can_keep and not asked)
        self.use.setVisible(view.kept)
        if view.key_name != self._named:
            self._named = view.key_name
            self.name.show_text(view.key_name)

    def take_focus(self) -> None:
        """Focus the button that goes back; it is always there."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
