"""Importing a preset that somebody gave: looking at it, trusting its author, keeping it."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from player.clinic.embedded import public_key_in
from player.clinic.errors import ClinicError
from player.clinic.keys import PublicKey, author_in, read_public_key
from player.clinic.own_presets import copy_preset
from player.clinic.preset_inspection import LARGEST_PRESET, inspect_preset
from player.clinic.preset_signing import read_clinic_file
from player.clinic.replay import older_words
from player.clinic.verification import Verdict, Verification
from player.language.catalogue import _
from player.library.catalog import Library
from player.library.pacing_in_force import unverified_name
from player.practice.display_text import one_line
from player.practice.errors import NotUsableError
from player.practice.pacing.built_in import shown_name
from player.practice.pacing.preset_reader import read_preset
from player.practice.pacing.summary import pacing_summary
from player.system.folders import Folders
from player.window.clinic.desk import Desk
from player.window.clinic.importing.state import (
    GiveKeyFile,
    ImportView,
    KeepOlderPreset,
    KeepPreset,
    TrustAuthor,
    UseKept,
)
from player.window.clinic.key_files import OTHER_KEY, key_beside, key_in_file
from player.window.clinic.keys_described import key_detail, key_words
from player.window.intents import Destination, Intent
from player.window.parts import Lazy, Messages


class ImportPage:
    """One preset's file, looked at before anything is kept.

    Args:
        desk: what the clinic's pages share.
        folders: where presets are kept.
        library: the presets there are.
        messages: said in the window.
        path: the file.
    """

    def __init__(
        self, desk: Lazy[Desk], folders: Folders, library: Lazy[Library], messages: Messages, path: Path
    ) -> None:
        self._desk = desk.get()
        self._folders = folders
        self._library = library
        self._messages = messages
        self._path = path
        self._key: tuple[PublicKey, str] | None = None
        self._kept = ""
        self._said = ""
        self._question = ""
        self._name = ""
        self._found = self._look()

    def _look(self) -> Verification:
        found, data = inspect_preset(self._path, self._desk.trusted, self._library.get().days())
        self._name = one_line(self._path.name)
        with suppress(NotUsableError):
            self._name = unverified_name(read_preset(data, self._path.name), self._path)
        if found.verdict is Verdict.UNKNOWN_KEY and self._key is None:
            self._key = self._key_in_preset(found.key_id) or key_beside(self._path, found.key_id)
        return found

    def _key_in_preset(self, key_id: str) -> tuple[PublicKey, str] | None:
        """The key with this number in the preset's file itself, as the clinic gives it."""
        try:
            text = public_key_in(read_clinic_file(self._path, LARGEST_PRESET))
            key = read_public_key(text, str(self._path)) if text else None
        except ClinicError:
            return None
        return (key, author_in(text)) if key is not None and key.id == key_id else None

    def view(self) -> ImportView:
        """The screen as it is now."""
        found = self._found
        title = shown_name(found.pacing) if found.pacing is not None else self._name
        view = ImportView(title, found.words, said=self._said, messages=self._messages.shown)
        if found.verdict is not Verdict.UNKNOWN_KEY:
            can_keep = found.usable and not self._kept
            does = pacing_summary(found.pacing) if found.usable and found.pacing is not None else ""
            return replace(view, does=does, can_keep=can_keep, kept=bool(self._kept), question=self._question)
        if self._key is None:
            return replace(view, needs_key=True)
        key, name = self._key
        return replace(view, key_words=key_words(key), key_detail=key_detail(key), key_name=name)

    def handle(self, intent: Intent) -> Destination | None:
        """Key file, trusting, keeping, using; an older preset replaces a newer one only after a question."""
        self._said, asked = "", self._question
        self._question = ""
        try:
            match intent:
                case GiveKeyFile(path):
                    self._take_key(Path(path).expanduser())
                case TrustAuthor(name) if self._key is not None:
                    self._desk.trusted.trust(name, self._key[0])
                    self._found = self._look()
                case KeepPreset() if self._found.usable and not self._kept:
                    self._keep(even_older=False)
                case KeepOlderPreset() if asked:
                    self._keep(even_older=True)
                case UseKept() if self._kept:
                    self._use()
        except ClinicError as error:
            self._said = str(error)
        return None

    def _take_key(self, path: Path) -> None:
        key, name = key_in_file(path)
        if key.id != self._found.key_id:
            self._said = OTHER_KEY.format(what=_("The preset"))
            return
        self._key = key, name

    def _keep(self, *, even_older: bool) -> None:
        newer = self._library.get().newer_of_same_author(self._found)
        if newer is not None and not even_older:
            self._question = older_words(self._found, newer)
            return
        kept = copy_preset(self._path, self._folders.presets, self._desk.names())
        self._library.get().reload_presets()
        self._kept = kept.stem
        self._said = _("It is among your presets now.")

    def _use(self) -> None:
        answer = self._desk.use(self._kept)
        self._said = _("It is in force from now on.") if answer.allowed else answer.words

    def tick(self) -> Destination | None:
        """Nothing happens by itself here."""
        return None
