"""Made-up recordings whose pauses are known: the program's own voice over rooms, waves, music and edits.

Sound is mono or stereo at 48 kHz. Every recording says the same sentences with the same pauses, so that one
truth serves all of them; everything random is seeded.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
import soundfile
import soxr

from audio.units import SAMPLE_RATE

SENTENCES = (
    "Welcome to this time of rest.",
    "Notice your breath as it comes in.",
    "There is nothing to do now.",
    "Let your shoulders be heavy.",
    "Soft sounds may come and go.",
    "Now open your eyes and look around.",
)
ALL = len(SENTENCES)
PAUSES = (1.2, 6.0, 0.9, 4.0, 2.5)
LEAD, TAIL = 1.5, 2.0
SPEECH = -20.0


@dataclass(frozen=True)
class Made:
    """A recording.

    Attributes:
        sound: shape (frames, channels).
        spoken: start and end of each sentence in seconds.
        bed: what is under the voice: ``clean``, ``steady``, ``moving`` or ``music``.
    """

    sound: np.ndarray
    spoken: tuple[tuple[float, float], ...]
    bed: str


@cache
def sentences():
    """Each sentence, from its first to its last millisecond less than 30 dB under its own level.

    As the engine speaks it, so that the recordings stay the same when the narrator's pace changes.
    """
    from audio.voice.hibari_voice import VOICE_RATE, HibariVoice  # noqa: PLC0415 - 14 MB of model

    engine = HibariVoice()
    plain = (engine.spoken_plainly(text, 0.7) for text in SENTENCES)
    return tuple(trimmed(soxr.resample(speech, VOICE_RATE, SAMPLE_RATE, quality="HQ")) for speech in plain)


def trimmed(sentence):
    steps = sentence[: len(sentence) // 48 * 48].reshape(-1, 48)
    heard = np.flatnonzero(np.mean(steps**2, axis=1) > 1e-3 * np.mean(steps**2))
    return sentence[heard[0] * 48 : (heard[-1] + 1) * 48]


@cache
def voice():
    """The sentences with their pauses, and where they are."""
    parts, spoken, now = [np.zeros(round(LEAD * SAMPLE_RATE))], [], LEAD
    for sentence, pause in zip(sentences(), (*PAUSES, TAIL), strict=True):
        spoken.append((now, now + len(sentence) / SAMPLE_RATE))
        gap = np.zeros(round(pause * SAMPLE_RATE))
        parts += [sentence, gap]
        now += (len(sentence) + len(gap)) / SAMPLE_RATE
    return np.concatenate(parts), tuple(spoken)


def seconds():
    return np.arange(len(voice()[0])) / SAMPLE_RATE


def level(sound, decibels):
    """Sound at so many decibels of full scale (RMS)."""
    return sound * (10 ** (decibels / 20) / np.sqrt(np.mean(np.square(sound))))


def noise(slope, decibels, seed, low=20.0, high=20_000.0):
    """Noise whose power falls by ``slope`` decibels an octave, between two frequencies."""
    # Eleven seconds without a seam, over and over.
    count = 1 << 19
    random = np.random.default_rng(seed)
    spectrum = np.fft.rfft(random.standard_normal(count))
    frequency = np.fft.rfftfreq(count, 1 / SAMPLE_RATE)
    shape = np.maximum(frequency, 1.0) ** (-slope / 6.02)
    shape[(frequency < low) | (frequency > high)] = 0.0
    return np.resize(level(np.fft.irfft(spectrum * shape, count), decibels), len(voice()[0]))


def tones(pitches, decibels, at=None):
    at = seconds() if at is None else at
    return level(sum(np.sin(2 * np.pi * pitch * at) for pitch in pitches), decibels)


def quiet_mask():
    """1 where nothing is said, with 10 ms around the words left out."""
    mask = np.ones(len(voice()[0]))
    for start, end in voice()[1]:
        mask[round((start - 0.01) * SAMPLE_RATE) : round((end + 0.01) * SAMPLE_RATE)] = 0.0
    return mask


def short_sounds(make, times):
    """One short sound at each of these times."""
    out = np.zeros(len(voice()[0]))
    for number, time in enumerate(times):
        sound = make(number)
        start = round(time * SAMPLE_RATE)
        out[start : start + len(sound)] += sound
    return out


def middles():
    """The middle of each pause."""
    spoken = voice()[1]
    return [(a[1] + b[0]) / 2 for a, b in pairwise(spoken)]


def click(number):
    return 0.03 * np.random.default_rng(number).standard_normal(240) * np.exp(-np.arange(240) / 60)


def breath(number):
    shape = np.hanning(round(0.3 * SAMPLE_RATE))
    return level(np.random.default_rng(number).standard_normal(len(shape)) * shape, -52.0)


def pop(_number):
    at = np.arange(4800) / SAMPLE_RATE
    return 0.05 * np.sin(2 * np.pi * 60 * at) * np.exp(-at * 60)


def chirp(number):
    at = np.arange(round(0.25 * SAMPLE_RATE)) / SAMPLE_RATE
    pitch = 3000 + 400 * number + 600 * np.sin(2 * np.pi * 12 * at)
    return 0.01 * np.sin(2 * np.pi * np.cumsum(pitch) / SAMPLE_RATE) * np.hanning(len(at))


def chords(decibels, every=2.6, decay=1.2):
    """A chord that changes and dies away, as an instrument's does."""
    at, out = seconds(), np.zeros(len(voice()[0]))
    for number, start in enumerate(np.arange(0, at[-1], every)):
        root = 196.0 * 2 ** ([0, 5, 7, 3][number % 4] / 12)
        here = at >= start
        into = at[here] - start
        note = sum(np.sin(2 * np.pi * root * ratio * into) for ratio in (1.0, 1.26, 1.498, 2.0))
        out[here] += note * np.exp(-decay * into) * np.minimum(into / 0.02, 1.0)
    return level(out, decibels)


