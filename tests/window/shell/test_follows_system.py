"""The window follows the system in darkness and in the size of text, where the person left that to it."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from player.settings.theme import Theme
from player.window.shell import theme
from player.window.state import Appearance


class Hints:
    """A system that is dark."""

    @staticmethod
    def colorScheme():  # noqa: N802 - Qt's name
        return Qt.ColorScheme.Dark


class System(QGuiApplication):
    @staticmethod
    def styleHints():  # noqa: N802 - Qt's name
        return Hints()


@pytest.mark.parametrize(("wanted", "dark"), [(Theme.SYSTEM, True), (Theme.LIGHT, False)])
def test_it_turns_dark_with_the_system_while_running(window, monkeypatch, wanted, dark):
    window.set_appearance(Appearance(theme=wanted))
    before = window.look.dark
    monkeypatch.setattr(theme, "QGuiApplication", System)
    QApplication.sendEvent(window, QEvent(QEvent.Type.ThemeChange))

    assert not before
    assert window.look.dark is dark


@pytest.fixture
def system_text(window):
    """Sets the size of the system's text, in pixels, as a desktop does while programs run."""
    before = QApplication.font()

    def set_size(pixels):
        font = QFont(before)
        font.setPixelSize(pixels)
        QApplication.setFont(font)
        # Qt sends it only while the application runs by itself.
        QApplication.sendEvent(window, QEvent(QEvent.Type.ApplicationFontChange))

    yield set_size
    QApplication.setFont(before)


@pytest.mark.parametrize(("chosen", "scale"), [(1.0, 1.6), (1.2, 1.2)])
def test_its_text_grows_with_the_systems_while_running_unless_a_size_was_chosen(
    window, settle, system_text, chosen, scale
):
    window.set_appearance(Appearance(text_scale=chosen))
    before = window.look.scale
    system_text(24)
    settle()

    assert before == max(1.0, chosen)
    assert window.look.scale == pytest.approx(scale)
    assert window.sidebar.brand.font().pixelSize() == round(24 * scale)


def test_smaller_text_of_the_system_is_not_followed_below_ours(window, settle, system_text):
    system_text(9)
    settle()

    assert window.look.scale == 1.0


def test_points_count_as_many_pixels_as_the_screen_says(monkeypatch, qapp):
    font = QFont(qapp.font())
    font.setPointSizeF(11.0)

    class Screen:
        @staticmethod
        def logicalDotsPerInchY():  # noqa: N802 - Qt's name
            return 144.0

    class Desktop:
        font = staticmethod(lambda: font)
        primaryScreen = staticmethod(Screen)  # noqa: N815 - Qt's name

    monkeypatch.setattr(theme, "QGuiApplication", Desktop)

    # 11 points at 144 dots an inch are 22 pixels, ours are 15.
    assert theme.system_text_scale() == pytest.approx(1.45)
