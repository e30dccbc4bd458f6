"""Gives commands in bad homes. A program, so that a process can be as bare as a person's own.

    walk_bad_homes.py FOLDER prepare          makes a home in good order, and what commands are given
    walk_bad_homes.py FOLDER good             gives every command there
    walk_bad_homes.py FOLDER KIND [PLACE …]   each place bad in turn; the commands that come near it
    walk_bad_homes.py FOLDER full [COMMAND …] a home, then an output, then TMPDIR without a free byte

Prints one JSON object for each command. Each runs in a process of its own, forked from this one, which has
imported, and read of what ships, what takes long. Root is stopped by permissions too if what lets it pass
them is taken from it before this is started, and the last way needs a mount namespace of its own:
``commands_walked.py`` and ``test_bad_places.py`` do so.
"""

import contextlib
import gc
import importlib
import json
import os
import pkgutil
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import bad_homes
import numpy as np
from nothing_heard import NothingHeard
from read_once import read_once

import player.cli
from audio.files.decode import write_audio
from audio.voice.hibari_voice import HibariVoice
from audio.voice.protocol import SpokenLine
from player import __main__ as program
from player.cli import play
from player.cli.doctor import command as doctor
from player.cli.doctor import health
from player.cli.helpers.modules_by_name import HELPERS, SOUND_CHECK
from player.library import catalog
from player.system.folders import find_folders

PATIENCE_S = 300
NOT_CAUGHT = 99
ROOM = "64m"
LINES = ("There is a window somewhere, or a wall.", "You're here, and that's the first part done.")
"""The first two that are read aloud for the practice of one's own."""


class Speaks:
    """Stands for the voice that doctor tries: it takes most of doctor's time to load, and knows no home."""

    def speak(self, _text: str, _words_per_minute: float) -> SpokenLine:
        return SpokenLine(np.ones(48_000, np.float32))


class FourTicks:
    """Stands for the time in ``play``: at the fourth tick the system asks it to end.

    While a recording is looked through it has time: what goes wrong there is told.
    """

    def __init__(self) -> None:
        self.ticks = 0
        self.monotonic = time.monotonic

    def sleep(self, seconds: float) -> None:
        self.ticks += sys._getframe(1).f_code.co_name != "_planning_of"
        if self.ticks and self.ticks % 4 == 0:
            os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(min(seconds, 0.01))


def answers(command: Sequence[str], _patience: float) -> "subprocess.CompletedProcess[bytes]":
    """What the programs that doctor starts would say where all is well."""
    words = " ".join(map(str, command))
    if HELPERS[SOUND_CHECK] in words:
        said: dict[str, object] = {"device": "d", "backend": "b", "latency": 0.1, "frames": 1}
    elif "--report" in words:
        said = dict.fromkeys(("telemetry_off", "refused_by_system", "refused_by_python"), True)
    else:
        return subprocess.CompletedProcess(command, 0, b"ffmpeg version 5", b"")
    return subprocess.CompletedProcess(command, 0, json.dumps(said).encode(), b"")


def put_doubles_in(top: Path) -> None:
    """No sound, no helpers of doctor's, and one practice of ours: reading all of them takes long."""
    play.Sound = NothingHeard  # type: ignore[misc]
    play.time = FourTicks()  # type: ignore[assignment]
    health.run_helper = answers  # type: ignore[assignment]
    doctor.load_voice = Speaks  # type: ignore[assignment]
    small = top / "shipped"
    if not small.exists():
        small.mkdir(parents=True)
        for path in bad_homes.SHIPPED.iterdir():
            if path.is_dir():
                shutil.copytree(path, small / path.name)
        shutil.copy(bad_homes.SHIPPED / "others-too.md", small)
    catalog.shipped_content = lambda: small


def get_ready() -> None:
    """Import and read what nearly every command would, for half a second each."""
    for module in pkgutil.walk_packages(player.cli.__path__, "player.cli."):
        importlib.import_module(module.name)
    read_once()
    library = catalog.Library(find_folders())
    library.phrasebook()
    library.scripts()
    library.presets()
    # It needn't be looked through again in each process.
    gc.collect()
    gc.freeze()


def run(command: Sequence[str], folder: Path) -> tuple[int, str, str]:
    """A command's exit status, and what it printed."""

    def run() -> object:
        sys.argv = ["kindpace", *command]
        return program.run()

    return in_process(run, folder)


def in_process(work: Callable[[], object], folder: Path) -> tuple[int, str, str]:
    """Do this in a process of its own. Returns its exit status, and what it printed."""
    printed = [folder / "stdout", folder / "stderr"]
    process = os.fork()
    if process == 0:
        os._exit(_forked(work, printed))
    _, ended = os.waitpid(process, 0)
    out, err = (path.read_bytes().decode(errors="replace") for path in printed)
    return os.waitstatus_to_exitcode(ended), out, err


