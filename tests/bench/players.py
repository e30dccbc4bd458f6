"""How to run each player without a window, with the same sound server."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from null_sink import NullSink

ROOT = Path(__file__).resolve().parents[2]
OTHER_USER = "nobody"
"""VLC refuses to run as root; then it runs as this user."""


@dataclass(frozen=True)
class Peer:
    """Another player.

    Attributes:
        name: its name on the page.
        program: the program, which has to be installed.
        options: its options, before the file's name.
        version_command: the command that prints its version.
    """

    name: str
    program: str
    options: tuple[str, ...]
    version_command: tuple[str, ...]

    def command(self, file: Path) -> list[str]:
        """The command that plays a file."""
        return [self.program, *self.options, str(file)]

    @property
    def user(self) -> str:
        """The user to run it as; empty for this one."""
        return OTHER_USER if self.program == "vlc" and os.geteuid() == 0 else ""

    def version(self) -> str:
        """Its version as it prints it, or "not installed"."""
        if shutil.which(self.program) is None:
            return "not installed"
        printed = subprocess.run(
            self.version_command, capture_output=True, text=True, check=False, user=self.user or None
        ).stdout
        return printed.splitlines()[0].split(" Copyright")[0].strip() if printed else "unknown version"


MPV = Peer(
    "mpv",
    "mpv",
    ("--no-config", "--no-video", "--really-quiet", "--ao=pulse", "--no-terminal"),
    ("mpv", "--version"),
)
FFPLAY = Peer("ffplay", "ffplay", ("-nodisp", "-autoexit", "-loglevel", "quiet"), ("ffplay", "-version"))
VLC = Peer(
    "VLC",
    "vlc",
    ("--intf", "dummy", "--aout", "pulse", "--no-video", "--play-and-exit", "--quiet"),
    ("vlc", "--version"),
)
PEERS = (MPV, FFPLAY, VLC)


def kindpace(*arguments: str) -> list[str]:
    """The product's command."""
    return [sys.executable, "-m", "player", *arguments]


@contextmanager
def sink() -> Iterator[NullSink]:
    """A private sound server that other users of this machine can use too."""
    server = NullSink()
    server.folder.chmod(0o755)
    try:
        yield server
    finally:
        server.close()


def environment_of(server: NullSink, home: Path) -> dict[str, str]:
    """The environment of a program that uses this sound server and these folders."""
    # Bytecode must be written: an installed program has it, and is not compiled at every start.
    inherited = {
        name: value for name, value in server.environment.items() if name != "PYTHONDONTWRITEBYTECODE"
    }
    return {
        **inherited,
        "PYTHONPYCACHEPREFIX": str(home.parent / "bytecode"),
        "KINDPACE_HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "QT_QPA_PLATFORM": "offscreen",
        "SDL_AUDIODRIVER": "pulseaudio",
    }


@contextmanager
def peer_environment(server: NullSink, peer: Peer) -> Iterator[Mapping[str, str]]:
    """As ``environment_of``, with empty folders that the peer may write to, so that it has no settings."""
    with tempfile.TemporaryDirectory() as folder:
        # Empty, and removed after the run.
        Path(folder).chmod(0o777)
        environment = environment_of(server, Path(folder))
        environment |= dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), folder)
        if peer.user:
            # The server's folder belongs to another user, which libpulse would refuse.
            environment |= {
                "XDG_RUNTIME_DIR": folder,
                "PULSE_RUNTIME_PATH": folder,
                "PULSE_STATE_PATH": folder,
            }
            environment["PULSE_COOKIE"] = f"{folder}/cookie"
        yield environment
