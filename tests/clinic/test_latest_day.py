"""Setting the clock back revives no expired preset, and a clock far ahead locks nobody out for good."""

from datetime import date

import pytest
from clinic_material import KEY, PRESET, TODAY, home, own, put_signed, shipped
from page_material import parts_in

from player.clinic.trust import TrustedAuthors
from player.clinic.verification import day_in_words
from player.library.catalog import Library
from player.records.retention.everything import delete_everything
from player.records.store.keys import Keys
from player.settings.declaration import Settings
from player.system.latest_day import LatestDay
from player.window.clinic.gate.state import ClinicGateView
from player.window.clinic.importing.state import ImportView
from player.window.clinic.presets.state import ClinicView, CountFromToday, LookAtPreset
from player.window.intents import OpenClinic
from player.window.practise.practice_list import Listing
from player.window.router import Router

LAST, AFTER, FAR = date(2027, 2, 22), date(2027, 2, 23), date(2031, 3, 1)
"""The preset's review date, the day after it, and wrong days."""


@pytest.fixture
def folders(tmp_path):
    made = home(tmp_path / "home")
    put_signed(made)
    TrustedAuthors(made.config).trust("Dr Ada", KEY.public)
    return made


@pytest.fixture
def start(folders, tmp_path):
    """Starts Kindpace with a clock that shows this day until it is set."""
    content = shipped(tmp_path / "shipped")

    def started():
        clock = Clock()
        return clock, Library(folders, content, lambda: clock.day)

    return started


class Clock:
    day = TODAY


def on(started, day, name="mornings"):
    """What is in force on a day."""
    clock, library = started
    clock.day = day
    return library.pacing_in_force(Settings(preset=name))


@pytest.mark.parametrize("back", [LAST, date(2026, 11, 22), date(1970, 1, 1)])
def test_a_clock_set_back_does_not_bring_an_expired_preset_to_life(start, back):
    assert on(start(), LAST).pacing.id == "mornings"
    assert on(start(), AFTER).pacing.id == "gentle"
    found = on(start(), back)

    assert found.pacing.id == "gentle"
    assert (
        f"This computer's clock says {day_in_words(back)}, but it has been 23 February 2027 here before, and "
        "by then that day had passed." in found.reason
    )


def test_nor_while_it_runs(start):
    running = start()

    assert [on(running, day).pacing.id for day in (LAST, AFTER, LAST)] == ["mornings", "gentle", "gentle"]


def test_a_clock_set_back_before_the_review_date_changes_nothing(start):
    """As when travelling west: the preset was valid on both days."""
    for day in (date(2026, 12, 2), date(2026, 12, 1)):
        found = on(start(), day)

        assert (found.pacing.id, found.reason) == ("mornings", "")


def test_a_clock_far_ahead_leads_to_gentle_and_back_once_it_is_said_to_have_been_wrong(start, folders):
    on(start(), FAR)
    wrong = on(start(), date(2026, 11, 28))
    (folders.config / "latest-day.toml").unlink()
    right = on(start(), date(2026, 11, 28))

    assert wrong.pacing.id == "gentle"
    assert (
        "This computer's clock says 28 November 2026, but it has been 1 March 2031 here before"
        in wrong.reason
    )
    assert "If the clock was wrong then, the clinic's page can count from today again" in wrong.reason
    assert (right.pacing.id, right.reason) == ("mornings", "")


def test_it_outlasts_the_list_of_presets_and_every_other_preset(start, folders):
    """The day after counts as seen even when practising with another preset."""
    on(start(), AFTER)
    put_signed(folders, PRESET.replace("For mornings", "Another"), "another")

    assert on(start(), LAST, "another").pacing.id == "gentle"


def test_one_s_own_review_date_is_kept_to_likewise(start, folders):
    (folders.presets / "mine.pacing").write_text(own())
    on(start(), AFTER, "mine")

    assert "You might ask yourself for a new one" in on(start(), AFTER, "mine").reason
    assert "otherwise you might ask yourself for a new one" in on(start(), LAST, "mine").reason


