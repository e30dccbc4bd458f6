from dataclasses import replace
from pathlib import Path

import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from planning_material import pacings

from player.practice.errors import NotUsableError, Place, Problem
from player.practice.pacing.controls import CONTROLS
from player.practice.pacing.model import GENTLE, raw, with_values
from player.practice.pacing.preset_reader import LARGEST, read_preset, write_preset

_PRESETS = Path(__file__).parents[3] / "scripts" / "presets"
_HEAD = "format: 1\nname: Mine\nauthor: Me\ndate: 2026-11-22\nreason: Because.\n"


def _problems(text):
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(NotUsableError) as caught:
        read_preset(data, "mine.yaml")
    return caught.value.problems


def _built_in(name):
    return read_preset((_PRESETS / f"{name}.yaml").read_bytes(), f"{name}.yaml")


# The brief's table, section 2.
_TABLE = {
    "session_max_min": (15, 8, 4, 6, 2),
    "sessions_per_day_suggested": (3, 2, 1, 2, 3),
    "speech_wpm": (115, 105, 100, 115, 105),
    "sentence_pause_s": (4, 3, 2, 3, 2),
    "pause_scale": (1.0, 1.25, 1.0, 1.0, 1.0),
    "max_silence_s": (45, 15, 8, 15, 8),
    "long_silence": ("shortened", "companioned", "companioned", "countdown", "companioned"),
    "option_phrase_every_s": (180, 90, 60, 120, 60),
    "contact_max_s": (120, 45, 20, 60, None),
    "max_rung": (5, 3, 1, 5, 0),
    "difficulty_max": (4, 2, 0, 3, 0),
    "start_rating_grounding": (8, 7, 5, 7, None),
    "rise_offers_softer": (2, 1, 1, 1, None),
    "rise_offers_stop": (3, 2, 2, 2, None),
    "rating_offers_stop": (9, 8, 6, 8, None),
    "fade_in_s": (3, 5, 5, 5, 5),
    "bells": (True, False, False, False, False),
}
_NAMES = ("standard", "gentle", "first-steps", "low-sensory", "grounding-only")


@pytest.mark.parametrize("control", _TABLE)
def test_the_built_in_presets_are_the_briefs(control):
    expected = _TABLE[control]

    assert tuple(raw(_built_in(name), control) for name in _NAMES) == expected


def test_gentle_is_the_default():
    gentle = _built_in("gentle")

    assert replace(gentle, content_hash="") == replace(GENTLE, content_hash="")


def test_every_problem_is_told_with_its_line_and_column():
    text = _HEAD + "controls:\n  max_rng: 3\n  session_max_min: 99\n  eyes: [shut]\n  bells: maybe\n"

    found = _problems(text)

    assert [problem.place for problem in found] == [Place("mine.yaml", line, 3) for line in (7, 8, 9, 10)]
    assert "Did you mean “max_rung”?" in found[0].expected
    assert "1 to 20 min" in found[1].expected
    assert "shut" in found[2].message


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"\xff\xfe", "not-utf-8"),
        (b"format: 1\0", "nul"),
        (b"a" * (LARGEST + 1), "too-large"),
        (b"[" * 1000, "too-deep"),
        (b"a: &a [x]\nb: [*a, *a]\n", "reference"),
        (b"a: &a [x]\n", "reference"),
        (b"a: [x]\nb: *a\n", "reference"),
        (b"a: !!python/object:os.system x\n", "reference"),
        (b"a: [1\n", "bad-yaml"),
        (b"a: 1\na: 2\n", "bad-yaml"),
        (b"- 1\n", "not-a-preset"),
        (b"", "not-a-preset"),
        (_HEAD.replace("1\n", "2\n", 1).encode(), "newer-format"),
        (_HEAD.replace("2026-11-22", "soon").encode(), "bad-date"),
        (_HEAD.replace("author: Me\n", "").encode(), "missing-field"),
        ((_HEAD + "locked: [eyes]\n").encode(), "bad-value"),
        ((_HEAD + "controls: 3\n").encode(), "wrong-kind"),
        ((_HEAD + "controls:\n  eyes: []\n").encode(), "bad-value"),
        ((_HEAD + "controls:\n  session_max_min: .nan\n").encode(), "bad-value"),
        ((_HEAD + "controls:\n  session_max_min: true\n").encode(), "bad-value"),
        ((_HEAD + "controls:\n  session_max_min: never\n").encode(), "bad-value"),
        ((_HEAD + "controls:\n  eyes: [open, open]\n").encode(), "bad-value"),
        ((_HEAD + "controls:\n  max_rung: 2.5\n").encode(), "bad-value"),
    ],
)
def test_what_is_no_preset_is_refused(text, code):
    found = _problems(text)

    assert code in [problem.code for problem in found]


