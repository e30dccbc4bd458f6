"""What the clinic's pages share: the signing key, the trusted authors, and the presets' files."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from player.clinic.errors import ClinicError
from player.clinic.own_presets import file_name_for
from player.clinic.pin import ClinicPin
from player.clinic.preset_signing import OwnKey, OwnPublicKey
from player.clinic.trust import TrustedAuthors
from player.clinic.verification import Verdict, Verification
from player.library.catalog import Library, LibraryError
from player.library.pacing_in_force import unverified_name
from player.practice.errors import NotUsableError
from player.practice.pacing.locks import LockAnswer
from player.practice.pacing.model import Pacing
from player.system.folders import Folders
from player.window.clinic.draft import PresetDraft
from player.window.pacing_choice import PacingChoice
from player.window.parts import Clocks, Lazy, Messages, SettingsStore

MESSAGE: Final = "clinic"
"""The key under which the clinic's message is shown in the window."""


class Desk:
    """What the clinic's pages share in one window.

    Args:
        folders: where keys and presets are kept.
        messages: say what is damaged.
        settings_store: where the preset in use is kept.
        library: where presets are.
        pacing_choice: the choice of a preset within locks.
        pin: the clinic's PIN.
        clocks: tell today.

    Attributes:
        key: the key made here.
        trusted: whose signatures count.
        unsaved: a preset that was left with something unsaved in it; None where there is none.
    """

    def __init__(
        self,
        *,
        folders: Folders,
        messages: Messages,
        settings_store: SettingsStore,
        library: Lazy[Library],
        pacing_choice: PacingChoice,
        pin: Lazy[ClinicPin],
        clocks: Clocks,
    ) -> None:
        self._folders = folders
        self._messages = messages
        self._settings_store = settings_store
        self._library = library
        self._pacing_choice = pacing_choice
        self._pin = pin
        self._clocks = clocks
        self.key = OwnKey(folders.config)
        self.trusted = TrustedAuthors(folders.config, self.today)
        self.unsaved: PresetDraft | None = None

    def today(self) -> date:
        """Today, in the person's time zone."""
        return self._clocks.now().date()

    def own_key(self) -> OwnPublicKey | None:
        """The public key made here; None, with a message, where it is damaged."""
        try:
            return self.key.public()
        except ClinicError as error:
            self._messages.say(MESSAGE, str(error))
            return None

    def names(self) -> tuple[str, ...]:
        """Every preset's name, usable or not: built-in ones first, then the person's own files."""
        return self._library.get().preset_names()

    def practice(self, wanted: str) -> str:
        """The id of this practice; where it can't be used, that of the first that can."""
        library = self._library.get()
        with suppress(LibraryError, NotUsableError):
            return library.script(wanted).id
        return library.scripts()[0].id

    def new_file(self, name: str) -> Path:
        """Where a new preset of this name is kept: a file that isn't there yet."""
        return self._folders.presets / f"{file_name_for(name, self.names())}.pacing"

    def reload(self) -> None:
        """Read the presets again after one was written or deleted."""
        self._library.get().reload_presets()

    def found(self, name: str) -> Verification | None:
        """What was found out about a preset; None if there is no such preset."""
        try:
            return self._library.get().verified(name)
        except LibraryError:
            return None

    def unverified_name(self, name: str) -> str:
        """What a preset that can't be verified calls itself, and its file; empty where it can't be read."""
        with suppress(LibraryError, NotUsableError):
            library = self._library.get()
            return unverified_name(library.preset(name), library.preset_file(name))
        return ""

    def file(self, name: str) -> Path | None:
        """A preset's file; None if it has none."""
        try:
            return self._library.get().preset_file(name)
        except LibraryError:
            return None

    def may_change(self, name: str, found: Verification) -> bool:
        """Whether a preset may be changed in its file: only one's own, not one that somebody else signed."""
        path = self.file(name)
        if found.verdict is Verdict.BUILT_IN or path is None or path.parent != self._folders.presets:
            return False
        own = self.own_key()
        return not found.key_id or (own is not None and found.key_id == own.key.id)

    def pacing(self, name: str) -> Pacing | None:
        """What a preset's file says, whether or not it may be in force; None where that can't be read."""
        found = self.found(name)
        return found.pacing if found is not None else None

    def use(self, name: str) -> LockAnswer:
        """Use a preset from now on. Locks don't bind the clinic if it has a PIN; without one they do."""
        if self._pin.get().is_set:
            self._settings_store.change(preset=name, locked_by="")
            return LockAnswer(allowed=True)
        return self._pacing_choice.choose(name)
