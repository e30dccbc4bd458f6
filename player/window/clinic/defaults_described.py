"""What the numbers of a preset are, and are not."""

from typing import Final

from player.language.catalogue import _

DEFAULTS: Final = _(
    "Every number here is a default that you may change inside its safe range. None is a clinical claim: "
    "sources give a direction, never an amount."
)
