"""The checks of ``kindpace doctor``. Each tries the real thing, and says what to do if it fails.

Checks that may hang or crash (a sound server, Qt without a screen) run in a separate process.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audio.errors import AudioError
from audio.helper_process import run_helper
from audio.isolation.command import isolated_command
from audio.units import SAMPLE_RATE
from audio.voice.protocol import Voice
from player.cli.helpers.modules_by_name import HELPERS, SOUND_CHECK
from player.system.folders import FolderError, Folders

PATIENCE: Final = 20.0
"""Seconds after which a separate process counts as hanging."""

_NOT_STARTED: Final = 126

SHORTEST_WORD: Final = 0.1
"""Seconds; less sound than this for a word means the voice said nothing."""


@dataclass(frozen=True)
class Finding:
    """The result of one check.

    Attributes:
        name: what was checked.
        fine: whether it works.
        words: what was found.
        advice: what to do if it doesn't work.
        details: more of what was found, a line each.
    """

    name: str
    fine: bool
    words: str
    advice: str = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ran:
    """How a program ended; ``status`` is None if it hung and was killed."""

    status: int | None
    output: str
    errors: str


Runner = Callable[[list[str]], Ran]


def run(command: list[str]) -> Ran:
    """Run a program and wait for it, at most ``PATIENCE`` seconds."""
    try:
        done = run_helper(command, PATIENCE)
    except subprocess.TimeoutExpired:
        return Ran(None, "", "")
    except OSError as error:
        # As a shell has it for what can't be started.
        return Ran(_NOT_STARTED, "", f"{command[0]} can't be started: {error.strerror or error}.")
    return Ran(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


def check_sound(runner: Runner = run, environment: Mapping[str, str] = os.environ) -> Finding:
    """Open the default device and see whether it asks for sound."""
    name = "Sound output"
    ran = runner(isolated_command(HELPERS[SOUND_CHECK]))
    if ran.status is None:
        advice = "Restart your sound server, or sit with text only."
        return Finding(name, fine=False, words="the sound server does not answer.", advice=advice)
    try:
        found = json.loads(ran.output)
    except ValueError:
        return Finding(name, fine=False, words=_last_line(ran.errors), advice="Sit with text only meanwhile.")
    if "error" in found:
        server = environment.get("PULSE_SERVER", "")
        return Finding(name, fine=False, words=found["error"], advice=_REMOTE if _is_remote(server) else "")
    words = f"{found['device']}, through {found['backend']}, {found['latency'] * 1000:.0f} ms behind."
    if found["frames"] == 0:
        advice = "Check whether another program is using the device, or restart your sound server."
        return Finding(
            name, fine=False, words=f"{words} It opened, but never asked for sound.", advice=advice
        )
    return Finding(name, fine=True, words=words)


_REMOTE: Final = (
    "PULSE_SERVER names a sound server that is reached over the network. Kindpace sends no sound there, and "
    "opens no such connection: unset it to use this computer's own, or sit with text only."
)


def _is_remote(server: str) -> bool:
    # A space-separated list; local servers are paths, possibly after the machine's id.
    return any(not re.sub(r"^\{.*?\}", "", address).startswith(("/", "unix:")) for address in server.split())


def check_window(runner: Runner = run, environment: Mapping[str, str] = os.environ) -> Finding:
    """Start Qt's platform plugin, as the window does."""
    name = "Window"
    ran = runner(isolated_command(HELPERS["window"], opens_window=True))
    if ran.status == 0:
        return Finding(name, fine=True, words=f"Qt's platform {ran.output.strip()} starts.")
    words = f"Qt could not start: {_first_line(ran.errors)}"
    screen = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    if sys.platform == "linux" and not screen:
        advice = (
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set). Start Kindpace from a "
            "desktop; the commands work without one."
        )
    else:
        advice = (
            "On Debian, `make run` installs what Qt needs; elsewhere install libxcb-cursor and libxkbcommon."
        )
    return Finding(name, fine=False, words=words, advice=advice)


def check_formats(tried: Callable[[Path], None], endings: tuple[str, ...], folder: Path) -> Finding:
    """Check that a short silence can be written in every format.

    Args:
        tried: writes a short file in the format of its ending. Raises AudioError if it can't.
        endings: the endings to try.
        folder: where the files are written; they are deleted afterwards.
    """
    name = "Sound files"
    try:
        with tempfile.TemporaryDirectory(prefix=".kindpace-", dir=folder) as made:
            failed = list(_failing(tried, [Path(made) / f"silence{ending}" for ending in endings]))
    except OSError as error:
        return Finding(name, fine=False, words=f"{folder} can't be written: {error.strerror}.")
    if failed:
        advice = "Install Kindpace again with its own soundfile library, or write another format."
        return Finding(name, fine=False, words=f"can't be written: {'; '.join(failed)}", advice=advice)
    return Finding(name, fine=True, words=f"{', '.join(endings)} can be written.")


def _failing(tried: Callable[[Path], None], paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        try:
            tried(path)
        except (AudioError, OSError) as error:
            yield f"{path.suffix} ({error})"


def check_ffmpeg(runner: Runner = run, which: Callable[[str], str | None] = shutil.which) -> Finding:
    """Check that ffmpeg and ffprobe are installed, for recordings in other formats."""
    name = "Other recordings"
    missing = [program for program in ("ffmpeg", "ffprobe") if which(program) is None]
    if missing:
        words = f"{' and '.join(missing)} not found, so recordings such as M4A can't be opened."
        return Finding(name, fine=False, words=words, advice="On Debian: apt install ffmpeg.")
    ran = runner(["ffmpeg", "-hide_banner", "-version"])
    if ran.status != 0:
        words = f"ffmpeg does not start: {_first_line(ran.errors)}"
        return Finding(name, fine=False, words=words, advice="Install ffmpeg again.")
    return Finding(name, fine=True, words=f"{' '.join(ran.output.split()[:3])} opens M4A and the like.")


def check_voice(load: Callable[[], Voice]) -> Finding:
    """Have the voice speak a word."""
    name = "Voice"
    advice = "Install Kindpace again; until then you can sit with text only."
    try:
        samples = load().speak("Welcome.", 105.0).samples
    except (AudioError, ImportError) as error:
        return Finding(name, fine=False, words=str(error), advice=advice)
    seconds = len(samples) / SAMPLE_RATE
    if seconds < SHORTEST_WORD:
        return Finding(name, fine=False, words="asked to say a word, it said nothing.", advice=advice)
    return Finding(name, fine=True, words=f"it said a word in {seconds:.1f} s of sound.")


def check_folders(folders: Folders) -> Finding:
    """Make the folders and write to each."""
    name = "Folders"
    try:
        folders.make()
        for folder in (folders.data, folders.config, folders.cache, folders.log):
            with tempfile.NamedTemporaryFile(dir=folder, prefix=".kindpace-"):
                pass
    except FolderError as error:
        return Finding(name, fine=False, words=str(error))
    except OSError as error:
        if words := folders.unusable():
            return Finding(name, fine=False, words=words)
        advice = (
            "Check who owns that folder and whether its disk is full, or set KINDPACE_HOME to another folder."
        )
        return Finding(name, fine=False, words=f"{folder} can't be written: {error.strerror}.", advice=advice)
    if words := folders.unusable():
        return Finding(name, fine=False, words=words)
    return Finding(name, fine=True, words=f"data in {folders.data}, settings in {folders.config}.")


def _first_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[0] if lines else "it ended without a word."


def _last_line(text: str) -> str:
    return _first_line("\n".join(reversed(text.splitlines())))
