"""The sitting: the sentence being spoken, and little else."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QEnterEvent, QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from player.language.catalogue import _
from player.window.intents import AsBefore, Intent, Softer
from player.window.pictures.state import LandscapeView
from player.window.pictures.widgets.backdrop import Backdrop
from player.window.shell.screen_base import Screen
from player.window.shell.shortcuts import key_for, with_key
from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import (
    ANY_PX,
    Page,
    button,
    column,
    frame,
    keep_place,
    label,
    restyle,
    set_words,
)
from player.window.shell.widgets.flow import FlowLayout, Spread, centred, off_centre
from player.window.shell.widgets.ribbon import Ribbon
from player.window.shell.widgets.writing import WritingParts
from player.window.sitting.state import (
    KEYS,
    BackLine,
    EndTrial,
    NobodyMoves,
    SittingView,
    Skip,
    TogglePause,
    ToggleVolumes,
    UseOfferedDevice,
)
from player.window.sitting.widgets.caption import Caption
from player.window.sitting.widgets.quiet_marker import QuietMarker
from player.window.sitting.widgets.resting import Resting
from player.window.sitting.widgets.volumes import Volumes
from player.window.state import View

_PAUSE, _GO_ON, _GO_ON_WRITTEN = _("Pause"), _("Go on"), _("Go on when you like")
_HELP = _("Key: Space, wherever you are")

WRITES_FROM_PX = 480
"""At 100 % text: where a window is lower, a place to write needs the ribbon's room."""

WRITTEN_PX = 720
"""At 100 % text: lines that are written are no longer than lines that are read."""

KEYS_SHOWN_BELOW = 1.6
"""From this text size on, the sentence gets the room that the keys' names take; readers still say them."""


