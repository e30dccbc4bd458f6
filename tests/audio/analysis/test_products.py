"""Products of matrices, with NumPy's library for them and without."""

import numpy as np
import pytest
from made_recordings import voice

from audio.analysis import products
from audio.analysis.loudness import measured
from audio.analysis.pauses import PauseFinder
from audio.analysis.products import numpy_has_a_library, product


@pytest.fixture
def without_a_library(monkeypatch):
    """As in the package, whose NumPy has none."""
    monkeypatch.setattr(products, "numpy_has_a_library", lambda: False)


@pytest.mark.parametrize("kind", [np.float32, np.float64])
@pytest.mark.parametrize("sizes", [(1, 1, 1), (48, 128, 512), (27, 320, 328)])
@pytest.mark.usefixtures("without_a_library")
def test_the_runtime_multiplies_as_numpy_does(kind, sizes):
    rows, between, columns = sizes
    random = np.random.default_rng(6)
    first = random.standard_normal((rows, between)).astype(kind)
    second = random.standard_normal((between, columns)).astype(kind)

    found = product(first, second)

    assert found.dtype == kind
    assert found == pytest.approx(first @ second, abs=1e-4)
    # Parts of larger matrices, and turned ones, lie otherwise in memory.
    assert product(first[::2], second[:, ::3]) == pytest.approx(first[::2] @ second[:, ::3], abs=1e-4)
    assert product(second.T, first.T) == pytest.approx(second.T @ first.T, abs=1e-4)


def test_without_a_library_a_recording_is_heard_the_same(monkeypatch):
    sound = voice()[0].astype(np.float32)[:, None]
    found = []
    for there in (True, False):
        monkeypatch.setattr(products, "numpy_has_a_library", lambda there=there: there)
        finder = PauseFinder()
        finder.add(sound)
        finder.finish()
        found.append((finder.slices(), measured(sound)[0]))

    assert found[0][0] == found[1][0]
    assert len(found[0][0]) == 6
    assert found[0][1] == pytest.approx(found[1][1], abs=1e-4)


def test_here_numpy_has_one():
    """As wherever ``make run`` sets it up; ``from_source.sh`` looks that the package's has none."""
    assert numpy_has_a_library()
