"""Renders ahead into the ring and turns commands into orders for the callback.

All of it happens in one thread, which alone writes the rings' write indices and the orders. There are two
rings: a jump is rendered into the spare one first and the callback then changes over between two samples'
ramps, so that it is heard as soon as a pause would be.
"""

from dataclasses import replace
from typing import Final

import numpy as np

from audio.callback import Callback, Order
from audio.commands import Close, Command, Load, Pause, Play, Release, Seek, SetVolume
from audio.counters import Count, Counters, Text
from audio.engine_types import EngineState
from audio.errors import AudioError
from audio.gain import step_of
from audio.mix import ClipSource, Renderer, first_difference
from audio.reading import STATES
from audio.ring import Ring
from audio.timeline import Timeline
from audio.units import SAMPLE_RATE, Frames

RING_FRAMES: Final = 3 * SAMPLE_RATE
"""Rendered ahead: 3 s (architecture.md: 2 to 4 s)."""

CHUNK: Final = SAMPLE_RATE // 4
"""Rendered at a time; short enough that a command never waits long behind one."""

FIRST_CHUNK: Final = CHUNK
"""Rendered before a jump is made: more than a device takes in one go after it was held up."""

GUARD: Final = SAMPLE_RATE // 5
"""Frames ahead of the reader that an exchange leaves alone: twice what a device takes in one go."""

SPLICE: Final = 480
"""Frames over which old and new are cross-faded where an exchange comes too late to be exact: 10 ms."""

FIRST_FADE: Final = 0.1
RESUME_FADE: Final = 0.03
JUMP_FADE: Final = 0.015
"""Seconds of the ramps at the first start, on going on, and on each side of a jump."""

CLOSING_FADE: Final = 0.2
"""Seconds in which sound dies away when the engine is closed or the window's process is gone."""


_NOTHING: Final = Timeline(clips=(), holds=(), length=Frames(0))


