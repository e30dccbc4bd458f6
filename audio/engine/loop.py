"""The engine's own thread: opens the device, carries out commands, keeps the ring full."""

import logging
import math
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Final

from audio.devices.output_types import WIDEST, Open, Output
from audio.devices.watch import Watch
from audio.engine.commands import Close, Command, Play
from audio.engine.counters import Count, Counters, Text
from audio.engine.dropouts import DropoutSource, DropoutWatch
from audio.engine.feeder import CLOSING_FADE, JUMP_FADE, Feeder
from audio.engine.latencies import Latencies
from audio.engine.stalls import CLOCK_JUMP, CLOCK_JUMPED, HELD_UP, WINDOW_STALL, wall_clock_offset
from audio.engine.status import STATES
from audio.engine.types import EngineState
from audio.errors import AudioError
from audio.sentences import _
from audio.units import Seconds

BUSY_PATIENCE: Final = 0.06
IDLE_PATIENCE: Final = 0.25
"""Seconds to wait for a command while something plays, and while nothing does."""

JUMP_PATIENCE: Final = 0.005

CLOSING_MARGIN: Final = 0.5
"""Seconds that a slow device may take beyond the closing fade."""

MOVED_TEXT: Final = _(
    "Paused, because the system sends sound to another output now: {device}. "
    "Press play when you would like to go on there, or choose another one first."
)

_log = logging.getLogger(__name__)


