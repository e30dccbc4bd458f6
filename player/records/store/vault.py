"""The system's keyring."""

import sys
from typing import Final, Protocol

from player.language.catalogue import _

SERVICE = "kindpace"

_MACOS_ONLY: Final = "keyring.backends.macOS.api"


class VaultUnavailableError(Exception):
    """The keyring can't be reached now. ``str()`` says why and never holds a secret."""


class Vault(Protocol):
    """A place that keeps secrets, such as the system's keyring."""

    def read(self, entry: str) -> str | None:
        """The secret kept under this name, or None. Raises VaultUnavailableError."""

    def keep(self, entry: str, secret: str) -> None:
        """Keep a secret under this name. Raises VaultUnavailableError."""

    def delete(self, entry: str) -> None:
        """Delete the secret kept under this name. Raises VaultUnavailableError."""


class KeyringVault:
    """The system's keyring, through the keyring library's chosen backend."""

    def read(self, entry: str) -> str | None:
        """The secret kept under this name, or None. Raises VaultUnavailableError."""
        return self._call("get_password", entry)

    def keep(self, entry: str, secret: str) -> None:
        """Keep a secret under this name. Raises VaultUnavailableError."""
        self._call("set_password", entry, secret)

    def delete(self, entry: str) -> None:
        """Delete the secret kept under this name. Raises VaultUnavailableError."""
        self._call("delete_password", entry)

    def _call(self, method: str, *arguments: str) -> str | None:
        _pass_over_macos()
        # Imported here: finding backends takes up to half a second, and not every command needs it.
        import keyring  # noqa: PLC0415

        try:
            backend = keyring.get_keyring()
            # The library gives backends that store nothing, or store plain text, a priority below 1.
            suitable = backend.priority >= 1
            found: str | None = getattr(backend, method)(SERVICE, *arguments) if suitable else None
        except Exception as error:
            # Backends also raise errors of D-Bus and other libraries.
            raise VaultUnavailableError(type(error).__name__) from error
        if not suitable:
            raise VaultUnavailableError(_("this system has no keyring service"))
        return found


def _pass_over_macos() -> None:
    """Keep the library from searching for macOS's libraries on other systems.

    It imports every backend, and this one's search may run the compiler and linker and write temporary files.
    The library handles the failed import.
    """
    if sys.platform != "darwin":
        # A None in sys.modules makes the import fail.
        sys.modules.setdefault(_MACOS_ONLY, None)  # type: ignore[arg-type]  # as Python's import reads it
