"""What runs when the device asks for sound: copy, ramp, fill up with silence, count.

Nothing here allocates samples, locks, logs or signals. It takes its orders from one attribute, which the
feeder replaces as a whole, and answers in numbers.
"""

import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audio.counters import Count, Counters
from audio.gain import PIECE, TAIL, Gain
from audio.ring import Ring

Block = NDArray[np.float32]


@dataclass(frozen=True)
class Order:
    """What the callback should bring about.

    Attributes:
        number: goes up with each order.
        sounding: whether to fade up and play, or fade down and stand still.
        step: the fade's step in a frame, positive.
        ring: the ring to play from. If it is another than before, the callback fades down in the old one,
            changes over, and fades up in the new one: a jump.
        jump: the number of the command that asked for this place.
        down: the fade's step for leaving the old ring.
    """

    number: int
    sounding: bool
    step: float
    ring: Ring
    jump: int
    down: float


class Callback:
    """Fills the device's blocks.

    Attributes:
        order: written by the feeder.
        answered: the number of the last order whose ring is in use, so that the other ring is free.
        silent: whether nothing sounds and nothing moves.
    """

    def __init__(self, counters: Counters, order: Order) -> None:
        self.order = order
        self.answered = order.number
        self.silent = True
        self.gain = Gain()
        self._ring = order.ring
        self._numbers = counters.numbers
        self._beats = 0
        self._underruns = 0

    def fill(self, out: Block) -> None:
        """Fill a block of the device, shape (n, 2)."""
        order = self.order
        done = 0
        count = len(out)
        while done < count:
            played = self._piece(order, out[done : done + PIECE])
            if played == 0:
                break
            done += played
        out[done:] = 0.0
        self._answer(order, done)

    def settle(self) -> None:
        """Change over to the order's ring at once; only while no stream calls ``fill``."""
        self.gain.phase = 0.0
        self._change_over(self.order)
        self._answer(self.order, 0)

    def _piece(self, order: Order, out: Block) -> int:
        leaving = order.ring is not self._ring
        if leaving and self.gain.phase <= 0.0:
            self._change_over(order)
            leaving = False
        if self.gain.phase <= 0.0 and not order.sounding:
            self.silent = True
            self.gain.rest()
            return 0
        if self.silent:
            # What was heard before the silence stays heard, however long the device's way is.
            self._numbers[Count.BASE] = self._ring.read
            self.silent = False
        return self._play(order, leaving, out)

    def _play(self, order: Order, leaving: bool, out: Block) -> int:
        gain, ring = self.gain, self._ring
        step = order.down if leaving else order.step
        sounding = order.sounding and not leaving
        wanted = len(out) if sounding else min(len(out), gain.frames_to_silence(step))
        stop = ring.stop
        left = min(ring.write, stop) - ring.read
        count = min(wanted, left)
        if count <= 0:
            return self._starve(stop <= ring.read, leaving, order)
        piece = out[:count]
        ring.take(piece)
        gain.fade(piece, step if sounding else -step)
        gain.scale(piece)
        self._end_softly(piece, stop - ring.read, dry=count < wanted)
        return count

    def _end_softly(self, piece: Block, to_stop: int, dry: bool) -> None:
        if to_stop < TAIL:
            self.gain.die_away(piece, to_stop)
            if to_stop == 0:
                self.gain.phase = 0.0
        elif dry:
            self.gain.run_dry(piece)

    def _starve(self, at_stop: bool, leaving: bool, order: Order) -> int:
        """Nothing to play: at a hold or the end that is meant, otherwise the feeder is late."""
        self.gain.phase = 0.0
        self.gain.rest()
        if leaving:
            self._change_over(order)
            return 0
        if not at_stop and order.sounding:
            self._underruns += 1
        self.silent = at_stop or not order.sounding
        return 0

    def _change_over(self, order: Order) -> None:
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
