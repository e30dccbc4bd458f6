"""What can be wrong with a sound file, read or written."""

from pathlib import Path

from audio.errors import AudioError
from audio.sentences import _


class DecodeError(AudioError):
    """Base of the errors in reading and writing sound files."""


class FileUnreadableError(DecodeError):
    """The file doesn't exist or can't be opened."""

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(
            _("{path} cannot be opened: {fault}. Check its name and place.").format(path=path, fault=fault)
        )


class EmptyFileError(DecodeError):
    """The file has no bytes, or no sound in it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("{path} holds no sound. Choose another file, or copy it afresh from its source.").format(
                path=path
            )
        )


class NotSoundError(DecodeError):
    """The content can't be read as sound."""

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(
            _(
                "{path} is not a sound file that can be played ({fault}). WAV, FLAC, Ogg, Opus, MP3 "
                "and M4A files can; its name alone does not make it one."
            ).format(path=path, fault=fault)
        )


class ProtectedError(DecodeError):
    """The sound is encrypted by the shop that sold it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "{path} is locked by the shop that it came from, so only that shop's own player can "
                "play it. Choose a file without copy protection."
            ).format(path=path)
        )


class UnusualSoundError(DecodeError):
    """The rate or channel count isn't that of a recording."""

    def __init__(self, path: Path, rate: int, channels: int) -> None:
        super().__init__(
            _(
                "{path} claims {channels} channels at {rate} Hz, which no recording has. Convert it "
                "to stereo at 48000 Hz, or choose another file."
            ).format(path=path, channels=channels, rate=rate)
        )


class DamagedFileError(DecodeError):
    """The sound breaks off."""

    def __init__(self, path: Path, seconds: float, fault: str) -> None:
        super().__init__(
            _(
                "{path} is damaged {seconds:.1f} s from its beginning ({fault}). Copy it afresh from "
                "its source."
            ).format(path=path, seconds=seconds, fault=fault)
        )


class UndecodedError(DecodeError):
    """Nothing of its sound can be decoded, not even the beginning."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "The sound in {path} is in a form that can't be read here, or damaged from its beginning. "
                "Convert it to FLAC or MP3 with the program that made it, or copy it afresh."
            ).format(path=path)
        )


class FfmpegMissingError(DecodeError):
    """Only ffmpeg reads this format, and it isn't installed."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "{path} needs ffmpeg to be read, and ffmpeg is not installed. Install it, or convert "
                "the file to FLAC."
            ).format(path=path)
        )


class FileChangedError(DecodeError):
    """The file has changed since it was scanned."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("{path} has changed since it was looked through. Open it again.").format(path=path)
        )


class FileChangingError(DecodeError):
    """The file changed while it was being scanned: it is being copied or downloaded, or was replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "{path} changed while it was being looked through, as a file does that is still being copied "
                "or downloaded. Open it again once it is whole."
            ).format(path=path)
        )


class NotConvertedYetError(DecodeError):
    """This part of the file is still being converted."""

    def __init__(self, path: Path, seconds: float) -> None:
        super().__init__(
            _(
                "{path} is still being prepared, and {seconds:.0f} s from its beginning is not ready "
                "yet. Go on in a moment."
            ).format(path=path, seconds=seconds)
        )


class UnknownSuffixError(DecodeError):
    """The file name's ending is not a known format."""

    def __init__(self, path: Path, known: str) -> None:
        super().__init__(
            _("{name} does not end in a format that can be written. Use one of {known}.").format(
                name=path.name, known=known
            )
        )


class WriteFailedError(DecodeError):
    """The file couldn't be written; nothing partial is left."""

    def __init__(self, path: Path, fault: str) -> None:
        self.fault = fault
        super().__init__(
            _(
                "{path} cannot be written: {fault}. Check that its folder exists, may be written to "
                "and has room."
            ).format(path=path, fault=fault)
        )


class NotPreparedError(DecodeError):
    """The file must be converted first, and there is no room for the result."""

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(
            _(
                "{path} cannot be prepared for playing: {fault}. Make room on the disk, then open it again."
            ).format(path=path, fault=fault)
        )


class EncoderMissingError(DecodeError):
    """A format that only ffmpeg writes, and no ffmpeg."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "{path} needs ffmpeg to be written, and ffmpeg is not installed. Install it, or end "
                "the name in .mp3."
            ).format(path=path)
        )


class TooLongToEncodeError(DecodeError):
    """More than is held in memory while a format is written."""

    def __init__(self, path: Path, minutes: int) -> None:
        super().__init__(
            _(
                "{path} would be longer than {minutes} minutes, which is as long as an .m4a file can "
                "be here. End the name in .mp3 or .opus."
            ).format(path=path, minutes=minutes)
        )


class NothingToWriteError(DecodeError):
    """There were no samples to write."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("There is no sound to write to {path}. Render something longer than nothing.").format(path=path)
        )
