"""Colours, spacing and type of the window, all in one place (look.md, "Tokens")."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from player.settings.theme import Theme
from player.window.shell.typefaces import INTERFACE, SPOKEN
from player.window.state import Appearance

BODY_PX = 15
SECONDARY_PX = 13
HEADING_PX = 20
TITLE_PX = 30
CAPTION_PX = 30
FADE_MS = 200
CORNER_PX = 10
POINTS_PER_INCH = 72

_LINEAR_LIMIT = 0.04045
"""Below this an sRGB channel is linear (WCAG 2.2, relative luminance)."""


class Tokens(NamedTuple):
    """The colours of one theme, as ``#RRGGBB``.

    Attributes:
        ground, surface: the window and what lies on it.
        ink, muted: text, and secondary text.
        line: hairlines that carry no meaning.
        edge: the outline of controls, at least 3:1 against ground and surface.
        sage, clay, dusk, straw: primary, kindness, ease back, check-in.
        on_sage: text upon sage.
        sage_tint, dusk_tint, straw_tint: quiet areas that hold text.
        rungs: the ladder's ramp, from 0 to 5.
        upon_picture: secondary text that is written upon a picture.
    """

    ground: str
    surface: str
    ink: str
    muted: str
    line: str
    edge: str
    sage: str
    clay: str
    dusk: str
    straw: str
    on_sage: str
    sage_tint: str
    dusk_tint: str
    straw_tint: str
    rungs: tuple[str, str, str, str, str, str]
    upon_picture: str


LIGHT = Tokens(
    ground="#FAF7F2",
    surface="#FFFFFF",
    ink="#2A2B29",
    muted="#5F6460",
    line="#E3DDD2",
    edge="#8B877B",
    sage="#3E6B5C",
    clay="#A65D40",
    dusk="#3D5577",
    straw="#8A6A1F",
    on_sage="#FFFFFF",
    sage_tint="#E4ECE6",
    dusk_tint="#E2E8F1",
    straw_tint="#F5ECD6",
    rungs=("#8C8677", "#5A8776", "#3E6B5C", "#BC7859", "#A85F42", "#8B4A30"),
    upon_picture="#3E423F",
)
DARK = Tokens(
    ground="#1D1F1E",
    surface="#272A28",
    ink="#ECE9E2",
    muted="#A9ADA6",
    line="#3A3E3B",
    edge="#7F8680",
    sage="#8FC0AC",
    clay="#E0A58B",
    dusk="#9DB8DE",
    straw="#DDBF73",
    on_sage="#17211D",
    sage_tint="#2A3631",
    dusk_tint="#2A3344",
    straw_tint="#39331F",
    rungs=("#8A8678", "#7BA897", "#8FC0AC", "#C98E74", "#E0A58B", "#F0C0AB"),
    upon_picture="#DBD9D2",
)
LIGHT_CONTRAST = Tokens(
    ground="#FFFFFF",
    surface="#FFFFFF",
    ink="#000000",
    muted="#2E302E",
    line="#5F6460",
    edge="#2A2B29",
    sage="#1F4739",
    clay="#7A3A20",
    dusk="#1F355A",
    straw="#5A430B",
    on_sage="#FFFFFF",
    sage_tint="#FFFFFF",
    dusk_tint="#FFFFFF",
    straw_tint="#FFFFFF",
    rungs=("#6B6557", "#3B6756", "#1F4739", "#95502F", "#7A3A20", "#5C2812"),
    upon_picture="#2E302E",
)
DARK_CONTRAST = Tokens(
    ground="#000000",
    surface="#000000",
    ink="#FFFFFF",
    muted="#DCDDD8",
    line="#A9ADA6",
    edge="#ECE9E2",
    sage="#B5E3D1",
    clay="#F5C4AE",
    dusk="#C6DAF8",
    straw="#F3DB9C",
    on_sage="#000000",
    sage_tint="#000000",
    dusk_tint="#000000",
    straw_tint="#000000",
    rungs=("#B0AB9C", "#97C7B4", "#B5E3D1", "#E0A98F", "#F5C4AE", "#FFE0D2"),
    upon_picture="#DCDDD8",
)


class Look(NamedTuple):
    """What a widget needs to draw itself: the tokens, the person's wishes, and the size of the system's text.

    Attributes:
        system_scale: the system's text against ours at 100 %; it counts where the person chose no size.
    """

    tokens: Tokens = LIGHT
    appearance: Appearance = Appearance()
    system_scale: float = 1.0

    @property
    def scale(self) -> float:
        """The text size, from 1.0 to 2.0."""
        chosen = self.appearance.text_scale
        return min(2.0, max(1.0, chosen if chosen > 1.0 else self.system_scale))

    @property
    def dark(self) -> bool:
        """Whether light text stands on a dark ground."""
        return luminance(self.tokens.ground) < luminance(self.tokens.ink)

    @property
    def high_contrast(self) -> bool:
        """Whether there are no tints, for the sake of contrast."""
        return self.tokens.sage_tint == self.tokens.ground

    @property
    def spoken_family(self) -> str:
        """The typeface of captions and headings."""
        return INTERFACE if self.appearance.plain_font else SPOKEN

    def px(self, size: float) -> int:
        """A text size in pixels, scaled."""
        return round(size * self.scale)


def choose_look(appearance: Appearance) -> Look:
    """The look for a person's wishes, asking the system where they left it to the system."""
    hints = QGuiApplication.styleHints()
    dark = appearance.theme is Theme.DARK or (
        appearance.theme is Theme.SYSTEM and hints.colorScheme() is Qt.ColorScheme.Dark
    )
    if appearance.high_contrast or _system_wants_contrast():
        return Look(DARK_CONTRAST if dark else LIGHT_CONTRAST, appearance, system_text_scale())
    return Look(DARK if dark else LIGHT, appearance, system_text_scale())


def system_text_scale() -> float:
    """How large the desktop's text is, against ours at 100 %, in steps of 5 %; at least 1.

    Desktops scale text by the font's size, by the dots per inch that a point is counted in, or by both.
    """
    font, screen = QGuiApplication.font(), QGuiApplication.primaryScreen()
    if font.pixelSize() > 0:
        pixels = float(font.pixelSize())
    elif screen is not None:
        pixels = font.pointSizeF() * screen.logicalDotsPerInchY() / POINTS_PER_INCH
    else:
        return 1.0
    return max(1.0, round(pixels / BODY_PX * 20) / 20)


def _system_wants_contrast() -> bool:
    # QStyleHints.accessibility() came with Qt 6.10; the project allows Qt 6.8.
    accessibility = getattr(QGuiApplication.styleHints(), "accessibility", None)
    if accessibility is None:
        return False
    return bool(accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


def look_of(widget: QWidget) -> Look:
    """The look of the window that a widget stands in, or the light one if it stands alone."""
    look = getattr(widget.window(), "look", None)
    return look if isinstance(look, Look) else Look()


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB``, from 0 to 1 (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= _LINEAR_LIMIT else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
