"""The engine as the window sees it: commands that return at once, a status to poll, and a watchdog.

The watchdog is a light thread rather than part of ``status``: a window too busy to poll must not leave a dead
engine unnoticed, and replacing one must not cost the window any time.
"""

import errno
import logging
import os
import time
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from threading import Event, RLock, Thread
from typing import Final

from audio.engine.child import EngineChild
from audio.engine.commands import Command, Load, Pause, Play, Release, Seek, SetBusVolume
from audio.engine.counters import Count
from audio.engine.status import read_status
from audio.engine.types import EngineState, EngineStatus
from audio.mix.buses import Bus
from audio.mix.timeline import Timeline
from audio.sentences import _
from audio.units import Frames, Seconds

WATCH_INTERVAL: Final = 0.1
STALE: Final = 1.0
"""Seconds without a callback after which the device counts as lost, whatever the cause."""

STALE_LOOKS: Final = 3
"""Consecutive checks that must agree: after both processes stalled together the first one would fail."""

OPENING_TIME: Final = 5.0
"""Seconds an engine may take to open the device before the window shows an error."""

EARLY: Final = 3.0
EARLY_DEATHS: Final = 3
"""An engine that ends within 3 s three times in a row is not restarted until asked."""

DIED: Final = _("The sound engine stopped, so the sitting is paused at its place. Press play to go on.")
ENDED: Final = _(
    "The sound output went away, so the sitting is paused at its place. "
    "Plug it in again or choose another one, then press play."
)
STALLED: Final = _(
    "The sound system stopped answering, so the sitting is paused at its place. Press play to go on."
)
GONE_OVER: Final = _("Sound now goes to {device}. Press play when you would like to go on.")
SILENT_SYSTEM: Final = _(
    "The sound system does not answer. Check the sound settings of this computer, or sit with text only."
)
GIVEN_UP: Final = _("The sound engine cannot start. Run 'kindpace doctor' to see why, or sit with text only.")

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Run:
    """One engine process and the state that outlives it. Replaced as a whole, so a status never mixes two.

    Attributes:
        child: the process.
        restarts: how often the process was replaced.
        notice: why it was last replaced; empty once the person resumed.
        jump: number of the last command that moved the position.
        goal: the position that command moved to.
        sent: number of the last command.
        sent_at: when it was sent, in seconds of the monotonic clock.
        expected: the state after the last command; None if it doesn't change the state.
        given_up: whether restarting was given up.
        deaths: engines that ended early, in a row.
    """

    child: EngineChild
    restarts: int = 0
    notice: str = ""
    jump: int = 0
    goal: Frames = Frames(0)
    sent: int = 0
    sent_at: float = 0.0
    expected: EngineState | None = None
    given_up: bool = False
    deaths: int = 0


