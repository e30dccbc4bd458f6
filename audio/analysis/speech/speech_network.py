"""Silero's network for speech at 16 kHz, calculated for many chunks at once.

The runtime for ONNX takes 13 s for an hour: it is given one chunk of each stretch at a time, and multiplies
each by itself. Only the last layer remembers; the layers before it are calculated here for all chunks
together, as products of large matrices, and an hour takes 4 s. Tests hold both to the same answers.
"""

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.analysis.products import product
from audio.analysis.speech.onnx_weights import read_weights

Block = NDArray[np.float32]

CHUNK: Final = 512
"""Samples that are judged together: 32 ms."""

CONTEXT: Final = 64
"""Samples before them that it is shown as well."""

_SEEN: Final = CONTEXT + CHUNK
_WINDOW: Final = 256
_HOP: Final = 128
_WINDOWS: Final = 4
_SHAPE: Final = np.hanning(_WINDOW + 1)[:-1]
_LINES: Final = _WINDOW // 2 + 1
_UNITS: Final = 128
_AT_ONCE: Final = 32
"""Chunks whose first layers are calculated together: what is between them stays in the processor's cache."""


class SpeechNetwork:
    """The network with its weights.

    Args:
        path: Silero's ``silero_vad_16k_op15.onnx``.

    Raises:
        FileUnreadableError: it can't be read.
        KeyError, ValueError: it is another file.
    """

    def __init__(self, path: Path) -> None:
        weights = read_weights(path)
        layers = [weights[f"model.encoder.{number}.reparam_conv.weight"] for number in range(4)]
        self._biases = [weights[f"model.encoder.{number}.reparam_conv.bias"] for number in range(4)]
        # Of three places the first lies outside in the last two layers, and in the very last the third too.
        kept = (slice(0, 3), slice(0, 3), slice(1, 3), slice(1, 2))
        self._layers = [_as_matrix(layer, part) for layer, part in zip(layers, kept, strict=True)]
        self._shown = _by_gates(weights["model.decoder.rnn.weight_ih"]).T.copy()
        self._recalled = _by_gates(weights["model.decoder.rnn.weight_hh"]).T.copy()
        biases = weights["model.decoder.rnn.bias_ih"] + weights["model.decoder.rnn.bias_hh"]
        self._gate_biases = _by_gates(biases)
        self._judging = weights["model.decoder.decoder.2.weight"][0, :, 0]
        self._judging_bias = weights["model.decoder.decoder.2.bias"]

    def seen(self, samples: Block) -> Block:
        """What the layers before the last say of each chunk.

        Args:
            samples: at 16 kHz, shape (``CONTEXT + n * CHUNK``,).

        Returns:
            Shape (n, 512).
        """
        chunks = np.lib.stride_tricks.sliding_window_view(samples, _SEEN)[::CHUNK]
        parts = [self._seen(chunks[first : first + _AT_ONCE]) for first in range(0, len(chunks), _AT_ONCE)]
        return np.concatenate(parts)

    def judged(self, seen: Block) -> Block:
        """How likely somebody speaks, 0 to 1, in stretches that are gone through side by side.

        Of what came before them nothing is known.

        Args:
            seen: shape (chunks, stretches, 512).

        Returns:
            Shape (chunks, stretches).
        """
        output = np.zeros((seen.shape[1], _UNITS), np.float32)
        memory = np.zeros_like(output)
        found = np.empty((*seen.shape[:2], _UNITS), np.float32)
        for number, shown in enumerate(seen):
            gates = product(output, self._recalled)
            gates += shown
            entered, kept, given = np.split(_logistic(gates[:, : 3 * _UNITS]), 3, axis=1)
            memory = kept * memory + entered * np.tanh(gates[:, 3 * _UNITS :])
            output = given * np.tanh(memory)
            found[number] = output
        return _logistic(np.maximum(found, 0.0) @ self._judging + self._judging_bias)

    def _seen(self, chunks: Block) -> Block:
        count = len(chunks)
        first = self._spectra(chunks)
        second = np.zeros((count, _WINDOWS + 1, _UNITS), np.float32)
        for place in range(_WINDOWS):
            # Before the first window and behind the last is nothing.
            before, behind = max(place - 1, 0), min(place + 2, _WINDOWS)
            part = slice((before - place + 1) * _LINES, (behind - place + 1) * _LINES)
            second[:, place + 1] = self._layer(0, first[:, before:behind], part)
        third = np.stack([self._layer(1, second[:, place : place + 3]) for place in (0, 2)], axis=1)
        return product(self._layer(3, self._layer(2, third)), self._shown) + self._gate_biases

    def _layer(self, number: int, shown: Block, part: slice = slice(None)) -> Block:
        found = product(shown.reshape(len(shown), -1), self._layers[number][part])
        found += self._biases[number]
        np.maximum(found, 0.0, out=found)
        return found

    def _spectra(self, chunks: Block) -> Block:
        """The lines of four windows of each chunk; the last reaches over its end, where it is mirrored."""
        # In double precision: NumPy 2.4 takes seven times as long for many short transforms in single.
        windows = np.empty((len(chunks), _WINDOWS, _WINDOW))
        whole = _WINDOWS - 1
        for number in range(whole):
            windows[:, number] = chunks[:, number * _HOP : number * _HOP + _WINDOW]
        rest = _SEEN - whole * _HOP
        windows[:, whole, :rest] = chunks[:, -rest:]
        windows[:, whole, rest:] = chunks[:, -2 : rest - _WINDOW - 2 : -1]
        windows *= _SHAPE
        spectra = np.fft.rfft(windows, axis=2)
        return np.sqrt((np.square(spectra.real) + np.square(spectra.imag)).astype(np.float32))


def _as_matrix(layer: Block, places: slice) -> Block:
    """A layer of shape (out, in, places) as a matrix that what is shown at these places is multiplied by."""
    kept = layer.transpose(2, 1, 0)[places]
    return np.ascontiguousarray(kept).reshape(-1, len(layer))


def _by_gates(weights: Block) -> Block:
    """In the order entered, kept, given, new: the file has the new before the given."""
    entered, kept, new, given = np.split(weights, 4)
    return np.concatenate([entered, kept, given, new])


def _logistic(values: Block) -> Block:
    # By way of the tangent: the exponential of a large number would overflow.
    found: Block = np.tanh(values * np.float32(0.5))
    found += np.float32(1.0)
    found *= np.float32(0.5)
    return found
