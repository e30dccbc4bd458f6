"""What a microphone's driver gives, with a driver of a few lines in PortAudio's place."""

from types import SimpleNamespace

import numpy as np
import pytest

from audio.devices import portaudio_input

RATE = 48_000


class Stream:
    """Takes what it is opened with, and gives blocks when it is told."""

    opened: "Stream"

    def __init__(self, *, channels, callback, **_):
        if channels == 1:
            raise portaudio_input.sounddevice.PortAudioError
        self.callback = callback
        Stream.opened = self

    def start(self):
        """Begin."""

    def abort(self):
        """End."""

    def close(self):
        """Go."""


@pytest.fixture
def stereo(monkeypatch):
    """A microphone that can't be opened with one channel."""
    facts = {"name": "Two sides", "default_samplerate": RATE, "max_input_channels": 2}
    monkeypatch.setattr(portaudio_input.sounddevice, "query_devices", lambda *_: facts)
    monkeypatch.setattr(portaudio_input.sounddevice, "InputStream", Stream)
    made = portaudio_input.PortAudioInput(None)

    def give(left, right):
        block = np.stack([left, right], axis=1).astype(np.float32)
        for at in range(0, len(block), 512):
            part = block[at : at + 512]
            Stream.opened.callback(part, len(part), None, SimpleNamespace(input_overflow=False))
        return made.read()

    yield give
    made.close()


VOICE = np.random.default_rng(3).normal(0, 0.1, RATE)


@pytest.mark.parametrize(("share", "heard"), [(-1.0, 1.0), (-0.9, 0.95), (1.0, 1.0), (0.0, 0.5)])
def test_a_voice_is_heard_whichever_side_is_turned_over(stereo, share, heard):
    found = stereo(VOICE, share * VOICE)

    assert found.shape == VOICE.shape
    assert np.abs(np.abs(found) - heard * np.abs(VOICE)).max() < 1e-6


def test_what_comes_after_the_ring_is_full_stands_in_its_order(stereo):
    first = stereo(np.repeat(VOICE, 15), np.repeat(VOICE, 15))
    second = stereo(np.repeat(-VOICE, 15), np.repeat(-VOICE, 15))

    assert np.allclose(first, np.repeat(VOICE, 15), atol=1e-6)
    assert np.allclose(second, np.repeat(-VOICE, 15), atol=1e-6)
