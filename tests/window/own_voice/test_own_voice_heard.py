"""A practice recorded line by line through a sound server, given, trusted, heard; tampered with, refused.

The monitor of PulseAudio's null sink is the microphone: what a test plays into the sink is spoken into it.
"""

import subprocess
import time

import numpy as np
import pytest
import soundfile
from own_script import SCRIPT
from own_voice_material import PASSPHRASE, PRESET, under_way
from page_material import folders_in, parts_in, replace_made

from audio.own_voice.line import speech_loudness
from audio.units import SAMPLE_RATE
from audio.voice.hibari_voice import HibariVoice
from player.clinic import preset_signing
from player.clinic.preset_signing import OwnKey
from player.clinic.secret_file import Cost
from player.library.own_voice.store import OwnVoices
from player.sittings.sound import Sound
from player.window.briefing.state import Begin
from player.window.clinic.importing.state import TrustAuthor, UseKept
from player.window.intents import ChoosePractice, EaseBack, OpenFiles, OpenOwnVoice
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
        end = time.monotonic() + 60
        while time.monotonic() < end:
            self.router.tick()
            if true(self.router.view()):
                return self.router.view()
            time.sleep(0.02)
        raise TimeoutError(self.router.view())

    def voice(self):
        return OwnVoices(self.folders).of("a-window")


def speak_into(sink, folder, sound):
    raw = folder / "spoken.raw"
    sound.astype("<f4").tofile(raw)
    options = ("--raw", "--format=float32le", f"--rate={SAMPLE_RATE}", "--channels=1", "--latency-msec=50")
    subprocess.run(("pacat", *options, str(raw)), env=sink.environment, check=True, timeout=60)


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
        speak_into(sink, folder, spoken(pitch))
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


def first_pitch(heard):
    """The strongest frequency of what is heard first, for up to 0.9 s."""
    loud = np.flatnonzero(np.abs(heard) > 0.01)
    return strongest(heard[loud[0] : min(loud[-1], loud[0] + round(0.9 * SAMPLE_RATE))])


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
    assert first_pitch(null_sink.recording(mark)[:, 0]) == pytest.approx(PITCHES[0], abs=3)

    # And in a sitting, under the preset that came with it.
    person.does(OpenFiles((str(path),)))
    person.does()
    person.does(BringVoiceIn())
    person.does(UseKept())
    null_sink.until_silent()
    mark = null_sink.recorded()
    person.does(ChoosePractice("a-window"), Begin())
    person.until(lambda _view: (np.abs(null_sink.recording(mark)[:, 0]) > 0.01).sum() > SAMPLE_RATE // 3)
    assert first_pitch(null_sink.recording(mark)[:, 0]) == pytest.approx(PITCHES[0], abs=3)
    person.does(EaseBack())


def in_a_room(speech, gain_db):
    """Speech as it comes to a microphone: with quiet around it, in a room that isn't quite still."""
    whole = np.pad(speech, (SAMPLE_RATE // 2, SAMPLE_RATE // 2)) * 10 ** (gain_db / 20)
    return whole + np.random.default_rng(5).normal(0, 10 ** (-75 / 20), len(whole))


def envelope(sound):
    """The level of every 10 ms."""
    width = SAMPLE_RATE // 100
    count = len(sound) // width
    return np.sqrt(np.mean(sound[: count * width].reshape(count, width) ** 2, axis=1))


def likeness(part, of):
    """How much the place in a sound that is most like a part of one is like it, 0 to 1."""
    places = np.lib.stride_tricks.sliding_window_view(of, len(part))
    return max(float(np.corrcoef(place, part)[0, 1]) for place in places if place.any())


def sounding(sound):
    """The frames in which a voice is well heard: not those that a sound server's standstill puts between."""
    found = envelope(sound)
    return np.flatnonzero(found > 0.05 * found.max())


@pytest.mark.parametrize(
    ("gain", "expected"),
    [(0, (60, 95, "")), (-10, (45, 80, "")), (-24, (20, 60, "raised by"))],
    ids=["near", "further away", "faint"],
)
def test_speech_is_kept_from_its_first_sound_to_its_last_and_as_loud_as_a_narrator(
    homes, null_sink, tmp_path, gain, expected
):
    """What stands in for a person here is the narrator's own speech, in a room, by a sound server."""
    (clinic, _), (lowest, highest, words) = homes, expected
    clinic.does(OpenOwnVoice("a-window", "windows"), NameSpeaker("Dr Ada"))
    text = clinic.router.view().line.text
    speech = HibariVoice().speak(text, 105.0).samples
    clinic.does(RecordOrStop())
    clinic.until(lambda view: view.level >= 0)
    speak_into(null_sink, tmp_path, in_a_room(speech, gain))
    level = clinic.until(lambda view: view.level > 0).level
    clinic.router.handle(RecordOrStop())
    view = clinic.until(lambda view: not view.recording and not view.busy)
    line = clinic.voice().line(text)
    recorded = soundfile.read(clinic.voice().folder / f"{line.key}.wav", dtype="float32")[0]
    said, kept = sounding(speech), sounding(recorded)

    assert "is kept" in view.said
    assert words in view.said
    assert (view.lines[0].state, view.heard_as) == ("Recorded", True)
    assert lowest <= level <= highest
    assert speech_loudness(recorded) == pytest.approx(-20.0, abs=0.5)
    # Nothing of it is missing or stretched, and hardly anything is around it: 40 and 100 ms are kept.
    assert len(kept) == pytest.approx(len(said), rel=0.06)
    assert kept[0] <= 20
    assert len(envelope(recorded)) - kept[-1] <= 35
    first, last = envelope(speech)[said[0] :][:30], envelope(speech)[: said[-1] + 1][-30:]
    # A standstill within these would make them less alike; a word that is cut off, hardly alike at all.
    assert likeness(first, envelope(recorded)[:60]) > 0.6
    assert likeness(last, envelope(recorded)[-75:]) > 0.6
