"""Where one can go, people to contact, and Ease back, always at the bottom left.

It stands at the left side. Where large text would leave a page too little room beside it, it lies below.
"""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QPushButton, QScrollArea, QSizePolicy, QWidget

from player.language.catalogue import _
from player.window.intents import (
    EaseBack,
    Intent,
    OpenClinic,
    OpenJournal,
    OpenLearn,
    OpenLog,
    OpenPractise,
    OpenSettings,
    OpenSupport,
)
from player.window.shell.shortcuts import FULL_SCREEN, key_for, keys_on, with_key
from player.window.shell.widgets.accessible import give_role
from player.window.shell.widgets.basics import ANY_PX, button, column, keep_place, label, restyle
from player.window.state import Place, Surroundings, View

WIDTH_PX = 200
_KINDS = {
    Surroundings.PLACES: "sidebar",
    Surroundings.WAYS_OUT: "sidebar-bare",
    Surroundings.NAMELESS: "sidebar-ease",
}
LARGE_FROM = 1.4
"""From this text size on, everything stands closer, so that all places stay in sight."""

PAGE_PX = 300
"""So much width, at 100 % text, a page needs beside the places; with less they lie below it."""

_MOST_COLUMNS, _SIDE_PX = 3, 16

_BESIDE_PX = 36
"""Of a place's button beside its name: padding and border."""

_PLACES: tuple[tuple[Place, Intent], ...] = (
    (Place.TODAY, OpenPractise()),
    (Place.LOG, OpenLog()),
    (Place.JOURNAL, OpenJournal()),
    (Place.LEARN, OpenLearn()),
    (Place.CLINIC, OpenClinic()),
    (Place.SETTINGS, OpenSettings()),
)


