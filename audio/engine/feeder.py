"""Renders ahead into the ring and turns commands into orders for the callback.

It all runs in one thread, the only writer of the rings' write indices and of the orders. There are two
rings: a jump is rendered into the spare one first, and the callback then switches between two ramps, so that
a jump is heard as quickly as a pause.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np

from audio.engine.callback import Block, Callback, Order
from audio.engine.commands import Close, Command, Load, Pause, Play, Release, Seek, SetBusVolume
from audio.engine.counters import Count, Counters, Text
from audio.engine.gain import step_of
from audio.engine.ring import Ring
from audio.engine.stalls import boot_ns
from audio.engine.status import STATES
from audio.engine.types import EngineState
from audio.errors import AudioError
from audio.mix.blocks import WideBlock
from audio.mix.buses import PLACES, Bus
from audio.mix.cross_fade import cross_faded
from audio.mix.envelope import FLOOR, STEEPEST, Envelope, LevelStart
from audio.mix.mixer import ClipSource, Renderer, first_difference
from audio.mix.timeline import Timeline
from audio.sentences import _
from audio.units import CHANNELS, SAMPLE_RATE, Frames, seconds

RING_FRAMES: Final = 3 * SAMPLE_RATE
"""Rendered ahead: 3 s (architecture.md: 2 to 4 s)."""

CHUNK: Final = SAMPLE_RATE // 4
"""Rendered at a time; short, so that a command never waits long behind it."""

FIRST_CHUNK: Final = CHUNK
"""Rendered before a jump: more than a device takes in one go after a stall."""

GUARD: Final = SAMPLE_RATE // 5
"""Frames ahead of the reader that an exchange leaves untouched: twice what a device takes in one go."""

SPLICE: Final = 480
"""Frames of the cross-fade where an exchange comes too late to be exact: 10 ms."""

FIRST_FADE: Final = 0.1
RESUME_FADE: Final = 0.03
JUMP_FADE: Final = 0.015
"""Seconds of the ramps at the first start, on resuming, and on each side of a jump."""

CLOSING_FADE: Final = 0.2
"""Seconds of the fade-out when the engine is closed or the window's process has gone."""

EASE_BACK: Final = 0.5
"""A pause with at least this fade is easing back: the background then fades more slowly."""

BACKGROUND_FADE: Final = 5.0
"""Seconds of that fade at least: slow enough for no step over 6 dB in half a second."""

QUIET_BEFORE: Final = SAMPLE_RATE
QUIET_AFTER: Final = 2 * SAMPLE_RATE
"""Frames around the position that must be silent for the device to be reopened."""

_NOTHING: Final = Timeline(clips=(), holds=(), length=Frames(0))


