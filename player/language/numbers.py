"""Numbers as the language in use writes them, for people; files for programs have a point and no more."""

import re
from typing import Final

from player.language.catalogue import _

_PATTERN: Final = re.compile(r"1(\D?)234(\D)5")


def figure(value: float, form: str = "g") -> str:
    """A number with the marks of the language in use, such as ``"1,234.5"`` or ``"1.234,5"``.

    Args:
        value: the number.
        form: as for ``format``, such as ``".1f"`` or ``",d"``.
    """
    # For translators: how your language writes this number; its two marks are used in every other one.
    found = _PATTERN.fullmatch(_("1,234.5"))
    thousands, point = found.groups() if found else (",", ".")
    return format(value, form).translate({ord(","): thousands, ord("."): point})


def percent(share: float) -> str:
    """A share from 0 to 1 in whole percent, such as ``"35%"``."""
    return _("{number}%").format(number=figure(share * 100, ".0f"))
