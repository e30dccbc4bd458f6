"""Recordings on which nothing in ``audio.analysis`` was chosen: other speakers, sentences, beds and levels.

Each speaker says other sentences, with pauses drawn by chance; each bed is made by another rule than those of
``made_recordings``. All of it is seeded. The speakers are the engine's plain voice and, where espeak-ng is
installed, some of its own.
"""

import random
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO

import numpy as np
import soundfile
import soxr
from made_recordings import level, trimmed

from audio.units import SAMPLE_RATE

LEAD, TAIL = 1.3, 2.2
SPEECH = -20.0

SENTENCES = {
    "heart": (
        "Feel where your feet meet the floor.",
        "Some days are like this.",
        "A hand may rest on your chest.",
    ),
    "heart-slow": (
        "Thoughts come, and thoughts go.",
        "Hear how quiet it is here.",
        "Small things are enough.",
    ),
    "en-us": ("Put down what you carry.", "For a while, nobody needs you.", "Four slow breaths, then rest."),
    "en-gb-scotland+f3": ("Think of somebody kind.", "What would she say to you?", "Her voice is soft."),
    "en-gb-x-rp+m4": ("Should it be too much, stop.", "This is your time.", "He has met this before."),
    "en-us+f5": ("Half of it is done already.", "Hold on to that thought.", "See you next time."),
}
"""On these the margin around words was chosen (``LEAD`` and ``TAIL`` where recordings are planned), and
nothing else."""

UNSEEN = {
    "heart-quick": ("Hush, and listen for a moment.", "The chair can hold all of you.", "Then let it go."),
    "en-gb-x-gbclan+f2": (
        "Somewhere, a friend thinks of you.",
        "Few things need doing now.",
        "Thank her for it.",
    ),
    "en-us-nyc+m3": ("How was the day so far?", "Soft light falls on the wall.", "That is enough for both."),
    "en-gb-x-gbcwmd+f4": (
        "She sat here once as well.",
        "Fear is an old guest.",
        "Half a smile is fine with us.",
    ),
}
"""Speakers on whom nothing was chosen at all: the figures in ``docs/recordings.md`` are theirs."""

SAID = SENTENCES | UNSEEN
PACES = {"heart": 0.8, "heart-slow": 0.55, "heart-quick": 1.0}
"""Of the engine's plain voice; the sentences in ``made_recordings`` are said at 0.7."""


@dataclass(frozen=True)
class HeldOut:
    """A recording.

    Attributes:
        sound: shape (frames, 1).
        spoken: start and end of each sentence, in seconds.
        bed: ``steady``, ``moving`` or ``music``.
        said: shape (frames,): the speech alone, before the bed is mixed to it.
    """

    sound: np.ndarray
    spoken: tuple[tuple[float, float], ...]
    bed: str
    said: np.ndarray


def speakers(among=UNSEEN):
    """Those that can be heard here."""
    return tuple(name for name in among if name.startswith("heart") or shutil.which("espeak-ng"))


@cache
def _engine():
    from audio.voice.hibari_voice import HibariVoice  # noqa: PLC0415 - 14 MB of model

    return HibariVoice()


@cache
def _said(speaker):
    found = []
    for text in SAID[speaker]:
        if speaker.startswith("heart"):
            from audio.voice.hibari_voice import VOICE_RATE  # noqa: PLC0415 - 14 MB of model

            sound, rate = _engine().spoken_plainly(text, PACES[speaker]), VOICE_RATE
        else:
            command = ["espeak-ng", "-v", speaker, "-s", "140", "--stdout", text]
            made = subprocess.run(command, capture_output=True, check=True).stdout
            sound, rate = soundfile.read(BytesIO(made))
        found.append(level(trimmed(soxr.resample(sound, rate, SAMPLE_RATE, quality="HQ")), SPEECH))
    return tuple(found)


