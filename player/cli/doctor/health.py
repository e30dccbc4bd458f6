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
from player.language.catalogue import _
from player.language.numbers import figure
from player.language.system_faults import system_words
from player.practice.plain_words import joined
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
        return Ran(
            _NOT_STARTED,
            "",
            _("{command} can't be started: {value}.").format(command=command[0], value=system_words(error)),
        )
    return Ran(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


def check_sound(runner: Runner = run, environment: Mapping[str, str] = os.environ) -> Finding:
    """Open the default device and see whether it asks for sound."""
    name = _("Sound output")
    ran = runner(isolated_command(HELPERS[SOUND_CHECK]))
    if ran.status is None:
        advice = _("Restart your sound server, or sit with text only.")
        return Finding(name, fine=False, words=_("the sound server does not answer."), advice=advice)
    try:
        found = json.loads(ran.output)
    except ValueError:
        return Finding(
            name, fine=False, words=_last_line(ran.errors), advice=_("Sit with text only meanwhile.")
        )
    if "error" in found:
        server = environment.get("PULSE_SERVER", "")
        return Finding(name, fine=False, words=found["error"], advice=_REMOTE if _is_remote(server) else "")
    words = _("{found}, through {found_2}, {value:.0f} ms behind.").format(
        found=found["device"], found_2=found["backend"], value=found["latency"] * 1000
    )
    if found["frames"] == 0:
        advice = _("Check whether another program is using the device, or restart your sound server.")
        return Finding(
            name,
            fine=False,
            words=_("{words} It opened, but never asked for sound.").format(words=words),
            advice=advice,
        )
    return Finding(name, fine=True, words=words)


_REMOTE: Final = _(
    "PULSE_SERVER names a sound server that is reached over the network. Kindpace sends no sound there, and "
    "opens no such connection: unset it to use this computer's own, or sit with text only."
)


def _is_remote(server: str) -> bool:
    # A space-separated list; local servers are paths, possibly after the machine's id.
    return any(not re.sub(r"^\{.*?\}", "", address).startswith(("/", "unix:")) for address in server.split())


def check_window(runner: Runner = run, environment: Mapping[str, str] = os.environ) -> Finding:
    """Start Qt's platform plugin, as the window does."""
    name = _("Window")
    ran = runner(isolated_command(HELPERS["window"], opens_window=True))
    if ran.status == 0:
        return Finding(
            name, fine=True, words=_("Qt's platform {value} starts.").format(value=ran.output.strip())
        )
    words = _("Qt could not start: {first_line}").format(first_line=_first_line(ran.errors))
    screen = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    if sys.platform == "linux" and not screen:
        advice = _(
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set). Start Kindpace from a "
            "desktop; the commands work without one."
        )
    else:
        advice = _(
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
    name = _("Sound files")
    try:
        with tempfile.TemporaryDirectory(prefix=".kindpace-", dir=folder) as made:
            failed = list(_failing(tried, [Path(made) / f"silence{ending}" for ending in endings]))
    except OSError as error:
        return Finding(
            name,
            fine=False,
            words=_("{folder} can't be written: {strerror}.").format(
                folder=folder, strerror=system_words(error)
            ),
        )
    if failed:
        advice = _("Install Kindpace again with its own soundfile library, or write another format.")
        return Finding(
            name,
            fine=False,
            words=_("can't be written: {value}").format(value="; ".join(failed)),
            advice=advice,
        )
    return Finding(name, fine=True, words=_("{value} can be written.").format(value=", ".join(endings)))


def _failing(tried: Callable[[Path], None], paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        try:
            tried(path)
        except (AudioError, OSError) as error:
            yield f"{path.suffix} ({error})"


def check_ffmpeg(runner: Runner = run, which: Callable[[str], str | None] = shutil.which) -> Finding:
    """Check that ffmpeg and ffprobe are installed, for recordings in other formats."""
    name = _("Other recordings")
    missing = [program for program in ("ffmpeg", "ffprobe") if which(program) is None]
    if missing:
        words = _("{value} not found, so recordings such as M4A can't be opened.").format(
            value=joined(missing)
        )
        return Finding(name, fine=False, words=words, advice=_("On Debian: apt install ffmpeg."))
    ran = runner(["ffmpeg", "-hide_banner", "-version"])
    if ran.status != 0:
        words = _("ffmpeg does not start: {first_line}").format(first_line=_first_line(ran.errors))
        return Finding(name, fine=False, words=words, advice=_("Install ffmpeg again."))
    return Finding(
        name,
        fine=True,
        words=_("{value} opens M4A and the like.").format(value=" ".join(ran.output.split()[:3])),
    )


def check_voice(load: Callable[[], Voice]) -> Finding:
    """Have the voice speak a word."""
    name = _("Voice")
    advice = _("Install Kindpace again; until then you can sit with text only.")
    try:
        samples = load().speak("Welcome.", 105.0).samples
    except (AudioError, ImportError) as error:
        return Finding(name, fine=False, words=str(error), advice=advice)
    seconds = len(samples) / SAMPLE_RATE
    if seconds < SHORTEST_WORD:
        return Finding(name, fine=False, words=_("asked to say a word, it said nothing."), advice=advice)
    return Finding(
        name,
        fine=True,
        words=_("it said a word in {seconds} s of sound.").format(seconds=figure(seconds, ".1f")),
    )


def check_folders(folders: Folders) -> Finding:
    """Make the folders and write to each."""
    name = _("Folders")
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
        advice = _(
            "Check who owns that folder and whether its disk is full, or set KINDPACE_HOME to another folder."
        )
        return Finding(
            name,
            fine=False,
            words=_("{folder} can't be written: {strerror}.").format(
                folder=folder, strerror=system_words(error)
            ),
            advice=advice,
        )
    if words := folders.unusable():
        return Finding(name, fine=False, words=words)
    return Finding(
        name,
        fine=True,
        words=_("data in {data}, settings in {config}.").format(data=folders.data, config=folders.config),
    )


def _first_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[0] if lines else _("it ended without a word.")


def _last_line(text: str) -> str:
    return _first_line("\n".join(reversed(text.splitlines())))
