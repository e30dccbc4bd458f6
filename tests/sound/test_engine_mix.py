from itertools import pairwise

import numpy as np
from engine_fakes import MemoryClips
from hypothesis import given
from hypothesis import strategies as st

from audio.mix import Renderer, first_difference
from audio.timeline import Placed, Timeline
from audio.units import ClipName, Frames

CLIPS = {
    "mono": np.arange(1, 301, dtype=np.float32) / 16384,
    "stereo": np.stack([np.arange(1, 201), -np.arange(1, 201)], axis=1).astype(np.float32) / 16384,
}

placements = st.builds(
    lambda clip, start, offset, length, gain: Placed(
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


def test_a_long_clip_is_found_behind_short_ones():
    long = Placed(Frames(0), Frames(300), ClipName("mono"))
    short = Placed(Frames(10), Frames(5), ClipName("stereo"))
    timeline = Timeline((long, short), (), Frames(300))

    assert np.array_equal(naive(timeline, 300)[200:], Renderer(MemoryClips(CLIPS)).render(timeline, 200, 100))


def test_past_the_end_it_is_silent():
    timeline = Timeline((Placed(Frames(0), Frames(300), ClipName("mono")),), (), Frames(300))

    assert not Renderer(MemoryClips(CLIPS)).render(timeline, 300, 50).any()


@given(before=timelines, after=timelines)
def test_nothing_differs_before_the_first_difference(before, after):
    found = first_difference(before, after)
    same = 1200 if found is None else found

    assert np.allclose(naive(before, 1200)[:same], naive(after, 1200)[:same], atol=1e-6)
