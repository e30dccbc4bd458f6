"""Errors for unknown names and for broken shipped content."""

from collections.abc import Iterable


class LibraryError(Exception):
    """Base of the library's errors."""


class UnknownScriptError(LibraryError):
    """There is no script with this id or path."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(
            f"There is no practice {name!r}. {_did_you_mean(name, known)}"
            "'kindpace list' shows all of them; a file's path works as well."
        )


class UnknownPresetError(LibraryError):
    """There is no preset with this name or path."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        super().__init__(
            f"There is no preset {name!r}. {_did_you_mean(name, names)}"
            f"You might use one of {', '.join(names)}, or the path of a preset's file."
        )


class BrokenContentError(LibraryError):
    """A shipped file is missing or unusable."""

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(f"Kindpace's own {what} can't be used: {reason} You might install Kindpace again.")


def _did_you_mean(name: str, known: Iterable[str]) -> str:
    # Imported here: needed only for an unknown name.
    from difflib import get_close_matches  # noqa: PLC0415

    near = get_close_matches(name.lower(), list(known), n=3, cutoff=0.6)
    return f"Did you mean {' or '.join(near)}? " if near else ""
