"""The worker process: order, cached lines, killed, idle, orphaned."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from audio.files.clip_cache import ClipCache
from audio.voice.protocol import NothingToSayError, SpokenLine
from audio.voice.worker import FailedLine, LineRequest, PreparedLine, SpeechWorker, speak_lines

LINES = [LineRequest(f"You might notice {thing}, if you like.", 105.0) for thing in ("sound", "light", "air")]


@pytest.fixture
def make_worker(tmp_path):
    made = []

    def make(idle_seconds=30.0):
        made.append(SpeechWorker(tmp_path / "clips", idle_seconds))
        return made[-1]

    yield make
    for worker in made:
        worker.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One warm worker for the tests that don't mind which lines it has spoken before."""
    worker = SpeechWorker(tmp_path_factory.mktemp("shared"), 60.0)
    worker.prepare([LineRequest("Warm.", 105.0)])
    _all(worker)
    yield worker
    worker.close()


def _all(worker, timeout=120.0):
    end = time.monotonic() + timeout
    found = list(worker.poll())
    while worker.pending and time.monotonic() < end:
        found += worker.wait(1.0)
    return found


def _gone(process_id):
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return True
    return False


def _wait_until(condition, timeout=120.0):
    end = time.monotonic() + timeout
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    return condition()


def test_lines_are_prepared_in_order_and_again_from_the_cache_without_a_worker(shared):
    shared.prepare(LINES)
    first = _all(shared)
    other = SpeechWorker(shared._cache.folder)
    other.prepare(LINES)
    second = other.poll()

    assert [line.text for line in first] == [line.text for line in LINES]
    assert list(second) == first
    assert not other.running
    assert shared._cache.frames(first[0].clip) == first[0].frames
    other.close()


def test_the_urgent_ones_come_first_and_failures_are_answers(shared):
    lines = [LineRequest(f"Later, perhaps, comes {thing}.", 105.0) for thing in ("tea", "rain", "rest")]
    # It stands still until it has both: else all of the first may be spoken before the second comes.
    os.kill(shared.process_id, signal.SIGSTOP)
    shared.prepare(lines)
    shared.prepare([LineRequest("🙂", 105.0), lines[2]])
    os.kill(shared.process_id, signal.SIGCONT)
    answers = _all(shared)

    texts = [answer.text for answer in answers]
    # The line being spoken at the second call may finish first.
    assert [text for text in texts if text != lines[0].text] == ["🙂", lines[2].text, lines[1].text]
    assert sorted(texts) == sorted([*(line.text for line in lines), "🙂"])
    failed = next(answer for answer in answers if isinstance(answer, FailedLine))
    assert "can't say '🙂'" in failed.reason


def test_a_killed_worker_is_replaced_and_its_lines_are_resumed(shared):
    lines = [LineRequest(f"You might hear {thing}, or not.", 105.0) for thing in ("wind", "a clock", "water")]
    shared.prepare(lines)
    first = shared.wait(120.0)
    killed = shared.process_id
    os.kill(killed, signal.SIGKILL)
    shared.prepare([LineRequest("One more line, after all that.", 105.0)])
    rest = _all(shared)

    answered = {line.text for line in (*first, *rest)}
    assert answered == {line.text for line in lines} | {"One more line, after all that."}
    assert all(isinstance(line, PreparedLine) for line in rest)
    assert shared.process_id != killed


@pytest.mark.exhaustive
def test_an_idle_worker_ends_and_comes_back(make_worker):
    worker = make_worker(idle_seconds=0.3)
    worker.prepare(LINES[:1])
    _all(worker)

    assert _wait_until(lambda: not worker.running)
    worker.prepare([LineRequest("Here again.", 105.0)])
    assert isinstance(_all(worker)[0], PreparedLine)


@pytest.mark.exhaustive
def test_a_worker_that_dies_on_every_line_fails_them_with_a_reason(make_worker, monkeypatch):
    worker = make_worker()
    monkeypatch.setattr(worker._link, "_command", [sys.executable, "-c", "raise SystemExit(3)"])
    worker.prepare(LINES[:2])
    answers = _all(worker)

    assert [type(answer) for answer in answers] == [FailedLine, FailedLine]
    assert "ended with code 3" in answers[0].reason


