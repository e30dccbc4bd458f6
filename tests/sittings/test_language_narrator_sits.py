"""A sitting in a language that has a narrator of its own is spoken by it, at that language's pace."""

from dataclasses import replace
from pathlib import Path

import pytest
from made_language_voice import narrator_of as made_narrator
from slow_narrator import Slow, prepare_all

from audio.voice.languages.language_narrator import Engine, LanguageNarrator, NamedNarrator
from player.library.catalog import Library, shipped_content
from player.library.unsayable_lines import text_only_in_words, unsayable_in_words, unsayable_lines
from player.practice.choices import Choices
from player.practice.narrator_choice import NarratorChoice
from player.sittings.narration import Narration, who_speaks
from player.sittings.planning import Planning
from player.sittings.recorded_lines import RecordedVoice
from player.sittings.spoken_lines import Lines
from player.system.folders import HOME_VARIABLE, find_folders

GERMAN_PACE = 179 / 228
FIRST = "Schön, dass du da bist, und ein paar Sachen auch."


class Fast(Slow):
    """As ``Slow``, with what was asked of it and at which pace."""

    def __init__(self):
        super().__init__()
        self.paces, self.first = set(), []

    def prepare(self, lines):
        self.paces |= {line.words_per_minute for line in lines}
        super().prepare(lines)


@pytest.fixture
def hum():
    return made_narrator(Path("hum.onnx"))


@pytest.fixture
def library(tmp_path):
    return Library(find_folders({HOME_VARIABLE: str(tmp_path)}), language=lambda: "de")


@pytest.fixture
def planning(library, hum):
    script = library.script("others-too")
    book = library.phrasebook("de")
    return Planning(script, library.preset("gentle"), Choices(), book, named=NamedNarrator(hum))


def made_narration(worker, asked, recorded=lambda _id: None):
    def make(who):
        asked.append(who)
        return worker

    return Narration(Lines(None), make, missing=lambda _name: "", recorded_voice=recorded)


def test_it_is_spoken_and_its_pace_is_counted_in_its_own_words(planning):
    silent = replace(planning, named=replace(planning.named, missing="no voice"))

    assert (planning.choices.spoken, planning.may_be_heard) == (True, True)
    assert planning.words_per_minute == pytest.approx(105 * GERMAN_PACE, rel=0.01)
    assert (silent.choices.spoken, silent.may_be_heard) == (False, False)
    assert silent.words_per_minute == 105


def test_no_line_is_asked_for_more_slowly_than_a_voice_can_speak(planning):
    slow = replace(planning.pacing, speech_wpm=60)

    assert replace(planning, pacing=slow).words_per_minute == 60


def test_a_line_in_letters_that_it_does_not_have_takes_no_time(planning, hum):
    greek = "Μια γραμμή στα ελληνικά."
    reads_greek = NamedNarrator(replace(hum, letters=("latin", "greek")))

    assert planning.estimated(greek) == 0
    assert replace(planning, named=reads_greek).estimated(greek) > 1


def test_one_that_speaks_at_once_begins_without_a_line_ready(planning, hum):
    worker, asked = Fast(), []
    narration = made_narration(worker, asked)
    speaker = narration.speaker(planning)
    speaker.lines.request((FIRST,), planning.words_per_minute)

    assert speaker.narrator == hum
    assert speaker.words == ""
    assert asked == [hum]
    assert worker.asked[0].text == FIRST
    assert worker.paces == {planning.words_per_minute}
    narration.pause()
    assert worker.closed


def test_a_slow_one_speaks_all_of_it_or_it_is_there_to_read(planning, hum):
    slow = replace(planning, named=NamedNarrator(replace(hum, engine=Engine.KOKORO)))
    worker, asked = Slow(), []
    before = made_narration(worker, asked).speaker(slow)
    found = prepare_all(slow, worker)
    after = made_narration(worker, asked).speaker(slow)

    assert before.lines.settled(FIRST, slow.words_per_minute)
    assert (
        f"Hum has 0 of the {len(found.lines)} lines ready, so this sitting is there to read." == before.words
    )
    assert (after.narrator, after.words) == (who_speaks(slow), "")


def test_lines_are_got_ready_ahead(planning):
    worker = Fast()
    narration = made_narration(worker, [])
    narration.look_ahead(planning)
    narration.tick()

    assert narration.found is not None
    assert worker.paces == {planning.words_per_minute}
    assert len(worker.ready) == 1
    assert worker.ready <= set(narration.found.lines)


def test_whoever_recorded_it_is_heard_and_it_reads_the_rest(planning, hum):
    wanted = replace(planning, choices=Choices(narrator=NarratorChoice.RECORDED))
    worker, asked = Fast(), []
    narration = made_narration(worker, asked, lambda _id: RecordedVoice("Kim", lambda _text: None))
    speaker = narration.speaker(wanted)
    speaker.lines.request((FIRST,), wanted.words_per_minute)

    assert speaker.narrator is NarratorChoice.RECORDED
    assert [line.text for line in worker.asked] == [FIRST]
    assert asked == [hum]


def test_kindpaces_own_voices_are_for_english(planning, hum):
    chosen = replace(planning, choices=Choices(narrator=NarratorChoice.EMMA))

    assert who_speaks(chosen) == hum


def test_english_is_as_it_was(library):
    script = library.script(shipped_content() / "others-too.md")
    named = library.languages.narrator(script.language)
    planning = Planning(script, library.preset("gentle"), Choices(), library.phrasebook("en"), named=named)
    speaker = made_narration(Slow(), []).speaker(planning)

    assert planning.language_narrator is None
    assert planning.words_per_minute == 105
    assert not isinstance(speaker.narrator, LanguageNarrator)


def test_what_is_said_before_it_begins(planning):
    script, here = planning.script, planning.named
    away = replace(here, missing="no voice")

    assert text_only_in_words(script, "de", here) == ""
    assert "Hum could read this practice aloud" in text_only_in_words(script, "de", away)
    assert "no voice" in text_only_in_words(script, "de", away)
    assert "No narrator speaks" in text_only_in_words(script, "de")
    assert unsayable_in_words(script, here) == ""
    assert unsayable_lines(script, here) == ()
    assert [found.message for found in unsayable_lines(script, away)] == ["Hum can't speak here: no voice."]


def test_lines_that_it_cannot_say_are_counted_with_its_letters(planning, hum):
    greek = NamedNarrator(replace(hum, letters=("greek",)))
    lines = unsayable_lines(planning.script, greek)

    assert unsayable_in_words(planning.script, greek).startswith("Hum reads Greek letters. ")
    assert lines
    assert {"Write it in Greek letters, or sit this practice as text only."} == {
        line.expected for line in lines
    }
