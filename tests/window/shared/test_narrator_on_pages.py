"""Who speaks is chosen on two pages, got ready meanwhile, and heard in a sample."""

import shutil
from dataclasses import replace

import pytest
from page_material import folders_in, parts_in, replace_made

from audio.engine.types import EngineState, EngineStatus
from audio.mix.timeline import Timeline
from audio.units import ClipName, Frames
from audio.units import Seconds as SoundSeconds
from audio.voice.worker import FailedLine, PreparedLine
from player.library.catalog import Library, shipped_content
from player.practice.narrator_choice import NarratorChoice
from player.practice.units import Seconds
from player.records.session_log import SessionLog
from player.records.store.entries import Content, ContentKind, Outcome, StartedSitting
from player.records.store.keys import Keys
from player.sittings.narration import SAMPLE, Narration
from player.window.briefing.state import Begin, SetChoice
from player.window.intents import ChoosePractice, OpenPractise, OpenSettings, SetSetting
from player.window.looking_ahead import LookingAhead
from player.window.router import Router
from player.window.shared.narrators import trial_line
from player.window.shared.narrators.sample import HearSample, StopSample

HERE = {"heart", "emma"}
"""Who can speak on this machine."""


class Speaker:
    """A speech worker that speaks one line at each look."""

    def __init__(self, spoken):
        self.spoken, self.asked = spoken, []

    def _line(self, asked):
        return PreparedLine(asked.text, asked.words_per_minute, ClipName("x"), Frames(48_000 * 4))

    def kept(self, asked):
        return self._line(asked) if asked.text in self.spoken else None

    def prepare(self, lines):
        fresh = [line for line in lines if line.text not in self.spoken]
        self.asked = fresh + [line for line in self.asked if line not in fresh]

    def poll(self):
        if not self.asked:
            return ()
        line = self._line(self.asked.pop(0))
        if isinstance(line, PreparedLine):
            self.spoken.add(line.text)
        return (line,)

    def close(self):
        self.asked = []


class Heard:
    """An engine that plays until a test says that it has finished."""

    def __init__(self):
        self.loaded: Timeline | None = None
        self.closed, self.state, self.error = False, EngineState.IDLE, ""

    def set_volume(self, volume):
        self.volume = volume

    def load(self, timeline, _position):
        self.loaded = timeline

    def play(self):
        self.state = EngineState.PLAYING

    def status(self):
        found = EngineStatus(self.state, Frames(0), Frames(0), 0, SoundSeconds(0), "", "", 0)
        return replace(found, error=self.error)

    def close(self):
        self.closed = True


@pytest.fixture
def log(tmp_path):
    folders = folders_in(tmp_path)
    with SessionLog.open(folders.data, Keys(folders.config)) as opened:
        yield opened


@pytest.fixture
def spoken():
    """The lines that Emma has ready."""
    return set()


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    """One practice, so that planning all of them is quick."""
    folder = tmp_path_factory.mktemp("content")
    for part in ("companion", "presets"):
        shutil.copytree(shipped_content() / part, folder / part)
    shutil.copy(shipped_content() / "a-kind-breath.md", folder)
    return folder


@pytest.fixture
def parts(tmp_path, log, spoken, content):
    folders = folders_in(tmp_path)
    given = parts_in(folders, log, library=Library(folders, content))
    narration = Narration(
        given.lines.get(), lambda _name: Speaker(spoken), lambda name: "" if name in HERE else "no voices"
    )
    replace_made(given.narration, narration)
    given.settings_store.change(narrator=NarratorChoice.EMMA)
    return given


@pytest.fixture
def router(parts):
    return Router(parts)


def row(router):
    return next(item for item in router.view().settings if item.name == "narrator")


def group(router):
    return next(one for one in router.view().choices if one.subject == "narrator")


def test_settings_list_everybody_and_say_how_to_have_who_is_away(router):
    router.go(OpenSettings())
    labels = {option.value: option.label for option in row(router).options}

    assert labels["emma"] == "Emma: a woman, British English"
    assert labels["george"] == "George: a man, British English (not installed)"
    assert row(router).note.startswith("Bella, Michael and George are not on this computer yet.")
    assert "pip" not in row(router).note
    assert row(router).aside[0] == "How to add them"
    assert "pip install kindpace[narrators]" in row(router).aside[1]


def test_who_is_away_can_be_chosen_and_has_no_sample(router, parts):
    router.go(OpenSettings())
    router.handle(SetSetting("narrator", "george"))

    assert parts.settings_store.current.narrator is NarratorChoice.GEORGE
    assert row(router).offer is None


def test_a_sample_is_got_ready_heard_on_an_engine_of_its_own_and_ends(router, parts):
    engine = Heard()
    parts.sound.get().trial_engine = lambda: engine
    router.go(OpenSettings())
    router.handle(row(router).offer.intent)
    router.tick()
    playing = row(router)

    assert engine.loaded is not None
    assert engine.loaded.clips[0].length == 48_000 * 4
    assert engine.volume == parts.settings_store.volumes.voice
    assert playing.offer.intent == StopSample()
    engine.state = EngineState.FINISHED
    router.tick()
    assert engine.closed
    assert row(router).offer.intent == HearSample("emma")


