"""``kindpace preset`` as a person runs it, from a new preset to one that is in force elsewhere."""

import json
import shutil
import sys
from functools import partial
from pathlib import Path

import command_driven
import pytest
from command_driven import schema_of

from player import __main__ as program
from player.cli import passphrase
from player.cli.preset import keys as preset_keys
from player.clinic.preset_export import make_keys
from player.clinic.secret_file import Cost
from player.clinic.verification import Verdict
from player.practice.pacing.controls import CONTROLS

ROOT = Path(__file__).parents[3]
PHRASE = "four warm words here"


@pytest.fixture(autouse=True)
def cheap_keys(home, monkeypatch):  # noqa: ARG001 - each test has one
    monkeypatch.setenv("COLUMNS", "200")
    cheap = Cost(operations=32768, memory=2**20)
    monkeypatch.setattr(preset_keys, "make_keys", partial(make_keys, cost=cheap))


@pytest.fixture
def run(capsys):
    return partial(command_driven.run, capsys, "preset")


@pytest.fixture
def phrase(tmp_path):
    path = tmp_path / "phrase"
    path.write_text(f"{PHRASE}\n", encoding="utf-8")
    return path


@pytest.fixture
def signed(run, tmp_path, phrase):
    """A preset by Dr Ada with its signature beside it, and her pair of keys."""
    path = tmp_path / "mornings.pacing"
    run("new", "For mornings", "--set", "max_rung=2", "--lock", "max_rung", "--author", "Dr Ada", "-o", path)
    run("key", "--author", "Dr Ada", "-o", tmp_path / "ada.key", "--passphrase-file", phrase)
    status, out, err = run("sign", path, "--key", tmp_path / "ada.key", "--passphrase-file", phrase)
    assert (status, err) == (0, ""), out
    return path


def shown(run, what, *more):
    status, out, err = run(what, *more, "--json")
    document = json.loads(out)
    schema_of(f"preset-{what}").validate(document)
    assert err == ""
    return status, document


def values(document):
    return {control["name"]: control["value"] for control in document["controls"]}


def test_a_new_preset_has_what_was_asked_for_and_gentle_s_values_otherwise(run, tmp_path):
    path = tmp_path / "mine.pacing"
    asked = ["session_max_min=4.5", "contact_max_s=never", "eyes=open,lowered", "bells=yes", "check_in=none"]
    status, out, err = run(
        "new", "Mine", "--from", "low-sensory", "--set", *asked, "--review-date", "2030-01-02", "-o", path
    )
    _, document = shown(run, "show", path)
    _, base = shown(run, "show", "low-sensory")

    assert (status, err) == (0, "")
    assert out.endswith("It is your own, and needs no signature.\n")
    assert "it is there already" in run("new", "Another", "-o", path)[2]
    assert document["verdict"] == "own"
    assert (document["author"], document["review_date"]) == ("myself", "2030-01-02")
    changed = {
        "session_max_min": 4.5,
        "contact_max_s": "never",
        "eyes": ["open", "lowered"],
        "bells": True,
        "check_in": [],
    }
    assert values(document) == values(base) | changed


def test_show_names_every_control_with_its_range_and_source(run):
    status, out, _ = run("show", "gentle")
    _, document = shown(run, "show", "gentle")

    assert status == 0
    assert "It may be in force: One of Kindpace's own presets." in out
    for one in CONTROLS:
        assert one.name in out
        assert one.kind.words in out
    assert [one["name"] for one in document["controls"]] == [one.name for one in CONTROLS]
    assert all(one["source"] and one["reason"] for one in document["controls"])


def test_diff_shows_what_differs_and_which_is_softer(run):
    status, out, _ = run("diff", "gentle", "grounding-only")
    _, document = shown(run, "diff", "gentle", "grounding-only")
    softer = {difference["name"]: difference["softer"] for difference in document["differences"]}

    assert status == 0
    assert "max_rung" in out
    assert (softer["max_rung"], softer["contact_max_s"]) == ("second", "second")
    assert (softer["rating_offers_stop"], softer["sessions_per_day_suggested"]) == ("first", "first")
    assert softer["anchors"] is None
    assert run("diff", "gentle", "gentle")[1] == "Gentle and Gentle are the same in every control.\n"