class Feeder:
    """The engine without a device and without a process: commands in, orders and samples out.

    Args:
        source: of the clips' samples.
        counters: where the state is published.
        clock: nanoseconds, counting while the computer sleeps.
    """

    def __init__(self, source: ClipSource, counters: Counters, clock: Callable[[], int] = boot_ns) -> None:
        self._renderer = Renderer(source)
        self._counters = counters
        self._ring = Ring(RING_FRAMES)
        self._spare = Ring(RING_FRAMES)
        down = step_of(JUMP_FADE)
        order = Order(number=0, sounding=False, step=down, ring=self._ring, jump=0, down=down)
        self.callback = Callback(counters, order, clock)
        self._timeline: Timeline | None = None
        self._target: tuple[int, int, int] | None = None
        self._hold_floor = 0
        self._wanted = False
        self._fresh = True
        # What the current ring was rendered from.
        self._rendered: tuple[Timeline, LevelStart | None] = (_NOTHING, None)

    @property
    def jumping(self) -> bool:
        """Whether a jump is waiting for the callback."""
        return self._target is not None

    @property
    def wanted(self) -> bool:
        """Whether it should sound: asked to play, and not to stop."""
        return self._wanted

    @property
    def settled(self) -> bool:
        """Whether nothing sounds and nothing is pending."""
        under_way = self._target is not None or (self.callback.order.sounding and not self._at_stop())
        return not under_way and self.callback.silent

    @property
    def between_sounds(self) -> bool:
        """Whether it is playing, but silent now, just before, and for a while to come."""
        timeline = self._timeline or _NOTHING
        if self._target is not None or timeline.background is not None:
            return False
        start, end = self._ring.read - QUIET_BEFORE, self._ring.read + QUIET_AFTER
        sounds = (clip for clip in (*timeline.clips, *timeline.bells) if not clip.room)
        return all(clip.end <= start or clip.start >= end for clip in sounds)

    def apply(self, command: Command) -> None:
        """Carry out the immediate part of a command; ``tick`` does the rest."""
        match command:
            case Load():
                self._load(command.number, command.timeline, command.position)
            case Play():
                self._play(command.number)
            case Pause():
                self.stop(command.fade)
            case Seek():
                self._go_to(command.number, command.position)
            case Release():
                self._release()
            case SetBusVolume():
                self._set_volume(command.bus, command.volume)
            case Close():
                self.stop(CLOSING_FADE)

    def stop(self, fade: float) -> None:
        """Fade down and stop."""
        self._wanted = False
        slowly = max(fade, BACKGROUND_FADE, seconds((self._timeline or _NOTHING).fade_out))
        own = slowly if fade >= EASE_BACK else fade
        # A background tail that is fading out anyway isn't hurried if there is time.
        glow = 0.0 if fade >= EASE_BACK else step_of(fade)
        self._give_order(
            sounding=False, step=step_of(fade), background_step=step_of(own), background_tail_step=glow
        )

    def _set_volume(self, bus: Bus, volume: float) -> None:
        gains = {
            Bus.NARRATION: self.callback.gain,
            Bus.BELLS: self.callback.bells,
            Bus.BACKGROUND: self.callback.background,
        }
        gains[bus].aim = min(1.0, max(0.0, volume))

    def tick(self) -> bool:
        """Render what is missing and publish the state.

        Returns:
            True if there is more to render at once.
        """
        try:
            self._jump()
            return self._render_ahead()
        except (AudioError, OSError) as error:
            self.stop(JUMP_FADE)
            self._counters.set_text(
                Text.ERROR,
                _("A sound could not be read, so the sitting is paused. {error}").format(error=error),
            )
            return False

    def publish(self, applied: int) -> None:
        """Write the state to the shared counters."""
        self._counters[Count.STATE] = STATES.index(self.state())
        self._counters[Count.APPLIED] = applied

    def state(self) -> EngineState:
        """The state of playing, given a device."""
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

    def _play(self, number: int) -> None:
        if self._timeline is None:
            return
        self._wanted = True
        self._counters.set_text(Text.ERROR, "")
        if self._target is not None:
            return
        if self.callback.silent and self._timeline.background is not None:
            # The ring holds the background at full level; it has to fade in from here.
            self._target = (number, self._ring.read, self._hold_floor)
            return
        self._give_order(sounding=True, step=self._fade_in(), background_step=step_of(BACKGROUND_FADE))

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
        """Render the target into the spare ring and have the callback switch to it."""
        if self._target is None or self.callback.answered != self.callback.order.number:
            return
        number, position, self._hold_floor = self._target
        self._target = None
        stop = self._stop_after(self._hold_floor)
        background_tail = self._background_tail() if self._wanted and position >= stop else None
        level_start = (
            self._level_start_at(position) if background_tail is None else LevelStart(position, FLOOR)
        )
        self._rendered = (self._timeline or _NOTHING, level_start)
        self._spare.restart(position, stop)
        self._ring, self._spare = self._spare, self._ring
        self._render(FIRST_CHUNK)
        step = self._fade_in() if self._wanted else step_of(JUMP_FADE)
        self._give_order(
            sounding=self._wanted,
            step=step,
            jump=number,
            background_step=self._own_step(step),
            background_tail=background_tail,
        )

    def _background_tail(self) -> Block | None:
        """The current background, fading out, because nothing plays at the target."""
        timeline, level = self._rendered[0], self._level_now()
        if timeline.background is None or level <= FLOOR:
            return None
        last = self.callback.background_tail
        block = last.block.copy() if last.sounds else np.zeros((0, CHANNELS), np.float32)
        # The existing tail goes on unchanged; the new one is added behind it.
        begin = min(last.at + GUARD // 4, len(block)) if last.sounds else 0
        fresh = self._fading_background(timeline, level)
        whole = np.zeros((max(len(block), begin + len(fresh)), CHANNELS), np.float32)
        whole[: len(block)] += block
        whole[begin : begin + len(fresh)] += fresh
        return whole

    def _fading_background(self, timeline: Timeline, level: float) -> Block:
        """The background from here, from a level in decibels down to ``FLOOR`` at the steepest slope."""
        start, count = self._ring.read, round((level - FLOOR) / STEEPEST * SAMPLE_RATE)
        alone = Timeline((), (), Frames(start + count), (), timeline.background)
        sound = self._renderer.buses(alone, start, count)[PLACES[Bus.BACKGROUND]]
        falling = level - np.arange(count) * (STEEPEST / SAMPLE_RATE)
        edges = np.minimum(1.0, np.minimum(np.arange(count), np.arange(count)[::-1]) / SPLICE)
        return np.asarray(sound * (edges * 10.0 ** (falling / 20.0))[:, np.newaxis], np.float32)

    def _level_start_at(self, position: int) -> LevelStart | None:
        """The level at which the background continues elsewhere, without a sudden change."""
        timeline = self._timeline or _NOTHING
        if timeline.background is None or (position == 0 and timeline.fade_in and self.callback.silent):
            return None
        return LevelStart(position, self._level_now())

    def _level_now(self) -> float:
        """The current background's level in decibels."""
        timeline, level_start = self._rendered
        if self.callback.silent or timeline.background is None:
            return FLOOR
        return max(FLOOR, Envelope(timeline).level(self._ring.read, level_start))

    def _own_step(self, step: float) -> float:
        """The background's fade step: immediate where its envelope already rises from silence."""
        return step if self.callback.silent else step_of(BACKGROUND_FADE)

    def _fade_in(self) -> float:
        fade = FIRST_FADE if self._fresh else RESUME_FADE
        self._fresh = False
        return step_of(fade)

    def _give_order(
        self,
        *,
        sounding: bool,
        step: float,
        background_step: float,
        jump: int | None = None,
        background_tail: Block | None = None,
        background_tail_step: float = 0.0,
    ) -> None:
        # While a jump waits for the spare ring, orders keep the current ring.
        last = self.callback.order
        order = replace(
            last,
            number=last.number + 1,
            sounding=sounding,
            step=step,
            background=(self._timeline or _NOTHING).background is not None,
            background_step=background_step,
            background_tail_step=background_tail_step,
        )
        if jump is not None:
            order = replace(order, ring=self._ring, jump=jump, background_tail=background_tail)
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
        self._ring.put(self._rendering(self._ring.write, count))

    def _rendering(self, start: int, count: int) -> WideBlock:
        timeline, level_start = self._rendered
        return self._renderer.buses(timeline, start, count, level_start)

    def _exchange(self, number: int, before: Timeline, after: Timeline) -> None:
        """Continue with another timeline, from the first differing frame that is far enough ahead."""
        ring, stop = self._ring, self._stop_after(self._hold_floor)
        if stop != ring.stop and stop < ring.read + GUARD and not self.callback.silent:
            # A new stop that is too close for a fade is jumped to.
            self._target = (number, min(ring.read, stop), self._hold_floor)
            return
        ring.stop = stop
        _, level_start = self._rendered
        changed = first_difference(before, after)
        if changed is None or changed >= ring.write:
            self._rendered = (after, level_start)
            return
        nearest = ring.read + GUARD
        place = changed if changed >= nearest else min(nearest, ring.write)
        level = Envelope(before).level(place, level_start) if before.background else FLOOR
        self._rendered = (after, LevelStart(place, level))
        if changed >= nearest:
            in_time = ring.replace_from(changed, GUARD // 2)
        elif self.callback.silent:
            in_time = False
        else:
            in_time = self._splice(place)
        if not in_time:
            self._target = (number, ring.read, self._hold_floor)

    def _splice(self, position: int) -> bool:
        """Cross-fade from the rendered timeline to the new one."""
        ring = self._ring
        old = ring.peek(position, min(SPLICE, ring.write - position))
        in_time = ring.replace_from(position, GUARD // 2)
        if in_time:
            ring.put(cross_faded(old, self._rendering(position, old.shape[1])))
        return in_time
