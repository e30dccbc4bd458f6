"""A recorder whose microphone is opened by a process of its own: a server that hangs holds up nobody."""

import json
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any, Final

from audio.helper_process import end_helper, follow, start_helper
from audio.isolation.command import isolated_command
from audio.recording.recorder_types import RecorderStage, RecorderStatus, Recording
from audio.sentences import _

OPENS_IN: Final = 8.0
"""Seconds until a microphone has to be open: on two busy cores the process alone takes two to start."""

STOPS_IN: Final = 2.0
"""Seconds until a recording has to end once it was stopped."""

NO_ANSWER: Final = _(
    "The microphone didn't answer. You might choose another, or record with any other program and take the "
    "files in."
)

_SAMPLE_BYTES: Final = 4
_Event = tuple[dict[str, Any], bytes]
_BUSY: Final = {RecorderStage.OPENING: OPENS_IN, RecorderStage.STOPPING: STOPS_IN}


class Microphone:
    """See ``audio.recording.recorder_types.Recorder``. The process starts when it is first needed.

    Args:
        command: starts the process.
        clock: seconds that only go up.
    """

    def __init__(
        self,
        command: list[str] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._command = command or isolated_command("audio.recording.process")
        self._clock = clock
        self._process: subprocess.Popen[bytes] | None = None
        self._events: SimpleQueue[_Event | None] = SimpleQueue()
        self._microphones: tuple[str, ...] | None = None
        self._begin(RecorderStage.IDLE)

    def _begin(self, stage: RecorderStage) -> None:
        self._stage, self._since = stage, self._clock()
        self._blocks: list[bytes] = []
        self._count = 0
        self._rate, self._lost, self._broken_off = 48_000, 0, False
        self._peak = self._rms = self._highest = 0.0
        self._device = self._fault = ""

    def look(self) -> None:
        """See ``Recorder``."""
        self._microphones = None
        self._ask(do="look")

    def record(self, device: str | None) -> None:
        """See ``Recorder``."""
        self._begin(RecorderStage.OPENING)
        self._ask(do="record", device=device)

    def stop(self) -> None:
        """See ``Recorder``."""
        if self._stage in (RecorderStage.OPENING, RecorderStage.RECORDING):
            self._stage, self._since = RecorderStage.STOPPING, self._clock()
            self._ask(do="stop")

    def status(self) -> RecorderStatus:
        """See ``Recorder``."""
        self._take_in_events()
        patience = _BUSY.get(self._stage)
        if patience is not None and self._clock() - self._since > patience:
            self._end_process()
            self._end_early(NO_ANSWER)
        peak, self._peak = self._peak, 0.0
        return RecorderStatus(
            self._stage,
            self._count / self._rate,
            peak,
            self._rms,
            self._highest,
            self._fault,
            self._device,
            self._microphones,
        )

    def recorded(self) -> Recording:
        """See ``Recorder``."""
        return Recording(b"".join(self._blocks), self._rate, self._broken_off, self._lost)

    def close(self) -> None:
        """See ``Recorder``."""
        self._end_process()
        if self._stage in (RecorderStage.OPENING, RecorderStage.RECORDING, RecorderStage.STOPPING):
            self._stage = RecorderStage.DONE

    # ------------------------------------------------------------------ the process

    def _ask(self, **command: object) -> None:
        process = self._running()
        if process is None or process.stdin is None:
            return
        with suppress(OSError):
            process.stdin.write(json.dumps(command).encode() + b"\n")
            process.stdin.flush()

    def _running(self) -> subprocess.Popen[bytes] | None:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._end_process()
        self._events = SimpleQueue()
        try:
            self._process = start_helper(self._command, stderr=subprocess.DEVNULL)
            follow(
                self._process,
                Thread(target=_read, args=(self._process.stdout, self._events), daemon=True),
            )
        except OSError as error:
            self._process = None
            self._end_early(_("The microphone's process could not be started: {error}.").format(error=error))
            return None
        return self._process

    def _end_process(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            end_helper(process)

    # ------------------------------------------------------------------ what it says

    def _take_in_events(self) -> None:
        with suppress(Empty):
            while (event := self._events.get_nowait()) is not None:
                self._take_in(*event)
            # Its output has closed.
            self._end_early(NO_ANSWER)

    def _take_in(self, said: dict[str, Any], data: bytes) -> None:
        match said["kind"]:
            case "microphones":
                self._microphones = tuple(said["names"])
            case "open":
                self._device, self._rate = said["device"], said["rate"]
                if self._stage is RecorderStage.OPENING:
                    self._stage = RecorderStage.RECORDING
            case "sound":
                self._blocks.append(data)
                self._count += said["frames"]
                self._rms = said["rms"]
                self._peak, self._highest = max(self._peak, said["peak"]), max(self._highest, said["peak"])
            case "ended":
                self._lost, self._broken_off = said["lost"], said["by_itself"]
                self._stage = RecorderStage.DONE
            case "failed":
                self._microphones = self._microphones or ()
                self._end_early(said["words"])

    def _end_early(self, fault: str) -> None:
        """The process or the device is gone. What came until then stays."""
        if self._microphones is None:
            self._microphones = ()
        if self._stage in (RecorderStage.IDLE, RecorderStage.DONE):
            self._fault = fault
            return
        if self._blocks:
            self._stage, self._broken_off = RecorderStage.DONE, True
        else:
            self._stage, self._fault = RecorderStage.FAILED, fault


def _read(pipe: IO[bytes], events: SimpleQueue[_Event | None]) -> None:
    with pipe:
        while line := pipe.readline():
            # Of a process that was killed half a line may be left.
            with suppress(ValueError):
                said = json.loads(line)
                events.put((said, pipe.read(said.get("frames", 0) * _SAMPLE_BYTES)))
    events.put(None)
