"""The log records which locks held at each sitting, and which earlier ones were lifted, and how."""

from datetime import UTC, date, datetime, timedelta

import pytest
from argon2 import PasswordHasher
from clinic_material import KEY, PRESET, STRANGER, home, shipped
from page_material import parts_in, replace_made

from player.cli import play
from player.clinic.pin import ClinicPin
from player.clinic.signature import sign, write_signature
from player.clinic.trust import TrustedAuthors
from player.library.catalog import Library
from player.practice.choices import Choices
from player.practice.pacing.locks import HeldLocks, LiftedBy, LiftedLocks, loosened_controls
from player.practice.session import effects
from player.practice.units import Seconds
from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.sittings.planning import Planning
from player.system.folders import HOME_VARIABLE
from player.system.latest_day import LatestDay
from player.window.briefing.state import BeginTextOnly
from player.window.intents import ChoosePractice, EaseBack
from player.window.log.describe import detail_of
from player.window.router import Router

SIGNED = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
CAPS = {"max_rung": 2, "contact_max_s": 30}
LOOSER = PRESET.replace("max_rung: 2", "max_rung: 4")
UNLOCKED = PRESET.replace("locked: [max_rung, contact_max_s]\n", "")


class Person:
    """A person with a locked preset in force, whose sittings are logged."""

    def __init__(self, folder, content):
        self.today = date(2026, 11, 22)
        self.now = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
        self.content = content
        self.folders = home(folder)
        self.put(PRESET)
        TrustedAuthors(self.folders.config).trust("Dr Ada", KEY.public)
        self.pin = ClinicPin(self.folders.config, self.tick, PasswordHasher(1, 64, 1))
        self.log = SessionLog.open(self.folders.data, Keys(self.folders.config), self.tick)
        self.set(preset="mornings")

    def tick(self):
        self.now += timedelta(minutes=1)
        return self.now

    def put(self, text, when=SIGNED, name="mornings", key=KEY):
        """Add a signed preset to the person's own, as if copied by hand."""
        path = self.folders.presets / f"{name}.pacing"
        path.write_text(text)
        path.with_name(f"{path.name}.minisig").write_bytes(
            write_signature(sign(text.encode(), key, path.name, when))
        )

    def set(self, **values):
        """Edit the settings as with a text editor."""
        path = self.folders.config / "settings.toml"
        path.write_text("".join(f'{name} = "{value}"\n' for name, value in values.items()))

    def sit(self):
        """Begin a sitting in a new window; returns the locks columns of its row in the log."""
        library = Library(self.folders, self.content, lambda: self.today)
        parts = parts_in(self.folders, self.log, library=library)
        replace_made(parts.pin, self.pin)
        router = Router(parts)
        for intent in (ChoosePractice("ease-back"), BeginTextOnly()):
            router.handle(intent)
        router.tick()
        router.handle(EaseBack())
        rows = self.log.rows("SELECT uuid FROM sittings ORDER BY number DESC LIMIT 1")
        return self.log.sitting(rows[0][0])


def said(row):
    """The lines on the sitting's page in the log."""
    return detail_of(0, row, asked=False).lines


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    return shipped(tmp_path_factory.mktemp("content"), "ease-back")


@pytest.fixture
def person(tmp_path, content):
    made = Person(tmp_path / "home", content)
    yield made
    made.log.close()


def test_the_row_says_which_locks_held_and_from_which_preset(person):
    row = person.sit()

    assert row.locks == HeldLocks("mornings", row.preset_hash, KEY.public.id, SIGNED, CAPS)
    assert row.lifted is None
    assert "Locked: “Highest rung” common humanity and “Contact, at most” 30 s." in said(row)


def test_softer_leaves_the_locks_in_their_place(person):
    first = person.sit()
    person.set(preset="first-steps", locked_by="mornings")
    row = person.sit()

    assert row.preset_name == "first-steps"
    assert (row.locks, row.lifted) == (first.locks, None)


def test_without_locks_the_row_says_that_there_were_none(person):
    person.set(preset="gentle")
    row = person.sit()

    assert (row.locks, row.lifted) == (HeldLocks(), None)
    assert not any("Locked" in line for line in said(row))


def edited(person):
    person.set(preset="standard")


def forgotten(person):
    """Remove the locked preset from the settings and keep the softer one."""
    person.set(preset="first-steps", locked_by="mornings")
    person.sit()
    person.set(preset="first-steps")


def deleted(person):
    (person.folders.presets / "mornings.pacing").unlink()


def changed(person):
    path = person.folders.presets / "mornings.pacing"
    path.write_text(path.read_text().replace("max_rung: 2", "max_rung: 5"))


