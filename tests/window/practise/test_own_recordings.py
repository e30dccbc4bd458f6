"""A person's recordings on their shelf: opened, dropped, described, marked, copied, taken away."""

import errno
from types import SimpleNamespace

import pytest
from page_material import folders_in, parts_in, replace_made
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from sample_practise import PRACTISE

from audio.analysis.survey import Survey
from audio.units import ClipName
from player.library.recordings_list import RecordingsList, RecordingsListError
from player.window.briefing.page import recording_briefing_page
from player.window.destinations import DescribeRecording, RecordingBriefing
from player.window.intents import ConfirmDelete, KeepIt, OpenFiles, OpenPractise, SetSetting, ToggleFavourite
from player.window.practise import page as practise_page
from player.window.practise import recordings_shelf
from player.window.practise.page import PractisePage
from player.window.practise.recordings_shelf import LOOKED_THROUGH, NO_SOUND_FILES, NOT_THERE
from player.window.practise.state import AddRecordings, OpenRecording, Search
from player.window.recording_details.page import ASKED, RecordingDetailsPage
from player.window.recording_details.state import (
    CopyRecording,
    MarkRecording,
    RemoveRecording,
    SetDetail,
    TypeDetail,
)
from player.window.warm_up import PLANNING

SECOND = 48_000


def survey(path):
    return Survey(
        clip=ClipName(path.name.encode().hex().ljust(64, "0")),
        path=str(path),
        size=1,
        changed=1,
        by_ffmpeg=False,
        length=60 * SECOND,
        looked=60 * SECOND,
        complete=True,
        skipped=(),
        slices=((0, 20 * SECOND), (30 * SECOND, 55 * SECOND)),
        melodic=(),
        wordless=(),
        faint=(),
        unsure=(),
        drowned=False,
        loudness=-20.0,
        true_peak=-3.0,
        noise=None,
        gain=1.0,
    )


class LookingThrough(SimpleNamespace):
    """Surveys by name: those in ``done`` have been looked through, those in ``broken`` can't be."""

    def __init__(self):
        super().__init__(done=set(), broken=set())

    def ask(self, paths):
        pass

    first = cancel = ask

    def poll(self):
        return True

    def close(self):
        pass

    def share(self, _path):
        return 0.0

    def fault(self, path):
        return "It can't be read." if path.name in self.broken else ""

    def found(self, path):
        return survey(path) if path.name in self.done else None

    def known(self):
        return tuple(path for path in self.paths if path.name in self.done)


@pytest.fixture
def surveys():
    return LookingThrough()


@pytest.fixture
def parts(tmp_path, surveys):
    made = parts_in(folders_in(tmp_path), None)
    replace_made(made.surveys, surveys)
    return made


@pytest.fixture
def files(tmp_path, surveys):
    folder = tmp_path / "music"
    folder.mkdir()
    surveys.paths = tuple(folder / name for name in ("first.wav", "second.mp3"))
    for path in surveys.paths:
        path.write_bytes(b"sound")
    return surveys.paths


def page(parts):
    return parts.passed_to(PractisePage)


def shelf(shown):
    shown.tick()
    return {card.title: card for card in shown.view().recordings.cards}


def until_copied(shown):
    led = None
    for _ in range(2000):
        led = led or shown.tick()
        if not any("Being copied" in message.text for message in shown.view().messages):
            break
    return led


def test_one_is_opened_and_stays(parts, files, surveys):
    surveys.done = {"first.wav"}
    led = page(parts).handle(AddRecordings((str(files[0]),)))
    again = shelf(page(parts))

    assert led == RecordingBriefing(files[0])
    assert list(again) == ["first"]
    assert again["first"].practice_id.startswith("recording:")


def test_a_folder_puts_all_of_its_sound_on_the_shelf(parts, files, surveys):
    shown = page(parts)
    led = shown.handle(AddRecordings((str(files[0].parent),)))
    waiting = shelf(shown)
    surveys.done, surveys.broken = {"first.wav"}, {"second.mp3"}
    cards = shelf(shown)

    assert led is None
    assert {title: card.about for title, card in waiting.items()} == dict.fromkeys(
        ("first", "second"), LOOKED_THROUGH
    )
    assert waiting["first"].opens == OpenRecording(str(files[0]))
    assert cards["first"].minutes == "2 min"
    assert (cards["second"].about, cards["second"].opens) == (
        "It can't be read.",
        DescribeRecording(files[1]),
    )
    assert any("Two files were added" in message.text for message in shown.view().messages)


