"""The commands as a person runs them: outputs, exit statuses, and no traceback for any input."""

import json
import signal
import subprocess
import sys
from itertools import pairwise

import pytest
from command_driven import ROOT, run, schema_of
from cup_of_tea import TEA

from player import __version__
from player.system import crash_log

PRESETS = ["standard", "gentle", "first-steps", "low-sensory", "grounding-only"]
SHIPPED = sorted(path.stem for path in (ROOT / "scripts").glob("*.md"))
pytestmark = pytest.mark.usefixtures("home")


def test_version(capsys):
    assert run(capsys, "--version") == (0, f"kindpace {__version__}\n", "")


def test_help_says_what_it_is_not(capsys):
    status, out, _ = run(capsys, "--help")

    assert status == 0
    assert "Not therapy, diagnosis or emergency" in " ".join(out.split())


# --- list


def test_list_json_holds_every_practice_and_keeps_to_its_schema(capsys):
    status, out, err = run(capsys, "list", "--json")
    listed = json.loads(out)

    schema_of("list").validate(listed)
    assert (status, err) == (0, "")
    assert sorted(practice["id"] for practice in listed) == SHIPPED
    fields = {"id", "title", "components", "rungs", "minutes", "language", "narrated", "lines_not_spoken"}
    assert set(listed[0]) == fields


def test_list_shows_ids_whole(capsys):
    _, out, _ = run(capsys, "list")

    for name in SHIPPED:
        assert name in out


def test_list_shows_own_scripts_and_names_broken_ones(capsys, home, tea):
    own = home / "data" / "scripts"
    own.mkdir(parents=True)
    (own / "tea.md").write_bytes(tea.read_bytes())
    (own / "bad.md").write_text("nothing", encoding="utf-8")

    status, out, err = run(capsys, "list", "--json")

    assert status == 0
    assert "tea" in [practice["id"] for practice in json.loads(out)]
    assert "bad.md:1:1" in err


# --- plan


@pytest.mark.parametrize("preset", PRESETS)
def test_plan_json_keeps_to_its_schema_under_every_preset(capsys, preset):
    status, out, err = run(capsys, "plan", "ease-back", "--preset", preset, "--estimate", "--json")
    plan = json.loads(out)

    schema_of("plan").validate(plan)
    assert (status, err) == (0, "")
    assert (plan["preset"]["name"], plan["durations"]) == (preset, "estimated")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("critic-journal", "--preset", "grounding-only"), "It begins with mindfulness"),
        (("critic-journal", "--preset", "gentle", "--minutes", "2"), "It takes at least 4 minutes."),
    ],
)
def test_what_leaves_nothing_of_the_practice_is_not_offered_and_says_why(capsys, arguments, reason):
    status, out, err = run(capsys, "plan", *arguments, "--estimate")

    assert (status, out) == (2, "")
    assert reason in " ".join(err.split())


def test_the_list_says_what_a_preset_does_not_offer_and_why(capsys):
    _, out, _ = run(capsys, "list", "--preset", "grounding-only", "--json")
    listed = {one["id"]: one for one in json.loads(out)}

    schema_of("list").validate(list(listed.values()))
    assert listed["ease-back"]["offered"]
    assert not listed["critic-journal"]["offered"]
    assert "begins with mindfulness" in listed["critic-journal"]["reason"]


def test_the_turn_decides_which_passages_are_heard(capsys):
    plans = [
        run(capsys, "plan", "others-too", "--estimate", "--json", "--turn", str(turn))[1]
        for turn in (0, 0, 1)
    ]
    first, again, next_day = (json.loads(out) for out in plans)

    assert first["steps"] == again["steps"]
    assert first["steps"] != next_day["steps"]
    assert [one["choices"]["turn"] for one in (first, next_day)] == [0, 1]


def test_steps_follow_each_other_and_add_up(capsys):
    _, out, _ = run(capsys, "plan", "self-compassion-break", "--preset", "standard", "--estimate", "--json")
    plan = json.loads(out)
    steps = plan["steps"]
    gaps = [after["start"] - before["start"] - before["duration"] for before, after in pairwise(steps)]

    assert max(map(abs, gaps)) < 0.0015
    assert plan["duration"] == pytest.approx(steps[-1]["start"] + steps[-1]["duration"], abs=0.0015)
    totals = plan["summary"]["steps"]
    assert sum(total["count"] for total in totals.values()) == len(steps)
    assert sum(total["seconds"] for total in totals.values()) == pytest.approx(plan["duration"], abs=0.01)


def test_measured_is_the_default_and_the_same_every_time(capsys, tea):
    first = run(capsys, "plan", tea, "--preset", "standard", "--json")
    second = run(capsys, "plan", tea, "--preset", "standard", "--json")

    assert first == second
    assert json.loads(first[1])["durations"] == "measured"


def test_choices_reach_the_plan(capsys, tea):
    arguments = ["plan", tea, "--preset", "standard", "--json", "--choose"]
    _, out, _ = run(capsys, *arguments, "voice=off", "anchor=feet", "rung=1", "--choose", "eyes=lowered")
    plan = json.loads(out)

    assert plan["choices"]["voice"] is False
    assert (plan["choices"]["anchor"], plan["choices"]["eyes"], plan["choices"]["rung"]) == (
        "feet",
        "lowered",
        1,
    )
    assert plan["durations"] == "estimated"
    assert max(step["rung"] for step in plan["steps"]) == 1


