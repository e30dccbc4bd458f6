"""The left side: where one can go, people to contact, and Ease back, always at the bottom."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QWidget

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
from player.window.shell.widgets.basics import button, column, keep_place, label, restyle
from player.window.state import Place, Surroundings, View

WIDTH_PX = 200
_KINDS = {
    Surroundings.PLACES: "sidebar",
    Surroundings.WAYS_OUT: "sidebar-bare",
    Surroundings.NAMELESS: "sidebar-ease",
}
LARGE_FROM = 1.4
"""From this text size on, everything stands closer, so that all places stay in sight."""

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
        self._named = True
        self._key, self._between = key_for(EaseBack()), "   "
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.brand = label("Kindpace", "brand")
        self.places = {name: self._place(name, intent) for name, intent in _PLACES}
        self.support = self._place(Place.SUPPORT, OpenSupport())
        self.ease_back = button(_("Ease back"), "ease", name=_("Ease back: stop and ground"))
        self.ease_back.clicked.connect(lambda: self.intended.emit(EaseBack()))
        self.ease_back.installEventFilter(self)
        self.leave_full = button(_("Leave full screen"), "nav")
        self.leave_full.clicked.connect(self.full_screen_left)
        self.leave_full.hide()
        self._fills = False
        for part in (self.brand, self.support):
            keep_place(part)
        inside = column(self, gap=4)
        self._inside = inside
        inside.addWidget(self.brand)
        inside.addWidget(self._scrolling(), 1)
        inside.addWidget(self.leave_full)
        inside.addWidget(self.support)
        inside.addSpacing(8)
        inside.addWidget(self.ease_back)

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
        self._listed = column(listed, gap=4)
        for place in self.places.values():
            self._listed.addWidget(place)
        self._listed.addStretch(1)
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

    def set_scale(self, scale: float) -> None:
        """Make room for the text size; at large sizes the key stands below its label."""
        room = scale < LARGE_FROM
        self._between = "   " if room else "\n"
        self._inside.setContentsMargins(16, 8 + 16 * room, 16, 20)
        self._inside.setSpacing(1 + 3 * room)
        self._listed.setSpacing(1 + 3 * room)
        self.brand.setContentsMargins(16, 0, 0, 4 + 12 * room)
        self.setFixedWidth(max(WIDTH_PX, round(WIDTH_PX * (0.55 + 0.45 * scale))))
        self.leave_full.setText(with_key(_("Leave full screen"), FULL_SCREEN if room else ""))
        self._show_key()

    def _show_key(self) -> None:
        self.ease_back.setText(self._with_key(self._between))
        inside = self._inside.contentsMargins()
        if self.ease_back.sizeHint().width() > self.width() - inside.left() - inside.right():
            # Its name is longer in some languages.
            self.ease_back.setText(self._with_key("\n"))

    def _with_key(self, between: str) -> str:
        return f"{_('Ease back')}{between}{self._key}" if self._key else _("Ease back")

    def show_resting(self, away: bool) -> None:
        """Leave nothing but Ease back on the screen, or show the others again."""
        self.brand.setVisible(not away and self._named)
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
        bare = view.surroundings is not Surroundings.PLACES
        for name, place in self.places.items():
            place.setChecked(name == view.place)
            place.setVisible(not bare)
            if name == view.place:
                # Its room is known only once the layout has gone over it.
                QTimer.singleShot(0, self, lambda place=place: self._area.ensureWidgetVisible(place, 0, 4))
        self.support.setChecked(view.place is Place.SUPPORT)
        self._named = view.surroundings is not Surroundings.NAMELESS
        self.brand.setVisible(self._named)
        self.support.show()
        self.leave_full.setVisible(self._fills)
        restyle(self, "kind", _KINDS[view.surroundings])
