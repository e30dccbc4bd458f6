"""What holds on the way from one screen to another."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from page_material import folders_in, parts_in, replace_made

from player.window import router as router_module
from player.window.clinic.editor.state import PresetView
from player.window.clinic.gate.state import ClinicGateView, GivePin
from player.window.clinic.presets.state import ClinicView, EditPreset
from player.window.ease_back.state import EaseBackNext, EaseBackReturn
from player.window.intents import EaseBack, OpenClinic, OpenPractise, OpenSettings
from player.window.practise.state import OpenRecording, PractiseView
from player.window.shell.printing import Printed

PIN = "2468"


@pytest.fixture
def parts(tmp_path):
    return parts_in(folders_in(tmp_path), None)


def shown_after(router, *intents):
    """The kind of view shown after each of these."""
    kinds = []
    for intent in intents:
        router.handle(intent)
        kinds.append(type(router.view()))
    return kinds


def test_the_pin_is_asked_for_on_the_way_in_and_not_within(parts, router):
    parts.pin.get().set(PIN, "")
    ways = (OpenClinic(), OpenClinic(), GivePin(PIN), EditPreset("gentle"), OpenClinic())
    within = shown_after(router, *ways)
    again = shown_after(router, OpenPractise(), OpenClinic())

    assert within == [ClinicGateView, ClinicGateView, ClinicView, PresetView, ClinicView]
    assert again == [PractiseView, ClinicGateView]


def test_easing_back_goes_on_where_it_is_pressed_again(router):
    router.handle(EaseBack())
    first = router.view().line
    router.handle(EaseBackNext())
    second = router.view().line
    router.handle(EaseBack())

    assert router.view().line == second != first


def test_a_slip_of_esc_costs_one_press(router):
    router.handle(OpenSettings())
    before = router.page
    router.handle(EaseBack())
    said = router.view()
    router.handle(EaseBackReturn())

    assert said.paused == ""
    assert "Paused" not in said.line
    assert router.page is before


def test_a_recording_is_not_opened_once_the_person_has_gone_elsewhere(parts, router):
    looked_through = set()
    surveys = SimpleNamespace(
        first=lambda _path: None,
        poll=lambda: False,
        fault=lambda _path: "",
        found=lambda path: path in looked_through or None,
        share=lambda _path: 0.5,
        cancel=lambda _path: None,
    )
    replace_made(parts.surveys, surveys)
    router.handle(OpenRecording("/talk.wav"))
    asked = [message.text for message in parts.messages.shown]
    elsewhere = shown_after(router, OpenSettings())
    looked_through.add(Path("/talk.wav"))
    router.handle(OpenPractise())
    router.tick()

    assert "Looking for the pauses in" in asked[0]
    assert elsewhere != [PractiseView]
    assert isinstance(router.view(), PractiseView)
    assert parts.messages.shown == ()


def test_what_came_of_printing_is_said_above_the_screen(parts, router):
    router.handle(Printed("The page went to the printer Study."))

    assert [message.text for message in parts.messages.shown] == ["The page went to the printer Study."]
    assert [message.text for message in router.view().messages] == ["The page went to the printer Study."]


def test_whether_a_page_holds_a_sitting_is_looked_up_once_and_not_at_each_tick(router, monkeypatch):
    """Looking a page's methods up by name took 7 % of a tick, ten times a second."""
    router.handle(OpenSettings())
    # Whoever asked now would be told that this is no type.
    monkeypatch.setattr(router_module, "HoldsSitting", None)
    router.hold_up()

    assert not router.in_sitting