def test_a_worker_ends_when_its_parent_dies(tmp_path):
    program = f"""
import pathlib, time
from audio.voice.worker import LineRequest, SpeechWorker
worker = SpeechWorker(pathlib.Path({str(tmp_path)!r}))
worker.prepare([LineRequest("Hello there.", 105.0)])
print(worker.process_id, flush=True)
time.sleep(60)
"""
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    worker_id = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()

    assert _wait_until(lambda: _gone(worker_id))


def test_the_facade_never_loads_the_voice():
    program = "import sys, audio.voice.worker; print(sorted({'hibari', 'onnxruntime'} & set(sys.modules)))"

    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert said.strip() == "[]"


def _read_by(process_id):
    """Bytes that a process has read so far, from files and from pipes."""
    return int(Path(f"/proc/{process_id}/io").read_text().split()[1])


def test_a_warm_worker_loads_nothing_again(shared):
    """So it answers at once: the voice's weights are 14 MB, and loading them takes most of a second."""
    shared.prepare([LineRequest("Warm again.", 105.0)])
    _all(shared)
    warm, before = shared.process_id, _read_by(shared.process_id)
    for number in range(3):
        shared.prepare([LineRequest(f"In your own time, perhaps for the {number}th time.", 105.0)])
        _all(shared)

    assert before > 1_000_000
    assert shared.process_id == warm
    assert _read_by(warm) - before < 100_000


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="priorities are classes there")
def test_a_sitting_waits_for_two_lines_and_what_comes_after_them_gives_way(make_worker):
    """On a busy machine the first word came after three or four seconds: the voice gave way to all else."""
    worker, usual = make_worker(), os.getpriority(os.PRIO_PROCESS, 0)
    lower = min(usual + 5, 19)

    def priority():
        return os.getpriority(os.PRIO_PROCESS, worker.process_id)

    worker.prepare(LINES[:1])
    _all(worker)
    first = priority()
    worker.prepare(LINES[1:2])
    _all(worker)

    assert first == usual
    # It answers first, and then gives way.
    assert _wait_until(lambda: priority() == lower, timeout=20.0)


class _Silent:
    identity = "a voice for tests"

    def __init__(self):
        self.spoken = []
        self.joints = []

    def speak(self, text, words_per_minute, joints=()):
        self.spoken.append(text)
        self.joints.append(joints)
        if not text:
            raise NothingToSayError(text)
        return SpokenLine(np.zeros(int(words_per_minute) * 10, np.float32))


def test_the_route_in_this_process_speaks_each_line_once(tmp_path):
    voice, cache = _Silent(), ClipCache(tmp_path)
    progress: list[int] = []
    lines = [LineRequest("a", 105.0), LineRequest("", 105.0), LineRequest("a", 105.0)]

    answers = list(speak_lines(lines, voice, cache, progress.append))

    assert [type(answer) for answer in answers] == [PreparedLine, FailedLine, PreparedLine]
    # What has no words is refused before the voice is asked.
    assert voice.spoken == ["a"]
    assert progress == [1, 2, 3]
    assert isinstance(answers[0], PreparedLine)
    assert answers[0].frames == 1050
    cache.close()


def test_chosen_rests_reach_the_voice_and_make_a_line_of_its_own(tmp_path):
    voice, cache = _Silent(), ClipCache(tmp_path)
    lines = [LineRequest("a b c d", 105.0, joints) for joints in ((), (2,), (3,), (2,))]

    answers = speak_lines(lines, voice, cache)
    clips = [answer.clip for answer in answers if isinstance(answer, PreparedLine)]

    assert voice.joints == [(), (2,), (3,)]
    assert len(set(clips)) == 3
    assert clips[1] == clips[3]


def test_chosen_rests_reach_the_worker(shared):
    text = "In the kitchen somebody has a warm afternoon."
    found = {}
    for joints in ((), (3,)):
        shared.prepare([LineRequest(text, 105.0, joints)])
        (found[joints],) = _all(shared)

    assert found[3,].clip == shared._cache.name_for(text, shared._identity, 105.0, (3,))
    assert shared.kept(LineRequest(text, 105.0, (3,))) == found[3,]
    assert shared._cache.read(found[()].clip, 0, 48_000).tobytes() != (
        shared._cache.read(found[3,].clip, 0, 48_000).tobytes()
    )