def test_the_table_has_every_step_and_sums_up_on_the_last_line(capsys, tea):
    status, out, _ = run(capsys, "plan", tea, "--preset", "standard", "--choose", "voice=off")

    assert status == 0
    assert "You might look around the room, if you like." in " ".join(out.split())
    assert "longest silence" in out.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["plan"], "SCRIPT"),
        (["plan", "no-such-practice"], "'kindpace list'"),
        (["plan", "others-too", "--preset", "nope"], "first-steps"),
        (["plan", "others-too", "--choose", "eyes=purple"], "open, lowered, closed"),
        (["plan", "others-too", "--choose", "light=on"], "eyes, anchor, touch"),
        (["dance"], "invalid choice"),
        (["render", "others-too"], "-o"),
        (["render", "others-too", "-o", "sitting.aiff"], ".wav, .flac, .ogg"),
        (["render", "others-too", "-o", "no-such-folder/sitting.wav"], "no folder"),
        (["check", "no-such-file.md"], "no-such-file.md:1:1"),
    ],
)
def test_bad_input_ends_with_2_and_says_what_is_possible(capsys, arguments, words):
    status, out, err = run(capsys, *arguments)

    assert status == 2
    assert words in out + err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00" * 100, b"\xff\xfe\x00", b"---\n", b"a" * 2_000_000, TEA.replace("[6s]", "[6s").encode()],
    ids=["empty", "nul", "utf-16", "unclosed", "big", "open-mark"],
)
def test_a_bad_script_is_told_with_its_place(capsys, tmp_path, data):
    path = tmp_path / "bad.md"
    path.write_bytes(data)
    status, _, err = run(capsys, "plan", path)

    assert status == 2
    assert f"{path}:" in err


def test_a_bad_preset_is_told_with_its_place(capsys, tmp_path, tea):
    path = tmp_path / "mine.yaml"
    gentle = (ROOT / "scripts/presets/gentle.yaml").read_text(encoding="utf-8")
    assert "max_silence_s: 15" in gentle
    path.write_text(gentle.replace("max_silence_s: 15", "max_silence_s: 900"), encoding="utf-8")
    status, _, err = run(capsys, "plan", tea, "--preset", path)
    line = gentle.splitlines().index(next(row for row in gentle.splitlines() if "max_silence_s" in row)) + 1

    assert status == 2
    assert f"{path}:{line}:" in err


# --- log


def test_an_empty_log(capsys):
    assert run(capsys, "log") == (0, "No sittings yet.\n", "")
    assert run(capsys, "log", "--json") == (0, "[]\n", "")


# --- exit statuses


def test_a_crash_is_short_and_its_details_are_written_down(capsys, home, monkeypatch):
    def crashes(_asked):
        raise RuntimeError("the lid fell off")

    monkeypatch.setattr("player.cli.listing.run", crashes)
    status, out, err = run(capsys, "list")
    (log,) = (home / "log").iterdir()

    assert (status, out) == (70, "")
    assert "RuntimeError" in err
    assert str(log) in err
    assert "Traceback" not in err
    written = log.read_text(encoding="utf-8")
    assert "builtins.RuntimeError" in written
    assert "player/__main__.py:" in written
    assert "in crashes" in written
    # Neither what a person may have written, nor where their home is.
    assert "the lid fell off" not in written
    assert str(ROOT) not in written


def test_the_file_of_crashes_starts_afresh_when_it_has_grown(home, monkeypatch):
    monkeypatch.setattr(crash_log, "KEEP_BYTES", 10)
    crash_log.note_crash(RuntimeError("first"))
    crash_log.note_crash(ValueError("second"))
    text = (home / "log" / crash_log.FILE_NAME).read_text(encoding="utf-8")

    assert "ValueError" in text
    assert "RuntimeError" not in text


def test_ctrl_c_ends_tidily(capsys, monkeypatch):
    def interrupted(_asked):
        raise KeyboardInterrupt

    monkeypatch.setattr("player.cli.listing.run", interrupted)

    assert run(capsys, "list") == (130, "", "kindpace: stopped.\n")


def test_a_reader_that_goes_away_is_no_crash():
    """A shell's ``kindpace list --json | true``."""
    command = [sys.executable, "-m", "player", "list", "--json"]
    reading = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert reading.stdout is not None
    assert reading.stderr is not None
    reading.stdout.close()
    errors = reading.stderr.read()
    reading.stderr.close()

    assert (reading.wait(timeout=300), errors) == (141, "")
    assert signal.SIGPIPE == 13  # 141 is what a shell calls it


def test_starting_is_quick_because_commands_bring_their_own_libraries():
    heavy = ["numpy", "PySide6", "rich", "pydantic", "sqlcipher3", "hibari", "markdown_it", "ruamel"]
    code = (
        "import sys, player.__main__ as program; program._parsed(['list']);"
        " print([name for name in sys.argv[1:] if name in sys.modules])"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code, *heavy], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout

    assert loaded.strip() == "[]"
