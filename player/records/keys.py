"""The key that opens the log: a random 256-bit one, in the system's keyring or an owner-only file."""

import contextlib
import hashlib
import json
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from player.files import OWNER_ONLY_FILE, read_bounded, sync_folder, unused_name, write_whole
from player.practice.errors import NotUsableError
from player.records.clock import file_stamp
from player.records.errors import KeyNotKeptError, KeyUnavailableError
from player.records.key_places import KeyPlace

SERVICE = "kindpace"
_KEY = re.compile(r"[0-9a-f]{64}")
_SMALL = 4096


class VaultUnavailableError(Exception):
    """A place that keeps secrets can't be reached now. ``str()`` says why; no secret is ever in it."""


class Vault(Protocol):
    """A place that keeps secrets, such as the system's keyring."""

    def read(self, entry: str) -> str | None:
        """Give the secret kept under this name, or None. Raises VaultUnavailableError."""

    def keep(self, entry: str, secret: str) -> None:
        """Keep a secret under this name. Raises VaultUnavailableError."""


class KeyringVault:
    """The system's keyring, through the keyring library's chosen backend."""

    def read(self, entry: str) -> str | None:
        """Give the secret kept under this name, or None. Raises VaultUnavailableError."""
        return self._call("get_password", entry)

    def keep(self, entry: str, secret: str) -> None:
        """Keep a secret under this name. Raises VaultUnavailableError."""
        self._call("set_password", entry, secret)

    def _call(self, method: str, *arguments: str) -> str | None:
        # Imported here: looking for backends costs up to half a second, and not every command needs it.
        import keyring  # noqa: PLC0415

        try:
            backend = keyring.get_keyring()
            # Below 1 is the library's own mark of a backend that keeps nothing, or keeps it in plain text.
            suitable = backend.priority >= 1
            found: str | None = getattr(backend, method)(SERVICE, *arguments) if suitable else None
        except Exception as error:
            # Backends raise errors of their own beside keyring's, from D-Bus and others.
            raise VaultUnavailableError(type(error).__name__) from error
        if not suitable:
            raise VaultUnavailableError("this system has no keyring service")
        return found


@dataclass(frozen=True)
class FoundKey:
    """A key and where it is.

    Attributes:
        secret: 64 hexadecimal digits. Never shown, never written to a log.
        place: where it is kept.
        notices: plain sentences about what happened while finding it.
    """

    secret: str
    place: KeyPlace
    notices: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"FoundKey(place={self.place!r})"


class Keys:
    """Finds the key of a log, or makes and keeps a new one. A key that exists is never overwritten.

    ``log-key.json`` says where the key is; ``log-key.secret`` is the key where no keyring was found.

    Args:
        folder: the config folder: not the log's own, so that a copy of the log doesn't carry its key.
        vault: the keyring, or a stand-in for it in tests.
    """

    def __init__(self, folder: Path, vault: Vault | None = None) -> None:
        self._folder = folder
        self._vault = vault or KeyringVault()
        self._marker = folder / "log-key.json"
        self._secret = folder / "log-key.secret"
        self._notices: list[str] = []

    def find(self, log: Path) -> FoundKey | None:
        """Find the key of this log, without making one; None if there is none.

        Raises:
            KeyUnavailableError: it is in a keyring that can't be reached now.
        """
        self._notices = []
        place, entry = self._read_marker()
        if place is KeyPlace.KEYRING:
            return self._found(self._from_vault(log, entry), KeyPlace.KEYRING)
        if found := self._found(self._from_file(), KeyPlace.FILE):
            return found
        if place is None:
            with contextlib.suppress(VaultUnavailableError):
                return self._found(self._vault.read(entry), KeyPlace.KEYRING)
        return None

    def find_or_make(self, log: Path) -> FoundKey:
        """Find the key of this log, or make one and keep it where it is safest.

        Raises:
            KeyUnavailableError: it is in a keyring that can't be reached now.
            KeyNotKeptError: a new one could not be kept anywhere.
        """
        found = self.find(log)
        if found is None:
            found = self._make()
        if self._read_marker()[0] is not found.place:
            self._write_marker(found.place)
        return found

    def _found(self, secret: str | None, place: KeyPlace) -> FoundKey | None:
        if secret is None or not _KEY.fullmatch(secret):
            return None
        return FoundKey(secret, place, tuple(self._notices))

    def _from_vault(self, log: Path, entry: str) -> str | None:
        try:
            return self._vault.read(entry)
        except VaultUnavailableError as error:
            raise KeyUnavailableError(log, "your system's keyring", str(error)) from error

    def _from_file(self) -> str | None:
        if not self._secret.exists():
            return None
        try:
            secret = read_bounded(self._secret, _SMALL).decode("ascii", "replace").strip()
        except NotUsableError as error:
            raise KeyUnavailableError(self._secret, str(self._secret), error.problems[0].message) from error
        return secret

    def _make(self) -> FoundKey:
        secret = secrets.token_hex(32)
        if self._keep_in_vault(secret):
            return FoundKey(secret, KeyPlace.KEYRING, tuple(self._notices))
        self._keep_in_file(secret)
        return FoundKey(secret, KeyPlace.FILE, tuple(self._notices))

    def _keep_in_vault(self, secret: str) -> bool:
        entry = self._entry()
        try:
            if self._vault.read(entry) is not None:
                # Something that is no key stands there; it may be somebody's, so it stays.
                return False
            self._vault.keep(entry, secret)
            return self._vault.read(entry) == secret
        except VaultUnavailableError:
            return False

    def _keep_in_file(self, secret: str) -> None:
        try:
            if self._secret.exists():
                aside = unused_name(self._secret, file_stamp())
                self._secret.rename(aside)
                self._notices.append(f"The log's key file held no key, so it was set aside as {aside}.")
            handle = os.open(self._secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY_FILE)
            with os.fdopen(handle, "w") as file:
                file.write(secret + "\n")
                file.flush()
                os.fsync(file.fileno())
            sync_folder(self._folder)
        except OSError as error:
            raise KeyNotKeptError(self._secret, error.strerror or str(error)) from error

    def _entry(self) -> str:
        # Named after the folder, so that two profiles of one person never share a key by accident, and a lost
        # marker can be written again.
        return "log-" + hashlib.sha256(str(self._folder.resolve()).encode()).hexdigest()[:16]

    def _read_marker(self) -> tuple[KeyPlace | None, str]:
        try:
            content = json.loads(read_bounded(self._marker, _SMALL))
            return KeyPlace(content["place"]), str(content["entry"])
        except (NotUsableError, ValueError, KeyError, TypeError, RecursionError):
            return None, self._entry()

    def _write_marker(self, place: KeyPlace) -> None:
        content = {"format": 1, "place": place.value, "entry": self._entry()}
        try:
            write_whole(self._marker, json.dumps(content, indent=2).encode() + b"\n")
        except OSError as error:
            raise KeyNotKeptError(self._marker, error.strerror or str(error)) from error