class SittingScreen(Screen):
    """Updates arrive 20 times a second: only what differs from the last one is touched."""

    def __init__(self) -> None:
        super().__init__()
        self._view: SittingView | None = None
        self._writes = False
        self._intents: dict[QPushButton, Intent] = {}
        self.setMouseTracking(True)
        self._title, self._status = label("", "secondary"), label("", "secondary")
        self.end_trial = button(_("Back to the script"), "quiet")
        self.end_trial.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.end_trial.clicked.connect(lambda: self.intended.emit(EndTrial()))
        self.end_trial.hide()
        self._message, self._waiting = label("", facts=True), label("", "secondary")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.quiet, self.ribbon = QuietMarker(), Ribbon()
        self.caption = Caption(self.quiet)
        self.writing = WritingParts(compact=True)
        self.back = self._control(_("Back a line"), BackLine())
        self.pause = self._control(_PAUSE, TogglePause(), "primary")
        self.skip = self._control(_("Skip this"), Skip())
        self.softer = self._control(_("Softer"), Softer())
        self.as_before = self._control(_("As before"), AsBefore())
        keep_place(self.as_before)
        self.volume = self._control(_("Volume"), ToggleVolumes(), role=QAccessible.Role.Button)
        self.volumes = Volumes()
        self.volumes.hide()
        self._controls, self._head, self._foot = QWidget(), QWidget(), frame("sitting-foot")
        self._build()
        self.rest = Resting(self._controls, (self._head, self._foot), self._may_leave)
        self.rest.changed.connect(self._show_rest)
        self.backdrop = Backdrop()
        self.adopt(self.writing, self.volumes)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Large text needs the room that the keys' names take."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._label_controls()
            self._keep_width()
            self._limit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """What is written stands below the sentence, in the middle of the window."""
        super().resizeEvent(event)
        self._limit()

    def _limit(self) -> None:
        widest = look_of(self).px(WRITTEN_PX)
        self.writing.setMaximumWidth(widest)
        self._writing_across.setContentsMargins(0, 0, off_centre(self, widest + 80), 0)
        if self._view is not None:
            self._share_room(self._view)

    def _label_controls(self) -> None:
        for control, intent in self._intents.items():
            shown = self._labelled(control.accessibleName(), intent)
            if control.text() != shown:
                control.setText(shown)

    def _labelled(self, words: str, intent: Intent) -> str:
        return with_key(words, _key(intent)) if look_of(self).scale < KEYS_SHOWN_BELOW else words

    def _keep_width(self) -> None:
        """Make room for whatever stands on Pause, so that what is beside it never moves."""
        now, widths = self.pause.text(), []
        for words in (_PAUSE, _GO_ON, *([_GO_ON_WRITTEN] if self._writes else [])):
            self.pause.setText(self._labelled(words, TogglePause()))
            widths.append(self.pause.sizeHint().width())
        self.pause.setText(now)
        self.pause.setMinimumWidth(max(widths))

    def _control(
        self, words: str, intent: Intent, kind: str = "", *, role: QAccessible.Role | None = None
    ) -> QPushButton:
        made = button(words, kind, key=_key(intent), role=role)
        # A click leaves the focus where it was: at the sentence, which the arrow keys don't leave.
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda: self.intended.emit(intent))
        made.setAccessibleDescription(
            _HELP if intent == TogglePause() else _("Key: {key}, or Enter").format(key=_key(intent))
        )
        self._intents[made] = intent
        return made

    def _build(self) -> None:
        page = Page(gap=12, margins=(40, 28, 40, 12))
        for part in (page, page.inside):
            part.setProperty("kind", "clear")
        outer = column(self, gap=0)
        outer.addWidget(page, 1)
        inside = page.column
        head = Spread(self._head)
        head.addWidget(self._title)
        head.addWidget(self._status)
        inside.addWidget(self._head)
        self._notice = frame("notice")
        self._use_device = button(_("Use it"))
        self._use_device.clicked.connect(lambda: self.intended.emit(UseOfferedDevice()))
        notice = column(self._notice, margin=12)
        notice.addWidget(self._message)
        notice.addWidget(self._use_device)
        inside.addWidget(self._notice)
        inside.addWidget(self.caption, 1)
        self._writing_across = centred(self.writing)
        inside.addLayout(self._writing_across)
        inside.addWidget(self._waiting)
        foot = column(self._foot, gap=12)
        foot.setContentsMargins(40, 12, 40, 20)
        foot.addWidget(self.volumes)
        foot.addWidget(self.ribbon)
        foot.addWidget(self._controls)
        outer.addWidget(self._foot)
        self._build_controls()

    def _build_controls(self) -> None:
        buttons = FlowLayout(self._controls)
        moving = (self.back, self.pause, self.skip, self.softer)
        # In a row of its own the volume would take the sentence's room.
        for each in (*moving, self.volume, self.as_before, self.end_trial):
            buttons.addWidget(each)

    # -- showing

    def show_view(self, view: View) -> None:
        """Show what differs from the last view."""
        if not isinstance(view, SittingView) or view == self._view:
            return
        before = self._view
        halts = view.paused and not (before is not None and before.paused)
        turns = before is not None and before.paused is not view.paused
        self._view = view
        if view.writes is not self._writes:
            self._writes = view.writes
            self._keep_width()
        set_words(self._title, view.title)
        set_words(self._status, " · ".join(part for part in (view.status, view.softened) if part))
        self._show_notice(view)
        self.caption.show_lines(view.line_before, view.line)
        self.quiet.show_quiet(view.quiet, paused=view.paused)
        self._show_landscape(view)
        restyle(self, "paused", "true" if view.paused else "false")
        set_words(self._waiting, view.waiting)
        self.ribbon.show_ribbon(view.ribbon)
        self.ribbon.show_position(view.position)
        self._show_controls(view)
        if halts:
            self.wake()
        if turns:
            # A second press of Pause would undo the first.
            self.rearranged.emit()
        self._share_room(view)
        if view.writing is not None:
            self.writing.show_writing(view.writing)
        if self.writing.isHidden() is (view.writing is not None):
            self.writing.setVisible(view.writing is not None)

    def _share_room(self, view: SittingView) -> None:
        """While one writes, a silence's marker keeps no room, and with large text neither does the ribbon.

        In a crowded window there is none in any case. In a very low one the sentence and the controls are all
        there is, and where one writes the field.
        """
        low, writes = self.low, view.writing is not None
        bare = low or (writes and self.crowded)
        self._head.setMaximumHeight(0 if bare else ANY_PX)
        self.quiet.in_words_alone(low)
        self.caption.stand_alone(bare)
        place = self.quiet.sizePolicy()
        if place.retainSizeWhenHidden() is view.at_writing:
            place.setRetainSizeWhenHidden(not view.at_writing)
            self.quiet.setSizePolicy(place)
            self.caption.fit()
        spared = self.crowded or (writes and self.height() < look_of(self).px(WRITES_FROM_PX))
        shown = not spared
        if self.ribbon.isHidden() is shown:
            self.ribbon.setVisible(shown)

    def _show_notice(self, view: SittingView) -> None:
        set_words(self._message, view.notice)
        for part, wanted in ((self._notice, bool(view.notice)), (self._use_device, bool(view.device_offer))):
            if part.isHidden() is wanted:
                part.setVisible(wanted)

    def _show_controls(self, view: SittingView) -> None:
        words = _GO_ON_WRITTEN if view.at_writing else _GO_ON if view.paused else _PAUSE
        if self.pause.accessibleName() != words:
            self.pause.setAccessibleName(words)
            self._label_controls()
        self._enable(self.back, view.can_back)
        self._enable(self.skip, view.can_skip)
        self._enable(self.softer, view.can_soften)
        if self.as_before.isHidden() is bool(view.softened):
            self.as_before.setVisible(bool(view.softened))
        if self.end_trial.isHidden() is view.trial:
            self.end_trial.setVisible(view.trial)
        if self.volume.isHidden() is not view.text_only:
            self.volume.setVisible(not view.text_only)
        self._show_volumes(view)

    def _enable(self, control: QPushButton, able: bool) -> None:
        if control.isEnabled() is able:
            return
        if control.hasFocus():
            self.caption.setFocus(Qt.FocusReason.OtherFocusReason)
        control.setEnabled(able)

    def _show_volumes(self, view: SittingView) -> None:
        self.volumes.show_items(view.volumes)
        wanted = view.volumes_open and not view.text_only
        self.volume.setChecked(wanted)
        if self.volumes.isHidden() is not wanted:
            return
        if not wanted and self.volumes.isAncestorOf(self.focusWidget()):
            self.caption.setFocus(Qt.FocusReason.OtherFocusReason)
        self.volumes.setVisible(wanted)
        if wanted:
            self.volumes.take_focus()

    def take_focus(self) -> None:
        """Begin at the sentence."""
        self.caption.setFocus(Qt.FocusReason.OtherFocusReason)
        self.wake()

    # -- resting controls

    def wake(self) -> bool:
        """Show the controls in full, and let them rest again when nobody moves."""
        return self.rest.wake()

    def _may_leave(self) -> bool:
        view = self._view
        if view is None or view.paused or view.at_writing or view.writing is not None:
            return False
        return not (view.waiting or view.message or view.device_offer or view.volumes_open)

    def _show_rest(self, away: bool) -> None:
        if away:
            self.setCursor(Qt.CursorShape.BlankCursor)
        else:
            self.unsetCursor()
        self.resting.emit(away)
        if self.isVisible():
            self.intended.emit(NobodyMoves(away))

    @property
    def dimmed(self) -> bool:
        """Whether the controls are resting. They stay readable and usable."""
        return self.rest.dimmed

    # -- the picture

    def _show_landscape(self, view: SittingView) -> None:
        self.backdrop.lie_below(self.window())
        self.backdrop.show_landscape(self._dusky(view.landscape), paused=view.paused)
        pictured = "true" if not self.backdrop.isHidden() else "false"
        restyle(self, "pictured", pictured)

    def _dusky(self, landscape: LandscapeView | None) -> LandscapeView | None:
        """The picture as light as by day while somebody is there, who has more than the sentence to read."""
        return landscape if landscape is None or self.rest.away else landscape._replace(dusk=0.0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Someone is there."""
        self.wake()
        super().mouseMoveEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Someone is there."""
        self.wake()
        super().enterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Someone is there."""
        self.wake()
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Nothing rests, and no picture is shown, while another screen is."""
        self.rest.stop()
        self.backdrop.show_landscape(None, paused=False)
        self._view = None
        super().hideEvent(event)


def _key(intent: Intent) -> str:
    return key_for(intent, KEYS)
