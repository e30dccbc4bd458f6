"""Times the start of the window beside other desktop programs: until a window is on a virtual screen."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from measures import NotMeasuredError, Result, Settings, median, spread
from players import ROOT

SCREEN = (1600, 1000)
"""Width and height of the virtual screen, in pixels."""

SMALLEST = (400, 250)
"""Width and height in pixels from which a window counts as the program's own, not as a helper's."""

LONGEST = 60.0
"""Seconds after which a program is taken not to show a window at all."""

BARE = (
    "from PySide6.QtWidgets import QApplication, QLabel; app = QApplication([]); label = QLabel('bare'); "
    "label.resize(800, 500); label.show(); app.exec()"
)


@dataclass(frozen=True)
class Desktop:
    """A program with a window.

    Attributes:
        name: its name on the page.
        command: what starts it; ``{home}`` is its own empty home.
        leftover: a pattern of the command lines that a stopped start may leave behind; empty if none.
    """

    name: str
    command: tuple[str, ...]
    leftover: str = ""


OURS = Desktop("Kindpace", (sys.executable, "-m", "player"))
BARE_WINDOW = Desktop("bare PySide6 window with a label", (sys.executable, "-c", BARE))
OTHERS = (
    Desktop("Picard", ("picard",)),
    Desktop("Anki", ("anki", "-b", "{home}/anki")),
    # It talks to the session's bus, and leaves a process behind when that ends.
    Desktop("Quod Libet", ("dbus-run-session", "quodlibet"), r"bin/quodlibet"),
)


def run(settings: Settings) -> list[Result]:
    """Measure all programs that are installed, in turn, with a warm-up start each.

    Raises:
        NotMeasuredError: if there is no virtual screen or no program to look for windows on it.
    """
    if missing := [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]:
        raise NotMeasuredError(f"not installed: {', '.join(missing)}")
    present = [other for other in OTHERS if shutil.which(other.command[-1 if other.leftover else 0])]
    absent = [other.name for other in OTHERS if other not in present]
    programs = (OURS, BARE_WINDOW, *present)
    took: dict[Desktop, list[float]] = {program: [] for program in programs}
    with _screen() as environment:
        for attempt in range(1 + int(settings.pick(10, 5))):
            for program in programs:
                seconds = _start(program, environment, settings.folder)
                if attempt:
                    took[program].append(seconds)
    return [_result(took, absent)]


def _result(took: Mapping[Desktop, list[float]], absent: list[str]) -> Result:
    ours, bare = took[OURS], took[BARE_WINDOW]
    ratio = median(ours) / median(bare)
    others = [program for program in took if program not in {OURS, BARE_WINDOW}]
    return Result(
        "Process start to a window on the screen",
        spread(ours, "s"),
        "at most 2 × a bare window, and sooner than Picard, Anki and Quod Libet",
        None if absent else ratio <= 2.0 and all(median(ours) < median(took[other]) for other in others),
        tuple((program.name, spread(took[program], "s")) for program in took if program is not OURS),
        ratio,
        f"Xvfb, until a window of at least {SMALLEST[0]} × {SMALLEST[1]} is shown, looked for without "
        "rest; each in a home of its own, files in the system’s cache."
        + (f" Not installed: {', '.join(absent)}." if absent else ""),
        f"{len(ours)} starts of each, in turn",
    )


@contextmanager
def _screen() -> Iterator[Mapping[str, str]]:
    """A virtual screen, and the environment that leads a program to it."""
    reading, writing = os.pipe()
    command = (
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        f"{SCREEN[0]}x{SCREEN[1]}x24",
        "-nolisten",
        "tcp",
    )
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading, encoding="ascii") as told:
        display = told.readline().strip()
    kept = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
    try:
        yield {**kept, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb", "QTWEBENGINE_DISABLE_SANDBOX": "1"}
    finally:
        server.terminate()
        server.wait()


def _start(program: Desktop, screen: Mapping[str, str], folder: Path) -> float:
    """Seconds from the program's start to its window; it is stopped afterwards.

    Raises:
        NotMeasuredError: if it ended, or showed no window in ``LONGEST``.
    """
    home = folder / program.name.replace(" ", "-")
    home.mkdir(exist_ok=True)
    folders = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "KINDPACE_HOME")
    command = [word.format(home=home) for word in program.command]
    with (home / "said").open("ab") as said:
        began = time.monotonic()
        started = subprocess.Popen(
            command,
            env={**screen, **dict.fromkeys(folders, str(home))},
            cwd=ROOT,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
    try:
        while not _window_is_shown(screen):
            if started.poll() is not None or time.monotonic() - began > LONGEST:
                raise NotMeasuredError(f"{program.name} showed no window; what it said: {home / 'said'}")
        return time.monotonic() - began
    finally:
        _stop(started, program, screen)


def _window_is_shown(screen: Mapping[str, str]) -> bool:
    shown = _xdotool(screen, "search", "--onlyvisible", "--maxdepth", "1", "--name", ".*").split()
    for window in shown:
        geometry = _xdotool(screen, "getwindowgeometry", "--shell", window)
        found = dict(re.findall(r"(WIDTH|HEIGHT)=(\d+)", geometry))
        size = int(found.get("WIDTH", 0)), int(found.get("HEIGHT", 0))
        if SMALLEST[0] <= size[0] and SMALLEST[1] <= size[1] and size != SCREEN:
            return True
    return False


def _xdotool(screen: Mapping[str, str], *arguments: str) -> str:
    done = subprocess.run(("xdotool", *arguments), env=screen, capture_output=True, text=True, check=False)
    return done.stdout


def _stop(started: subprocess.Popen[bytes], program: Desktop, screen: Mapping[str, str]) -> None:
    """End it with all its processes, and wait until its window is gone."""
    time.sleep(1.0)  # what it does after its first window would be cut off otherwise
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(started.pid, number)
        with suppress(subprocess.TimeoutExpired):
            started.wait(8)
            break
    if program.leftover:
        subprocess.run(("pkill", "-KILL", "-f", program.leftover), check=False)
    ended = time.monotonic()
    while _window_is_shown(screen):
        if time.monotonic() - ended > LONGEST:
            raise NotMeasuredError(f"{program.name}'s window stayed")
        time.sleep(0.1)
