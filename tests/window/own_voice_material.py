"""A practice of a few lines, and a microphone that a test speaks into."""

import numpy as np

from audio.recording.recorder_types import RecorderStage, RecorderStatus, Recording
from audio.units import SAMPLE_RATE

SCRIPT = """\
---
id: a-window
format: 2
title: A window
components: [mindfulness]
language: en
about: A minute at a window.
asks: To look.
minutes: 1
caution: Listening is just as good.
---

## Here (orient)

There is a window somewhere, or a wall. [4s]

## The window (rung 0)

Your eyes may rest on it, and then on something else. [6s]

## Today (return)

You can end now, or stay a little. [4s]
"""


def said(seconds=1.0, volume=0.2):
    """Stands in for speech: what is measured as such, between quiet, a little different each time."""
    count = round(seconds * SAMPLE_RATE)
    speech = volume * np.sin(2 * np.pi * (180 + 40 * seconds) * np.arange(count) / SAMPLE_RATE)
    quiet = np.zeros(SAMPLE_RATE // 2)
    return np.concatenate([quiet, speech, quiet]).astype(np.float32)


class FakeMicrophone:
    """Follows the contract of ``Recorder``; a test says what comes from it."""

    def __init__(self):
        self.microphones = ("Desk microphone",)
        self.begun = []
        self.looked = self.closed = 0
        self.stage = RecorderStage.IDLE
        self.peak = 0.0
        self.fault = ""
        self.sound = np.zeros(0, np.float32)
        self.broken_off = False

    def look(self):
        self.looked += 1

    def record(self, device):
        self.begun.append(device)
        self.stage = RecorderStage.FAILED if self.fault else RecorderStage.RECORDING
        self.sound = np.zeros(0, np.float32)

    def speak(self, sound):
        self.sound = np.concatenate([self.sound, sound])
        self.peak = float(np.abs(sound).max(initial=0.0))

    def break_off(self):
        self.stage, self.broken_off = RecorderStage.DONE, True

    def stop(self):
        self.stage, self.broken_off = RecorderStage.DONE, False

    def status(self):
        seconds = len(self.sound) / SAMPLE_RATE
        return RecorderStatus(
            self.stage, seconds, self.peak, self.peak, self.peak, self.fault, "", self.microphones
        )

    def recorded(self):
        return Recording(self.sound.tobytes(), SAMPLE_RATE, self.broken_off)

    def close(self):
        self.closed += 1
