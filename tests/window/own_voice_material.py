"""A microphone that a test speaks into, and what stands in for a voice."""

import numpy as np

from audio.recording.recorder_types import RecorderStage, RecorderStatus, Recording
from audio.units import SAMPLE_RATE
from player.window.own_voice.importing.page import LOOKING
from player.window.own_voice.importing.state import ImportVoiceView
from player.window.own_voice.state import OwnVoiceView

PASSPHRASE = "four quiet words here"  # noqa: S105 - of a key that lives as long as a test
PRESET = """\
format: 1
name: Windows
author: Dr Ada
date: 2026-11-20
reason: We agreed on a window.
controls:
  narrator: recorded
"""
"""Of the clinic's own, with recorded lines."""


def under_way(view):
    """Whether something is still done beside the window."""
    looking = isinstance(view, ImportVoiceView) and LOOKING in (view.found, view.said)
    return looking or getattr(view, "busy", False)


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


def states(view):
    """How each line stands, in words."""
    return [line.state for line in view.lines]


def shown(router) -> OwnVoiceView:
    """What a page on which a practice is recorded shows."""
    view = router.view()
    assert isinstance(view, OwnVoiceView)
    return view
