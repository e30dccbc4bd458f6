"""Trying a script: its file, how it is heard, and what misses a measure."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from player.language.catalogue import _
from player.window.intents import OpenOwnVoice, OpenPractise
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import (
    READING_PX,
    Fold,
    Page,
    button,
    column,
    label,
    restyle,
    set_words,
)
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.shell.widgets.field import Field
from player.window.shell.widgets.flow import flowing
from player.window.shell.widgets.ribbon import Ribbon
from player.window.state import View
from player.window.try_script.state import (
    HearOnDay,
    HearUnder,
    MakeDraft,
    OpenScript,
    PlayPassage,
    SayLanguage,
    TryScriptView,
)
from player.window.try_script.widgets.doubts import Doubts
from player.window.try_script.widgets.lines import SentenceList
from player.window.try_script.widgets.passages import Passages

_ABOUT = _(
    "For whoever writes a practice. It is shown as it is heard, and again whenever you save the file. "
    "Nothing of it is kept in the log."
)
_PLAY = _("Press a passage to hear the sitting from there.")
_WHICH_LANGUAGE = _("Choose its language")
_NO_LANGUAGE = _(
    "Which language this is in isn't clear from its words, so no voice reads it. What you choose is written "
    "into its file; a language that isn't listed can be written there by hand."
)
_OTHERWISE = _("Another preset, day or voice")
_MISSED = _("misses its goal")


class TryScriptScreen(Screen):
    """From the top: the file, what is wrong with it, the sitting's ribbon, its measures, its passages."""

    def __init__(self) -> None:
        super().__init__()
        self.path = Field(_("The script's file"))
        self.browse, self.open = button(_("Choose a file…")), button(_("Open the script"), "primary")
        self.presets, self.days = ChoiceBox(_("Heard under this preset")), ChoiceBox(_("Heard on this day"))
        self.languages, self._no_language = ChoiceBox(_WHICH_LANGUAGE), label(_NO_LANGUAGE)
        self.other_preset = button(_("Another preset…"), name=_("Choose the file of another preset…"))
        self.record = button(_("Record it in your own voice…"))
        self.leave = button(_("Back to the practices"), "quiet")
        self.make_draft = button(_("Make a draft of it"), "primary")
        self.hear = button(_("Hear it from the beginning"), "primary")
        self.otherwise = Fold(_OTHERWISE)
        self._draft = label("", "note")
        self._said, self._title = label("", "note"), label("", "heading")
        self._stale, self._not_offered = label("", "secondary"), label("")
        self._play = label("", "secondary")
        self.ribbon, self.passages = Ribbon(), Passages()
        self.mistakes = SentenceList(_("Mistakes in the file"), "notice")
        self.measures, self.findings = SentenceList(_("Measures")), SentenceList(_("Lines to look at"))
        self.doubts = Doubts()
        self._path_shown = self._preset_shown = ""
        self._build()
        self._connect()
        self.adopt(self.passages, self.doubts)

    def _build(self) -> None:
        page = Page(gap=16, widest=READING_PX)
        self.otherwise.inside.addWidget(flowing(self.presets, self.days, self.other_preset))
        self.otherwise.inside.addWidget(flowing(self.record))
        column(self).addWidget(page)
        title = label(_("Try a script"), "title")
        for each in (
            title,
            label(_ABOUT, "secondary"),
            self.path,
            flowing(self.open, self.browse, self.leave),
            self._said,
            self._draft,
            flowing(self.make_draft),
            self.mistakes,
            self._title,
            self._stale,
            self._not_offered,
            self._no_language,
            flowing(self.languages),
            self.ribbon,
            flowing(self.hear),
            self.otherwise,
            self.measures,
            self.findings,
            self.doubts,
            self._play,
            self.passages,
        ):
            page.column.addWidget(each)
        page.column.addStretch(1)

    def _connect(self) -> None:
        self.make_draft.clicked.connect(lambda: self.intended.emit(MakeDraft()))
        self.hear.clicked.connect(lambda: self.intended.emit(PlayPassage(0)))
        for asked in (self.open.clicked, self.path.entered):
            asked.connect(lambda *_: self.intended.emit(OpenScript(self.path.text)))
        self.browse.clicked.connect(self._choose_script)
        self.other_preset.clicked.connect(self._choose_preset)
        self.leave.clicked.connect(lambda: self.intended.emit(OpenPractise()))
        self.record.clicked.connect(
            lambda: self.intended.emit(OpenOwnVoice(self._path_shown, self._preset_shown))
        )
        self.presets.chosen.connect(lambda name: self.intended.emit(HearUnder(name)))
        self.languages.chosen.connect(lambda tag: self.intended.emit(SayLanguage(tag)))
        self.days.chosen.connect(lambda day: self.intended.emit(HearOnDay(day)))

    def _choose_script(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self,
            _("A script"),
            "",
            _("Scripts and texts (*.md *.txt *.docx *.odt *.rtf *.html *.epub *.srt *.vtt);;All files (*)"),
        )
        if chosen:
            self.path.show_text(chosen)
            self.intended.emit(OpenScript(chosen))

    def _choose_preset(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("A preset"), "", _("Presets (*.yaml *.yml *.pacing)")
        )
        if chosen:
            self.intended.emit(HearUnder(chosen))

    def show_view(self, view: View) -> None:
        """Show the view, changing only what differs."""
        if not isinstance(view, TryScriptView):
            return
        if view.path != self._path_shown:
            self._path_shown = view.path
            self.path.show_text(view.path)
        self._preset_shown = view.preset
        self.record.setVisible(bool(view.title) and not view.not_offered)
        # Once there is something to hear, that leads.
        restyle(self.open, "kind", "" if view.passages or view.draft else "primary")
        set_words(self._draft, view.draft)
        self.make_draft.setVisible(bool(view.draft))
        self.hear.setVisible(bool(view.passages))
        self.presets.show_options(view.presets, view.preset)
        self.days.show_options(view.days, view.day)
        self._no_language.setVisible(bool(view.languages))
        self.languages.setVisible(bool(view.languages))
        if view.languages:
            self.languages.show_options(view.languages, "")
            self.languages.setPlaceholderText(_WHICH_LANGUAGE)
        set_words(self._said, view.said)
        set_words(self._title, view.title)
        set_words(self._stale, view.stale)
        set_words(
            self._not_offered,
            _("Not offered here. {not_offered}").format(not_offered=view.not_offered)
            if view.not_offered
            else "",
        )
        self._show_ribbon(view)
        set_words(self._play, _PLAY if view.passages else "")
        self.mistakes.show_lines([(words, "") for words in view.mistakes])
        self.measures.show_lines(
            [
                (f"{row.words} — {_MISSED}", "strong") if row.missed else (row.words, "")
                for row in view.measures
            ]
        )
        self.findings.show_lines([(words, "") for words in view.findings])
        self.doubts.show_doubts(view.doubts)
        self.passages.show_passages(view.passages)

    def _show_ribbon(self, view: TryScriptView) -> None:
        self.ribbon.setVisible(view.ribbon is not None)
        if view.ribbon is not None:
            self.ribbon.show_ribbon(view.ribbon)

    def take_focus(self) -> None:
        """Focus the field for the file."""
        self.path.line.setFocus(Qt.FocusReason.OtherFocusReason)
