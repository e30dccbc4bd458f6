"""The large card: the one practice to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from player.language.catalogue import _
from player.window.intents import Intent
from player.window.pictures.state import Motif
from player.window.practise.state import TodayCard
from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import WordsButton, label, set_words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from player.window.pictures.widgets.small_picture import SmallPicture

PICTURED_FROM_PX: Final = 640
"""Narrower cards have no picture: the words need the room."""

LARGE_PICTURED_FROM_PX: Final = 450
"""The same for large text, in pixels at 100 % text."""

PICTURE: Final = 0.36
"""The picture's part of the card's width."""

_SIDE = 28


class TodayButton(WordsButton):
    """All of it is one button. It is always there, so that nothing below it moves."""

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__("today", _("Something to begin with"))
        self._opens: Intent | None = None
        self._motif = Motif.SHORE
        self._picture: SmallPicture | None = None
        self._eyebrow, self._title = label("", "eyebrow"), label("", "title")
        self._about, self._meta = label("", "lead"), label("", "secondary")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.column.setContentsMargins(_SIDE, 26, _SIDE, 26)
        self.column.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        for words in (self._eyebrow, self._title, self._about, self._meta):
            self.add(words)
        self.clicked.connect(self._press)

    def show_card(self, card: TodayCard) -> None:
        """Show a practice. Each line keeps its place while it has no words yet."""
        self._opens, self._motif = card.opens, card.motif
        if self._picture is not None:
            self._picture.show_motif(card.motif)
        for where, words in (
            (self._eyebrow, card.eyebrow),
            (self._title, card.title),
            (self._about, card.about or " "),
            (self._meta, card.meta or " "),
        ):
            set_words(where, words)
        self.setAccessibleName(f"{card.eyebrow}: {card.title}")
        said = (card.about, card.meta)
        self.setAccessibleDescription(". ".join(part.rstrip(".") for part in said if part))

    def show_picture(self) -> None:
        """Show the picture, once the screen has been painted; its room has been there all the time."""
        # With what paints it, which isn't needed before.
        from player.window.pictures.widgets.small_picture import SmallPicture  # noqa: PLC0415

        self._picture = SmallPicture(self._motif, None)
        self._picture.setParent(self)
        self._place_picture()

    def _place_picture(self) -> None:
        room = max(PICTURED_FROM_PX, look_of(self).px(LARGE_PICTURED_FROM_PX))
        wide = round(self.width() * PICTURE) if self.width() >= room else 0
        margins = self.column.contentsMargins()
        if margins.right() != _SIDE + wide:
            self.column.setContentsMargins(_SIDE, margins.top(), _SIDE + wide, margins.bottom())
        if self._picture is not None:
            self._picture.setGeometry(self.width() - wide - 1, 1, wide, self.height() - 2)
            self._picture.setVisible(wide > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The picture has its part of the width."""
        super().resizeEvent(event)
        self._place_picture()

    def _press(self) -> None:
        if self._opens is not None:
            self.intended.emit(self._opens)