@cache
def voice(speaker):
    """The speaker's sentences with pauses between 0.9 and 5 s, and where they are."""
    chance = random.Random(f"pauses of {speaker}")  # noqa: S311 - the same everywhere
    parts, spoken, now = [np.zeros(round(LEAD * SAMPLE_RATE))], [], LEAD
    said = _said(speaker)
    for number, sentence in enumerate(said):
        spoken.append((now, now + len(sentence) / SAMPLE_RATE))
        pause = TAIL if number == len(said) - 1 else chance.uniform(0.9, 5.0)
        gap = np.zeros(round(pause * SAMPLE_RATE))
        parts += [sentence, gap]
        now = spoken[-1][1] + len(gap) / SAMPLE_RATE
    return np.concatenate(parts), tuple(spoken)


# ------------------------------------------------------------------ what is under it


def noise(chance, count, low, high, slope=0.0):
    """Noise between two frequencies, whose power falls by ``slope`` decibels an octave."""
    spectrum = np.fft.rfft(chance.standard_normal(count))
    frequency = np.fft.rfftfreq(count, 1 / SAMPLE_RATE)
    shape = np.maximum(frequency, 1.0) ** (-slope / 6.02)
    shape[(frequency < low) | (frequency > high)] = 0.0
    return np.fft.irfft(spectrum * shape, count)


def wander(chance, count, per_second):
    """A slow random curve around 0, as loud as 1 (RMS)."""
    knots = chance.standard_normal(max(4, round(count / SAMPLE_RATE * per_second) + 4))
    return np.interp(np.linspace(0, len(knots) - 1, count), np.arange(len(knots)), knots)


def wind(chance, count):
    return noise(chance, count, 60, 1_500, 6) * 10 ** (0.4 * wander(chance, count, 1.2))


def rain(chance, count):
    drops = np.zeros(count)
    at = chance.integers(0, count - 2_000, round(count / SAMPLE_RATE * 40))
    for place in at:
        size = int(chance.integers(60, 600))
        drops[place : place + size] += chance.standard_normal(size) * np.exp(-np.arange(size) / (size / 5))
    return level(drops, -20) + level(noise(chance, count, 800, 12_000, 2), -26)


def brook(chance, count):
    return sum(
        noise(chance, count, low, low * 1.6) * np.exp(0.7 * wander(chance, count, 5.0)) / low**0.5
        for low in (300, 500, 900, 1_600, 3_000)
    )


def breakers(chance, count):
    """A wave that comes every five to eight seconds, quickly, and goes slowly."""
    shape, at = np.full(count, 0.08), 0
    while at < count:
        length = round(chance.uniform(5, 8) * SAMPLE_RATE)
        into = np.arange(length) / SAMPLE_RATE
        wave = np.minimum(into / 1.2, 1.0) * np.exp(-np.maximum(into - 1.2, 0) / 1.6)
        shape[at : at + length] += wave[: max(0, count - at)]
        at += length
    return noise(chance, count, 80, 9_000, 4) * shape


def crickets(chance, count):
    at = np.arange(count) / SAMPLE_RATE
    pitch = chance.uniform(3_800, 4_600)
    song = (
        np.sin(2 * np.pi * pitch * at)
        * (np.sin(2 * np.pi * 28 * at) > 0)
        * (np.sin(2 * np.pi * 0.9 * at) > -0.3)
    )
    return level(song, -26) + level(noise(chance, count, 50, 6_000, 3), -26)


def air(chance, count):
    return noise(chance, count, 40, 9_000, chance.uniform(1, 5))


def arpeggio(chance, count):
    """Plucked strings, one note after another at an uneven pace."""
    out, at = np.zeros(count), 0.0
    while at < count / SAMPLE_RATE - 1.5:
        pitch = 110.0 * 2 ** (chance.choice([0, 3, 5, 7, 10, 12, 15, 19]) / 12)
        start, into = round(at * SAMPLE_RATE), np.arange(round(1.5 * SAMPLE_RATE)) / SAMPLE_RATE
        note = sum(np.sin(2 * np.pi * pitch * n * into) * np.exp(-into * (2 + n)) / n for n in range(1, 7))
        out[start : start + len(into)] += note * np.minimum(into / 0.004, 1.0)
        at += chance.uniform(0.25, 0.7)
    return out