def test_practices_questionnaires_and_locks_are_shown_and_compared(run, tmp_path):
    path = tmp_path / "mine.pacing"
    path.write_text(
        "format: 1\nname: Mine\nauthor: Dr Ada\ndate: 2026-01-01\nreason: Because.\nlocked: [max_rung]\n"
        "practices:\n- id: others-too\n  days: [monday]\nquestionnaires: [sscs-s]\n",
        encoding="utf-8",
    )
    out = run("diff", "gentle", path)[1]
    document = shown(run, "diff", "gentle", path)[1]

    assert "locked: none in Gentle, max_rung in Mine" in out
    assert "practices: none in Gentle, others-too in Mine" in out
    assert "questionnaires: none in Gentle, sscs-s in Mine" in out
    assert document["second"]["practices"] == [{"id": "others-too", "days": ["monday"]}]
    assert shown(run, "show", path)[1]["questionnaires"] == ["sscs-s"]
    assert "Practices: others-too\nQuestionnaires: sscs-s\n" in run("show", path)[1]


@pytest.mark.parametrize("name", ["preset-show", "preset-verify"])
def test_the_schemas_know_every_verdict(name):
    schema = schema_of(name).schema

    assert schema["properties"]["verdict"]["enum"] == [verdict.value for verdict in Verdict]


def test_edit_changes_what_was_asked_for_and_keeps_remarks(run, tmp_path):
    path = tmp_path / "mine.pacing"
    path.write_text(
        "format: 1\nname: Mine # my name\nauthor: myself\ndate: 2020-01-01\nreason: Because.\n"
        "controls:\n  max_rung: 9 # too far\n",
        encoding="utf-8",
    )
    status, _, err = run("edit", path, "--set", "max_rung=1", "eyes=open", "--reason", "It suits me.")
    text = path.read_text(encoding="utf-8")

    assert (status, err) == (0, "")
    assert "# my name" in text
    assert "max_rung: 1 # too far" in text
    assert "eyes: [open]" in text
    assert "2020-01-01" not in text
    assert shown(run, "show", path)[1]["reason"] == "It suits me."


def test_edit_to_another_file_leaves_the_first_as_it_is(run, tmp_path, signed):
    before = signed.read_bytes()
    other = tmp_path / "other.pacing"
    locks = ["--lock", "session_max_min", "--unlock", "max_rung"]
    status, *_ = run("edit", signed, *locks, "--review-date", "never", "--name", "Other", "-o", other)
    document = shown(run, "show", other)[1]

    assert status == 0
    assert signed.read_bytes() == before
    assert (document["name"], document["locked"], document["verdict"]) == (
        "Other",
        ["session_max_min"],
        "unsigned",
    )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["--set", "max_rang=1"], "Did you mean max_rung"),
        (["--set", "zzz=1"], "preset show gentle"),
        (["--set", "max_rung"], "A value is missing."),
        (["--set", "max_rung=1", "max_rung=2"], "given twice"),
        (["--set", "max_rung=6"], "outside its safe range. Expected: 0 to 5 rung."),
        (["--set", "max_rung=high"], "is not a number"),
        (["--set", "eyes=shut"], "has no option “shut”"),
        (["--set", "eyes="], "has no option"),
        (["--set", "bells=maybe"], "true nor false"),
        (["--lock", "eyes"], "Only caps on intensity can, and who speaks: session_max_min,"),
        (["--review-date", "soon"], "This is not a date."),
        (["--from", "nothing"], "There is no preset 'nothing'"),
        (["--reason", " "], "is not text"),
    ],
)
def test_what_can_not_be_used_is_said_and_nothing_is_written(run, tmp_path, given, words):
    path = tmp_path / "mine.pacing"
    status, out, err = run("new", "Mine", *given, "-o", path)

    assert (status, out) == (2, "")
    assert words in err
    assert not path.exists()


def test_check_says_everything_wrong_and_nothing_else(run, tmp_path, signed):
    bad = tmp_path / "bad.pacing"
    bad.write_text("format: 1\nname: X\nauthor: Y\ndate: 2026-01-01\nreason: Z\ncontrols:\n  max_rung: 9\n")

    assert run("check", signed) == (0, f"{signed}: nothing to mend.\n", "")
    status, out, _ = run("check", signed, bad)
    assert status == 2
    assert "bad.pacing:7:3: error: “max_rung” is outside its safe range." in out
    assert run("check", tmp_path / "gone.pacing")[0] == 2


