"""A preset that somebody gave: what was found, whose key it is, and keeping it."""

from player.language.catalogue import _
from player.window.clinic.importing.state import KeepOlderPreset, KeepPreset
from player.window.clinic.importing.widgets.signed_file import SignedFileScreen


class ImportScreen(SignedFileScreen):
    """One preset's file."""

    def __init__(self) -> None:
        super().__init__(
            matches=_("If they all match, the preset is from them."),
            keep=(_("Keep this preset"), KeepPreset()),
            anyway=(_("Keep the older one anyway"), KeepOlderPreset()),
            use=_("Use it from now on"),
        )