def _forked(work: Callable[[], object], printed: Sequence[Path]) -> int:
    signal.alarm(PATIENCE_S)
    for number, path in enumerate(printed, 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
    status: object = NOT_CAUGHT
    try:
        status = work()
    except SystemExit as ended:
        status = ended.code
    except BaseException:  # noqa: BLE001 - it is printed, and the status says so
        traceback.print_exc()
    # What is collected may say something too.
    gc.collect()
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    return status if isinstance(status, int) else NOT_CAUGHT


def prepare(top: Path) -> None:
    """Make the home, and what the commands are given. What a command makes, it makes."""
    home, given, out = top / "whole", top / "given", top / "out"
    os.environ["KINDPACE_HOME"] = str(home)
    bad_homes.make_home()
    bad_homes.make_material(given)
    out.mkdir()
    lines, voice = given / "lines", HibariVoice()
    lines.mkdir()
    for number, line in enumerate(LINES, 1):
        write_audio(lines / f"{number}.wav", [voice.speak(line, 120.0).samples])
    phrase = f"--passphrase-file {given}/phrase"
    for line in (
        f"preset new Own --from gentle --set max_rung=2 -o {home}/data/scripts/presets/own.yaml",
        f"preset new Made --author Ada --lock max_rung -o {given}/made.yaml",
        f"preset key --author Ada -o {given}/made.key {phrase}",
        f"preset trust {given}/made.pub --name Ada --yes",
        f"preset new Signed --author Ada --from gentle -o {home}/data/scripts/presets/signed.yaml",
        f"preset sign {home}/data/scripts/presets/signed.yaml --key {given}/made.key {phrase}",
        f"voice take a-window --by Ada --from {lines}",
        f"voice give a-window --preset own --key {given}/made.key {phrase} -o {given}/own.voice",
        f"render a-window --preset own --choose voice=on -o {out}/own.wav",
        f"plan {home}/data/recordings/talk.wav",
        "list",
        f"log export --format json -o {given}/log.json",
        f"transfer take {given}/all.kindpace {phrase}",
    ):
        status, _, err = run(line.split(), top)
        if status:
            raise RuntimeError(line, status, err)


def walk(
    top: Path, home: Path, out: Path, only: Sequence[str], make: Callable[[], None], **about: str
) -> None:
    """Give commands, each in a home that was just made."""
    os.environ["KINDPACE_HOME"] = str(home)
    for name, command in bad_homes.commands(home, top / "given", out).items():
        if only and name not in only:
            continue
        make()
        began = time.monotonic()
        status, said, err = run(command, top)
        seconds = round(time.monotonic() - began, 2)
        left = [str(path) for folder in (home, out) for path in unfinished_in(folder)]
        found = {"command": name, "status": status, "out": said, "err": err, "left": left, "took": seconds}
        print(json.dumps({**about, **found}), flush=True)  # noqa: T201 - the test reads it


def unfinished_in(folder: Path) -> Iterator[Path]:
    """Files that a command has begun and left."""
    for place, _, names in os.walk(folder):
        yield from (Path(place, name) for name in names if name.endswith(".part"))


def new_home(top: Path, home: Path, out: Path) -> None:
    bad_homes.remove_home(home)
    shutil.copytree(top / "whole", home, symlinks=True)
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    shutil.copy(top / "given/made.yaml", out / "sign.yaml")


def each_place(top: Path, kind: str, only: Sequence[str]) -> None:
    """Each file and folder bad in turn."""
    home, out = top / "home", top / "out"
    for place in bad_homes.places(top / "whole"):

        def make(place: Path = place) -> None:
            new_home(top, home, out)
            bad_homes.KINDS[kind](home / place)

        if not only or str(place) in only:
            walk(top, home, out, bad_homes.near(place), make, kind=kind, place=str(place))


def full(top: Path, only: Sequence[str]) -> None:
    """A small file system without a free byte: for the home, for what is written, for passing files."""
    small = top / "small"
    small.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", small], check=True)
    filler = small / "filler"
    for where in ("home", "output", "temporary"):
        home = (small if where == "home" else top) / "home"
        out = (small if where == "output" else top) / "out"
        tempfile.tempdir = str(small if where == "temporary" else top)

        def make(home: Path = home, out: Path = out) -> None:
            filler.unlink(missing_ok=True)
            new_home(top, home, out)
            with filler.open("ab", buffering=0) as file:
                for size in (1 << 16, 1 << 12, 1):
                    with contextlib.suppress(OSError):
                        while True:
                            file.write(b"x" * size)

        walk(top, home, out, only, make, kind="full", place=where)
        filler.unlink()
        bad_homes.remove_home(home)


def main(folder: str, kind: str, *only: str) -> None:
    """One walk."""
    top = Path(folder)
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    os.umask(0o077)
    put_doubles_in(top)
    os.environ["KINDPACE_HOME"] = str(top / "nobodys")
    get_ready()
    match kind:
        case "prepare":
            prepare(top)
        case "good":
            home, out = top / "home", top / "out"
            walk(top, home, out, only, lambda: new_home(top, home, out), kind=kind, place="")
        case "full":
            full(top, only)
        case _:
            each_place(top, kind, only)


if __name__ == "__main__":
    main(*sys.argv[1:])
