"""What the clinic's pages share: the key made here, whom one trusts, and the presets' files."""

from pathlib import Path
from typing import Final

from player.clinic.errors import ClinicError
from player.clinic.preset_signing import OwnKey, OwnPublicKey
from player.clinic.trust import TrustedAuthors
from player.clinic.verification import Verdict, Verification
from player.library.catalog import LibraryError
from player.practice.pacing.locks import LockAnswer
from player.practice.pacing.model import Pacing
from player.window.clinic.draft import Draft
from player.window.services import Services

MESSAGE: Final = "clinic"
"""Names the clinic's message in the window."""


class Desk:
    """One for a window.

    Args:
        services: what pages work with.

    Attributes:
        key: the key made here.
        trusted: whose signatures count.
        unsaved: a preset that was left with something unsaved in it; None where there is none.
    """

    def __init__(self, services: Services) -> None:
        self.services = services
        self.key = OwnKey(services.folders.config)
        self.trusted = TrustedAuthors(services.folders.config, lambda: services.now().date())
        self.unsaved: Draft | None = None

    def own_key(self) -> OwnPublicKey | None:
        """The public key made here; None, with a message, where it is damaged."""
        try:
            return self.key.public()
        except ClinicError as error:
            self.services.say(MESSAGE, str(error))
            return None

    def names(self) -> tuple[str, ...]:
        """Every preset's name, usable or not: built-in ones first, then the person's own files."""
        return self.services.library.preset_names()

    def found(self, name: str) -> Verification | None:
        """What was found of a preset; None where there is none."""
        try:
            return self.services.library.verified(name)
        except LibraryError:
            return None

    def file(self, name: str) -> Path | None:
        """A preset's file; None where there is none."""
        try:
            return self.services.library.preset_file(name)
        except LibraryError:
            return None

    def may_change(self, name: str, found: Verification) -> bool:
        """Whether a preset may be changed where it lies: one's own, not one that somebody else signed."""
        path = self.file(name)
        if found.verdict is Verdict.BUILT_IN or path is None or path.parent != self.services.folders.presets:
            return False
        own = self.own_key()
        return not found.key_id or (own is not None and found.key_id == own.key.id)

    def pacing(self, name: str) -> Pacing | None:
        """What a preset's file says, whether or not it may be in force; None where that can't be read."""
        found = self.found(name)
        return found.pacing if found is not None else None

    def use(self, name: str) -> LockAnswer:
        """Use a preset from now on. Behind its PIN the clinic is not held by locks; without one it is."""
        services = self.services
        if services.pin.is_set:
            services.change(preset=name, locked_by="")
            return LockAnswer(allowed=True)
        return services.choose_preset(name)
