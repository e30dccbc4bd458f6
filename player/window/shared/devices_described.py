"""Where sound can be heard, as options."""

from collections.abc import Sequence

from player.language.catalogue import _
from player.window.state import Option


def device_options(devices: Sequence[str]) -> tuple[Option, ...]:
    """The system's own choice first."""
    return (Option("", _("The system's own choice")), *(Option(name, name) for name in devices))
