"""The clinic's first screen: presets, importing one, trusted authors, the PIN."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from player.language.catalogue import _
from player.practice.plain_words import within_sentence
from player.window.clinic.intents import BackToPreset
from player.window.clinic.presets.state import (
    ClinicView,
    CountFromToday,
    DeletePreset,
    EditPreset,
    ForgetAuthor,
    LookAtPreset,
    PresetRow,
    RemovePin,
    SetPin,
    TrustedRow,
    UsePreset,
)
from player.window.clinic.widgets.parts import WordsAndButtons, panel, section
from player.window.intents import Intent, OpenOwnVoice
from player.window.shell.idle_work import InTurns
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import READING_PX, Page, button, clear, column, label, set_words
from player.window.shell.widgets.field import Field
from player.window.shell.widgets.flow import flowing
from player.window.state import View

NO_FILE = _("Choose the file first, or type where it is.")
_RECORD = _(
    "Spoken by you or by somebody the person knows, and given together with a preset as one signed file."
)


class ClinicScreen(Screen):
    """Every action is one button; nothing asks twice."""

    def __init__(self) -> None:
        super().__init__()
        # What stands below the presets is there before it is shown.
        self._turns = InTurns(self, afterwards=self.order_tree)
        self._rows: tuple[PresetRow, ...] | None = None
        self._authors: tuple[TrustedRow, ...] | None = None
        self._defaults, self._key = label("", "secondary"), label("")
        self._pin_notice, self._pin_said = label("", "secondary"), label("", "note")
        self.unsaved = button("")
        self.path = Field(_("The preset's file"), hint=_("Its signature may be beside it or in it."))
        self.browse, self.look = button(_("Choose a file…")), button(_("Look at it"))
        self.record = button(_("Record a practice line by line…"))
        self.present = Field(_("The current PIN"), hidden=True)
        self._clock, self.count = label(""), button(_("Count from today again"))
        self.new = Field(_("A new PIN"), hint=_("4 to 64 letters or digits."), hidden=True)
        self.set_pin, self.remove_pin = button(_("Set this PIN")), button(_("Remove the PIN"))
        self._build()
        self._connect()

    def _build(self) -> None:
        self._page = page = Page(gap=24, widest=READING_PX)
        column(self).addWidget(page)
        inside = page.column
        inside.addWidget(label(_("Clinic"), "title"))
        inside.addWidget(self._defaults)
        inside.addWidget(self.unsaved, 0, Qt.AlignmentFlag.AlignLeft)
        self._clock_section = QWidget()
        clock = panel(self._clock, flowing(self.count))
        column(self._clock_section).addLayout(section(_("The clock"), clock))
        inside.addWidget(self._clock_section)
        self._presets, self._trusted = column(gap=12), column(gap=12)
        inside.addLayout(section(_("Presets"), self._presets))
        self._later = QWidget()
        self._later.hide()
        inside.addWidget(self._later)
        inside.addStretch(1)
        inside = column(self._later, gap=24)
        file = panel(self.path, flowing(self.browse, self.look))
        inside.addLayout(section(_("Bring in a preset that somebody gave you"), file))
        inside.addLayout(
            section(_("A practice in your own voice"), panel(label(_RECORD), flowing(self.record)))
        )
        inside.addLayout(section(_("Authors you trust"), self._trusted))
        self._key_section = QWidget()
        column(self._key_section).addLayout(section(_("Your key for signing"), panel(self._key)))
        inside.addWidget(self._key_section)
        pin = panel(
            self._pin_notice,
            self.present,
            self.new,
            flowing(self.set_pin, self.remove_pin),
            self._pin_said,
        )
        inside.addLayout(section(_("A PIN for these screens"), pin))

    def _connect(self) -> None:
        self.unsaved.clicked.connect(lambda: self.intended.emit(BackToPreset()))
        self.look.clicked.connect(self._look)
        self.path.entered.connect(self._look)
        self.browse.clicked.connect(self._browse)
        self.record.clicked.connect(lambda: self.intended.emit(OpenOwnVoice()))
        self.count.clicked.connect(lambda: self.intended.emit(CountFromToday()))
        self.set_pin.clicked.connect(lambda: self._pin(SetPin(self.new.text, self.present.text)))
        self.remove_pin.clicked.connect(lambda: self._pin(RemovePin(self.present.text)))

    def _look(self) -> None:
        missing = "" if self.path.text.strip() else NO_FILE
        self.path.missing.say(missing)
        if missing:
            self.path.missing.focus()
            return
        self.intended.emit(LookAtPreset(self.path.text))

    def _browse(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(self, _("A preset"), "", _("Presets (*.pacing *.yaml)"))
        if chosen:
            self.path.show_text(chosen)
            self._look()

    def _pin(self, intent: SetPin | RemovePin) -> None:
        self.new.empty()
        self.present.empty()
        self.intended.emit(intent)

    def show_view(self, view: View) -> None:
        """Show the lists; a list that hasn't changed keeps its widgets."""
        if not isinstance(view, ClinicView):
            return
        set_words(self._defaults, view.defaults)
        self.unsaved.setVisible(bool(view.unsaved))
        self.unsaved.setText(_("Go on with the unsaved preset"))
        self.unsaved.setAccessibleName(
            _("Go on with “{unsaved}”, not saved yet").format(unsaved=view.unsaved)
        )
        set_words(self._clock, view.clock)
        self._clock_section.setVisible(bool(view.clock))
        set_words(self._key, view.key)
        self._key_section.setVisible(bool(view.key))
        set_words(self._pin_notice, view.pin_notice)
        set_words(self._pin_said, view.pin_said)
        self.present.setVisible(view.pin_set)
        self.remove_pin.setVisible(view.pin_set)
        if view.presets != self._rows:
            self._rows = view.presets
            clear(self._presets)
            for preset in view.presets:
                self._presets.addWidget(self._preset(preset))
        if view.trusted != self._authors:
            self._authors = view.trusted
            self._show_trusted(view.trusted)
        if self._later.isHidden() and self._turns.done:
            self._turns.begin([self._show_later], at_once=0)

    def _show_later(self) -> None:
        self._later.show()
        self._page.make_room()

    def _preset(self, preset: PresetRow) -> QWidget:
        words = _("Change") if preset.own else _("Make one like it")
        buttons = [self._button(words, preset.name, EditPreset(preset.preset_id))]
        if preset.usable and not preset.in_force:
            buttons.append(self._button(_("Use from now on"), preset.name, UsePreset(preset.preset_id)))
        if preset.mine:
            buttons.append(self._button(_("Delete"), preset.name, DeletePreset(preset.preset_id)))
        state = _("In force") if preset.in_force else "" if preset.usable else _("Can't be used")
        name = label(preset.name, "strong")
        name.setWordWrap(False)
        head = flowing(name, label(state, "note"), gap=16) if state else name
        return panel(WordsAndButtons((head, label(preset.about, "secondary")), flowing(*buttons)))

    def _show_trusted(self, authors: tuple[TrustedRow, ...]) -> None:
        clear(self._trusted)
        if not authors:
            self._trusted.addWidget(
                label(_("Nobody yet. You trust an author once, by comparing eight words."), "secondary")
            )
        for author in authors:
            forget = self._button(_("Stop trusting"), author.name, ForgetAuthor(author.key_id))
            parts = (label(author.name, "strong"), label(author.words), label(author.since, "secondary"))
            self._trusted.addWidget(panel(WordsAndButtons(parts, forget)))

    def _button(self, words: str, of: str, intent: Intent) -> QWidget:
        made = button(words, name=f"{of}: {within_sentence(words)}")
        made.clicked.connect(lambda: self.intended.emit(intent))
        return made
