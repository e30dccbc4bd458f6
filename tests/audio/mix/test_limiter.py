"""The sum of all buses stays under -2 dBTP at any volumes; anything quieter is unchanged."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
import soxr
from engine_fakes import HandEngine, MemoryClips, sine
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.analysis.loudness import LoudnessMeter
from audio.analysis.programme import factor
from audio.mix.bells import bell_clip
from audio.mix.buses import Bus
from audio.mix.limiter import LIMIT, REACH, SMOOTHING
from audio.mix.mixer import Renderer
from audio.mix.stored_sounds import Timbre
from audio.mix.timeline import Background, PlacedClip, Timeline
from audio.units import SAMPLE_RATE, ClipName, Frames

LENGTH = 24_000


def true_peak(sound):
    meter = LoudnessMeter(2)
    meter.add(sound)
    meter.finish()
    return meter.true_peak()


def at_limit(sound):
    """As loud as a single clip may be, apart from rounding."""
    stereo = np.repeat(sound.reshape(len(sound), -1)[:, :1], 2, axis=1).astype(np.float32)
    return stereo * np.float32(factor(-2.0001 - true_peak(np.concatenate([stereo, np.zeros_like(stereo)]))))


def speech():
    """Bursts with a pitch and sharp peaks, like voiced sounds."""
    time = np.arange(LENGTH) / SAMPLE_RATE
    pulses = sum(np.cos(2 * np.pi * 170.0 * k * time + 0.3 * k) / k for k in range(1, 25))
    return pulses * np.sin(2 * np.pi * 3.0 * time) ** 2


def between_samples():
    """Its samples are 3 dB under its peaks: a quarter of the rate, 45 degrees off."""
    return np.sin(np.pi / 2 * np.arange(LENGTH) + np.pi / 4) * np.hanning(LENGTH)


def hiss(seed, lowest=0.0, highest=20_000.0, length=LENGTH):
    """Noise over a range of frequencies, else over the audible one."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(length))
    hertz = np.fft.rfftfreq(length, 1 / SAMPLE_RATE)
    spectrum[(hertz < lowest) | (hertz >= highest)] = 0.0
    wave = np.fft.irfft(spectrum, length)
    return wave / wave.std()


CLIPS = {
    "speech": at_limit(speech()),
    "between": at_limit(between_samples()),
    "noise": at_limit(hiss(1) * np.hanning(LENGTH)),
    "low": at_limit(sine(0.5, hertz=110.0) * np.hanning(LENGTH)),
    "bell": bell_clip(Timbre.WARM)[:LENGTH],
    "rain": np.stack([0.02 * hiss(2), 0.02 * hiss(3)], axis=1).astype(np.float32),
}
RAIN = Background((ClipName("rain"),), Frames(LENGTH), Frames(LENGTH))


