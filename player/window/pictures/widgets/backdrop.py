"""The landscape behind a sitting: one picture for each stage, and one passing into the next."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from player.window.pictures.palette import Palette
from player.window.pictures.state import LandscapeView, Stage
from player.window.pictures.widgets.landscape import GLINTS, glint_at, landscape, palette_for
from player.window.pictures.widgets.painting import glint, tinted
from player.window.shell.theme import look_of

STEP_MS: Final = 400
"""Between two steps of a change."""

STEPS: Final = 36
"""Of a change from one picture to the next: 14 s, longer than a breath."""

SETTLED_MS: Final = 250
"""So long after the window was last resized the picture is painted again in its new size."""

PAUSED: Final = 0.6
"""How much of the ground covers the picture while the sitting is paused."""

DUSK: Final = {False: 0.18, True: 0.6}
"""How much of black covers it at the end of a sitting towards sleep, by whether the theme is dark. The light
theme's ink is dark itself, and still has 4.5:1."""

DUSK_STEPS: Final = 100
"""So many steps it takes to get there: none of them is seen."""


class Backdrop(QWidget):
    """Lies below everything else in a window. Without a view, or in high contrast, it shows nothing.

    Without movement one picture stands for the whole sitting.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view: LandscapeView | None = None
        self._paused = False
        self._now: QPixmap | None = None
        self._next: QPixmap | None = None
        self._made_for: tuple[object, ...] = ()
        self._step = 0
        self._steps = QTimer(self)
        self._steps.setInterval(STEP_MS)
        self._steps.timeout.connect(self.go_on)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._paint_again)
        self.hide()

    @property
    def changing(self) -> bool:
        """Whether one picture is passing into another."""
        return self._next is not None

    def lie_below(self, window: QWidget) -> None:
        """Become the lowest of all that a window shows."""
        inside = window.centralWidget() if isinstance(window, QMainWindow) else window
        if inside is None or self.parentWidget() is inside:
            return
        self.setParent(inside)
        inside.installEventFilter(self)
        self.setGeometry(inside.rect())
        self.lower()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Be as large as what it lies in."""
        around = self.parentWidget()
        if event.type() is QEvent.Type.Resize and around is not None and watched is around:
            self.setGeometry(around.rect())
        return super().eventFilter(watched, event)

    def show_landscape(self, view: LandscapeView | None, *, paused: bool) -> None:
        """Show a picture, or none. The same one again costs nothing."""
        before, self._view = self._view, view
        if paused is not self._paused:
            self._paused = paused
            self.update()
        wanted = view is not None and not look_of(self).high_contrast
        if self.isHidden() is wanted:
            self.setVisible(wanted)
        if view is None or not wanted:
            self._forget()
            return
        self._keep_up()
        if before is not None and self._glints(before) != self._glints(view):
            self.update(self._path())
        if before is not None and _dusk(before) != _dusk(view):
            self.update()

    def _forget(self) -> None:
        self._steps.stop()
        self._now = self._next = None
        self._made_for = ()

    # -- from one picture to the next

    def _key(self) -> tuple[object, ...]:
        if self._view is None:
            return ()
        look = look_of(self)
        stage = Stage.PRACTICE if look.appearance.reduced_motion else self._view.stage
        return stage, self._view.part_of_day, look.dark

    def _keep_up(self) -> None:
        key = self._key()
        if key == self._made_for or self.changing or self.width() < 1:
            return
        still = look_of(self).appearance.reduced_motion or not self.isVisible()
        self._made_for = key
        made = self._painted()
        if still:
            self._now = made
            self.update()
            return
        self._next, self._step = made, 0
        self._steps.start()

    def _painted(self) -> QPixmap:
        if self._view is None:
            return QPixmap()
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        stage = self._made_for[0] if self._made_for else self._view.stage
        image = landscape(size, Stage(str(stage)), self._view.part_of_day, dark=look_of(self).dark)
        made = QPixmap.fromImage(image)
        made.setDevicePixelRatio(ratio)
        return made

    def go_on(self) -> None:
        """One step of a change."""
        self._step += 1
        if self._step >= STEPS:
            self._now, self._next = self._next, None
            self._steps.stop()
            self._keep_up()
        self.update()

    def _paint_again(self) -> None:
        if self._made_for and self._view is not None:
            self._steps.stop()
            self._now, self._next = self._painted(), None
            self._keep_up()
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Until the size has settled, the picture is stretched."""
        super().resizeEvent(event)
        self._settled.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Now it is known how large it is."""
        super().showEvent(event)
        self._keep_up()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another theme has other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._made_for:
            self.show_landscape(self._view, paused=self._paused)

    # -- painting

    def _glints(self, view: LandscapeView) -> int:
        return 0 if view.left is None else round(GLINTS * view.left)

    def _path(self) -> QRect:
        box = QRectF(self.rect())
        first, last = glint_at(box, 0), glint_at(box, GLINTS - 1)
        half = last[1] * 1.2
        top = first[0].y() - 4
        return QRectF(last[0].x() - half - 8, top, 2 * half + 16, last[0].y() - top + 12).toAlignedRect()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The picture, the next one over it, and the light on the water."""
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        box = self.rect()
        if self._now is not None:
            painter.drawPixmap(box, self._now)
        if self._next is not None:
            painter.setOpacity(self._step / STEPS)
            painter.drawPixmap(box, self._next)
            painter.setOpacity(1.0)
        if self._view is not None and _dusk(self._view):
            dark = DUSK[look_of(self).dark] * _dusk(self._view) / DUSK_STEPS
            painter.fillRect(box, tinted("#000000", dark))
        if self._view is not None and self._glints(self._view):
            self._paint_light(painter, palette_for(self._view.part_of_day, dark=look_of(self).dark))
        if self._paused:
            painter.fillRect(box, tinted(look_of(self).tokens.ground, PAUSED))

    def _paint_light(self, painter: QPainter, palette: Palette) -> None:
        """As many strokes of light as there is silence left; those by the shore go first."""
        if self._view is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colour: QColor = tinted(palette.light, 0.85)
        for number in range(self._glints(self._view)):
            place, half, thick = glint_at(QRectF(self.rect()), number)
            glint(painter, place, half * 1.15, thick * 1.2, colour)


def _dusk(view: LandscapeView) -> int:
    return round(DUSK_STEPS * view.dusk)