class EngineLoop:
    """Runs one engine until it is closed.

    Args:
        feeder: renders and takes commands.
        counters: where the state is published.
        open_output: opens a device.
        device: its name; None for the system's default.
        clock_offset: seconds the wall clock is ahead of a clock that is never set.
        watch: knows where the sound goes; None if unknown.
        latencies: remembers what each device needs.
        clock: seconds, of a clock that is never set.
    """

    def __init__(
        self,
        feeder: Feeder,
        counters: Counters,
        open_output: Open,
        device: str | None,
        clock_offset: Callable[[], float] = wall_clock_offset,
        *,
        watch: Watch | None = None,
        latencies: Latencies | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._feeder = feeder
        self._counters = counters
        self._open_output = open_output
        self._device = device
        self._clock_offset = clock_offset
        self._offset = clock_offset()
        self._output: Output | None = None
        self._watch = watch or Watch()
        self._latencies = latencies or Latencies(None)
        self._latency = self._latencies.of(device)
        self._dropouts = DropoutWatch()
        self._holed = False
        self._elsewhere = False
        self._clock = clock
        self._sounded_at = -math.inf
        self._applied = 0
        self._closing = False
        self._patience = 0.0

    def run(self, inbox: SimpleQueue[Command]) -> None:
        """Run until a ``Close`` arrives, then fade out."""
        self._open()
        while not self._closing:
            self.step(inbox)
        self._fade_out()

    def step(self, inbox: SimpleQueue[Command]) -> None:
        """One iteration: carry out commands, render, publish the state."""
        commands = _waiting(inbox, self._patience)
        # Before the new commands, which are newer than the stall.
        self._notice_stall()
        for command in commands:
            self._apply(command)
        self._notice_move()
        self._notice_dropouts()
        if self._output is None:
            self._feeder.callback.switch_ring()
        more = self._feeder.tick()
        self._publish()
        self._patience = self._next_patience(more=more)

    def _apply(self, command: Command) -> None:
        if isinstance(command, Play):
            self._open_where_it_goes()
        if not (isinstance(command, Play) and self._output is None):
            self._feeder.apply(command)
        if isinstance(command, Play):
            self._counters[Count.HELD_UP] = 0
        self._applied = command.number
        self._closing = self._closing or isinstance(command, Close)

    def _open_where_it_goes(self) -> None:
        """Open the output if none is open, or if the open one is no longer the system's."""
        if self._output is not None and self._elsewhere:
            self._output.close()
            self._output = None
        if self._output is None:
            self._elsewhere = False
            self._open()

    def _open(self) -> None:
        self._feeder.callback.opened()
        try:
            self._output = self._open_output(
                self._device, self._feeder.callback.fill, self._ended, self._latency
            )
        except AudioError as error:
            self._counters.set_text(Text.ERROR, str(error))
            self._counters[Count.STREAMING] = 0
            return
        self._counters.set_text(Text.ERROR, "")
        self._counters.set_text(Text.DEVICE, self._output.device)
        self._counters.set_text(Text.BACKEND, self._output.backend)
        self._counters[Count.LATENCY] = round(self._output.latency * 1e6)
        self._counters[Count.BEAT_AT] = time.monotonic_ns()
        self._counters[Count.STREAMING] = 1
        self._dropouts.opened(time.monotonic())

    def _ended(self) -> None:
        self._counters[Count.ENDED] = 1

    def _notice_stall(self) -> None:
        """Pause after a stall, seen by the callback, the wall clock or the window's silence."""
        callback, offset = self._feeder.callback, self._clock_offset()
        jumped = abs(offset - self._offset) > CLOCK_JUMP
        self._offset = offset
        if callback.held_up:
            self._pause_after_stall(HELD_UP, JUMP_FADE)
            if self._output is not None:
                self._dropouts.opened(time.monotonic(), self._output.underflows)
            # Only after the order to be silent was given.
            callback.held_up = False
        elif jumped:
            self._pause_after_stall(CLOCK_JUMPED, JUMP_FADE)
        elif self._left_alone():
            self._pause_after_stall(HELD_UP, CLOSING_FADE)

    def _left_alone(self) -> bool:
        """Whether something sounds although the window has been unresponsive too long to ease back."""
        looked_at = self._counters[Count.LOOKED_AT]
        silent = time.monotonic_ns() - looked_at > WINDOW_STALL * 1e9
        return bool(looked_at) and silent and self._feeder.state() is EngineState.PLAYING

    def _pause_after_stall(self, words: str, fade: float) -> None:
        if self._pause_with(words, fade):
            self._counters[Count.HELD_UP] = 1

    def _notice_move(self) -> None:
        """Pause if the system moved the sound elsewhere (headphones unplugged), until asked."""
        moved = self._watch.take_moved()
        if moved:
            self._pause_with(MOVED_TEXT.format(device=moved), JUMP_FADE)
            self._elsewhere = self._watch.stays_with_output
        self._counters.set_text(Text.OFFERED, self._watch.offered)

    def _pause_with(self, words: str, fade: float) -> bool:
        """Pause if it was playing and publish why; returns whether it paused."""
        sounding = self._feeder.wanted and self._feeder.state() in {EngineState.PLAYING, EngineState.HOLDING}
        if sounding:
            _log.warning("%s", words)
            self._feeder.stop(fade)
            self._counters.set_text(Text.ERROR, words)
        return sounding

    def _notice_dropouts(self) -> None:
        """Count and log dropouts; widen the latency if they may happen again."""
        if self._output is None or self._feeder.callback.held_up:
            return
        quiet = self._feeder.settled
        found = self._dropouts.look(
            self._output, self._counters[Count.UNDERRUNS], time.monotonic(), sounding=not quiet
        )
        for dropout in found:
            _log.warning(
                "sound was missing (%s): %d times, %.0f ms",
                dropout.source,
                dropout.count,
                1000 * dropout.lost,
            )
            if dropout.source is not DropoutSource.RING:
                self._counters[Count.DROPOUTS] += dropout.count
        self._holed = self._holed or bool(found)
        if (self._holed or self._dropouts.near_misses) and (
            self._heard_out(self._output, quiet=quiet) or self._feeder.between_sounds
        ):
            self._widen(self._output)

    def _heard_out(self, output: Output, *, quiet: bool) -> bool:
        """Whether nothing sounds, and no buffer still has the end of a fade: reopening would drop it."""
        if not quiet:
            self._sounded_at = self._clock()
        return quiet and self._clock() - self._sounded_at >= _buffered(output)

    def _widen(self, output: Output) -> None:
        """Reopen the device with twice the latency. That causes a gap, so only while nothing sounds.

        A near miss widens it for this sitting, a dropout also for later ones.
        """
        if self._latency < WIDEST:
            self._latency = Seconds(min(WIDEST, 2 * self._latency))
            if self._holed:
                self._latencies.remember(self._device, self._latency)
            output.close()
            self._output = None
            self._open()
        self._dropouts.near_misses = 0
        self._holed = False

    def _publish(self) -> None:
        self._feeder.publish(self._applied)
        if self._output is None:
            self._counters[Count.STATE] = STATES.index(EngineState.FAILED)

    def _next_patience(self, *, more: bool) -> float:
        if more:
            return 0.0
        if self._feeder.jumping:
            return JUMP_PATIENCE
        return IDLE_PATIENCE if self._feeder.settled else BUSY_PATIENCE

    def _fade_out(self) -> None:
        """Fade out and wait until it was heard, but never for a device that has stopped asking."""
        if self._output is None:
            return
        enough = time.monotonic() + CLOSING_FADE + CLOSING_MARGIN
        while not self._feeder.settled and time.monotonic() < enough:
            self._feeder.tick()
            time.sleep(JUMP_PATIENCE)
        if self._counters[Count.POSITION]:
            time.sleep(_buffered(self._output))


def _buffered(output: Output) -> float:
    """Seconds until what was given is heard. A sound server buffers more than the device reports."""
    return 2 * output.latency + BUSY_PATIENCE


def _waiting(inbox: SimpleQueue[Command], patience: float) -> list[Command]:
    """All pending commands; waits for the first one."""
    commands: list[Command] = []
    try:
        commands.append(inbox.get(timeout=patience) if patience else inbox.get_nowait())
        while True:
            commands.append(inbox.get_nowait())
    except Empty:
        return commands