def placed(names):
    return st.lists(
        st.builds(
            lambda start, name, gain: PlacedClip(Frames(start), Frames(LENGTH), ClipName(name), gain),
            st.integers(0, LENGTH // 2),
            st.sampled_from(names),
            st.sampled_from([1.0, 0.9, 0.5]),
        ),
        max_size=2,
    ).map(lambda clips: tuple(sorted(clips, key=lambda clip: clip.start)))


timelines = st.builds(
    lambda clips, bells, background: Timeline(clips, (), Frames(2 * LENGTH), bells, background),
    placed(["speech", "between", "noise", "low"]),
    placed(["bell", "between", "low"]),
    st.sampled_from([None, RAIN, replace(RAIN, gain=4.0)]),
)
volumes = st.fixed_dictionaries({bus: st.sampled_from([1.0, 1.0, 0.6, 0.0]) for bus in Bus})


@settings(max_examples=examples(40), deadline=None)
@given(timeline=timelines, volume=volumes)
def test_no_buses_together_pass_the_limit_at_any_volumes(timeline, volume):
    sound = Renderer(MemoryClips(CLIPS)).render(timeline, 0, 2 * LENGTH, volume)

    assert true_peak(sound) <= -2.0


def peak_by_soxr(sound):
    """In dBTP, eight times oversampled by a steeper low pass than any of the limiter's."""
    around = np.pad(sound.astype(np.float64), ((2000, 2000), (0, 0)))
    between = soxr.resample(around, SAMPLE_RATE, 8 * SAMPLE_RATE, quality="VHQ")
    return 20.0 * np.log10(np.abs(between).max())


def broken_tone():
    """Every other sample the other way round, with breaks: between samples it comes far higher."""
    signs = np.resize([1.0, -1.0], 8 * LENGTH)
    signs[::777] *= -1.0
    return signs


TO_THE_END = {
    "all of it": hiss(4, highest=np.inf, length=8 * LENGTH),
    "a louder one": 3.0 * hiss(5, highest=np.inf, length=8 * LENGTH),
    "as of a compact disc": hiss(6, highest=22_050.0, length=8 * LENGTH),
    "what nobody hears": hiss(7, lowest=20_000.0, highest=np.inf, length=8 * LENGTH),
    "signs": np.random.default_rng(8).choice([-1.0, 1.0], 8 * LENGTH),
    "a broken tone": broken_tone(),
}


@pytest.mark.parametrize("kind", sorted(TO_THE_END))
def test_neither_does_noise_up_to_the_end_of_all_frequencies(kind):
    noise = np.repeat(0.5 * TO_THE_END[kind][:, np.newaxis], 2, axis=1).astype(np.float32)
    timeline = Timeline((PlacedClip(Frames(0), Frames(len(noise)), ClipName("it")),), (), Frames(len(noise)))
    sound = Renderer(MemoryClips({"it": noise})).render(timeline, 0, len(noise))

    assert peak_by_soxr(noise) > -1.0
    assert -8.0 < peak_by_soxr(sound) <= -2.0


def test_without_the_limiter_they_would(monkeypatch):
    clips = (PlacedClip(Frames(0), Frames(LENGTH), ClipName("speech")),)
    bells = (PlacedClip(Frames(0), Frames(LENGTH), ClipName("bell")),)
    monkeypatch.setattr(
        "audio.mix.mixer.limited", lambda block, count, _heard: block[:, REACH : REACH + count]
    )
    sound = Renderer(MemoryClips(CLIPS)).render(Timeline(clips, (), Frames(LENGTH), bells, RAIN), 0, LENGTH)

    assert true_peak(sound) > -1.5


@pytest.mark.parametrize("name", sorted(CLIPS))
def test_what_is_a_little_quieter_is_handed_on_bit_by_bit(name):
    quieter = CLIPS[name] * np.float32(0.99)
    timeline = Timeline((PlacedClip(Frames(0), Frames(LENGTH), ClipName("it")),), (), Frames(LENGTH))
    sound = Renderer(MemoryClips({"it": quieter})).render(timeline, 0, LENGTH)

    assert np.array_equal(np.broadcast_to(quieter.reshape(LENGTH, -1), (LENGTH, 2)), sound)


LOUD = Timeline(
    tuple(PlacedClip(Frames(at), Frames(LENGTH), ClipName("speech")) for at in (0, 7001, 30_000)),
    (),
    Frames(3 * LENGTH),
    (PlacedClip(Frames(31_000), Frames(LENGTH), ClipName("bell")),),
    RAIN,
)


@settings(max_examples=examples(10), deadline=None)
@given(cuts=st.lists(st.integers(1, 3 * LENGTH - 1), max_size=5, unique=True))
def test_where_blocks_end_changes_no_limited_sample(cuts):
    edges = [0, *sorted(cuts), 3 * LENGTH]
    renderer = Renderer(MemoryClips(CLIPS))
    whole = Renderer(MemoryClips(CLIPS)).render(LOUD, 0, 3 * LENGTH)
    pieces = [renderer.render(LOUD, a, b - a) for a, b in pairwise(edges)]

    assert np.array_equal(whole, np.concatenate(pieces))


def test_the_gain_is_the_same_for_all_and_moves_without_a_step():
    """Measured on a constant signal beside the loud one, which shows the gain itself."""
    steady = np.full((3 * LENGTH, 2), 0.01, np.float32)
    steady[:, 1] = 0.0
    clips = MemoryClips({**CLIPS, "steady": steady})
    both = replace(LOUD, background=Background((ClipName("steady"),), Frames(3 * LENGTH), Frames(3 * LENGTH)))
    buses = Renderer(clips).buses(both, 0, 3 * LENGTH)
    plain = Renderer(clips).buses(replace(both, clips=(), bells=()), 0, 3 * LENGTH)
    # Ducking moves it too, by 6 dB over at least a second: far slower than a limiter's step.
    gain = buses[2, :, 0] / plain[2, :, 0]
    ducking = 10.0 ** (-6.0 / 20.0)

    assert gain.min() < 0.9 * ducking
    assert np.abs(np.diff(gain)).max() < 4.0 / SMOOTHING


def test_a_splice_of_two_loud_lines_stays_under_the_limit():
    other = replace(LOUD, clips=tuple(replace(clip, clip=ClipName("low")) for clip in LOUD.clips))
    engine = HandEngine(MemoryClips(CLIPS))
    engine.load(LOUD)
    engine.play()
    for turn in range(12):
        engine.advance(0.08)
        engine.load(other if turn % 2 else LOUD)

    assert true_peak(engine.sound()) <= -2.0
    assert np.abs(engine.sound()).max() <= LIMIT
    assert engine.sound().any()


def test_the_engine_gives_the_limited_samples():
    engine = HandEngine(MemoryClips(CLIPS))
    engine.load(replace(LOUD, background=None))
    engine.play()
    engine.advance(1.4)
    sound = engine.sound()
    file = Renderer(MemoryClips(CLIPS)).render(replace(LOUD, background=None), 0, len(sound))

    assert np.array_equal(file[4800:], sound[4800:])
    assert true_peak(sound) <= -2.0
