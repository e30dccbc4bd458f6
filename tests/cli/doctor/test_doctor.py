"""Doctor puts its findings together: words, advice and exit status."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import jsonschema
import numpy as np
import pytest

from audio.isolation.report import Isolation
from audio.voice.protocol import SpokenLine
from player import __main__ as program
from player.cli.doctor import command as doctor
from player.cli.doctor import health, isolation_check
from player.cli.doctor.health import Finding, Ran
from player.cli.doctor.isolation_check import check_isolation
from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.system.folders import find_folders


@pytest.fixture(autouse=True)
def no_keyring(home, monkeypatch):  # noqa: ARG001 - each test has one
    # Don't use the real keyring of whoever runs the tests.
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")


def found(*findings):
    return lambda _folders: iter(findings)


FINE = Finding("Voice", fine=True, words="it said a word.")
WRONG = Finding("Sound output", fine=False, words="none is there.", advice="Plug in headphones.")
SHUT = Isolation(telemetry_off=True, refused_by_system=True, refused_by_python=True)
SCHEMA = Path(__file__).parents[3] / "docs/schemas/doctor.schema.json"


@pytest.fixture
def isolated(monkeypatch):
    """Have the test process, which isn't isolated, report that it is; Linux without a display."""
    monkeypatch.setattr(isolation_check, "isolation_here", lambda: SHUT)
    monkeypatch.setattr(isolation_check, "filter_sockets", lambda: True)
    monkeypatch.setattr(isolation_check, "display_is_remote", lambda: False)
    monkeypatch.setattr(isolation_check, "_HAS_FILTER", True)


def reporting(isolation, module=""):
    """Have all processes report this; or only the one that runs ``module``, and the others full isolation."""
    told = {True: json.dumps(asdict(isolation)) if isolation else "", False: json.dumps(asdict(SHUT))}
    return lambda command: Ran(0, told[not module or module in command], "")


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
    assert "It is encrypted. The key lies in a file" in after.words


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


@pytest.mark.usefixtures("isolated")
def test_every_kind_of_process_is_told_of():
    found = check_isolation(reporting(SHUT))

    assert found.fine
    assert [found.words, *found.details] == [
        "each process tried to open an internet socket, and was refused.",
        *(
            f"{name}: telemetry off, refused by the system, refused by Python."
            for name in (
                "this command",
                "window",
                "sound",
                "voice",
                "recordings",
                "list of outputs",
                "default output",
                "microphone",
                "sheet",
                "files of lines",
            )
        ),
    ]


@pytest.mark.parametrize(
    ("isolation", "words"),
    [
        (
            replace(SHUT, telemetry_off=False),
            "voice: telemetry ON, refused by the system, refused by Python.",
        ),
        (replace(SHUT, refused_by_system=False), "voice: telemetry off, NOT refused by the system,"),
        (replace(SHUT, refused_by_python=False), "NOT refused by Python."),
        (None, "voice: did not start."),
    ],
)
@pytest.mark.usefixtures("isolated")
def test_one_process_in_which_something_does_not_hold_needs_attention(isolation, words):
    found = check_isolation(reporting(isolation, "audio.voice.worker_process"))

    assert not found.fine
    assert any(words in detail for detail in found.details)


@pytest.mark.usefixtures("isolated")
def test_a_system_without_such_a_filter_is_fine_and_says_so(monkeypatch):
    without = replace(SHUT, refused_by_system=False)
    monkeypatch.setattr(isolation_check, "_HAS_FILTER", False)
    monkeypatch.setattr(isolation_check, "isolation_here", lambda: without)
    found = check_isolation(reporting(without))

    assert found.fine
    assert "window: telemetry off, no filter on this system, refused by Python." in found.details


@pytest.mark.usefixtures("isolated")
def test_a_display_over_the_network_needs_attention(monkeypatch):
    monkeypatch.setattr(isolation_check, "display_is_remote", lambda: True)
    found = check_isolation(reporting(SHUT))

    assert not found.fine
    assert "what the window shows goes there" in found.advice


@pytest.mark.parametrize("isolation", [SHUT, None])
@pytest.mark.usefixtures("isolated")
def test_json_keeps_to_its_schema(capsys, monkeypatch, isolation):
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    seen = check_isolation(reporting(isolation, "audio.voice.worker_process"))
    monkeypatch.setattr(doctor, "findings", found(FINE, WRONG, seen))
    status = program.main(["doctor", "--json"])
    said = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(said, schema)

    assert status == 1
    assert said["all_is_well"] is False
    assert said["findings"][0] == {"name": "Voice", "fine": True, "words": "it said a word.", "advice": ""}
    assert said["findings"][1]["advice"] == "Plug in headphones."
    assert {process["name"]: process["in_force"] for process in said["processes"]}["voice"] == (
        {"telemetry_off": True, "refused_by_system": True, "refused_by_python": True} if isolation else None
    )
