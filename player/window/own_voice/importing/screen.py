"""A recorded practice that somebody gave: what was found, whose key it is, and bringing it in."""

from player.language.catalogue import _
from player.window.clinic.importing.widgets.signed_file import SignedFileScreen
from player.window.own_voice.importing.state import BringVoiceIn, BringVoiceInAnyway


class ImportVoiceScreen(SignedFileScreen):
    """One file with recorded lines and a preset."""

    def __init__(self) -> None:
        super().__init__(
            matches=_("If they all match, the file is from them."),
            keep=(_("Bring it in"), BringVoiceIn()),
            anyway=(_("Do it anyway"), BringVoiceInAnyway()),
            use=_("Use its preset from now on"),
        )
