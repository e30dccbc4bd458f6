"""The current line: its words, its level while it is recorded, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from player.language.catalogue import _
from player.window.intents import Intent
from player.window.own_voice.state import (
    ChooseMicrophone,
    HearOrStop,
    LineBefore,
    LookForMicrophones,
    NextLine,
    NextMissing,
    OwnVoiceView,
    RecordOrStop,
)
from player.window.own_voice.widgets.meter import Meter
from player.window.shell.shortcuts import with_key
from player.window.shell.widgets.basics import button, column, frame, label, set_words
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.shell.widgets.flow import flowing

_RECORD, _HEAR = "Ctrl+R", "Ctrl+H"


class LinePanel(QWidget):
    """One line.

    Signals:
        intended(object): what was pressed.
    """

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._place, self._text = label("", "eyebrow"), label("", "kind-words")
        self._earlier, self._quiet = label("", "secondary"), label("", "secondary")
        self._level_words, self.said = label("", "strong"), label("", "note")
        self.meter = Meter()
        self.record = self._button(_("Record"), RecordOrStop(), "primary")
        self.hear = self._button(_("Hear"), HearOrStop())
        self.before = self._button(_("Previous"), LineBefore(), name=_("The line before"))
        self.next = self._button(_("Next"), NextLine(), key="Ctrl+N", name=_("The next line"))
        self.missing = self._button(_("Next missing"), NextMissing(), name=_("The next line that is missing"))
        self.microphones = ChoiceBox(_("Record from this microphone"))
        self.microphones.chosen.connect(lambda name: self.intended.emit(ChooseMicrophone(name)))
        self.look = self._button(_("Look for microphones again"), LookForMicrophones(), "quiet")
        self._build()

    def _build(self) -> None:
        box = frame("panel")
        column(self).addWidget(box)
        inside = column(box, gap=12)
        inside.setContentsMargins(20, 16, 20, 16)
        for each in (
            self._place,
            self._text,
            self._quiet,
            self._earlier,
            self.meter,
            self._level_words,
            flowing(self.record, self.hear, self.before, self.next, self.missing),
            self.said,
            flowing(self.microphones, self.look),
        ):
            inside.addWidget(each)

    def _button(
        self, words: str, intent: Intent, kind: str = "", *, key: str = "", name: str = ""
    ) -> QPushButton:
        made = button(words, kind, key=key, name=name)
        made.clicked.connect(lambda: self.intended.emit(intent))
        return made

    def show_view(self, view: OwnVoiceView) -> None:
        """Show the line at hand."""
        line = view.line
        self.setVisible(line is not None)
        if line is None:
            return
        set_words(
            self._place,
            _("Line {number} of {count}   {state}").format(
                number=line.number, count=len(view.lines), state=line.state
            ),
        )
        set_words(self._text, line.text)
        set_words(
            self._quiet,
            _("{quiet}  (Kindpace makes this pause)").format(quiet=line.quiet) if line.quiet else "",
        )
        set_words(self._earlier, line.earlier)
        set_words(self._level_words, view.level_words)
        set_words(self.said, view.said)
        self.meter.show_level(view.level)
        self.microphones.show_options(view.microphones, view.microphone)
        self._show_buttons(view, line.number)

    def _show_buttons(self, view: OwnVoiceView, number: int) -> None:
        again = view.heard_as
        _say(
            self.record,
            with_key(_("Stop") if view.recording else _("Again") if again else _("Record"), _RECORD),
            (
                _("Stop recording line {number}")
                if view.recording
                else _("Record line {number} again")
                if again
                else _("Record line {number}")
            ).format(number=number),
        )
        _say(
            self.hear,
            with_key(_("Silence") if view.hearing else _("Hear"), _HEAR),
            _("Stop hearing it") if view.hearing else _("Hear line {number}").format(number=number),
        )
        able = (view.heard_as or view.hearing) and not view.recording
        if not able and self.hear.hasFocus():
            # A button that is switched off would hand the focus to whatever comes next.
            self.record.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hear.setEnabled(able)


def _say(made: QPushButton, words: str, name: str) -> None:
    if made.accessibleName() != name or made.text() != words:
        made.setText(words)
        made.setAccessibleName(name)
