"""The colours of the pictures, one set for each part of the day and theme.

All keep 4.5:1 against the inks that are written upon them (``ink`` and ``upon_picture`` of the theme),
whatever lies over what: the light ones have a luminance of at least 0.43, the dark ones of at most 0.11.
``tests/window/pictures`` measures it on the painted pictures.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from player.window.pictures.state import PartOfDay


@dataclass(frozen=True)
class Palette:
    """Colours as ``#RRGGBB``, from the top of the picture to its foot.

    Attributes:
        sky, glow: the sky above, and above the horizon.
        light: the sun, or the moon.
        far, middle, near: three rows of hills.
        water, deep: the water at the horizon, and before the shore.
        shore: the foreground.
        mist: what lies between the hills.
    """

    sky: str
    glow: str
    light: str
    far: str
    middle: str
    near: str
    water: str
    deep: str
    shore: str
    mist: str


LIGHT: Final = {
    PartOfDay.MORNING: Palette(
        "#E3ECEE",
        "#FCE8D2",
        "#FFF8E9",
        "#D6DCDA",
        "#C2CFC9",
        "#AFC2B8",
        "#F3E6D8",
        "#C9D8D6",
        "#B0C3B6",
        "#FBF0E3",
    ),
    PartOfDay.DAY: Palette(
        "#D8E7EA",
        "#F5F3E6",
        "#FFFDF2",
        "#CEDCDA",
        "#B8CDC6",
        "#A9C2B3",
        "#E6EEEA",
        "#BED3D3",
        "#ABC3B2",
        "#F1F4EC",
    ),
    PartOfDay.EVENING: Palette(
        "#DFD9E4",
        "#F9DDC3",
        "#FFF0D9",
        "#DACDCE",
        "#C8BEC5",
        "#B7B4BD",
        "#F1DCCB",
        "#C9C3CE",
        "#BAB4B8",
        "#F7E5D6",
    ),
    PartOfDay.NIGHT: Palette(
        "#CBD4E1",
        "#E6E6E6",
        "#FFFDF4",
        "#C7D0DC",
        "#B5C0CF",
        "#A9B6C5",
        "#DCE1E6",
        "#B8C4D2",
        "#AAB6C3",
        "#E4E8EC",
    ),
}
DARK: Final = {
    PartOfDay.MORNING: Palette(
        "#232C35",
        "#54473F",
        "#645445",
        "#3B4144",
        "#2F3A3B",
        "#243130",
        "#463F3B",
        "#202A2E",
        "#18211F",
        "#4A4340",
    ),
    PartOfDay.DAY: Palette(
        "#24333A",
        "#465553",
        "#555C52",
        "#36474A",
        "#2B3D3E",
        "#213230",
        "#3B4A4A",
        "#1E2E32",
        "#18231F",
        "#42504F",
    ),
    PartOfDay.EVENING: Palette(
        "#262634",
        "#584239",
        "#684F3E",
        "#413A42",
        "#332F39",
        "#27262F",
        "#4A3B38",
        "#22212B",
        "#1A191F",
        "#4C3F3D",
    ),
    PartOfDay.NIGHT: Palette(
        "#161B26",
        "#2E3846",
        "#545A64",
        "#252E3B",
        "#1E2632",
        "#181F29",
        "#28313E",
        "#151B24",
        "#11151B",
        "#2E3743",
    ),
}
