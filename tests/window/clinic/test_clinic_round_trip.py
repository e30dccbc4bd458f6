"""A preset made in one profile, signed, brought into another, played, found in the log, and tampered with."""

import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from page_material import folders_in, parts_in, replace_made, router_for
from pdf_text import as_drawn, text_of

from player.clinic import preset_signing
from player.clinic.pin import ClinicPin
from player.clinic.secret_file import Cost
from player.clinic.verification import Verdict
from player.practice.pacing.assignments import AssignedPractice, Day
from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.window.briefing.state import BeginTextOnly
from player.window.clinic.editor.state import (
    AskQuestionnaire,
    AssignPractice,
    LockControl,
    OpenSigning,
    SavePreset,
    SlideControl,
    SuggestDay,
    WriteField,
)
from player.window.clinic.gate.state import ClinicGateView, GivePin
from player.window.clinic.importing.state import GiveKeyFile, KeepPreset, TrustAuthor, UseKept
from player.window.clinic.intents import BackToPreset
from player.window.clinic.presets.state import ClinicView, EditPreset, LookAtPreset, RemovePin, SetPin
from player.window.clinic.signing.state import KeepPersonPage, MakeKey, SignPreset
from player.window.intents import ChoosePractice, EaseBack, OpenClinic, OpenLog, OpenPractise, Softer

PASSPHRASE = "four quiet words here"  # noqa: S105 - of a key that lives as long as a test
REASON = "We agreed to stay with others first, and to keep the silences short."


class Profile:
    """One person's Kindpace: its folders, log and pages, without a window."""

    def __init__(self, home: Path, *, logged: bool = False):
        self.now = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
        self.seconds = 1000.0
        self.folders = folders_in(home)
        self.log = SessionLog.open(self.folders.data, Keys(self.folders.config)) if logged else None
        self.parts = parts_in(self.folders, self.log, seconds=lambda: self.seconds, now=lambda: self.now)
        self.router = router_for(self.parts)

        replace_made(
            self.parts.pin, ClinicPin(self.folders.config, lambda: self.now, PasswordHasher(1, 64, 1))
        )

    def do(self, *intents):
        for intent in intents:
            self.router.handle(intent)
        return self.router.view()

    def done_aside(self):
        """The view once what is done beside the window is over."""
        until = time.monotonic() + 120
        while getattr(self.router.view(), "busy", False) and time.monotonic() < until:
            time.sleep(0.001)
            self.router.tick()
        return self.router.view()


@pytest.fixture
def profiles(tmp_path, monkeypatch):
    # The usual cost takes a second; the format is the same.
    monkeypatch.setattr(preset_signing.OwnKey.__init__, "__defaults__", (Cost(32768, 2**20),))
    return Profile(tmp_path / "clinician"), Profile(tmp_path / "person")


def written(clinician, folder, *, embed=False):
    clinician.do(
        OpenClinic(),
        EditPreset("gentle"),
        WriteField("name", "Others first"),
        WriteField("reason", REASON),
        WriteField("review", "2027-05-31"),
        SlideControl("max_silence_s", 8),
        SlideControl("max_rung", 2),
        LockControl("max_rung", True),
        AssignPractice("others-too"),
        SuggestDay("others-too", "monday", True),
        AskQuestionnaire("sscs-s", True),
        OpenSigning(),
        MakeKey("Dr. A. Moss", PASSPHRASE),
    )
    clinician.done_aside()
    folder.mkdir()
    # The key was made a moment before: its passphrase isn't asked for again.
    clinician.do(SignPreset("", str(folder), embed=embed))
    return clinician.done_aside()


def come_back(clinician):
    """The same page on another day: the key is closed again."""
    clinician.do(BackToPreset(), OpenSigning())


def trusted(person, folder):
    person.do(OpenClinic(), LookAtPreset(str(folder / "others-first.pacing")))
    return person.do(TrustAuthor("Dr. A. Moss"))


