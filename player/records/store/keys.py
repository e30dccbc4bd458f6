"""The log's key: 256 random bits, in the keyring, behind a passphrase, or in a file."""

import contextlib
import hashlib
import os
import re
import secrets
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from player.language.catalogue import _
from player.language.system_faults import system_words
from player.practice.errors import NotUsableError
from player.records.errors import (
    KeyMissingError,
    KeyNotKeptError,
    KeyNotMovedError,
    KeyUnavailableError,
    PassphraseNeededError,
    WrongPassphraseError,
)
from player.records.store.clock import file_stamp
from player.records.store.database import opens
from player.records.store.found_key import FoundKey
from player.records.store.key_marker import (
    FILE_NAME,
    KeyRef,
    Marker,
    behind_passphrase,
    read_marker,
    write_marker,
)
from player.records.store.key_places import KeyPlace
from player.records.store.key_wrap import open_former, seal_former, unwrap, wrap
from player.records.store.log_files import holds_something
from player.records.store.vault import KeyringVault, Vault, VaultUnavailableError
from player.system.files import open_owner_only, read_bounded, sync, sync_folder, unused_name
from player.system.paths import is_there

__all__ = ["FoundKey", "KeyringVault", "Keys", "Vault", "VaultUnavailableError"]

_KEY = re.compile(r"[0-9a-f]{64}")
_SMALL = 4096


