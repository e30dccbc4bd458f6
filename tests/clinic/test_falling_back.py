"""Each kind of falsified file has its own explanation, and the sitting uses Gentle."""

import shutil
from argparse import Namespace

import pytest
from clinic_material import KEY, PRESET, STRANGER, home, put_signed, shipped
from page_material import parts_in

from player.cli.preparing import planning_of
from player.clinic.trust import TrustedAuthors
from player.library.catalog import Library, shipped_content
from player.practice.errors import NotUsableError
from player.practice.narrator_choice import NarratorChoice
from player.window.briefing.state import BeginTextOnly
from player.window.intents import ChoosePractice
from player.window.practise.state import PractiseView
from player.window.router import Router
from player.window.sitting.page import SittingPage


def changed(path):
    path.write_bytes(path.read_bytes().replace(b"Short", b"Shoot"))


def without_its_signature(path):
    path.with_name(path.name + ".minisig").unlink()


def damaged_signature(path):
    beside = path.with_name(path.name + ".minisig")
    beside.write_bytes(beside.read_bytes().replace(b"trusted comment", b"trusted remark"))


CASES = {
    "a changed byte": (PRESET, KEY, changed, "It is not as Dr Ada signed it"),
    "an unknown key": (PRESET, STRANGER, None, "which you don't trust here yet"),
    "a review date that has passed": (
        PRESET.replace("2027-02-22", "2026-01-31"),
        KEY,
        None,
        "It was to be reviewed by 31 January 2026, and that day has passed",
    ),
    "a value out of range": (
        PRESET.replace("session_max_min: 5", "session_max_min: 90"),
        KEY,
        None,
        "A value in it is outside the safe range",
    ),
    "a newer format": (
        PRESET.replace("format: 1", "format: 99"),
        KEY,
        None,
        "It was made by a newer version",
    ),
    "no signature": (PRESET, KEY, without_its_signature, "has no signature that shows so"),
    "a damaged signature": (PRESET, KEY, damaged_signature, "The signature is damaged"),
}


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    folder = shipped(tmp_path_factory.mktemp("content"))
    shutil.copy(shipped_content() / "others-too.md", folder)
    return folder


@pytest.fixture
def parts(tmp_path, content):
    folders = home(tmp_path / "home")
    TrustedAuthors(folders.config).trust("Dr Ada", KEY.public)
    return parts_in(folders, None, library=Library(folders, content))


@pytest.mark.parametrize("case", list(CASES))
def test_each_has_its_own_words_and_gentle_is_in_force(parts, case):
    text, key, spoil, _ = CASES[case]
    path = put_signed(parts.folders, text, key=key)
    if spoil is not None:
        spoil(path)
    parts.settings_store.change(preset="mornings")
    router = Router(parts)
    shown = router.view()
    assert isinstance(shown, PractiseView)
    banner = shown.banner
    for intent in (ChoosePractice("others-too"), BeginTextOnly()):
        router.handle(intent)
    assert isinstance(router.page, SittingPage)
    plan = router.page.sitting.session.plan
    assert plan is not None

    assert [other for other in CASES if CASES[other][3] in banner.set_by] == [case]
    assert banner.set_by.endswith("Gentle is in force until then.")
    assert banner.name == "Gentle pacing"
    assert (plan.pacing_name, plan.pacing_hash) == (
        "Gentle",
        parts.library.get().preset("gentle").content_hash,
    )


def test_an_untouched_file_is_in_force(parts):
    put_signed(parts.folders)
    parts.settings_store.change(preset="mornings")

    assert parts.pacing_choice.in_force().pacing.name == "For mornings"
    assert parts.pacing_choice.in_force().reason == ""


def test_who_speaks_is_signed_with_the_rest_and_locked(parts):
    text = PRESET.replace("locked: [", "locked: [narrator, ").replace(
        "controls:", "controls:\n  narrator: george"
    )
    put_signed(parts.folders, text)
    parts.settings_store.change(preset="mornings")
    pacing = parts.pacing_choice.in_force().pacing

    assert pacing.narrator is NarratorChoice.GEORGE
    assert "narrator" in pacing.locked


@pytest.mark.parametrize("case", ["a value out of range", "a newer format"])
def test_a_sitting_without_the_window_falls_back_as_well(parts, tmp_path, case, capsys):
    text, _, _, words = CASES[case]
    path = tmp_path / "bad.pacing"
    path.write_text(text, encoding="utf-8")
    asked = Namespace(script="quiet", preset=str(path), choose=[], minutes=None, turn=None)
    planning = planning_of(asked, parts.folders, fall_back=True)

    assert planning.pacing.name == "Gentle"
    assert words in capsys.readouterr().err
    with pytest.raises(NotUsableError):
        planning_of(asked, parts.folders)
