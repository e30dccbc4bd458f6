"""Paths: read strictly, and what could come next is always an offered practice of the path."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.library.catalog import Library
from player.library.practice_paths import could_come_next, read_paths, shipped_paths
from player.practice.choices import Choices
from player.practice.errors import NotUsableError
from player.practice.pacing.assignments import AssignedPractice
from player.practice.script.parse import parse_script
from player.sittings.planning import Planning
from player.system.folders import Folders

SCRIPTS = Path(__file__).parents[2] / "scripts"
PATHS = b"""paths:
  - id: slowly
    title: Slowly
    about: From the ground up.
    steps:
      - five-things
      - practice: others-too
        why: People share it.
  - id: homework
    title: Homework
    about: What was chosen.
    steps: assigned
"""
HIGHEST = {"standard": 5, "gentle": 3, "first-steps": 1, "low-sensory": 5, "grounding-only": 0}
"""Each preset's max_rung (practice brief, section 2)."""

IDS = st.lists(st.sampled_from("abcdefg"), unique=True)


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    return Library(Folders(*(home / name for name in ("data", "config", "cache", "log"))).make())


def faults(data):
    with pytest.raises(NotUsableError) as caught:
        read_paths(data, "x.yaml")
    return [(p.place.line, p.place.column, p.code) for p in caught.value.problems]


def rungs_of(path):
    scripts = (SCRIPTS / f"{step.practice}.md" for step in path.steps)
    return [max(parse_script(script.read_bytes(), script.name).rungs) for script in scripts]


def test_a_step_is_an_id_or_an_id_with_a_reason():
    slowly, homework = read_paths(PATHS, "x.yaml")

    assert [(step.practice, step.why) for step in slowly.steps or ()] == [
        ("five-things", ""),
        ("others-too", "People share it."),
    ]
    assert homework.steps is None


def test_homework_is_what_a_preset_assigns():
    slowly, homework = read_paths(PATHS, "x.yaml")
    assigned = (AssignedPractice("end-of-day"), AssignedPractice("own"))

    assert [step.practice for step in homework.steps_with(assigned)] == ["end-of-day", "own"]
    assert homework.steps_with(()) == ()
    assert slowly.steps_with(assigned) == slowly.steps


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        (b"    title: Slowly\n", b"", (2, 5, "missing-key")),
        (b"    title: Slowly\n", b"    title: Slowly\n    length: 4\n", (4, 5, "unknown-key")),
        (b"about: From the ground up.", b"about: ''", (4, 12, "bad-value")),
        (b"steps: assigned", b"steps: anything", (12, 12, "bad-value")),
        (b"- five-things", b"- Five things", (6, 9, "bad-value")),
        (b"- five-things", b"- others-too", (7, 19, "duplicate-value")),
        (b"id: homework", b"id: slowly", (9, 9, "duplicate-value")),
        (b"        why: People", b"        whi: People", (8, 9, "unknown-key")),
    ],
)
def test_each_fault_is_found_where_it_is(right, wrong, fault):
    assert right in PATHS
    assert fault in faults(PATHS.replace(right, wrong, 1))


@pytest.mark.parametrize("data", [b"", b"\xff", b"- 1", b"paths: []", b"paths: [[[[[[[["])
def test_junk_is_refused(data):
    assert faults(data)


def test_the_paths_that_ship_name_practices_that_ship():
    first_weeks, hard_day, homework = shipped_paths()
    climbed, low = rungs_of(first_weeks), rungs_of(hard_day)

    assert climbed == sorted(climbed)
    assert set(climbed) == {0, 1, 2, 3, 4, 5}
    assert max(low) == 1
    assert homework.steps is None


def test_nothing_in_a_path_counts_or_presses():
    text = (SCRIPTS / "companion/paths.yaml").read_text(encoding="utf-8").partition("\npaths:\n")[2].lower()
    words = set(text.replace(".", " ").replace(",", " ").split())

    assert "slowly" in words
    assert not words & {"streak", "missed", "count", "progress", "done", "finish", "must", "should", "day 1"}
    assert not any(character.isdigit() for character in text)


@pytest.mark.parametrize(
    ("offered", "latest_first", "expected"),
    [
        ("abcd", "", "a"),
        ("bcd", "", "b"),
        ("abcd", "x", "a"),
        ("abcd", "xba", "c"),
        ("abd", "ba", "d"),
        ("acd", "b", "c"),
        ("abcd", "dab", "c"),
        ("abcd", "dcab", "b"),
        ("abc", "cba", "a"),
        ("d", "d", "d"),
        ("", "a", None),
    ],
)
def test_next_is_the_one_after_the_latest_and_then_the_one_longest_ago(offered, latest_first, expected):
    assert could_come_next("abcd", set(offered), latest_first) == expected


@given(steps=IDS, offered=IDS, latest_first=IDS)
def test_next_is_always_an_offered_practice_of_the_path(steps, offered, latest_first):
    found = could_come_next(steps, set(offered), latest_first)
    can_be = set(steps) & set(offered)

    assert found in can_be if can_be else found is None


@pytest.mark.parametrize("preset", ["standard", "gentle", "first-steps", "low-sensory", "grounding-only"])
def test_next_never_reaches_above_the_pacing(preset, library):
    pacing = library.preset(preset)
    for path in shipped_paths()[:2]:
        plannings = {
            step.practice: Planning(library.script(step.practice), pacing, Choices(), library.phrasebook())
            for step in path.steps or ()
        }
        plans = {name: planning.fresh(planning.estimated) for name, planning in plannings.items()}
        offered = {name for name, planning in plannings.items() if not planning.why_not(plans[name])}
        ids = tuple(plannings)
        answers = (could_come_next(ids, offered, ids[at::-1]) for at in range(len(ids)))
        named = {answer for answer in answers if answer is not None}

        assert named <= offered
        assert max(step.rung for name in named for step in plans[name].steps) <= HIGHEST[preset]
