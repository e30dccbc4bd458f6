"""Detects dropouts in the sound, as far as this process can know of them.

There are three sources. The callback counts ring underruns. The device's library reports when the device ran
dry. And the clock shows lost time: each block carries the moment at which it will be heard, so the start of
the stream can be computed from any block and should always be the same. A stalled sound server plays silence
without reporting it (measured: PulseAudio stopped for 0.2 s left 60 and 120 ms of silence and no flag), but
everything after the silence is heard later: the computed start moves by exactly the time that was lost.

A near miss, a block that arrived when almost nothing was left to play, warns of a dropout.
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from audio.devices.output_types import Output
from audio.units import Seconds

WINDOW: Final = 1.0
"""Seconds over which the earliest computed start counts: a single late block may lose nothing."""

LEAST_LOST: Final = 0.02
"""The least lost time that counts, in seconds: just under a block. Computed starts vary by up to 0.5 ms; with
fourteen busy processes on two cores mostly by up to 6 ms, once in 20 s by 18."""

MOST_LOST: Final = 2.0
"""The most lost time that counts, in seconds: beyond it the computer slept or the stream froze, which
``audio.engine.stalls`` handles."""

DRIFT: Final = 0.001
"""How far a device's clock may differ from this computer's; sound cards stay within a few ten-thousandths."""

SETTLING: Final = 1.0
"""Seconds after opening during which a device's times are not steady yet."""

NEAR: Final = 0.2
"""A share of the latency: less than this left in the device is a near miss."""


class DropoutSource(StrEnum):
    """What reported a dropout, in words for the log."""

    RING = "the sound was not ready in time"
    DEVICE = "the device ran dry"
    CLOCK = "the sound system lost time"


@dataclass(frozen=True)
class Dropout:
    """A dropout in the sound.

    Attributes:
        count: how many; 0 if the clock only measures one that the device already reported.
        lost: their length in seconds if the clock measured it; else 0.
        source: what reported it.
    """

    count: int
    lost: Seconds
    source: DropoutSource


class DropoutWatch:
    """Checks an open output from time to time. Only dropouts while something sounds count.

    Attributes:
        near_misses: so far, on the current output.
    """

    def __init__(self) -> None:
        self.near_misses = 0
        self._ring_underruns = 0
        self._flags = 0
        self._opened_at = -math.inf
        self._reported_at = -math.inf
        self._beginning: float | None = None
        # The current window of checks.
        self._window_at = -math.inf
        self._earliest = math.inf
        self._sounded = False

    def opened(self, now: float, underflows: int = 0) -> None:
        """Start over: a device was opened, or everything stalled, so earlier measurements don't apply.

        Args:
            now: monotonic seconds.
            underflows: how many the device's library has reported so far.
        """
        self.near_misses = 0
        self._flags = underflows
        self._opened_at = now
        self._begin_window(now)
        self._beginning = None

    def look(self, output: Output, ring_underruns: int, now: float, *, sounding: bool) -> tuple[Dropout, ...]:
        """Dropouts since the last call.

        Args:
            output: the open device.
            ring_underruns: since the engine started.
            now: monotonic seconds.
            sounding: whether anything has sounded since the last call.
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
        """Dropouts the device's library reports; also counts near misses."""
        lead, output.lead = output.lead, math.inf
        new, self._flags = output.underflows - self._flags, output.underflows
        if self._sounded and now >= self._opened_at + SETTLING and lead < NEAR * output.latency:
            self.near_misses += 1
        if not (new and self._sounded):
            return ()
        # A library may flag one dropout on several blocks.
        self._reported_at = now
        return (Dropout(1, Seconds(0.0), DropoutSource.DEVICE),)

    def _lost_time(self, output: Output, now: float) -> tuple[Dropout, ...]:
        """Time lost by the clock, evaluated once per window."""
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
        """Adopt a start that jumped; follow one that only drifted, no faster than clocks can drift."""
        if self._beginning is None or lost >= LEAST_LOST:
            self._beginning = self._earliest
        else:
            self._beginning += min(lost, DRIFT * span)

    def _begin_window(self, now: float) -> None:
        self._window_at = now
        self._earliest = math.inf
        self._sounded = False
