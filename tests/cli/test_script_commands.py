"""``kindpace script`` as a person runs it: what is heard, what is drafted, and no traceback."""

import json
from pathlib import Path

import jsonschema
import pytest

from player import __main__ as program

ROOT = Path(__file__).parents[2]
TEA = """\
---
id: tea
format: 2
title: A cup of tea
components: [mindfulness]
language: en
about: Noticing a warm cup.
asks: To hold something warm, or to think of it.
minutes: 1
caution: None that we know of.
---

## Arriving (orient)

You are welcome just as you are. [3s] You might look around the room, if you like.

## The cup (rung 1)

Perhaps there is a cup near you. [6s] It may be warm. [4s] It could be cold.

## Coming back (return)

In your own time, the room again. [3s] Any way you feel is fine.
"""


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A home of its own for each test, and a folder to be in."""
    monkeypatch.setenv("KINDPACE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def tea():
    Path("tea.md").write_text(TEA, encoding="utf-8")
    return "tea.md"


def run(capsys, *arguments):
    """Run a command; an exit that argparse asks for counts as its status."""
    status: object
    try:
        status = program.main([str(argument) for argument in arguments])
    except SystemExit as ended:
        status = ended.code
    out, err = capsys.readouterr()
    return status, out, err


def listened(capsys, *arguments):
    status, out, err = run(capsys, "script", "listen", *arguments, "--json")
    found = json.loads(out)
    schema = json.loads((ROOT / "docs/schemas/script-listen.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(found)

    assert (status, err) == (0, "")
    return found


# --- listen


def test_listen_says_what_is_heard_how_it_measures_and_which_lines_miss(capsys, tea):
    status, out, err = run(capsys, "script", "listen", tea, "--preset", "gentle")

    assert (status, err) == (0, "")
    assert "Perhaps there is a cup near you. [" in out
    assert "At a glance, 2 s to a column" in out
    assert "missed: 33 % or less" in out
    assert "tea.md:19:1: warning: Many lines hedge, and this is one:" in out
    assert "Standard" not in out


def test_listen_goes_through_every_built_in_preset(capsys, tea):
    found = listened(capsys, tea)

    assert [one["name"] for one in found["presets"]] == [
        "standard",
        "gentle",
        "low-sensory",
        "first-steps",
        "grounding-only",
    ]
    assert [one["offered"] for one in found["presets"]] == [True, True, True, True, False]
    assert "mindfulness" in found["presets"][-1]["reason"]


def test_every_line_has_its_place_in_the_script(capsys, tea):
    (gentle,) = listened(capsys, tea, "--preset", "gentle")["presets"]
    places = {line["text"]: line["line"] for line in gentle["lines"] if not line["put_in"]}

    assert places["It could be cold."] == 19
    assert places["You are welcome just as you are."] == 15
    assert gentle["duration"] >= gentle["lines"][-1]["start"]


def test_measures_stand_beside_their_goals_and_those_missed_have_findings(capsys, tea):
    (gentle,) = listened(capsys, tea, "--preset", "gentle")["presets"]
    measures = {one["name"]: one for one in gentle["measures"]}
    missed = {name for name, one in measures.items() if not one["met"]}

    assert len(measures) == 9
    assert measures["own-middle"]["least"] == 0.5
    assert (measures["put-in"]["met"], measures["put-in"]["most"]) == (False, 0.12)
    assert {one["measure"] for one in gentle["findings"]} <= missed
    assert "hedged" in missed
    assert {one["line"] for one in gentle["findings"] if one["measure"] == "hedged"} >= {15, 19}


def test_a_rung_a_length_a_turn_and_a_preset_file(capsys):
    preset = ROOT / "scripts/presets/standard.yaml"
    whole, short = (
        listened(capsys, "walking-here-or-outside", "--preset", preset, *more)["presets"][0]
        for more in ((), ("--length", "7"))
    )
    low = listened(capsys, "others-too", "--preset", "standard", "--rung", "0")["presets"][0]
    later = listened(capsys, "walking-here-or-outside", "--preset", "standard", "--turn", "1")

    assert short["duration"] <= 420 < whole["duration"]
    assert low["offered"] is False
    assert later["turn"] == 1
    assert [line["text"] for line in later["presets"][0]["lines"]] != [
        line["text"] for line in whole["lines"]
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere.md"], "nowhere.md"),
        (["no-such-practice"], "no-such-practice"),
        (["others-too", "--preset", "softest"], "softest"),
        (["others-too", "--rung", "9"], "rung=9"),
        (["others-too", "--length", "0"], "minutes=0"),
        (["others-too", "--turn", "-3"], "-3"),
        (["others-too", "--turn", "two"], "two"),
        ([], "FILE"),
    ],
)
def test_bad_input_ends_with_2_and_plain_words(capsys, arguments, told):
    status, out, err = run(capsys, "script", "listen", *arguments)

    assert (status, out) == (2, "")
    assert told in err
    assert "Traceback" not in err


def test_a_script_with_mistakes_is_told_with_its_place(capsys, tea):
    Path(tea).write_text(TEA.replace("(rung 1)", "(rung 9)"), encoding="utf-8")
    status, _, err = run(capsys, "script", "listen", tea)

    assert status == 2
    assert "tea.md:17:" in err


# --- new


def test_new_writes_a_draft_and_tells_what_has_no_place(capsys):
    Path("talk.txt").write_text(
        "# My talk\n\nHere. (pause)\n\n[soft music] The floor.\n\nBack.\n", encoding="utf-8"
    )
    status, out, err = run(capsys, "script", "new", "--from", "talk.txt")

    assert (status, err) == (0, "")
    assert out.startswith("Written: my-talk.md\n")
    assert "talk.txt:5: [soft music]" in out
    assert run(capsys, "check", "my-talk.md")[0] == 0
    assert run(capsys, "script", "listen", "my-talk.md", "--preset", "gentle")[0] == 0


def test_the_notes_of_a_draft_are_shown_by_check(capsys):
    Path("talk.txt").write_text("Here. (pause)\n\nThe floor.\n\nBack.\n", encoding="utf-8")
    run(capsys, "script", "new", "--from", "talk.txt", "out.md")
    status, out, _ = run(capsys, "check", "out.md")

    assert status == 0
    assert "note: To decide: “(pause)” became [4s]." in out
    assert "0 errors, " in out
    assert out.rstrip().endswith(" notes.")


def test_a_file_that_is_there_is_never_overwritten(capsys, tea):
    Path("talk.txt").write_text("Here.\n", encoding="utf-8")
    status, out, err = run(capsys, "script", "new", "--from", "talk.txt", tea)

    assert (status, out) == (2, "")
    assert "there is such a file already" in err
    assert Path(tea).read_text(encoding="utf-8") == TEA


def test_what_the_checker_would_refuse_is_told(capsys):
    Path("talk.txt").write_text("Here.\n\nJust relax now.\n\nBack.\n", encoding="utf-8")
    status, out, _ = run(capsys, "script", "new", "--from", "talk.txt")

    assert status == 0
    assert "[just-relax]" in out


@pytest.mark.parametrize(
    ("data", "output", "told"),
    [
        (b"", "out.md", "no sentence"),
        (b"\xff\xfeH\x00", "out.md", "UTF-16"),
        (b"Gr\xfcn", "out.md", "UTF-8"),
        (b"Here.\0", "out.md", "NUL"),
        (b"Here.", "out.txt", "such as my-talk.md"),
        (b"Here.", "My Talk.md", "such as my-talk.md"),
        (b"Here.", "nowhere/out.md", "no folder"),
        (b"Here. " * 40_000, "out.md", "bytes"),
    ],
)
def test_text_that_makes_no_draft(capsys, data, output, told):
    Path("talk.txt").write_bytes(data)
    status, out, err = run(capsys, "script", "new", "--from", "talk.txt", output)

    assert (status, out) == (2, "")
    assert told in err
    assert not Path(output).exists()
