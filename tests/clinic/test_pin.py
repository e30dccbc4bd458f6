"""The clinic's PIN: waits that grow, survive a restart, and are bounded."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher, Type
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from player.clinic.errors import PinError, PinNotKeptError, PinUnfitError, PinWrongError
from player.clinic.pin import FILE_NAME, ClinicPin, usual_hasher, wait_after

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Clock:
    def __init__(self):
        self.time = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)

    def __call__(self):
        return self.time

    def pass_(self, **time):
        self.time += timedelta(**time)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def pin(tmp_path, clock):
    made = ClinicPin(tmp_path, clock, CHEAP)
    made.set("2468")
    return made


def test_without_a_pin_the_clinic_is_open(tmp_path):
    pin = ClinicPin(tmp_path, hasher=CHEAP)

    assert not pin.is_set
    assert pin.check("").right
    assert pin.wait() == timedelta(0)


def test_the_right_pin_opens_and_a_wrong_one_does_not(pin):
    assert pin.is_set
    assert pin.check("2468").right
    wrong = pin.check("2469")
    assert not wrong.right
    assert wrong.words == "This is not the PIN."


def test_waits_grow_are_kept_on_disk_and_end(pin, tmp_path, clock):
    for _ in range(2):
        assert pin.check("0000").wait == timedelta(0)
    third = pin.check("0000")
    again = ClinicPin(tmp_path, clock, CHEAP).check("2468")
    clock.pass_(seconds=5)

    assert third.wait == timedelta(seconds=5)
    assert third.words == "This is not the PIN. You can try again in 5 seconds."
    assert not again.right, "the right one is not even tried before its time"
    assert again.words == "That was wrong several times. Please wait 5 seconds."
    assert pin.check("0000").wait == timedelta(seconds=10)
    clock.pass_(seconds=10)
    assert pin.check("2468").right
    assert pin.check("0000").wait == timedelta(0), "a right one begins the count anew"


def test_waits_double_up_to_a_quarter_of_an_hour():
    assert [wait_after(wrong).total_seconds() for wrong in range(7)] == [0, 0, 0, 5, 10, 20, 40]
    assert wait_after(100) == timedelta(minutes=15)


def test_a_clock_put_back_does_not_lengthen_the_wait(pin, clock):
    for _ in range(3):
        pin.check("0000")
    clock.pass_(days=-400)

    assert pin.wait() == timedelta(seconds=5)
    clock.pass_(seconds=5)
    assert pin.wait() == timedelta(0)


def test_a_pin_is_changed_and_removed_only_with_the_present_one(pin):
    with pytest.raises(PinWrongError):
        pin.set("1357", "0000")
    pin.set("1357", "2468")
    assert pin.check("1357").right
    with pytest.raises(PinWrongError):
        pin.remove("2468")
    pin.remove("1357")
    assert not pin.is_set


@pytest.mark.parametrize("new", ["", "123", "x" * 65, "12 34", "päss"])
def test_a_pin_that_can_not_be_used_is_refused(tmp_path, new):
    with pytest.raises(PinUnfitError):
        ClinicPin(tmp_path, hasher=CHEAP).set(new)


@pytest.mark.usefixtures("pin")
def test_the_pin_is_kept_as_argon2id_and_nothing_else(tmp_path):
    text = (tmp_path / FILE_NAME).read_text()

    assert json.loads(text)["hash"].startswith("$argon2id$")
    assert "2468" not in text.partition("$argon2id$")[0]
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o777 == 0o600
    assert (usual_hasher().memory_cost, usual_hasher().time_cost) == (65536, 3)


class Counted(PasswordHasher):
    """Counts attempts to verify a hash without doing it, which could take hours."""

    tried = 0

    def verify(self, kept, given):  # noqa: ARG002
        self.tried += 1
        return True


def hashed(*, memory=1024, time=2, lanes=1, kind=Type.ID, length=32, salt=16):
    """The right PIN, hashed with these costs."""
    return PasswordHasher(time, memory, lanes, length, salt, type=kind).hash("2468")


def asked_for(cost, number):
    """A hash of the PIN that claims impossible costs, without computing it."""
    return re.sub(rf"\b{cost}=\d+", f"{cost}={number}", hashed())


COSTS = {
    "all memory": asked_for("m", 99_999_999),
    "a little more memory than there may be": asked_for("m", 1024 * 1024 + 1),
    "hours": asked_for("t", 4_000_000_000),
    "a little more time than there may be": asked_for("t", 17),
    "thousands of threads": asked_for("p", 16_777_215),
    "a little more threads than there may be": asked_for("p", 17),
    "next to no memory": hashed(memory=8),
    "a little less memory than ours": hashed(memory=1023),
    "one pass": hashed(time=1),
    "a hash that many PINs have": hashed(length=4),
    "nearly no salt": hashed(salt=8),
    "an older kind": hashed(kind=Type.I),
}


@pytest.mark.parametrize("kept", COSTS.values(), ids=COSTS)
def test_a_hash_whose_cost_is_out_of_proportion_is_not_even_tried(tmp_path, clock, kept):
    hasher = Counted(time_cost=2, memory_cost=1024, parallelism=1)
    pin = ClinicPin(tmp_path, clock, hasher)
    pin.set("2468")
    path = tmp_path / FILE_NAME
    path.write_text(json.dumps(json.loads(path.read_text()) | {"hash": kept}))

    with pytest.raises(PinNotKeptError, match="damaged"):
        pin.check("2468")

    assert hasher.tried == 0


def test_a_hash_that_costs_more_than_ours_within_reason_is_tried(tmp_path, clock):
    pin = ClinicPin(tmp_path, clock, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    pin.set("2468")
    path = tmp_path / FILE_NAME
    path.write_text(json.dumps(json.loads(path.read_text()) | {"hash": hashed()}))

    assert pin.check("2468").right


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=100)
    | st.fixed_dictionaries(
        {
            "format": st.just(1),
            "hash": st.text(),
            "wrong": st.integers(),
            "last": st.text() | st.just("2026-11-22T09:30:00+00:00"),
        }
    ).map(lambda whole: json.dumps(whole).encode())
)
def test_whatever_stands_in_the_file_the_clinic_stays_closed(tmp_path, data):
    (tmp_path / FILE_NAME).write_bytes(data)
    try:
        answer = ClinicPin(tmp_path, hasher=CHEAP).check("2468")
    except PinError:
        return

    assert not answer.right
