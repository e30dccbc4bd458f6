"""The plan tells the truth about sound: what can't be said is known before, and counts as silence."""

import json
from pathlib import Path

import pytest
from cup_of_tea import tea_script

from player.__main__ import main

SHIPPED = Path(__file__).parents[2] / "scripts" / "others-too.md"
GREEK = "Νιώσε την ανάσα σου, όπως είναι, και μείνε εκεί."
FRENCH = "Vous pouvez laisser la tasse sur la table."
VOICED = {"say", "presence", "option"}
LINES = (
    "The lost things wait on a shelf there.",
    "A clerk is writing a paper label for each of them.",
)


@pytest.fixture
def script(home, tmp_path):  # noqa: ARG001 - nothing is in it
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


@pytest.mark.parametrize("line", [GREEK, "Почувствуй дыхание, как оно есть.", FRENCH, "…", "🌿 🙂", "—"])
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


@pytest.mark.parametrize(("line", "code"), [(GREEK, "cannot-be-said"), (FRENCH, "cannot-be-said")])
def test_check_names_each_such_line_and_that_it_could_be_written_in_english(script, capsys, line, code):
    main(["check", script(line=line)])
    found = [said for said in capsys.readouterr().out.splitlines() if f"[{code}]" in said]

    assert len(found) == 2
    assert all(line in said and "Write it in English" in said for said in found)


@pytest.mark.parametrize("line", ["…", "—", "🌿 🙂"])
def test_a_line_without_a_word_leaves_the_practice_usable_and_is_named(script, capsys, line):
    file = script(line=line)

    assert main(["check", file]) == 0
    found = [said for said in capsys.readouterr().out.splitlines() if "[nothing-to-say]" in said]
    assert len(found) == 2
    assert all("warning" in said and "counts as silence" in said for said in found)


@pytest.mark.parametrize(
    ("line", "words"), [("Say 你好 to the room.", "你好"), ("The room, ἀγάπη, is here.", "ἀγάπη")]
)
def test_check_names_the_words_of_a_line_that_are_left_out(script, capsys, line, words):
    assert main(["check", script(line=line)]) == 0
    found = [said for said in capsys.readouterr().out.splitlines() if "[words-not-said]" in said]

    assert len(found) == 2
    assert all(f"It can't say “{words}”" in said and "warning" in said for said in found)


def test_check_of_another_language_says_so_once_and_not_of_each_line(script, capsys):
    """Nothing of such a practice is spoken: that a line isn't in Latin letters makes no difference."""
    main(["check", script(language="el")])
    found = capsys.readouterr().out

    assert found.count("[cannot-be-said]") == 0
    assert found.count("[other-language]") == 1


@pytest.mark.usefixtures("home")
def test_check_reckons_with_the_quiet_of_such_lines(tmp_path, capsys):
    """It advises the minutes that the plan has, not those that it would have with a voice for each line."""
    lines = " ".join(["Ανάσα μέσα και έξω, όπως είναι, όπως ήταν, και όπως θα είναι αύριο εδώ. [1s]"] * 12)
    file = tmp_path / "quiet.md"
    file.write_text(tea_script(f"Perhaps there is a cup near you. [6s] {lines}", 30), encoding="utf-8")
    document, _said = planned(capsys, str(file), "--preset", "standard")
    minutes = sum(step["duration"] for step in document["steps"]) / 60
    main(["check", str(file)])
    (found,) = [said for said in capsys.readouterr().out.splitlines() if said.endswith("[minutes]")]

    assert f"lasts {minutes:.1f} at Standard" in found
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


def test_the_list_says_how_many_lines_can_not_be_spoken(script, capsys, tmp_path):
    folder = tmp_path / "home" / "data" / "scripts"
    folder.mkdir(parents=True)
    for name, language in (("mine", "en"), ("theirs", "es")):
        text = Path(script(language=language)).read_text(encoding="utf-8")
        (folder / f"{name}.md").write_text(text.replace("id: others-too", f"id: {name}"), encoding="utf-8")

    main(["list"])
    table = " ".join(capsys.readouterr().out.split())
    main(["list", "--json"])
    listed = {one["id"]: one for one in json.loads(capsys.readouterr().out)}

    assert table.count("2 lines here can't be spoken") == 1
    told = {
        name: tuple(listed[name][key] for key in ("language", "narrated", "lines_not_spoken"))
        for name in ("mine", "theirs", "others-too")
    }
    assert told == {"mine": ("en", True, 2), "theirs": ("es", False, 0), "others-too": ("en", True, 0)}