def test_the_whole_way(profiles, tmp_path):
    clinician = profiles[0]
    person = Profile(tmp_path / "logged", logged=True)
    folder = tmp_path / "given"
    signed = written(clinician, folder)

    assert signed.done
    assert sorted(file.name for file in folder.iterdir()) == [
        "others-first.pacing",
        "others-first.pacing.minisig",
        "others-first.pub",
    ]

    person.do(OpenClinic(), LookAtPreset(str(folder / "others-first.pacing")))
    stranger = person.router.view()
    assert not stranger.can_keep
    assert "don't trust" in stranger.found
    assert stranger.key_words == signed.key_words
    assert stranger.key_name == "Dr. A. Moss"

    known = person.do(TrustAuthor("Dr. A. Moss"))
    assert known.can_keep
    assert known.found == (
        f"Set by Dr. A. Moss on 22 November 2026, because: “{REASON}” To be looked at again by 31 May 2027."
    )

    # What it does is said before it is kept, and nothing of it while nobody vouches for it.
    assert stranger.does == ""
    assert known.does.startswith("Up to ")
    assert "never quiet for more than 8 seconds" in known.does

    used = person.do(KeepPreset(), UseKept())
    assert used.said == "It is in force from now on."
    pacing = person.parts.pacing_choice.in_force().pacing
    assert (pacing.name, pacing.max_silence_s, int(pacing.max_rung)) == ("Others first", 8.0, 2)
    assert pacing.locked == ("max_rung",)
    assert pacing.practices == (AssignedPractice("others-too", (Day.MONDAY,)),)
    assert pacing.questionnaires == ("sscs-s",)
    practise = person.do(OpenPractise())
    assert REASON in practise.banner.set_by
    suggested = [card for section in practise.sections for card in section.cards if "Suggested" in card.note]
    assert [(card.practice_id, card.note) for card in suggested] == [("others-too", "Suggested for Monday")]

    person.do(ChoosePractice("others-too"), BeginTextOnly())
    person.router.tick()
    person.do(EaseBack())
    assert person.log is not None
    row = person.log.sittings()[0]
    assert row.preset_hash == pacing.content_hash
    assert pacing.content_hash[:8] not in signed.said
    assert person.log.content(row.preset_hash) == (folder / "others-first.pacing").read_bytes()
    person.log.close()


@pytest.mark.parametrize("ending", ["", ".minisig"])
def test_one_changed_byte_puts_gentle_in_force_and_says_why(profiles, tmp_path, ending):
    clinician, person = profiles
    folder = tmp_path / "given"
    written(clinician, folder)
    trusted(person, folder)
    person.do(KeepPreset(), UseKept())
    kept = person.folders.presets / f"others-first.pacing{ending}"
    data = bytearray(kept.read_bytes())
    at = data.index(b"reason: We") + 8 if not ending else data.index(b"\n") + 40
    data[at] = ord("A") if data[at] != ord("A") else ord("B")
    kept.write_bytes(bytes(data))
    person.parts.library.get().reload()
    in_force = person.parts.pacing_choice.in_force()

    assert in_force.pacing.name == "Gentle"
    assert "was changed" in in_force.reason
    assert "Dr. A. Moss" in in_force.reason
    assert in_force.reason == person.do(OpenPractise()).banner.set_by


def test_a_changed_draft_is_not_what_was_signed(profiles, tmp_path):
    clinician, _ = profiles
    written(clinician, tmp_path / "given")
    clinician.do(OpenClinic(), EditPreset("others-first"), SlideControl("max_silence_s", 9), SavePreset())

    assert clinician.parts.library.get().verified("others-first").verdict is Verdict.UNSIGNED


