"""The window: a frame around the screens. It shows views and emits intents; it decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QCloseEvent,
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QBoxLayout, QMainWindow, QScrollArea, QStackedWidget, QWidget

from player.window.announcer import Announcer
from player.window.intents import CloseWindow, EaseBack, OpenFiles
from player.window.shell.press_guard import PressGuard
from player.window.shell.screen_base import Screen
from player.window.shell.screens import make_screen
from player.window.shell.shortcuts import FIND, FULL_SCREEN, KEYS, keys_in_words, keys_on
from player.window.shell.sidebar import Sidebar
from player.window.shell.stylesheet import build_stylesheet
from player.window.shell.theme import Look, choose_look
from player.window.shell.typefaces import load_typefaces
from player.window.shell.widgets.accessible import announce, tell_roles
from player.window.shell.widgets.basics import column, delete_now, row
from player.window.shell.widgets.focus_ring import FocusRing
from player.window.shell.widgets.message_bar import MessageBar
from player.window.shell.widgets.words import room_changed
from player.window.state import Appearance, Key, Message, View

if TYPE_CHECKING:
    from player.window.shell.widgets.keys_panel import KeysPanel

OPENS_AT = (1100, 760)
LEAST = (640, 480)

NARROW_PX = 600
"""At 100 % text: with more room than this for a page, no button is too wide for it."""


class MainWindow(QMainWindow):
    """Everything a person sees.

    Signals:
        intended(object): an ``Intent`` from ``player.window.intents`` or a screen's ``state``.
        painted(): it was painted for the first time.
        announced(object): an ``Announcement`` that a screen reader was told.
    """

    intended = Signal(object)
    painted = Signal()
    announced = Signal(object)

    def __init__(self, appearance: Appearance | None = None) -> None:
        super().__init__()
        load_typefaces()
        tell_roles()
        self.look = Look()
        self._view: View | None = None
        self._announcer = Announcer()
        self._by_keyboard = self._leaving = False
        self.room_px = 0
        self._was_painted = False
        self._screens: dict[type[View], Screen] = {}
        self.setWindowTitle("Kindpace")
        self.sidebar, self.messages, self._stack = Sidebar(), MessageBar(), QStackedWidget()
        self.keys_panel: KeysPanel | None = None
        self._down = column(gap=0)
        self._build()
        self._ring = FocusRing(self)
        self.guard = PressGuard(self, self.sidebar.ease_back, self._wake)
        self._shortcuts: dict[Key, QShortcut] = {}
        QShortcut(QKeySequence(FIND), self).activated.connect(self._find)
        QShortcut(QKeySequence(KEYS), self).activated.connect(self._toggle_keys)
        QShortcut(QKeySequence(FULL_SCREEN), self).activated.connect(self.toggle_full_screen)
        self.set_appearance(appearance or Appearance())
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def _build(self) -> None:
        inside = QWidget()
        inside.setProperty("kind", "ground")
        across = self._across = row(inside, gap=0)
        across.addWidget(self.sidebar)
        self._down.addWidget(self.messages)
        self._down.addWidget(self._stack, 1)
        across.addLayout(self._down, 1)
        self.setCentralWidget(inside)
        self.setMinimumSize(*LEAST)
        self.resize(*OPENS_AT)
        self.setAcceptDrops(True)
        self.sidebar.full_screen_left.connect(self.toggle_full_screen)
        for part in (self.sidebar, self.messages):
            part.intended.connect(self.intended)

    # -- views

    def show_view(self, view: View) -> None:
        """Show a view on the screen for its type. The same view again costs next to nothing."""
        if view is self._view:
            return
        arrives = type(view) is not type(self._view)
        self._view = view
        screen = self._screen_for(type(view))
        screen.show_view(view)
        if arrives:
            self._change_to(screen)
            self.sidebar.show_place(view)
            self._settle(screen)
            if self.keys_panel is not None:
                self.keys_panel.hide()
            self.guard.begin()
        messages: tuple[Message, ...] = getattr(view, "messages", ())
        if self.messages.show_messages(messages):
            # What stands below them has moved.
            self.guard.begin()
        if QAccessible.isActive():
            screen.order_tree()
        self._announce(view, screen)

    def _change_to(self, screen: Screen) -> None:
        # What had the focus loses it while it is hidden: where Tab would lead there is no matter any more.
        self._leaving = True
        self._stack.setCurrentWidget(screen)
        self._leaving = False

    def _announce(self, view: View, screen: Screen) -> None:
        messages: tuple[Message, ...] | None = getattr(view, "messages", None)
        said = None if messages is None else [message.text for message in messages]
        for each in self._announcer.follow(view.announced, said):
            announce(screen, each)
            self.announced.emit(each)

    def _screen_for(self, kind: type[View]) -> Screen:
        screen = self._screens.get(kind)
        if screen is None:
            screen = self._screens[kind] = make_screen(kind)
            screen.intended.connect(self.intended)
            screen.rearranged.connect(self.guard.begin)
            screen.resting.connect(self.sidebar.show_resting)
            self._stack.addWidget(screen)
        return screen

    def _settle(self, screen: Screen) -> None:
        # A shortcut that does nothing here would still take its key from what has the focus.
        wanted = keys_on(type(self._view)) if self._view is not None else ()
        for key in wanted:
            if key not in self._shortcuts:
                self._shortcuts[key] = self._shortcut(key)
        for key, shortcut in self._shortcuts.items():
            shortcut.setEnabled(key in wanted)
        # Someone walking through the places with the keyboard stays where they are.
        focused = self.focusWidget()
        walking = self._by_keyboard and self.sidebar.holds_place(focused)
        if not walking:
            screen.take_focus()

    @property
    def screen_shown(self) -> Screen | None:
        """The screen that can be seen."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Screen) else None

    # -- looks

    def set_appearance(self, appearance: Appearance) -> None:
        """Wear these colours and this text size; nothing is styled anew where neither changes."""
        self.look = choose_look(appearance)
        tokens, sheet = self.look.tokens, build_stylesheet(self.look)
        if sheet == self.styleSheet():
            return
        palette = self.palette()
        for role, colour in (
            (QPalette.ColorRole.Window, tokens.ground),
            (QPalette.ColorRole.Base, tokens.surface),
            (QPalette.ColorRole.Text, tokens.ink),
            (QPalette.ColorRole.WindowText, tokens.ink),
            (QPalette.ColorRole.ButtonText, tokens.ink),
            (QPalette.ColorRole.PlaceholderText, tokens.muted),
        ):
            palette.setColor(role, QColor(colour))
        self.setPalette(palette)
        self._forget_hidden()
        shown = self.screen_shown
        if shown is not None:
            shown.let_go_out_of_sight()
        self.setStyleSheet(sheet)
        # It measures its words, in the new type.
        self._fit_sidebar()

    def _fit_sidebar(self) -> None:
        below = self.sidebar.fit(self.look.scale, self.width())
        before, self.room_px = self.room_px, self.width() - (0 if below else self.sidebar.width())
        narrower = min(before, self.room_px)
        # Before the first picture nothing is seen that could have been laid out for another room.
        if self.isVisible() and before != self.room_px and narrower < self.look.px(NARROW_PX):
            room_changed(self, narrower)
        self._across.setDirection(
            QBoxLayout.Direction.BottomToTop if below else QBoxLayout.Direction.LeftToRight
        )

    def _forget_hidden(self) -> None:
        """Let go of the screens that aren't seen: each would be styled and measured anew, a second for all.

        They are made from their views when they are shown again, as the first time.
        """
        if QApplication.activeModalWidget() is not None:
            # Whatever opened it may still wait for its answer.
            return
        for kind, screen in list(self._screens.items()):
            if screen is not self.screen_shown:
                self._ring.leave(screen)
                del self._screens[kind]
                delete_now(screen)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the system when it turns dark or light, and say how the full screen is left."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ThemeChange:
            self._follow_system()
        elif event.type() is QEvent.Type.WindowStateChange:
            self.sidebar.show_full_screen(fills=self.isFullScreen())

    def event(self, event: QEvent) -> bool:
        """Follow the system when its text becomes larger; Qt tells a ``changeEvent`` nothing of it."""
        handled = super().event(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._follow_system()
        return handled

    def _follow_system(self) -> None:
        if choose_look(self.look.appearance) != self.look:
            self.set_appearance(self.look.appearance)

    # -- keys and focus

    def _shortcut(self, key: Key) -> QShortcut:
        made = QShortcut(QKeySequence(key.keys), self)
        # A key that is held, or a second press of it, is no new wish.
        made.setAutoRepeat(False)
        made.activated.connect(lambda: self._pressed(key))
        return made

    def _pressed(self, key: Key) -> None:
        if self.guard.too_soon and not isinstance(key.intent, EaseBack):
            return
        self._wake()
        self.intended.emit(key.intent)

    def _wake(self) -> bool:
        screen = self.screen_shown
        return screen is not None and screen.wake()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or be a window again as large as before."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _find(self) -> None:
        screen = self.screen_shown
        if screen is not None and screen.can_find:
            self._by_keyboard = True
            screen.start_finding()
            self._bring_into_sight(self.focusWidget())

    @staticmethod
    def _bring_into_sight(widget: QWidget | None) -> None:
        if widget is None:
            return
        around = widget.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(widget, 16, 24)
            around = around.parentWidget()

    def _toggle_keys(self) -> None:
        """Show the keys of this screen above it, or put them away."""
        screen = self.screen_shown
        if screen is None or self._view is None:
            return
        panel = self.keys_panel or self._make_keys_panel()
        if panel.isVisible():
            panel.hide()
            screen.take_focus()
            return
        panel.show_keys(keys_in_words(type(self._view), can_find=screen.can_find))

    def _make_keys_panel(self) -> KeysPanel:
        # When first asked for.
        from player.window.shell.widgets.keys_panel import KeysPanel  # noqa: PLC0415

        panel = self.keys_panel = KeysPanel()
        panel.put_away.connect(self._toggle_keys)
        self._down.insertWidget(0, panel)
        return panel

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802
        """From now on the focus is shown, if a person moved it."""
        # Qt calls this also for a focused widget that is hidden or disabled: then no key was pressed.
        self._by_keyboard = self._by_keyboard or not _gone(self.focusWidget())
        if self.screen_shown is not None and not self._leaving:
            self.screen_shown.order_tab()
            # Some of it may have come after the view.
            self.screen_shown.order_tree()
        moved = super().focusNextPrevChild(next)
        self._follow_focus(None, self.focusWidget())
        return moved

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:  # noqa: ARG002
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._by_keyboard = False
        inside = new is not None and new is not self and self.isAncestorOf(new)
        self._ring.follow(new if inside and self._by_keyboard else None)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a narrow window the places lie below a page with large text."""
        super().resizeEvent(event)
        self._fit_sidebar()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Tell of the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            # Nobody presses what can't be seen yet, and its types take 2 ms to make.
            QTimer.singleShot(0, self, self._watch_system_window)
            self.painted.emit()

    def _watch_system_window(self) -> None:
        """From now on there is a window of the system's, through which every press comes."""
        handle = self.windowHandle()
        if handle is not None:
            handle.installEventFilter(self.guard)
            # Some desktops scale text by this alone.
            handle.screen().logicalDotsPerInchChanged.connect(self._follow_system)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Files may be dropped anywhere."""
        if _files_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open them. Nothing is moved from where it was."""
        paths = _files_of(event)
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.intended.emit(OpenFiles(paths))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Nothing is asked."""
        self.intended.emit(CloseWindow())
        super().closeEvent(event)


def _gone(widget: QWidget | None) -> bool:
    return widget is not None and not (widget.isVisible() and widget.isEnabled())


def _files_of(event: QDropEvent) -> tuple[str, ...]:
    urls = event.mimeData().urls()
    return tuple(url.toLocalFile() for url in urls if url.isLocalFile())
