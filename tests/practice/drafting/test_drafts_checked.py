"""Drafts pass the checker without errors: of practices as they are heard, and of a talk."""

from itertools import groupby
from pathlib import Path

import pytest
from draft_material import TALK

from player.cli.check import Checker
from player.library.catalog import shipped_content
from player.library.languages.languages import Languages
from player.practice.choices import Choices
from player.practice.drafting.draft import draft_of
from player.practice.errors import Severity
from player.practice.listening.heard_lines import heard_lines
from player.practice.pacing.preset_reader import read_preset
from player.practice.planner.plan import estimated_durations, plan
from player.practice.script.parse import parse_script
from player.practice.script.phrasebook_reader import read_phrasebook


@pytest.fixture(scope="module")
def shipped():
    root = shipped_content()
    presets = [
        read_preset(path.read_bytes(), path.name) for path in sorted((root / "presets").glob("*.yaml"))
    ]
    book = read_phrasebook((root / "companion" / "en.yaml").read_bytes(), "en.yaml")
    return presets, book, Checker(presets, Languages(root, root / "none"))


def as_plain_text(name, presets, book):
    """A shipped practice as somebody would type it from hearing it: a paragraph to a passage, some pauses."""
    path = shipped_content() / f"{name}.md"
    script = parse_script(path.read_bytes(), path.name)
    standard = next(preset for preset in presets if preset.id == "standard")
    made = plan(script, standard, Choices(), book, estimated_durations(standard))
    paragraphs = [
        " ".join(f"{line.text} ({line.quiet:.0f} seconds)" if line.quiet > 6 else line.text for line in lines)
        for _, lines in groupby(heard_lines(made, script), key=lambda line: line.passage)
    ]
    return "\n\n".join(paragraphs)


@pytest.mark.parametrize("name", ["others-too", "a-kind-letter", "five-things"])
def test_a_draft_of_a_practice_passes_the_checker_without_errors(shipped, tmp_path, name):
    presets, book, checker = shipped
    text = as_plain_text(name, presets, book)
    path = tmp_path / "heard.md"
    path.write_text(draft_of(text, "heard.txt").text, encoding="utf-8")

    assert [problem for problem in checker.problems(path) if problem.severity is Severity.ERROR] == []


def test_the_draft_of_a_talk_passes_the_checker_without_errors(shipped, tmp_path):
    _, _, checker = shipped
    path: Path = tmp_path / "a-cup-of-tea.md"
    path.write_text(draft_of(TALK, "talk.txt").text, encoding="utf-8")

    assert [problem for problem in checker.problems(path) if problem.severity is Severity.ERROR] == []
