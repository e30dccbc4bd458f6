"""Recording a practice line by line: the line at hand first, then files, the sheet, giving, and all lines."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from player.language.catalogue import _
from player.window.intents import ConfirmDelete, Intent, KeepIt
from player.window.own_voice.state import (
    STOP_LOOKING,
    AskToDeleteVoice,
    GiveVoice,
    GoBack,
    KeepSheet,
    NameSpeaker,
    OwnVoiceView,
    RecordPractice,
    RecordUnder,
    StopLooking,
    TakeInFiles,
    TakeInWhole,
)
from player.window.own_voice.widgets.line_list import LineList
from player.window.own_voice.widgets.line_panel import LinePanel
from player.window.own_voice.widgets.stretches import Stretches
from player.window.shell.idle_work import InTurns
from player.window.shell.printing import can_print, print_pages
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import READING_PX, Page, button, column, frame, label, set_words
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.shell.widgets.field import Field
from player.window.shell.widgets.flow import flowing
from player.window.state import View

_ABOUT = _(
    "A practice in your own voice, or in that of somebody you know. Each line is recorded by itself, at your "
    "own pace, and kept at once. What isn’t recorded is spoken by the narrator. Nothing leaves this computer."
)
_FILES = _(
    "A sound file for each line, named by its number, such as 07.wav; or one recording in which the whole "
    "sheet is read in order, with two seconds of quiet between the lines."
)
_SHEET = _("The numbered lines to read from, with the pauses as marks.")
_SOUND = _("Sound (*.wav *.flac *.mp3 *.ogg *.opus *.m4a *.aac *.aiff *.aif *.webm *.mka);;All files (*)")


class OwnVoiceScreen(Screen):
    """From the top: what is recorded, the line at hand, other ways in and out, all lines."""

    def __init__(self) -> None:
        super().__init__()
        # What stands below the line at hand is there before it is shown.
        self._turns = InTurns(self, afterwards=self.order_tree)
        self._html = self._file_name = self._give_name = ""
        self.practices = ChoiceBox(_("The practice to record"))
        self.presets = ChoiceBox(_("As it is heard under this preset"))
        self.by = Field(_("Who speaks"), hint=_("Shown wherever the voice can be chosen."))
        self._summary, self._give_words = label("", "secondary"), label("", "secondary")
        self._page = Page(gap=16, widest=READING_PX)
        self.panel, self.stretches = LinePanel(), Stretches()
        self.lines = LineList(self._page.make_room, whole=self.order_tree)
        self.files = button(_("Add files…"), name=_("Add files, one for each line…"))
        self.whole = button(_("Add one long recording…"))
        self.stop_looking, self._looking = button(STOP_LOOKING), label("")
        self._began = self.whole
        self.print, self.sheet = button(_("Print the sheet…")), button(_("Save it as a PDF…"))
        self.sheet.setAccessibleName(_("Save the sheet as a PDF…"))
        self.passphrase = Field(_("Your key's passphrase"), hidden=True)
        self.give = button(_("Give with this preset…"))
        self.delete = button(_("Delete this voice…"))
        self._question = label("")
        self.confirm, self.keep = button(_("Delete it")), button(_("Keep it"))
        self.confirm.setAccessibleName(_("Yes, delete this voice"))
        self.back = button(_("Back"), "quiet")
        self._said, self._recording = "", False
        self._build()
        self._connect()
        self.adopt(self.panel, self.lines, self.stretches)

    def _build(self) -> None:
        column(self).addWidget(self._page)
        self._files_part = _part(
            _("Recorded elsewhere"),
            label(_FILES, "secondary"),
            self._looking,
            flowing(self.files, self.whole, self.stop_looking),
        )
        self._sheet_part = _part(_("The sheet"), label(_SHEET, "secondary"), flowing(self.print, self.sheet))
        self._give_part = _part(_("Give it"), self._give_words, self.passphrase, flowing(self.give))
        self._delete_part = _part(
            _("Delete it"), flowing(self.delete), self._question, flowing(self.confirm, self.keep)
        )
        self._all = label(_("All lines"), "section")
        # Below the line at hand, which fills a window.
        self._later = QWidget()
        self._later.hide()
        later = column(self._later, gap=16)
        for each in (
            label(_("In your own voice"), "title"),
            label(_ABOUT, "secondary"),
            flowing(self.practices, self.presets),
            self.by,
            self._summary,
            self.panel,
            self.stretches,
            self._later,
        ):
            self._page.column.addWidget(each)
        for each in (
            self._files_part,
            self._sheet_part,
            self._give_part,
            self._delete_part,
            flowing(self.back),
            self._all,
            self.lines,
        ):
            later.addWidget(each)
        self._page.column.addStretch(1)

    def _connect(self) -> None:
        self.practices.chosen.connect(lambda practice: self.intended.emit(RecordPractice(practice)))
        self.presets.chosen.connect(lambda preset: self.intended.emit(RecordUnder(preset)))
        self.by.edited.connect(lambda name: self.intended.emit(NameSpeaker(name)))
        self.files.clicked.connect(self._choose_files)
        self.whole.clicked.connect(self._choose_whole)
        self.print.clicked.connect(lambda: print_pages(self, self._html, 0))
        self.sheet.clicked.connect(self._keep_sheet)
        self.give.clicked.connect(self._give)
        self.passphrase.entered.connect(self._give)
        for pressed, intent in (
            (self.stop_looking, StopLooking()),
            (self.delete, AskToDeleteVoice()),
            (self.confirm, ConfirmDelete()),
            (self.keep, KeepIt()),
            (self.back, GoBack()),
        ):
            pressed.clicked.connect(lambda _=False, intent=intent: self._emit(intent))

    def _emit(self, intent: Intent) -> None:
        self.intended.emit(intent)

    def _choose_files(self) -> None:
        paths, _filter = QFileDialog.getOpenFileNames(self, _("Sound files of lines"), "", _SOUND)
        if paths:
            self.intended.emit(TakeInFiles(tuple(paths)))

    def _choose_whole(self) -> None:
        path, _filter = QFileDialog.getOpenFileName(self, _("One recording of the whole sheet"), "", _SOUND)
        if path:
            self.intended.emit(TakeInWhole(path))

    def _keep_sheet(self) -> None:
        path, _filter = QFileDialog.getSaveFileName(self, _("Where to save the sheet"), self._file_name)
        if path:
            self.intended.emit(KeepSheet(path))

    def _give(self) -> None:
        path, _filter = QFileDialog.getSaveFileName(self, _("Where to save it"), self._give_name)
        if path:
            phrase = self.passphrase.text
            self.passphrase.empty()
            self.intended.emit(GiveVoice(phrase, path))

    def show_view(self, view: View) -> None:
        """Show the view, changing only what differs."""
        if not isinstance(view, OwnVoiceView):
            return
        self._html, self._file_name, self._give_name = view.html, view.file_name, view.give_name
        self.practices.show_options(view.practices, view.practice)
        self.presets.show_options(view.presets, view.preset)
        self._show_speaker(view)
        set_words(self._summary, view.summary)
        self.panel.show_view(view)
        self.stretches.show_stretches(view.doubts)
        self.lines.show_lines(view.lines, view.line.number if view.line is not None else 0)
        self._show_parts(view)
        if self._later.isHidden() and self._turns.done:
            self._turns.begin([self._show_later], at_once=0)
        self._show_question(view.question)
        self._bring_into_sight(view)

    def _show_later(self) -> None:
        self._later.show()
        self._page.make_room()

    def _show_speaker(self, view: OwnVoiceView) -> None:
        missed = bool(view.by_missing) and not self.by.missing.text()
        self.by.show_text(view.by)
        if view.by_fixed and self.by.line.hasFocus():
            # It goes, and would hand the focus to whatever comes next.
            self.panel.record.setFocus(Qt.FocusReason.OtherFocusReason)
        self.by.setVisible(not view.by_fixed and bool(view.lines))
        self.by.missing.say(view.by_missing)
        if missed:
            self.by.missing.focus()

    def _show_parts(self, view: OwnVoiceView) -> None:
        there = bool(view.lines)
        set_words(self._looking, view.looking)
        if view.stop_words:
            self.stop_looking.setText(view.stop_words)
        self._show_stop(looking=bool(view.looking))
        for part in (self._files_part, self._sheet_part, self._give_part, self._all, self.lines):
            part.setVisible(there)
        self.print.setVisible(can_print())
        set_words(self._give_words, view.give_words)
        self.passphrase.setVisible(view.can_give)
        self.give.setVisible(view.can_give)
        self._delete_part.setVisible(view.can_delete)

    def _show_stop(self, *, looking: bool) -> None:
        """While something is looked through, what stops it stands in the place of what began it."""
        moves = looking and self.stop_looking.isHidden() and (self.whole.hasFocus() or self.files.hasFocus())
        back = not looking and self.stop_looking.hasFocus()
        self.stop_looking.setVisible(looking)
        if moves:
            self._began = self.files if self.files.hasFocus() else self.whole
        for each in (self.files, self.whole):
            each.setVisible(not looking)
        if moves or back:
            # What is hidden would hand the focus to whatever comes next.
            (self.stop_looking if moves else self._began).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_question(self, question: str) -> None:
        asked = bool(question)
        if asked and self.confirm.isHidden():
            self.confirm.show()
            self.keep.show()
            # Not the button that deletes: pressing the key twice would answer the question.
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not asked and (self.confirm.hasFocus() or self.keep.hasFocus()):
            self.panel.record.setFocus(Qt.FocusReason.OtherFocusReason)
        set_words(self._question, question)
        for each in (self.confirm, self.keep):
            each.setVisible(asked)
            each.setAccessibleDescription(question)
        self.delete.setVisible(not asked)

    def _bring_into_sight(self, view: OwnVoiceView) -> None:
        """What was just pressed for, where it is further up or down."""
        if view.said and view.said != self._said:
            self._page.ensureWidgetVisible(self.panel.said, 16, 24)
        if view.recording and not self._recording:
            self._page.ensureWidgetVisible(self.panel.record, 16, 24)
        self._said, self._recording = view.said, view.recording

    def take_focus(self) -> None:
        """Focus what comes first: who speaks, and once that is known, recording."""
        first: QWidget = self.practices
        if not self.panel.isHidden():
            first = self.panel.record if self.by.text else self.by.line
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def _part(title: str, *parts: QWidget) -> QWidget:
    made = QWidget()
    inside = column(made, gap=8)
    inside.addWidget(label(title, "section"))
    box = frame("panel")
    within = column(box, gap=12)
    within.setContentsMargins(20, 16, 20, 16)
    for each in parts:
        within.addWidget(each)
    inside.addWidget(box)
    return made