def test_from_signing_to_force_and_a_changed_byte(run, tmp_path, signed, monkeypatch, capsys):
    monkeypatch.setenv("KINDPACE_HOME", str(tmp_path / "another"))
    before = run("import", signed)
    listed = run("trust")[1]
    trusted = run("trust", tmp_path / "ada.pub", "--yes")
    taken = run("import", signed)
    status, found = shown(run, "verify", "mornings")
    there = tmp_path / "another/data/scripts/presets/mornings.pacing"
    program.main(["plan", "others-too", "--preset", "mornings", "--estimate", "--json"])
    plan = json.loads(capsys.readouterr().out)
    there.write_bytes(there.read_bytes().replace(b"max_rung: 2", b"max_rung: 3"))
    changed = run("verify", "mornings")
    program.main(["plan", "others-too", "--preset", "mornings", "--estimate", "--json"])
    after = capsys.readouterr()

    assert before[0] == 2
    assert "which you don't trust here yet" in before[2]
    assert listed == "You trust no author's key yet.\n"
    assert trusted[0] == 0
    assert trusted[1].splitlines()[1].split() == found["key_words"]
    assert taken[0] == 0
    assert taken[1].startswith("Set by Dr Ada on ")
    assert (status, found["verdict"], found["signed_by"]) == (0, "signed", "Dr Ada")
    assert plan["preset"]["sha256"] == found["sha256"]
    assert changed[0] == 2
    assert "It is not as Dr Ada signed it" in changed[2]
    assert json.loads(after.out)["preset"]["name"] == "gentle"
    assert "is not in force. It is not as Dr Ada signed it" in after.err


def test_a_preset_with_its_signature_inside_is_one_file(run, tmp_path, signed, phrase):
    run("trust", tmp_path / "ada.pub", "--yes")
    whole = tmp_path / "whole.pacing"
    shutil.copy(signed, whole)
    status, out, _ = run("sign", whole, "--key", tmp_path / "ada.key", "--passphrase-file", phrase, "--embed")
    again = run("sign", whole, "--key", tmp_path / "ada.key", "--passphrase-file", phrase, "--embed")

    assert status == again[0] == 0
    assert "its last four lines" in out
    assert not whole.with_name("whole.pacing.minisig").exists()
    assert whole.read_bytes().count(b"# untrusted comment") == 1
    assert run("verify", whole)[0] == 0
    assert run("import", whole, "--name", "mine")[0] == 0
    out = tmp_path / "out.pacing"
    assert run("export", "mine", "-o", out)[0] == 0
    assert out.read_bytes() == whole.read_bytes()
    status, _, err = run("edit", whole, "--set", "max_rung=1")
    assert status == 0
    assert "The signature it had no longer holds" in err
    assert b"untrusted comment" not in whole.read_bytes()
    assert run("verify", whole)[0] == 2


def test_export_gives_the_bytes_and_the_signature(run, tmp_path, signed):
    run("trust", tmp_path / "ada.pub", "--yes")
    run("import", signed)
    out = tmp_path / "copy.pacing"
    status, said, _ = run("export", "mornings", "-o", out)

    assert status == 0
    assert "copy.pacing.minisig" in said
    assert out.read_bytes() == signed.read_bytes()
    assert run("verify", out)[0] == 0
    assert run("export", "gentle", "-o", out)[0] == 0
    assert not out.with_name("copy.pacing.minisig").exists(), "it was another preset's"


def test_import_overwrites_nothing_unasked(run, tmp_path, signed, home):
    run("trust", tmp_path / "ada.pub", "--yes")
    run("import", signed)

    assert "--replace" in run("import", signed)[2]
    assert run("import", signed, "--replace")[0] == 0
    assert "gentle.yaml is there already" in run("import", signed, "--name", "gentle", "--replace")[2]
    there = home / "data/scripts/presets/mornings.pacing"
    assert run("import", there, "--replace")[0] == 0, "it is where it should be already"
    assert run("verify", "mornings")[0] == 0
    assert run("import", signed, "--name", "../../out")[0] == 2
    assert run("import", tmp_path / "gone.pacing")[0] == 2


