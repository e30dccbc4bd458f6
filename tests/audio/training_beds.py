"""Beds under made-up speech, on which the network of ``audio.analysis.edge_network`` is trained, at 16 kHz.

Of other kinds, and made by other rules, than those in ``tests/audio/held_out_recordings.py``, on which it is
tried: keep them apart. Each maker takes a generator of random numbers and a count of samples; its bed's level
means nothing.
"""

from collections.abc import Callable
from typing import Any, Final

import numpy as np

RATE: Final = 16_000
_SCALE: Final = np.array([0, 2, 4, 5, 7, 9, 11, 12, 14, 16])
_HIGHEST: Final = 7500.0

Sound = Any
Chance = np.random.Generator


def level(sound: Sound, decibels: float = 0.0) -> Sound:
    """Sound at so many decibels (RMS)."""
    return sound * (10 ** (decibels / 20) / max(float(np.sqrt(np.mean(np.square(sound)))), 1e-12))


def seconds(count: int) -> Sound:
    """The time of each sample."""
    return np.arange(count) / RATE


def curve(chance: Chance, count: int, rate: float) -> Sound:
    """A random curve around 0 with so many turns a second."""
    knots = chance.standard_normal(int(count / RATE * rate) + 5)
    return np.interp(np.linspace(0, len(knots) - 1, count), np.arange(len(knots)), knots)


def coloured(chance: Chance, count: int, low: float, high: float, slope: float) -> Sound:
    """Noise between two frequencies that falls by ``slope`` decibels an octave, with a room's resonances."""
    size = 1 << count.bit_length()
    spectrum = np.fft.rfft(chance.standard_normal(size))
    frequency = np.fft.rfftfreq(size, 1 / RATE)
    shape = np.maximum(frequency, 20.0) ** (-slope / 6.02)
    shape[(frequency < low) | (frequency > high)] = 0.0
    for _ in range(int(chance.integers(0, 4))):
        middle = np.exp(chance.uniform(np.log(80), np.log(5000)))
        width = middle * chance.uniform(0.05, 0.4)
        shape *= 1 + chance.uniform(0, 4) * np.exp(-(((frequency - middle) / width) ** 2))
    return np.fft.irfft(spectrum * shape, size)[:count]


def room(chance: Chance, count: int) -> Sound:
    """Steady noise of any colour."""
    low, high = chance.choice([20, 60, 150, 600]), chance.choice([1500, 3000, 5000, 8000, 8000, 8000])
    return level(coloured(chance, count, low, high, chance.uniform(-3, 9)))


def hum(chance: Chance, count: int) -> Sound:
    """A mains or a machine's hum in a room."""
    at, pitch = seconds(count), chance.choice([50, 60, 100, 118, chance.uniform(40, 200)])
    out = 10 ** (-chance.uniform(5, 25) / 20) * room(chance, count)
    for number in range(1, int(chance.integers(3, 14))):
        loud = 10 ** (-chance.uniform(0, 25) / 20) / number**0.5
        out = out + loud * np.sin(2 * np.pi * pitch * number * at + chance.uniform(0, 7))
    return out


def fan(chance: Chance, count: int) -> Sound:
    """Noise and a tone that beat."""
    at = seconds(count)
    beat = 1 + chance.uniform(0.05, 0.5) * np.sin(2 * np.pi * chance.uniform(1, 12) * at)
    return room(chance, count) * beat + 0.4 * np.sin(2 * np.pi * chance.uniform(90, 400) * at)


def swell(chance: Chance, count: int) -> Sound:
    """Noise that comes and goes by a sine."""
    deep, rate = chance.uniform(0.4, 1), chance.uniform(0.1, 1.25)
    shape = np.abs(np.sin(rate * seconds(count) + chance.uniform(0, 7))) ** chance.uniform(1, 3)
    return room(chance, count) * (1 - deep + deep * shape)


