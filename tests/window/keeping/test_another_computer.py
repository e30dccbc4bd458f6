"""In the window: everything to another computer, and back after one question; logs that were set aside."""

import time

import pytest
from log_material import NoKeyring
from page_material import folders_in, parts_in, sitting_in
from sample_keeping import KEEPING

from player.records.retention.set_aside_logs import set_log_aside
from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.window.intents import ConfirmDelete, KeepIt, OpenKeeping
from player.window.keeping.screen import KeepingScreen
from player.window.keeping.state import BringBack, TakeBackLog, TakeEverything
from player.window.router import Router

PHRASE = "seven rivers on an island"


class Home:
    """A window on a home of its own."""

    def __init__(self, top):
        self.folders = folders_in(top)
        self.parts = parts_in(self.folders, self.open())
        self.router = Router(self.parts)
        self.handle(OpenKeeping())

    def open(self):
        return SessionLog.open(self.folders.data, Keys(self.folders.config, NoKeyring()))

    @property
    def log(self):
        return self.parts.session_log.open

    @property
    def view(self):
        return self.router.view()

    def handle(self, *intents):
        for intent in intents:
            self.router.handle(intent)

    def wait(self):
        for _ in range(12_000):
            self.router.tick()
            if not self.view.busy and not self.log.lending.lent:
                self.router.tick()
                return
            time.sleep(0.01)
        raise AssertionError("it was never done")


@pytest.fixture
def homes(tmp_path):
    made = Home(tmp_path / "first"), Home(tmp_path / "second")
    yield made
    for home in made:
        if home.log is not None:
            home.log.close()


def take(home, file, phrase=PHRASE):
    home.handle(TakeEverything(str(file), phrase))
    home.wait()


def test_everything_goes_to_another_home_and_comes_back_there_after_one_question(homes, tmp_path):
    first, second = homes
    file = tmp_path / "all.kindpace"
    sitting_in(first.log)
    first.parts.settings_store.change(support_contact="Ada, 0123")

    take(first, file)
    second.handle(BringBack(str(file), PHRASE))
    busy = second.view.busy
    second.wait()
    asked, before = second.view.asked, len(second.log.sittings())
    second.handle(KeepIt(), BringBack(str(file), PHRASE))
    second.wait()
    second.handle(ConfirmDelete())

    assert first.view.done.startswith(f"Saved: {file.name} in {file.parent.name}, ")
    assert busy.startswith("Kindpace is looking through the file")
    assert asked.startswith("Bring back what was taken on ")
    assert "It has 1 sitting and " in asked
    assert before == 0
    assert second.view.done.startswith("Everything was brought back. What was here before is kept as ")
    assert len(second.log.sittings()) == 1
    assert second.parts.settings_store.current.support_contact == "Ada, 0123"


def test_a_wrong_passphrase_and_a_short_one_are_said_and_nothing_is_asked(homes, tmp_path):
    first, second = homes
    file = tmp_path / "all.kindpace"
    take(first, file, "short")
    written = file.exists()
    take(first, file)

    second.handle(BringBack(str(file), "another one"))
    second.wait()

    assert not written
    assert "at least 12 characters" in first.view.messages[0].text
    assert "can't be brought back" in second.view.messages[0].text
    assert second.view.asked == ""


def test_a_log_set_aside_is_taken_back_after_one_question(homes):
    home = homes[0]
    sitting_in(home.log)
    home.log.close()
    aside = set_log_aside(home.folders.data / "sittings.db")
    home.parts.session_log.use(home.open())
    home.handle(OpenKeeping())

    (listed,) = home.view.set_aside
    home.handle(TakeBackLog(aside.name))
    home.wait()
    asked = home.view.asked
    home.handle(ConfirmDelete())
    home.wait()

    assert listed.opens
    assert asked.startswith("Take back this log? It holds 1 sitting, ")
    assert len(home.log.sittings()) == 1
    assert home.view.done.startswith("Taken back.")


@pytest.mark.usefixtures("qapp")
def test_two_different_passphrases_write_nothing(monkeypatch, qtbot):
    screen = KeepingScreen()
    qtbot.addWidget(screen)
    screen.show_view(KEEPING)
    asked: list[object] = []
    emitted: list[object] = []

    def ask(*_):
        asked.append(1)
        return "/tmp/all.kindpace", ""  # noqa: S108 - nothing is written

    screen.intended.connect(emitted.append)
    monkeypatch.setattr(
        "player.window.keeping.widgets.another_computer.QFileDialog.getSaveFileName",
        ask,
    )
    screen.carry.passphrase.setText(PHRASE)
    screen.carry.again.setText(PHRASE + "x")

    screen.carry.take.click()
    before = list(asked)
    screen.carry.again.setText(PHRASE)
    screen.carry.take.click()

    assert before == []
    assert emitted == [TakeEverything("/tmp/all.kindpace", PHRASE)]  # noqa: S108  # as above
    assert screen.carry.passphrase.text() == ""