def test_no_day_is_kept_of_those_who_have_no_review_date(start, folders):
    for name in ("gentle", "standard"):
        on(start(), AFTER, name)

    assert not (folders.config / "latest-day.toml").exists()


@pytest.mark.parametrize(
    "text", ["", "latest_day = ", "latest_day = 3", "latest_day = 2031-03-01T10:00:00", "\0"]
)
def test_a_damaged_file_counts_for_nothing_and_is_written_anew(start, folders, text):
    path = folders.config / "latest-day.toml"
    path.write_text(text)
    first = on(start(), LAST)

    assert first.pacing.id == "mornings"
    assert "latest_day = 2027-02-22" in path.read_text()


def test_where_nothing_can_be_kept_the_clock_counts_and_nobody_is_kept_from_practising(start, folders):
    (folders.config / "latest-day.toml").mkdir()

    assert [on(start(), day).pacing.id for day in (AFTER, LAST)] == ["gentle", "mornings"]


def test_it_never_goes_back_by_itself(folders):
    kept = LatestDay(folders.config)
    for day in (LAST, AFTER, LAST):
        kept.note(day)

    assert LatestDay(folders.config).days(LAST).latest == AFTER
    assert LatestDay(folders.config).days(FAR).latest == FAR
    assert "2027-02-23" in (folders.config / "latest-day.toml").read_text()


def test_it_goes_when_everything_is_deleted(folders):
    LatestDay(folders.config).note(AFTER)
    delete_everything(folders, Keys(folders.config), ())

    assert not (folders.config / "latest-day.toml").exists()


# ---------------------------------------------------------------- in the window


@pytest.fixture
def parts(folders, start):
    return parts_in(folders, None, library=start()[1])


def clinic_view(router: Router) -> ClinicView:
    view = router.view()
    assert isinstance(view, ClinicView)

    return view


def test_the_clinic_says_it_and_counts_from_today_again(parts):
    LatestDay(parts.folders.config).note(FAR)
    router = Router(parts)
    router.handle(OpenClinic())
    said = clinic_view(router).clock
    router.handle(CountFromToday())

    assert said.startswith(
        "This computer's clock says Sunday 22 November 2026, but it has been Saturday 1 March 2031 here"
    )
    assert clinic_view(router).clock == ""
    assert "2031" not in (parts.folders.config / "latest-day.toml").read_text()


def test_with_a_pin_it_is_asked_for_first(parts):
    LatestDay(parts.folders.config).note(FAR)
    parts.pin.get().set("2468")
    router = Router(parts)
    router.handle(OpenClinic())
    router.handle(CountFromToday())

    assert isinstance(router.view(), ClinicGateView)
    assert (parts.folders.config / "latest-day.toml").exists()


def test_what_is_brought_in_is_looked_at_on_the_latest_day_seen(parts, tmp_path):
    LatestDay(parts.folders.config).note(AFTER)
    given = put_signed(parts.folders, name="given").rename(tmp_path / "given.pacing")
    (parts.folders.presets / "given.pacing.minisig").rename(tmp_path / "given.pacing.minisig")
    router = Router(parts)
    router.handle(OpenClinic())
    router.handle(LookAtPreset(str(given)))
    view = router.view()

    assert isinstance(view, ImportView)
    assert not view.can_keep
    assert "but it has been 23 February 2027 here before" in view.found


def test_a_list_kept_from_before_does_not_stand_in_for_the_day(parts, monkeypatch):
    """The cached list was made while the preset was valid."""
    monkeypatch.setattr(Listing, "_today", lambda _: LAST)
    parts.settings_store.change(preset="mornings")
    parts.passed_to(Listing).now()
    kept = parts.passed_to(Listing)
    LatestDay(parts.folders.config).note(AFTER)

    assert kept.from_before is True
    assert parts.passed_to(Listing).from_before is False
    kept.now()
    assert kept.from_before is False
