"""Recorded lines given from the window to another home: trusted, kept, in force; tampered with, refused."""

from datetime import UTC, datetime

import pytest
from own_script import SCRIPT
from own_voice_material import PASSPHRASE, PRESET, said, under_way
from page_material import folders_in, parts_in

from player.clinic import preset_signing
from player.clinic.preset_signing import OwnKey
from player.clinic.secret_file import Cost
from player.library.own_voice.store import OwnVoices
from player.practice.file_kinds import LOOKED_AT, FileKind, kind_of
from player.window.clinic.importing.state import GiveKeyFile, TrustAuthor, UseKept
from player.window.intents import OpenFiles, OpenOwnVoice
from player.window.own_voice.importing.state import BringVoiceIn, BringVoiceInAnyway, ImportVoiceView
from player.window.own_voice.state import GiveVoice, NameSpeaker, NextLine
from player.window.router import Router


@pytest.fixture
def clinic(parts, monkeypatch):
    """A preset and a key of the clinic's own."""
    monkeypatch.setattr(preset_signing.OwnKey.__init__, "__defaults__", (Cost(32768, 2**20),))
    (parts.folders.presets / "windows.pacing").write_text(PRESET, encoding="utf-8")
    own = OwnKey(parts.folders.config)
    own.make("Dr Ada", PASSPHRASE, PASSPHRASE)
    parts.library.get().reload()
    return parts


@pytest.fixture
def given(clinic, router, do, record, tmp_path):
    """Two lines, given with the preset: the file."""
    assert clinic.desk.get().own_key() is not None
    router.handle(OpenOwnVoice("a-window", "windows"))
    do(NameSpeaker("Dr Ada"))
    record(said(1.0))
    do(NextLine())
    record(said(1.4))
    (tmp_path / "given").mkdir()
    path = tmp_path / "given" / "mornings.voice"
    view = do(GiveVoice(PASSPHRASE, str(path.with_suffix(""))))

    assert f"Saved: {path.name} in {path.parent.name}, 2 lines" in view.said
    return path


class Person:
    """Somebody else's Kindpace, to whom a file is given."""

    def __init__(self, home):
        self.folders = folders_in(home)
        (self.folders.scripts / "a-window.md").write_text(SCRIPT, encoding="utf-8")
        self.parts = parts_in(self.folders, None, now=lambda: datetime(2026, 11, 29, tzinfo=UTC))
        self.router = Router(self.parts)

    def opens(self, path):
        """Open a file as ``kindpace FILE`` does, and as one that is dropped on the window."""
        self.router.handle(OpenFiles((str(path),)))
        return self.does()

    def does(self, *intents):
        for intent in intents:
            self.router.handle(intent)
        self.router.tick()
        while under_way(self.router.view()):
            self.router.tick()
        return self.router.view()

    def trusting(self, path):
        self.opens(path)
        return self.does(TrustAuthor("Dr Ada"))

    @property
    def voice(self):
        return OwnVoices(self.folders).of("a-window")


@pytest.fixture
def person(tmp_path):
    return Person(tmp_path / "person")


def test_it_is_known_by_what_stands_in_it(given):
    assert kind_of("x", given.read_bytes()[:LOOKED_AT]) is FileKind.RECORDED_VOICE


def test_a_given_practice_is_trusted_by_its_words_kept_and_used(given, person, clinic):
    asked = person.opens(given)
    looked = person.does(TrustAuthor("Dr Ada"))
    here = person.does(BringVoiceIn())
    used = person.does(UseKept())

    assert isinstance(asked, ImportVoiceView)
    assert "that you don't trust here yet" in asked.found
    assert len(asked.key_words.split()) == 8
    assert asked.key_name == "Dr Ada"
    assert not asked.can_keep
    assert "2 recorded lines" in looked.found
    assert looked.can_keep
    assert here.kept
    given, brought = (tuple(OwnVoices(home.folders).all()) for home in (clinic, person))
    assert [voice.manifest for voice in brought] == [voice.manifest for voice in given]
    assert used.said == "It is in force from now on."
    assert person.parts.pacing_choice.in_force().pacing.name == "Windows"


def test_without_its_key_beside_it_the_key_is_asked_for(given, person, tmp_path):
    key = tmp_path / "ada.pub"
    given.with_suffix(".pub").rename(key)
    other = tmp_path / "other.pub"
    OwnKey(folders_in(tmp_path / "other").config, Cost(32768, 2**20)).make("Eve", PASSPHRASE, PASSPHRASE)
    other.write_bytes((tmp_path / "other" / "config" / preset_signing.PUBLIC_FILE).read_bytes())

    assert person.opens(given).needs_key
    assert "This is the file of a different key" in person.does(GiveKeyFile(str(other))).said
    assert person.does(GiveKeyFile(str(key))).key_name == "Dr Ada"


@pytest.mark.parametrize("place", [30, -40, "middle"])
def test_one_that_was_changed_is_refused_and_nothing_comes_in(given, person, place):
    person.trusting(given)
    whole = bytearray(given.read_bytes())
    whole[len(whole) // 2 if place == "middle" else place] ^= 1
    given.write_bytes(whole)
    view = person.opens(given)

    assert "Nothing of it was brought in." in view.found
    assert not view.can_keep
    assert person.does(BringVoiceIn()).kept is False
    assert person.voice is None


def test_another_voice_that_is_here_is_replaced_only_after_a_question(given, person):
    person.trusting(given)
    person.does(BringVoiceIn())
    manifest = person.folders.voices / "a-window" / "voice.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("Dr Ada", "Bob"), encoding="utf-8")
    person.opens(given)
    asked = person.does(BringVoiceIn())
    still = person.voice.by
    done = person.does(BringVoiceInAnyway())

    assert "was recorded by Bob already" in asked.question
    assert still == "Bob"
    assert done.kept
    assert person.voice.by == "Dr Ada"


def test_a_preset_of_that_name_stays_beside_the_one_that_comes(given, person):
    mine = person.folders.presets / "mornings.pacing"
    mine.write_text(PRESET.replace("Dr Ada", "myself"), encoding="utf-8")
    before = mine.read_bytes()
    person.trusting(given)
    view = person.does(BringVoiceIn())

    assert view.kept
    assert mine.read_bytes() == before
    assert len(list(person.folders.presets.glob("*.pacing"))) == 2
