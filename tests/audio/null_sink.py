"""A private PulseAudio with a null sink, and a recording of what was played into it.

Works as root and as a user, without a sound card, D-Bus or a session.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections import deque
from contextlib import suppress
from pathlib import Path

import numpy as np

RATE = 48_000
PROGRAMS = ("pulseaudio", "parec", "pactl")
MISSING = [program for program in PROGRAMS if shutil.which(program) is None]

_FRAME_BYTES = 8

# norewinds: PulseAudio otherwise rewinds the sink now and then, and callbacks stall for seconds.
_SERVER = """
load-module module-native-protocol-unix socket={socket} auth-anonymous=1
load-module module-null-sink sink_name=kindpace rate=48000 channels=2 format=float32le norewinds=1
set-default-sink kindpace
"""
_ALSA = """
pcm.!default { type pulse }
ctl.!default { type pulse }
"""


class Pace:
    """At which frame of a recording a moment is, in a thread that looks how far the recording has come."""

    def __init__(self, recorded):
        self._recorded = recorded
        self._ahead: deque[float] = deque(maxlen=200)
        self._look()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._follow, daemon=True, name="the recorder's pace")
        self._thread.start()

    def frame_at(self, moment):
        """The frame at a moment of ``time.monotonic``."""
        return round(max(tuple(self._ahead)) + moment * RATE)

    def end(self):
        """Look no more."""
        self._over.set()
        self._thread.join()

    def _follow(self):
        while not self._over.wait(0.01):
            self._look()

    def _look(self):
        # In this order: held up in between, it seems to be further behind, which the others make up for.
        recorded = self._recorded()
        self._ahead.append(recorded - time.monotonic() * RATE)


class NullSink:
    """The server and its recorder. ``environment`` directs a program to it."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="kindpace-sink-"))
        self.environment = self._environment()
        self._write("server.pa", _SERVER.format(socket=self.folder / "native"))
        self._write("asoundrc", _ALSA)
        self._server = self._start_server()
        self._recording = self.folder / "recording.raw"
        self._recorder = self._start_recorder()
        self._pace = Pace(self.recorded)

    def recording(self, since=0):
        """Everything that was played so far, from frame ``since`` on, as float32 of shape (frames, 2)."""
        with self._recording.open("rb") as file:
            file.seek(since * _FRAME_BYTES)
            raw = file.read()
        whole = len(raw) // _FRAME_BYTES * _FRAME_BYTES
        return np.frombuffer(raw[:whole], dtype="<f4").reshape(-1, 2)

    def recorded(self):
        """Frames recorded so far: a mark for ``recording``."""
        return self._recording.stat().st_size // _FRAME_BYTES

    def mark(self):
        """The frame that sounds now: ``recorded`` without what the recorder is behind at this moment.

        Frames come as steadily as time goes by, and the recorder writes them in pieces, late by more or less.
        So the place of a moment follows from the piece that was least late of those in the last seconds.
        """
        return self._pace.frame_at(time.monotonic())

    def until_silent(self, patience=30.0):
        """Wait until the recorder has caught up and hears nothing: what a test before left may come late."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            mark = self.recorded()
            time.sleep(0.2)
            latest = self.recording(mark)
            if len(latest) and not latest.any():
                return
        raise TimeoutError("the sink didn't fall silent")

    def freeze(self):
        """Stop the server's process to simulate a hang."""
        os.kill(self._server.pid, signal.SIGSTOP)

    def thaw(self):
        """Resume it."""
        os.kill(self._server.pid, signal.SIGCONT)

    def close(self):
        """End recorder and server."""
        self._pace.end()
        self.thaw()
        for process in (self._recorder, self._server):
            process.kill()
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _environment(self):
        kept = {key: value for key, value in os.environ.items() if not key.startswith("PULSE_")}
        return {
            **kept,
            "XDG_RUNTIME_DIR": str(self.folder),
            "PULSE_SERVER": f"unix:{self.folder / 'native'}",
            "PULSE_COOKIE": str(self.folder / "cookie"),
            "PULSE_RUNTIME_PATH": str(self.folder / "pulse"),
            "PULSE_STATE_PATH": str(self.folder / "state"),
            "ALSA_CONFIG_PATH": f"/usr/share/alsa/alsa.conf:{self.folder / 'asoundrc'}",
        }

    def _write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    def _start_server(self):
        # PulseAudio 16 aborts now and then when it shares memory with its clients.
        options = (
            "--daemonize=no",
            "--use-pid-file=no",
            "--exit-idle-time=-1",
            "--disable-shm=1",
            "--enable-memfd=0",
        )
        script = str(self.folder / "server.pa")
        server = self._popen("pulseaudio", "-n", "-F", script, *options, stdout=subprocess.DEVNULL)
        self._wait_until(self._answers)
        return server

    def _start_recorder(self):
        options = ("--raw", "--format=float32le", f"--rate={RATE}", "--channels=2", "--latency-msec=20")
        with self._recording.open("wb") as file:
            recorder = self._popen("parec", "-d", "kindpace.monitor", *options, stdout=file)
        self._wait_until(lambda: self._recording.stat().st_size > 0)
        return recorder

    def _popen(self, *command, stdout):
        started = subprocess.Popen(
            command, env=self.environment, stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.DEVNULL
        )
        # The server gives itself this priority, where it may; the recorder needs it as much.
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, started.pid, -11)
        return started

    def _answers(self):
        asked = subprocess.run(
            ("pactl", "info"), env=self.environment, capture_output=True, check=False, timeout=60
        )
        return asked.returncode == 0

    @staticmethod
    def _wait_until(true, patience=60.0):
        end = time.monotonic() + patience
        while not true():
            if time.monotonic() > end:
                message = "PulseAudio's null sink did not start"
                raise RuntimeError(message)
            time.sleep(0.05)
