"""The window closes, or another page is opened, while something is being written beside it."""

import re
import time

import pytest

from player.system import files
from player.window.intents import OpenKeeping, OpenLearn, OpenPractise
from player.window.keeping.state import TakeEverything
from player.window.practise.state import AddRecordings

PHRASE = "seven rivers on an island"
PART = 1024 * 1024


@pytest.fixture
def opened(application_with):
    return application_with("copy_recordings = true\n")


@pytest.fixture
def slowly(monkeypatch):
    """Each part of a file takes so long to read that all of it takes a minute."""
    read = files._read_up_to
    begun = []

    def after_a_while(handle, most):
        if most == PART:
            begun.append(1)
            time.sleep(0.05)
            return read(handle, most // 1024)
        return read(handle, most)

    monkeypatch.setattr(files, "_read_up_to", after_a_while)
    return begun


def press(application, *intents):
    for intent in intents:
        application.window.intended.emit(intent)


def until(condition):
    for _ in range(2400):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it never came")


def begun_and_left(folder):
    return [path.name for path in folder.rglob("*") if path.suffix in {".part", ".leaving"}]


def test_a_copy_under_way_is_taken_back(opened, tmp_path, slowly):
    recording = tmp_path / "talk.wav"
    recording.write_bytes(bytes(PART))
    press(opened, AddRecordings((str(recording),)))
    until(lambda: len(slowly) > 2)
    under_way = begun_and_left(tmp_path)

    opened.close()

    assert [re.sub(r"-[0-9]+-[0-9a-f]+", "", name) for name in under_way] == [".talk.wav.part"]
    assert begun_and_left(tmp_path) == []
    assert recording.exists()


def test_what_is_taken_to_another_computer_is_whole_or_not_there(opened, tmp_path, slowly):
    (opened.given.folders.recordings / "talk.wav").write_bytes(bytes(PART))
    press(opened, OpenKeeping(), TakeEverything(str(tmp_path / "all.kindpace"), PHRASE))
    until(lambda: len(slowly) > 2)
    under_way = begun_and_left(tmp_path)

    opened.close()

    assert sorted(under_way) == [".all.kindpace.part", "sittings.leaving"]
    assert begun_and_left(tmp_path) == []
    assert not (tmp_path / "all.kindpace").exists()


def test_whoever_went_to_another_page_is_told_what_came_of_it(opened, tmp_path):
    file = tmp_path / "all.kindpace"
    press(opened, OpenKeeping(), TakeEverything(str(file), PHRASE), OpenLearn())
    until(file.exists)
    press(opened, OpenKeeping())
    until(lambda: opened.controller.tick() or not opened.router.view().busy)

    assert opened.router.view().done.startswith("Saved: all.kindpace")


def test_copies_are_on_the_shelf_whichever_page_was_open_and_one_bad_file_keeps_none_out(opened, tmp_path):
    good, bad = tmp_path / "good.wav", tmp_path / "bad.wav"
    good.write_bytes(b"sound")
    bad.mkdir()
    (bad / "pipe.wav").symlink_to("nowhere")
    press(opened, AddRecordings((str(bad), str(good))), OpenLearn())
    until((opened.given.folders.recordings / "good.wav").exists)
    press(opened, OpenPractise())
    own = opened.given.own_recordings.get()
    until(lambda: opened.controller.tick() or not own.copies.busy)
    said = {message.key: message.text for message in opened.given.messages.shown}

    assert [path.name for path in own.files()] == ["good.wav"]
    assert "recordings" not in said
    assert "pipe.wav could not be copied" in said["recordings:0"]


def test_a_closed_program_follows_nothing_any_more(application_with, qtbot):
    """Its window is still there, and would ask the pages ten times a second what of it to show."""
    application = application_with()
    shown: list[object] = []
    application.controller.shown.connect(shown.append)
    qtbot.waitUntil(lambda: len(shown) > 1, timeout=60_000)
    application.close()
    shown.clear()
    # More than two of its ticks.
    qtbot.wait(250)

    assert shown == []
