"""The ring between the feeder and the device."""

import numpy as np
import pytest

from audio.engine.ring import Ring
from audio.mix.buses import BUSES


def filled(read, write, capacity=1000):
    ring = Ring(capacity)
    ring.restart(read, 10_000)
    ring.put(np.broadcast_to(np.arange(read, write, dtype=np.float32)[:, None], (BUSES, write - read, 2)))
    return ring


def taken(ring, count):
    out = np.zeros((BUSES, count, 2), np.float32)
    ring.take(out)
    return out[0, :, 0]


def test_what_is_put_in_is_taken_out_in_order_around_its_end():
    ring = filled(900, 1400)
    first = taken(ring, 300)
    ring.put(np.full((BUSES, 700, 2), 7.0, np.float32))

    assert first.tolist() == list(range(900, 1200))
    assert taken(ring, 300).tolist() == [*range(1200, 1400), *100 * [7.0]]
    assert (ring.read, ring.write, ring.free) == (1500, 2100, 400)


@pytest.mark.parametrize(
    ("position", "in_time"), [(400, True), (300, True), (299, False), (100, False), (50, False)]
)
def test_what_the_reader_may_be_about_to_take_is_not_forgotten_in_time(position, in_time):
    """The reader stands at 100 and may take 200 in one go."""
    ring = filled(100, 900)

    assert ring.replace_from(position, guard=200) == in_time
    assert ring.write == (position if in_time else 900)


def test_peeking_changes_nothing():
    ring = filled(900, 1400)

    assert ring.peek(950, 100)[0, :, 0].tolist() == list(range(950, 1050))
    assert (ring.read, ring.write) == (900, 1400)
