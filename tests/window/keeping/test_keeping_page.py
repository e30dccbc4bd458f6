"""Taking copies out, the key's place, backups, retention, deleting: what is shown and what is done."""

import csv
import json
from datetime import timedelta
from itertools import count

import pytest
from page_material import Days, folders_in, parts_in

from player.records.errors import LogInUseError
from player.records.journal.entries import JournalKind
from player.records.session_log import SessionLog
from player.records.store.entries import Content, ContentKind, Outcome, RatingTime, Scale, StartedSitting
from player.records.store.key_places import KeyPlace
from player.records.store.keys import Keys
from player.records.store.vault import VaultUnavailableError
from player.window.briefing.state import BeginTextOnly
from player.window.clinic.presets.state import EditPreset
from player.window.export.state import ExportView, SaveExport, SetExport, TakeKind
from player.window.intents import (
    ChoosePractice,
    ConfirmDelete,
    DeleteEverything,
    KeepIt,
    Leave,
    OpenClinic,
    OpenExport,
    OpenJournal,
    OpenKeeping,
    OpenLog,
    OpenPractise,
    SetSetting,
)
from player.window.journal.state import JournalView
from player.window.keeping.state import (
    DeleteDays,
    KeepingView,
    KeepOwnFiles,
    LookIntoBackup,
    MoveKey,
    PutBack,
)
from player.window.log.state import DeleteSitting, LogView, OpenSitting
from player.window.practise.state import PractiseView
from player.window.router import Router
from player.window.unlock.state import Unlock, UnlockView

GOOD = "five plain words for now"


class NoKeyring:
    def read(self, entry):
        raise VaultUnavailableError(entry)

    def keep(self, entry, secret):  # noqa: ARG002
        raise VaultUnavailableError(entry)

    def delete(self, entry):
        raise VaultUnavailableError(entry)


@pytest.fixture
def days():
    return Days()


@pytest.fixture
def folders(tmp_path):
    return folders_in(tmp_path)


@pytest.fixture
def keys(folders):
    return Keys(folders.config, NoKeyring())


@pytest.fixture
def parts(folders, keys, days):
    log = SessionLog.open(folders.data, keys, days)
    made = parts_in(folders, log, now=days)
    yield made
    if made.session_log.open is not None:
        made.session_log.open.close()


@pytest.fixture
def sit(parts, days):
    def one(days_ago, note=""):
        now, days.now = days.now, days.now - timedelta(days=days_ago)
        script, preset = Content(ContentKind.SCRIPT, "s", b"s"), Content(ContentKind.PRESET, "gentle", b"g")
        sitting = parts.session_log.open.start(
            StartedSitting(script, "=Others", preset, "0" * 64, 240.0, spoken=True)
        )
        parts.session_log.open.rate(sitting, RatingTime.START, Scale.DISTRESS_10, 4)
        parts.session_log.open.reflect(sitting, note)
        parts.session_log.open.finish(sitting, Outcome.COMPLETED, 200.0)
        days.now = now
        return sitting

    return one


@pytest.fixture
def journal(parts):
    entry = parts.session_log.open.journal.begin(JournalKind.END_OF_DAY)
    parts.session_log.open.journal.save(entry, {"line": "Soup with the neighbour"})
    return entry


def at(parts, intent):
    router = Router(parts)
    router.handle(intent)
    return router


# ---------------------------------------------------------------------------------- exports


def put_together(router):
    """Tick until a preview is there."""
    for _ in range(1000):
        if router.view().ready:
            return
        router.tick()
    raise AssertionError("it was never put together")


def test_a_long_log_is_put_together_bit_by_bit_and_nothing_is_written_before_it_is(
    parts, sit, tmp_path, monkeypatch
):
    for days_ago in range(250):
        sit(days_ago)
    seconds = count()
    monkeypatch.setattr(parts.clocks, "seconds", lambda: float(next(seconds)))
    router = at(parts, OpenExport())
    before = router.view()
    router.handle(SaveExport(str(tmp_path / "log.csv")))
    for _ in range(2):
        router.tick()
    halfway = router.view()
    ticks = 0
    while not router.view().ready:
        router.tick()
        ticks += 1
    router.handle(SaveExport(str(tmp_path / "log.csv")))

    assert (before.ready, before.text) == (False, "")
    assert before.contains == ("Being put together, from 100 sittings so far.",)
    assert halfway.contains != before.contains
    assert ticks > 2
    assert (tmp_path / "log.csv").read_bytes().count(b"\r\n") == 251
    assert (tmp_path / "log-about.txt").exists()


