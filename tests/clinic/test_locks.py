"""Locks cap intensity, and nothing that is softer ever asks for permission."""

from dataclasses import replace
from datetime import date

import pytest
from clinic_material import KEY, PRESET, home, put_signed, shipped
from hypothesis import given
from hypothesis import strategies as st
from page_material import parts_in

from player.clinic.trust import TrustedAuthors
from player.library.catalog import Library
from player.practice.choices import Choices
from player.practice.declared.numbers import Number
from player.practice.narrator_choice import NarratorChoice
from player.practice.pacing.controls import CONTROLS
from player.practice.pacing.locks import may_choose_preset, may_set
from player.practice.pacing.model import GENTLE, Header, pacing_of, raw, with_values
from player.practice.pacing.resolved_choices import effective_choices, softer
from player.practice.units import Rung, Seconds
from player.window.intents import AsBefore, Softer
from player.window.practise.page import PractisePage
from player.window.practise.state import ChoosePreset

LOCKABLE = tuple(control.name for control in CONTROLS if control.lockable)
LOCKED = replace(
    GENTLE, author="Dr Ada", name="Mornings", reason="As agreed.", locked=LOCKABLE, content_hash="x"
)


def test_only_caps_on_intensity_can_be_locked_and_who_speaks():
    assert set(LOCKABLE) == {
        "session_max_min",
        "quiet_time_max_min",
        "max_silence_s",
        "max_rung",
        "difficulty_max",
        "contact_max_s",
        "check_in",
        "narrator",
    }


@pytest.mark.parametrize(
    ("name", "softer_value", "same", "further"),
    [
        ("session_max_min", 2.0, 8.0, 8.5),
        ("quiet_time_max_min", 2.0, 8.0, 9.0),
        ("max_silence_s", 3.0, 15.0, 16.0),
        ("max_rung", 0, 3, 4),
        ("difficulty_max", 0, 2, 3),
        ("contact_max_s", None, 45.0, 46.0),
        ("check_in", ("end", "middle", "start"), ("start", "middle", "end"), ("start", "end")),
    ],
)
def test_a_locked_control_goes_lower_and_not_further(name, softer_value, same, further):
    assert may_set(LOCKED, name, softer_value).allowed
    assert may_set(LOCKED, name, same).allowed
    answer = may_set(LOCKED, name, further)
    assert not answer.allowed
    assert answer.controls == (name,)
    assert answer.words.startswith("Dr Ada has set a limit for “")
    assert "Anything softer is yours at any time." in answer.words
    assert may_set(GENTLE, name, further).allowed, "without a lock nothing stands in the way"


def test_a_locked_narrator_speaks_whoever_was_chosen():
    emma = with_values(LOCKED, narrator="emma")
    chosen = Choices(narrator=NarratorChoice.GEORGE)

    assert effective_choices(emma, chosen).narrator is NarratorChoice.EMMA
    assert effective_choices(replace(emma, locked=()), chosen).narrator is NarratorChoice.GEORGE
    assert effective_choices(replace(emma, locked=()), Choices()).narrator is NarratorChoice.EMMA
    assert effective_choices(LOCKED, chosen).narrator is NarratorChoice.GEORGE, "nobody was set"


def test_a_locked_narrator_keeps_nobody_from_a_softer_preset():
    emma = with_values(LOCKED, narrator="emma")
    shorter = replace(with_values(GENTLE, session_max_min=3.0), content_hash="y")

    assert may_choose_preset(emma, shorter).allowed


def test_where_contact_is_never_any_contact_goes_further():
    never = with_values(LOCKED, contact_max_s=None)

    assert not may_set(never, "contact_max_s", 10.0).allowed
    assert may_set(never, "contact_max_s", None).allowed


def test_every_control_that_is_not_locked_is_free():
    for control in CONTROLS:
        assert may_set(replace(LOCKED, locked=()), control.name, control.default).allowed
        if not control.lockable:
            assert may_set(LOCKED, control.name, control.high).allowed
    with pytest.raises(KeyError):
        may_set(LOCKED, "no_such_control", 1)


@given(
    rung=st.none() | st.sampled_from(Rung),
    minutes=st.none() | st.floats(1, 60),
    times=st.integers(0, 6),
)
def test_whatever_is_chosen_the_sitting_stays_within_the_locks_and_softer_is_always_allowed(
    rung, minutes, times
):
    choices = Choices(highest_rung=rung, longest=None if minutes is None else Seconds(minutes * 60))
    pair = LOCKED, choices
    for _ in range(times):
        pair = softer(*pair)
    held = effective_choices(*pair)

    assert may_set(LOCKED, "max_rung", held.highest_rung).allowed
    assert may_set(LOCKED, "session_max_min", held.longest / 60).allowed
    for name in LOCKABLE:
        assert may_set(LOCKED, name, raw(pair[0], name)).allowed


def numbers(one):
    number = getattr(one.kind, "kind", one.kind)
    between = st.floats if isinstance(number, Number) else st.integers
    return between(number.low, number.high)


