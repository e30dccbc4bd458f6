"""Errors about recorded lines. Each message says what was wrong, where, and what to do."""

from pathlib import Path

from player.language.catalogue import _
from player.language.system_faults import system_words
from player.library.errors import LibraryError


class OwnVoiceError(LibraryError):
    """Base of the errors about recorded lines."""


class VoiceDamagedError(OwnVoiceError):
    """What is stored of a voice can't be used."""

    def __init__(self, folder: Path, fault: str) -> None:
        super().__init__(
            _(
                "The recorded lines in {folder} can't be used: {fault}. The narrator speaks instead. "
                "You might take them in again, or delete that folder."
            ).format(folder=folder, fault=fault)
        )


class VoiceNotKeptError(OwnVoiceError):
    """A recorded line can't be written or deleted."""

    def __init__(self, path: Path, reason: OSError) -> None:
        super().__init__(
            _(
                "{path} can't be written or deleted: {value}. You might free some space, or check "
                "who may write there."
            ).format(path=path, value=system_words(reason))
        )


class SpeakerNameError(OwnVoiceError):
    """A name of who recorded the lines that can't be kept."""

    def __init__(self) -> None:
        super().__init__(_("Please give the name of who speaks on one line, of at most 100 characters."))


class AnotherSpeakerError(OwnVoiceError):
    """Somebody else recorded this practice."""

    def __init__(self, title: str, there: str, asked: str) -> None:
        super().__init__(
            _(
                "{title} was recorded by {there} already, not by {asked}. One practice has one "
                "voice: delete that one first, or give the same name."
            ).format(title=title, there=there, asked=asked)
        )


class TooManyLinesError(OwnVoiceError):
    """More lines than any practice has."""

    def __init__(self, most: int) -> None:
        super().__init__(_("More than {most} lines can't be kept for one practice.").format(most=most))


class NotRecordedError(OwnVoiceError):
    """Nothing is recorded of a practice."""

    def __init__(self, title: str) -> None:
        super().__init__(
            _("No line of {title} is recorded here. kindpace voice take takes recorded lines in.").format(
                title=title
            )
        )
