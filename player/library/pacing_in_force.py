"""The pacing in use, and what of the settings decides about it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from player.language.catalogue import _
from player.practice.display_text import isolated, quoted
from player.practice.pacing.built_in import shown_name
from player.practice.pacing.model import Pacing


class ChoosesPreset(Protocol):
    """The part of the settings that the library needs."""

    @property
    def preset(self) -> str:
        """A preset's name, or the path of its file."""


class HoldsLocks(ChoosesPreset, Protocol):
    """The part of the settings that locks need."""

    @property
    def locked_by(self) -> str:
        """The preset whose locks hold while a softer one is chosen; empty for none."""


@dataclass(frozen=True)
class PacingInForce:
    """The pacing in use.

    Attributes:
        pacing: the pacing.
        reason: why it is Gentle instead of the chosen one, for the person; empty if it is the chosen one.
        set_by: "Set by … on …, because: …" if a person set it; empty for a built-in one.
    """

    pacing: Pacing
    reason: str = ""
    set_by: str = ""


def chosen_said(
    chosen: str, file: Path | None = None, read: Pacing | None = None, *, verified: bool = False
) -> str:
    """The chosen pacing as a person knows it, for the beginning of a sentence.

    Args:
        chosen: its name in the settings.
        file: where it is kept; None where there is none.
        read: what the file says, whether or not it may be in force; None where that can't be read.
        verified: whether it was made here, or is as its author signed it.
    """
    if file is None:
        return _("The chosen pacing {name}").format(name=quoted(chosen))
    if read is None:
        return _("The chosen pacing in the file {file}").format(file=isolated(file.name))
    name = quoted(shown_name(read)) if verified else unverified_name(read, file)
    return _("The chosen pacing {name}").format(name=name)


def unverified_name(read: Pacing, file: Path) -> str:
    """What a preset calls itself in a file that isn't as somebody signed it, and which file that is."""
    return _("{name} (name not verified, file {file})").format(
        name=quoted(shown_name(read)), file=isolated(file.name)
    )