def test_a_wrong_passphrase_signs_nothing(profiles, tmp_path):
    clinician, _ = profiles
    written(clinician, tmp_path / "given")
    (tmp_path / "again").mkdir()
    come_back(clinician)
    clinician.do(SignPreset("four loud words here", str(tmp_path / "again")))
    view = clinician.done_aside()

    assert not view.done
    assert "does not open the key" in view.said
    assert list((tmp_path / "again").iterdir()) == []


def test_the_signature_may_be_in_the_file_itself(profiles, tmp_path):
    clinician, person = profiles
    folder = tmp_path / "given"
    signed = written(clinician, folder, embed=True)
    kept = trusted(person, folder)
    person.do(KeepPreset(), UseKept())

    assert signed.done
    assert [file.name for file in folder.iterdir()] == ["others-first.pacing"]
    assert kept.can_keep
    assert "others-first.pacing" in signed.said


def test_signed_again_in_the_other_way_leaves_one_signature(profiles, tmp_path):
    clinician, person = profiles
    folder = tmp_path / "given"
    written(clinician, folder)
    for embed in (True, False, True):
        clinician.do(SignPreset(PASSPHRASE, str(folder), embed=embed))
        clinician.done_aside()
        beside = folder / "others-first.pacing.minisig"

        assert beside.exists() is not embed
        assert (folder / "others-first.pacing").read_bytes().count(b"# untrusted comment:") == int(embed)
        assert trusted(person, folder).can_keep


def test_the_window_lives_while_the_key_is_opened_and_a_second_press_does_nothing(
    profiles, tmp_path, monkeypatch
):
    clinician, _ = profiles
    folder = tmp_path / "given"
    written(clinician, folder)
    come_back(clinician)
    opened, go_on = list[threading.Thread](), threading.Event()
    open_key = preset_signing.OwnKey.opened

    def slowly(self, passphrase):
        opened.append(threading.current_thread())
        go_on.wait(30)
        return open_key(self, passphrase)

    monkeypatch.setattr(preset_signing.OwnKey, "opened", slowly)
    first = clinician.do(SignPreset(PASSPHRASE, str(folder)))
    clinician.do(SignPreset("another press", str(folder)), MakeKey("A", PASSPHRASE))
    clinician.router.tick()
    meanwhile = clinician.router.view()
    go_on.set()
    after = clinician.done_aside()

    assert (first.busy, first.done, meanwhile.busy) == (True, False, True)
    assert "being opened" in meanwhile.said
    assert len(opened) == 1
    assert opened[0] is not threading.main_thread()
    assert (after.busy, after.done) == (False, True)


