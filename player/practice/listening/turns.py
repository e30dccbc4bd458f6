"""Measures of many sittings of one practice: what somebody hears who sits it every day for a month."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from player.practice.listening.goals import MeasureName
from player.practice.listening.measures import Sitting, texts_of

THIRTY: Final = 30
"""Sittings in a month of one a day (craft, goals of part A)."""


def sittings_alike(sittings: Sequence[Sitting]) -> int:
    """How many sittings were, word for word, heard before.

    Source: craft A8 and the goals of part A: thirty days without two alike.
    """
    return len(sittings) - len({texts_of(sitting.lines) for sitting in sittings})


def most_heard_product_line(sittings: Sequence[Sitting]) -> tuple[int, str]:
    """How often the sittings have the product's line that they have most often, and it: (0, "") without any.

    Source: craft A8 and the goals of part A: no product line over six times in thirty days.
    """
    heard = Counter(line.text for sitting in sittings for line in sitting.lines if line.product)
    if not heard:
        return 0, ""
    text, times = max(heard.items(), key=lambda item: (item[1], item[0]))
    return times, text


def values_over(sittings: Sequence[Sitting]) -> dict[MeasureName, float]:
    """The values of the measures of many sittings."""
    return {
        MeasureName.SITTINGS_ALIKE: sittings_alike(sittings),
        MeasureName.PRODUCT_LINE: most_heard_product_line(sittings)[0],
    }
