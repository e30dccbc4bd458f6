"""A language with a narrator on the command line: named, checked, planned, and heard in a file."""

import json
import shutil

import numpy as np
import pytest
from command_driven import run
from made_language_voice import forget_program, put_program, put_voice
from named_narrator import NARRATOR

from audio.analysis.loudness import measured
from audio.files.decode import open_stream
from player.library.catalog import shipped_content

RATE = 48_000
PRACTICE = shipped_content() / "de" / "ease-back.md"


@pytest.fixture
def pack(home, tmp_path, monkeypatch):
    """A folder of a person's own with a voice for German."""
    put_program(tmp_path / "bin", monkeypatch)
    folder = home / "data" / "languages" / "de"
    put_voice(folder)
    (folder / "narrator.yaml").write_text(NARRATOR, encoding="utf-8")
    yield folder
    forget_program()


def sound(path):
    return np.concatenate(list(open_stream(path)))


def level(samples):
    """In decibels below full scale."""
    return 20 * np.log10(max(float(np.sqrt(np.mean(samples**2))), 1e-10))


def test_it_stands_among_the_narrators(capsys, pack):
    _status, out, _ = run(capsys, "narrators", "--json")
    (found,) = [each for each in json.loads(out) if each.get("language") == "de"]

    assert (found["name"], found["ready"], found["missing"]) == ("Hum", True, "")
    assert "Hum: reads de (piper)" in run(capsys, "narrators")[1]
    (pack / "hum.onnx").unlink()
    out = run(capsys, "narrators", "--json")[1]
    assert "hum.onnx is not there" in json.loads(out)[-1]["missing"]


@pytest.mark.usefixtures("pack")
def test_list_and_check_know_that_it_is_spoken(capsys):
    _status, _out, err = run(capsys, "list")
    status, checked, _ = run(capsys, "check", PRACTICE)

    assert "The narrator speaks English." in err
    assert "Hum reads practices in de." in err
    assert status == 0
    assert "other-language" not in checked


def test_a_sitting_is_planned_with_it_and_heard_where_the_plan_says(capsys, pack, tmp_path):
    target = tmp_path / "sitting.wav"
    status, _out, err = run(capsys, "render", PRACTICE, "--preset", "gentle", "-o", target)
    plan = json.loads(run(capsys, "plan", PRACTICE, "--preset", "gentle", "--json")[1])
    samples = sound(target)
    heard = samples.mean(axis=1) if samples.ndim > 1 else samples
    said = [step for step in plan["steps"] if step["kind"] == "say"]
    words = sum(len(step["text"].split()) for step in said)
    seconds = sum(step["duration"] for step in said)

    assert (status, plan["durations"]) == (0, "measured"), err
    assert len(said) > 5
    assert pytest.approx(105 * 179 / 228, rel=0.25) == words * 60 / seconds
    for step in said:
        start, end = (round(RATE * at) for at in (step["start"], step["start"] + step["duration"]))
        assert level(heard[start + 2400 : end - 2400]) > -35, step["text"]
        assert level(heard[end + 9600 : end + 19_200]) < -60, step["text"]
    assert measured(heard[: round(RATE * said[-1]["start"])])[0] == pytest.approx(-20, abs=2)
    shutil.rmtree(pack)
    gone = json.loads(run(capsys, "plan", PRACTICE, "--preset", "gentle", "--json")[1])
    assert gone["durations"] == "estimated"


@pytest.mark.usefixtures("pack")
def test_a_sample_and_what_was_measured(capsys, tmp_path):
    status, _out, _err = run(capsys, "narrators", "--sample", tmp_path / "x.wav", "--narrator", "de")
    samples = sound(tmp_path / "x.wav")
    measured_status, out, _ = run(capsys, "narrators", "--measure", "de")
    numbers = dict(line.split(":") for line in out.splitlines()[1:])

    assert (status, measured_status) == (0, 0)
    assert level(samples) > -30
    assert out.startswith("    measured:\n")
    # 700 samples at 22,050 Hz for each of two numbers, at half the usual speed, and as much for each space.
    assert 0.127 < float(numbers["      letter_seconds"]) < 0.127 * 1.3


def test_measured_numbers_can_be_put_into_the_file(capsys, pack):
    out = run(capsys, "narrators", "--measure", "de")[1]
    (pack / "narrator.yaml").write_text(NARRATOR + out, encoding="utf-8")

    assert run(capsys, "check", pack / "narrator.yaml")[:2] == (0, "1 file, nothing to mend.\n")


def test_a_wrong_file_is_one_sentence_with_line_and_column(capsys, pack):
    file = pack / "narrator.yaml"
    file.write_text(NARRATOR.replace("hum.onnx", "../hum.onnx"), encoding="utf-8")
    status, out, _ = run(capsys, "check", file)
    _, _, err = run(capsys, "narrators")
    listed = run(capsys, "list")[2]
    measured_status, _, said = run(capsys, "narrators", "--measure", "de")

    assert status == 2
    assert f"{file}:5:12" in listed
    assert out.splitlines()[0].startswith(f"{file}:5:12: error: This is not the name of a file")
    assert f"{file}:5:12" in err
    assert (measured_status, f"{file}:5:12" in said) == (2, True)
    assert json.loads(run(capsys, "plan", PRACTICE, "--json")[1])["durations"] == "estimated"


def test_without_the_program_it_is_there_to_read_and_that_is_said(capsys, pack, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    forget_program()
    status, out, err = run(capsys, "plan", PRACTICE, "--json")
    checked = run(capsys, "check", PRACTICE)

    assert (status, json.loads(out)["durations"]) == (0, "estimated")
    assert "Hum could read this practice aloud" in err
    assert "espeak-ng is not installed" in err
    assert "Hum can't speak here" in checked[1]
    assert run(capsys, "narrators", "--measure", "de")[0] == 1
    assert (pack / "hum.onnx").exists()


def test_no_language_of_that_name_is_said(capsys, home):
    status, _out, err = run(capsys, "narrators", "--measure", "fr")

    assert status == 2
    assert "No narrator is named for the language fr." in err
    assert not (home / "data" / "languages").exists()
