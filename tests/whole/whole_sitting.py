"""A short practice and a quick pacing in a home of their own, and a person who uses the window."""

import time
from typing import Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from scrolled_on import scroll_on

from audio.files.clip_cache import ClipCache
from audio.mix.mixer import Renderer
from audio.units import SAMPLE_RATE, Frames
from player.practice.planner.steps import Plan
from player.sittings.soundtrack import Clips, timeline_of
from player.system.folders import Folders
from player.window.app import Application

SCRIPT = """---
id: short-sitting
format: 1
title: A short sitting
components: [mindfulness]
language: en
about: A few words and a few pauses.
asks: To notice one sound.
minutes: 1
caution: None that we know of.
sources:
  - Neff 2003
---

## Arriving (orient)

You are welcome here. [2s] You might look around the room, if you like. The day may wait for a little while.

## One sound (rung 1)

There may be a sound near you, or far away. [3s] You could listen to it for a moment, or not.

[silence 5s]

Whatever you heard is fine.

## Coming back (return)

You might look at one thing in the room. You may move your feet, or your hands, or neither.
"""

PRESET = """format: 1
name: Quick
author: myself
date: 2026-11-22
reason: It is over soon.
controls:
  session_max_min: 1.5
  orient_s: 20
  return_s: 20
  speech_wpm: 140
  sentence_pause_s: 1
  pause_scale: 1
  max_silence_s: 8
  check_in: [start, end]
  option_phrase_every_s: 60
  start_rating_grounding: never
  rating_offers_stop: never
"""

SETTINGS = 'preset = "quick"\nvoice_volume = 1.0\nreduced_motion = true\n'


def home(folder):
    """A home with the short practice and the quick pacing in it."""
    folders = Folders(folder / "data", folder / "config", folder / "cache", folder / "log").make()
    (folders.scripts / "short-sitting.md").write_text(SCRIPT, encoding="utf-8")
    (folders.presets / "quick.yaml").write_text(PRESET, encoding="utf-8")
    (folders.config / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    return folders


class Person:
    """Uses the window with mouse and keys, and sees what it shows."""

    def __init__(self, qtbot, folders: Folders) -> None:
        self.qtbot = qtbot
        self.app = Application(folders)
        self.window = self.app.window
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow, timeout=60_000)
        self.app.warm()

    @property
    def view(self):
        return self.app.router.view()

    @property
    def page(self) -> Any:
        """The page shown, without its type: a test knows which one it is."""
        return self.app.router.page

    @property
    def session(self):
        return self.page.sitting.session

    def press(self, words: str) -> None:
        """Press the button whose accessible name or text begins so; what comes in turns is waited for."""
        until = time.monotonic() + 20.0
        while (button := self._button(words)) is None and time.monotonic() < until:
            self.qtbot.wait(20)
            if time.monotonic() > until - 18.0:
                scroll_on(self.window)
        if button is not None:
            self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
            return
        shown = sorted(
            button.accessibleName() or button.text()
            for button in self.window.findChildren(QAbstractButton)
            if button.isVisible()
        )
        raise AssertionError(f"no button {words!r} among {shown}")

    def _button(self, words: str) -> QAbstractButton | None:
        for button in self.window.findChildren(QAbstractButton):
            name = button.accessibleName() or button.text()
            if name.startswith(words) and button.isVisible() and button.isEnabled():
                return button
        return None

    def key(self, key: Qt.Key) -> None:
        """Press a key."""
        self.qtbot.keyClick(self.window.focusWidget() or self.window, key)

    def wait_for(self, condition, seconds: float = 60.0) -> None:
        """Wait until something is so; looked at rarely, since a view is made for each look."""
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "it never came to be so"
            self.qtbot.wait(50)

    def close(self) -> None:
        """Close the window and all behind it."""
        self.window.close()
        self.app.close()


def rendered(plan: Plan, clips: Clips, folders: Folders) -> np.ndarray:
    """What the plan sounds like, shape (frames,), from the renderer that files use."""
    timeline = timeline_of(plan, clips)
    mixed = Renderer(ClipCache(folders.cache)).render(timeline, Frames(0), timeline.length)
    return mixed[:, 0]


def onset(sound: np.ndarray, threshold: float = 0.01) -> int:
    """The first frame that can be heard."""
    return int(np.argmax(np.abs(sound) > threshold))


def lag(recorded: np.ndarray, expected: np.ndarray, at: int, reach: int) -> int:
    """By how many frames the recording is late against ``expected`` placed at ``at``, within ``reach``."""
    window = recorded[max(0, at - reach) : at + reach + len(expected)]
    size = 1 << (len(window) + len(expected)).bit_length()
    product = np.fft.rfft(window, size) * np.conj(np.fft.rfft(expected, size))
    found = int(np.argmax(np.fft.irfft(product, size)[: len(window) - len(expected) + 1]))
    return found - (at - max(0, at - reach))


def first_quiet(sound: np.ndarray, level: float = 1e-3) -> float:
    """Seconds until the sound stays below a level for good."""
    loud = np.flatnonzero(np.abs(sound) > level)
    return 0.0 if len(loud) == 0 else (int(loud[-1]) + 1) / SAMPLE_RATE


def pause_begins(sound: np.ndarray, least: float = 0.3, level: float = 1e-3) -> float:
    """Seconds until the first quiet of at least ``least`` seconds; infinite if there is none."""
    edges = np.flatnonzero(np.abs(sound) > level) + 1
    begins = np.concatenate(([0], edges))
    ends = np.concatenate((edges - 1, [len(sound)]))
    long = np.flatnonzero(ends - begins >= least * SAMPLE_RATE)
    return float("inf") if len(long) == 0 else int(begins[long[0]]) / SAMPLE_RATE