def test_whoever_goes_back_meanwhile_has_signed_nothing(profiles, tmp_path):
    clinician, _ = profiles
    written(clinician, tmp_path / "given")
    empty = tmp_path / "empty"
    empty.mkdir()
    come_back(clinician)
    clinician.do(SignPreset(PASSPHRASE, str(empty)), BackToPreset())
    clinician.do(OpenSigning())
    view = clinician.done_aside()

    assert not view.done
    assert list(empty.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(profiles, tmp_path):
    clinician, _ = profiles
    written(clinician, tmp_path / "given")
    clinician.do(SignPreset(PASSPHRASE, str(tmp_path / "nowhere" / "else")))
    view = clinician.done_aside()

    assert not view.done
    assert [name for name, _ in view.missing] == ["folder"]


def test_a_key_of_somebody_else_is_not_taken(profiles, tmp_path):
    clinician, person = profiles
    folder = tmp_path / "given"
    written(clinician, folder)
    other = Profile(tmp_path / "other")
    written(other, tmp_path / "others")
    (folder / "others-first.pub").unlink()
    person.do(OpenClinic(), LookAtPreset(str(folder / "others-first.pacing")))
    asked = person.router.view()
    given = person.do(GiveKeyFile(str(tmp_path / "others" / "others-first.pub")))

    assert asked.needs_key
    assert given.needs_key
    assert "a different key" in given.said


def test_somebody_elses_preset_is_copied_not_changed(profiles, tmp_path):
    clinician, person = profiles
    folder = tmp_path / "given"
    written(clinician, folder)
    trusted(person, folder)
    person.do(KeepPreset())
    rows = {row.preset_id: row for row in person.do(OpenClinic()).presets}
    view = person.do(EditPreset("others-first"))
    person.do(WriteField("reason", "To try a softer one."), SavePreset())

    assert (rows["others-first"].own, rows["others-first"].mine) == (False, True)
    assert view.author == "myself"
    assert not any(item.locked for item in view.controls)
    assert person.parts.library.get().verified("others-first").verdict is Verdict.SIGNED
    assert person.parts.library.get().verified("others-first-changed").verdict is Verdict.OWN


def test_what_is_not_saved_waits_for_one(profiles):
    clinician, _ = profiles
    clinician.do(OpenClinic(), EditPreset("gentle"), WriteField("name", "Half done"))
    home = clinician.do(OpenLog(), OpenClinic())
    back = clinician.do(BackToPreset())

    assert home.unsaved == "Half done"
    assert (back.name, back.changed) == ("Half done", True)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [("author", "", "myself"), ("reason", " ", "plain sentence"), ("name", "", "Mornings")],
)
def test_what_is_missing_is_said_at_its_field_until_it_is_there(profiles, field, text, said):
    clinician, _ = profiles
    clinician.do(OpenClinic(), EditPreset("gentle"), WriteField("reason", REASON))
    view = clinician.do(WriteField(field, text), SavePreset())
    kept = list(clinician.folders.presets.iterdir())
    after = clinician.do(WriteField(field, "Something"))

    assert [name for name, _ in view.missing] == [field]
    assert said in view.missing[0][1]
    assert view.tried == 1
    assert kept == []
    assert after.missing == ()


def test_the_pin_keeps_the_clinic_closed_and_nothing_else(profiles):
    _, person = profiles
    person.do(OpenClinic(), SetPin("quiet7", ""))
    inside = person.do(OpenClinic())
    gate = person.do(OpenPractise(), OpenClinic())
    refused = person.do(GivePin("quiet8"))
    softer = person.do(OpenPractise(), Softer())
    opened = person.do(OpenClinic(), GivePin("quiet7"))
    gone = person.do(RemovePin("quiet7"))

    assert isinstance(inside, ClinicView)
    assert isinstance(gate, ClinicGateView)
    assert "tamper evidence, not security" in gate.notice
    assert (type(refused), refused.error) == (ClinicGateView, "This is not the PIN.")
    assert softer.banner.selected == "first-steps"
    assert isinstance(opened, ClinicView)
    assert not gone.pin_set


def test_signing_ends_with_one_file_and_a_page_for_the_person(profiles, tmp_path, qapp):  # noqa: ARG001
    clinician, person = profiles
    folder = tmp_path / "given"
    signed = written(clinician, folder, embed=True)
    clinician.do(KeepPersonPage(str(tmp_path / signed.file_name)))
    page = text_of((tmp_path / "others-first-for-the-person.pdf").read_bytes())
    stranger = person.do(OpenClinic(), LookAtPreset(str(folder / "others-first.pacing")))

    assert signed.key_open
    assert all(as_drawn(word) in page for word in signed.key_words.split())
    assert as_drawn(REASON) in page
    assert as_drawn("others-first.pacing") in page
    assert (stranger.key_words, stranger.key_name) == (signed.key_words, "Dr. A. Moss")
    assert not stranger.can_keep


def test_what_is_missing_for_a_key_is_said_before_one_is_made(profiles):
    clinician, _ = profiles
    clinician.do(OpenClinic(), EditPreset("gentle"), WriteField("reason", REASON), OpenSigning())
    view = clinician.do(MakeKey("", "short"))

    assert [name for name, _ in view.missing] == ["author", "new"]
    assert not view.busy