def test_what_recordings_need_is_imported_a_little_at_each_tick(parts, files, monkeypatch):
    page(parts).handle(AddRecordings((str(files[0].parent),)))
    there = []

    def imported(modules):
        for module in modules:
            there.append(module)
            yield

    monkeypatch.setattr(practise_page, "imported", imported)
    monkeypatch.setattr(practise_page, "IMPORTS_FOR_S", -1)
    shown = page(parts)
    cards = [(len(there), list(shelf(shown))) for _ in range(len(PLANNING) + 1)]

    assert cards[:2] == [(0, []), (1, [])]
    assert cards[-1] == (len(PLANNING), ["first", "second"])
    assert "player.window.shared.own_recordings" in there


def test_nothing_to_be_heard_is_said(parts, tmp_path):
    shown = page(parts)
    (tmp_path / "empty").mkdir()
    shown.handle(AddRecordings((str(tmp_path / "empty"),)))

    assert [message.text for message in shown.view().messages] == [NO_SOUND_FILES]


def test_as_the_person_says_it_is_copied(parts, files, surveys):
    surveys.done = {"first.wav"}
    shown = page(parts)
    shown.handle(SetSetting("copy_recordings", "on"))
    before = shown.view().copies
    shown.handle(AddRecordings((str(files[0]),)))
    led = until_copied(shown)
    copy = parts.folders.recordings / "first.wav"

    assert before
    assert led == RecordingBriefing(copy)
    assert copy.read_bytes() == b"sound"
    files[0].unlink()
    assert list(shelf(page(parts))) == ["first"]


def test_two_that_become_one_copy_are_one(parts, files, surveys, tmp_path):
    surveys.done = {"first.wav"}
    again = tmp_path / "first.wav"
    again.write_bytes(files[0].read_bytes())
    shown = page(parts)
    shown.handle(SetSetting("copy_recordings", "on"))
    shown.handle(AddRecordings((str(files[0]), str(again))))
    led = until_copied(shown)

    assert led == RecordingBriefing(parts.folders.recordings / "first.wav")
    assert not any("files were added" in message.text for message in shown.view().messages)


def test_one_that_has_gone_says_so_and_can_be_taken_away(parts, files):
    page(parts).handle(AddRecordings((str(files[0]),)))
    files[0].unlink()
    card = shelf(page(parts))["first"]
    details = parts.passed_to(RecordingDetailsPage, path=files[0])
    words = details.view().where

    assert (card.about, card.opens) == (NOT_THERE, DescribeRecording(files[0]))
    assert "isn't at" in words
    assert details.handle(RemoveRecording()) == OpenPractise()
    assert shelf(page(parts)) == {}


def test_a_line_that_is_left_in_its_midst_is_kept(parts, files):
    page(parts).handle(AddRecordings((str(files[0]),)))
    details = parts.passed_to(RecordingDetailsPage, path=files[0])
    for letters in ("M", "Mo", "Morning"):
        details.handle(TypeDetail("title", letters))
    details.leave()

    assert parts.passed_to(RecordingDetailsPage, path=files[0]).view().named == "Morning"


def test_what_could_not_be_kept_is_tried_again_with_what_is_typed_next(parts, files, monkeypatch):
    page(parts).handle(AddRecordings((str(files[0]),)))
    details = parts.passed_to(RecordingDetailsPage, path=files[0])

    def full(*_given):
        raise RecordingsListError(files[0], OSError(errno.ENOSPC, "no room"))

    with monkeypatch.context() as patch:
        patch.setattr(RecordingsList, "describe", full)
        details.handle(SetDetail("title", "Morning"))
    details.handle(SetDetail("about", "From therapy."))
    kept = parts.passed_to(RecordingDetailsPage, path=files[0]).view()

    assert (kept.named, kept.about) == ("Morning", "From therapy.")


def test_of_what_was_taken_off_the_shelf_nothing_is_kept(parts, files):
    page(parts).handle(AddRecordings((str(files[0]),)))
    details = parts.passed_to(RecordingDetailsPage, path=files[0])
    details.handle(TypeDetail("title", "Morning"))
    details.handle(RemoveRecording())
    details.leave()

    assert shelf(page(parts)) == {}