def test_another_choice_begins_anew(parts, sit, monkeypatch):
    for days_ago in range(250):
        sit(days_ago)
    seconds = count()
    monkeypatch.setattr(parts.clocks, "seconds", lambda: float(next(seconds)))
    router = at(parts, OpenExport())
    router.tick()
    router.handle(SetExport("form", "json"))
    put_together(router)

    assert router.view().text.startswith("{")
    assert "This is its beginning" in router.view().more


def test_the_preview_is_the_very_text_that_is_written(parts, sit, tmp_path):
    sit(3)
    router = at(parts, OpenExport())
    for form in ("csv", "json", "fhir"):
        router.handle(SetExport("form", form))
        put_together(router)
        view = router.view()
        path = tmp_path / view.file_name
        router.handle(SaveExport(str(path)))

        assert path.read_bytes().decode("utf-8-sig") == view.text
        assert str(path) in router.view().done
        assert "not encrypted" in router.view().done


def test_the_pages_to_print_say_what_the_preview_says(parts, sit, tmp_path, qapp):  # noqa: ARG001
    sit(3)
    router = at(parts, OpenExport())
    router.handle(SetExport("form", "pdf"))
    put_together(router)
    view = router.view()
    router.handle(SaveExport(str(tmp_path / "report.pdf")))

    assert view.text == ""
    assert "Kindpace" in view.html
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_what_a_person_wrote_stays_unless_it_is_chosen(parts, sit, journal):  # noqa: ARG001
    sit(3, note="The tram outside.")
    router = at(parts, OpenExport())
    router.handle(SetExport("form", "json"))
    usual = router.view()
    router.handle(TakeKind("journal", taken=True))
    router.handle(TakeKind("notes", taken=True))
    chosen = router.view()

    assert [kind.kind for kind in usual.kinds if not kind.taken] == ["notes", "journal"]
    assert "Soup" not in usual.text
    assert "tram" not in usual.text
    assert any("your journal" in line for line in usual.left_out)
    assert "Soup with the neighbour" in chosen.text
    assert "The tram outside." in chosen.text


def test_only_the_days_that_are_chosen_leave(parts, sit):
    for ago in (0, 5, 10):
        sit(ago)
    router = at(parts, OpenExport())
    whole = router.view()
    router.handle(SetExport("form", "json"))
    router.handle(SetExport("first", "2026-11-15"))
    router.handle(SetExport("last", "2026-11-18"))
    sittings = json.loads(router.view().text)["sittings"]

    assert (whole.first_day, whole.last_day) == ("2026-11-12", "2026-11-22")
    assert [one["started"][:10] for one in sittings] == ["2026-11-17"]


def test_a_table_comes_with_what_its_columns_mean_and_never_over_another_file(parts, sit, tmp_path):
    sit(0)
    router = at(parts, OpenExport())
    (tmp_path / "mine-about.txt").write_text("not ours")
    router.handle(SaveExport(str(tmp_path / "mine.csv")))
    refused = router.view().messages[0].text
    router.handle(SaveExport(str(tmp_path / "other.csv")))
    rows = list(csv.reader((tmp_path / "other.csv").read_text("utf-8-sig").splitlines()))

    assert "nothing was written" in refused
    assert not (tmp_path / "mine.csv").exists()
    assert (tmp_path / "mine-about.txt").read_text() == "not ours"
    assert (tmp_path / "other-about.txt").exists()
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_a_folder_that_cannot_be_written_is_said(parts, sit, tmp_path):
    sit(0)
    router = at(parts, OpenExport())
    router.handle(SaveExport(str(tmp_path / "nowhere" / "log.csv")))

    assert "Nothing could be written" in router.view().messages[0].text
    assert router.view().done == ""


def test_an_empty_log_has_nothing_to_take(parts):
    view = at(parts, OpenExport()).view()

    assert not view.ready
    assert view.first_day == ""


# ---------------------------------------------------------------------------------- keeping


def test_the_place_of_the_key_is_said_and_can_be_moved_behind_a_passphrase(parts, sit, folders):
    kept = sit(0)
    router = at(parts, OpenKeeping())
    before = [place.place for place in router.view().places if place.here]
    router.handle(MoveKey("passphrase"))
    wanted = router.view().passphrase_wanted
    router.handle(MoveKey("passphrase", "short"))
    refused = router.view()
    router.handle(MoveKey("passphrase", GOOD))
    after = router.view()
    parts.session_log.open.close()
    parts.session_log.use(SessionLog.open(folders.data, Keys(folders.config, NoKeyring(), GOOD)))

    assert before == ["file"]
    assert wanted
    assert refused.messages
    assert refused.passphrase_wanted
    assert [place.place for place in after.places if place.here] == ["passphrase"]
    assert not after.passphrase_wanted
    assert "behind a passphrase" in after.done
    assert parts.session_log.open.key_place is KeyPlace.PASSPHRASE
    assert [one.id for one in parts.session_log.open.sittings()] == [kept]


