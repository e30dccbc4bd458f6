"""Signing a preset, and giving it."""

from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

from player.clinic.errors import ClinicError
from player.clinic.giving import sign_and_give
from player.pages.clinic_desk import Desk
from player.pages.page import Page
from player.practice.pacing import Pacing
from player.present.clinic import key_detail, key_words
from player.ui import clinic_intents as c
from player.ui import intents as i
from player.ui.view.clinic import SignView

_HASH_SHOWN: Final = 16
"""Enough to find it by, and short enough for a line of large text."""


class Written(Page, Protocol):
    """The editor, as far as signing needs to know it."""

    @property
    def pacing(self) -> Pacing:
        """The preset as it is now."""

    def signed_as(self, author: str) -> None:
        """Put the name of the key's owner where a preset still says "myself", and keep it so."""


class SigningPage:
    """A preset that is kept, about to be signed.

    Args:
        desk: what the clinic's pages share.
        editor: to go back to.
        path: the preset's file.
    """

    def __init__(self, desk: Desk, editor: Written, path: Path) -> None:
        self._desk = desk
        self._editor = editor
        self._path = path
        self._said = ""
        self._done = False
        self._folder = str(Path.home())

    def view(self) -> SignView:
        """The screen as it is now."""
        pacing, own = self._editor.pacing, self._desk.own_key()
        view = SignView(pacing.name, pacing.reason, own is not None, folder=self._folder)
        if own is not None:
            view = replace(view, key_words=key_words(own.key), key_detail=key_detail(own.key))
        return replace(view, said=self._said, done=self._done, messages=self._desk.services.messages)

    def take(self, intent: i.Intent) -> Page | None:
        """Make a key, sign, go back."""
        try:
            match intent:
                case c.BackToPreset():
                    return self._editor
                case c.MakeKey(author, passphrase, again):
                    self._make(author, passphrase, again)
                case c.SignPreset(passphrase, folder):
                    self._sign(passphrase, folder)
        except ClinicError as error:
            self._said = str(error)
        return None

    def _make(self, author: str, passphrase: str, again: str) -> None:
        own = self._desk.key.make(author, passphrase, again)
        # Whoever signs here reads their own presets here as well.
        self._desk.trusted.trust(own.author, own.key)
        self._said = (
            "The key is made. Its words are below: read them to whoever you give a preset to, so that they "
            "can compare them. Keep the passphrase; nobody can bring it back."
        )

    def _sign(self, passphrase: str, folder: str) -> None:
        self._folder, self._done = folder, False
        own = self._desk.own_key()
        if own is None:
            return
        key = self._desk.key.opened(passphrase)
        self._editor.signed_as(own.author)
        when = self._desk.services.now()
        given = sign_and_give(self._path, key, own.author, Path(folder).expanduser(), when)
        self._desk.services.library.reload_presets()
        names = ", ".join(file.name for file in given.files)
        self._said = (
            f"Signed. Give these three files from {folder}: {names}. In the log, sittings under this preset "
            f"carry a hash that begins with {given.content_hash[:_HASH_SHOWN]}."
        )
        self._done = True

    def tick(self) -> Page | None:
        """Nothing happens by itself here."""
        return None
