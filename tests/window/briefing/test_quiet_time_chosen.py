"""Before quiet time: time to settle, bells, what sounds in it; kept, and never beyond the pacing."""

import pytest
from page_material import folders_in, parts_in

from player.practice.choices import Bowl
from player.practice.units import Seconds
from player.window.briefing.page import briefing_page
from player.window.briefing.state import Begin, BeginTextOnly, SetChoice
from player.window.destinations import BeginSitting
from player.window.sitting.page import SittingPage


@pytest.fixture
def parts(tmp_path):
    return parts_in(folders_in(tmp_path), None)


def shown(parts):
    return parts.passed_to(briefing_page, practice_id="quiet")


def groups(page):
    return {group.subject: group for group in page.view().choices}


def values(group):
    return [option.value for option in group.options]


def begun(page):
    made = page.handle(BeginTextOnly())
    assert isinstance(made, BeginSitting)
    return made.planning


def test_standard_offers_an_hour_settling_bells_and_sounds(parts):
    parts.settings_store.change(preset="standard")
    page = shown(parts)
    page.handle(SetChoice("quiet-bells", "deep"))
    page.handle(SetChoice("minutes", "60"))
    offered = groups(page)

    assert values(offered["minutes"])[-1] == "60"
    assert values(offered["settle"]) == ["0", "0.5", "1", "2", "3"]
    assert values(offered["quiet-bells"]) == ["off", "warm", "deep", "clear"]
    assert values(offered["bell-every"]) == ["off", "1", "2", "3", "5", "10", "15", "20", "30"]
    assert page.view().minutes == "About 60 minutes"


def test_gentle_offers_its_eight_minutes_and_no_bells(parts):
    parts.settings_store.change(preset="gentle")
    offered = groups(shown(parts))

    assert values(offered["minutes"]) == ["2", "5", "8"]
    assert "quiet-bells" not in offered
    assert "bell-every" not in offered


def test_without_bells_nothing_is_asked_about_how_often(parts):
    parts.settings_store.change(preset="standard")

    assert "bell-every" not in groups(shown(parts))


def test_the_last_settings_are_kept_and_reach_the_sitting(parts):
    parts.settings_store.change(preset="standard")
    (parts.folders.backgrounds / "the sea at night.flac").write_bytes(b"not read here")
    page = shown(parts)
    sea = values(groups(page)["between"])[-1]
    for subject, value in (
        ("minutes", "30"),
        ("settle", "2"),
        ("quiet-bells", "clear"),
        ("bell-every", "10"),
        ("between", sea),
    ):
        page.handle(SetChoice(subject, value))

    again = shown(parts)
    choices = begun(again).choices

    assert {subject: group.selected for subject, group in groups(again).items()}["between"] == sea
    assert (choices.longest, choices.settle, choices.bell_every) == (1800.0, 120.0, 600.0)
    assert (choices.bells, choices.bowl) == (True, Bowl.CLEAR)
    assert choices.between == str(parts.folders.backgrounds / "the sea at night.flac")


def test_a_file_that_has_gone_is_said_in_one_sentence(parts):
    parts.settings_store.change(preset="standard", practice_choices=("quiet between=file:the%20sea.flac",))
    group = groups(shown(parts))["between"]

    assert group.note == "“the sea.flac” can't be played just now, so quiet time goes on without it."


def test_a_kept_name_leads_nowhere_else(parts):
    parts.settings_store.change(
        preset="standard", practice_choices=("quiet between=file:..%2F..%2Fetc%2Fpasswd",)
    )

    assert begun(shown(parts)).choices.between == str(parts.folders.backgrounds / "passwd")


def test_a_sound_that_cannot_be_played_is_said_once_and_the_sitting_goes_on(parts):
    parts.settings_store.change(preset="standard", practice_choices=("quiet between=file:broken.mp3",))
    sound = parts.sound.get()
    sound.background_fault = lambda _name: "broken.mp3 is not a sound file."
    made = shown(parts).handle(Begin())
    page = parts.passed_to(SittingPage, planning=made.planning)
    for _ in range(3):
        page.tick()

    assert [message.text for message in parts.messages.shown] == [
        "“broken.mp3” can't be played just now, so quiet time goes on without it."
    ]
    assert page.under_way


@pytest.mark.parametrize(
    ("subject", "value"),
    [("settle", "nan"), ("settle", "x"), ("bell-every", "-1"), ("quiet-bells", "gong")],
)
def test_what_is_not_offered_changes_nothing(parts, subject, value):
    parts.settings_store.change(preset="standard")
    page = shown(parts)
    before = groups(page)
    page.handle(SetChoice(subject, value))

    assert groups(page) == before


def test_settling_is_never_longer_than_three_minutes(parts):
    page = shown(parts)
    page.handle(SetChoice("settle", "9"))

    assert begun(page).choices.settle == Seconds(180.0)
