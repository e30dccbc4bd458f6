"""After a sitting a picture stands where nothing that can be answered needs its room."""

import pytest
from sample_views import AFTER, AFTER_STOPPED

from player.settings.theme import Theme
from player.window.state import Appearance


@pytest.mark.parametrize(
    ("view", "size", "scale", "expected"),
    [
        (AFTER_STOPPED, (1366, 768), 1.0, True),
        (AFTER_STOPPED, (1024, 640), 1.0, False),
        (AFTER_STOPPED, (1600, 1000), 2.0, False),
        (AFTER, (1366, 768), 1.0, False),
        (AFTER, (1600, 1000), 1.0, True),
    ],
)
def test_the_picture_never_takes_room_from_an_answer(  # noqa: PLR0917
    shown, window, settle, view, size, scale, expected
):
    window.set_appearance(Appearance(theme=Theme.LIGHT, text_scale=scale))
    window.resize(*size)
    screen = shown(view)
    settle()

    assert screen.picture.isVisible() is expected
    assert not expected or screen.picture.width() == screen.reflection.width()
