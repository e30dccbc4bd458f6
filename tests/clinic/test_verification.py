"""Whether a preset may be in force: each result has its own verdict and words."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from clinic_material import (
    ADA,
    EVIDENCE,
    KEY,
    PRESET,
    STRANGER,
    TODAY,
    WHEN,
    embedded,
    home,
    own,
    put_signed,
    shipped,
    signature_of,
)
from hypothesis import given
from hypothesis import strategies as st

from player.clinic.trust import TrustedAuthors
from player.clinic.verification import Verdict, day_in_words, verify
from player.library.catalog import Library
from player.settings.declaration import Settings

DATA = PRESET.encode()
NEWER = PRESET.replace("format: 1", "format: 2").encode()
BEYOND = PRESET.replace("max_rung: 2", "max_rung: 7").encode()
MISSPELT = PRESET.replace("max_rung: 2", "max_rang: 2").encode()


def look(data, detached=None, evidence=EVIDENCE):
    return verify(data, "mornings.pacing", detached, evidence)


@pytest.mark.parametrize(("data", "detached"), [(DATA, signature_of(DATA)), (embedded(DATA), None)])
def test_a_signed_preset_says_who_set_it_when_and_why(data, detached):
    found = look(data, detached)

    assert found.verdict is Verdict.SIGNED
    assert found.usable
    assert found.words == (
        "Set by Dr Ada on 20 November 2026, because: “Short and early, as we agreed.” "
        "To be looked at again by 22 February 2027."
    )
    assert found.pacing.max_rung == 2
    assert found.pacing.content_hash == sha256(data).hexdigest()
    assert (found.author, found.key_id, found.signed_at) == (ADA, KEY.public.id, WHEN)


def test_another_name_in_the_file_than_the_key_s_is_said():
    data = PRESET.replace("author: Dr Ada", "author: Dr Bo").encode()

    assert look(data, signature_of(data)).words.startswith(
        "Set by “Dr Bo”, with the signature of Dr Ada, on "
    )


@pytest.mark.parametrize(
    ("verdict", "data", "detached", "words"),
    [
        (Verdict.UNSIGNED, DATA, None, "It says that “Dr Ada” set it, and has no signature"),
        (
            Verdict.UNKNOWN_KEY,
            DATA,
            signature_of(DATA, STRANGER),
            "a key which you don't trust",
        ),
        (Verdict.CHANGED, DATA + b"\n", signature_of(DATA), "It is not as Dr Ada signed it"),
        (Verdict.CHANGED, DATA.replace(b"\n", b"\r\n"), signature_of(DATA), "in its signature, was changed"),
        (Verdict.CHANGED, MISSPELT, signature_of(DATA), "It is not as Dr Ada signed it"),
        (Verdict.DAMAGED_SIGNATURE, DATA, b"", "The signature is damaged"),
        (
            Verdict.DAMAGED_SIGNATURE,
            DATA,
            signature_of(DATA).replace(b"mornings", b"evenings"),
            "the note inside",
        ),
        (Verdict.DAMAGED_SIGNATURE, embedded(DATA) + b"\n", None, "The signature is damaged"),
        (Verdict.NEWER_FORMAT, NEWER, signature_of(NEWER), "by a newer version of Kindpace. Update"),
        (Verdict.OUT_OF_RANGE, BEYOND, signature_of(BEYOND), "outside the safe range. Line 10: "),
        (Verdict.NOT_A_PRESET, MISSPELT, signature_of(MISSPELT), "Did you mean “max_rung”"),
        (Verdict.NOT_A_PRESET, b"\xff", None, "not UTF-8"),
    ],
)
def test_each_failure_has_its_own_words(verdict, data, detached, words):
    found = look(data, detached)

    assert found.verdict is verdict
    assert words in found.words
    assert not found.usable


def test_a_review_date_that_has_passed_ends_it():
    signature = signature_of(DATA)

    assert look(DATA, signature, replace(EVIDENCE, today=date(2027, 2, 22))).usable
    late = look(DATA, signature, replace(EVIDENCE, today=date(2027, 2, 23)))

    assert late.verdict is Verdict.EXPIRED
    assert late.words == (
        "It was to be reviewed by 22 February 2027, and that day has passed. You might ask “Dr Ada” for a "
        "new one."
    )


def test_one_s_own_preset_needs_no_signature_as_long_as_it_locks_nothing():
    mine = own().encode()
    locking = PRESET.replace("author: Dr Ada", "author: Myself").encode()

    assert look(mine).verdict is Verdict.OWN
    assert look(mine).words.startswith("Set by yourself on 20 November 2026, because: ")
    assert look(locking).verdict is Verdict.UNSIGNED
    assert "Locks are a clinician's" in look(locking).words
    assert look(mine, None, replace(EVIDENCE, today=date(2028, 1, 1))).verdict is Verdict.EXPIRED


def test_a_built_in_preset_needs_no_signature_wherever_it_lies():
    known = replace(EVIDENCE, built_in=frozenset({sha256(DATA).hexdigest()}))

    assert look(DATA, None, known).verdict is Verdict.BUILT_IN
    assert look(DATA + b"\n", None, known).verdict is Verdict.UNSIGNED


def test_a_signature_beside_the_file_counts_before_one_inside():
    data = embedded(DATA)

    assert look(data, signature_of(data)).verdict is Verdict.SIGNED
    assert look(data, signature_of(DATA)).verdict is Verdict.CHANGED


@given(data=st.binary(max_size=200), detached=st.none() | st.binary(max_size=200))
def test_nothing_raises(data, detached):
    assert not look(data, detached).usable


@given(at=st.integers(0, len(DATA) - 1), byte=st.integers(0, 255))
def test_any_changed_byte_of_the_file_is_refused(at, byte):
    changed = DATA[:at] + bytes([byte]) + DATA[at + 1 :]

    assert look(changed, SIGNATURE).usable == (changed == DATA)


SIGNATURE = signature_of(DATA)


def test_days_are_written_out():
    assert day_in_words(date(2026, 1, 2)) == "2 January 2026"
    assert day_in_words(date(2026, 12, 31)) == "31 December 2026"


# ---------------------------------------------------------------- in the library


@pytest.fixture
def folders(tmp_path):
    return home(tmp_path / "home")


@pytest.fixture
def library(folders, tmp_path):
    return Library(folders, shipped(tmp_path / "shipped"), lambda: TODAY)


def in_force(library, name="mornings"):
    return library.pacing_in_force(Settings(preset=name))


def test_trust_brings_a_signed_preset_into_force_and_one_byte_ends_it(library, folders):
    path = put_signed(folders)
    before = in_force(library)
    TrustedAuthors(folders.config).trust("Dr Ada", KEY.public)
    trusted = in_force(library)
    path.write_bytes(DATA.replace(b"max_rung: 2", b"max_rung: 3"))
    changed = in_force(library)

    assert before.pacing.id == "gentle"
    assert "which you don't trust here yet" in before.reason
    assert (trusted.pacing.id, trusted.reason) == ("mornings", "")
    assert trusted.set_by.startswith("Set by Dr Ada on 20 November 2026, because: ")
    assert library.source(trusted.pacing.content_hash) == DATA
    assert changed.pacing.id == "gentle"
    assert changed.reason.startswith(
        "The chosen pacing “For mornings” (name not verified, file mornings.pacing) is not in force. "
        "It is not as Dr Ada signed it"
    )
    assert changed.reason.endswith("Gentle is in force until then.")
    assert changed.set_by == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (PRESET.replace("format: 1", "format: 9"), "newer version"),
        (PRESET.replace("session_max_min: 5", "session_max_min: 50"), "outside its safe range"),
        (PRESET.replace("2027-02-22", "2026-11-21"), "reviewed by 21 November 2026"),
    ],
)
def test_what_was_signed_can_still_be_unfit(library, folders, text, words):
    put_signed(folders, text)
    TrustedAuthors(folders.config).trust("Dr Ada", KEY.public)

    assert in_force(library).pacing.id == "gentle"
    assert words in in_force(library).reason


def test_without_its_signature_it_is_unsigned(library, folders):
    put_signed(folders).with_name("mornings.pacing.minisig").unlink()

    assert "has no signature" in in_force(library).reason


def test_a_damaged_list_of_authors_trusts_nobody_and_is_said(library, folders):
    put_signed(folders)
    (folders.config / "trusted-authors.toml").write_text("author = 3")

    found = in_force(library)

    assert found.pacing.id == "gentle"
    assert "trusted-authors.toml" in found.reason
    assert in_force(library, "standard").pacing.id == "standard"


def test_signatures_that_lead_elsewhere_are_not_followed(library, folders, tmp_path):
    path = put_signed(folders)
    beside = path.with_name(path.name + ".minisig")
    beside.rename(tmp_path / "elsewhere")
    beside.symlink_to(tmp_path / "elsewhere")

    assert library.verified("mornings").verdict is Verdict.DAMAGED_SIGNATURE


def test_presets_of_both_endings_are_found_and_signatures_are_not_taken_for_them(library, folders):
    put_signed(folders)
    (folders.presets / "evenings.yaml").write_text(own())

    assert {"mornings", "evenings", "gentle"} <= {preset.id for preset in library.presets()}
    assert library.problems() == ()
    assert in_force(library, "evenings").pacing.id == "evenings"
    assert library.preset_file("mornings").name == "mornings.pacing"
    assert in_force(library, str(folders.presets / "evenings.yaml")).pacing.id == "evenings"


@pytest.mark.parametrize(
    ("reason", "review", "end"),
    [
        ("As agreed", "2027-02-22", "because: “As agreed”. To be looked at again by 22 February 2027."),
        ("As agreed.", "2027-02-22", "because: “As agreed.” To be looked at again by 22 February 2027."),
        ("As agreed.", "", "because: “As agreed.”"),
    ],
)
def test_the_person_sees_until_when_it_holds(reason, review, end):
    text = own().replace("Short and early, as we agreed.", reason)
    text = text.replace("2027-02-22", review) if review else text.replace("review_date: 2027-02-22\n", "")

    assert look(text.encode()).words.endswith(end)
