"""A questionnaire: one question at a time; each is optional, and so is the whole."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from player.language.catalogue import _
from player.window.intents import Intent
from player.window.questionnaire.state import (
    CloseQuestionnaire,
    NextQuestion,
    PassOver,
    QuestionBefore,
    QuestionnaireView,
)
from player.window.questionnaire.widgets.answers import Answers
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import (
    ENTER,
    READING_PX,
    Page,
    button,
    column,
    frame,
    label,
    set_words,
)
from player.window.shell.widgets.flow import FlowLayout
from player.window.state import View


class QuestionnaireScreen(Screen):
    """The question, its answers, and the ways on, back and out."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._instruction = label("", "title"), label("", "secondary")
        self._progress, self._question = label("", "secondary"), label("", "kind-words")
        self._thanks = label("", "kind-words")
        self._not_now, self._source = label("", "secondary"), label("", "secondary")
        self.answers = Answers()
        self.before = self._button(_("Back"), QuestionBefore())
        self.next = self._button(_("Next"), NextQuestion(), "primary")
        self.not_now = self._button(_("Not now"), PassOver())
        self.done = self._button(_("Done"), CloseQuestionnaire(), "primary")
        self._shown = 0
        self._build()
        self.adopt(self.answers)

    def _button(self, words: str, intent: Intent, kind: str = "") -> QPushButton:
        made = button(words, kind)
        made.clicked.connect(lambda: self.intended.emit(intent))
        return made

    def _build(self) -> None:
        self._page = Page(gap=20, widest=READING_PX)
        column(self).addWidget(self._page)
        head = column(gap=8)
        head.addWidget(self._title)
        head.addWidget(self._instruction)
        self._page.column.addLayout(head)
        self._panel = frame("panel")
        asked = column(self._panel, gap=12, margin=24)
        for part in (self._progress, self._question, self.answers):
            asked.addWidget(part)
        self._page.column.addWidget(self._panel)
        self._page.column.addWidget(self._thanks)
        line = QWidget()
        ways = FlowLayout(line, gap=12)
        for each in (self.next, self.before, self.not_now, self.done):
            ways.addWidget(each)
        self._page.column.addWidget(line)
        self._page.column.addWidget(self._not_now)
        self._page.column.addStretch(1)
        self._page.column.addWidget(self._source)

    def show_view(self, view: View) -> None:
        """Show a question, or thanks."""
        if not isinstance(view, QuestionnaireView):
            return
        for where, words in (
            (self._title, view.title),
            (self._instruction, view.instruction),
            (self._progress, view.progress),
            (self._question, view.question.text if view.question is not None else ""),
            (self._thanks, view.thanks),
            (self._not_now, view.not_now),
            (self._source, view.source),
        ):
            set_words(where, words)
        asking = view.question is not None
        for each in (self._panel, self.next, self.not_now):
            each.setVisible(asking)
        self.before.setVisible(asking and view.can_back)
        self.done.setVisible(not asking)
        self.next.setText(_("{next_words}   Enter").format(next_words=view.next_words))
        self.next.setAccessibleName(view.next_words)
        if view.question is not None:
            self.answers.show_question(view.question)
        self._arrive(view.question.number if view.question is not None else -1)

    def _arrive(self, at: int) -> None:
        """Scroll to the top of another question, and focus its answers."""
        if at == self._shown:
            return
        self._shown = at
        self._page.verticalScrollBar().setValue(0)
        if self.isVisible():
            self.take_focus()

    def take_focus(self) -> None:
        """Focus the answers, or "Done"; that chooses nothing."""
        if self.done.isHidden():
            self.answers.take_focus()
        else:
            self.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Digits choose and Enter goes on, unless another widget uses the key."""
        if self.done.isHidden() and event.key() in ENTER:
            self.intended.emit(NextQuestion())
        elif self.done.isHidden() and event.text().isdecimal() and event.text().isascii():
            self.answers.digit(event.text())
        else:
            super().keyPressEvent(event)