@pytest.mark.parametrize(
    ("text", "line", "column", "hint"),
    [
        (b"format: 1\nname: [a\nb: 2\n", 3, 2, "bracket"),
        (b"format: 1\nid: x\n- y\n", 3, 1, "indented"),
        (b"a: 1\na: 2\n", 2, 1, "twice"),
        (b"format: 1\nname: a\x01b\n", 2, 8, ""),
        (b"format: 1\nname: a\xff\n", 2, 8, ""),
        (b"format: 1\nname: a\0\n", 2, 8, ""),
        (b"format: 1\nb: " + b"[" * 1000, 2, 1, ""),
        (b"- 1\n", 1, 1, ""),
        (b"a" * (LARGEST + 1), 1, 1, ""),
    ],
)
def test_what_is_no_preset_is_refused_with_its_place(text, line, column, hint):
    (problem,) = _problems(text)

    assert problem.place == Place("mine.yaml", line, column)
    assert problem.expected
    assert hint in problem.message


@pytest.mark.parametrize(
    "text",
    [b"a" * (LARGEST + 1), b"a: 1\n" * LARGEST, b"[" * (LARGEST + 1)],
    ids=["a word", "lines", "depth"],
)
def test_what_is_too_large_is_refused_unread(monkeypatch, text):
    """Whoever sends a file of any size can make nobody wait for its reading."""

    def read(*_, **__):
        raise AssertionError("it was read")

    monkeypatch.setattr("player.practice.pacing.preset_text._refuse_references", read)
    monkeypatch.setattr("player.practice.pacing.preset_text.YAML", read)

    assert [problem.code for problem in _problems(text)] == ["too-large"]


@settings(max_examples=examples(25), deadline=None)
@given(pacings)
def test_what_is_written_is_read_back(pacing):
    back = read_preset(write_preset(pacing).encode(), "gentle.yaml")

    assert all(raw(back, one.name) == raw(pacing, one.name) for one in CONTROLS)


@settings(max_examples=examples(80), deadline=None)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: (_HEAD + text).encode())))
def test_any_bytes_are_read_or_refused(data):
    problems: tuple[Problem, ...] = ()
    try:
        name = read_preset(data, "any.yaml").id
    except NotUsableError as error:
        name, problems = "", error.problems

    assert bool(problems) != (name == "any")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("long_silence: whistled", "long_silence"),
        ("bells: perhaps", "bells"),
        ("max_rung: 1.5", "max_rung"),
        ("check_in: [start, start]", "check_in"),
    ],
)
def test_a_value_that_its_control_does_not_know_is_refused_where_it_stands(line, named):
    (problem,) = _problems(f"{_HEAD}controls:\n  {line}\n")

    assert problem.code == "bad-value"
    assert named in problem.message
    assert problem.place.line == 7


@pytest.mark.parametrize(("asked", "expected"), [(0.1, 1.0), (7.5, 7.5), (1000.0, 8.0)])
def test_a_number_turned_too_far_stops_at_its_safe_range(asked, expected):
    # docs/pacing.md: sentences rest for 1 to 8 s.
    made = with_values(GENTLE, sentence_pause_s=asked)

    assert made.sentence_pause_s == expected


def test_a_date_that_is_none_is_told_at_its_line():
    (problem,) = _problems(_HEAD.replace("2026-11-22", "yesterday"))

    assert problem.code == "bad-date"
    assert problem.place.line == 4


def test_a_hidden_letter_is_told_at_its_column():
    (problem,) = _problems(_HEAD.replace("Because.", "Be\u200bcause."))

    assert (problem.place.line, problem.place.column) == (5, 11)
