"""Trying a script: what is shown of a good, a bad, a changed and a missing file, and what playing it does."""

import os
import shutil
from dataclasses import replace

import pytest
from page_material import replace_made

from audio.engine.types import EngineState, EngineStatus
from audio.units import ClipName, Frames, Seconds
from player.library.shipped_content import shipped_content
from player.practice.narrator_choice import NarratorChoice
from player.sittings.soundtrack import Clip
from player.window.ease_back.state import EaseBackView
from player.window.intents import EaseBack, OpenPractise
from player.window.practise.state import PractiseView
from player.window.sitting.page import SittingPage
from player.window.sitting.state import EndTrial, SittingView
from player.window.try_script.page import TryScriptPage
from player.window.try_script.state import (
    HearOnDay,
    HearReading,
    HearUnder,
    OpenScript,
    PlayPassage,
    TryScriptView,
)


@pytest.fixture
def script(tmp_path):
    """A file of the person's own, as good as the one it is copied from."""
    path = tmp_path / "mine.md"
    shutil.copy(shipped_content() / "others-too.md", path)
    return path


@pytest.fixture
def opened(router, script):
    router.handle(OpenScript(str(script)))
    return router


def save(path, text, clock):
    """Save a file as an editor does, and let the page look at it."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(path.stat().st_mtime_ns + 10**9,) * 2)
    clock.now += 1.1


def pass_by(router, clock, seconds):
    end = clock.now + seconds
    while clock.now < end and isinstance(router.page, SittingPage):
        clock.now += 0.25
        router.tick()


def test_before_a_file_is_opened_nothing_is_shown(router):
    view = router.view()

    assert (view.path, view.title, view.passages, view.mistakes, view.measures) == ("", "", (), (), ())
    assert {"standard", "gentle", "low-sensory", "first-steps", "grounding-only"} <= {
        option.value for option in view.presets
    }
    assert view.preset == "gentle"


def test_a_good_file_is_shown_as_it_is_heard(opened):
    view = opened.view()
    first = view.passages[0]

    assert view.title == "Others too"
    assert (first.time, first.phase) == ("0:00", "Arriving · grounding")
    assert first.words.endswith(" s)")
    assert len(view.passages) >= 8
    assert view.mistakes == ()
    assert view.ribbon.duration > 120
    assert any(row.words.startswith("Own middle: ") for row in view.measures)
    assert any(row.words.endswith("wanted 50 % or more") for row in view.measures)


def test_the_measures_of_a_month_come_by_and_by(opened):
    at_first = " ".join(row.words for row in opened.view().measures)
    for _ in range(60):
        opened.tick()
    then = " ".join(row.words for row in opened.view().measures)

    assert "Thirty sittings are being listened to" in at_first
    assert "those that were heard before: " not in at_first
    assert "those that were heard before: 0, wanted 0" in then
    assert "being listened to" not in then


def test_a_measure_that_is_missed_names_lines_of_the_file(opened, script, clock):
    front, body = script.read_text(encoding="utf-8").split("\n---\n", 1)
    save(
        script,
        f"{front}\n---\n" + body.replace(" a ", " perhaps a ").replace(" the ", " perhaps the "),
        clock,
    )
    opened.tick()
    view = opened.view()
    missed = [row.words for row in view.measures if row.missed]

    assert any("perhaps" in words for words in missed)
    assert any(words.startswith("mine.md:") and "hedge" in words for words in view.findings)


def test_a_file_with_mistakes_shows_all_of_them_with_line_and_column(router, tmp_path):
    bad = tmp_path / "bad.md"
    bad.write_text("---\ntitle: X\n---\n\n## A (rung 9)\n\nHello. [nothing-such]\n", encoding="utf-8")
    router.handle(OpenScript(str(bad)))
    view = router.view()

    assert len(view.mistakes) >= 2
    assert all(words.startswith("bad.md:") for words in view.mistakes)
    assert (view.title, view.passages, view.stale) == ("", (), "")


def test_mistakes_leave_the_last_good_transcript(opened, script, clock):
    before, good = opened.view(), script.read_text(encoding="utf-8")
    save(script, good + "\nOne more. [nothing-such]\n", clock)
    opened.tick()
    broken = opened.view()
    save(script, good, clock)
    opened.tick()
    mended = opened.view()

    assert len(broken.mistakes) == 1
    assert "nothing-such" in broken.mistakes[0]
    assert broken.passages == before.passages
    assert broken.stale
    assert (mended.mistakes, mended.stale, mended.passages) == ((), "", before.passages)


def test_a_saved_file_is_heard_anew_within_a_second(opened, script, clock):
    clock.now += 5.0
    opened.tick()
    text = script.read_text(encoding="utf-8")
    save(script, text.replace("title: Others too", "title: Others as well"), clock)
    clock.now -= 0.6
    opened.tick()
    too_soon = opened.view().title
    clock.now += 0.6
    opened.tick()

    assert too_soon == "Others too"
    assert opened.view().title == "Others as well"


def test_a_file_that_went_away_says_so_and_comes_back(opened, script, clock):
    text, before = script.read_text(encoding="utf-8"), opened.view()
    script.unlink()
    clock.now += 1.1
    opened.tick()
    gone = opened.view()
    save(script, text, clock)
    opened.tick()

    assert "can't be read" in gone.mistakes[0]
    assert gone.passages == before.passages
    assert opened.view().mistakes == ()


@pytest.mark.parametrize("path", ["~nobody-of-this-name/x.md", "/nowhere/x.md", "\0", "/dev/null", "/etc"])
def test_what_is_no_script_is_said(router, path):
    router.handle(OpenScript(path))

    assert len(router.view().mistakes) == 1


def test_without_a_path_it_says_what_to_do(router):
    router.handle(OpenScript("  "))

    assert router.view().said == "Please give the place of a script's file first, or choose it."


def test_another_preset_is_heard(opened):
    gentle = opened.view()
    opened.handle(HearUnder("standard"))
    standard = opened.view()
    opened.handle(HearUnder("grounding-only"))
    nothing = opened.view()

    assert standard.preset == "standard"
    assert standard.passages != gentle.passages
    assert any("wanted 60 % or more" in row.words for row in standard.measures)
    assert nothing.not_offered.endswith("this sitting goes as far as grounding.")
    assert (nothing.passages, nothing.ribbon, nothing.measures) == ((), None, ())


def test_a_preset_from_a_file_is_heard_and_stays_to_be_chosen(opened, tmp_path):
    own = tmp_path / "slow.yaml"
    own.write_bytes((shipped_content() / "presets" / "standard.yaml").read_bytes())
    opened.handle(HearUnder(str(own)))
    view = opened.view()

    assert view.preset == str(own)
    assert view.presets[-1].label == "Standard (slow.yaml)"


def test_a_preset_that_is_none_is_said_and_changes_nothing(opened, tmp_path):
    bad = tmp_path / "bad.yaml"
    bad.write_text("name: [", encoding="utf-8")
    before = opened.view()
    opened.handle(HearUnder(str(bad)))

    assert "bad.yaml:" in opened.view().said
    assert opened.view().passages == before.passages
    assert opened.view().preset == "gentle"


def test_days_differ(opened):
    first = opened.view()
    opened.handle(HearOnDay("2"))

    assert opened.view().day == "2"
    assert opened.view().passages != first.passages


def test_a_passage_is_played_from_its_start_and_nothing_is_logged(opened, parts, clock):
    index = 6
    row = opened.view().passages[index]
    opened.handle(PlayPassage(index))
    opened.tick()
    view = opened.view()
    pass_by(opened, clock, 1.0)
    minutes, seconds = row.time.split(":")

    assert isinstance(view, SittingView)
    assert view.trial
    assert row.words.startswith(view.line)
    assert opened.page.sitting.session.position == pytest.approx(
        int(minutes) * 60 + int(seconds) + 1, abs=1.5
    )
    assert opened.page.sitting.seconds_heard <= 1.5

    opened.handle(EndTrial())

    assert isinstance(opened.view(), TryScriptView)
    assert opened.view().title == "Others too"
    assert parts.session_log.open.sittings() == ()


def test_the_end_of_a_trial_leads_back_to_the_script(opened, parts, clock):
    opened.handle(PlayPassage(len(opened.view().passages) - 1))
    pass_by(opened, clock, 120.0)

    assert isinstance(opened.page, TryScriptPage)
    assert parts.session_log.open.sittings() == ()


def test_a_trial_is_eased_back_from_as_everything_is(opened, parts):
    opened.handle(PlayPassage(2))
    opened.tick()
    opened.handle(EaseBack())

    assert isinstance(opened.view(), EaseBackView)
    assert opened.view().rating is None
    assert parts.session_log.open.sittings() == ()


class Voice:
    """Narration that has every line ready, and an engine that plays it."""

    def __init__(self):
        self.asked, self.state, self.closed = [], EngineState.IDLE, False

    def trial_line(self, narrator, text):
        self.asked.append((narrator, text))
        return Clip(ClipName("x"), Frames(48_000))

    def end_trial(self):
        pass

    def set_volume(self, volume):
        pass

    def load(self, timeline, position):
        pass

    def play(self):
        self.state = EngineState.PLAYING

    def status(self):
        return EngineStatus(self.state, Frames(0), Frames(0), 0, Seconds(0.0), "", "", 0)

    def close(self):
        self.closed = True


def test_a_doubtful_word_is_heard_in_the_reading_that_was_pressed(router, parts, script):
    first, *others = script.read_text(encoding="utf-8").split("\n\n## Coming", 1)
    script.write_text("\n\n## Coming".join([f"{first} They read it every day.", *others]), encoding="utf-8")
    voice = Voice()
    replace_made(parts.narration, voice)
    parts.sound.get().trial_engine = lambda: voice
    router.handle(OpenScript(str(script)))
    words = router.view().doubts[0]
    router.handle(HearReading(0, 1))

    assert words.word == "read"
    assert words.words.startswith("mine.md:")
    assert words.words.endswith("They read it every day.")
    assert voice.asked == [(NarratorChoice.HEART, "They [read](/ˈrɛd/) it every day.")]
    assert voice.state is EngineState.PLAYING
    router.handle(OpenPractise())
    assert voice.closed


def test_what_a_clinician_locked_is_not_played_here_either(opened, parts, monkeypatch):
    locking = replace(parts.library.get().preset("first-steps"), locked=("max_rung",), content_hash="0")
    monkeypatch.setattr(type(parts.pacing_choice), "locking", property(lambda _choice: locking))
    opened.handle(HearUnder("standard"))
    opened.handle(PlayPassage(0))

    assert isinstance(opened.page, TryScriptPage)
    assert opened.view().said


def test_practise_is_behind_it(opened):
    opened.handle(OpenPractise())

    assert isinstance(opened.view(), PractiseView)
