"""What the window reads while the engine's process is in the midst of a change."""

import time
from pathlib import Path

import pytest
from engine_fakes import tone_timeline

from audio.engine import facade
from audio.engine.counters import Count, Counters
from audio.engine.status import read_status
from audio.engine.types import EngineState
from audio.units import ClipName, Frames

BEFORE, GOAL = Frames(4_800), Frames(24_000)


class Child:
    """An engine's process that takes commands and carries out none."""

    pid = 1
    alive = True

    def __init__(self, *_: object) -> None:
        self.counters = Counters()
        self.counters[Count.STATE] = list(EngineState).index(EngineState.PLAYING)
        self.counters[Count.POSITION] = BEFORE
        self.started = time.monotonic()

    def send(self, command: object) -> None:
        """Leave it."""

    def kill(self) -> None:
        """Nothing runs."""

    close = kill


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[Child]:
    """All that were started."""
    started: list[Child] = []

    def start(*_: object) -> Child:
        started.append(Child())
        return started[-1]

    monkeypatch.setattr(facade, "EngineChild", start)
    return started


@pytest.fixture
def engine(children: list[Child]) -> facade.SoundEngine:
    engine = facade.SoundEngine(Path())
    engine.load(tone_timeline(2.0, (), clip=ClipName("0" * 64)))
    engine.close()  # its watchdog
    children[-1].counters[Count.JUMPED] = children[-1].counters[Count.APPLIED] = 1
    return engine


def test_a_jump_made_while_the_status_is_read_never_shows_the_place_before_it(engine, children, monkeypatch):
    counters = children[-1].counters

    def read(found: Counters, now: int):
        status = read_status(found, now)
        counters[Count.POSITION], counters[Count.JUMPED], counters[Count.APPLIED] = GOAL, 2, 2
        return status

    engine.seek(GOAL)
    assert engine.status().position == GOAL
    monkeypatch.setattr(facade, "read_status", read)

    assert engine.status().position == GOAL
    assert engine.status().position == GOAL


def test_a_command_carried_out_while_the_status_is_read_never_shows_the_state_before_it(
    engine, children, monkeypatch
):
    counters = children[-1].counters
    counters[Count.STATE] = list(EngineState).index(EngineState.PAUSED)

    def read(found: Counters, now: int):
        status = read_status(found, now)
        counters[Count.STATE] = list(EngineState).index(EngineState.PLAYING)
        counters[Count.APPLIED] = 2
        return status

    engine.play()
    monkeypatch.setattr(facade, "read_status", read)

    assert engine.status().state is EngineState.PLAYING
    assert engine.status().state is EngineState.PLAYING


def test_a_failure_from_before_is_no_answer_to_going_on(engine, children, monkeypatch):
    """Opening an output that is there again takes a moment; until then nothing is known."""
    counters = children[-1].counters
    counters[Count.STATE] = list(EngineState).index(EngineState.FAILED)
    before = engine.status().state
    engine.play()
    meanwhile = engine.status().state
    counters[Count.APPLIED] = 2
    answered = engine.status().state
    engine.play()
    really = time.monotonic
    monkeypatch.setattr(time, "monotonic", lambda: really() + 6.0)
    hung = engine.status().state

    assert (before, meanwhile, answered) == (EngineState.FAILED, EngineState.STARTING, EngineState.FAILED)
    assert hung is EngineState.FAILED