def made_one_s_own(person):
    person.put(UNLOCKED.replace("author: Dr Ada", "author: myself"))
    (person.folders.presets / "mornings.pacing.minisig").unlink()


def untrusted(person):
    TrustedAuthors(person.folders.config).remove(KEY.public.id)


def an_older_one(person):
    person.put(UNLOCKED, SIGNED - timedelta(days=60))


def of_another_author(person):
    TrustedAuthors(person.folders.config).trust("Myself", STRANGER.public)
    person.put(UNLOCKED, SIGNED + timedelta(days=1), key=STRANGER)


@pytest.mark.parametrize(
    "lift", [edited, forgotten, deleted, changed, made_one_s_own, untrusted, an_older_one, of_another_author]
)
def test_a_lock_that_is_lifted_by_hand_is_seen_in_the_next_row(person, lift):
    person.sit()
    lift(person)
    row, after = person.sit(), person.sit()

    assert row.lifted == LiftedLocks(("max_rung", "contact_max_s"), LiftedBy.HAND)
    assert row.locks == HeldLocks()
    assert after.lifted is None, "it is said once"
    assert (
        "Locked the time before, and not any more: “Highest rung” and “Contact, at most”, because the "
        "settings or a file were changed, without the PIN and without a newer preset."
    ) in said(row)


def test_a_cap_that_goes_further_is_lifted_too(person):
    person.sit()
    person.put(LOOSER, SIGNED - timedelta(days=60))
    row = person.sit()

    assert row.lifted == LiftedLocks(("max_rung",), LiftedBy.HAND)
    assert row.locks.caps == CAPS | {"max_rung": 4}


def test_what_the_clinic_lifts_is_called_that(person):
    person.pin.set("2468")
    person.sit()
    person.pin.check("2468")
    person.set(preset="standard")

    assert person.sit().lifted.by is LiftedBy.PIN


def test_a_pin_given_before_the_last_sitting_lifted_nothing_since(person):
    person.pin.set("2468")
    person.pin.check("2468")
    person.sit()
    person.pin.check("0000")
    person.set(preset="standard")

    assert person.sit().lifted.by is LiftedBy.HAND


def test_a_newer_preset_of_the_same_author_is_called_that(person):
    person.sit()
    person.put(LOOSER, SIGNED + timedelta(days=1))

    assert person.sit().lifted == LiftedLocks(("max_rung",), LiftedBy.NEWER_PRESET)


def test_a_review_date_that_has_passed_is_called_that(person):
    person.sit()
    person.today = date(2027, 2, 23)

    assert person.sit().lifted.by is LiftedBy.REVIEW_DATE


def test_one_that_has_passed_only_by_another_clock_is_called_that(person):
    person.sit()
    LatestDay(person.folders.config).note(date(2031, 3, 1))

    assert person.sit().lifted.by is LiftedBy.CLOCK


def test_a_clock_set_back_does_not_hide_the_row_before(person):
    """The latest row is the one written last, whatever the clock says."""
    person.sit()
    person.now -= timedelta(days=400)
    edited(person)

    assert person.sit().lifted.by is LiftedBy.HAND
    assert person.sit().lifted is None


def test_stricter_locks_lift_nothing(person):
    person.sit()
    person.put(PRESET.replace("max_rung: 2", "max_rung: 1"), SIGNED - timedelta(days=60))
    row = person.sit()

    assert (row.lifted, row.locks.caps["max_rung"]) == (None, 1)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ({"contact_max_s": None}, {"contact_max_s": 10}, ("contact_max_s",)),
        ({"contact_max_s": 10}, {"contact_max_s": None}, ()),
        ({"check_in": ("start", "end")}, {"check_in": ("start",)}, ("check_in",)),
        ({"check_in": ("start",)}, {"check_in": ("end", "start")}, ()),
        ({}, {"max_rung": 1}, ()),
    ],
)
def test_what_counts_as_lifted(before, now, expected):
    assert loosened_controls(before, now) == expected


def test_a_sitting_without_the_window_is_kept_in_the_same_way(person, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(person.folders.config.parent))
    person.sit()
    edited(person)
    library = Library(person.folders)
    planning = Planning(
        library.script("ease-back"), library.preset("gentle"), Choices(), library.phrasebook()
    )
    session = type("Begun", (), {"plan": planning.fresh(planning.estimated), "position": 0.0})()
    play._sitting_log(person.log, planning, person.folders).record(effects.StartLog(), session, Seconds(0.0))
    rows = person.log.rows("SELECT uuid FROM sittings ORDER BY number DESC LIMIT 1")

    assert person.log.sitting(rows[0][0]).lifted.by is LiftedBy.HAND