def test_a_key_is_made_once_and_never_overwritten(run, tmp_path, phrase):
    path = tmp_path / "ada.key"
    status, out, _ = run("key", "--author", "Dr Ada", "-o", path, "--passphrase-file", phrase)
    before = path.read_bytes()
    again = run("key", "-o", path, "--passphrase-file", phrase)

    assert status == 0
    assert "Its words, to compare" in out
    assert path.stat().st_mode & 0o777 == 0o600
    assert again[0] == 2
    assert path.read_bytes() == before
    assert run("key", "-o", tmp_path / "x.pub", "--passphrase-file", phrase)[0] == 2


def test_a_wrong_passphrase_is_said_and_nothing_is_signed(run, tmp_path, signed):
    beside = signed.with_name("mornings.pacing.minisig")
    beside.unlink()
    wrong = tmp_path / "wrong"
    wrong.write_text("another phrase")
    status, out, err = run("sign", signed, "--key", tmp_path / "ada.key", "--passphrase-file", wrong)

    assert (status, out) == (2, "")
    assert "does not open the key. Nothing was signed." in err
    assert not beside.exists()


def test_a_preset_with_mistakes_is_not_signed(run, tmp_path, signed, phrase):
    signed.write_bytes(signed.read_bytes().replace(b"max_rung: 2", b"max_rung: 7"))
    status, _, err = run("sign", signed, "--key", tmp_path / "ada.key", "--passphrase-file", phrase)

    assert status == 2
    assert "outside its safe range" in err


def test_a_passphrase_is_asked_for_on_a_terminal(run, tmp_path, signed, monkeypatch):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(passphrase.getpass, "getpass", lambda _prompt: PHRASE)

    assert run("sign", signed, "--key", tmp_path / "ada.key")[0] == 0
    assert run("key", "-o", tmp_path / "new.key")[0] == 0
    answers = iter(["four warm words", "four warm wards"])
    monkeypatch.setattr(passphrase.getpass, "getpass", lambda _prompt: next(answers))
    assert "didn't match" in run("key", "-o", tmp_path / "newer.key")[2]


def test_where_nobody_can_be_asked_it_says_how_to_go_on(run, tmp_path, signed):
    assert "--passphrase-file" in run("sign", signed, "--key", tmp_path / "ada.key")[2]
    assert "--yes" in run("trust", tmp_path / "ada.pub")[2]
    assert run("trust")[1] == "You trust no author's key yet.\n"


def test_trust_is_asked_for_given_and_taken_back(run, tmp_path, signed, monkeypatch):
    key = (tmp_path / "ada.pub").read_text(encoding="utf-8").splitlines()[1]
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _prompt: "no")
    refused = run("trust", tmp_path / "ada.pub")
    monkeypatch.setattr("builtins.input", lambda _prompt: " Yes ")
    unnamed = run("trust", key)
    named = run("trust", key, "--name", "Ada")
    listed = run("trust")[1]
    number = shown(run, "verify", signed)[1]["key_id"]

    assert refused[0] == 2
    assert "Nothing was changed" in refused[2]
    assert "--name" in unnamed[2]
    assert named[0] == 0
    assert number in listed
    assert run("trust", "--forget", number)[0] == 0
    assert run("trust", "--forget", number)[0] == 2
    assert shown(run, "verify", signed)[0] == 2


@pytest.mark.parametrize(
    "arguments", [["trust", "nonsense"], ["trust", "x" * 5000], ["verify", "no-such"], []]
)
def test_what_makes_no_sense_is_said(run, arguments):
    status, _, err = run(*arguments)

    assert status == 2
    assert "Traceback" not in err


@pytest.mark.parametrize("named", ["no-such.pub", "no/such.pub", "RW-key.pub", " ", "RWnothing"])
def test_a_key_file_that_is_not_there_is_no_damaged_key(run, named):
    status, _, err = run("trust", named, "--yes")

    assert status == 2
    assert "there is no such file" in err
    assert "damaged" not in err


def test_a_key_on_one_line_that_lost_a_letter_is_a_damaged_one(run, tmp_path, signed):
    assert signed
    key = (tmp_path / "ada.pub").read_text(encoding="utf-8").splitlines()[1]
    status, _, err = run("trust", key[:-1], "--name", "Ada", "--yes")

    assert status == 2
    assert "damaged" in err