def test_an_engine_that_is_slow_to_open_says_so_and_is_heard_all_the_same(router, parts, spoken, monkeypatch):
    """On a busy computer the engine calls itself failed before it has begun."""
    engine = Heard()
    parts.sound.get().trial_engine = lambda: engine
    spoken.add(SAMPLE)
    router.go(OpenSettings())
    router.handle(HearSample("emma"))
    engine.state, engine.error = EngineState.FAILED, "It does not answer."
    router.tick()

    assert "It does not answer." in row(router).note
    assert row(router).offer.intent == StopSample()
    engine.state, engine.error = EngineState.PLAYING, ""
    router.tick()
    assert "It does not answer." not in row(router).note
    engine.state, engine.error = EngineState.FAILED, "It does not answer."
    monkeypatch.setattr(trial_line, "_PATIENCE", 0.0)
    router.tick()
    assert engine.closed
    assert row(router).offer.intent == HearSample("emma")
    assert "It does not answer." in row(router).note


def test_a_sample_ends_when_the_page_is_left(router, parts, spoken):
    engine = Heard()
    parts.sound.get().trial_engine = lambda: engine
    spoken.add(SAMPLE)
    router.go(OpenSettings())
    router.handle(HearSample("emma"))

    assert engine.state is EngineState.PLAYING
    router.go(OpenPractise())
    assert engine.closed


def test_before_a_sitting_it_is_said_how_far_the_narrator_is(router):
    router.go(ChoosePractice("a-kind-breath"))
    note = group(router).note

    assert [option.value for option in group(router).options] == ["heart", "emma"]
    assert group(router).selected == "emma"
    assert note.startswith("Emma is getting ready: 0 of ")
    assert "Begin now, and Heart speaks all of it; or wait about " in note
    router.tick()
    assert group(router).note.startswith("Emma is getting ready: 1 of ")
    for _ in range(200):
        router.tick()
    assert group(router).note == "Emma is ready."


def test_a_line_that_can_not_be_spoken_is_said_and_heart_speaks(router, parts, monkeypatch):
    monkeypatch.setattr(
        Speaker,
        "_line",
        lambda _self, asked: FailedLine(asked.text, asked.words_per_minute, "The disk is full."),
    )
    router.go(ChoosePractice("a-kind-breath"))
    router.tick()

    assert group(router).note == "Heart speaks: The disk is full."
    router.handle(Begin())
    assert router.page.sitting._parts.lines is parts.lines.get()


def test_who_speaks_this_one_sitting_is_chosen_there_and_nowhere_else(router, parts):
    router.go(ChoosePractice("a-kind-breath"))
    router.handle(SetChoice("narrator", "heart"))

    assert group(router).selected == "heart"
    assert group(router).note == ""
    assert parts.settings_store.current.narrator is NarratorChoice.EMMA


@pytest.mark.parametrize("ready", [False, True])
def test_a_sitting_is_spoken_by_one_narrator(router, parts, ready):
    router.go(ChoosePractice("a-kind-breath"))
    for _ in range(200 if ready else 0):
        router.tick()
    router.handle(Begin())
    lines = router.page.sitting._parts.lines

    assert (lines is parts.lines.get()) is not ready


def test_the_next_likely_sitting_is_got_ready_in_idle_moments(router, parts, log, spoken):
    script = Content(ContentKind.SCRIPT, "a-kind-breath", b"a kind breath")
    pacing = Content(ContentKind.PRESET, "gentle", b"gentle")
    log.finish(
        log.start(StartedSitting(script, "", pacing, "0" * 64, Seconds(240.0), spoken=True)),
        Outcome.COMPLETED,
    )
    parts.library.get()
    ahead = parts.passed_to(LookingAhead, in_sitting=lambda: router.in_sitting)
    ahead.go_on()

    assert parts.narration.get().ahead.script.id == "a-kind-breath"
    ahead.go_on()
    assert len(spoken) == 1


def test_nothing_is_got_ready_where_heart_speaks(router, parts):
    parts.settings_store.change(narrator=NarratorChoice.HEART)
    parts.library.get()
    parts.passed_to(LookingAhead, in_sitting=lambda: router.in_sitting).go_on()

    assert parts.narration.get().ahead is None


def test_a_locked_narrator_is_no_choice_before_a_sitting(router, parts):
    gentle = parts.library.get().preset("gentle")
    pacing = replace(gentle, narrator=NarratorChoice.EMMA, locked=("narrator",))
    parts.pacing_choice.in_force = lambda: replace(_in_force(parts), pacing=pacing)
    router.go(ChoosePractice("a-kind-breath"))

    assert [option.value for option in group(router).options] == ["emma"]


def _in_force(parts):
    return type(parts.pacing_choice).in_force(parts.pacing_choice)