def sea(chance: Chance, count: int) -> Sound:
    """Waves whose hiss comes after their rumble, with a sharp end."""
    period, begun = chance.uniform(5, 12), chance.uniform(0, 1)
    out = np.zeros(count)
    for low, high, late in ((30, 400, 0.0), (300, 2000, 0.05), (1500, 7500, 0.15)):
        part = level(coloured(chance, count, low, high, chance.uniform(0, 5)), -chance.uniform(0, 8))
        into = (seconds(count) / period + begun - late) % 1
        out += part * (into ** chance.uniform(1, 3) + 0.1 + 0.1 * np.abs(curve(chance, count, 6)))
    return out


def hiss(chance: Chance, count: int) -> Sound:
    """Bright noise, as microphones and tapes make, alone or with tones high up."""
    out = level(coloured(chance, count, 20, 8000, chance.uniform(-4, 3)))
    for _ in range(int(chance.integers(0, 3))):
        out += chance.uniform(0, 1) * np.sin(2 * np.pi * chance.uniform(1500, _HIGHEST) * seconds(count))
    return out * (1 + chance.uniform(0, 0.5) * curve(chance, count, chance.uniform(0.3, 8)))


def fire(chance: Chance, count: int) -> Sound:
    """A rumble with crackles."""
    out = level(coloured(chance, count, 30, 1500, 4), -8)
    for place in chance.integers(0, count - 900, int(count / RATE * chance.uniform(2, 25))):
        size = int(chance.integers(15, 250))
        loud = 3 * 10 ** (chance.uniform(-20, 8) / 20)
        out[place : place + size] += (
            loud * chance.standard_normal(size) * np.exp(-np.arange(size) / (size / 4))
        )
    return out


def street(chance: Chance, count: int) -> Sound:
    """Cars that pass."""
    out, at = level(room(chance, count), -12), seconds(count)
    car = level(coloured(chance, count, 40, chance.uniform(600, 4000), 6))
    for time in np.arange(chance.uniform(0, 4), count / RATE, chance.uniform(3, 8)):
        out += car * np.exp(-(((at - time) / chance.uniform(0.6, 2)) ** 2))
    return out


def leaves(chance: Chance, count: int) -> Sound:
    """Bands of noise that each go their own way."""
    out = np.zeros(count)
    for low, high in ((400, 1200), (1000, 3000), (2500, 7800)):
        part = level(coloured(chance, count, low, high, 0), -chance.uniform(0, 10))
        out += part * 10 ** (chance.uniform(0.1, 0.45) * curve(chance, count, chance.uniform(1, 7)))
    return out


def birds(chance: Chance, count: int) -> Sound:
    """Songs of a few notes in a room."""
    out, now = level(room(chance, count), -chance.uniform(15, 30)), chance.uniform(0, 1)
    while now < count / RATE - 0.6:
        size = int(chance.uniform(0.04, 0.4) * RATE)
        at = seconds(size)
        trill = chance.uniform(0, 800) * np.sin(2 * np.pi * chance.uniform(5, 30) * at)
        pitch = chance.uniform(1800, 6000) + chance.uniform(-1500, 1500) * at / at[-1] + trill
        note = np.sin(2 * np.pi * np.cumsum(pitch) / RATE) * np.hanning(size)
        for _ in range(int(chance.integers(1, 5))):
            start = int(now * RATE)
            if start + size < count:
                out[start : start + size] += note * chance.uniform(0.5, 1.5)
            now += size / RATE + chance.uniform(0.03, 0.15)
        now += chance.uniform(0.2, 2)
    return out


def tone(
    chance: Chance, pitch: float, at: Sound, parts: int, falling: float, *, vibrato: float = 0.0
) -> Sound:
    """A note of so many partials, each softer than the one before."""
    sway = 1 + vibrato * np.sin(2 * np.pi * chance.uniform(4, 6.5) * at + chance.uniform(0, 7))
    phase = 2 * np.pi * np.cumsum(pitch * sway) / RATE
    return sum(
        np.sin(number * phase + chance.uniform(0, 7)) * number**-falling
        for number in range(1, parts + 1)
        if number * pitch < _HIGHEST
    )