def test_a_key_that_cannot_be_moved_is_said_and_stays(parts):
    router = at(parts, OpenKeeping())
    router.handle(MoveKey("keyring"))

    assert [place.place for place in router.view().places if place.here] == ["file"]
    assert router.view().messages
    assert router.view().done == ""


def test_a_backup_is_looked_into_and_put_back_after_one_question(parts, sit):
    kept = sit(1)
    parts.session_log.open.retention.back_up_if_due()
    later = sit(0)
    router = at(parts, OpenKeeping())
    (backup,) = router.view().backups
    router.handle(LookIntoBackup(backup.name))
    contains = router.view().backups[0].contains
    router.handle(PutBack(backup.name))
    asked = router.view()
    before = {one.id for one in parts.session_log.open.sittings()}
    router.handle(ConfirmDelete())

    assert contains.startswith("It holds 1 sitting,")
    assert "It lacks 1 sitting kept here now." in contains
    assert "set aside" in asked.asked
    assert asked.yes == "Put it back"
    assert before == {kept, later}
    assert [one.id for one in parts.session_log.open.sittings()] == [kept]
    assert "Put back" in router.view().done


def test_days_are_deleted_after_one_question(parts, sit):
    old, new = sit(10), sit(0)
    router = at(parts, OpenKeeping())
    days = (router.view().first_day, router.view().last_day)
    router.handle(ConfirmDelete())
    router.handle(DeleteDays("2026-11-01", "2026-11-15"))
    router.handle(KeepIt())
    router.handle(ConfirmDelete())
    untouched = [one.id for one in parts.session_log.open.sittings()]
    router.handle(DeleteDays("2026-11-01", "2026-11-15"))
    asked = router.view().asked
    router.handle(ConfirmDelete())

    assert days == ("2026-11-12", "2026-11-22")
    assert untouched == [new, old]
    assert "can't be brought back" in asked
    assert [one.id for one in parts.session_log.open.sittings()] == [new]
    assert router.view().first_day == "2026-11-22"


def test_everything_is_deleted_after_one_question(parts, sit, folders):
    sit(0)
    parts.settings_store.change(support_contact="Ada, 0123")
    router = at(parts, OpenKeeping())
    router.handle(DeleteEverything())
    asked = router.view().asked
    router.handle(KeepIt())
    kept = len(parts.session_log.open.sittings())
    router.handle(DeleteEverything())
    router.handle(ConfirmDelete())

    assert asked.startswith("Delete everything: sittings, journal, answers, backups, settings")
    assert asked.endswith("None of it can be brought back.")
    assert kept == 1
    assert router.view().done == "Everything was deleted."
    assert parts.settings_store.current.support_contact == ""
    assert not (folders.data / "sittings.db").exists()
    assert router.view().backups == ()


def test_own_files_stay_unless_they_are_not_kept_and_both_is_said_before(parts, folders):
    (folders.scripts / "mine.md").write_text("mine")
    for name in ("a.wav", "a.vtt"):
        (folders.recordings / name).write_text("mine")
    router = at(parts, OpenKeeping())
    shown = router.view().own_files
    router.handle(DeleteEverything())
    all_stay = router.view().asked
    router.handle(KeepOwnFiles("recordings", kept=False))
    some_stay = router.view().asked
    router.handle(ConfirmDelete())

    assert [(one.kind, one.label, one.files, one.kept) for one in shown] == [
        ("practices", "Practices you added", "1 file", True),
        ("recordings", "Recordings and captions", "2 files", True),
    ]
    assert "Your own files" not in all_stay
    assert all_stay.endswith("These stay: practices you added (1 file), recordings and captions (2 files).")
    assert "Your own files go too: recordings and captions (2 files)." in some_stay
    assert some_stay.endswith("These stay: practices you added (1 file).")
    assert router.view().done.endswith("These stay: practices you added (1 file).")
    assert (folders.scripts / "mine.md").read_text() == "mine"
    assert list(folders.recordings.iterdir()) == []


def test_where_another_kindpace_writes_it_is_said_and_nothing_goes(parts, sit, folders, monkeypatch):
    sit(0)

    def in_use(*_):
        raise LogInUseError(folders.data / "sittings.db")

    monkeypatch.setattr("player.window.keeping.page.delete_everything", in_use)
    router = at(parts, OpenKeeping())
    router.handle(DeleteEverything())
    router.handle(ConfirmDelete())

    assert "is already open" in router.view().messages[0].text
    assert router.view().done == ""
    assert (folders.data / "sittings.db").exists()