class Keys:
    """Finds a log's key, or makes and stores a new one. An existing key is never overwritten.

    ``log-key.json`` says where the key is; ``log-key.secret`` holds a key kept in a file.

    Args:
        folder: the config folder: not the log's own, so that a copy of the log doesn't carry its key.
        vault: the keyring, or a fake in tests.
        passphrase: typed by the person, if the key is behind one.
    """

    def __init__(self, folder: Path, vault: Vault | None = None, passphrase: str | None = None) -> None:
        self._folder = folder
        self._vault = vault or KeyringVault()
        self._passphrase = passphrase
        self._marker = folder / FILE_NAME
        self._secret = folder / "log-key.secret"
        self._notices: list[str] = []

    def with_passphrase(self, passphrase: str) -> "Keys":
        """The same keys, with a typed passphrase."""
        return Keys(self._folder, self._vault, passphrase)

    @property
    def needs_passphrase(self) -> bool:
        """Whether opening the log needs a passphrase."""
        return self._passphrase is None and behind_passphrase(self._folder)

    def find(self, log: Path) -> FoundKey | None:
        """Find the key of this log, without making one; None if there is none.

        Raises:
            KeyUnavailableError: it is in a keyring that can't be reached now.
            PassphraseNeededError, WrongPassphraseError: it is behind a passphrase.
        """
        self._notices = []
        marker = read_marker(self._marker, log)
        if marker is None:
            return self._find_without_marker(log)
        if marker.moving_to is None:
            return self._at(marker.now, log)
        return self._of_half_moved(marker, log)

    def find_or_make(self, log: Path) -> FoundKey:
        """Find the key of this log, or make one and store it most safely; finishes an interrupted move.

        Raises:
            KeyMissingError: there is a log, but no key to it. No key was made.
            KeyUnavailableError: it is in a keyring that can't be reached now.
            PassphraseNeededError, WrongPassphraseError: it is behind a passphrase.
            KeyNotKeptError: a new key could not be stored anywhere.
        """
        found = self.find(log)
        if found is None:
            if holds_something(log):
                raise KeyMissingError(log)
            found = self._make()
        marker = read_marker(self._marker, log)
        if marker is not None and marker.moving_to is not None:
            self.finish_move(found)
        elif marker is None or marker.now.place is not found.place:
            write_marker(self._marker, Marker(KeyRef(found.place, self._entry())))
        return found

    def begin_move(self, now: FoundKey, place: KeyPlace, passphrase: str | None = None) -> FoundKey:
        """Make a new key and store it in another place, keeping the old one until ``finish_move``.

        Args:
            now: the log's current key.
            place: where to store the new one.
            passphrase: for ``KeyPlace.PASSPHRASE``.

        Raises:
            KeyNotMovedError, KeyNotKeptError: it could not be stored there; nothing was changed.
        """
        marker = read_marker(self._marker, self._marker) or Marker(KeyRef(now.place, self._entry()))
        new = FoundKey(secrets.token_hex(32), place, (), (now.secret, *now.former))
        wrapped = wrap(new.secret, passphrase or "") if place is KeyPlace.PASSPHRASE else None
        sealed = tuple(seal_former(key, new.secret) for key in new.former)
        ref = KeyRef(place, self._entry(), wrapped, sealed)
        # The marker first: at the next start a secret without a marker would be unknown.
        write_marker(self._marker, marker._replace(moving_to=ref))
        try:
            self._keep(new)
        except (KeyNotKeptError, VaultUnavailableError) as error:
            write_marker(self._marker, Marker(marker.now))
            raise KeyNotMovedError(place.value, str(error)) from error
        return new

    def finish_move(self, used: FoundKey) -> None:
        """Finish a move: keep the key that opens the log, delete the other one. Safe to repeat.

        Raises:
            KeyNotKeptError: the marker could not be written; the next start finishes the move.
        """
        marker = read_marker(self._marker, self._marker)
        if marker is None or marker.moving_to is None:
            return
        moved = self._is_at(marker.moving_to, used)
        kept, other = (marker.moving_to, marker.now) if moved else (marker.now, marker.moving_to)
        if other.place is not kept.place:
            self._delete(other)
        write_marker(self._marker, Marker(kept))

    def remember(self, used: FoundKey, others: Sequence[str]) -> FoundKey:
        """Store further keys, sealed with the log's key: for logs that came from elsewhere.

        Raises:
            KeyNotKeptError: they could not be stored.
        """
        new = tuple(other for other in others if other not in (used.secret, *used.former))
        if not new:
            return used
        marker = read_marker(self._marker, self._marker) or Marker(KeyRef(used.place, self._entry()))
        sealed = tuple(seal_former(other, used.secret) for other in new)
        former = (*marker.now.former, *sealed)
        write_marker(self._marker, marker._replace(now=marker.now._replace(former=former)))
        return replace(used, former=(*used.former, *new))

    def delete(self) -> bool:
        """Delete the key in the keyring; keys in files are deleted with the files.

        Returns:
            False if it is in a keyring that can't be reached now.
        """
        entries, in_keyring = {self._entry()}, False
        with contextlib.suppress(KeyUnavailableError):
            marker = read_marker(self._marker, self._marker)
            places = () if marker is None else marker.places
            entries |= {ref.entry for ref in places}
            in_keyring = any(ref.place is KeyPlace.KEYRING for ref in places)
        try:
            for entry in entries:
                if self._vault.read(entry) is not None:
                    self._vault.delete(entry)
        except VaultUnavailableError:
            return not in_keyring
        return True

    def _is_at(self, ref: KeyRef, used: FoundKey) -> bool:
        # The previous key is always among the former keys sealed with it.
        return bool(ref.former) and open_former(ref.former[0], used.secret) is not None

    def _of_half_moved(self, marker: Marker, log: Path) -> FoundKey | None:
        trouble: Exception | None = None
        for ref in marker.places:
            try:
                found = self._at(ref, log)
            except (KeyUnavailableError, PassphraseNeededError, WrongPassphraseError) as error:
                trouble = trouble or error
                continue
            if found is not None and (not is_there(log) or opens(log, found.secret)):
                return found
        if trouble is not None:
            raise trouble
        return self._at(marker.now, log)

    def _at(self, ref: KeyRef, log: Path) -> FoundKey | None:
        match ref.place:
            case KeyPlace.KEYRING:
                secret = self._from_vault(log, ref.entry)
            case KeyPlace.FILE:
                secret = self._from_file(log)
            case KeyPlace.PASSPHRASE:
                secret = self._from_passphrase(ref, log)
        return self._found(secret, ref.place, ref.former)

    def _find_without_marker(self, log: Path) -> FoundKey | None:
        if found := self._found(self._from_file(log), KeyPlace.FILE):
            return found
        return self._found(self._from_vault_quietly(self._entry()), KeyPlace.KEYRING)

    def _found(self, secret: str | None, place: KeyPlace, sealed: tuple[str, ...] = ()) -> FoundKey | None:
        if secret is None or not _KEY.fullmatch(secret):
            return None
        former = tuple(
            opened for sealed_key in sealed if (opened := open_former(sealed_key, secret)) is not None
        )
        return FoundKey(secret, place, tuple(self._notices), former)

    def _from_passphrase(self, ref: KeyRef, log: Path) -> str | None:
        if ref.wrapped is None:
            return None
        if self._passphrase is None:
            raise PassphraseNeededError(log)
        secret = unwrap(ref.wrapped, self._passphrase)
        if secret is None:
            raise WrongPassphraseError(log)
        return secret

    def _from_vault(self, log: Path, entry: str) -> str | None:
        try:
            return self._vault.read(entry)
        except VaultUnavailableError as error:
            raise KeyUnavailableError(log, _("your system's keyring"), str(error)) from error

    def _from_vault_quietly(self, entry: str) -> str | None:
        with contextlib.suppress(VaultUnavailableError):
            return self._vault.read(entry)
        return None

    def _from_file(self, log: Path) -> str | None:
        if not is_there(self._secret):
            return None
        try:
            # As an editor or a password store may have left it: with a byte-order mark, or in capitals.
            return (
                read_bounded(self._secret, _SMALL)
                .decode("utf-8", "replace")
                .removeprefix("\ufeff")
                .strip()
                .lower()
            )
        except NotUsableError as error:
            raise KeyUnavailableError(log, str(self._secret), error.problems[0].message) from error

    def _make(self) -> FoundKey:
        secret = secrets.token_hex(32)
        for place in (KeyPlace.KEYRING, KeyPlace.FILE):
            with contextlib.suppress(VaultUnavailableError):
                self._keep(FoundKey(secret, place))
                return FoundKey(secret, place, tuple(self._notices))
        raise AssertionError("a file is kept or KeyNotKeptError is raised")  # pragma: no cover

    def _keep(self, key: FoundKey) -> None:
        match key.place:
            case KeyPlace.KEYRING:
                self._keep_in_vault(key.secret)
            case KeyPlace.FILE:
                self._keep_in_file(key.secret)
            case KeyPlace.PASSPHRASE:
                pass  # A wrapped key is in the marker.

    def _keep_in_vault(self, secret: str) -> None:
        entry = self._entry()
        before = self._vault.read(entry)
        if before is not None and not self._may_replace(before):
            raise VaultUnavailableError(_("something else stands there under our name"))
        self._vault.keep(entry, secret)
        # Some backends accept a secret without storing it.
        if self._vault.read(entry) != secret:
            raise VaultUnavailableError(_("it keeps nothing"))

    def _may_replace(self, before: str) -> bool:
        # Only a key left behind by an earlier move, when the marker says that the key is elsewhere.
        marker = read_marker(self._marker, self._marker)
        elsewhere = marker is not None and marker.now.place is not KeyPlace.KEYRING
        return elsewhere and _KEY.fullmatch(before) is not None

    def _keep_in_file(self, secret: str) -> None:
        try:
            if is_there(self._secret):
                aside = unused_name(self._secret, file_stamp())
                self._secret.rename(aside)
                self._notices.append(
                    _("The log's key file held no key, so it was set aside as {aside}.").format(aside=aside)
                )
            handle = open_owner_only(self._secret, os.O_WRONLY | os.O_EXCL)
            with os.fdopen(handle, "w") as file:
                file.write(secret + "\n")
                file.flush()
                sync(file.fileno())
            sync_folder(self._folder)
        except OSError as error:
            raise KeyNotKeptError(self._secret, system_words(error)) from error

    def _delete(self, ref: KeyRef) -> None:
        # A key that can't be deleted opens nothing but older backups.
        if ref.place is KeyPlace.KEYRING:
            with contextlib.suppress(VaultUnavailableError):
                self._vault.delete(ref.entry)
        if ref.place is KeyPlace.FILE:
            with contextlib.suppress(OSError):
                self._secret.unlink(missing_ok=True)
                sync_folder(self._folder)

    def _entry(self) -> str:
        # Named after the folder, so that two profiles of one person never share a key, and a lost marker can
        # be rewritten.
        # Unlike Path.resolve, realpath also answers for a link that leads to itself.
        return "log-" + hashlib.sha256(os.fsencode(os.path.realpath(self._folder))).hexdigest()[:16]