def chords(chance: Chance, count: int) -> Sound:
    """Chords that are struck and die away."""
    out, now, root = np.zeros(count), 0.0, chance.uniform(90, 300)
    every, dying, falling = chance.uniform(1, 5), chance.uniform(0.4, 3), chance.uniform(0.8, 2.5)
    parts, rise = int(chance.integers(1, 9)), chance.uniform(0.004, 0.05)
    while now < count / RATE:
        start = int(now * RATE)
        at = seconds(min(count - start, int(9 / dying * RATE)))
        loud = np.exp(-dying * at) * np.minimum(at / rise, 1)
        base = root * 2 ** (chance.choice(_SCALE[:6]) / 12)
        for step in chance.choice([0, 3, 4, 7, 10, 12], 3, replace=False):
            out[start : start + len(at)] += loud * tone(chance, base * 2 ** (step / 12), at, parts, falling)
        now += every * chance.uniform(0.8, 1.2)
    return out


def melody(chance: Chance, count: int) -> Sound:
    """Notes one after the other, some with breath in them."""
    out, now, root = np.zeros(count), 0.0, chance.uniform(150, 500)
    parts, falling, vibrato = int(chance.integers(1, 8)), chance.uniform(0.7, 2.2), chance.uniform(0, 0.012)
    rise, bound = chance.uniform(0.005, 0.08), chance.uniform(0.6, 1.3)
    pace, dying, breath = chance.uniform(0.25, 1.2), chance.uniform(0, 3), chance.uniform(0, 0.15)
    while now < count / RATE:
        long = pace * chance.choice([0.5, 1, 1, 1.5, 2])
        start = int(now * RATE)
        size = min(int(long * bound * RATE) + 300, count - start)
        at = seconds(size)
        loud = np.minimum(at / rise, 1) * np.exp(-dying * at) * np.clip((size / RATE - at) / 0.04, 0, 1)
        note = tone(chance, root * 2 ** (chance.choice(_SCALE) / 12), at, parts, falling, vibrato=vibrato)
        out[start : start + size] += (note + breath * chance.standard_normal(size)) * loud
        now += long if chance.random() > 0.12 else 2 * long
    return out


def pad(chance: Chance, count: int) -> Sound:
    """Chords that go over into each other."""
    out, at = np.zeros(count), seconds(count)
    for _ in range(int(chance.integers(2, 5))):
        root, falling = chance.uniform(80, 300), chance.uniform(0.8, 2)
        sway = np.sin(2 * np.pi * chance.uniform(0.05, 0.25) * at + chance.uniform(0, 7))
        loud = (0.5 + 0.5 * sway) ** chance.uniform(0.5, 3)
        for step in (0, 4, 7):
            pitch = root * 2 ** (step / 12)
            out += loud * tone(
                chance, pitch, at, int(chance.integers(1, 7)), falling, vibrato=chance.uniform(0, 0.004)
            )
    return out


def drone(chance: Chance, count: int) -> Sound:
    """Tones that stay, each a little restless."""
    out, at, pitch = np.zeros(count), seconds(count), chance.uniform(60, 250)
    for ratio in (1, 1.5, 2, 3):
        note = tone(chance, pitch * ratio, at, int(chance.integers(2, 12)), chance.uniform(0.7, 1.6))
        out += note * (1 + chance.uniform(0, 0.5) * curve(chance, count, chance.uniform(0.3, 2)))
    return out


def choir(chance: Chance, count: int) -> Sound:
    """A pad sung on a vowel."""
    size = 1 << count.bit_length()
    spectrum, frequency = np.fft.rfft(pad(chance, count), size), np.fft.rfftfreq(size, 1 / RATE)
    shape = np.full(len(frequency), 0.05)
    for low, high in ((300, 900), (900, 2300), (2300, 3500)):
        shape += np.exp(-(((frequency - chance.uniform(low, high)) / chance.uniform(80, 250)) ** 2))
    return np.fft.irfft(spectrum * shape, size)[:count]


def bells(chance: Chance, count: int) -> Sound:
    """Bells in a room."""
    out, now = level(room(chance, count), -chance.uniform(25, 45)), chance.uniform(0, 3)
    while now < count / RATE:
        start, pitch = int(now * RATE), chance.uniform(250, 1500)
        at = seconds(count - start)
        for ratio, dying in ((1, 0.6), (2.4, 1), (3.0, 1.4), (4.2, 2), (5.4, 3)):
            loud = chance.uniform(0.2, 1) * np.exp(-at * dying * chance.uniform(0.5, 2))
            if pitch * ratio < _HIGHEST:
                out[start:] += loud * np.sin(2 * np.pi * pitch * ratio * at)
        now += chance.uniform(1.5, 7)
    return out


