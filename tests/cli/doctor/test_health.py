"""What doctor finds, and that it says what to do."""

import json
import os
import sys

import numpy as np
import pytest

from audio.errors import AudioError
from audio.isolation.command import isolated_command
from audio.voice.protocol import SpokenLine
from player.cli.doctor import health
from player.cli.doctor.health import Ran
from player.system.folders import Folders


def answering(status, output="", errors=""):
    return lambda _command: Ran(status, output, errors)


SOUND = {"device": "Headphones", "backend": "PortAudio", "latency": 0.1, "frames": 24_000}


def test_a_device_that_asks_for_sound_is_fine():
    found = health.check_sound(answering(0, json.dumps(SOUND)))

    assert (found.fine, found.words) == (True, "Headphones, through PortAudio, 100 ms behind.")


@pytest.mark.parametrize(
    ("runner", "words"),
    [
        (answering(None), "the sound server does not answer"),
        (answering(0, json.dumps(SOUND | {"frames": 0})), "never asked for sound"),
        (answering(1, json.dumps({"error": "No sound output. Plug something in."})), "Plug something in"),
        (answering(-6, "", "libportaudio: broken\n"), "libportaudio: broken"),
        (answering(1), "without a word"),
    ],
)
def test_sound_that_does_not_work_needs_attention(runner, words):
    found = health.check_sound(runner)

    assert not found.fine
    assert words in found.words


@pytest.mark.parametrize(
    ("server", "told"),
    [
        ("", False),
        ("unix:/run/user/1000/pulse/native", False),
        ("/run/user/1000/pulse/native", False),
        ("{5f0c}unix:/run/user/1000/pulse/native", False),
        ("tcp:192.0.2.7:4713", True),
        ("elsewhere", True),
        ("{5f0c}unix:/tmp/pulse/native tcp:elsewhere", True),
    ],
)
def test_a_sound_server_over_the_network_is_named_as_the_reason(server, told):
    runner = answering(1, json.dumps({"error": "No sound output could be opened."}))
    found = health.check_sound(runner, {"PULSE_SERVER": server})

    assert ("PULSE_SERVER" in found.advice) is told


def test_a_window_that_starts_is_fine():
    found = health.check_window(answering(0, "wayland\n"), {})

    assert (found.fine, found.words) == (True, "Qt's platform wayland starts.")


@pytest.mark.parametrize(
    ("environment", "advice"), [({}, "no screen here"), ({"DISPLAY": ":0"}, "libxcb-cursor")]
)
def test_a_window_that_does_not_start_says_why(environment, advice, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    found = health.check_window(answering(-6, "", "\nqt.qpa.xcb: could not connect\n"), environment)

    assert not found.fine
    assert "could not connect" in found.words
    assert advice in found.advice


def test_the_real_platform_check_runs():
    ran = health.run(isolated_command("player.window.shell.platform_check", opens_window=True))

    assert (ran.status, ran.output.strip()) == (0, os.environ.get("QT_QPA_PLATFORM", ran.output.strip()))


def test_formats_that_cannot_be_written_are_named(tmp_path):
    def tried(path):
        if path.suffix == ".mp3":
            raise AudioError("no encoder")
        path.write_bytes(b"")

    found = health.check_formats(tried, (".wav", ".mp3"), tmp_path)

    assert (found.fine, found.words) == (False, "can't be written: .mp3 (no encoder)")


def test_a_missing_ffmpeg_is_named_with_what_it_is_for():
    found = health.check_ffmpeg(
        answering(0, "ffmpeg version 5"), lambda name: None if name == "ffprobe" else name
    )

    assert not found.fine
    assert found.words.startswith("ffprobe not found, so recordings such as M4A")


def test_a_working_ffmpeg_is_fine():
    found = health.check_ffmpeg(answering(0, "ffmpeg version 5.1 Copyright"), lambda name: name)

    assert (found.fine, found.words) == (True, "ffmpeg version 5.1 opens M4A and the like.")


class Speaks:
    def __init__(self, frames):
        self.frames = frames

    def speak(self, _text, _pace):
        return SpokenLine(np.ones(self.frames, np.float32))


def cannot_load():
    raise ImportError("No module named 'hibari'")


@pytest.mark.parametrize(
    ("load", "fine", "words"),
    [
        (lambda: Speaks(36_000), True, "it said a word in 0.8 s of sound."),
        (lambda: Speaks(0), False, "asked to say a word, it said nothing."),
        (cannot_load, False, "No module named 'hibari'"),
    ],
)
def test_the_voice_has_to_say_something(load, fine, words):
    found = health.check_voice(load)

    assert (found.fine, found.words) == (fine, words)


def folders_under(top):
    return Folders(top / "data", top / "config", top / "cache", top / "log")


def test_folders_that_can_be_written_are_fine_and_left_clean(tmp_path):
    found = health.check_folders(folders_under(tmp_path))

    assert found.fine
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "config").write_text("", encoding="utf-8")
    found = health.check_folders(folders_under(tmp_path))

    assert not found.fine
    assert str(tmp_path / "config") in found.words


def test_a_program_that_hangs_is_ended(monkeypatch):
    monkeypatch.setattr(health, "PATIENCE", 0.2)

    assert health.run([sys.executable, "-c", "import time; time.sleep(30)"]).status is None


def test_a_program_is_heard():
    ran = health.run(
        [sys.executable, "-c", "import sys; print('out'); print('err', file=sys.stderr); sys.exit(3)"]
    )

    assert ran == Ran(3, "out\n", "err\n")
