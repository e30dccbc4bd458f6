"""Screens and pages are found by name and imported late, so every one of them is looked up here."""

import importlib
import pkgutil

import pytest

from player import window
from player.window.intents import Destination, Leave
from player.window.routes import ROUTES
from player.window.shell.screen_base import Screen
from player.window.shell.screens import make_screen
from player.window.shell.shortcuts import keys_on
from player.window.state import View

BEHIND = {"Leave", "Back"}
"""These lead to what waits or stands behind, not to a screen of their own."""


def modules_named(name):
    """All modules of the window with this name, imported."""
    found = (module.name for module in pkgutil.walk_packages(window.__path__, "player.window."))
    return [importlib.import_module(module) for module in found if module.rpartition(".")[2] == name]


VIEWS = [
    kind
    for module in modules_named("state")
    for kind in vars(module).values()
    if isinstance(kind, type)
    and issubclass(kind, View)
    and kind is not View
    and kind.__module__ == module.__name__
]


def destinations():
    """Every destination that is declared, wherever it is."""
    modules_named("intents"), modules_named("destinations"), modules_named("state")
    return {kind for kind in Destination.__subclasses__() if kind.__module__.startswith("player.")}


@pytest.mark.parametrize("kind", VIEWS, ids=lambda kind: kind.__name__)
def test_each_kind_of_view_has_its_screen(kind, qtbot):
    screen = make_screen(kind)
    qtbot.addWidget(screen)

    assert isinstance(screen, Screen)
    assert type(screen).__name__.removesuffix("Screen") == kind.__name__.removesuffix("View")


def test_every_screen_shows_a_kind_of_view():
    screens = {module.__name__.removesuffix(".screen") for module in modules_named("screen")}

    assert {kind.__module__.removesuffix(".state") for kind in VIEWS} == screens


def test_every_destination_has_a_route():
    assert {kind.__name__ for kind in destinations() - set(ROUTES)} == BEHIND
    assert set(ROUTES) <= destinations()
    assert Leave not in ROUTES


def test_every_page_is_reached_by_a_route():
    pages = {module.__name__.removesuffix(".page") for module in modules_named("page")} - {"player.window"}

    assert {f"player.window.{route.folder}" for route in ROUTES.values()} == pages


@pytest.mark.parametrize("kind", VIEWS, ids=lambda kind: kind.__name__)
def test_no_key_does_two_things_on_a_screen(kind):
    keys = [key.keys for key in keys_on(kind)]

    assert len(set(keys)) == len(keys)
