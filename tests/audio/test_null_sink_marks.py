"""A mark in a recording is the frame that sounds at a moment, however late the recorder is."""

import itertools
import time

import numpy as np
import pytest
from null_sink import RATE, NullSink, Pace

LAGS = (0.03, 0.3, 0.12, 0.9, 0.005, 0.2, 0.07)
"""Seconds by which a recorder may be late, at one look after the other."""


def test_the_look_at_which_the_recorder_was_least_late_counts():
    began, lags, looks = time.monotonic(), itertools.cycle(LAGS), []

    def recorded():
        looks.append(next(lags))
        return round((time.monotonic() - began - looks[-1]) * RATE)

    pace = Pace(recorded)
    while len(looks) < 30:
        time.sleep(0.01)
    moment = time.monotonic()
    late = moment - began - pace.frame_at(moment) / RATE
    pace.end()

    # Never before it sounds, and no later than the least late of these looks, on any machine that ran once.
    assert 0.0 < late < 0.03


@pytest.mark.sound
def test_the_recorder_keeps_step_with_time(null_sink):
    assert isinstance(null_sink, NullSink)
    marks = []
    for _ in range(5):
        time.sleep(0.3)
        moment = time.monotonic()
        marks.append(null_sink.mark() / RATE - moment)

    assert np.ptp(marks) < 0.05
    assert null_sink.recorded() / RATE - time.monotonic() < max(marks) + 0.01
