"""Taking copies out, the key's place, backups, retention, deleting: what is shown and what is done."""

from log_material import GOOD, NoKeyring, at, until_done
from page_material import router_for

from player.records.errors import LogInUseError
from player.records.session_log import SessionLog
from player.records.store.key_places import KeyPlace
from player.records.store.keys import Keys
from player.window.briefing.state import BeginTextOnly
from player.window.clinic.presets.state import EditPreset
from player.window.intents import (
    ChoosePractice,
    ConfirmDelete,
    DeleteEverything,
    KeepIt,
    OpenClinic,
    OpenKeeping,
    OpenLog,
    OpenPractise,
    SetSetting,
)
from player.window.keeping.state import (
    DeleteDays,
    KeepOwnFiles,
    LookIntoBackup,
    MoveKey,
    PutBack,
)
from player.window.log.state import DeleteSitting, OpenSitting
from player.window.practise.state import PractiseView
from player.window.unlock.state import Unlock


def test_the_place_of_the_key_is_said_and_can_be_moved_behind_a_passphrase(parts, sit, folders):
    kept = sit(0)
    router = at(parts, OpenKeeping())
    before = [place.place for place in router.view().places if place.here]
    router.handle(MoveKey("passphrase"))
    wanted = router.view().passphrase_wanted
    router.handle(MoveKey("passphrase", "short"))
    until_done(router, parts)
    refused = router.view()
    router.handle(MoveKey("passphrase", GOOD))
    until_done(router, parts)
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
    assert [sitting.id for sitting in parts.session_log.open.sittings()] == [kept]


def test_a_key_that_cannot_be_moved_is_said_and_stays(parts):
    router = at(parts, OpenKeeping())
    router.handle(MoveKey("keyring"))
    until_done(router, parts)

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
    until_done(router, parts)
    contains = router.view().backups[0].contains
    router.handle(PutBack(backup.name))
    until_done(router, parts)
    asked = router.view()
    before = {sitting.id for sitting in parts.session_log.open.sittings()}
    router.handle(ConfirmDelete())
    until_done(router, parts)

    assert contains.startswith("It holds 1 sitting,")
    assert "It doesn't have 1 sitting that the log has now." in contains
    assert "set aside" in asked.asked
    assert asked.yes == "Put it back"
    assert before == {kept, later}
    assert [sitting.id for sitting in parts.session_log.open.sittings()] == [kept]
    assert "Put back" in router.view().done


def test_days_are_deleted_after_one_question(parts, sit):
    old, new = sit(10), sit(0)
    router = at(parts, OpenKeeping())
    days = (router.view().first_day, router.view().last_day)
    router.handle(ConfirmDelete())
    until_done(router, parts)
    router.handle(DeleteDays("2026-11-01", "2026-11-15"))
    router.handle(KeepIt())
    router.handle(ConfirmDelete())
    until_done(router, parts)
    untouched = [sitting.id for sitting in parts.session_log.open.sittings()]
    router.handle(DeleteDays("2026-11-01", "2026-11-15"))
    asked = router.view().asked
    router.handle(ConfirmDelete())
    until_done(router, parts)

    assert days == ("2026-11-12", "2026-11-22")
    assert untouched == [new, old]
    assert "can't be brought back" in asked
    assert [sitting.id for sitting in parts.session_log.open.sittings()] == [new]
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

    assert [(files.kind, files.label, files.files, files.kept) for files in shown] == [
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
    parts.lifecycle = parts.lifecycle._replace(release=router.start_afresh)
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
    router = router_for(parts)
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
    assert new not in [sitting.id for sitting in parts.session_log.open.sittings()]
    assert [sitting.id for sitting in parts.session_log.open.sittings()] == [old]
    assert len(router.view().rows) == 1


def test_how_long_everything_is_kept_is_a_setting(parts):
    router = at(parts, OpenKeeping())
    router.handle(SetSetting("keep_days", "365"))

    assert parts.settings_store.current.keep_days == 365
    assert router.view().retention == "365"


def test_what_deleting_can_not_undo_is_said_before(parts):
    router = at(parts, OpenKeeping())

    assert "may hold older copies" in router.view().disk_words