def pad(decibels):
    """Slow chords that go over into each other."""
    at = seconds()
    one = tones((130.8, 164.8, 196.0, 261.6), decibels)
    other = tones((146.8, 174.6, 220.0, 293.7), decibels)
    sway = 0.5 + 0.5 * np.sin(2 * np.pi * at / 7)
    return one * sway + other * (1 - sway)


def melody(decibels):
    """Single notes with vibrato, half a second each, with overtones: the nearest thing to a voice."""
    at = seconds()
    steps = np.array([0, 2, 4, 7, 9, 7, 4, 2])[(at / 0.6).astype(int) % 8]
    pitch = 330.0 * 2 ** (steps / 12) * (1 + 0.006 * np.sin(2 * np.pi * 5.5 * at))
    phase = 2 * np.pi * np.cumsum(pitch) / SAMPLE_RATE
    shape = np.minimum(1, 6 * (at % 0.6)) * np.exp(-2 * (at % 0.6))
    return level(shape * (np.sin(phase) + 0.4 * np.sin(2 * phase) + 0.2 * np.sin(3 * phase)), decibels)


def room(decibels, seed=1):
    return noise(3.0, decibels, seed)


def gated(sound):
    """As a noise gate leaves it: digital silence where nothing is said."""
    return sound * (1 - quiet_mask())


def half_digital(sound):
    """An edit: until the middle of the second pause the pauses are digital silence."""
    until = round(middles()[1] * SAMPLE_RATE)
    mask = np.ones(len(sound))
    mask[:until] = 1 - quiet_mask()[:until]
    return sound * mask


def every_other_digital(sound):
    mask = np.ones(len(sound))
    spoken = voice()[1]
    for (_, end), (start, _) in list(pairwise(spoken))[::2]:
        mask[round((end + 0.01) * SAMPLE_RATE) : round((start - 0.01) * SAMPLE_RATE)] = 0.0
    return sound * mask


def compressed(sound, kind, subtype, rate=SAMPLE_RATE, compression=0.9):
    """The sound written to a lossy file and read again."""
    kept = io.BytesIO()
    samples = sound if rate == SAMPLE_RATE else soxr.resample(sound, SAMPLE_RATE, rate)
    soundfile.write(kept, samples, rate, format=kind, subtype=subtype, compression_level=compression)
    kept.seek(0)
    again, its = soundfile.read(kept)
    return again if its == SAMPLE_RATE else soxr.resample(again, its, SAMPLE_RATE)


def reverberant():
    at = np.arange(round(0.4 * SAMPLE_RATE)) / SAMPLE_RATE
    tail = np.random.default_rng(4).standard_normal(len(at)) * 10 ** (-at * 60 / 0.4 / 20) * 0.02
    tail[0] = 1.0
    count = len(voice()[0])
    size = 1 << (count + len(tail)).bit_length()
    return np.fft.irfft(np.fft.rfft(voice()[0], size) * np.fft.rfft(tail, size), size)[:count]


