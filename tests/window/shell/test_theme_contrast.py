import itertools

import pytest
from contrast import contrast

from player.window.shell.stylesheet import build_stylesheet
from player.window.shell.theme import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Look
from player.window.shell.typefaces import FOLDER, INTERFACE, SPOKEN, load_typefaces
from player.window.state import Appearance

THEMES = {
    "light": LIGHT,
    "dark": DARK,
    "light, high contrast": LIGHT_CONTRAST,
    "dark, high contrast": DARK_CONTRAST,
}
GROUNDS = ("ground", "surface", "sage_tint", "dusk_tint", "straw_tint")
TEXT_PAIRS = [
    *itertools.product(("ink", "muted"), GROUNDS),
    *itertools.product(("sage", "clay", "dusk", "straw"), ("ground", "surface")),
    ("sage", "sage_tint"),
    ("dusk", "dusk_tint"),
    ("on_sage", "sage"),
]
CONTROL_PAIRS = [
    *itertools.product(("edge", "sage", "dusk", "straw", "ink"), ("ground", "surface")),
    ("straw", "straw_tint"),
    ("dusk", "dusk_tint"),
]


@pytest.mark.parametrize("theme", THEMES)
def test_all_text_reaches_four_and_a_half(theme):
    tokens = THEMES[theme]

    faint = {
        pair: contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1]))
        for pair in TEXT_PAIRS
        if contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) < 4.5
    }

    assert faint == {}


@pytest.mark.parametrize("theme", THEMES)
def test_controls_rungs_and_the_focus_ring_reach_three(theme):
    tokens = THEMES[theme]
    pairs = [(getattr(tokens, one), getattr(tokens, other)) for one, other in CONTROL_PAIRS]
    pairs += itertools.product(tokens.rungs, (tokens.ground, tokens.surface))

    faint = [pair for pair in pairs if contrast(*pair) < 3.0]

    assert faint == []


def test_contrast_is_as_the_standard_defines_it():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.usefixtures("qapp")
def test_the_typefaces_are_bundled_with_their_licences():
    known = load_typefaces()
    licences = [file.read_text("utf-8") for file in FOLDER.glob("*LICENSE.txt")]

    assert known == (INTERFACE, SPOKEN)
    assert ["Open Font License" in each for each in licences] == [True, True]


def test_the_sheet_names_only_token_colours():
    sheet = build_stylesheet(Look())
    colours = {word.strip(";}") for word in sheet.replace(",", " ").split() if word.startswith("#")}
    tokens = {value for value in LIGHT if isinstance(value, str)}

    assert colours <= tokens


def test_plain_letters_take_the_place_of_the_serif():
    sheet = build_stylesheet(Look(LIGHT, Appearance(plain_font=True)))

    assert SPOKEN not in sheet
    assert INTERFACE in sheet
