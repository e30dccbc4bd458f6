"""The very first visit: what it changes, that all can be passed over, and how many presses to a sitting."""

import pytest
from page_material import folders_in, parts_in
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from sample_views import SAMPLES

from audio.engine.types import EngineState
from audio.units import ClipName, Frames
from player.records.reading import LOG_NAME
from player.sittings.soundtrack import Clip
from player.window.app import LOG, first_visit
from player.window.clinic.destinations import InspectPreset
from player.window.controller import Controller
from player.window.fault_handler import FaultHandler
from player.window.first_visit.describe import SENTENCE
from player.window.first_visit.page import WAITING, FirstVisitPage
from player.window.first_visit.state import (
    FirstStep,
    FirstVisitView,
    GoOn,
    HearVoice,
    OpenGivenPreset,
    PassOver,
    RatherRead,
    TakePacing,
)
from player.window.intents import OpenPractise, SetSetting
from player.window.pictures.widgets.small_picture import SmallPicture
from player.window.router import Router
from player.window.shell.main_window import MainWindow
from player.window.sitting.page import SittingPage
from player.window.sitting.state import SittingView


@pytest.fixture
def folders(tmp_path):
    return folders_in(tmp_path)


@pytest.fixture
def parts(folders):
    return parts_in(folders, None)


@pytest.fixture
def page(parts):
    return parts.passed_to(FirstVisitPage)


def test_three_screens_can_be_passed_over_and_leave_all_as_it_was(page, parts, folders):
    before = parts.settings_store.current
    steps, led = [], []
    for _ in FirstStep:
        steps.append(page.view().step)
        led.append(page.handle(PassOver()))

    assert steps == list(FirstStep)
    assert led == [None, None, OpenPractise()]
    assert parts.settings_store.current == before
    assert first_visit(folders) is False


def test_it_is_a_first_visit_while_there_are_neither_settings_nor_a_log(folders):
    before = first_visit(folders)
    (folders.data / LOG_NAME).write_bytes(b"")

    assert (before, first_visit(folders)) == (True, False)
    assert LOG == LOG_NAME


@pytest.mark.parametrize("item", ["gentle", "first-steps", "standard", "low-sensory"])
def test_a_sentence_about_oneself_is_a_pacing(page, parts, item):
    page.handle(GoOn())
    view = page.view()
    page.handle(TakePacing(item))

    assert item in {each.name for each in view.pacings}
    assert parts.settings_store.current.preset == item
    assert page.view().step is FirstStep.VOICE


def test_a_file_that_was_given_is_looked_at(page, tmp_path):
    assert page.handle(OpenGivenPreset(str(tmp_path / "x.pacing"))) == InspectPreset(tmp_path / "x.pacing")


def at_the_voice(page):
    page.handle(GoOn())
    page.handle(PassOver())
    return page


def test_the_sentence_is_heard_once_it_is_ready(page, parts):
    at_the_voice(page).handle(HearVoice())
    waiting = page.view().hearing
    wpm = float(parts.pacing_choice.in_force().pacing.speech_wpm)
    parts.lines.get()._clips[wpm] = {SENTENCE: Clip(ClipName("0" * 64), Frames(48_000))}
    page.tick()
    engine = page._engine
    playing = engine.status().state

    page.leave()

    assert waiting == WAITING
    assert page.view().hearing == ""
    assert (playing, engine.status().state) == (EngineState.PLAYING, EngineState.PAUSED)


def test_volume_and_words_alone_are_kept(page, parts):
    at_the_voice(page).handle(SetSetting("voice_volume", "35"))
    page.handle(SetSetting("device", "Speakers"))
    led = page.handle(RatherRead())
    settings = parts.settings_store.current

    assert (settings.voice_volume, settings.device, settings.speak) == (0.35, "Speakers", False)
    assert parts.settings_store.volumes.voice == 0.35
    assert led == OpenPractise()


def test_the_first_minutes_say_where_recordings_are(shown):
    said = [
        [each.text() for each in shown(SAMPLES[name]).findChildren(QLabel) if each.isVisible()]
        for name in ("first-visit", "first-visit-pacing", "first-visit-voice")
    ]

    assert [sum("recordings of your own" in words for words in screen) for screen in said] == [0, 0, 1]


def test_each_pacing_is_told_as_fully_as_the_others(shown):
    screen = shown(SAMPLES["first-visit-pacing"])
    lines = [len([each for each in card.findChildren(QLabel) if each.isVisible()]) for card in screen.pacings]

    assert lines == [2, 2, 2, 2]


@pytest.mark.parametrize("size", [(800, 600), (640, 480), (1000, 700)])
def test_the_picture_ends_where_the_window_does(window, shown, settle, size):
    shown(SAMPLES["first-visit"])
    window.resize(*size)
    settle()
    (picture,) = window.screen_shown.findChildren(SmallPicture)
    right = picture.mapTo(window, picture.rect().topRight()).x()

    assert right <= size[0] - 40
    assert picture.width() > 300


def controller_of(window, router, parts, clock):
    window.guard.clock = clock
    faults = FaultHandler(parts.messages.say)
    return Controller(window, router, parts.settings_store, lambda _device: None, faults.handle)


def presses_to_a_sitting(qtbot, parts, clock, *, first):
    """How often Enter is pressed in a window that was just opened, until a sitting has begun."""
    window, router = MainWindow(), Router(parts)
    qtbot.addWidget(window)
    if first:
        router.welcome()
    controller = controller_of(window, router, parts, clock)
    window.show()
    window.activateWindow()
    presses = 0
    while not isinstance(router.page, SittingPage):
        assert presses < 9
        QApplication.processEvents()
        clock.now += 1
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
        presses += 1
    for _ in range(9):
        controller.tick()
    shown = router.view()
    window.close()
    assert isinstance(shown, SittingView)
    return presses, shown.line


@pytest.mark.parametrize(("first", "most"), [(False, 2), (True, 5)])
def test_few_presses_lead_to_the_first_words(qtbot, parts, clock, *, first, most):
    presses, line = presses_to_a_sitting(qtbot, parts, clock, first=first)

    assert presses <= most
    assert line


def test_escape_passes_over_one_screen_and_ease_back_still_eases_back(qtbot, parts, clock):
    window, router = MainWindow(), Router(parts)
    qtbot.addWidget(window)
    router.welcome()
    controller = controller_of(window, router, parts, clock)
    window.show()
    key_shown = window.sidebar.ease_back.text()
    controller.handle(PassOver())
    after_one = router.view()
    window.sidebar.ease_back.click()

    assert "Esc" not in key_shown
    assert isinstance(after_one, FirstVisitView)
    assert after_one.step is FirstStep.PACING
    assert type(router.view()).__name__ == "EaseBackView"
    window.close()


def test_a_double_click_takes_one_step(qtbot, parts, clock):
    window, router = MainWindow(), Router(parts)
    qtbot.addWidget(window)
    router.welcome()
    controller_of(window, router, parts, clock)
    window.show()
    window.activateWindow()
    clock.now += 1
    QApplication.processEvents()
    steps = []
    for wait in (0, 0.4, 0.2):
        clock.now += wait
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
        shown = router.view()
        assert isinstance(shown, FirstVisitView)
        steps.append(shown.step)
    window.close()

    assert steps == [FirstStep.PACING, FirstStep.PACING, FirstStep.VOICE]
