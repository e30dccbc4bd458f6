"""Screens are named in a table and imported late, so every name is looked up here."""

import pytest

from player.window.shell.screen_base import Screen
from player.window.shell.screens import kinds, make_screen
from player.window.state import View


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_each_kind_of_view_has_its_screen(kind, qtbot):
    screen = make_screen(kind)
    qtbot.addWidget(screen)

    assert isinstance(screen, Screen)
    assert type(screen).__name__.removesuffix("Screen") == kind.__name__.removesuffix("View")


def test_no_kind_of_view_is_without_a_screen():
    assert {kind for kind in View.__subclasses__() if kind.__module__.startswith("player.")} == set(kinds())
