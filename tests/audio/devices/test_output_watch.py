"""Where no sound server tells of changes, the default output is looked at: another one pauses."""

import json
import subprocess

import pytest
from engine_fakes import HandDevice, HandEngine, MemoryClips, sine, tone_timeline

from audio.devices import default_output, output_watch, polled_watch
from audio.devices.polled_watch import DefaultOutputs, start_polled_watch
from audio.devices.portaudio_output import numbered_outputs
from audio.devices.watch import Place, Watch
from audio.engine.types import EngineState
from audio.helper_process import start_helper
from audio.isolation.command import isolated_command
from audio.units import SAMPLE_RATE

CLIPS = MemoryClips({"tone": sine(10.0)})

HOSTS = [
    {"name": "MME", "default_output_device": 1},
    {"name": "Windows DirectSound", "default_output_device": 3},
    {"name": "Windows WASAPI", "default_output_device": 5},
]
"""The tables of PortAudio on Windows: every output is there once for each sound system."""

DEVICES = [
    {"name": "Microphone (USB)", "hostapi": 2, "max_output_channels": 0},
    {"name": "Microsoft Sound Mapper - Output", "hostapi": 0, "max_output_channels": 2},
    {"name": "Speakers (High Definition Audi", "hostapi": 0, "max_output_channels": 2},
    {"name": "Primary Sound Driver", "hostapi": 1, "max_output_channels": 2},
    {"name": "Speakers (High Definition Audio)", "hostapi": 2, "max_output_channels": 2},
    {"name": "Headphones (USB)", "hostapi": 2, "max_output_channels": 2},
]


class CountingDevice(HandDevice):
    """Counts how often it was opened and closed."""

    def __init__(self):
        super().__init__()
        self.opened = self.closed = 0

    def open(self, device, fill, ended, latency):
        self.opened += 1
        return super().open(device, fill, ended, latency)

    def close(self):
        self.closed += 1
        super().close()


def playing(watch):
    engine = HandEngine(CLIPS, CountingDevice(), watch=watch)
    engine.load(tone_timeline(10.0))
    engine.play()
    engine.advance(0.5)
    return engine


def followed(watch, names, monkeypatch):
    """The watch, after its thread was told these names."""
    started = []

    class Now:
        def __init__(self, target, args, **_more):
            self.start = lambda: started.append(target(*args))

    monkeypatch.setattr(polled_watch, "Thread", Now)
    start_polled_watch(watch, lambda: [json.dumps(name).encode() + b"\n" for name in names])
    return watch


def test_headphones_pulled_out_silence_it_before_a_loudspeaker_is_opened(monkeypatch):
    watch = followed(Watch(), ["Headphones"], monkeypatch)
    engine = playing(watch)
    outputs = DefaultOutputs(watch)
    outputs.seen("Headphones")
    engine.advance(0.2)
    before = engine.status().state
    outputs.seen("Speakers")
    engine.advance(1.0)
    status = engine.status()
    silent = engine.sound()[-SAMPLE_RATE // 2 :]

    assert before is EngineState.PLAYING
    assert status.state is EngineState.PAUSED
    assert "Speakers" in status.error
    assert not silent.any()
    assert (engine.device.opened, engine.device.closed) == (1, 0)


def test_it_goes_on_in_the_new_output_when_the_person_presses_play(monkeypatch):
    watch = followed(Watch(), ["Headphones", "Speakers"], monkeypatch)
    engine = playing(watch)
    engine.advance(0.2)
    engine.play()
    engine.advance(0.3)
    heard = engine.sound()[-SAMPLE_RATE // 5 :]
    engine.play()
    engine.advance(0.1)

    assert (engine.status().state, engine.status().error) == (EngineState.PLAYING, "")
    assert heard.any()
    assert (engine.device.opened, engine.device.closed) == (2, 1)


def test_a_server_that_moves_the_stream_itself_needs_no_other():
    watch = Watch()
    watch.seen(Place("headphones", "Headphones"), None)
    engine = playing(watch)
    watch.seen(Place("speakers", "Speakers"), None)
    engine.advance(0.2)
    engine.play()
    engine.advance(0.2)

    assert engine.status().state is EngineState.PLAYING
    assert engine.device.opened == 1


def test_a_chosen_output_is_kept_and_nothing_is_offered(monkeypatch):
    watch = followed(Watch(chosen=True), ["Headphones", "Speakers"], monkeypatch)

    assert watch.take_moved() == ""
    assert watch.offered == ""


def test_no_default_at_all_says_nothing(monkeypatch):
    watch = followed(Watch(), [None, "Headphones", None, "Headphones"], monkeypatch)

    assert watch.take_moved() == ""


def test_a_helper_that_talks_nonsense_is_no_fault_of_the_sitting(monkeypatch, caplog):
    watch = Watch()
    monkeypatch.setattr(polled_watch, "_helper_lines", lambda: [b'"Headphones"\n', b"Segmentation fault\n"])
    thread_done = followed(watch, [], monkeypatch)
    polled_watch._follow(watch, polled_watch._helper_lines)

    assert thread_done.take_moved() == ""
    assert "can't be watched" in caplog.text


@pytest.mark.parametrize(
    ("system", "expected"), [("linux", "pulse"), ("win32", "polled"), ("darwin", "polled")]
)
def test_each_system_has_its_watch(monkeypatch, system, expected):
    started = []
    monkeypatch.setattr(output_watch, "start_pulse_watch", lambda _watch: started.append("pulse"))
    monkeypatch.setattr(output_watch, "start_polled_watch", lambda _watch: started.append("polled"))
    output_watch.start_output_watch(Watch(), system)

    assert started == [expected]


def test_only_changes_are_said(capsys):
    names = iter(["Headphones", "Headphones", None, "Speakers", "Speakers"])
    with pytest.raises(StopIteration):
        default_output.say_changes(lambda: next(names), lambda: None)

    said = capsys.readouterr().out.splitlines()

    assert [json.loads(line) for line in said] == [
        "Headphones",
        None,
        "Speakers",
    ]


def test_the_helper_says_a_name_and_ends_with_the_process_that_started_it():
    process = start_helper(isolated_command("audio.devices.default_output"), stderr=subprocess.DEVNULL)
    assert process.stdin is not None
    assert process.stdout is not None
    said = json.loads(process.stdout.readline())
    process.stdin.close()
    ended = process.wait(120)
    process.stdout.close()

    assert said is None or isinstance(said, str)
    assert ended == 0


def test_windows_lists_each_output_once_under_its_whole_name():
    found = numbered_outputs(HOSTS, DEVICES, 1)

    assert [(number, output.name, output.is_default) for number, output in found] == [
        (4, "Speakers (High Definition Audio)", False),
        (5, "Headphones (USB)", True),
    ]


def test_elsewhere_all_outputs_are_listed():
    hosts = [{"name": "ALSA"}, {"name": "JACK Audio Connection Kit"}]
    devices = [
        {"name": "default", "hostapi": 0, "max_output_channels": 2},
        {"name": "system", "hostapi": 1, "max_output_channels": 2},
    ]

    assert [(output.name, output.is_default) for _, output in numbered_outputs(hosts, devices, 0)] == [
        ("default", True),
        ("system", False),
    ]
