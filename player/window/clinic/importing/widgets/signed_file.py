"""What every file that somebody signed is shown with: what was found, whose key it is, and keeping it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from player.language.catalogue import _
from player.window.clinic.importing.state import GiveKeyFile, ImportView, TrustAuthor, UseKept
from player.window.clinic.widgets.parts import panel
from player.window.intents import Intent, OpenClinic
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import READING_PX, Fold, Page, button, column, label, set_words
from player.window.shell.widgets.field import Field
from player.window.shell.widgets.flow import flowing
from player.window.state import View

_COMPARE = _(
    "These are the words of the key that signed it. Ask the author for theirs, by voice or on paper, and "
    "compare each one."
)
_NEEDS_KEY = _(
    "The author's public key is in a small file that ends in .pub. Ask for it, and choose it here."
)


class SignedFileScreen(Screen):
    """What was found is at the top, keeping it below.

    Args:
        matches: what follows from words that match, in a sentence.
        keep: the words of the button that keeps it, and what that does.
        anyway: the same for the button that answers a question.
        use: the words of the button that uses its preset once it is kept.
    """

    def __init__(
        self, *, matches: str, keep: tuple[str, Intent], anyway: tuple[str, Intent], use: str
    ) -> None:
        super().__init__()
        self._title, self._found = label("", "title"), label("", "kind-words")
        self._does = label("")
        self._words, self._detail = label("", "kind-words"), label("", "secondary")
        self._digits = Fold(_("The same in digits"))
        self._said, self._question = label("", "note"), label("")
        self.key_path = Field(_("The author's key file"))
        self.browse, self.give_key = button(_("Choose a file…")), button(_("Look at this key"))
        self.name = Field(_("Whose key it is"), hint=_("The name you know the author by."))
        self.trust = button(_("All the words match: trust it"), "primary")
        self.keep, self.use = button(keep[0], "primary"), button(use, "primary")
        self.anyway = button(anyway[0])
        self.back = button(_("Back to the clinic"))
        self._named = ""
        self._build(matches)
        self._connect(keep[1], anyway[1])

    def _build(self, matches: str) -> None:
        page = Page(gap=20, widest=READING_PX)
        column(self).addWidget(page)
        self._key_file = panel(label(_NEEDS_KEY), self.key_path, flowing(self.browse, self.give_key))
        compare = label(f"{_COMPARE} {matches}")
        # For an author who signs with another program: it shows digits, and knows no words.
        self._digits.inside.addWidget(self._detail)
        self._comparing = panel(compare, self._words, self.name, flowing(self.trust), self._digits)
        for each in (
            *(self._title, self._found, self._does, self._question, self._said),
            *(self._key_file, self._comparing),
        ):
            page.column.addWidget(each)
        page.column.addWidget(flowing(self.keep, self.use, self.anyway, self.back))
        page.column.addStretch(1)

    def _connect(self, keep: Intent, anyway: Intent) -> None:
        pressed = (
            (self.keep, keep),
            (self.anyway, anyway),
            (self.use, UseKept()),
            (self.back, OpenClinic()),
        )
        for made, intent in pressed:
            made.clicked.connect(lambda _=False, intent=intent: self.intended.emit(intent))
        self.trust.clicked.connect(lambda: self.intended.emit(TrustAuthor(self.name.text)))
        self.give_key.clicked.connect(lambda: self.intended.emit(GiveKeyFile(self.key_path.text)))
        self.key_path.entered.connect(lambda: self.intended.emit(GiveKeyFile(self.key_path.text)))
        self.browse.clicked.connect(self._browse)

    def _browse(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(self, _("A public key"), "", _("Public keys (*.pub)"))
        if chosen:
            self.key_path.show_text(chosen)
            self.intended.emit(GiveKeyFile(chosen))

    def show_view(self, view: View) -> None:
        """Show what was found, and what can be done with it."""
        if not isinstance(view, ImportView):
            return
        set_words(self._title, view.title)
        set_words(self._found, view.found)
        set_words(self._does, view.does)
        set_words(self._words, view.key_words)
        set_words(self._detail, view.key_detail)
        set_words(self._question, view.question)
        set_words(self._said, view.said)
        self._key_file.setVisible(view.needs_key)
        self._comparing.setVisible(bool(view.key_words))
        self.keep.setVisible(view.can_keep and not view.question)
        self._show_question(view.question)
        self.use.setVisible(view.kept)
        if view.key_name != self._named:
            self._named = view.key_name
            self.name.show_text(view.key_name)

    def _show_question(self, question: str) -> None:
        if question and self.anyway.isHidden():
            # Not the button that took the other's place: pressing the key twice would answer the question.
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.anyway.setVisible(bool(question))
        self.anyway.setAccessibleDescription(question)

    def take_focus(self) -> None:
        """Focus the button that goes back; it is always there."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
