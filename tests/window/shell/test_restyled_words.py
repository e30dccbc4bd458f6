"""What another style costs: lines are broken anew only in another type, and pages are laid out once."""

import pytest
from sample_settings import SETTINGS
from sample_views import SAMPLES

from player.settings.theme import Theme
from player.window.shell.widgets import words as words_module
from player.window.shell.widgets.basics import label, restyle
from player.window.shell.widgets.words import Words
from player.window.state import Appearance

LIGHT = Appearance(theme=Theme.LIGHT, reduced_motion=True)
SENTENCE = "Two minutes to come back to where you are, for when things are too much."


@pytest.fixture
def broken(monkeypatch):
    """The texts whose lines are looked for, each time that they are."""
    found: list[str] = []
    even_width = words_module.even_width

    def counted(font, text, width, *, reading=False):
        found.append(text)
        return even_width(font, text, width, reading=reading)

    monkeypatch.setattr(words_module, "even_width", counted)
    return found


def test_in_other_colours_no_line_is_broken_anew(window, shown, settle, broken):
    shown(SAMPLES["keeping"])
    before = len(broken)
    window.set_appearance(LIGHT._replace(theme=Theme.DARK))
    settle()

    assert before > 20
    assert len(broken) == before


def test_while_the_style_is_set_no_page_is_laid_out(window, shown, settle, monkeypatch):
    shown(SETTINGS)
    asked: list[int] = []
    height = Words.heightForWidth

    def counted(words, width):
        asked.append(width)
        return height(words, width)

    monkeypatch.setattr(Words, "heightForWidth", counted)
    window.set_appearance(LIGHT._replace(text_scale=1.5))
    meanwhile = len(asked)
    settle()

    assert meanwhile < 20
    assert len(asked) > 100


def test_larger_text_has_its_own_lines(window, shown, settle, broken):
    screen = shown(SETTINGS)
    broken.clear()
    window.set_appearance(LIGHT._replace(text_scale=1.5))
    settle()
    seen = [
        each for each in screen.findChildren(Words) if each.isVisible() and each.wordWrap() and each.text()
    ]

    assert seen
    for each in seen:
        font, room = each.font(), each._longest(each.width())
        if each._read():
            assert each.contentsRect().width() == words_module.even_width(
                font, each.text(), room, reading=True
            )
    assert len(broken) < 3 * len(seen)


def test_words_of_another_kind_have_their_own_lines_at_once(shown, settle):
    screen = shown(SETTINGS)
    words, others = label(SENTENCE, "secondary"), label(SENTENCE, "lead")
    for each in (words, others):
        screen._page.column.insertWidget(0, each)
    settle()
    small, large = (each.heightForWidth(400) for each in (words, others))
    restyle(words, "kind", "lead")

    assert small < large
    assert words.heightForWidth(400) == large
