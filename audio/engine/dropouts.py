"""Notices the holes in what is heard, as far as this process can know of them.

There are three witnesses. The callback counts when the ring is short. The device's library tells when the
device ran dry. And the clock tells of lost time: each block carries the moment at which it will be heard, so
the moment at which the stream began can be reckoned from any block, and it is always the same one. A sound
server that is held up plays silence and says nothing to anybody (measured: PulseAudio stopped for 0.2 s left
60 and 120 ms of silence and no flag), but everything after the silence is heard later: the beginning seems to
have moved by exactly the time that was lost.

A near miss, a block that came when almost nothing was left to play, tells that the next one may be a hole.
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from audio.devices.output_types import Output
from audio.units import Seconds

WINDOW: Final = 1.0
"""Seconds of looks of which the earliest beginning counts: a single block may come late and lose nothing."""

LEAST_LOST: Final = 0.02
"""Seconds of lost time that count: just under a block. Reckoned beginnings stray by up to 0.5 ms, and with
fourteen busy processes on two cores mostly by up to 6 ms, once in 20 s by 18."""

MOST_LOST: Final = 2.0
"""Seconds from which on it was no hole: the computer slept, or the stream froze, which is told elsewhere."""

DRIFT: Final = 0.001
"""How far a device's clock may differ from this computer's; sound cards stay within a few ten-thousandths."""

SETTLING: Final = 1.0
"""Seconds after opening in which a device's times are not steady yet."""

NEAR: Final = 0.2
"""Part of the latency: with less than that left in the device it was a near miss."""


class DropoutSource(StrEnum):
    """Who told of a hole, in words for the log."""

    RING = "the sound was not ready in time"
    DEVICE = "the device ran dry"
    CLOCK = "the sound system lost time"


@dataclass(frozen=True)
class Dropout:
    """Something that was missing in what was heard.

    Attributes:
        count: how many; 0 where the clock only tells how long one was that the device told of.
        lost: seconds that they lasted, where the clock tells; else 0.
        witness: who told.
    """

    count: int
    lost: Seconds
    source: DropoutSource


class DropoutWatch:
    """Looks at an open output from time to time. Only what happens while something sounds counts.

    Attributes:
        near_misses: so far, on the output that is open now.
    """

    def __init__(self) -> None:
        self.near_misses = 0
        self._ring_underruns = 0
        self._flags = 0
        self._opened_at = -math.inf
        self._reported_at = -math.inf
        self._beginning: float | None = None
        # The window of looks that is under way.
        self._window_at = -math.inf
        self._earliest = math.inf
        self._sounded = False

    def opened(self, now: float, underflows: int = 0) -> None:
        """A device was opened, or everything stood still: what was known says nothing about what follows.

        Args:
            now: monotonic seconds.
            underflows: what the device's library has told so far.
        """
        self.near_misses = 0
        self._flags = underflows
        self._opened_at = now
        self._begin_window(now)
        self._beginning = None

    def look(self, output: Output, ring_underruns: int, now: float, *, sounding: bool) -> tuple[Dropout, ...]:
        """What was missing since the last look.

        Args:
            output: the open device.
            ring_underruns: how often the ring was short, since the engine began.
            now: monotonic seconds.
            sounding: whether anything has sounded since the last look.
        """
        self._sounded = self._sounded or sounding
        return (
            *self._underruns(ring_underruns, sounding=sounding),
            *self._reported(output, now),
            *self._lost_time(output, now),
        )

    def _underruns(self, ring_underruns: int, *, sounding: bool) -> tuple[Dropout, ...]:
        new, self._ring_underruns = ring_underruns - self._ring_underruns, ring_underruns
        return (Dropout(new, Seconds(0.0), DropoutSource.RING),) if new and sounding else ()

    def _reported(self, output: Output, now: float) -> tuple[Dropout, ...]:
        """What the device's library tells: holes, and how near the last blocks came to being one."""
        lead, output.lead = output.lead, math.inf
        new, self._flags = output.underflows - self._flags, output.underflows
        if self._sounded and now >= self._opened_at + SETTLING and lead < NEAR * output.latency:
            self.near_misses += 1
        if not (new and self._sounded):
            return ()
        # A library may flag one hole on several blocks.
        self._reported_at = now
        return (Dropout(1, Seconds(0.0), DropoutSource.DEVICE),)

    def _lost_time(self, output: Output, now: float) -> tuple[Dropout, ...]:
        """What the clock tells, once in a window."""
        if now < self._opened_at + SETTLING or math.isnan(output.beginning):
            self._begin_window(now)
            return ()
        self._earliest = min(self._earliest, output.beginning)
        if now < self._window_at + WINDOW:
            return ()
        lost = 0.0 if self._beginning is None else self._earliest - self._beginning
        counts = LEAST_LOST <= lost <= MOST_LOST and self._sounded
        reported_already = now - self._reported_at <= 2 * WINDOW
        self._follow(lost, now - self._window_at)
        self._begin_window(now)
        if not counts:
            return ()
        return (Dropout(0 if reported_already else 1, Seconds(lost), DropoutSource.CLOCK),)

    def _follow(self, lost: float, span: float) -> None:
        """Take over a beginning that moved; where it only crept, no further than clocks drift apart."""
        if self._beginning is None or lost >= LEAST_LOST:
            self._beginning = self._earliest
        else:
            self._beginning += min(lost, DRIFT * span)

    def _begin_window(self, now: float) -> None:
        self._window_at = now
        self._earliest = math.inf
        self._sounded = False
