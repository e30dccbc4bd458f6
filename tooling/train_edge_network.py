"""Makes the weights of ``audio.analysis.edge_network`` again, from made-up recordings of known truth.

Usage: train_edge_network.py VOICES PACKAGE [RECORDINGS]. VOICES is a folder for the spoken sentences (30 MB),
which are spoken once; PACKAGE is ``kokoro-js-1.2.1.tgz``, whose further voices speak as well; the number of
recordings is ``RECORDINGS``. Needs Debian's espeak-ng and flite, and the other narrators (``kindpace
narrators``). Takes some twenty minutes of processor time, and prints how far off edges are in a tenth of the
recordings, which isn't trained on. What the network is worth over voices and beds of
other kinds ``make recordings-report`` tells. Everything random is seeded, but another NumPy or another
version of a voice moves the weights.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import numpy as np
import soundfile

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "audio"))

from training_beds import BEDS, RATE, level

from audio.analysis.bands import BandLevels
from audio.analysis.edge_network import (
    AFTER,
    BEFORE,
    NETWORKS,
    WINDOW,
    Layers,
    Side,
    agreed,
    packed,
    place_of,
    unpacked,
    weights_place,
)
from audio.analysis.narrow_bands import NarrowBands
from audio.analysis.sounding import quiet_level
from audio.analysis.speech.speech_detector import SpeechDetector
from audio.analysis.stretches import about, listened_to
from audio.analysis.word_edges import seen_at
from tooling.edge_voices import at_another_pitch, speak, voices

RECORDINGS: Final = 2000
_EDITED: Final = 0.1
"""So many of them are cut to digital silence in their pauses, and so many were MP3 files."""

_IN_ROOMS: Final = 0.35
"""So many of them are spoken in a room that rings on."""

_IN_EACH: Final = 8
_TRUE_BELOW: Final = 1e-3
"""Of the words' own power: a word begins and ends where it is 30 dB under that."""

_NEAR: Final = 30
_SPREAD: Final = 0.8
_HIDDEN: Final = (28, 40)
_BATCH: Final = 128
_ROUNDS: Final = 16
_RATE: Final = 2e-3
_DECAY: Final = 3e-3
_OTHER_PITCH: Final = 0.5
"""So many of the recordings are at another pitch and pace than their voice's."""

_MISSED: Final = 3.0
"""Frames: 30 ms."""

Sound = Any
Floats = Any


@dataclass(frozen=True)
class Spoken:
    """A sentence, and the samples between which its words are."""

    sound: Sound
    first: int
    end: int


# ------------------------------------------------------------------ what is recorded


def echo(chance: np.random.Generator) -> Sound:
    """What a room makes of a click: it dies away by 60 dB, often sooner where it is high."""
    size = int(RATE * chance.uniform(0.15, 0.9))
    tail = chance.standard_normal(size) * 10 ** (-3 * np.arange(size) / size)
    if chance.random() < 0.5:  # noqa: PLR2004 - one in two
        frequency = np.fft.rfftfreq(size, 1 / RATE)
        tail = np.fft.irfft(np.fft.rfft(tail) / (1 + frequency / chance.uniform(400, 4000)), size)
    tail *= 10 ** (chance.uniform(-18, -3) / 20) / np.sqrt(np.sum(np.square(tail)))
    tail[0] = 1.0
    return tail