class Sidebar(QFrame):
    """During a sitting only Support and Ease back are left of it, and on the full screen the way out of that.

    Below a page it is one row, and a button shows the places above that row, until one of them is chosen.

    Signals:
        intended(object): an ``Intent``.
        full_screen_left(): somebody would rather have a window again.
    """

    intended = Signal(object)
    full_screen_left = Signal()

    def __init__(self) -> None:
        super().__init__()
        give_role(self, QAccessible.Role.ComplementaryContent)
        self.setAccessibleName(_("Navigation"))
        self.setProperty("kind", "sidebar")
        self.setProperty("lies", "beside")
        self._named, self._below, self._bare = True, False, False
        self._was_below = False
        self._fitted: tuple[float, int] | None = None
        self._key, self._between = key_for(EaseBack()), "   "
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.brand = label("Kindpace", "brand")
        self.show_places = button(_("Places"), "nav", role=QAccessible.Role.Button)
        self.show_places.toggled.connect(self._show_parts)
        # Before there is a page, Qt (6.11) leaves the places before the row.
        self.show_places.toggled.connect(self._order_tab)
        self.places = {name: self._place(name, intent) for name, intent in _PLACES}
        self.support = self._place(Place.SUPPORT, OpenSupport())
        self.ease_back = button(_("Ease back"), "ease", name=_("Ease back: stop and ground"))
        self.ease_back.clicked.connect(lambda: self.intended.emit(EaseBack()))
        self.ease_back.installEventFilter(self)
        self.leave_full = button(_("Leave full screen"), "nav")
        self.leave_full.clicked.connect(self.full_screen_left)
        self.leave_full.hide()
        self._fills = False
        inside = column(self, gap=4)
        self._inside = inside
        inside.addWidget(self.brand)
        inside.addWidget(self._scrolling(), 1)
        inside.addWidget(self.leave_full)
        self._foot = column(gap=12)
        # In a row it is at the right of the others, which are as wide as on any page.
        self._foot.addStretch()
        for part in (self.show_places, self.support, self.ease_back):
            self._foot.addWidget(part)
        inside.addLayout(self._foot)
        self._show_parts()

    def _scrolling(self) -> QScrollArea:
        """The places, which scroll where the window is low; Support and Ease back never leave its foot."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setProperty("kind", "clear")
        listed = QWidget()
        give_role(listed, QAccessible.Role.PageTabList)
        listed.setProperty("kind", "clear")
        listed.setAccessibleName(_("Places"))
        self._listed = QGridLayout(listed)
        self._listed.setContentsMargins(0, 0, 0, 0)
        for at, place in enumerate(self.places.values()):
            # Tab's order begins as that in which they are added.
            self._listed.addWidget(place, at, 0)
        area.setWidget(listed)
        self._area = area
        return area

    def _place(self, name: str, intent: Intent) -> QPushButton:
        made = button(name, "nav", role=QAccessible.Role.PageTab)
        made.setToolTip(key_for(intent))
        made.clicked.connect(lambda: self._go(made, intent))
        return made

    def _go(self, place: QPushButton, intent: Intent) -> None:
        # A press checks it by itself; where one is is for the view to say.
        place.setChecked(not place.isChecked())
        self.show_places.setChecked(False)
        self.intended.emit(intent)

    def holds_place(self, widget: QWidget | None) -> bool:
        """Whether a widget is one of the places that can be seen now."""
        return any(place is widget and place.isVisible() for place in self.places.values())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Space pauses a sitting wherever the focus is; on Ease back it eases back, which pauses as well."""
        override = event.type() is QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def fit(self, scale: float, window_px: int) -> bool:
        """Make room for the text size, beside the page or below it.

        Args:
            scale: of the text.
            window_px: how wide the window is.

        Returns:
            Whether it lies below.
        """
        wide = max(WIDTH_PX, round(WIDTH_PX * (0.55 + 0.45 * scale)))
        self._below = window_px - wide < PAGE_PX * scale
        fitted = scale, window_px if self._below else 0
        if fitted != self._fitted:
            self._fitted = fitted
            self.setMinimumWidth(0 if self._below else wide)
            self.setMaximumWidth(ANY_PX if self._below else wide)
            fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred
            self.setSizePolicy(*((free, fixed) if self._below else (fixed, free)))
            self._space(scale)
            self._arrange(window_px)
        return self._below

    def _space(self, scale: float) -> None:
        """Large letters stand closer."""
        room = scale < LARGE_FROM
        self._between = "   " if room else "\n"
        gap = 1 + 3 * room
        above, below = (8, 12) if self._below else (8 + 16 * room, 20)
        self._inside.setContentsMargins(_SIDE_PX, above, _SIDE_PX, below)
        self._inside.setSpacing(gap)
        self._listed.setSpacing(gap)
        self.brand.setContentsMargins(16, 0, 0, 4 + 12 * room)
        self.leave_full.setText(with_key(_("Leave full screen"), FULL_SCREEN if room else ""))

    def _arrange(self, window_px: int) -> None:
        """Lie beside the page or below it."""
        self._foot.setDirection(
            QBoxLayout.Direction.RightToLeft if self._below else QBoxLayout.Direction.TopToBottom
        )
        # Where one is stands in heavier letters.
        heavy = QFont(self.support.font())
        heavy.setWeight(QFont.Weight.DemiBold)
        more = QFontMetrics(heavy).horizontalAdvance(self.support.text()) + _BESIDE_PX
        self.support.setMinimumWidth(more if self._below else 0)
        for part in (self.brand, self.support):
            # Beside a page, nothing moves when one of them goes.
            keep_place(part, kept=not self._below or part is self.support)
        restyle(self, "lies", "below" if self._below else "beside")
        self._arrange_places(window_px)
        self._show_key()
        self._show_parts()
        self._order_tab()

    def _arrange_places(self, window_px: int) -> None:
        """In one column beside the page; below it, in as many as there is room for."""
        places = list(self.places.values())
        widest = max(place.sizeHint().width() for place in places) + self._listed.spacing()
        columns = min(_MOST_COLUMNS, max(1, (window_px - 2 * _SIDE_PX) // widest)) if self._below else 1
        for at, place in enumerate(places):
            self._listed.addWidget(place, at // columns, at % columns)
        self._listed.setRowStretch(len(places), 1)
        rows = -(-len(places) // columns)
        high = rows * (places[0].sizeHint().height() + self._listed.spacing())
        self._area.setMinimumHeight(high if self._below else 0)
        self._area.setMaximumHeight(high if self._below else ANY_PX)

    def _order_tab(self, _open: bool = False) -> None:
        """Tab goes the way one reads: down the side, or from left to right in the row."""
        if not (self._below or self._was_below):
            return
        self._was_below = self._below
        places, ways = [*self.places.values()], [self.leave_full, self.support, self.ease_back]
        order = [self.ease_back, self.support, self.show_places, *places] if self._below else [*places, *ways]
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)
        ways_first = (self.ease_back, self.support, self.show_places, self._area)
        # A reader goes through them as they lie upon each other.
        for part in ways_first if self._below else (self._area, *ways):
            part.raise_()

    def _show_key(self) -> None:
        self.ease_back.setText(self._with_key("   " if self._below else self._between))
        room = self.width() - 2 * _SIDE_PX
        if not self._below and self.ease_back.sizeHint().width() > room:
            # Its name is longer in some languages.
            self.ease_back.setText(self._with_key("\n"))

    def _with_key(self, between: str) -> str:
        return f"{_('Ease back')}{between}{self._key}" if self._key else _("Ease back")

    def show_resting(self, away: bool) -> None:
        """Leave nothing but Ease back on the screen, or show the others again."""
        self._show_parts(away=away)

    def _show_parts(self, _open: bool = False, *, away: bool = False) -> None:
        """Show what is wanted of it now."""
        self.brand.setVisible(self._named and not self._below and not away)
        self._area.setVisible(not self._below or (self.show_places.isChecked() and not self._bare))
        self.show_places.setVisible(self._below and not self._bare and not away)
        self.support.setVisible(not away)
        self.leave_full.setVisible(self._fills and not away)

    def show_full_screen(self, *, fills: bool) -> None:
        """Offer a way back while the window fills the screen; nothing else moves for it."""
        self._fills = fills
        self.leave_full.setVisible(fills)

    def show_place(self, view: View) -> None:
        """Mark where one is, and leave only what a sitting needs during one."""
        self._key = key_for(EaseBack(), keys_on(type(view)))
        self._show_key()
        self._bare = view.surroundings is not Surroundings.PLACES
        for name, place in self.places.items():
            place.setChecked(name == view.place)
            place.setVisible(not self._bare)
            if name == view.place:
                # Its room is known only once the layout has gone over it.
                QTimer.singleShot(0, self, lambda place=place: self._area.ensureWidgetVisible(place, 0, 4))
        self.support.setChecked(view.place is Place.SUPPORT)
        self._named = view.surroundings is not Surroundings.NAMELESS
        self.show_places.setChecked(False)
        self._show_parts()
        restyle(self, "kind", _KINDS[view.surroundings])
