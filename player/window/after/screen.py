"""After a sitting: how it is now if one likes, a sentence for oneself if one likes."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from player.language.catalogue import _
from player.window.after.state import AfterView, OpenWhy, Reflect, SayWhy
from player.window.intents import Leave
from player.window.pictures.state import Motif
from player.window.pictures.widgets.small_picture import SmallPicture
from player.window.shared.unwanted_note import WRITE, OpenUnwanted
from player.window.shell.screen_base import Screen
from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import READING_PX, Page, button, column, frame, label, set_words
from player.window.shell.widgets.field import Field
from player.window.shell.widgets.flow import FlowLayout
from player.window.shell.widgets.mood_rows import MoodRows
from player.window.shell.widgets.offers import Offers
from player.window.shell.widgets.rating import Rating
from player.window.state import View

PICTURE_PX = (620, 132)
HIGH_PX = 680
"""At 100 % text: from this height on there is room for a picture above what may be answered."""

LARGE_FROM = 1.4
"""From this text size on, the words need the picture's room."""

WHY = _("Why you stopped")
SAY_WHY = _("Note why you stopped, if you like")


class AfterScreen(Screen):
    """Nothing is asked twice, and everything can be left empty."""

    def __init__(self) -> None:
        super().__init__()
        self._heading, self._happened = label("", "title"), label("", "secondary")
        self.rating, self.offers, self.asked = Rating(), Offers(), Offers()
        self.mood = MoodRows()
        self.say_why = button(SAY_WHY, "quiet-flush")
        self.say_why.clicked.connect(lambda: self.intended.emit(OpenWhy()))
        self.why = Field(WHY, hint=_("One line will do, and so will none. It stays on this computer."))
        self.why.edited.connect(lambda text: self.intended.emit(SayWhy(text)))
        self._asked = label("", "strong")
        self.reflection = QPlainTextEdit()
        self.reflection.setTabChangesFocus(True)
        self.reflection.setFixedHeight(96)
        self.reflection.textChanged.connect(
            lambda: self.intended.emit(Reflect(self.reflection.toPlainText()))
        )
        self.done = button(_("Done"), "primary")
        self.done.clicked.connect(lambda: self.intended.emit(Leave()))
        self.unwanted = button(WRITE)
        self.unwanted.clicked.connect(lambda: self.intended.emit(OpenUnwanted()))
        self._build()
        self.adopt(self.rating, self.mood, self.offers, self.asked)

    def _build(self) -> None:
        page = Page(gap=20, widest=READING_PX)
        column(self).addWidget(page)
        # The light one comes back to, as on the first visit.
        self.picture = SmallPicture(Motif.SHORE, QSize(*PICTURE_PX))
        # As wide as what is below it.
        self.picture.setMaximumWidth(look_of(self).px(READING_PX))
        page.column.addWidget(self.picture)
        head = column(gap=8)
        head.addWidget(self._heading)
        head.addWidget(self._happened)
        page.column.addLayout(head)
        self._panel = frame("panel")
        column(self._panel, margin=20).addWidget(self.rating)
        page.column.addWidget(self._panel)
        self._places = frame("panel")
        column(self._places, margin=20).addWidget(self.mood)
        page.column.addWidget(self._places)
        sentence = column(gap=8)
        sentence.addWidget(self._asked)
        sentence.addWidget(self.reflection)
        sentence.addWidget(label(_("It stays on this computer."), "secondary"))
        page.column.addLayout(sentence)
        ways = QWidget()
        line = FlowLayout(ways, gap=12)
        for each in (self.done, self.unwanted):
            line.addWidget(each)
        page.column.addWidget(ways)
        page.column.addWidget(self.say_why, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addWidget(self.why)
        page.column.addWidget(self.offers)
        page.column.addWidget(self.asked)
        page.column.addStretch(1)

    def fit(self) -> None:
        """The picture stands where nothing that can be answered needs its room, nor large text."""
        look = look_of(self)
        asks = not (self._panel.isHidden() and self._places.isHidden())
        high = self.height() >= HIGH_PX + (2 * PICTURE_PX[1] if asks else 0)
        wide = self.width() >= PICTURE_PX[0] + 80
        shown = high and wide and look.scale < LARGE_FROM and not look.high_contrast
        if self.picture.isHidden() is shown:
            self.picture.setVisible(shown)

    def show_view(self, view: View) -> None:
        """Show it, leaving what is being typed alone."""
        if not isinstance(view, AfterView):
            return
        set_words(self._heading, view.heading)
        set_words(self._happened, view.what_happened)
        set_words(self._asked, view.reflection_label)
        self.reflection.setAccessibleName(view.reflection_label)
        self.rating.show_rating(view.rating)
        self._panel.setVisible(view.rating is not None)
        self.mood.show_mood(view.mood)
        self._places.setVisible(view.mood is not None)
        self.fit()
        self._show_why(view)
        if not self.why.line.hasFocus():
            self.why.show_text(view.why)
        self.offers.show_offers(view.offer_words, view.offers)
        self.asked.show_offers(view.asked_words, view.asked)
        self.unwanted.setVisible(view.can_write)
        if self.reflection.toPlainText() != view.reflection and not self.reflection.hasFocus():
            blocker = QSignalBlocker(self.reflection)
            self.reflection.setPlainText(view.reflection)
            blocker.unblock()

    def _show_why(self, view: AfterView) -> None:
        newly = view.why_open and self.why.isHidden()
        self.say_why.setVisible(view.may_say_why)
        self.why.setVisible(view.why_open)
        if newly:
            self.why.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Begin at "Done": everything else is optional."""
        self.done.setFocus(Qt.FocusReason.OtherFocusReason)