def placed(sound: Sound, slope: float, room: Sound | None = None) -> Spoken:
    """A sentence as another microphone takes it, in a room or in none, and where its words are heard."""
    ringing = 0 if room is None else len(room)
    padded = np.concatenate([np.zeros(800), sound, np.zeros(800 + ringing)])
    size = 1 << len(padded).bit_length()
    spectrum, frequency = np.fft.rfft(padded, size), np.fft.rfftfreq(size, 1 / RATE)
    if room is not None:
        spectrum *= np.fft.rfft(room, size)
    heard = np.fft.irfft(spectrum * np.maximum(frequency, 50.0) ** (slope / 6.02), size)[: len(padded)]
    powers = np.mean(heard[: len(heard) // 16 * 16].reshape(-1, 16) ** 2, axis=1)
    loud = np.flatnonzero(powers > _TRUE_BELOW * powers.mean())
    words = powers[loud[0] : loud[-1] + 1].mean()
    loud = np.flatnonzero(powers > _TRUE_BELOW * words)
    first, end = int(loud[0]) * 16, (int(loud[-1]) + 1) * 16
    # It fades where a voice's file was cut.
    shape = np.ones(len(heard))
    shape[:first] = np.linspace(0, 1, first) ** 0.2
    shape[end:] = np.linspace(1, 0, len(heard) - end) ** 0.2
    return Spoken(heard * shape * 0.1 / np.sqrt(words), first, end)


def recorded(chance: np.random.Generator, said: list[Sound], bed: int) -> tuple[Sound, list[list[float]]]:
    """Some sentences over a bed, and the frames in which their words begin and end."""
    slope = chance.uniform(-3, 3) if chance.random() < 0.4 else 0.0  # noqa: PLR2004 - two in five
    alone = chance.random() < 0.4  # noqa: PLR2004 - two in five
    room = echo(chance) if chance.random() < _IN_ROOMS else None
    parts, truth = [np.zeros(int(RATE * chance.uniform(0.8, 2)))], []
    now = len(parts[0])
    for number in chance.choice(len(said), _IN_EACH, replace=False):
        one = placed(said[int(number)], slope, room)
        low, high = (one.first, one.end) if alone else (max(0, one.first - 4800), one.end + 4800)
        gap = np.zeros(int(RATE * chance.uniform(0.9, 3.5)))
        parts += [one.sound[low:high], gap]
        truth.append([(now + one.first - low) * 100 / RATE, (now + one.end - low) * 100 / RATE])
        now += len(parts[-2]) + len(gap)
    sound = np.concatenate(parts)
    under = 20.0 + chance.uniform(5, 32)
    sound = (sound + level(BEDS[bed](chance, len(sound)), -under)) * 10 ** (chance.uniform(-12, 6) / 20)
    kind = chance.random()
    if kind < _EDITED:
        sound = edited(chance, sound, truth)
    elif kind < 2 * _EDITED:
        sound = compressed(np.clip(sound, -1, 1), chance.uniform(0.6, 0.95))
    return sound, truth


def edited(chance: np.random.Generator, sound: Sound, truth: list[list[float]]) -> Sound:
    """A recording whose pauses are digital silence from some time after the words on."""
    kept = np.zeros(len(sound), np.bool_)
    for first, end in truth:
        before, after = chance.uniform(10, 80, 2)
        kept[max(0, int((first - before) * RATE / 100)) : int((end + after) * RATE / 100)] = True
    return np.where(kept, sound, 0.0)


def compressed(sound: Sound, level_of_compression: float) -> Sound:
    """A recording as an MP3 file gives it back."""
    kept = BytesIO()
    soundfile.write(
        kept, sound, RATE, format="MP3", subtype="MPEG_LAYER_III", compression_level=level_of_compression
    )
    kept.seek(0)
    return soundfile.read(kept)[0][: len(sound)]


def edges_in(sound: Sound, truth: list[list[float]]) -> Iterator[tuple[Side, Floats, float]]:
    """Of each edge found near a true one: its side, what is seen, and frames from its middle to the truth."""
    bands, narrow, detector = BandLevels(), NarrowBands(), SpeechDetector()
    for part in (bands, narrow, detector):
        part.add(sound.astype(np.float32))
    known, likely, levels = bands.bands(), detector.speech(), narrow.levels()
    quiet = quiet_level(known, likely)
    if quiet is None:
        return
    listened, found = listened_to(levels, likely, quiet), about(known, likely)
    ends, firsts = [0, *(end for _, end in found)], [*(first for first, _ in found), len(levels)]
    for number in range(len(found) + 1):
        gap = (ends[number], firsts[number])
        for side, edge in ((Side.BEGIN, gap[1]), (Side.END, gap[0])):
            true = [one[side is Side.END] for one in truth if abs(one[side is Side.END] - edge) < _NEAR]
            seen = seen_at(listened, gap, side) if true else None
            if seen is not None:
                off = (true[0] if side is Side.BEGIN else len(levels) - true[0]) - seen.centre
                if -BEFORE < off < AFTER - 1:
                    yield side, seen.features.astype(np.float16), off


def material(folder: Path, count: int) -> dict[Side, tuple[Floats, Floats]]:
    """What is seen at each edge of the recordings, and where the truth is."""
    said = voices(folder)
    names = list(said)
    seen: dict[Side, list[Floats]] = {side: [] for side in Side}
    off: dict[Side, list[float]] = {side: [] for side in Side}
    for number in range(count):
        chance = np.random.default_rng((13, number))
        sentences = said[names[int(chance.integers(len(names)))]]
        if chance.random() < _OTHER_PITCH:
            sentences = at_another_pitch(sentences, chance)
        for side, features, true in edges_in(*recorded(chance, sentences, number % len(BEDS))):
            seen[side].append(features)
            off[side].append(true)
        if number % 50 == 49:  # noqa: PLR2004 - now and then
            print(f"{number + 1} recordings, {sum(map(len, off.values()))} edges", flush=True)
    return {side: (np.stack(seen[side]), np.array(off[side])) for side in Side}


# ------------------------------------------------------------------ what is learnt


class Learner:
    """The layers of one side while they are trained: by Adam (Kingma and Ba, 2015), on cross-entropy.

    Args:
        features: of a frame.
        number: of the network among those of its side, each of which begins elsewhere.
    """

    def __init__(self, features: int, number: int) -> None:
        chance = np.random.default_rng((0, number))
        hidden, joined = _HIDDEN

        def drawn(*shape: int, inputs: int) -> Floats:
            # He et al., 2015.
            return (chance.standard_normal(shape) * np.sqrt(2 / inputs)).astype(np.float32)

        self.layers = Layers(
            drawn(features, hidden, inputs=features),
            np.zeros(hidden, np.float32),
            drawn(WINDOW, hidden, joined, inputs=WINDOW * hidden),
            np.zeros(joined, np.float32),
            0.3 * drawn(joined, inputs=joined),
            np.zeros(BEFORE + AFTER, np.float32),
        )
        self._first = [np.zeros_like(one) for one in self.layers]
        self._second = [np.zeros_like(one) for one in self.layers]
        self._steps = 0

    def learn(self, features: Floats, wanted: Floats, rate: float) -> float:
        """One step; returns the loss before it.

        Args:
            features: shape (edges, frames, features).
            wanted: shape (edges, ``BEFORE + AFTER``): how right each place is.
            rate: of learning.
        """
        layers, count = self.layers, len(features)
        flat = features.reshape(-1, features.shape[2])
        frames = np.maximum(flat @ layers.frame + layers.frame_bias, 0).reshape(count, -1, _HIDDEN[0])
        places = wanted.shape[1]
        windows = np.lib.stride_tricks.sliding_window_view(frames, WINDOW, axis=1).transpose(0, 1, 3, 2)
        seen = windows.reshape(count * places, -1)
        weights = layers.around.reshape(-1, _HIDDEN[1])
        joined = np.maximum(seen @ weights + layers.around_bias, 0)
        judged = (joined @ layers.judged).reshape(count, places) + layers.place
        found = np.exp(judged - judged.max(axis=1, keepdims=True))
        found /= found.sum(axis=1, keepdims=True)

        off = (found - wanted) / count
        of_joined = off.reshape(-1, 1) * layers.judged * (joined > 0)
        of_windows = (of_joined @ weights.T).reshape(count, places, WINDOW, _HIDDEN[0])
        of_frames = np.zeros_like(frames)
        for at in range(WINDOW):
            of_frames[:, at : at + places] += of_windows[:, :, at]
        of_frames = (of_frames * (frames > 0)).reshape(-1, _HIDDEN[0])
        self._step(
            Layers(
                flat.T @ of_frames,
                of_frames.sum(axis=0),
                (seen.T @ of_joined).reshape(layers.around.shape),
                of_joined.sum(axis=0),
                joined.T @ off.reshape(-1),
                off.sum(axis=0),
            ),
            rate,
        )
        return float(-np.mean(np.sum(wanted * np.log(found + 1e-9), axis=1)))

    def _step(self, slopes: Layers, rate: float) -> None:
        self._steps += 1
        for weights, slope, first, second in zip(self.layers, slopes, self._first, self._second, strict=True):
            first[...] += 0.1 * (slope - first)
            second[...] += 0.001 * (np.square(slope) - second)
            steady = second / (1 - 0.999**self._steps)
            step = first / (1 - 0.9**self._steps) / (np.sqrt(steady) + 1e-8)
            # Biases aren't held small.
            weights[...] -= (rate * (step + (_DECAY * weights if weights.ndim > 1 else 0))).astype(np.float32)


def trained(features: Floats, off: Floats, number: int) -> Layers:
    """The layers of one of a side's networks that tell these edges best."""
    places = np.arange(BEFORE + AFTER) - BEFORE
    wanted = np.exp(-np.square((places - off[:, None]) / _SPREAD) / 2)
    wanted = (wanted / wanted.sum(axis=1, keepdims=True)).astype(np.float32)
    learner, chance = Learner(features.shape[2], number), np.random.default_rng((5, number))
    batches = len(off) // _BATCH
    for turn in range(_ROUNDS):
        order, losses = chance.permutation(len(off)), []
        for batch in range(batches):
            done = (turn * batches + batch) / (_ROUNDS * batches)
            rate = _RATE * min(1.0, (turn * batches + batch) / 100) * (0.5 + 0.5 * np.cos(np.pi * done))
            chosen = order[batch * _BATCH : (batch + 1) * _BATCH]
            losses.append(learner.learn(features[chosen].astype(np.float32), wanted[chosen], rate))
        print(f"round {turn + 1}: loss {np.mean(losses):.3f}", flush=True)
    return learner.layers


def main() -> None:
    """Speak, record, listen, learn, and keep the weights."""
    folder = Path(sys.argv[1])
    speak(folder, Path(sys.argv[2]))
    seen = material(folder, int(sys.argv[3]) if len(sys.argv) > 3 else RECORDINGS)  # noqa: PLR2004 - given
    kept: dict[str, Floats] = {}
    for side, (features, off) in seen.items():
        tenth = len(off) // 10
        for number in range(NETWORKS):
            kept |= packed(side, number, trained(features[:-tenth], off[:-tenth], number))
        networks = [unpacked(kept, side, number) for number in range(NETWORKS)]
        errors = [
            abs(found_by(networks, one) - true)
            for one, true in zip(features[-tenth:], off[-tenth:], strict=True)
        ]
        missed = np.mean(np.array(errors) > _MISSED)
        print(f"{side}: {len(off)} edges; median {10 * np.median(errors):.0f} ms, over 30 ms {missed:.1%}")
    np.savez_compressed(weights_place(), allow_pickle=False, **kept)


def found_by(networks: list[Layers], features: Floats) -> float:
    """Where these networks alone place an edge."""
    likely = np.exp(agreed(features.astype(np.float32), networks))
    return place_of(likely / likely.sum())


if __name__ == "__main__":
    main()
