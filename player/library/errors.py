"""Errors for unknown names and for broken shipped content."""

from collections.abc import Iterable

from player.language.catalogue import _
from player.practice.display_text import quoted
from player.practice.plain_words import either


class LibraryError(Exception):
    """Base of the library's errors."""


class UnknownScriptError(LibraryError):
    """There is no script with this id or path.

    Attributes:
        gone: says so where it was there before, as in the window's list.
    """

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.gone = _(
            "The practice {name} isn't there any more. Its file may have been moved, renamed or deleted."
        ).format(name=quoted(name))
        super().__init__(
            _(
                "There is no practice {name!r}. {did_you_mean}'kindpace list' shows all of them; a "
                "file's path works as well."
            ).format(name=name, did_you_mean=_did_you_mean(name, known))
        )


class UnknownPresetError(LibraryError):
    """There is no preset with this name or path."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        super().__init__(
            _(
                "There is no preset {name!r}. {did_you_mean}You might use one of {value}, or the "
                "path of a preset's file."
            ).format(name=name, did_you_mean=_did_you_mean(name, names), value=", ".join(names))
        )


class BrokenContentError(LibraryError):
    """A shipped file is missing or unusable."""

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(
            _("Kindpace's own {what} can't be used: {reason} You might install Kindpace again.").format(
                what=what, reason=reason
            )
        )


def _did_you_mean(name: str, known: Iterable[str]) -> str:
    # Imported here: needed only for an unknown name.
    from difflib import get_close_matches  # noqa: PLC0415

    near = get_close_matches(name.lower(), list(known), n=3, cutoff=0.6)
    return _("Did you mean {value}? ").format(value=either(near)) if near else ""