class Feeder:
    """The engine without a device and without a process: commands in, orders and samples out."""

    def __init__(self, source: ClipSource, counters: Counters) -> None:
        self._renderer = Renderer(source)
        self._counters = counters
        self._ring = Ring(RING_FRAMES)
        self._spare = Ring(RING_FRAMES)
        down = step_of(JUMP_FADE)
        order = Order(number=0, sounding=False, step=down, ring=self._ring, jump=0, down=down)
        self.callback = Callback(counters, order)
        self._timeline: Timeline | None = None
        self._target: tuple[int, int, int] | None = None
        self._hold_floor = 0
        self._wanted = False
        self._fresh = True

    @property
    def jumping(self) -> bool:
        """Whether a jump waits for the callback."""
        return self._target is not None

    @property
    def settled(self) -> bool:
        """Whether nothing sounds and nothing is under way."""
        under_way = self._target is not None or (self.callback.order.sounding and not self._at_stop())
        return not under_way and self.callback.silent

    def apply(self, command: Command) -> None:
        """Carry out a command, as far as it goes at once; ``tick`` does the rest."""
        match command:
            case Load():
                self._load(command.number, command.timeline, command.position)
            case Play():
                self._play()
            case Pause():
                self.stop(command.fade)
            case Seek():
                self._go_to(command.number, command.position)
            case Release():
                self._release()
            case SetVolume():
                self.callback.gain.aim = min(1.0, max(0.0, command.volume))
            case Close():
                self.stop(CLOSING_FADE)

    def stop(self, fade: float) -> None:
        """Fade down and stand still."""
        self._wanted = False
        self._give_order(sounding=False, step=step_of(fade))

    def tick(self) -> bool:
        """Render what is missing and say how things stand.

        Returns:
            True if there is more to render at once.
        """
        try:
            self._jump()
            return self._render_ahead()
        except (AudioError, OSError) as error:
            self.stop(JUMP_FADE)
            self._counters.set_text(
                Text.ERROR, f"A sound could not be read, so the sitting is paused. {error}"
            )
            return False

    def publish(self, applied: int) -> None:
        """Write the state where the window's process can see it."""
        self._counters[Count.STATE] = STATES.index(self.state())
        self._counters[Count.APPLIED] = applied

    def state(self) -> EngineState:
        """Where playing is, as far as a device lets it."""
        if self._timeline is None:
            return EngineState.IDLE
        if self._target is None and self._ring.read >= self._timeline.length:
            return EngineState.FINISHED
        if self._wanted:
            return EngineState.HOLDING if self._at_hold() else EngineState.PLAYING
        return EngineState.PAUSED if self.callback.silent else EngineState.PLAYING

    def _load(self, number: int, timeline: Timeline, position: Frames | None) -> None:
        before = self._timeline
        self._timeline = timeline
        if before is None or position is not None:
            self._fresh = not self._wanted
            self._go_to(number, position or Frames(0))
        elif self._target is None:
            self._exchange(number, before, timeline)

    def _play(self) -> None:
        if self._timeline is None:
            return
        self._wanted = True
        self._counters.set_text(Text.ERROR, "")
        if self._target is None:
            self._give_order(sounding=True, step=self._fade_in())

    def _release(self) -> None:
        if self._at_hold():
            self._hold_floor = self._ring.stop + 1
            self._ring.stop = self._stop_after(self._hold_floor)

    def _go_to(self, number: int, position: int) -> None:
        if self._timeline is not None:
            place = min(max(0, position), self._timeline.length)
            self._target = (number, place, place)

    def _at_hold(self) -> bool:
        stop = self._ring.stop
        timeline = self._timeline or _NOTHING
        return self._target is None and self._ring.read >= stop and stop in timeline.holds

    def _at_stop(self) -> bool:
        return self._ring.read >= self._ring.stop

    def _stop_after(self, floor: int) -> int:
        timeline = self._timeline or _NOTHING
        return min((hold for hold in timeline.holds if hold >= floor), default=timeline.length)

    def _jump(self) -> None:
        """Render the place to go to into the spare ring and have the callback change over to it."""
        if self._target is None or self.callback.answered != self.callback.order.number:
            return
        number, position, self._hold_floor = self._target
        self._target = None
        self._spare.restart(position, self._stop_after(self._hold_floor))
        self._ring, self._spare = self._spare, self._ring
        self._render(FIRST_CHUNK)
        step = self._fade_in() if self._wanted else step_of(JUMP_FADE)
        self._give_order(sounding=self._wanted, step=step, jump=number)

    def _fade_in(self) -> float:
        fade = FIRST_FADE if self._fresh else RESUME_FADE
        self._fresh = False
        return step_of(fade)

    def _give_order(self, *, sounding: bool, step: float, jump: int | None = None) -> None:
        # While a jump waits for the spare ring, orders keep to the ring last given.
        last = self.callback.order
        order = replace(last, number=last.number + 1, sounding=sounding, step=step)
        if jump is not None:
            order = replace(order, ring=self._ring, jump=jump)
        self.callback.order = order

    def _render_ahead(self) -> bool:
        if self._timeline is None:
            return False
        end = self._timeline.length
        wanted = min(CHUNK, end - self._ring.write)
        if wanted <= 0 or self._ring.free < CHUNK:
            return False
        self._render(wanted)
        return self._ring.free >= CHUNK and self._ring.write < end

    def _render(self, count: int) -> None:
        timeline = self._timeline or _NOTHING
        self._ring.put(self._renderer.render(timeline, self._ring.write, count))

    def _exchange(self, number: int, before: Timeline, after: Timeline) -> None:
        """Take what follows from another timeline, from the first frame that differs and is not too near."""
        ring = self._ring
        ring.stop = self._stop_after(self._hold_floor)
        changed = first_difference(before, after)
        if changed is None or changed >= ring.write:
            return
        nearest = ring.read + GUARD
        if changed >= nearest:
            in_time = ring.replace_from(changed, GUARD // 2)
        elif self.callback.silent:
            in_time = False
        else:
            in_time = self._splice(min(nearest, ring.write))
        if not in_time:
            self._target = (number, ring.read, self._hold_floor)

    def _splice(self, position: int) -> bool:
        """Cross-fade from what was rendered to what is wanted now."""
        ring = self._ring
        old = ring.peek(position, min(SPLICE, ring.write - position))
        in_time = ring.replace_from(position, GUARD // 2)
        new = self._renderer.render(self._timeline or _NOTHING, position, len(old))
        angle = (np.arange(1, len(old) + 1, dtype=np.float32) / (len(old) + 1) * np.pi / 2)[:, np.newaxis]
        ring.put(old * np.cos(angle) + new * np.sin(angle))
        return in_time