@given(
    st.fixed_dictionaries(
        {
            control.name: numbers(control)
            for control in CONTROLS
            if control.lockable and control.low is not None
        }
    )
)
def test_another_preset_is_allowed_exactly_if_it_goes_no_further(values):
    wanted = pacing_of(Header("other", "Other", "A", date(2026, 1, 1), "b"), values)
    further = {name for name, value in values.items() if value > raw(LOCKED, name)}

    answer = may_choose_preset(LOCKED, wanted)

    if wanted.max_rung == 0:
        assert answer.allowed
    else:
        assert set(answer.controls) == further
        assert answer.allowed == (not further)


# ---------------------------------------------------------------- in the parts


@pytest.fixture
def parts(tmp_path):
    folders = home(tmp_path / "home")
    put_signed(folders)
    put_signed(folders, PRESET.replace("max_rung: 2", "max_rung: 1"), "softer")
    TrustedAuthors(folders.config).trust("Dr Ada", KEY.public)
    return parts_in(folders, None, library=Library(folders, shipped(tmp_path / "shipped")))


def test_without_locks_every_preset_may_be_chosen(parts):
    for name in ("standard", "first-steps", "gentle"):
        assert parts.pacing_choice.choose(name).allowed
        assert parts.settings_store.current.preset == name
    assert parts.pacing_choice.locking is None


def test_from_a_locked_preset_only_softer_ones_may_be_chosen(parts):
    parts.pacing_choice.choose("mornings")
    refused = parts.pacing_choice.choose("standard")

    assert not refused.allowed
    assert set(refused.controls) == {"max_rung", "contact_max_s"}
    assert "Short and early, as we agreed." in refused.words
    assert parts.settings_store.current.preset == "mornings"
    for name in ("first-steps", "grounding-only"):
        assert parts.pacing_choice.choose(name).allowed


def test_two_choices_do_not_get_around_a_lock_and_the_way_back_is_open(parts):
    parts.pacing_choice.choose("mornings")
    parts.pacing_choice.choose("first-steps")

    assert parts.pacing_choice.locking.id == "mornings"
    assert not parts.pacing_choice.choose("standard").allowed
    assert parts.pacing_choice.choose("softer").allowed, "softer, with locks of its own"
    assert parts.pacing_choice.locking.id == "mornings"
    assert parts.pacing_choice.choose("mornings").allowed
    assert parts.settings_store.current.locked_by == ""


def test_the_pin_opens_what_a_lock_keeps(parts):
    parts.pin.get().set("2468")
    parts.pacing_choice.choose("mornings")

    wrong = parts.pacing_choice.choose("standard", "0000")
    assert (wrong.allowed, wrong.words) == (False, "This is not the PIN.")
    assert parts.pacing_choice.choose("standard", "2468").allowed
    assert parts.settings_store.current.preset == "standard"
    assert parts.pacing_choice.locking is None


def test_a_pin_that_was_never_set_opens_nothing(parts):
    parts.pacing_choice.choose("mornings")

    assert not parts.pacing_choice.choose("standard", "anything").allowed


def test_the_list_of_practices_says_why_a_preset_is_not_chosen_and_softens_all_the_same(parts):
    parts.pacing_choice.choose("mornings")
    page = parts.passed_to(PractisePage)
    page.handle(ChoosePreset("standard"))

    assert parts.settings_store.current.preset == "mornings"
    assert [message.text for message in parts.messages.shown if message.key == "lock"]
    page.handle(Softer())
    assert parts.settings_store.current.preset == "first-steps"
    page.handle(AsBefore())
    assert parts.settings_store.current.preset == "mornings"


def test_where_the_next_preset_would_go_further_softer_leads_to_grounding(parts):
    put_signed(parts.folders, PRESET.replace("max_rung: 2", "max_rung: 1").replace("s: 30", "s: 10"), "tiny")
    parts.library.get().reload()
    parts.pacing_choice.choose("tiny")
    page = parts.passed_to(PractisePage)
    page.handle(Softer())

    assert parts.settings_store.current.preset == "grounding-only"
    page.handle(AsBefore())
    assert parts.settings_store.current.preset == "tiny"


def test_locks_end_with_their_preset(parts):
    parts.pacing_choice.choose("mornings")
    parts.pacing_choice.choose("first-steps")
    (parts.folders.presets / "mornings.pacing").unlink()
    parts.library.get().reload()

    assert parts.pacing_choice.locking is None
    assert parts.pacing_choice.choose("standard").allowed


def test_a_locked_length_of_sittings_holds_for_quiet_time_in_other_presets_too():
    locking = replace(LOCKED, locked=("session_max_min",))
    longer = replace(with_values(GENTLE, quiet_time_max_min=60), content_hash="y")

    assert may_choose_preset(locking, longer).controls == ("quiet_time_max_min",)
    assert may_choose_preset(locking, replace(GENTLE, content_hash="z")).allowed
