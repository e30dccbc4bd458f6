"""Places that keep secrets for other programs: the system's keyring."""

import sys
from typing import Final, Protocol

SERVICE = "kindpace"

_MACOS_ONLY: Final = "keyring.backends.macOS.api"


class VaultUnavailableError(Exception):
    """A place that keeps secrets can't be reached now. ``str()`` says why; no secret is ever in it."""


class Vault(Protocol):
    """A place that keeps secrets, such as the system's keyring."""

    def read(self, entry: str) -> str | None:
        """Give the secret kept under this name, or None. Raises VaultUnavailableError."""

    def keep(self, entry: str, secret: str) -> None:
        """Keep a secret under this name. Raises VaultUnavailableError."""

    def delete(self, entry: str) -> None:
        """Forget the secret kept under this name. Raises VaultUnavailableError."""


class KeyringVault:
    """The system's keyring, through the keyring library's chosen backend."""

    def read(self, entry: str) -> str | None:
        """Give the secret kept under this name, or None. Raises VaultUnavailableError."""
        return self._call("get_password", entry)

    def keep(self, entry: str, secret: str) -> None:
        """Keep a secret under this name. Raises VaultUnavailableError."""
        self._call("set_password", entry, secret)

    def delete(self, entry: str) -> None:
        """Forget the secret kept under this name. Raises VaultUnavailableError."""
        self._call("delete_password", entry)

    def _call(self, method: str, *arguments: str) -> str | None:
        _pass_over_macos()
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


def _pass_over_macos() -> None:
    """Keep the library from looking for macOS's own libraries elsewhere.

    It imports every backend, and this one's search runs the compiler and the linker, where there are some,
    with files in the folder for temporary ones. It expects that this import may fail.
    """
    if sys.platform != "darwin":
        # What stands here as None can't be imported.
        sys.modules.setdefault(_MACOS_ONLY, None)  # type: ignore[arg-type]  # as Python's import reads it