def test_what_is_said_of_it_is_on_its_card_and_before_it_begins(parts, files, surveys):
    surveys.done = {"first.wav"}
    page(parts).handle(AddRecordings((str(files[0]),)))
    details = parts.passed_to(RecordingDetailsPage, path=files[0])
    for name, text in (("title", "Morning"), ("about", "From therapy."), ("caution", "A loud bell.")):
        details.handle(SetDetail(name, text))
    details.handle(MarkRecording("3"))
    briefing = parts.passed_to(recording_briefing_page, path=files[0])
    view = briefing.view()
    briefing.handle(ToggleFavourite(view.practice_id))
    shown = page(parts)
    card = shelf(shown)["Morning"]

    assert (view.title, view.caution) == ("Morning", "A loud bell.")
    assert view.describes == DescribeRecording(files[0])
    assert (card.about, card.favourite) == ("From therapy.", True)
    assert details.view().rung == "3"
    shown.handle(Search("therapy"))
    assert [each.title for each in shown.view().recordings.cards] == ["Morning"]


def test_a_copy_is_deleted_only_when_asked_twice(parts, files, surveys):
    surveys.done = {"first.wav"}
    page(parts).handle(AddRecordings((str(files[0]),)))
    details = parts.passed_to(RecordingDetailsPage, path=files[0])
    details.handle(CopyRecording())
    for _ in range(2000):
        details.tick()
        if "copy in Kindpace" in details.view().where:
            break
    copy = parts.folders.recordings / "first.wav"
    details.handle(RemoveRecording())
    asked = details.view().asked
    details.handle(KeepIt())
    kept = copy.exists()
    details.handle(RemoveRecording())
    led = details.handle(ConfirmDelete())

    assert (asked, kept, led) == (ASKED, True, OpenPractise())
    assert not copy.exists()
    assert files[0].exists()
    assert shelf(page(parts)) == {}


def test_what_is_dropped_anywhere_on_the_window_is_opened(window, intents, settle, files):
    window.show_view(PRACTISE)
    settle()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    dropped = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(dropped)

    assert intents == [OpenFiles(tuple(str(path) for path in files))]
    assert dropped.dropAction() is Qt.DropAction.CopyAction


def test_which_pacing_is_in_force_is_asked_once_for_all_recordings(parts, surveys, tmp_path, monkeypatch):
    """It looks at several files, which a thousand recordings at a time would feel."""
    names = [f"talk-{number}.wav" for number in range(20)]
    surveys.paths = tuple(tmp_path / name for name in names)
    for path in surveys.paths:
        path.write_bytes(b"sound")
    shown, library, asked = page(parts), parts.library.get(), []
    shown.handle(AddRecordings(tuple(map(str, surveys.paths))))
    shelf(shown)
    in_force = library.pacing_in_force(parts.settings_store.current)

    def counted(_settings):
        asked.append(1)
        return in_force

    monkeypatch.setattr(library, "pacing_in_force", counted)
    monkeypatch.setattr(recordings_shelf, "MOMENT", 60.0)

    def asked_for(done):
        surveys.done |= set(done)
        asked.clear()
        shown.tick()
        return len(asked)

    one, others = asked_for(names[:1]), asked_for(names[1:])

    assert len(shelf(shown)) == len(names)
    assert 0 < others == one


def test_many_recordings_are_asked_about_a_hundred_at_a_time(parts, surveys, monkeypatch):
    """All of a thousand in one tick would keep the window from its next key for a fifth of a second."""
    for number in range(250):
        (parts.folders.recordings / f"talk-{number:03}.wav").write_bytes(b"sound")
    asked: list[int] = []
    surveys.ask = lambda paths: asked.append(len(paths))
    surveys.paths = tuple(sorted(parts.folders.recordings.iterdir()))
    monkeypatch.setattr(recordings_shelf, "LOOKING_S", 0.0)
    shown = page(parts)
    first = len(shelf(shown)), list(asked)
    for _ in range(10):
        cards = shelf(shown)

    assert first == (0, [100])
    assert asked == [100, 100, 50]
    assert len(cards) == 250


def test_what_is_on_the_shelf_stays_while_many_are_looked_at_again(parts, surveys, files, monkeypatch):
    for number in range(120):
        (parts.folders.recordings / f"talk-{number:03}.wav").write_bytes(b"sound")
    surveys.paths = (*files, *sorted(parts.folders.recordings.iterdir()))
    shown = page(parts)
    for _ in range(200):
        before = shelf(shown)
        if before:
            break
    monkeypatch.setattr(recordings_shelf, "LOOKING_S", 0.0)
    shown.handle(AddRecordings(tuple(map(str, files))))
    at_once = len(shelf(shown))
    for _ in range(10):
        cards = shelf(shown)

    assert (len(before), at_once, len(cards)) == (120, 120, 122)
