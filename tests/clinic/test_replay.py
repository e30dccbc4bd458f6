"""An older preset by the same author never replaces a newer one without a question."""

from datetime import UTC, datetime

import pytest
from clinic_material import KEY, PRESET, STRANGER, TODAY, home, shipped
from page_material import parts_in

from player import __main__ as program
from player.clinic.replay import OlderPresetError
from player.clinic.signature import sign, write_signature
from player.clinic.trust import TrustedAuthors
from player.library.catalog import Library
from player.system.folders import HOME_VARIABLE
from player.window.clinic.importing.state import KeepOlderPreset, KeepPreset
from player.window.clinic.presets.state import LookAtPreset
from player.window.intents import OpenClinic
from player.window.router import Router

OLD, NEW = datetime(2026, 9, 3, 10, tzinfo=UTC), datetime(2026, 11, 20, 10, tzinfo=UTC)
LOOSER = PRESET.replace("max_rung: 2", "max_rung: 4")


@pytest.fixture
def folders(tmp_path):
    made = home(tmp_path / "home")
    TrustedAuthors(made.config).trust("Dr Ada", KEY.public)
    return made


@pytest.fixture
def library(folders, tmp_path):
    return Library(folders, shipped(tmp_path / "shipped"), lambda: TODAY)


@pytest.fixture
def given(tmp_path):
    """Writes a preset to import, signed at a given time."""

    def write(name, when, text=PRESET, key=KEY, comment=None):
        path = tmp_path / f"{name}.pacing"
        path.write_text(text)
        signature = sign(text.encode(), key, path.name, when)
        if comment is not None:
            whole = key.sign(signature.body + comment.encode())
            signature = type(signature)(True, key.number, signature.body, comment, whole)
        path.with_name(f"{path.name}.minisig").write_bytes(write_signature(signature))
        return path

    return write


def test_an_older_one_is_taken_in_only_if_it_is_said_to_be_meant(library, folders, given):
    library.import_preset(given("mornings", NEW))
    old = given("old", OLD, LOOSER)
    with pytest.raises(OlderPresetError) as asked:
        library.import_preset(old, "mornings", replace=True)
    kept = (folders.presets / "mornings.pacing").read_text()
    library.import_preset(old, "mornings", replace=True, older=True)

    assert "it was signed on 3 September 2026, and “For mornings” by Dr Ada on 20 November 2026." in str(
        asked.value
    )
    assert kept == PRESET
    assert (folders.presets / "mornings.pacing").read_text() == LOOSER


def test_another_name_is_no_way_around_it(library, given):
    library.import_preset(given("mornings", NEW))

    with pytest.raises(OlderPresetError):
        library.import_preset(given("old", OLD, LOOSER.replace("For mornings", "Something else")), "evenings")


def test_one_whose_review_date_has_passed_is_newer_all_the_same(library, folders, given):
    ended = given("mornings", NEW, PRESET.replace("2027-02-22", "2026-11-21"))
    for path in (ended, ended.with_name("mornings.pacing.minisig")):
        path.rename(folders.presets / path.name)

    with pytest.raises(OlderPresetError):
        library.import_preset(given("old", OLD, LOOSER))


@pytest.mark.parametrize("first", ["older", "same", "stranger", "own"])
def test_nothing_is_asked_where_nothing_newer_of_the_author_is_there(library, folders, given, first):
    match first:
        case "older":
            library.import_preset(given("first", OLD))
        case "same":
            library.import_preset(given("first", NEW))
        case "stranger":
            TrustedAuthors(folders.config).trust("Dr Bo", STRANGER.public)
            library.import_preset(given("first", NEW.replace(year=2027), key=STRANGER))
        case "own":
            (folders.presets / "first.pacing").write_text(PRESET.replace("2026-11-20", "2026-12-24"))
            library.reload()

    assert library.import_preset(given("second", NEW)).usable


def test_two_of_one_day_are_told_apart_by_their_time(library, given):
    library.import_preset(given("mornings", NEW))

    with pytest.raises(OlderPresetError) as asked:
        library.import_preset(given("old", NEW.replace(minute=0, second=0, hour=9), LOOSER))

    times = [f"{moment.astimezone():%H:%M:%S}" for moment in (NEW.replace(hour=9), NEW)]
    assert all(f"20 November 2026 at {time}" in str(asked.value) for time in times)


def test_where_a_signature_has_no_time_the_file_s_date_counts(library, given):
    """Minisign signs any comment it is given."""
    library.import_preset(given("mornings", NEW, comment="for the mornings"))
    old = given("old", NEW, LOOSER.replace("2026-11-20", "2026-09-03"), comment="for the mornings")

    with pytest.raises(OlderPresetError, match="it was signed on 3 September 2026, and"):
        library.import_preset(old)


# ---------------------------------------------------------------- on the command line


@pytest.fixture
def run(folders, library, given, monkeypatch, capsys):
    monkeypatch.setenv(HOME_VARIABLE, str(folders.config.parent))
    library.import_preset(given("mornings", NEW))

    def imported(*options, answer=None):
        monkeypatch.setattr("sys.stdin.isatty", lambda: answer is not None, raising=False)
        monkeypatch.setattr("builtins.input", lambda _question: answer)
        status = program.main(["preset", "import", str(given("old", OLD, LOOSER)), *options])
        return (status, *capsys.readouterr())

    return imported


def test_without_a_terminal_it_ends_with_both_dates_and_the_option(run, folders):
    status, _, err = run()

    assert status == 2
    assert all(part in err for part in ("3 September 2026", "20 November 2026", "--older"))
    assert not (folders.presets / "old.pacing").exists()


@pytest.mark.parametrize(("answer", "status"), [("yes", 0), ("no", 2), ("", 2)])
def test_on_a_terminal_it_asks(run, folders, answer, status):
    found = run(answer=answer)

    assert found[0] == status
    assert "3 September 2026" in found[1]
    assert "20 November 2026" in found[1]
    assert (folders.presets / "old.pacing").exists() == (status == 0)


def test_the_option_says_that_it_is_meant(run, folders):
    assert run("--older")[0] == 0
    assert (folders.presets / "old.pacing").exists()


# ---------------------------------------------------------------- in the window


@pytest.fixture
def page(folders, library, given):
    library.import_preset(given("mornings", NEW))
    router = Router(parts_in(folders, None, library=library))
    router.handle(OpenClinic())
    router.handle(LookAtPreset(str(given("old", OLD, LOOSER))))
    return router


def test_the_window_asks_with_both_dates_before_it_keeps_it(page, folders):
    page.handle(KeepPreset())
    asked = page.view()
    first = (folders.presets / "old.pacing").exists()
    page.handle(KeepOlderPreset())

    assert "3 September 2026" in asked.question
    assert "20 November 2026" in asked.question
    assert not asked.kept
    assert not first
    assert page.view().kept
    assert page.view().question == ""
    assert (folders.presets / "old.pacing").read_text() == LOOSER


def test_the_answer_counts_only_after_the_question(page, folders):
    page.handle(KeepOlderPreset())

    assert not page.view().kept
    assert not (folders.presets / "old.pacing").exists()
