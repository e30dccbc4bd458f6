"""A path: its words, what could come next when asked, and its practices in order."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from player.language.catalogue import _
from player.window.intents import ChoosePractice, OpenPractise
from player.window.paths.state import AskWhatNext, PathsView, StepCard
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import (
    READING_PX,
    Page,
    WordsButton,
    button,
    clear,
    column,
    label,
    set_words,
)
from player.window.shell.widgets.flow import FlowLayout
from player.window.state import View


class PathsScreen(Screen):
    """Any practice can be chosen at any time; the order is only a suggestion."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[StepCard, ...] = ()
        self._next: tuple[StepCard, ...] = ()
        self._title, self._about = label("", "title"), label("")
        self.ask = button(_("What could come next"))
        self.ask.clicked.connect(lambda: self.intended.emit(AskWhatNext()))
        self.leave = button(_("All practices"))
        self.leave.clicked.connect(lambda: self.intended.emit(OpenPractise()))
        self._next_words = label("", "kind-words")
        self._answer, self._list = column(gap=8), column(gap=12)
        self.answer: list[WordsButton] = []
        self.cards: list[WordsButton] = []
        self._build()

    def _build(self) -> None:
        page = Page(gap=20, widest=READING_PX)
        column(self).addWidget(page)
        page.column.addWidget(self._title)
        page.column.addWidget(self._about)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self.ask)
        flow.addWidget(self.leave)
        page.column.addWidget(buttons)
        page.column.addWidget(self._next_words)
        page.column.addLayout(self._answer)
        page.column.addWidget(label(_("On this path"), "section"))
        page.column.addLayout(self._list)
        page.column.addStretch(1)

    def show_view(self, view: View) -> None:
        """Show the path; cards that haven't changed are kept."""
        if not isinstance(view, PathsView):
            return
        set_words(self._title, view.title)
        set_words(self._about, view.about)
        set_words(self._next_words, view.next_words)
        self.ask.setAccessibleDescription(view.answer)
        named = (view.next_step,) if view.next_step else ()
        if named != self._next:
            self._next = named
            self.answer = self._show(self._answer, named)
        if view.steps != self._steps:
            self._steps = view.steps
            self.cards = self._show(self._list, view.steps)

    def _show(self, where: QVBoxLayout, steps: tuple[StepCard, ...]) -> list[WordsButton]:
        clear(where)
        made = [self._card(step) for step in steps]
        for each in made:
            where.addWidget(each)
        return made

    def _card(self, step: StepCard) -> WordsButton:
        made = WordsButton("card", step.title)
        made.column.setContentsMargins(18, 14, 18, 14)
        made.add(label(step.title, "heading"))
        for words, kind in ((step.about, "secondary"), (step.meta, "secondary"), (step.note, "note")):
            if words:
                made.add(label(words, kind))
        said = (step.about, step.meta, step.note)
        made.setAccessibleDescription(". ".join(part.rstrip(".") for part in said if part))
        made.setEnabled(step.available)
        made.clicked.connect(lambda: self.intended.emit(ChoosePractice(step.practice_id)))
        return made

    def take_focus(self) -> None:
        """Focus the button that asks what could come next."""
        self.ask.setFocus(Qt.FocusReason.OtherFocusReason)
