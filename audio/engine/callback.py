"""The device callback: copies, ramps, fills up with silence, counts.

Nothing here allocates samples, locks, logs or signals. It reads its orders from one attribute, which the
feeder replaces as a whole, and reports through counters.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.engine.counters import Count, Counters
from audio.engine.gain import PIECE, TAIL, BackgroundGain, BackgroundTail, Gain, Volume
from audio.engine.ring import Ring
from audio.engine.stalls import STALL, boot_ns
from audio.mix.buses import BUSES, PLACES, Bus
from audio.units import CHANNELS, frames

Block = NDArray[np.float32]

_STALL_NS: Final = round(STALL * 1e9)
_STALL_FRAMES: Final = frames(STALL)

_VOICE = PLACES[Bus.NARRATION]
_BELLS = PLACES[Bus.BELLS]
_BACKGROUND = PLACES[Bus.BACKGROUND]


@dataclass(frozen=True)
class Order:
    """What the callback should do next.

    Attributes:
        number: goes up with each order.
        sounding: whether to fade up and play, or fade down and stop.
        step: the fade's step per frame, positive.
        ring: the ring to play from. If it has changed, the callback fades down in the old one, switches, and
            fades up in the new one: a jump.
        jump: the number of the command that asked for this place.
        down: the fade-down's step per frame in the old ring.
        background: whether there is a background, which may take longer to fade than the voice.
        background_step: the background's own fade step per frame, positive.
        background_tail: the end of the background before the jump, fading out after it; None for none.
        background_tail_step: the step per frame of a fade that silences it sooner, or 0.
    """

    number: int
    sounding: bool
    step: float
    ring: Ring
    jump: int
    down: float
    background: bool = False
    background_step: float = 1.0
    background_tail: Block | None = None
    background_tail_step: float = 0.0


class Callback:
    """Fills the device's blocks.

    Args:
        counters: where it counts.
        order: the first one.
        clock: nanoseconds, counting while the computer sleeps.

    Attributes:
        order: written by the feeder.
        held_up: whether a stall was seen. Everything stays silent until the engine's loop has handled it and
            sets this to False.
        answered: the number of the last order whose ring is in use; the other ring is then free.
        silent: whether nothing sounds and no fade is running.
        gain: of voice and bells, with the voice's volume.
        bells: the bells' volume.
        background: the background's gains.
        background_tail: the end of a background, fading out after a jump to a hold or to the end.
    """

    def __init__(self, counters: Counters, order: Order, clock: Callable[[], int] = boot_ns) -> None:
        self.order = order
        self.held_up = False
        self.answered = order.number
        self.silent = True
        self.gain = Gain()
        self.bells = Volume()
        self.background = BackgroundGain()
        self.background_tail = BackgroundTail()
        self._wide = np.zeros((BUSES, PIECE, CHANNELS), dtype=np.float32)
        self._ring = order.ring
        self._numbers = counters.numbers
        self._beats = 0
        self._underruns = 0
        self._clock = clock
        self._called_at = 0
        self._dry = 0

    def fill(self, out: Block) -> None:
        """Fill a block of the device, shape (n, 2)."""
        order = self.order
        done = 0
        count = len(out)
        self._look_at_clock()
        while done < count and not self.held_up:
            played = self._piece(order, out[done : done + PIECE])
            if played == 0:
                break
            done += played
        out[done:] = 0.0
        if self.background_tail.sounds:
            self._add_background_tail(order, out)
        # Check again: a stall may have happened during this block.
        self._look_at_clock()
        if self.held_up:
            out[:] = 0.0
        self._answer(order, done)

    def opened(self) -> None:
        """A device was opened, which may take long and is no stall; only while no stream calls ``fill``."""
        self._called_at = 0

    def _look_at_clock(self) -> None:
        now = self._clock()
        if self._called_at and now - self._called_at > _STALL_NS:
            self._silence_after_stall()
        self._called_at = now

    def _silence_after_stall(self) -> None:
        """Go silent at once: the sound stopped long ago."""
        self.held_up = True
        self.gain.phase = 0.0
        self.background_tail.end()
        self._fall_silent()

    def switch_ring(self) -> None:
        """Switch to the order's ring at once; only while no stream calls ``fill``."""
        self.gain.phase = 0.0
        self.background.fall_silent()
        self._change_over(self.order)
        self.background_tail.end()
        self._answer(self.order, 0)

    def _piece(self, order: Order, out: Block) -> int:
        leaving = order.ring is not self._ring
        fading = self.gain.phase > 0.0 or (order.background and self.background.sounds)
        if leaving and not fading:
            self._change_over(order)
            leaving = False
        if not fading and not order.sounding:
            self._fall_silent()
            return 0
        if self.silent:
            # What was heard before the silence stays counted as heard, whatever the device's latency.
            self._numbers[Count.BASE] = self._ring.read
            self.silent = False
        return self._play(order, leaving, out)

    def _play(self, order: Order, leaving: bool, out: Block) -> int:
        ring = self._ring
        sounding = order.sounding and not leaving
        wanted = len(out) if sounding else min(len(out), self._frames_to_silence(order, leaving))
        stop = ring.stop
        left = min(ring.write, stop) - ring.read
        count = min(wanted, left)
        if count <= 0:
            return self._underrun(order, leaving, len(out), at_stop=stop <= ring.read)
        piece = out[:count]
        self._dry = 0
        self._mix(order, leaving, sounding, piece)
        self._end_softly(piece, stop - ring.read, dry=count < wanted)
        return count

    def _frames_to_silence(self, order: Order, leaving: bool) -> int:
        gain, background = self.gain, self.background
        count = gain.frames_to_silence(order.down if leaving else order.step)
        if not (order.background and background.sounds):
            return count
        own = background.dip / order.down if leaving else background.phase / order.background_step
        return max(count, math.ceil(own))

    def _mix(self, order: Order, leaving: bool, sounding: bool, out: Block) -> None:
        """Mix the next frames of all buses, each with its volume and fade."""
        wide = self._wide[:, : len(out)]
        self._ring.take(wide)
        bells, behind = wide[_BELLS], wide[_BACKGROUND]
        np.copyto(out, wide[_VOICE])
        self.gain.scale(out)
        self.bells.scale(bells)
        np.add(out, bells, out=out)
        self.gain.fade(out, order.step if sounding else -(order.down if leaving else order.step))
        own, dip = order.background_step, order.step
        if leaving:
            own, dip = 0.0, -order.down
        elif not sounding:
            own, dip = -own, 0.0
        self.background.fade(behind, own, dip)
        self.background.scale(behind)
        np.add(out, behind, out=out)

    def _add_background_tail(self, order: Order, out: Block) -> None:
        step = 0.0 if order.sounding else -order.background_tail_step
        done = 0
        while done < len(out) and self.background_tail.sounds:
            self.background_tail.add_to(out[done : done + PIECE], self.background.aim, step, order.step)
            done += PIECE

    def _end_softly(self, piece: Block, to_stop: int, dry: bool) -> None:
        if to_stop < TAIL:
            self.gain.die_away(piece, to_stop)
            if to_stop == 0:
                self.gain.phase = 0.0
                self.background.dip = 0.0
        elif dry:
            self.gain.fade_out(piece)
            self.background.dip = 0.0

    def _underrun(self, order: Order, leaving: bool, missing: int, *, at_stop: bool) -> int:
        """The ring is empty: intended at a hold or the end, otherwise the feeder is late."""
        self.gain.phase = 0.0
        self.gain.rest()
        self.background.dip = 0.0
        if leaving:
            self._change_over(order)
            return 0
        if at_stop or not order.sounding:
            self._dry = 0
        else:
            self._underruns += 1
            self._dry += missing
            # After so long a delay (a stalled disk) playing must not resume by itself either.
            if self._dry > _STALL_FRAMES:
                self._silence_after_stall()
        self.silent = (at_stop or not order.sounding) and not self.background_tail.sounds
        return 0

    def _fall_silent(self) -> None:
        self._dry = 0
        if self.background_tail.sounds:
            return
        self.silent = True
        self.gain.rest()
        self.bells.rest()
        self.background.fall_silent()

    def _change_over(self, order: Order) -> None:
        if order.background_tail is not None:
            self.background_tail.begin(order.background_tail, self.background)
        self._ring = order.ring
        self._numbers[Count.BASE] = order.ring.read
        self._numbers[Count.POSITION] = order.ring.read
        self._numbers[Count.JUMPED] = order.jump

    def _answer(self, order: Order, played: int) -> None:
        numbers = self._numbers
        now = time.monotonic_ns()
        self._beats += 1
        if played:
            numbers[Count.ADVANCED_AT] = now
            numbers[Count.POSITION] = self._ring.read
        numbers[Count.UNDERRUNS] = self._underruns
        numbers[Count.BEAT_AT] = now
        numbers[Count.BEATS] = self._beats
        if self._ring is order.ring:
            self.answered = order.number
