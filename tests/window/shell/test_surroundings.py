"""What stands beside a screen, and which keys lead away from it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sample_views import CHECK_IN, EASE_BACK, LOG, SITTING


@pytest.mark.parametrize(
    ("view", "places", "name"),
    [(LOG, True, True), (SITTING, False, True), (CHECK_IN, False, True), (EASE_BACK, False, False)],
    ids=["log", "sitting", "check-in", "ease back"],
)
def test_a_sitting_leaves_the_ways_out_alone(window, settle, view, places, name):
    window.show_view(view)
    settle()
    sidebar = window.sidebar

    assert [place.isVisible() for place in sidebar.places.values()] == [places] * 6
    assert sidebar.brand.isVisible() is name
    assert sidebar.support.isVisible()
    assert sidebar.ease_back.isVisible()


def test_the_place_where_one_is_is_marked(window, settle):
    window.show_view(LOG)
    settle()

    assert [name for name, place in window.sidebar.places.items() if place.isChecked()] == ["Log"]


@pytest.mark.parametrize("view", [SITTING, CHECK_IN, EASE_BACK], ids=["sitting", "check-in", "ease back"])
def test_no_key_leads_from_a_sitting_to_a_place(window, intents, settle, view):
    # Another screen before it, whose keys are let go.
    window.show_view(LOG)
    window.show_view(view)
    settle()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_5, Qt.Key.Key_6, Qt.Key.Key_7):
        QTest.keyClick(window.focusWidget() or window, key, Qt.KeyboardModifier.ControlModifier)

    assert intents == []
