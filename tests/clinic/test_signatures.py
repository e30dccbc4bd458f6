"""Keys and signatures in minisign's format: what is written is read, and nothing else is."""

import base64
from datetime import UTC, datetime
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.clinic.embedded import embedded_signature, signable, signed_part, with_signature
from player.clinic.errors import (
    ClinicError,
    KeyNotReadableError,
    KeyTooCostlyError,
    PassphraseError,
    PassphraseNeededError,
    SignatureNotReadableError,
    WrongPassphraseError,
)
from player.clinic.fingerprint_words import WORDS, hex_of, words_of
from player.clinic.keys import SecretKey, author_in, new_key, read_public_key, write_public_key
from player.clinic.secret_file import (
    USUAL,
    Cost,
    check_passphrase,
    needs_passphrase,
    read_secret_key,
    write_secret_key,
)
from player.clinic.signature import read_signature, sign, write_signature

KEY = SecretKey(bytes(range(8)), bytes(range(32)))
WHEN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
CHEAP = Cost(operations=32768, memory=2**20)
PHRASE = "four warm words here"
MESSAGE = b"format: 1\r\nname: Mine\n"
SIGNED = write_signature(sign(MESSAGE, KEY, "mine.pacing", WHEN))
SEALED = write_secret_key(KEY, PHRASE, CHEAP)


def holds(message, signature):
    """Whether a signature file is readable and holds for these bytes."""
    try:
        found = read_signature(signature)
    except SignatureNotReadableError:
        return False
    return (
        found.number == KEY.number
        and found.is_valid_for(message, KEY.public)
        and found.comment_is_valid(KEY.public)
    )


def test_a_signature_is_read_as_it_was_made():
    found = read_signature(SIGNED)

    assert found == sign(MESSAGE, KEY, "mine.pacing", WHEN)
    assert found.key_id == KEY.public.id == "0706050403020100"
    assert found.made == WHEN
    assert found.trusted_comment == f"timestamp:{int(WHEN.timestamp())}\tfile:mine.pacing\thashed"
    assert holds(MESSAGE, SIGNED)
    assert holds(MESSAGE, SIGNED.replace(b"\n", b"\r\n"))
    assert not holds(MESSAGE.replace(b"\r\n", b"\n"), SIGNED)


def test_a_file_name_that_can_not_be_printed_is_still_signed():
    found = read_signature(write_signature(sign(b"", KEY, "sösse\n\t.pacing", WHEN)))

    assert found.trusted_comment.split("\t")[1] == "file:s_sse__.pacing"
    assert found.comment_is_valid(KEY.public)


@given(at=st.integers(0, len(MESSAGE) - 1), byte=st.integers(0, 255))
def test_any_changed_byte_of_the_message_is_refused(at, byte):
    changed = MESSAGE[:at] + bytes([byte]) + MESSAGE[at + 1 :]

    assert holds(changed, SIGNED) == (changed == MESSAGE)


@given(at=st.integers(0, len(SIGNED) - 1), byte=st.integers(0, 255))
def test_any_changed_byte_of_the_signature_is_refused_but_in_the_comment_that_minisign_leaves_open(at, byte):
    changed = SIGNED[:at] + bytes([byte]) + SIGNED[at + 1 :]
    first, start = SIGNED.index(b"\n"), len(b"untrusted comment: ")

    if changed != SIGNED and not start <= at < first:
        assert not holds(MESSAGE, changed)
    if changed == SIGNED:
        assert holds(MESSAGE, changed)


@given(at=st.integers(0, len(SIGNED)), more=st.binary(min_size=1, max_size=4))
def test_nothing_can_be_added_to_a_signature(at, more):
    changed = SIGNED[:at] + more + SIGNED[at:]
    first = SIGNED.index(b"\n")

    assert at <= first or not holds(MESSAGE, changed)


@given(
    at=st.integers(0, len(with_signature(signable(MESSAGE), read_signature(SIGNED))) - 1),
    byte=st.integers(0, 255),
)
def test_any_changed_byte_of_a_file_with_its_signature_inside_is_refused(at, byte):
    whole = with_signature(MESSAGE, sign(MESSAGE, KEY, "mine.pacing", WHEN))
    changed = whole[:at] + bytes([byte]) + whole[at + 1 :]

    try:
        found = embedded_signature(changed)
    except SignatureNotReadableError:
        found = None
    fine = (
        found is not None
        and found.number == KEY.number
        and found.is_valid_for(signed_part(changed), KEY.public)
        and found.comment_is_valid(KEY.public)
    )

    assert fine == (changed == whole)


def test_every_single_bit_counts():
    whole = with_signature(MESSAGE, sign(MESSAGE, KEY, "mine.pacing", WHEN))
    held = []
    for at in range(len(whole)):
        for bit in range(8):
            changed = whole[:at] + bytes([whole[at] ^ (1 << bit)]) + whole[at + 1 :]
            try:
                found = embedded_signature(changed)
            except SignatureNotReadableError:
                continue
            if found and holds(signed_part(changed), write_signature(found)):
                held.append((at, bit))

    assert held == []


