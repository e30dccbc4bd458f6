"""The very first visit: three short screens."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from player.language.catalogue import _
from player.window.first_visit.state import (
    FirstStep,
    FirstVisitView,
    GoOn,
    HearVoice,
    OpenGivenPreset,
    PacingItem,
    PassOver,
    RatherRead,
    TakePacing,
)
from player.window.intents import SetSetting
from player.window.pictures.state import Motif
from player.window.shell.screen_base import Screen
from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import (
    Page,
    WordsButton,
    button,
    clear,
    column,
    label,
    set_words,
)
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.shell.widgets.flow import FlowLayout, off_centre
from player.window.shell.widgets.slider import Slider
from player.window.state import View

MEASURE_PX = 620
"""Lines of about 70 characters."""

PICTURE_PX = (MEASURE_PX, 150)

LEFT_PX, TOP_PX = 56, 56
"""Of what stands on a screen, in a small window. In a larger one it moves to the middle."""

LOW_PX = 700
"""In a window that is higher than this, a third of what is left stands above."""

PICTURED_BELOW = 1.6
"""From this text size on, the words need the picture's room."""

_OWN_RECORDINGS = _("If you have recordings of your own, they have a place on Today.")


class PacingButton(WordsButton):
    """What a person might say of themselves, and what that means here."""

    intended = Signal(object)

    def __init__(self, item: PacingItem) -> None:
        super().__init__("card", item.says)
        self.setAccessibleDescription(item.means)
        self.column.setContentsMargins(20, 14, 20, 14)
        self.add(label(item.says, "heading"))
        self.add(label(item.means, "secondary"))
        self.clicked.connect(lambda: self.intended.emit(TakePacing(item.name)))


class FirstVisitScreen(Screen):
    """One thing at a time; the way on stands in the same place on all three."""

    def __init__(self) -> None:
        super().__init__()
        self._step: FirstStep | None = None
        self._pacings: tuple[PacingItem, ...] = ()
        self._title, self._lines = label("", "title"), column(gap=16)
        self.pacings: tuple[PacingButton, ...] = ()
        self._choices = QWidget()
        self._boxes = column(self._choices, gap=12)
        self._voice = QWidget()
        self._sentence, self._hearing = label("", "kind-words"), label("", "secondary")
        self.hear = button(_("Hear it"))
        self.volume = Slider(_("Volume of the voice"))
        self.output = ChoiceBox(_("Where sound plays"))
        self.go_on, self.pass_over = button(_("Go on"), "primary"), button(_("Not now"), key="Esc")
        self.rather_read = button(_("I'd rather read"))
        self._build()
        self._connect()

    def _build(self) -> None:
        self._page = page = Page(gap=24, margins=(LEFT_PX, TOP_PX, 40, 32), widest=MEASURE_PX + 96)
        outer = column(self, gap=0)
        outer.addWidget(page, 1)
        outer.addWidget(self._foot())
        page.column.addWidget(self._title)
        page.column.addLayout(self._lines)
        page.column.addWidget(self._choices)
        inside = column(self._voice, gap=16)
        inside.addWidget(self._sentence)
        inside.addWidget(self.hear, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(label(_("How loud it is"), "strong"))
        inside.addWidget(self.volume)
        inside.addWidget(label(_("Where it plays"), "strong"))
        inside.addWidget(self.output, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(label(_OWN_RECORDINGS, "secondary"))
        # Last, so that it moves nothing when it comes and goes.
        inside.addWidget(self._hearing)
        page.column.addWidget(self._voice)
        page.column.addStretch(1)

    def _foot(self) -> QWidget:
        foot, line = QWidget(), QWidget()
        inside = column(foot)
        inside.setContentsMargins(56, 12, 40, 20)
        buttons = FlowLayout(line)
        for each in (self.go_on, self.pass_over, self.rather_read):
            buttons.addWidget(each)
        inside.addWidget(line)
        return foot

    def fit(self) -> None:
        """In the middle of the window; the foot's buttons stand below the words."""
        wide = look_of(self).px(MEASURE_PX) + LEFT_PX + 40
        off = off_centre(self, wide)
        left = max(0, (self.width() - off - wide) // 2)
        self.setContentsMargins(left, 0, 0, 0)
        top = TOP_PX + max(0, self.height() - look_of(self).px(LOW_PX)) // 3
        self._page.column.setContentsMargins(LEFT_PX, top, 40, 32)

    def _connect(self) -> None:
        self.go_on.clicked.connect(lambda: self.intended.emit(GoOn()))
        self.pass_over.clicked.connect(lambda: self.intended.emit(PassOver()))
        self.rather_read.clicked.connect(lambda: self.intended.emit(RatherRead()))
        self.hear.clicked.connect(lambda: self.intended.emit(HearVoice()))
        self.volume.valueChanged.connect(
            lambda volume: self.intended.emit(SetSetting("voice_volume", str(volume)))
        )
        self.output.chosen.connect(lambda device: self.intended.emit(SetSetting("device", device)))

    def show_view(self, view: View) -> None:
        """Show one of the three, and begin where one would on it."""
        if not isinstance(view, FirstVisitView):
            return
        arrives, self._step = view.step is not self._step, view.step
        if arrives:
            self._show_words(view)
        self._voice.setVisible(view.step is FirstStep.VOICE)
        set_words(self._sentence, view.sentence)
        set_words(self._hearing, view.hearing)
        blocker = QSignalBlocker(self.volume)
        self.volume.setValue(view.volume)
        blocker.unblock()
        self.output.show_options(view.outputs, view.output)
        self.rather_read.setVisible(view.step is FirstStep.VOICE)
        self.go_on.setVisible(view.step is not FirstStep.PACING)
        self.go_on.setText(_("Go on") if view.step is FirstStep.ABOUT else _("Go to Today"))
        if arrives:
            self.rearranged.emit()
            self.take_focus()

    def _show_words(self, view: FirstVisitView) -> None:
        set_words(self._title, view.title)
        clear(self._lines)
        look = look_of(self)
        if view.step is FirstStep.ABOUT and look.scale < PICTURED_BELOW and not look.high_contrast:
            self._lines.addWidget(_picture(), 0, Qt.AlignmentFlag.AlignLeft)
        for words in view.lines:
            self._lines.addWidget(label(words, "lead"))
        clear(self._boxes)
        self.pacings = tuple(PacingButton(item) for item in view.pacings)
        for each in self.pacings:
            self._boxes.addWidget(each)
            self.adopt(each)
        if view.pacings:
            given = button(_("Someone gave me a file"))
            given.clicked.connect(self._choose_file)
            self._boxes.addWidget(given, 0, Qt.AlignmentFlag.AlignLeft)
        self._choices.setVisible(bool(view.pacings))

    def _choose_file(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("A preset"), "", _("Presets (*.pacing *.yaml *.yml)")
        )
        if chosen:
            self.intended.emit(OpenGivenPreset(chosen))

    def take_focus(self) -> None:
        """The first of the pacings, or the way on."""
        first = self.pacings[0] if self._step is FirstStep.PACING and self.pacings else self.go_on
        first.show()
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def _picture() -> QWidget:
    # With what paints it: nobody needs it who has been here before.
    from player.window.pictures.widgets.small_picture import SmallPicture  # noqa: PLC0415

    return SmallPicture(Motif.SHORE, QSize(*PICTURE_PX), shrinks=True)
