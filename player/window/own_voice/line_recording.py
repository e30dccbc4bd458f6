"""One line at a time from the microphone: recorded, then kept beside the window's thread."""

import time
from collections.abc import Callable
from typing import Final

from audio.own_voice.line_errors import LONGEST_LINE
from audio.recording.recorder_types import Recorder, RecorderStage, RecorderStatus, Recording
from player.library.own_voice.taking_in import TakenLine
from player.window.background_task import BackgroundTask
from player.window.parts import Lazy, SoundSource

Keep = Callable[[int, Recording], TakenLine]
"""Keeps a line, by its number: called in a thread of its own."""

_UNDER_WAY: Final = (RecorderStage.OPENING, RecorderStage.RECORDING, RecorderStage.STOPPING)
_LEAVING: Final = 3.0
"""Seconds that leaving the page may wait for a line that was being recorded."""


class LineRecording:
    """Records a line and has it kept; whoever leaves in between loses nothing.

    Args:
        sound: makes the recorder.
        keep: keeps what was recorded.
    """

    def __init__(self, sound: Lazy[SoundSource], keep: Keep) -> None:
        self._recorder: Lazy[Recorder] = Lazy(lambda: sound.get().recorder())
        self._keep = keep
        self._number = 0
        self._awaited = False
        self._keeping: BackgroundTask[TakenLine] | None = None
        self.status = RecorderStatus(RecorderStage.IDLE)

    def look(self) -> None:
        """Look for microphones."""
        self._recorder.get().look()

    def record(self, number: int, device: str) -> None:
        """Record the line with this number, from a microphone; empty for the system's default."""
        self._number, self._awaited = number, True
        self._recorder.get().record(device or None)
        self.status = self._recorder.get().status()

    def stop(self) -> None:
        """It is said: keep it."""
        self._recorder.get().stop()

    @property
    def recording(self) -> bool:
        """Whether a line is being recorded, or the microphone opened for it."""
        return self.status.stage in _UNDER_WAY

    @property
    def keeping(self) -> bool:
        """Whether a line is being kept."""
        return self._keeping is not None

    def tick(self) -> TakenLine | None:
        """Follow the recorder. Returns what became of a line, once.

        Raises:
            OwnVoiceError: it could not be stored.
        """
        if self._recorder.made:
            self.status = self._recorder.get().status()
        stage = self.status.stage
        if stage is RecorderStage.RECORDING and self.status.seconds >= LONGEST_LINE:
            self.stop()
        if self._awaited and stage is RecorderStage.FAILED:
            self._awaited = False
            return TakenLine(self._number, fault=self.status.fault)
        if self._awaited and stage is RecorderStage.DONE:
            self._awaited = False
            number, recorded = self._number, self._recorder.get().recorded()
            self._keeping = BackgroundTask(lambda: self._keep(number, recorded))
        return self._kept()

    def _kept(self) -> TakenLine | None:
        if self._keeping is None or not self._keeping.ready:
            return None
        keeping, self._keeping = self._keeping, None
        return keeping.result()

    def leave(self) -> TakenLine | None:
        """Keep what is being recorded, and close the microphone. Returns what became of such a line.

        Raises:
            OwnVoiceError: it could not be stored.
        """
        taken = None
        if self.recording:
            self.stop()
        until = time.monotonic() + _LEAVING
        while taken is None and (self._awaited or self.keeping) and time.monotonic() < until:
            taken = self.tick()
            time.sleep(0.01)
        if self._recorder.made:
            self._recorder.get().close()
        return taken