def heard_in(sound):
    """Where each sentence is heard in a voice that rings on, by the measure of ``trimmed``."""
    spoken = voice()[1]
    until = [start for start, _ in spoken[1:]] + [len(sound) / SAMPLE_RATE]
    found = []
    for (start, end), later in zip(spoken, until, strict=True):
        first, words = round(start * SAMPLE_RATE), round((end - start) * SAMPLE_RATE)
        whole = (round(later * SAMPLE_RATE) - first) // 48 * 48
        steps = np.mean(sound[first : first + whole].reshape(-1, 48) ** 2, axis=1)
        last = np.flatnonzero(steps > 1e-3 * steps[: words // 48].mean())[-1]
        found.append((start, start + (int(last) + 1) / 1000))
    return tuple(found)


def said():
    return voice()[0]


def bell():
    at = seconds()
    return 0.98 * np.sin(2 * np.pi * 440 * at) * np.exp(-3 * at)


MAKERS: dict[str, tuple[str, Callable[[], np.ndarray]]] = {
    "clean": ("clean", said),
    "clean-loud-clipped": ("clean", lambda: np.clip(said() * 6, -1, 1)),
    "clean-very-soft": ("clean", lambda: said() * 0.02),
    "clean-offset": ("clean", lambda: said() * 0.5 + 0.1),
    "room-60-below": ("clean", lambda: said() + room(-80)),
    "hiss-35-below": ("steady", lambda: said() + noise(0, -55, 1)),
    "hiss-25-below": ("steady", lambda: said() + noise(0, -45, 2)),
    "room-35-below": ("steady", lambda: said() + room(-55)),
    "room-25-below": ("steady", lambda: said() + room(-45)),
    "hum": ("steady", lambda: said() + tones((50, 100, 150, 250), -40) + room(-60)),
    "fan": ("steady", lambda: said() + noise(6, -38, 3) + tones((118, 236), -48)),
    "soft-voice-in-room": ("steady", lambda: 0.1 * (said() + room(-48))),
    "traffic": ("steady", lambda: said() + noise(6, -34, 4, high=400)),
    "gate": ("steady", lambda: gated(said() + room(-50))),
    "edit-half-digital": ("steady", lambda: half_digital(said() + room(-50))),
    "edit-every-other": ("steady", lambda: every_other_digital(said() + room(-48))),
    "clicks": ("steady", lambda: said() + room(-65) + short_sounds(click, middles())),
    "breaths": (
        "steady",
        lambda: said() + room(-65) + short_sounds(breath, [start - 0.6 for start, _ in voice()[1]]),
    ),
    "pops": ("steady", lambda: said() + noise(0, -60, 5) + short_sounds(pop, middles())),
    "reverberant": ("steady", lambda: reverberant() + room(-70)),
    "mp3-room": ("steady", lambda: compressed(said() + room(-52), "MP3", "MPEG_LAYER_III")),
    "mp3-clean": ("steady", lambda: compressed(said(), "MP3", "MPEG_LAYER_III")),
    "telephone": ("steady", lambda: compressed(said() + room(-52), "OGG", "VORBIS", rate=8000)),
    "opus-hiss": ("steady", lambda: compressed(said() + noise(0, -52, 6), "OGG", "OPUS")),
    "room-swells": (
        "moving",
        lambda: said() + room(-42) * (0.25 + 0.75 * np.abs(np.sin(0.9 * seconds()))),
    ),
    "waves": ("moving", lambda: said() + noise(6, -34, 7, low=200) * (0.15 + np.sin(0.4 * seconds()) ** 2)),
    "slow-surf": ("moving", lambda: said() + noise(3, -38, 8) * (0.1 + np.sin(0.2 * seconds()) ** 2)),
    "birds": (
        "moving",
        lambda: said() + room(-60) + short_sounds(chirp, np.arange(0.3, seconds()[-1] - 1, 0.9)),
    ),
    "drone": ("music", lambda: said() + tones((110, 165, 220), -40)),
    "pad": ("music", lambda: said() + pad(-42)),
    "pad-loud": ("music", lambda: said() + pad(-35)),
    "chords": ("music", lambda: said() + chords(-40)),
    "chords-loud": ("music", lambda: said() + chords(-35)),
    "melody": ("music", lambda: said() + melody(-42)),
    "melody-loud": ("music", lambda: said() + melody(-36)),
    "one-bell": ("clean", lambda: 0.22 * said() + bell()),
}


def made(name, first=ALL):
    """One of the recordings, or its beginning with the first sentences."""
    bed, make = MAKERS[name]
    # What rings on in a room belongs to the words.
    spoken = (heard_in(reverberant()) if name == "reverberant" else voice()[1])[:first]
    end = round((spoken[-1][1] + (TAIL if first == ALL else 0.5)) * SAMPLE_RATE)
    return Made(make().astype(np.float32)[:end, None], spoken, bed)
