from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from engine_fakes import MemoryClips
from hypothesis import given
from hypothesis import strategies as st

from audio.mix.mixer import Renderer, first_difference
from audio.mix.timeline import PlacedClip, Timeline
from audio.units import ClipName, Frames

CLIPS = {
    "mono": np.arange(1, 301, dtype=np.float32) / 16384,
    "stereo": np.stack([np.arange(1, 201), -np.arange(1, 201)], axis=1).astype(np.float32) / 16384,
}

placements = st.builds(
    lambda clip, start, offset, length, gain: PlacedClip(
        Frames(start), Frames(min(length, len(CLIPS[clip]) - offset)), ClipName(clip), gain, Frames(offset)
    ),
    clip=st.sampled_from(sorted(CLIPS)),
    start=st.integers(0, 800),
    offset=st.integers(0, 100),
    length=st.integers(1, 300),
    gain=st.sampled_from([1.0, 0.5, 0.3]),
)
timelines = st.lists(placements, max_size=6).map(
    lambda clips: Timeline(tuple(sorted(clips, key=lambda clip: clip.start)), (), Frames(1200))
)


def naive(timeline, count):
    out = np.zeros((count, 2), np.float32)
    for clip in timeline.clips:
        samples = CLIPS[clip.clip]
        stereo = np.stack([samples, samples], axis=1) if samples.ndim == 1 else samples
        part = stereo[clip.offset : clip.offset + clip.length] * np.float32(clip.gain)
        out[clip.start : clip.start + len(part)] += part
    return out


@given(timeline=timelines, cuts=st.lists(st.integers(1, 1199), max_size=5, unique=True))
def test_where_blocks_end_changes_no_sample(timeline, cuts):
    renderer = Renderer(MemoryClips(CLIPS))
    edges = [0, *sorted(cuts), 1200]
    pieces = [renderer.render(timeline, a, b - a) for a, b in pairwise(edges)]

    assert np.array_equal(naive(timeline, 1200), np.concatenate(pieces))


RISE, FALL = 480, 960
SLICE = PlacedClip(
    Frames(100), Frames(4800), ClipName("level"), 0.5, Frames(1000), Frames(RISE), Frames(FALL)
)
LEVEL = MemoryClips({"level": np.full(9600, 0.4, np.float32)})


@pytest.mark.parametrize("block", [1000, 257])
def test_a_piece_cut_out_of_something_longer_rises_and_falls(block):
    """A slice of a recording, whose sound would break off at both cuts."""
    timeline = Timeline((SLICE,), (), Frames(6000))
    renderer = Renderer(LEVEL)
    sound = np.concatenate(
        [renderer.render(timeline, at, min(block, 6000 - at)) for at in range(0, 6000, block)]
    )[:, 0]
    heard = sound[100:4900] / 0.2
    half_power = np.sqrt(0.5)

    assert not sound[:100].any()
    assert not sound[4900:].any()
    assert heard[[0, -1]] == pytest.approx([0.0, 0.0], abs=0.01)
    assert heard[RISE // 2] == pytest.approx(half_power, abs=0.01)
    assert heard[-FALL // 2] == pytest.approx(half_power, abs=0.01)
    assert heard[RISE:-FALL] == pytest.approx(1.0)
    assert np.abs(np.diff(heard)).max() < np.pi / 2 / RISE + 1e-6


def test_a_cut_at_one_end_alone_leaves_the_other_as_it_is():
    """Two consecutive slices join exactly."""
    first = replace(SLICE, fade_out=Frames(0))
    second = replace(SLICE, start=first.end, offset=Frames(5800), length=Frames(2000), fade_in=Frames(0))
    sound = Renderer(LEVEL).render(Timeline((first, second), (), Frames(8000)), 0, 8000)[:, 0]

    assert sound[100 + RISE : 6900 - FALL] == pytest.approx(0.2)
    assert sound[6899] == pytest.approx(0.0, abs=0.002)


def test_a_long_clip_is_found_behind_short_ones():
    long = PlacedClip(Frames(0), Frames(300), ClipName("mono"))
    short = PlacedClip(Frames(10), Frames(5), ClipName("stereo"))
    timeline = Timeline((long, short), (), Frames(300))

    assert np.array_equal(naive(timeline, 300)[200:], Renderer(MemoryClips(CLIPS)).render(timeline, 200, 100))


def test_past_the_end_it_is_silent():
    timeline = Timeline((PlacedClip(Frames(0), Frames(300), ClipName("mono")),), (), Frames(300))

    assert not Renderer(MemoryClips(CLIPS)).render(timeline, 300, 50).any()


@given(before=timelines, after=timelines)
def test_nothing_differs_before_the_first_difference(before, after):
    found = first_difference(before, after)
    same = 1200 if found is None else found

    assert np.allclose(naive(before, 1200)[:same], naive(after, 1200)[:same], atol=1e-6)
