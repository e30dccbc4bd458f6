"""Before you begin: what will be asked, for how long, and how to stop."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from player.language.catalogue import _
from player.window.briefing.state import Begin, BeginTextOnly, BriefingView, ChoiceGroup
from player.window.briefing.widgets.choices import Choices
from player.window.intents import Intent, Leave, ToggleFavourite
from player.window.pictures.state import Motif
from player.window.pictures.widgets.small_picture import SmallPicture
from player.window.shell.screen_base import Screen
from player.window.shell.theme import Look, look_of
from player.window.shell.widgets.basics import (
    ANY_PX,
    Page,
    button,
    clear,
    column,
    frame,
    label,
    restyle,
    row,
    set_words,
)
from player.window.shell.widgets.flow import FlowLayout, flowing
from player.window.shell.widgets.offers import Offers
from player.window.shell.widgets.ribbon import Ribbon
from player.window.state import View

_FACTS = (_("Longest silence"), _("Check-ins"))
CHANGE, HIDE = _("Change something"), _("Hide")
PICTURE_PX = (320, 240)
MEASURE_PX = 720
"""Lines of about 75 characters."""

PICTURED_PX = 600
"""The same where the choices are folded away, which are wider than any line: the picture stands beside it."""

SOUND_BELOW_FROM_PX = 360
"""From this height of the page on, why nothing is heard stands below it: half of it stays for the page."""


class BriefingScreen(Screen):
    """Everything that will happen is said here before it does."""

    def __init__(self) -> None:
        super().__init__()
        self._practice_id = ""
        self._kept_for: Look | None = None
        self._title, self._asks = label("", "title"), label("", "kind-words")
        self._how_long, self._how_to_stop = label("", "lead"), label("", "secondary")
        self._caution, self._sound, self._why_not = label(""), label(""), label("", "strong")
        self._unsaid = label("")
        self._facts = {name: label("") for name in _FACTS}
        self._sound_box = _boxed(self._sound)
        self.change = button(CHANGE, role=QAccessible.Role.Button)
        self._found, self._left_out = label("", "secondary"), label("", "secondary")
        self._notice = label("", "secondary")
        self.choices: dict[str, Choices] = {}
        self.ribbon = Ribbon()
        self._working = label(_("Getting this sitting ready…"), "secondary")
        self.offers = Offers()
        self.begin = button(_("Begin"), "primary")
        self.text_only = button(_("Begin as text only"), "primary")
        self.leave = button(_("Not now"))
        self.favourite = button(_("Add to favourites"), "quiet")
        self.describe = button(_("Name it, or take it off the shelf"), "quiet")
        self.record = button("", "quiet-flush")
        self._describes: Intent | None = None
        self._records: Intent | None = None
        self._build()
        self._connect()

    def _connect(self) -> None:
        self.adopt(self.offers)
        self.describe.clicked.connect(lambda: self.intended.emit(self._describes))
        self.record.clicked.connect(lambda: self.intended.emit(self._records))
        self.change.toggled.connect(lambda opened: self._unfold(opened=opened))
        self._unfold(opened=False)
        self.begin.clicked.connect(lambda: self.intended.emit(Begin()))
        self.text_only.clicked.connect(lambda: self.intended.emit(BeginTextOnly()))
        self.leave.clicked.connect(lambda: self.intended.emit(Leave()))
        self.favourite.clicked.connect(lambda: self.intended.emit(ToggleFavourite(self._practice_id)))

    def _build(self) -> None:
        self._page = page = Page(gap=20, margins=(40, 40, 40, 32), widest=MEASURE_PX + 80)
        outer = column(self, gap=0)
        across = row(gap=0)
        across.addWidget(page, 1)
        across.addWidget(self._pictured(), 0, Qt.AlignmentFlag.AlignTop)
        across.addStretch()
        outer.addLayout(across, 1)
        outer.addWidget(self._foot())
        # Beside the buttons that it is the reason for, where there is the height for it.
        self._sound_places = (self._foot_column, 0), (page.column, 1)
        for part in (
            self._title,
            self._asks,
            self._how_long,
            self._caution,
            self._unsaid,
            self._found,
            self._how_to_stop,
            self._why_not,
        ):
            page.column.addWidget(part)
        page.column.addWidget(self.offers)
        page.column.addSpacing(12)
        page.column.addWidget(flowing(self.change, self.favourite, self.describe))
        page.column.addWidget(self._folded())
        page.column.addWidget(self._notice)
        page.column.addStretch(1)

    def _pictured(self) -> QWidget:
        """The picture that is beside the practice on Today too."""
        self._beside, self.picture = QWidget(), SmallPicture(Motif.SHORE, QSize(*PICTURE_PX))
        inside = column(self._beside)
        inside.setContentsMargins(0, 48, 40, 0)
        inside.addWidget(self.picture)
        return self._beside

    def fit(self) -> None:
        """The picture stands where there is room beside the words."""
        look = look_of(self)
        if look != self._kept_for:
            self._kept_for = look
            # The button itself wears the new style only after its screen does.
            QTimer.singleShot(0, self, self._keep_width)
        self._place_sound(look)
        room = self.width() >= look.px(MEASURE_PX + 80) + PICTURE_PX[0] + 40
        # With everything unfolded the page scrolls, and its bar belongs at the window's edge.
        pictured = room and not look.high_contrast and not self.change.isChecked()
        self._beside.setVisible(pictured)
        # It stands beside the words, however wide the window is.
        self._page.setMaximumWidth(look.px(PICTURED_PX + 80) if pictured else ANY_PX)

    def _place_sound(self, look: Look) -> None:
        """In a low window why nothing is heard scrolls with the page: below it, all else was cut."""
        column_of_it, at = self._sound_places[self.height() < look.px(SOUND_BELOW_FROM_PX)]
        if column_of_it.indexOf(self._sound_box) < 0:
            column_of_it.insertWidget(at, self._sound_box)

    def _keep_width(self) -> None:
        """Room for either word, so that what stands beside it never moves."""
        now, widths = self.change.text(), []
        for words in (CHANGE, HIDE):
            self.change.setText(words)
            widths.append(self.change.sizeHint().width())
        self.change.setText(now)
        self.change.setMinimumWidth(max(widths))

    def _folded(self) -> QWidget:
        """What folds away: the facts, how it will go, and the choices."""
        self._fold = QWidget()
        inside = column(self._fold, gap=24)
        inside.addWidget(self._choice_panel())
        inside.addWidget(self.record, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addLayout(self._how_it_goes())
        inside.addWidget(self._left_out)
        self._fold.hide()
        return self._fold

    def _how_it_goes(self) -> QVBoxLayout:
        inside = column(gap=12)
        inside.addWidget(label(_("How it will go"), "section"))
        inside.addWidget(self.ribbon)
        inside.addWidget(self._working)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for at, (name, words) in enumerate(self._facts.items()):
            heading = label(name, "strong")
            heading.setWordWrap(False)
            grid.addWidget(heading, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, at, 1)
        inside.addLayout(grid)
        return inside

    def _unfold(self, *, opened: bool) -> None:
        """Open or put away; the same for the next practice, until the window closes."""
        self._fold.setVisible(opened)
        self.fit()
        words = HIDE if opened else CHANGE
        self.change.setText(words)
        self.change.setAccessibleName(_("{words}: your choices, and how it will go").format(words=words))

    def _choice_panel(self) -> QWidget:
        self._choice_box = QWidget()
        inside = column(self._choice_box, gap=16)
        inside.addWidget(label(_("Your choices"), "section"))
        self._choice_column = column(gap=16)
        inside.addLayout(self._choice_column)
        return self._choice_box

    def _foot(self) -> QWidget:
        foot = frame("foot")
        self._foot_column = inside = column(foot, gap=12)
        inside.setContentsMargins(40, 12, 40, 20)
        line = QWidget()
        buttons = FlowLayout(line)
        for each in (self.begin, self.text_only, self.leave):
            buttons.addWidget(each)
        inside.addWidget(line)
        return foot

    def show_view(self, view: View) -> None:
        """Show the briefing."""
        if not isinstance(view, BriefingView):
            return
        self._practice_id = view.practice_id
        self.picture.show_motif(view.motif)
        for where, words in (
            (self._title, view.title),
            (self._asks, view.asks),
            (self._how_long, view.minutes),
            (self._caution, view.caution),
            (self._how_to_stop, view.how_to_stop),
            (self._why_not, view.why_not),
            (self._unsaid, view.only_text or view.unsaid),
            (self._found, view.found),
            (self._left_out, "\n".join(view.left_out)),
            (self._notice, view.notice),
            (self._sound, view.sound_message),
        ):
            set_words(where, words)
        self._sound_box.setVisible(bool(view.sound_message))
        told = (view.longest_silence, view.check_ins)
        for where, words in zip(self._facts.values(), told, strict=True):
            set_words(where, words)
        self.offers.show_offers(view.offer_words, view.offers)
        self._show_ribbon(view)
        self._show_choices(view.choices)
        self._show_buttons(view)

    def _show_ribbon(self, view: BriefingView) -> None:
        if view.ribbon is not None:
            self.ribbon.show_ribbon(view.ribbon)
        self.ribbon.setVisible(view.ribbon is not None)
        self._working.setVisible(view.ribbon is None)

    def _show_buttons(self, view: BriefingView) -> None:
        self._describes = view.describes
        self.describe.setVisible(view.describes is not None)
        self._records = view.records
        self.record.setVisible(view.records is not None)
        self.record.setText(view.record_words)
        self.record.setAccessibleName(_("{words}, line by line").format(words=view.record_words.rstrip("…")))
        silent = bool(view.sound_message)
        self.begin.setVisible(not silent)
        self.text_only.setVisible(silent or bool(view.unsaid))
        self.text_only.setEnabled(silent or view.ready)
        restyle(self.text_only, "kind", "primary" if silent else "")
        # Words alone need neither a voice nor a device.
        self.begin.setEnabled(view.ready)
        words = _("Remove from favourites") if view.favourite else _("Add to favourites")
        self.favourite.setText(words)
        self.favourite.setAccessibleName(words)

    def _show_choices(self, groups: tuple[ChoiceGroup, ...]) -> None:
        outlines = [(group.subject, group.label, group.options) for group in groups]
        if outlines != [each.outline for each in self.choices.values()]:
            clear(self._choice_column)
            self.choices = {group.subject: Choices(group) for group in groups}
            for each in self.choices.values():
                self._choice_column.addWidget(each)
                self.adopt(each)
        for group in groups:
            self.choices[group.subject].show_group(group)
        self._choice_box.setVisible(bool(groups))

    def take_focus(self) -> None:
        """Begin is where one begins."""
        first = self.begin if not self.begin.isHidden() else self.text_only
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def _boxed(words: QLabel) -> QWidget:
    box = frame("notice")
    inside = column(box)
    inside.setContentsMargins(16, 12, 16, 12)
    inside.addWidget(words)
    return box
