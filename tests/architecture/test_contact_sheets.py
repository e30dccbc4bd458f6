"""Contact sheets can be drawn of this tree, and of one whose looks were another kind of object."""

from dataclasses import dataclass

from player.window.state import Appearance
from tooling.contact_sheets import _wearing


@dataclass(frozen=True)
class _Earlier:
    theme: str = "light"
    text_scale: float = 1.0


def test_a_look_is_put_on_in_each_tree():
    assert _wearing(Appearance(high_contrast=True), text_scale=2.0) == Appearance(
        high_contrast=True, text_scale=2.0
    )
    assert _wearing(_Earlier(), theme="dark") == _Earlier("dark")
