"""Signing a preset, and handing it over."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from player.clinic.errors import ClinicError
from player.clinic.keys import SecretKey
from player.clinic.preset_signing import OwnPublicKey, Signer, sign_and_export
from player.window.background_task import Aside
from player.window.clinic.desk import Desk
from player.window.clinic.destinations import WritePreset
from player.window.clinic.draft import PresetDraft
from player.window.clinic.draft_files import signed_as
from player.window.clinic.intents import BackToPreset
from player.window.clinic.keys_described import key_detail, key_words
from player.window.clinic.signing.state import MakeKey, SignPreset, SignView
from player.window.intents import Destination, Intent
from player.window.parts import Clocks, Lazy, Messages

_HASH_SHOWN: Final = 16
"""Enough characters to recognise it by, and few enough for a line of large text."""

_OPENING: Final = "The key is being opened. This takes a moment."
_MAKING: Final = "The key is being made. This takes a moment."
_MADE: Final = (
    "The key is made. Its words are below: read them to whoever you give a preset to, so that they can "
    "compare them. Keep the passphrase; nobody can bring it back."
)
_COUNTS: Final = {2: "two", 3: "three"}


class SigningPage:
    """A preset that is kept, about to be signed.

    Making a key and opening it take a second or more, so both run in a background thread. Whoever leaves the
    page before that is over has signed nothing.

    Args:
        desk: what the clinic's pages share.
        clocks: tell when it is signed.
        messages: said in the window.
        draft: the preset, as it is kept.
        path: its file.
    """

    def __init__(
        self, desk: Lazy[Desk], clocks: Clocks, messages: Messages, draft: PresetDraft, path: Path
    ) -> None:
        self._desk = desk.get()
        self._clocks = clocks
        self._messages = messages
        self._draft = draft
        self._path = path
        self._own = self._desk.own_key()
        self._making: Aside[OwnPublicKey] | None = None
        self._opening: Aside[SecretKey] | None = None
        self._wanted = SignPreset("", str(Path.home()))
        self._said = ""
        self._done = False

    def view(self) -> SignView:
        """The screen as it is now."""
        pacing, own = self._draft.pacing, self._own
        view = SignView(
            pacing.name, pacing.reason, own is not None, folder=self._wanted.folder, busy=self._busy
        )
        if own is not None:
            view = replace(view, key_words=key_words(own.key), key_detail=key_detail(own.key))
        return replace(view, said=self._said, done=self._done, messages=self._messages.shown)

    @property
    def _busy(self) -> bool:
        return self._making is not None or self._opening is not None

    def handle(self, intent: Intent) -> Destination | None:
        """Make a key, sign, go back. While a key is being made or opened, only going back is possible."""
        match intent:
            case BackToPreset():
                self._making = self._opening = None
                return WritePreset(self._draft)
            case MakeKey() if not self._busy:
                self._said = _MAKING
                self._making = Aside(lambda: self._make_key(intent))
            case SignPreset() if not self._busy and self._own is not None:
                # The passphrase goes no further than this.
                self._wanted = replace(intent, passphrase="")
                self._said, self._done = _OPENING, False
                self._opening = Aside(lambda: self._desk.key.opened(intent.passphrase))
        return None

    def _make_key(self, intent: MakeKey) -> OwnPublicKey:
        own = self._desk.key.make(intent.author, intent.passphrase, intent.again)
        # Whoever signs here reads their own presets here as well.
        self._desk.trusted.trust(own.author, own.key)
        return own

    def _sign(self, key: SecretKey, own: OwnPublicKey) -> None:
        self._draft = signed_as(self._desk, self._draft, own.author)
        giver, folder = Signer(own.author, self._clocks.now()), Path(self._wanted.folder)
        given = sign_and_export(self._path, key, giver, folder.expanduser(), embed=self._wanted.embed)
        self._desk.reload()
        names = ", ".join(file.name for file in given.files)
        count = _COUNTS.get(len(given.files), str(len(given.files)))
        self._said = (
            f"Signed. Give these {count} files from {folder}: {names}. In the log, sittings under this "
            f"preset carry a hash that begins with {given.content_hash[:_HASH_SHOWN]}."
        )
        self._done = True

    def tick(self) -> Destination | None:
        """Use a key once it has been made or opened."""
        making, opening = self._making, self._opening
        try:
            if making is not None and making.ready:
                self._making = None
                self._own, self._said = making.result(), _MADE
            if opening is not None and opening.ready and self._own is not None:
                self._opening = None
                self._sign(opening.result(), self._own)
        except ClinicError as error:
            self._said = str(error)
        return None
