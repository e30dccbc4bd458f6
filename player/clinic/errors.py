"""The clinic's errors. Each message says what was wrong, where, and what to do."""

from pathlib import Path

from player.language.catalogue import _
from player.language.system_faults import system_words


class ClinicError(Exception):
    """Base of every error that the clinic raises."""


class KeyNotReadableError(ClinicError):
    """This is not a key, or a damaged one."""

    def __init__(self, source: str, fault: str) -> None:
        super().__init__(
            _(
                "{source}: this key can't be read: {fault}. A key file has two lines: a comment, and "
                "the key as minisign writes it."
            ).format(source=source, fault=fault)
        )


class PassphraseNeededError(ClinicError):
    """The secret key is encrypted, and no passphrase was given."""

    def __init__(self, source: str) -> None:
        super().__init__(
            _("{source}: this secret key is kept under a passphrase. Please give it.").format(source=source)
        )


class WrongPassphraseError(ClinicError):
    """The passphrase does not open the secret key."""

    def __init__(self, source: str) -> None:
        super().__init__(
            _(
                "{source}: this passphrase does not open the key. Nothing was signed. You might look "
                "at capital letters and the keyboard's language, and try again."
            ).format(source=source)
        )


class PassphraseError(ClinicError):
    """A passphrase that can't protect a key."""

    def __init__(self, fault: str) -> None:
        super().__init__(
            _("This passphrase can't be used: {fault}. A few words of your own make a good one.").format(
                fault=fault
            )
        )


class KeyTooCostlyError(ClinicError):
    """This machine has too little memory to open a secret key, or the key asks for too much."""

    def __init__(self, source: str, mebibytes: int) -> None:
        super().__init__(
            _(
                "{source}: opening this key takes {mebibytes} MiB of memory, which is more than "
                "there is. You might close other programs, or sign on another computer."
            ).format(source=source, mebibytes=mebibytes)
        )


class SignatureNotReadableError(ClinicError):
    """This is not a signature, or a damaged one."""

    def __init__(self, fault: str) -> None:
        self.fault = fault
        super().__init__(
            _("The signature is damaged: {fault}. Ask for the file and its signature once more.").format(
                fault=fault
            )
        )


class TrustNotReadableError(ClinicError):
    """The list of trusted authors can't be read. Nobody is trusted until it is repaired."""

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(
            _(
                "The list of authors you trust, {path}, can't be used: {fault}. Until it is mended "
                "or moved away, no signature counts."
            ).format(path=path, fault=fault)
        )


class TrustNotKeptError(ClinicError):
    """The list of trusted authors could not be written."""

    def __init__(self, path: Path, reason: OSError) -> None:
        super().__init__(
            _(
                "The list of authors you trust, {path}, could not be written: {value}. You might "
                "free some space, or check who may write there."
            ).format(path=path, value=system_words(reason))
        )


class AnotherKeyError(ClinicError):
    """A different key with the number of a trusted one."""

    def __init__(self, number: str, name: str) -> None:
        super().__init__(
            _(
                "You already trust a key with the number {number}, of {name}, and this is another "
                "one. Ask the author which is right; the one you trust stays."
            ).format(number=number, name=name)
        )


class AuthorNameError(ClinicError):
    """A name for an author that can't be kept."""

    def __init__(self) -> None:
        super().__init__(_("Please give the author's name on one line, of at most 100 characters."))


class PinError(ClinicError):
    """Base of the errors of the clinic's PIN."""


class PinUnfitError(PinError):
    """A new PIN that can't be used."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__(
            _("A PIN has {least} to {most} digits or letters, without spaces.").format(least=least, most=most)
        )


class PinWrongError(PinError):
    """The current PIN was wrong when changing or removing it."""

    def __init__(self, words: str) -> None:
        super().__init__(words)


class PinNotKeptError(PinError):
    """The PIN's file can't be written or read."""

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(
            _(
                "The clinic's PIN is kept in {path}, which can't be used: {fault}. The clinic stays "
                "closed; everything else works. Whoever looks after this computer may remove the "
                "file."
            ).format(path=path, fault=fault)
        )


class AlreadyExistsError(ClinicError):
    """The file exists already and is not replaced."""

    def __init__(self, path: Path, *, replaceable: bool = False) -> None:
        more = _(" It can be replaced, if you say so.") if replaceable else ""
        super().__init__(
            _("{path} is there already, and stays as it is. Please choose another name.{more}").format(
                path=path, more=more
            )
        )


class FileNotWrittenError(ClinicError):
    """A file can't be written or deleted."""

    def __init__(self, path: Path, reason: OSError) -> None:
        super().__init__(
            _(
                "{path} can't be written: {value}. You might choose another folder, free some space, "
                "or check who may write there."
            ).format(path=path, value=system_words(reason))
        )


class PresetNameError(ClinicError):
    """An invalid name for a preset."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "{name!r} can't be a preset's name. It may have up to 64 letters, digits, spaces and hyphens."
            ).format(name=name[:80])
        )


class PresetNotImportedError(ClinicError):
    """A preset that may not be in force is not imported."""

    def __init__(self, path: Path, words: str) -> None:
        super().__init__(_("{path}: It was not brought in. {words}").format(path=path, words=words))
