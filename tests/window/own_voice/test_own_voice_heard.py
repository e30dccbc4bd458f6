"""A practice recorded line by line through a sound server, given, trusted, heard; tampered with, refused.

The monitor of PulseAudio's null sink is the microphone: what a test plays into the sink is spoken into it.
"""

import subprocess
import time

import numpy as np
import pytest
import soundfile
from own_script import SCRIPT
from own_voice_material import under_way
from page_material import folders_in, parts_in, replace_made

from audio.units import SAMPLE_RATE
from player.clinic import preset_signing
from player.clinic.preset_signing import OwnKey
from player.clinic.secret_file import Cost
from player.library.own_voice.store import OwnVoices
from player.sittings.sound import Sound
from player.window.clinic.importing.state import TrustAuthor
from player.window.intents import OpenFiles, OpenOwnVoice
from player.window.own_voice.importing.state import BringVoiceIn
from player.window.own_voice.state import (
    GiveVoice,
    GoToLine,
    HearOrStop,
    NameSpeaker,
    NextLine,
    RecordOrStop,
)
from player.window.router import Router

pytestmark = [pytest.mark.sound, pytest.mark.exhaustive]

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
PITCHES = (180.0, 240.0, 320.0)


def spoken(pitch):
    """Stands in for a line of 0.9 s, between quiet: a tone that swells like syllables."""
    times = np.arange(round(0.9 * SAMPLE_RATE)) / SAMPLE_RATE
    line = 0.1 * np.sin(2 * np.pi * pitch * times) * (0.6 + 0.4 * np.sin(2 * np.pi * 4 * times))
    quiet = np.zeros(SAMPLE_RATE // 5)
    return np.concatenate([quiet, line, quiet]).astype("<f4")


class Home:
    """One Kindpace, with real sound."""

    def __init__(self, home):
        self.folders = folders_in(home)
        (self.folders.scripts / "a-window.md").write_text(SCRIPT, encoding="utf-8")
        self.parts = parts_in(self.folders, None)
        self.sound = Sound(self.folders.cache, "")
        replace_made(self.parts.sound, self.sound)
        self.router = Router(self.parts)

    def does(self, *intents):
        for intent in intents:
            self.router.handle(intent)
        return self.until(lambda view: not under_way(view))

    def until(self, true):
        end = time.monotonic() + 20
        while time.monotonic() < end:
            self.router.tick()
            if true(self.router.view()):
                return self.router.view()
            time.sleep(0.02)
        raise TimeoutError(self.router.view())

    def voice(self):
        return OwnVoices(self.folders).of("a-window")


def speak_into(sink, folder, pitch):
    raw = folder / f"{pitch}.raw"
    spoken(pitch).tofile(raw)
    options = ("--raw", "--format=float32le", f"--rate={SAMPLE_RATE}", "--channels=1", "--latency-msec=50")
    subprocess.run(("pacat", *options, str(raw)), env=sink.environment, check=True, timeout=20)


@pytest.fixture
def homes(tmp_path, monkeypatch):
    monkeypatch.setattr(preset_signing.OwnKey.__init__, "__defaults__", (Cost(32768, 2**20),))
    clinic, person = Home(tmp_path / "clinic"), Home(tmp_path / "person")
    (clinic.folders.presets / "windows.pacing").write_text(PRESET, encoding="utf-8")
    OwnKey(clinic.folders.config).make("Dr Ada", PASSPHRASE, PASSPHRASE)
    clinic.parts.library.get().reload()
    yield clinic, person
    for home in (clinic, person):
        home.router.close()
        home.sound.close()


def recorded(clinic, sink, folder):
    """Three lines, each spoken into the microphone while it is recorded."""
    clinic.does(OpenOwnVoice("a-window", "windows"), NameSpeaker("Dr Ada"))
    levels = []
    for pitch in PITCHES:
        clinic.does(RecordOrStop())
        clinic.until(lambda view: view.level >= 0)
        speak_into(sink, folder, pitch)
        levels.append(clinic.until(lambda view: view.level > 0).level)
        clinic.router.handle(RecordOrStop())
        clinic.until(lambda view: not view.recording)
        view = clinic.does()

        assert "is kept" in view.said
        clinic.does(NextLine())
    return levels


def strongest(sound):
    """The strongest frequency in a sound."""
    strength = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    return float(np.argmax(strength)) * SAMPLE_RATE / len(sound)


def test_recorded_given_trusted_heard_and_refused_once_it_was_changed(homes, null_sink, tmp_path):
    clinic, person = homes
    levels = recorded(clinic, null_sink, tmp_path)
    voice = clinic.voice()
    sounds = [soundfile.read(voice.folder / f"{key}.wav")[0] for key in voice.manifest.lines]

    assert all(50 <= level <= 80 for level in levels), levels
    assert [strongest(sound) for sound in sounds] == pytest.approx(PITCHES, abs=3)
    # Among other tests the sound server stands still at times, which is in what it records. The pitches
    # above tell whether anything was stretched.
    assert all(0.9 < len(sound) / SAMPLE_RATE < 1.5 for sound in sounds)

    path = tmp_path / "windows.voice"
    assert "Saved" in clinic.does(GiveVoice(PASSPHRASE, str(path))).said
    whole = path.read_bytes()
    person.does(OpenFiles((str(path),)))
    person.does()
    person.does(TrustAuthor("Dr Ada"))
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    refused = person.does(OpenFiles((str(path),)))
    person.does(BringVoiceIn())
    assert "Nothing of it was brought in." in refused.found
    assert person.voice() is None

    path.write_bytes(whole)
    person.does(OpenFiles((str(path),)))
    person.does()
    assert person.does(BringVoiceIn()).kept
    person.does(OpenOwnVoice("a-window", person.parts.library.get().presets()[-1].id))
    null_sink.until_silent()
    mark = null_sink.recorded()
    person.does(GoToLine(1), HearOrStop())
    person.until(lambda view: not view.hearing)
    heard = null_sink.recording(mark)[:, 0]
    loud = np.flatnonzero(np.abs(heard) > 0.01)
    assert strongest(heard[loud[0] : loud[-1]]) == pytest.approx(PITCHES[0], abs=3)
