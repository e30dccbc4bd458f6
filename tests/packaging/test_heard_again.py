"""Which tests that listen are repeated: those that the machine disturbed, and no others."""

import os
import subprocess
import sys
import time
from pathlib import Path

import heard_again
import kept_waiting
import pytest
from kept_waiting import KeptWaiting

TESTS = Path(__file__).parents[1]

LISTENING = """
import logging
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

TAKES = Path(__file__).with_name("takes")


def disturb(how):
    if how == "the engine says so":
        logging.getLogger("audio.engine").warning("sound was missing (the device ran dry): 1 times, 30 ms")
    if how == "the engine says so once" and len(TAKES.read_text()) == 1:
        logging.getLogger("audio.engine").warning("sound was missing (the device ran dry): 1 times, 30 ms")
    if how == "the engine nearly ran dry":
        logging.getLogger("audio.engine.facade").warning("latency widened from 100 to 200 ms")
    if how == "the machine stands still":
        sum(range(10_000_000))  # one call of C: no other thread runs meanwhile
    if how == "others have the processors":
        busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(6)]
        for each in busy if hasattr(os, "sched_setaffinity") else ():
            os.sched_setaffinity(each.pid, {min(os.sched_getaffinity(0))})
        time.sleep(0.8)
        for each in busy:
            each.kill()
            each.wait()


@pytest.mark.sound
def test_it_listens():
    take = TAKES.read_text().count("x") + 1 if TAKES.exists() else 1
    TAKES.write_text("x" * take)
    disturb("{how}")
    assert take > {fails}
"""

AT_ONCE = """
import heard_again

heard_again.PATIENCE = 0.0
"""
UNDISTURBED = (
    AT_ONCE
    + """
# The test of this test is to be right on a busy machine, too.
heard_again.LATE = heard_again.WAITED = 1e9
"""
)
MEASURED = ("the machine stands still", "others have the processors")


def run(folder, how, fails):
    """The outcome of pytest on a test that fails so many times, how often it ran, and what was said."""
    (folder / "test_listening.py").write_text(
        LISTENING.replace("{how}", how).replace("{fails}", str(fails)), encoding="utf-8"
    )
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = sound: listens\n", encoding="utf-8")
    (folder / "conftest.py").write_text(AT_ONCE if how in MEASURED else UNDISTURBED, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "heard_again", "-p", "no:cacheprovider", "."],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(TESTS), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return run.returncode, (folder / "takes").read_text(encoding="utf-8").count("x"), run.stdout


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("the engine says so", "the engine said: sound was missing"),
        ("the engine nearly ran dry", "the engine said: latency widened"),
        ("the machine stands still", "the machine stood still for "),
    ],
)
def test_a_disturbed_test_is_heard_again_and_that_is_said(tmp_path, how, words):
    code, takes, said = run(tmp_path, how, fails=1)

    assert (code, takes) == (0, 2)
    assert f"heard again: test_listening.py::test_it_listens, take 1: {words}" in said


@pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="only Linux counts it")
def test_a_test_whose_programs_had_no_processor_is_heard_again(tmp_path):
    """The test's own process mostly sleeps, and runs as soon as it wakes."""
    code, takes, said = run(tmp_path, "others have the processors", fails=1)

    assert (code, takes) == (0, 2)
    assert "take 1: what it started was kept waiting, " in said or "take 1: the machine stood still" in said


def test_a_fault_of_the_program_fails_every_take(tmp_path):
    code, takes, said = run(tmp_path, "the engine says so", fails=9)

    assert (code, takes) == (1, 4)
    assert "assert 4 > 9" in said


def test_a_fault_of_the_program_fails_the_first_take_that_nothing_disturbs(tmp_path):
    assert run(tmp_path, "the engine says so once", fails=9)[:2] == (1, 2)


def test_a_fault_without_a_disturbance_fails_at_once(tmp_path):
    assert run(tmp_path, "not at all", fails=1)[:2] == (1, 1)


