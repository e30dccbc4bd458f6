"""A language's narrator on pages: who reads what, how far it is before one begins, what is wrong."""

import pytest
from made_language_voice import forget_program, put_program, put_voice
from named_narrator import NARRATOR
from page_material import folders_in, parts_in, replace_made

from audio.voice.languages.language_narrator import LanguageNarrator
from player.library.catalog import Library
from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.sittings.narration import Narration
from player.sittings.recorded_lines import nobody
from player.window.intents import ChoosePractice, OpenPractise, OpenSettings
from player.window.router import Router

SLOW = NARRATOR.replace("piper", "kokoro").replace("hum.onnx", "bella")


class Worker:
    """A speech worker that has nothing ready."""

    def __init__(self):
        self.asked = []

    def kept(self, _line):
        return None

    def prepare(self, lines):
        self.asked += lines

    def poll(self):
        return ()

    def close(self):
        pass


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The German folder among a person's own."""
    put_program(tmp_path / "bin", monkeypatch)
    folder = folders_in(tmp_path).languages / "de"
    put_voice(folder)
    yield folder
    forget_program()


@pytest.fixture
def asked():
    """Who was made to speak, and the worker."""
    return []


@pytest.fixture
def opened(tmp_path, folder, asked):
    """Opens a window with a file of narrators in the German folder."""
    folders = folders_in(tmp_path)
    with SessionLog.open(folders.data, Keys(folders.config)) as log:

        def with_file(text):
            (folder / "narrator.yaml").write_text(text, encoding="utf-8")
            parts = parts_in(folders, log, library=Library(folders, language=lambda: "de"))
            parts.settings_store.change(practice_language="de")

            def make(who):
                asked.append((who, Worker()))
                return asked[-1][1]

            narration = Narration(parts.lines.get(), make, lambda _name: "no voices", nobody)
            replace_made(parts.narration, narration)
            return Router(parts)

        yield with_file


def note(router):
    router.handle(OpenSettings())
    return next(item.note for item in router.view().settings if item.name == "narrator")


def test_settings_say_which_languages_the_narrators_have(opened):
    assert note(opened(NARRATOR)).endswith("Hum reads practices in Deutsch.")


def test_settings_say_what_a_narrator_lacks(opened, folder):
    (folder / "hum.onnx").unlink()

    assert "Hum can't read Deutsch here: its voice" in note(opened(NARRATOR))


def test_a_practice_is_spoken_by_it_and_its_lines_are_got_ready(opened, asked):
    router = opened(NARRATOR)
    router.handle(ChoosePractice("ease-back"))
    view = router.view()
    who, worker = asked[-1]

    assert (view.only_text, view.unsaid, view.why_not) == ("", "", "")
    assert isinstance(who, LanguageNarrator)
    assert who.name == "Hum"
    assert worker.asked
    assert {82.4} == {round(line.words_per_minute, 1) for line in worker.asked}
    assert [group.subject for group in view.choices if group.subject == "narrator"] == []


def test_a_slow_one_says_how_far_it_is_and_what_beginning_now_means(opened, monkeypatch):
    monkeypatch.setattr("audio.voice.languages.language_narrator.why_silent", lambda _narrator: "")
    router = opened(SLOW)
    router.handle(ChoosePractice("ease-back"))
    (group,) = [group for group in router.view().choices if group.subject == "narrator"]

    assert group.note.startswith("Hum is getting ready: 0 of ")
    assert "Begin now, and it is there to read; or wait" in group.note
    assert [option.label for option in group.options] == ["Hum"]


def test_one_that_cannot_speak_here_leaves_it_to_read_and_says_why(opened, folder):
    (folder / "hum.onnx").unlink()
    router = opened(NARRATOR)
    router.handle(ChoosePractice("ease-back"))

    assert router.view().only_text.startswith(
        "Hum could read this practice aloud, but can't on this computer"
    )


def test_what_is_wrong_with_the_file_is_said_on_today_with_its_place(opened, folder):
    router = opened(NARRATOR.replace("piper", "festival"))
    router.handle(OpenPractise())
    for _ in range(500):
        router.tick()
    (message,) = [each for each in router.view().messages if "narrator.yaml" in each.text]

    assert message.text.startswith("narrator.yaml can't be used as it is")
    assert str(folder / "narrator.yaml") in message.details
    assert "This engine is not known." in message.details
    assert "Line 4" in message.details
