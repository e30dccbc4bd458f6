"""Doctor puts its findings together: words, advice and exit status."""

import numpy as np
import pytest

from audio.voice import SpokenLine
from player import __main__ as program
from player.commands import doctor, health
from player.commands.health import Finding
from player.folders import find_folders
from player.records import Keys, SessionLog


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("KINDPACE_HOME", str(tmp_path / "home"))
    # The keyring of whoever runs the tests is none of their business.
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    return tmp_path / "home"


def found(*findings):
    return lambda _folders: iter(findings)


FINE = Finding("Voice", fine=True, words="it said a word.")
WRONG = Finding("Sound output", fine=False, words="none is there.", advice="Plug in headphones.")


def test_all_well_exits_with_0(capsys, monkeypatch):
    monkeypatch.setattr(doctor, "findings", found(FINE))

    assert program.main(["doctor"]) == 0
    assert capsys.readouterr().out == "Voice: fine. it said a word.\nAll is well.\n"


def test_something_wrong_exits_with_1_and_says_what_to_do(capsys, monkeypatch):
    monkeypatch.setattr(doctor, "findings", found(WRONG, FINE))
    status = program.main(["doctor"])
    lines = capsys.readouterr().out.splitlines()

    assert status == 1
    assert lines[0] == "Sound output: needs attention. none is there."
    assert lines[1].strip() == "What to do: Plug in headphones."


def test_everything_is_looked_at(monkeypatch):
    class Speaks:
        def speak(self, _text, _pace):
            return SpokenLine(np.ones(48_000, np.float32))

    monkeypatch.setattr(health, "check_sound", lambda: Finding("Sound output", fine=True, words=""))
    monkeypatch.setattr(doctor, "load_voice", Speaks)
    monkeypatch.setattr(doctor, "check_isolation", lambda: Finding("Internet", fine=True, words=""))
    names = [finding.name for finding in doctor.findings(find_folders())]

    assert names == [
        "Folders",
        "Log",
        "Practices",
        "Window",
        "Voice",
        "Sound output",
        "Sound files",
        "Other recordings",
        "Internet",
    ]


def test_every_format_is_really_written(tmp_path):
    finding = health.check_formats(doctor.write_silence, doctor.ENDINGS, tmp_path)

    assert finding.fine, finding.words


def test_a_log_says_where_its_key_is():
    folders = find_folders()
    before = doctor.check_log(folders)
    SessionLog.open(folders.data, Keys(folders.make().config)).close()
    after = doctor.check_log(folders)

    assert (before.fine, after.fine) == (True, True)
    assert "nothing has been kept yet" in before.words
    assert str(folders.data) in after.words
    assert "Your log is encrypted" in after.words


def test_a_log_that_cannot_be_read_needs_attention():
    folders = find_folders().make()
    (folders.data / "sittings.db").write_bytes(b"not a database" * 100)
    finding = doctor.check_log(folders)

    assert not finding.fine
    assert str(folders.data / "sittings.db") in finding.words


def test_an_own_script_that_cannot_be_used_is_named():
    folders = find_folders().make()
    (folders.scripts / "bad.md").write_text("nothing", encoding="utf-8")
    finding = doctor.check_content(folders)

    assert not finding.fine
    assert "bad.md:1:1" in finding.words
    assert "kindpace check" in finding.advice
