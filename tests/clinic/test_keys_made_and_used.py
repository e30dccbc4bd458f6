"""Keys made and files signed for the window and the command line, and which file a message names."""

import base64
import struct
from typing import Any

import pytest
from clinic_material import EVIDENCE, KEY, PRESET, WHEN, signature_of
from cryptography.hazmat.primitives.kdf import scrypt

from player.clinic.errors import (
    KeyNotReadableError,
    KeyTooCostlyError,
    PassphraseNeededError,
    WrongPassphraseError,
)
from player.clinic.keys import author_in, read_public_key
from player.clinic.preset_export import make_keys, open_key, sign_file
from player.clinic.preset_signing import OwnKey, OwnPublicKey
from player.clinic.secret_file import Cost, needs_passphrase, read_secret_key, write_secret_key
from player.clinic.signature import read_signature
from player.clinic.trust import FILE_NAME, TrustedAuthors, TrustNotReadableError
from player.clinic.verification import Verdict, verify

CHEAP = Cost(operations=32768, memory=2**20)
PHRASE = "four warm words here"
SEALED = write_secret_key(KEY, PHRASE, CHEAP)


def test_keys_that_are_made_open_with_the_passphrase_that_was_typed_and_no_other(tmp_path):
    path = tmp_path / "ada.key"
    public = make_keys(path, "Dr Ada", PHRASE, CHEAP)
    text = path.with_suffix(".pub").read_text()

    assert open_key(path, PHRASE).public == public == read_public_key(text, "ada.pub")
    assert author_in(text) == "Dr Ada"
    with pytest.raises(WrongPassphraseError, match=r"ada\.key"):
        open_key(path, PHRASE.upper())
    with pytest.raises(PassphraseNeededError, match=r"ada\.key"):
        open_key(path, None)


@pytest.mark.parametrize("embed", [False, True])
def test_a_file_is_signed_with_its_name_and_its_time(tmp_path, embed):
    path = tmp_path / "mornings.pacing"
    path.write_text(PRESET)
    sign_file(path, KEY, embed=embed, when=WHEN)
    beside = path.with_name("mornings.pacing.minisig")
    detached = beside.read_bytes() if beside.exists() else None
    found = verify(path.read_bytes(), path.name, detached, EVIDENCE)

    assert (detached is None) == embed
    assert (found.verdict, found.signed_at) == (Verdict.SIGNED, WHEN)
    assert b"file:mornings.pacing" in (detached or path.read_bytes())
    assert detached is None or read_signature(detached).made == WHEN


def test_the_key_made_in_the_window_is_the_one_that_it_shows_and_signs_with(tmp_path):
    own = OwnKey(tmp_path, CHEAP)
    before = own.public()
    made = own.make("Dr Ada", PHRASE, PHRASE)

    assert before is None
    assert made == own.public() == OwnPublicKey(own.opened(PHRASE).public, "Dr Ada")


def test_a_damaged_key_is_named_by_its_file(tmp_path):
    own = OwnKey(tmp_path, CHEAP)
    own.make("Dr Ada", PHRASE, PHRASE)
    (tmp_path / "clinic-signing.pub").write_text("untrusted comment: x\n****\n")

    with pytest.raises(KeyNotReadableError, match=r"clinic-signing\.pub: this key"):
        own.public()
    with pytest.raises(KeyNotReadableError, match=r"^ada\.pub: this key"):
        read_public_key("untrusted comment: x\n****\n", "ada.pub")
    with pytest.raises(KeyNotReadableError, match=r"^ada\.pub: this key"):
        read_public_key(f"untrusted comment: x\n{base64.b64encode(b'Ed').decode()}\n", "ada.pub")


def test_only_a_key_that_is_encrypted_needs_a_passphrase():
    """``minisign -W`` writes keys without one."""
    body = KEY.number + KEY.seed + KEY.public.raw + bytes(32)
    plain = struct.pack("<2s2s2s32sQQ", b"Ed", bytes(2), b"B2", bytes(range(32)), 0, 0) + body

    assert not needs_passphrase(base64.b64encode(plain), "a.key")
    assert needs_passphrase(SEALED, "a.key")


def asking_for(operations, memory):
    """A key's file that asks for as much."""
    raw = bytearray(base64.b64decode(SEALED.split("\n")[1]))
    raw[38:54] = struct.pack("<QQ", operations, memory)
    return base64.b64encode(bytes(raw))


class _Scrypt:
    """In the place of scrypt: it derives zeros, or finds no memory."""

    fault: type[Exception] | None = None

    def __init__(self, **_asked: Any) -> None:
        pass

    def derive(self, _phrase):
        if self.fault is not None:
            raise self.fault
        return bytes(104)


def test_a_key_with_minisigns_own_limits_is_tried_and_one_beyond_is_not(monkeypatch):
    """Minisign asks for 2**25 operations and 1 GiB (libsodium's SENSITIVE)."""
    monkeypatch.setattr(scrypt, "Scrypt", _Scrypt)

    with pytest.raises(WrongPassphraseError):
        read_secret_key(asking_for(2**25, 2**30), PHRASE, "a.key")
    with pytest.raises(KeyTooCostlyError):
        read_secret_key(asking_for(2**25, 2**30 + 1), PHRASE, "a.key")


@pytest.mark.parametrize("fault", [MemoryError, ValueError])
def test_too_little_memory_names_the_key_and_how_much_it_takes(monkeypatch, fault):
    monkeypatch.setattr(scrypt, "Scrypt", _Scrypt)
    monkeypatch.setattr(_Scrypt, "fault", fault)

    with pytest.raises(KeyTooCostlyError, match=r"^a\.key: opening this key takes 1024 MiB"):
        read_secret_key(asking_for(2**25, 2**30), PHRASE, "a.key")


def test_a_list_of_authors_that_can_not_be_opened_is_named(tmp_path):
    (tmp_path / FILE_NAME).mkdir()

    with pytest.raises(TrustNotReadableError, match=FILE_NAME):
        TrustedAuthors(tmp_path).read()


def test_a_changed_file_says_whose_key_it_was_signed_with():
    data = PRESET.encode()
    found = verify(data + b"\n", "mornings.pacing", signature_of(data), EVIDENCE)

    assert (found.verdict, found.key_id) == (Verdict.CHANGED, KEY.public.id)
