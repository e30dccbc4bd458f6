"""``kindpace log export`` and ``log import``: preview first, written only on request, and imported again."""

import io
import json
import stat

import pytest

from player.__main__ import main
from player.practice.units import Seconds
from player.records.session_log import SessionLog
from player.records.store.entries import Content, ContentKind, NoteKind, Outcome, StartedSitting
from player.records.store.key_places import KeyPlace
from player.records.store.keys import Keys

WORDS = "otter lamp gravel tuesday"


@pytest.fixture
def written(use_home):
    folders = use_home("full")
    with SessionLog.open(folders.data, Keys(folders.config)) as log:
        files = Content(ContentKind.SCRIPT, "x", b"x"), Content(ContentKind.PRESET, "gentle", b"y")
        started = StartedSitting(files[0], "Others too", files[1], "00", Seconds(60.0), spoken=True)
        sitting = log.start(started)
        log.reflect(sitting, "a heron stood", NoteKind.REFLECTION)
        log.finish(sitting, Outcome.COMPLETED, Seconds(60.0))
    return folders


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("form", ["csv", "json", "fhir"])
def test_without_an_output_it_is_only_shown(tmp_path, capsys, form):
    before = sorted(tmp_path.rglob("*"))

    status = main(["log", "export", "--format", form])
    shown = capsys.readouterr()

    assert status == 0
    assert "Others too" in shown.out
    assert "1 sitting, " in shown.out
    assert "Not in it:" in shown.out
    assert "nothing was written" in shown.err
    assert [
        path for path in sorted(tmp_path.rglob("*")) if path not in before and "db-" not in path.name
    ] == []


@pytest.mark.usefixtures("written", "qapp")
@pytest.mark.parametrize(
    ("form", "start"), [("csv", b"\xef\xbb\xbfs"), ("json", b"{"), ("fhir", b"{"), ("pdf", b"%PDF")]
)
def test_it_is_written_for_its_owner_and_never_over_another_file(tmp_path, capsys, form, start):
    out = tmp_path / f"out.{form}"

    first = main(["log", "export", "--format", form, "-o", str(out)])
    data = out.read_bytes()
    second = main(["log", "export", "--format", form, "-o", str(out)])

    assert (first, second) == (0, 2)
    assert "already" in capsys.readouterr().err
    assert data.startswith(start)
    assert out.read_bytes() == data
    assert b"heron" not in data
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


@pytest.mark.usefixtures("written")
def test_what_was_written_leaves_only_when_asked_for_and_comes_back(tmp_path, capsys, use_home):
    out = tmp_path / "log.json"

    main(["log", "export", "--format", "json", "--with", "notes,journal", "-o", str(out)])
    folders = use_home("empty")
    status = main(["log", "import", str(out)])
    again = main(["log", "import", str(out)])
    with SessionLog.open(folders.data, Keys(folders.config)) as log:
        texts = [note.text for sitting in log.sittings() for note in sitting.notes]

    assert (status, again) == (0, 1)
    assert texts == ["a heron stood"]
    assert "Read back: 1 sittings" in capsys.readouterr().out


@pytest.mark.usefixtures("written")
def test_kinds_and_days_that_are_none_are_said(capsys):
    assert main(["log", "export", "--with", "dreams"]) == 2
    assert "'dreams'" in capsys.readouterr().err
    assert main(["log", "export", "--from", "yesterday"]) == 2
    assert "2026-11-22" in capsys.readouterr().err


@pytest.mark.usefixtures("written")
def test_a_range_without_sittings_is_fine(tmp_path):
    out = tmp_path / "none.json"

    chosen = ["--to", "1999-01-01", "--without", "files"]

    assert main(["log", "export", "--format", "json", *chosen, "-o", str(out)]) == 0
    assert json.loads(out.read_text())["sittings"] == []


def test_a_passphrase_is_needed_and_never_an_argument(written, capsys, monkeypatch):
    with SessionLog.open(written.data, Keys(written.config)) as log:
        log.move_key(KeyPlace.PASSPHRASE, WORDS)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    refused = main(["log"])
    said = capsys.readouterr().err
    monkeypatch.setattr("player.cli.log.key.sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _: WORDS)

    assert (refused, main(["log"])) == (1, 0)
    assert "opens with your passphrase" in said
    assert "Others too" in capsys.readouterr().out