def test_a_signature_inside_covers_all_that_stands_before_it():
    message = signable(b"name: Mine")
    whole = with_signature(message, sign(message, KEY, "mine.pacing", WHEN))

    assert message == b"name: Mine\n"
    assert signed_part(whole) == message
    assert signable(whole) == message
    signature = embedded_signature(whole)
    assert signature is not None
    assert signature.is_valid_for(message, KEY.public)
    assert embedded_signature(message) is None
    with pytest.raises(SignatureNotReadableError):
        embedded_signature(whole + b"max_rung: 5\n")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"one line",
        b"x" * 20_000,
        SIGNED.replace(b"untrusted comment: ", b"comment: "),
        SIGNED.replace(b"\ntrusted", b"\nTrusted"),
        SIGNED.replace(b"trusted comment: timestamp", b"trusted comment: " + b"x" * 9000),
        b"\n".join(SIGNED.split(b"\n")[:3]),
        SIGNED.replace(SIGNED.split(b"\n")[1], base64.b64encode(b"XX" + bytes(72))),
        SIGNED.replace(SIGNED.split(b"\n")[1], base64.b64encode(b"ED" + bytes(71))),
    ],
)
def test_what_is_no_signature_is_said(data):
    with pytest.raises(SignatureNotReadableError, match="damaged"):
        read_signature(data)


def test_a_public_key_is_read_as_it_was_written():
    text = write_public_key(KEY.public, "Dr Ada")

    assert read_public_key(text, "a.pub") == KEY.public
    assert read_public_key(text.encode(), "a.pub") == KEY.public
    assert read_public_key(KEY.public.encoded, "a line") == KEY.public
    assert author_in(text) == "Dr Ada"
    assert author_in(write_public_key(KEY.public)) == ""
    assert author_in(KEY.public.encoded) == ""


def test_new_keys_are_new():
    assert new_key() != new_key()
    assert "seed" not in repr(new_key())


def test_a_secret_key_opens_with_its_passphrase_and_no_other():
    assert needs_passphrase(SEALED, "a.key")
    assert read_secret_key(SEALED, PHRASE, "a.key") == KEY
    assert write_secret_key(KEY, PHRASE, CHEAP) != SEALED
    with pytest.raises(WrongPassphraseError, match=r"a\.key: this passphrase does not open"):
        read_secret_key(SEALED, PHRASE.upper(), "a.key")
    with pytest.raises(PassphraseNeededError):
        read_secret_key(SEALED, None, "a.key")


def test_the_usual_cost_is_256_mebibytes():
    assert USUAL.parameters == (2**18, 1)
    # minisign's own limits, and libsodium's parameters for them.
    assert Cost(33554432, 1073741824).parameters == (2**20, 1)


@pytest.mark.parametrize("cost", [Cost(2**40, 2**30), Cost(2**25, 2**40), Cost(0, 0), Cost(2**26, 1024)])
def test_a_key_that_asks_for_too_much_is_not_tried(cost):
    raw = bytearray(base64.b64decode(SEALED.split("\n")[1]))
    raw[38:46], raw[46:54] = cost.operations.to_bytes(8, "little"), cost.memory.to_bytes(8, "little")

    with pytest.raises((KeyTooCostlyError, WrongPassphraseError)):
        read_secret_key(base64.b64encode(bytes(raw)), PHRASE, "a.key")


@pytest.mark.parametrize("phrase", ["", "short", "x" * 1001, "two\nlines of it", "nul\0 inside it"])
def test_a_passphrase_that_protects_nothing_is_refused(phrase):
    with pytest.raises(PassphraseError, match="A few words"):
        check_passphrase(phrase)


def test_a_key_whose_halves_do_not_fit_is_refused():
    body = KEY.number + KEY.seed + bytes(32) + bytes(32)
    raw = b"Ed\0\0B2" + bytes(48) + body

    with pytest.raises(KeyNotReadableError, match="two halves"):
        read_secret_key(base64.b64encode(raw), None, "a.key")


@given(
    st.one_of(st.binary(max_size=400), st.text(max_size=400), st.binary(max_size=300).map(base64.b64encode))
)
def test_readers_of_keys_raise_nothing_but_our_errors(data):
    for read in (read_public_key, needs_passphrase):
        try:
            read(data, "some file")
        except ClinicError:
            continue


@given(at=st.integers(0, len(SEALED) - 1), letter=st.characters(codec="utf-8"))
def test_a_changed_secret_key_never_opens_as_another(at, letter):
    changed = SEALED[:at] + letter + SEALED[at + 1 :]
    body = SEALED.index("\n") + 1
    try:
        # Salt and limits are left alone: some changes would take long to try.
        if body <= at < body + 72:
            needs_passphrase(changed, "a.key")
            return
        found = read_secret_key(changed, PHRASE, "a.key")
    except ClinicError:
        return

    assert found == KEY


@given(
    st.one_of(
        st.binary(max_size=300), st.tuples(st.just(b"a: 1\n# untrusted comment:"), st.binary()).map(b"".join)
    )
)
def test_readers_of_signatures_raise_nothing_but_our_errors(data):
    for read in (read_signature, embedded_signature):
        try:
            read(data)
        except SignatureNotReadableError:
            continue


def test_the_words_are_256_and_none_is_taken_for_another():
    assert len(WORDS) == len(set(WORDS)) == 256
    assert all(word.isascii() and word.isalpha() and word.islower() and 5 <= len(word) <= 8 for word in WORDS)
    assert len({word[:4] for word in WORDS}) == 256
    assert not [pair for pair in combinations(WORDS, 2) if one_slip(*pair)]


def one_slip(word, other):
    if len(word) == len(other):
        return sum(a != b for a, b in zip(word, other, strict=True)) < 2
    short, long = sorted((word, other), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def test_the_words_of_a_key_stay_the_same_for_ever():
    assert " ".join(words_of(KEY.public)) == "mirror brook boulder fennel pepper fabric bridge fountain"
    assert hex_of(KEY.public) == "8c1c 1748 ad45 1a4f 3d0b 0e04 67df a3e0"