def strings(chance, count):
    """A slow chord of bowed strings that changes, with vibrato."""
    at, out = np.arange(count) / SAMPLE_RATE, np.zeros(count)
    for pitch in (146.8, 220.0, 277.2, 329.6):
        swell = np.clip(0.6 + 0.5 * wander(chance, count, 0.4), 0.05, 1.5)
        phase = 2 * np.pi * np.cumsum(pitch * (1 + 0.004 * np.sin(2 * np.pi * 5 * at + pitch))) / SAMPLE_RATE
        out += swell * sum(np.sin(n * phase) / n for n in range(1, 9))
    return out


def bowls(chance, count):
    """Singing bowls, struck every two to four seconds, that beat."""
    out, at = np.zeros(count), 0.2
    while at < count / SAMPLE_RATE:
        start = round(at * SAMPLE_RATE)
        into = np.arange(count - start) / SAMPLE_RATE
        root = chance.choice([174.0, 207.0, 261.0])
        partials = ((1.0, 0.5), (1.004, 0.5), (2.71, 0.9), (5.1, 1.6))
        out[start:] += sum(np.sin(2 * np.pi * root * r * into) * np.exp(-into * d) for r, d in partials)
        at += chance.uniform(2, 4)
    return out


def flute(chance, count):
    """A breathy melody in uneven notes: near to a voice."""
    pitch, at = np.zeros(count), 0
    loud = np.zeros(count)
    while at < count:
        length = round(chance.uniform(0.4, 1.4) * SAMPLE_RATE)
        pitch[at : at + length] = 392.0 * 2 ** (chance.choice([0, 2, 4, 7, 9, 12]) / 12)
        shape = np.minimum(np.arange(length) / (0.05 * SAMPLE_RATE), 1.0) * np.linspace(1, 0.3, length)
        loud[at : at + length] = shape[: max(0, count - at)]
        at += length
    phase = (
        2 * np.pi * np.cumsum(pitch * (1 + 0.005 * np.sin(np.arange(count) * 2 * np.pi * 5.2 / SAMPLE_RATE)))
    )
    tone = np.sin(phase / SAMPLE_RATE) + 0.3 * np.sin(2 * phase / SAMPLE_RATE)
    return loud * (tone + 4 * noise(chance, count, 400, 3_000, 2))


Maker = Callable[[np.random.Generator, int], np.ndarray]

BEDS: dict[str, tuple[str, Maker, tuple[float, ...]]] = {
    "air": ("steady", air, (-50.0, -42.0)),
    "rain": ("moving", rain, (-46.0, -38.0)),
    "wind": ("moving", wind, (-42.0, -34.0)),
    "brook": ("moving", brook, (-46.0, -38.0)),
    "breakers": ("moving", breakers, (-42.0, -35.0)),
    "crickets": ("moving", crickets, (-46.0, -38.0)),
    "arpeggio": ("music", arpeggio, (-42.0, -36.0)),
    "strings": ("music", strings, (-42.0, -35.0)),
    "bowls": ("music", bowls, (-40.0, -34.0)),
    "flute": ("music", flute, (-44.0, -38.0)),
}
"""Of each bed its kind, and its levels in decibels of full scale."""


def names(among=UNSEEN):
    """Bed, level and speaker of every recording."""
    heard = speakers(among)
    return [(bed, loud, who) for bed, (_, _, levels) in BEDS.items() for loud in levels for who in heard]


def held_out(bed, loud, speaker):
    """One of them."""
    kind, make, _ = BEDS[bed]
    said, spoken = voice(speaker)
    seed = random.Random(f"{bed} {loud} {speaker}").getrandbits(32)  # noqa: S311 - as above
    under = level(make(np.random.default_rng(seed), len(said)), loud)
    return HeldOut((said + under).astype(np.float32)[:, None], spoken, kind, said)
