"""A recorder whose process is a few lines of Python: what comes is kept, whatever the process does."""

import sys
import time
from collections.abc import Callable

import numpy as np
import pytest

from audio.recording.microphone import NO_ANSWER, Microphone
from audio.recording.recorder_types import RecorderStage, Recording
from audio.recording.samples import samples_of

SPEAKS = """
import json, sys
out = sys.stdout.buffer
def say(data=b"", **words):
    out.write(json.dumps(words).encode() + b"\\n" + data)
    out.flush()
for line in sys.stdin:
    asked = json.loads(line)["do"]
    if asked == "look":
        say(kind="microphones", names=["Built in", "Headset"])
    elif asked == "record":
        say(kind="open", device="Built in", rate=24000)
        say(b"\\0\\0\\0?" * 240, kind="sound", frames=240, rms=0.5, peak=0.5)
        REST
    elif asked == "stop":
        say(kind="ended", lost=0, by_itself=False)
"""


@pytest.fixture
def microphone():
    """Makes one whose process does this after its first sound."""
    made = []

    def make(rest="pass", clock: Callable[[], float] = time.monotonic):
        # In a process without the site's packages: it starts sooner.
        program = SPEAKS.replace("REST", rest)
        made.append(Microphone([sys.executable, "-I", "-S", "-c", program], clock))
        return made[-1]

    yield make
    for each in made:
        each.close()


def wait_for(microphone, done):
    """The first status of which this is true; the last one after a minute."""
    end = time.monotonic() + 60.0
    status = microphone.status()
    while not done(status) and time.monotonic() < end:
        time.sleep(0.01)
        status = microphone.status()
    return status


def test_microphones_are_looked_for(microphone):
    made = microphone()
    made.look()

    assert wait_for(made, lambda now: now.microphones is not None).microphones == ("Built in", "Headset")


def test_what_comes_is_kept_until_it_is_stopped(microphone):
    made = microphone()
    made.record(None)
    heard = wait_for(made, lambda now: now.seconds > 0)
    made.stop()
    done = wait_for(made, lambda now: now.stage is RecorderStage.DONE)

    assert (heard.stage, heard.device, heard.highest) == (RecorderStage.RECORDING, "Built in", 0.5)
    assert (done.stage, done.seconds) == (RecorderStage.DONE, 0.01)
    assert not made.recorded().broken_off
    assert np.frombuffer(made.recorded().data, np.float32).tolist() == [0.5] * 240


def test_what_came_stays_when_the_process_ends(microphone):
    made = microphone("sys.exit()")
    made.record(None)
    done = wait_for(made, lambda now: now.stage is RecorderStage.DONE)

    assert (done.stage, made.recorded().broken_off, made.recorded().seconds) == (
        RecorderStage.DONE,
        True,
        0.01,
    )


def test_one_that_does_not_stop_is_ended_and_what_came_stays(microphone):
    now = [0.0]
    made = microphone("sys.stdin.read()", lambda: now[0])
    made.record(None)
    wait_for(made, lambda seen: seen.seconds > 0)
    made.stop()
    before = made.status().stage
    now[0] += 2.5
    after = made.status()

    assert (before, after.stage) == (RecorderStage.STOPPING, RecorderStage.DONE)
    assert made.recorded().seconds == 0.01


def test_one_that_never_opens_is_said_within_ten_seconds():
    now = [0.0]
    silent = Microphone([sys.executable, "-I", "-S", "-c", "import sys; sys.stdin.read()"], lambda: now[0])
    silent.record("Headset")
    now[0] += 10.0
    status = silent.status()
    silent.close()

    assert (status.stage, status.fault) == (RecorderStage.FAILED, NO_ANSWER)


def test_another_rate_becomes_the_rooms():
    tone = np.sin(np.arange(24_000) * 2 * np.pi * 440 / 24_000).astype(np.float32)
    found = samples_of(Recording(tone.tobytes() + b"\0", 24_000))

    assert len(found) == pytest.approx(48_000, abs=2)
    assert np.abs(np.fft.rfft(found)).argmax() == 440