def test_a_sitting_that_waits_ends_and_pages_forget_what_was_on_them(parts):
    router = at(parts, OpenClinic())
    parts.lifecycle.release = router.start_afresh
    router.handle(EditPreset("gentle"))
    router.handle(ChoosePractice("others-too"))
    router.handle(BeginTextOnly())
    sitting = router.page.sitting
    router.handle(OpenClinic())
    unsaved, under_way = router.view().unsaved, sitting.under_way
    router.handle(OpenKeeping())
    router.handle(DeleteEverything())
    router.handle(ConfirmDelete())
    router.handle(OpenPractise())
    first = router.view()
    router.handle(OpenClinic())

    assert (unsaved, under_way) == ("Gentle, changed", True)
    assert not sitting.under_way
    assert isinstance(first, PractiseView)
    assert router.view().unsaved == ""


def test_without_its_passphrase_a_log_can_only_be_deleted(parts, sit, folders):
    sit(0)
    parts.session_log.open.close()
    parts.session_log.use(None)
    parts.session_log.unlock = lambda _: "That is not it."
    router = Router(parts)
    router.ask_for_passphrase()
    router.handle(Unlock("lost"))
    router.handle(DeleteEverything())
    asked = router.view()
    router.handle(ConfirmDelete())

    assert asked.asked.startswith("Delete everything: ")
    assert "not open" in asked.backups_words
    assert asked.places == asked.backups == ()
    assert router.view().done == "Everything was deleted."
    assert not (folders.data / "sittings.db").exists()
    assert parts.session_log.unlock is None


def test_one_sitting_is_deleted_from_the_log_after_one_question(parts, sit):
    old, new = sit(1), sit(0)
    router = at(parts, OpenLog())
    router.handle(OpenSitting(0))
    router.handle(ConfirmDelete())
    router.handle(DeleteSitting())
    asked = router.view().detail.asked
    still = len(parts.session_log.open.sittings())
    router.handle(ConfirmDelete())

    assert still == 2
    assert "can't be brought back" in asked
    assert new not in [one.id for one in parts.session_log.open.sittings()]
    assert [one.id for one in parts.session_log.open.sittings()] == [old]
    assert len(router.view().rows) == 1


def test_how_long_everything_is_kept_is_a_setting(parts):
    router = at(parts, OpenKeeping())
    router.handle(SetSetting("keep_days", "365"))

    assert parts.settings_store.current.keep_days == 365
    assert router.view().retention == "365"


# ---------------------------------------------------------------------------------- the passphrase


def test_the_log_opens_with_its_passphrase_and_not_with_another(parts, folders, days, sit):
    kept = sit(0)
    parts.session_log.open.move_key(KeyPlace.PASSPHRASE, GOOD)
    parts.session_log.open.close()
    parts.session_log.use(None)

    def unlock(passphrase):
        try:
            parts.session_log.use(
                SessionLog.open(folders.data, Keys(folders.config, NoKeyring(), passphrase), days)
            )
        except Exception as error:  # noqa: BLE001
            return str(error)
        return ""

    parts.session_log.unlock = unlock
    router = Router(parts)
    router.ask_for_passphrase()
    router.handle(Unlock("not this one at all"))
    wrong = router.view().wrong
    router.handle(Unlock(GOOD))

    assert wrong
    assert isinstance(router.view(), PractiseView)
    assert [one.id for one in parts.session_log.open.sittings()] == [kept]


def test_one_can_go_on_without_the_passphrase(parts):
    parts.session_log.unlock = lambda _: "wrong"
    router = Router(parts)
    router.ask_for_passphrase()
    router.handle(Leave())

    assert isinstance(router.view(), PractiseView)


@pytest.mark.parametrize(
    ("intent", "view"),
    [
        (OpenLog(), LogView),
        (OpenJournal(), JournalView),
        (OpenExport(), ExportView),
        (OpenKeeping(), KeepingView),
    ],
)
def test_whoever_went_on_without_the_passphrase_can_type_it_later(parts, intent, view):
    log = parts.session_log.open
    parts.session_log.use(None)

    def unlock(_):
        parts.session_log.use(log)
        return ""

    parts.session_log.unlock = unlock
    router = Router(parts)
    router.ask_for_passphrase()
    router.handle(Leave())
    router.handle(intent)
    asked = router.view()
    router.handle(Unlock(GOOD))
    router.tick()

    assert isinstance(asked, UnlockView)
    assert isinstance(router.view(), view)


def test_a_passphrase_is_in_no_printed_intent():
    assert GOOD not in repr(Unlock(GOOD))
    assert GOOD not in repr(MoveKey("passphrase", GOOD))