class SoundEngine:
    """Plays through a separate process. See ``audio.engine.types.Engine``.

    Args:
        cache_folder: where the clips are.
        device: the output's name; None for the system's default.
    """

    def __init__(self, cache_folder: Path, device: str | None = None) -> None:
        self._cache_folder = cache_folder
        self._device = device
        self._timeline: Timeline | None = None
        self._volumes: dict[Bus, float] = {}
        self._numbers = count(1)
        self._lock = RLock()
        self._closed = Event()
        self._stale_looks = 0
        self._heard = (0, 0, Frames(0))
        self._latency = 0
        self._run = _Run(EngineChild(cache_folder, device))
        self._watchdog = Thread(target=self._watch, name="kindpace-engine-watchdog", daemon=True)
        try:
            self._watchdog.start()
        except RuntimeError as error:
            self._run.child.kill()
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN)) from error

    @property
    def pid(self) -> int:
        """The process id of the current engine."""
        return self._run.child.pid

    def load(self, timeline: Timeline, position: Frames | None = None) -> None:
        """Load this timeline; see ``Engine.load``."""
        with self._lock:
            first = self._timeline is None
            self._timeline = timeline
            number = next(self._numbers)
            if position is not None or first:
                self._aim(number, min(position or Frames(0), timeline.length))
            expected = EngineState.PAUSED if first else None
            self._send(Load(number, timeline, position), expected)

    def play(self) -> None:
        """Start or resume, with a ramp. After a failure, try the device again."""
        with self._lock:
            if self._run.given_up:
                self._start_again(self._run.goal, "")
            self._run = replace(self._run, notice="")
            self._look()
            self._send(Play(next(self._numbers)), EngineState.PLAYING)

    def pause(self, fade: Seconds) -> None:
        """Ramp to silence over ``fade`` seconds, then stop."""
        with self._lock:
            self._send(Pause(next(self._numbers), fade))

    def seek(self, position: Frames) -> None:
        """Go to a frame, ramped down and up."""
        with self._lock:
            number = next(self._numbers)
            length = Frames(0) if self._timeline is None else self._timeline.length
            self._aim(number, max(Frames(0), min(position, length)))
            self._send(Seek(number, position))

    def release(self) -> None:
        """Continue from a hold."""
        with self._lock:
            self._send(Release(next(self._numbers)))

    def set_volume(self, volume: float) -> None:
        """Set the voice's volume, 0.0 to 1.0, ramped."""
        self.set_bus_volume(Bus.NARRATION, volume)

    def set_bus_volume(self, bus: Bus, volume: float) -> None:
        """Set the volume of the voice, the bells or the background, 0.0 to 1.0, ramped."""
        with self._lock:
            self._volumes[bus] = volume
            self._send(SetBusVolume(next(self._numbers), bus, volume))

    def use_offered_device(self) -> None:
        """Switch to the system's new default output; see ``Engine.use_offered_device``."""
        with self._lock:
            offered = self.status().offered_device
            if not offered or self._closed.is_set():
                return
            place = self.status().heard
            _log.info("going over to the output %s, as asked", offered)
            self._run.child.close()
            self._start_again(place, GONE_OVER.format(device=offered))

    def status(self) -> EngineStatus:
        """What the engine is doing now. Takes no lock."""
        self._look()
        return self._status()

    def _look(self) -> None:
        """Note that the window is responding, so a person could ease back."""
        self._run.child.counters[Count.LOOKED_AT] = time.monotonic_ns()

    def _status(self) -> EngineStatus:
        run, counters = self._run, self._run.child.counters
        # Read before the rest: it may get there in between, and the old place would be taken for the new one.
        on_the_way = counters[Count.JUMPED] < run.jump
        pending = counters[Count.APPLIED] < run.sent
        found = read_status(counters, time.monotonic_ns())
        if on_the_way:
            found = replace(found, position=run.goal, heard=run.goal)
        found = replace(found, heard=self._never_backwards(run, found))
        state, error = self._judged(run, found, pending=pending)
        return replace(found, state=state, error=error, restarts=run.restarts)

    def _never_backwards(self, run: _Run, found: EngineStatus) -> Frames:
        """Keep ``heard`` from going back: a late callback makes the estimate run ahead."""
        process, jump, before = self._heard
        floor = before if (process, jump) == (run.child.pid, run.jump) else Frames(0)
        heard = max(found.heard, min(floor, found.position))
        self._heard = (run.child.pid, run.jump, heard)
        return heard

    def close(self) -> None:
        """Fade out and end the process; returns at once."""
        with self._lock:
            self._closed.set()
            self._run.child.close()

    def _judged(self, run: _Run, found: EngineStatus, *, pending: bool) -> tuple[EngineState, str]:
        if run.given_up:
            return EngineState.FAILED, GIVEN_UP
        if found.state is EngineState.STARTING:
            late = time.monotonic() - run.child.started > OPENING_TIME
            return (EngineState.FAILED, SILENT_SYSTEM) if late else (EngineState.STARTING, run.notice)
        error = found.error or run.notice
        if run.expected and pending and found.state is not EngineState.FAILED:
            return run.expected, error
        if run.expected is EngineState.PLAYING and pending and time.monotonic() - run.sent_at < OPENING_TIME:
            # It failed before; whether the output is there by now is only being tried.
            return EngineState.STARTING, ""
        return found.state, error

    def _aim(self, number: int, goal: Frames) -> None:
        self._run = replace(self._run, jump=number, goal=goal)

    def _send(self, command: Command, expected: EngineState | None = None) -> None:
        self._run = replace(self._run, sent=command.number, sent_at=time.monotonic(), expected=expected)
        self._run.child.send(command)

    def _watch(self) -> None:
        while not self._closed.wait(WATCH_INTERVAL):
            with self._lock:
                reason = "" if self._closed.is_set() or self._run.given_up else self._trouble()
                self._tell_latency()
                if reason:
                    _log.warning("engine %d replaced: %s", self._run.child.pid, reason)
                    self._replace(reason)

    def _tell_latency(self) -> None:
        latency = self._run.child.counters[Count.LATENCY]
        if latency > self._latency > 0:
            _log.warning("latency widened from %d to %d ms", self._latency // 1000, latency // 1000)
        self._latency = latency or self._latency

    def _trouble(self) -> str:
        child = self._run.child
        if not child.alive:
            return DIED
        if child.counters[Count.ENDED]:
            return ENDED
        age = (time.monotonic_ns() - child.counters[Count.BEAT_AT]) / 1e9
        stale = bool(child.counters[Count.STREAMING]) and age > STALE
        self._stale_looks = self._stale_looks + 1 if stale else 0
        return STALLED if self._stale_looks >= STALE_LOOKS else ""

    def _replace(self, reason: str) -> None:
        """Kill the process and start another one, paused where this one was last heard."""
        run = self._run
        place = self._status().heard
        run.child.kill()
        early = time.monotonic() - run.child.started < EARLY
        deaths = run.deaths + 1 if early and reason == DIED else 0
        if deaths >= EARLY_DEATHS:
            self._run = replace(run, given_up=True, deaths=deaths, goal=place)
            return
        self._run = replace(run, deaths=deaths)
        self._start_again(place, reason)

    def _start_again(self, place: Frames, notice: str) -> None:
        self._stale_looks = 0
        run = self._run
        try:
            child = EngineChild(self._cache_folder, self._device)
        except OSError:
            # No process, or no memory to share with it: Play tries again.
            self._run = replace(run, given_up=True, goal=place)
            return
        number = 0 if self._timeline is None else next(self._numbers)
        self._run = _Run(child, run.restarts + 1, notice, jump=number, goal=place, deaths=run.deaths)
        if self._timeline is not None:
            self._send(Load(number, self._timeline, place), EngineState.PAUSED)
        for bus, volume in self._volumes.items():
            self._send(SetBusVolume(next(self._numbers), bus, volume))
