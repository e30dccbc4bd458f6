"""Reads a file's facts through ffprobe, without decoding it."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from audio.files.ffmpeg_call import STALL_SECONDS, ending_with_parent, input_of
from audio.files.sound_errors import FfmpegMissingError, NotSoundError
from audio.sentences import _
from audio.system import NO_CONSOLE

_NOTHING = _("no sound was found in it")


@dataclass(frozen=True)
class Probed:
    """The sound stream of a file that its maker marked as the usual one, else the first.

    Attributes:
        container: ffmpeg's name for its format, or several with commas.
        rate: in hertz.
        channels: how many.
        length: of the file, in seconds, as the file states it; 0 if it doesn't.
        stream: which of its sound streams, from 0.
        stated: of that stream, in seconds; 0 where only the whole file's is stated.
    """

    container: str
    rate: int
    channels: int
    length: float
    stream: int = 0
    stated: float = 0.0


def probed(path: Path, patience: float = STALL_SECONDS) -> Probed:
    """Probe a file that has passed ``regular_file``; only it is opened.

    Args:
        path: the file.
        patience: seconds after which ffprobe is killed.

    Raises:
        FfmpegMissingError: ffmpeg or ffprobe isn't installed.
        NotSoundError: no sound was found, or ffprobe took too long.
    """
    if shutil.which("ffmpeg") is None or shutil.which("ffprobe") is None:
        raise FfmpegMissingError(path)
    try:
        answer = json.loads(_answer(path, patience))
        streams = answer["streams"]
        number = next((at for at, one in enumerate(streams) if one.get("disposition", {}).get("default")), 0)
        stream = streams[number]
        found = Probed(
            answer["format"]["format_name"],
            int(stream["sample_rate"]),
            int(stream["channels"]),
            float(answer["format"].get("duration", 0.0)),
            number,
            float(stream.get("duration", 0.0)),
        )
    except subprocess.TimeoutExpired as fault:
        raise NotSoundError(path, _("ffprobe stood still")) from fault
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as fault:
        raise NotSoundError(path, _NOTHING) from fault
    if found.rate == 0 or found.channels == 0:
        raise NotSoundError(path, _NOTHING)
    return found


def _answer(path: Path, patience: float) -> bytes:
    # Only the fields in use, so that a file with a million tags yields no more output.
    wanted = "format=format_name,duration:stream=sample_rate,channels,duration:stream_disposition=default"
    command = ["ffprobe", "-v", "quiet", "-of", "json", "-select_streams", "a", "-show_entries", wanted]
    done = subprocess.run(  # noqa: S603 - no shell, and the file's name stands behind "file:"
        [*command, *input_of(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=patience,
        check=False,
        preexec_fn=ending_with_parent(),
        creationflags=NO_CONSOLE,
    )
    return done.stdout
