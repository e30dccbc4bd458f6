"""Signing a preset, and handing it over."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from player.clinic.errors import ClinicError
from player.clinic.keys import SecretKey
from player.clinic.preset_signing import OwnPublicKey, Signer, sign_and_export
from player.clinic.secret_file import check_passphrase
from player.language.catalogue import _, counted
from player.language.system_faults import system_words
from player.practice.files_said import THERE_ALREADY, file_said, folder_said
from player.practice.plain_words import joined
from player.system.files import write_whole
from player.system.paths import exists, is_folder, with_ending
from player.window.background_task import BackgroundTask
from player.window.clinic.desk import Desk
from player.window.clinic.destinations import WritePreset
from player.window.clinic.draft import PresetDraft
from player.window.clinic.draft_files import signed_as
from player.window.clinic.intents import BackToPreset
from player.window.clinic.keys_described import key_words
from player.window.clinic.signing.person_page import person_page
from player.window.clinic.signing.state import KeepPersonPage, MakeKey, SignPreset, SignView
from player.window.intents import Destination, Intent
from player.window.parts import Clocks, Lazy, Messages
from player.window.shell.report_pdf import report_pdf

"""Enough characters to recognise it by, and few enough for a line of large text."""

_OPENING: Final = _("The key is being opened. This takes a moment.")
_MAKING: Final = _("The key is being made. This takes a moment.")
_MADE: Final = _(
    "Your key is made. Keep the passphrase safe: nobody can recover it. You can sign and give now without "
    "typing it again."
)
_NO_NAME: Final = _("Your name is missing, as the person will read it.")
_UNOPENED: Final = _("The passphrase you chose when the key was made is missing.")
_NO_FOLDER: Final = _("There is no such folder. Choose another, or make it first.")


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
        self._making: BackgroundTask[tuple[OwnPublicKey, SecretKey]] | None = None
        self._key: SecretKey | None = None
        self._missing: tuple[tuple[str, str], ...] = ()
        self._tried = 0
        self._html, self._file = "", ""
        self._opening: BackgroundTask[SecretKey] | None = None
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
            view = replace(view, key_words=key_words(own.key))
        view = replace(view, key_open=self._key is not None, missing=self._missing, tried=self._tried)
        name = f"{Path(self._file).stem}-for-the-person.pdf" if self._done else ""
        view = replace(view, html=self._html if self._done else "", file_name=name)
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
                self._want_key(intent)
            case SignPreset() if not self._busy and self._own is not None:
                self._want_signature(intent, self._own)
            case KeepPersonPage(path) if self._done:
                self._keep_page(Path(path))
        return None

    def _want_key(self, intent: MakeKey) -> None:
        self._tried += 1
        wanted = {
            "author": "" if intent.author.strip() else _NO_NAME,
            "new": _unfit(intent.passphrase),
        }
        self._missing = tuple((name, words) for name, words in wanted.items() if words)
        if not self._missing:
            self._said = _MAKING
            self._making = BackgroundTask(lambda: self._make_key(intent))

    def _make_key(self, intent: MakeKey) -> tuple[OwnPublicKey, SecretKey]:
        own = self._desk.key.make(intent.author, intent.passphrase, intent.passphrase)
        # Whoever signs here reads their own presets here as well.
        self._desk.trusted.trust(own.author, own.key)
        return own, self._desk.key.opened(intent.passphrase)

    def _want_signature(self, intent: SignPreset, own: OwnPublicKey) -> None:
        # The passphrase goes no further than this.
        self._wanted = replace(intent, passphrase="")
        self._tried += 1
        self._said, self._done = "", False
        wanted = {
            "folder": "" if is_folder(Path(intent.folder).expanduser()) else _NO_FOLDER,
            "passphrase": "" if intent.passphrase or self._key is not None else _UNOPENED,
        }
        self._missing = tuple((name, words) for name, words in wanted.items() if words)
        if self._missing:
            return
        if self._key is not None:
            self._try_to_sign(self._key, own)
            return
        self._said = _OPENING
        self._opening = BackgroundTask(lambda: self._desk.key.opened(intent.passphrase))

    def _try_to_sign(self, key: SecretKey, own: OwnPublicKey) -> None:
        try:
            self._sign(key, own)
        except ClinicError as error:
            self._said = str(error)

    def _keep_page(self, path: Path) -> None:
        named, path = path, with_ending(path, ".pdf")
        if path != named and exists(path):
            self._said = THERE_ALREADY.format(name=path.name)
            return
        try:
            write_whole(path, report_pdf(self._html, self._draft.pacing.name, pages=0))
        except OSError as error:
            reason = system_words(error)
            self._said = _(
                "Nothing could be written to {path}: {reason}. You might choose another folder."
            ).format(path=file_said(path), reason=reason)
            return
        self._said = _("Saved: {path}. Print it, or give it together with {file}.").format(
            path=file_said(path), file=self._file
        )

    def _sign(self, key: SecretKey, own: OwnPublicKey) -> None:
        self._draft = signed_as(self._desk, self._draft, own.author)
        giver, folder = Signer(own.author, self._clocks.now()), Path(self._wanted.folder)
        given = sign_and_export(self._path, key, giver, folder.expanduser(), embed=self._wanted.embed)
        self._desk.reload()
        self._file = given.files[0].name
        self._html = person_page(self._draft.pacing, own.author, key_words(own.key), self._file)
        names = joined([file.name for file in given.files])
        self._said = counted(
            "Signed. Give this file from {folder}: {names}; and, on paper, the page for the person.",
            "Signed. Give these files from {folder}: {names}; and, on paper, the page for the person.",
            len(given.files),
            folder=folder_said(folder),
            names=names,
        )
        self._done = True

    def tick(self) -> Destination | None:
        """Use a key once it has been made or opened."""
        making, opening = self._making, self._opening
        try:
            if making is not None and making.ready:
                self._making = None
                (self._own, self._key), self._said = making.result(), _MADE
            if opening is not None and opening.ready and self._own is not None:
                self._opening = None
                self._sign(opening.result(), self._own)
        except ClinicError as error:
            self._said = str(error)
        return None


def _unfit(passphrase: str) -> str:
    """Why a passphrase can't be used; empty if it can."""
    try:
        check_passphrase(passphrase)
    except ClinicError as error:
        return str(error)
    return ""
