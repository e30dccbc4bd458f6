"""How each player is run, without a window, into the same sound server."""

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
        name: for the page.
        program: that has to be installed.
        options: before the file's name.
        asked: the command that says its version.
    """

    name: str
    program: str
    options: tuple[str, ...]
    asked: tuple[str, ...]

    def command(self, file: Path) -> list[str]:
        """What to run."""
        return [self.program, *self.options, str(file)]

    @property
    def user(self) -> str:
        """The user to run it as; empty for this one."""
        return OTHER_USER if self.program == "vlc" and os.geteuid() == 0 else ""

    def version(self) -> str:
        """What it says of itself, or that it is not installed."""
        if shutil.which(self.program) is None:
            return "not installed"
        told = subprocess.run(self.asked, capture_output=True, text=True, check=False, user=self.user or None)
        return (
            told.stdout.splitlines()[0].split(" Copyright")[0].strip() if told.stdout else "unknown version"
        )


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
    """A private sound server, which other users of this machine may play to."""
    made = NullSink()
    made.folder.chmod(0o755)
    try:
        yield made
    finally:
        made.close()


def environment_of(made: NullSink, home: Path) -> dict[str, str]:
    """An environment that leads to the sound server and to a home of its own."""
    # An installed program has its bytecode; here it might have to be compiled again at every start.
    kept = {name: value for name, value in made.environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        "PYTHONPYCACHEPREFIX": str(home.parent / "bytecode"),
        "KINDPACE_HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "QT_QPA_PLATFORM": "offscreen",
        "SDL_AUDIODRIVER": "pulseaudio",
    }


@contextmanager
def peer_environment(made: NullSink, peer: Peer) -> Iterator[Mapping[str, str]]:
    """As ``environment_of``, with folders that the peer may write to and nobody's settings in them."""
    with tempfile.TemporaryDirectory() as folder:
        # Empty, and removed after the run.
        Path(folder).chmod(0o777)
        environment = environment_of(made, Path(folder))
        environment |= dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), folder)
        if peer.user:
            # The server's folder belongs to whoever started it, which libpulse would refuse.
            environment |= {
                "XDG_RUNTIME_DIR": folder,
                "PULSE_RUNTIME_PATH": folder,
                "PULSE_STATE_PATH": folder,
            }
            environment["PULSE_COOKIE"] = f"{folder}/cookie"
        yield environment
