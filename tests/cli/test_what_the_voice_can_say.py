"""The plan tells the truth about sound: what can't be said is known before, and counts as silence."""

import json
from pathlib import Path

import pytest

from player.__main__ import main

SHIPPED = Path(__file__).parents[2] / "scripts" / "others-too.md"
GREEK = "Νιώσε την ανάσα σου, όπως είναι, και μείνε εκεί."
VOICED = {"say", "presence", "option"}
LINES = (
    "The lost things wait on a shelf there.",
    "A clerk is writing a paper label for each of them.",
)


@pytest.fixture
def script(tmp_path, monkeypatch):
    monkeypatch.setenv("KINDPACE_HOME", str(tmp_path / "home"))

    def write(language="en", line=GREEK):
        text = SHIPPED.read_text(encoding="utf-8").replace("language: en", f"language: {language}")
        for said in LINES:
            assert said in text
            text = text.replace(said, line)
        file = tmp_path / "mine.md"
        file.write_text(text, encoding="utf-8")
        return str(file)

    return write


def planned(capsys, *arguments):
    assert main(["plan", *arguments, "--estimate", "--json"]) == 0
    out, err = capsys.readouterr()
    return json.loads(out), err


@pytest.mark.parametrize("line", [GREEK, "Почувствуй дыхание, как оно есть."])
def test_a_line_that_can_not_be_said_takes_no_time_is_shown_and_counts_as_silence(script, capsys, line):
    document, said = planned(capsys, script(line=line))
    steps = document["steps"]
    quiet = [step for step in steps if step["text"] == line and step["kind"] == "say"]
    around, run = 0.0, 0.0
    for step in steps:
        run = 0.0 if step["kind"] in VOICED and step["duration"] > 0 else run + step["duration"]
        around = max(around, run)

    assert quiet
    assert {step["duration"] for step in quiet} == {0.0}
    assert document["summary"]["longest_silence"] == pytest.approx(around, abs=0.01)
    assert "The narrator speaks English. 2 lines here can't be spoken" in said


def test_as_text_only_such_a_line_takes_the_time_to_read_it(script, capsys):
    document, said = planned(capsys, script(), "--choose", "voice=off")
    times = {
        step["duration"] for step in document["steps"] if step["text"] == GREEK and step["kind"] == "say"
    }

    assert min(times) > 2
    assert "narrator" not in said


def test_check_names_each_such_line_and_another_language(script, capsys):
    main(["check", script(language="el")])
    found = capsys.readouterr().out

    assert found.count("[cannot-be-said]") == 2
    assert found.count("[other-language]") == 1
    main(["check", str(SHIPPED)])
    assert "The narrator speaks English." not in capsys.readouterr().out


def test_the_list_says_which_language_the_narrator_speaks(script, capsys, tmp_path):
    folder = tmp_path / "home" / "data" / "scripts"
    folder.mkdir(parents=True)
    text = Path(script(language="es")).read_text(encoding="utf-8").replace("id: others-too", "id: mine")
    (folder / "mine.md").write_text(text, encoding="utf-8")

    main(["list"])
    out, err = capsys.readouterr()

    assert "The narrator speaks English." in err
    assert " ".join(out.split()).count("In another language (es): text only.") == 1
