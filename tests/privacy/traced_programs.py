"""The product's programs, all running at once under strace, each in a home of its own."""

import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

from brief_preset import BRIEF
from null_sink import NullSink
from traces import Trace, Traced

from player.system.folders import make_owner_only

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

SECONDS = 26
"""Telemetry that is on looks its maker's name up after some 20 seconds."""

PATIENCE = 300

PLAYING = ("play", "window")
"""Those that are heard, and would be late if each of their system calls were looked at."""

USUAL_FOLDERS = "play"
"""The program that keeps things in the system's usual folders; the others in one that is named."""

SCRIPT = """---
id: two-minutes
format: 1
title: Two minutes
components: [mindfulness]
language: en
about: A few words and a few pauses.
asks: To notice one sound.
minutes: 2
caution: None that we know of.
sources:
  - Neff 2003
---

## Arriving (orient)

You are welcome here. [2s] You might look around the room, if you like.

## One sound (rung 1)

There may be a sound near you, or far away. [3s] You could listen to it for a moment, or not.

[silence 8s]

## Coming back (return)

You might look at one thing in the room.
"""


@dataclass(frozen=True)
class Ended:
    """How a program ended, and what was seen of it."""

    status: int
    said: str
    complained: str
    trace: Trace


class TracedPrograms:
    """All of them, begun one soon after the other.

    Args:
        folder: an empty one for everything.
        every: also ``play``, ``render`` and ``doctor``, beside the window and what would be seen in it.
    """

    def __init__(self, folder, *, every):
        self._folder = folder
        self._sink = NullSink()
        self._running = {}
        self._ended = {}
        self._interrupting = Timer(SECONDS, _press_ctrl_c, ())
        self._start("planted", HERE / "planted_telemetry.py", SECONDS)
        # One after the other, once it is heard: nothing that is heard must wait for what others load. What is
        # read here is gone for ``communicate``: a sitting's title and first words, "dialog" and "playing".
        if every:
            self._play()
        window = self._start("window", HERE / "drive_traced_window.py", SECONDS)
        self.began = [window.stdout.readline() for _ in range(2)]
        if every:
            self._render()
            self._start("doctor", "-m", "player", "doctor", "--json")

    def _play(self):
        brief = self._brief()
        playing = self._start("play", "-m", "player", "play", "two-minutes", "--preset", brief)
        for _ in range(2):
            playing.stdout.readline()
        self._interrupting = Timer(SECONDS, _press_ctrl_c, (playing,))
        self._interrupting.start()

    def _render(self):
        talk = self._folder / "talk.m4a"
        tone = ("-f", "lavfi", "-i", "sine=d=3", "-c:a", "aac")
        subprocess.run(["ffmpeg", "-v", "error", *tone, talk], check=True)
        self.asked_for.parent.mkdir()
        self._start("render", "-m", "player", "render", talk, "--preset", self._brief(), "-o", self.asked_for)

    def _brief(self):
        brief = self._folder / "brief.yaml"
        brief.write_text(BRIEF, encoding="utf-8")
        return brief

    @property
    def asked_for(self):
        """Where ``render`` is asked to write."""
        return self._folder / "asked for" / "talk.flac"

    def ended(self, name):
        """Wait for a program."""
        if name not in self._ended:
            running = self._running[name]
            said, complained = running.process.communicate(timeout=PATIENCE)
            self._ended[name] = Ended(running.process.returncode, said, complained, running.trace())
        return self._ended[name]

    def close(self):
        """End them, and the sound server."""
        self._interrupting.cancel()
        for running in self._running.values():
            if running.process.poll() is None:
                os.killpg(running.process.pid, signal.SIGKILL)
            running.process.communicate()
        self._sink.close()

    @property
    def peers(self):
        """The sound server that they are told of, and the system's bus, which says when it goes to sleep."""
        system_bus = {"/run/dbus/system_bus_socket", "/var/run/dbus/system_bus_socket"}
        return {str(self._sink.folder / "native"), *system_bus}

    def inside(self, name):
        """Kindpace's own folders of a program, as a pattern."""
        return rf"({'|'.join(map(re.escape, map(str, self._folders(name))))})(/.*)?"

    def _top(self, name):
        return self._folder / name

    def _folders(self, name):
        """Data, settings, cache and messages: where README says they are, or in one folder that is named."""
        if name == USUAL_FOLDERS:
            user = self._top(name) / "user"
            places = (".local/share", ".config", ".cache", ".local/state")
            return [user / place / "kindpace" for place in places]
        return [self._top(name) / "kindpace" / place for place in ("data", "config", "cache", "log")]

    def _start(self, name, *words):
        data, config, *_ = folders = self._folders(name)
        presets = data / "scripts/presets"
        for folder in (presets, *folders):
            make_owner_only(folder)
        (data / "scripts/two-minutes.md").write_text(SCRIPT, encoding="utf-8")
        (presets / "brief.yaml").write_text(BRIEF, encoding="utf-8")
        (config / "settings.toml").write_text('preset = "brief"\n', encoding="utf-8")
        command = [sys.executable, *words]
        self._running[name] = Traced(
            self._top(name) / "calls",
            command,
            self._environment(name),
            lightly=name in PLAYING,
            cwd=ROOT,
        )
        return self._running[name].process

    def _environment(self, name):
        """A person's, as on a desktop, all of it in the program's own folder; telemetry is asked for."""
        top = self._top(name)
        for folder in ("user", "run", "tmp"):
            (top / folder).mkdir(mode=0o700, exist_ok=True)
        told = ("PATH", "LANG", "LC_ALL", "VIRTUAL_ENV", "QT_QPA_PLATFORM")
        sink = ("PULSE_SERVER", "ALSA_CONFIG_PATH")
        return {
            **{key: os.environ[key] for key in told if key in os.environ},
            **{key: self._sink.environment[key] for key in sink},
            "HOME": str(top / "user"),
            "XDG_RUNTIME_DIR": str(top / "run"),
            "TMPDIR": str(top / "tmp"),
            **({} if name == USUAL_FOLDERS else {"KINDPACE_HOME": str(top / "kindpace")}),
            "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests"))),
            "ORT_DISABLE_TELEMETRY": "0",
        }


def _press_ctrl_c(process):
    """As a terminal does it: to the program and to all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGINT)
