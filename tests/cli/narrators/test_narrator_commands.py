"""``kindpace narrators`` and ``--narrator``, where the other narrators aren't installed and where one is."""

import json
from argparse import Namespace
from dataclasses import replace

import pytest

from audio.voice.narrator_catalog import DEFAULT_NARRATOR, KOKORO
from player import __main__ as program
from player.cli.narrators import choice, command
from player.cli.narrators.choice import NarratorError, with_narrator
from player.library.catalog import Library
from player.practice.choices import Choices
from player.practice.narrator_choice import NarratorChoice
from player.practice.pacing.model import GENTLE
from player.sittings.narration import narrator_of
from player.sittings.planning import Planning
from player.system.folders import find_folders

AWAY = "the extra kindpace[narrators] is not installed"


@pytest.fixture(autouse=True)
def only_heart(home, monkeypatch):  # noqa: ARG001 - each test has one
    for module in (choice, command):
        monkeypatch.setattr(module, "why_missing", lambda name: "" if name == "heart" else AWAY)


def test_a_choice_and_the_catalogue_have_the_same_names():
    named = {choice.value for choice in NarratorChoice} - {"open", "recorded"}

    assert named == {DEFAULT_NARRATOR, *KOKORO}


def test_two_women_and_two_men_one_of_them_british_are_beside_heart():
    words = [choice.words for choice in NarratorChoice if choice.value in KOKORO]

    assert sum("a woman" in text for text in words) == sum("a man" in text for text in words) == 2
    assert all(
        KOKORO[choice.value].spoken.british == ("British" in choice.words)
        for choice in NarratorChoice
        if choice.value in KOKORO
    )


PRESET = """format: 1
name: Mornings
author: myself
date: 2026-11-28
reason: As agreed.
locked: [narrator]
controls:
  narrator: emma
"""


def test_a_preset_shows_who_speaks_and_that_it_is_locked(tmp_path, capsys):
    preset = tmp_path / "mornings.yaml"
    preset.write_text(PRESET, encoding="utf-8")

    assert program.main(["preset", "show", str(preset)]) == 0
    assert "emma (locked)" in capsys.readouterr().out


def test_what_a_clinician_locked_is_not_overruled_on_the_command_line():
    folders = find_folders()
    library = Library(folders)
    locked = replace(GENTLE, author="Dr Ada", narrator=NarratorChoice.EMMA, locked=("narrator",))
    planning = Planning(library.script("a-kind-breath"), locked, Choices(), library.phrasebook())

    with pytest.raises(NarratorError, match="Dr Ada has set a limit for “Who speaks”"):
        with_narrator(planning, Namespace(narrator="heart"), folders)
    assert narrator_of(with_narrator(planning, Namespace(narrator=None), folders)) is NarratorChoice.EMMA


def test_who_can_speak_is_listed(capsys):
    assert program.main(["narrators", "--json"]) == 0
    found = {item["name"]: item for item in json.loads(capsys.readouterr().out)}

    assert found["heart"] | {"ready": True, "missing": ""} == found["heart"]
    assert found["emma"]["missing"] == AWAY
    assert len(found) == 5


@pytest.mark.parametrize(("name", "said"), [("nobody", "no such narrator"), ("emma", "kindpace[narrators]")])
def test_a_narrator_who_cannot_speak_is_a_mistake_in_words(name, said, capsys):
    assert program.main(["plan", "a-kind-breath", "--narrator", name]) == 2
    assert said in capsys.readouterr().err


def test_a_sample_is_written(tmp_path, capsys):
    assert program.main(["narrators", "--sample", str(tmp_path / "heart.wav")]) == 0
    assert (tmp_path / "heart.wav").stat().st_size > 200_000
    assert capsys.readouterr().err == ""


def test_a_file_that_is_not_the_package_is_refused(tmp_path, capsys):
    other = tmp_path / "other.tgz"
    other.write_bytes(b"no package")

    assert program.main(["narrators", "--take-in", str(other)]) == 2
    assert "kokoro-js 1.2.1" in capsys.readouterr().err
    assert program.main(["narrators", "--take-in", str(tmp_path / "nowhere.tgz")]) == 2
    assert "nowhere.tgz cannot be opened" in capsys.readouterr().err