def gusts(chance: Chance, count: int) -> Sound:
    """Wind in a gap: noise whose pitch rises with its force."""
    size, out = 1 << count.bit_length(), np.zeros(count)
    force = np.clip(curve(chance, count, chance.uniform(0.4, 2)) * 0.4 + 0.5, 0, 1)
    frequency = np.fft.rfftfreq(size, 1 / RATE)
    lowest, steps = chance.uniform(120, 350), np.linspace(0, 1, 6)
    for step in steps:
        middle = lowest * 2 ** (3 * step)
        shape = np.exp(-((np.log2(np.maximum(frequency, 20.0) / middle) / chance.uniform(0.4, 1)) ** 2))
        part = level(np.fft.irfft(np.fft.rfft(chance.standard_normal(size)) * shape, size)[:count])
        out += part * np.clip(1 - 5 * np.abs(force - step), 0, 1) * force ** chance.uniform(1, 2)
    return out + 0.05 * room(chance, count)


def drops(chance: Chance, count: int) -> Sound:
    """Water that drips and bubbles: short tones that rise."""
    out = level(room(chance, count), -chance.uniform(10, 30))
    for place in chance.integers(0, count - 1700, int(count / RATE * np.exp(chance.uniform(0, 4.5)))):
        at = seconds(int(chance.integers(200, 1600)))
        pitch = np.exp(chance.uniform(np.log(300), np.log(4000))) * (1 + chance.uniform(0, 6) * at)
        loud = np.exp(-chance.uniform(30, 150) * at) * chance.uniform(0.2, 1.5)
        out[place : place + len(at)] += loud * np.sin(2 * np.pi * np.cumsum(pitch) / RATE)
    return out


def accordion(chance: Chance, count: int) -> Sound:
    """Chords of reeds that beat, pushed and drawn."""
    out, now, root = np.zeros(count), 0.0, chance.uniform(110, 260)
    falling, parts, off = chance.uniform(0.5, 1.3), int(chance.integers(6, 20)), chance.uniform(1.002, 1.012)
    while now < count / RATE:
        long, start = chance.uniform(0.4, 4), int(now * RATE)
        at = seconds(min(count - start, int(long * RATE)))
        loud = np.sin(np.pi * np.clip(at / long, 0, 1)) ** chance.uniform(0.2, 0.8)
        base = root * 2 ** (chance.choice(_SCALE[:7]) / 12)
        for step in chance.choice([0, 4, 7, 12, 16], int(chance.integers(1, 4)), replace=False):
            for reed in (1, off):
                out[start : start + len(at)] += loud * tone(
                    chance, base * 2 ** (step / 12) * reed, at, parts, falling
                )
        now += long * chance.choice([1, 1, 1, 1.4])
    return out


def gong(chance: Chance, count: int) -> Sound:
    """Struck metal: many tones that belong to no scale, the high ones blooming late."""
    out, now = level(room(chance, count), -chance.uniform(25, 45)), chance.uniform(0, 2)
    pitches = np.exp(chance.uniform(np.log(80), np.log(3500), 24))
    while now < count / RATE:
        start = int(now * RATE)
        at, force = seconds(count - start), chance.uniform(0.3, 1)
        for pitch in pitches:
            late, dying = 0.004 + 0.2 * pitch / 3500 * chance.uniform(0, 1), chance.uniform(0.3, 1.5)
            loud = force * np.exp(-at * dying) * (1 - np.exp(-at / late)) * (200 / (200 + pitch))
            out[start:] += loud * np.sin(2 * np.pi * pitch * at + chance.uniform(0, 7))
        now += chance.uniform(2, 8)
    return out


BEDS: Final[tuple[Callable[[Chance, int], Sound], ...]] = (
    *(room, hiss, hum, fan, swell, sea, fire, street, leaves, birds),
    *(chords, melody, pad, drone, choir, bells),
    *(gusts, drops, accordion, gong),
)