@pytest.mark.skipif("PYTEST_XDIST_WORKER" not in os.environ, reason="there is nobody to give way to")
def test_workers_that_do_not_listen_give_way():
    """To those that do: of ``tests/conftest.py``."""
    assert os.getpriority(os.PRIO_PROCESS, 0) >= 10


@pytest.fixture
def judged_by_the_system_alone(monkeypatch):
    monkeypatch.setattr(heard_again, "LATE", 1e9)
    monkeypatch.setattr(heard_again, "WAITED", 1e9)


@pytest.mark.parametrize(("busy", "at_least", "at_most"), [(0.9, 2.5, 60.0), (0.1, 1.0, 60.0)])
@pytest.mark.usefixtures("judged_by_the_system_alone")
def test_the_next_take_waits_for_a_quieter_moment_but_not_for_ever(monkeypatch, busy, at_least, at_most):
    monkeypatch.setattr(heard_again, "_without_processor", lambda: busy * time.monotonic())
    began = time.monotonic()
    heard_again.wait_for_quiet(patience=2.5 if busy > 0.5 else 600.0)

    assert at_least <= time.monotonic() - began < at_most


def put(folder, name, words):
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(words, encoding="ascii")


def test_the_longest_wait_of_each_program_counts_and_what_the_host_took(tmp_path, monkeypatch):
    """Numbers as Linux gives them, of a program that started another one, which has two threads."""
    monkeypatch.setattr(kept_waiting, "_PROC", tmp_path)
    for stage, (first, *threads), stolen in (("before", (5, 10, 20), 7), ("after", (45, 40, 110), 9)):
        processors = ["cpu 2 0 2 18 0 0 0 7 0 0", "cpu0 1 0 1 9 0 0 0 0 0 0"]
        put(tmp_path, "stat", "\n".join([*processors, f"cpu1 1 0 1 9 0 0 0 {stolen} 0 0", "intr 5", ""]))
        put(tmp_path, "self/task/1/children", "2 ")
        put(tmp_path, "2/task/2/children", "3 ")
        put(tmp_path, "2/task/2/schedstat", f"999 {first}000000 4\n")
        for thread, waited in enumerate(threads, 3):
            put(tmp_path, f"3/task/{thread}/schedstat", f"999 {waited}000000 4\n")
        if stage == "before":
            kept = kept_waiting.KeptWaiting()
    kept._look()

    # 40 ms of the first, 90 ms of the second's second thread, and 2 hundredths that the host took.
    assert kept.waited == pytest.approx(0.04 + 0.09 + 0.02)


@pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="only Linux counts it")
def test_programs_that_share_a_processor_wait_and_those_that_sleep_do_not(monkeypatch):
    monkeypatch.setattr(kept_waiting, "_stolen", list)
    found = {}
    for does in ("while True: pass", "import time; time.sleep(60)"):
        program = (
            f"print('ready', flush=True); {does}"
            if "import" in does
            else f"print('ready', flush=True)\n{does}"
        )
        started = [
            subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
            for _ in range(4)
        ]
        monkeypatch.setattr(
            kept_waiting, "_started_by", lambda _process, now=started: [each.pid for each in now]
        )
        for each in started:
            os.sched_setaffinity(each.pid, {min(os.sched_getaffinity(0))})
            assert each.stdout is not None
            each.stdout.readline()
        if "import" in does:
            # They have fallen asleep by then.
            time.sleep(1.5)
        with KeptWaiting() as kept:
            # What waits is counted once it runs again, on a busy machine some looks later.
            time.sleep(1.0 if "import" in does else 1.5)
        for each in started:
            each.kill()
            each.communicate()
        found[does.split()[0]] = kept.waited

    # Each of four runs a quarter of the time, at most.
    assert found["while"] > 0.5
    assert found["import"] < 0.05
