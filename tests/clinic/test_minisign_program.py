"""The program minisign verifies our signatures and opens our keys, and the other way round."""

import resource
import shutil
import subprocess
from datetime import UTC, datetime

import pytest

from player.clinic.embedded import signed_part
from player.clinic.keys import new_key, read_public_key, write_public_key
from player.clinic.secret_file import Cost, read_secret_key, write_secret_key
from player.clinic.signature import read_signature, sign, write_signature

PHRASE = "four wärm words here"
MESSAGE = b"format: 1\r\nname: Mine\n\nreason: \xc3\xa4\n"
CHEAP = Cost(operations=2**19, memory=2**24)
MEMORY = 200 * 1024 * 1024
"""minisign uses 1 GiB, or less if it can't get that."""

pytestmark = pytest.mark.skipif(shutil.which("minisign") is None, reason="make test installs minisign")


def minisign(folder, *arguments, phrase=PHRASE):
    done = subprocess.run(
        ["minisign", *arguments],
        cwd=folder,
        input=f"{phrase}\n{phrase}\n".encode(),
        capture_output=True,
        check=False,
        timeout=3000,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "m.pacing").write_bytes(MESSAGE)
    return tmp_path


@pytest.fixture(scope="module")
def theirs(tmp_path_factory):
    """A pair of keys that minisign made, under a passphrase."""
    folder = tmp_path_factory.mktemp("theirs")
    status, said = minisign(folder, "-G", "-p", "t.pub", "-s", "t.key")
    assert status == 0, said
    return folder


def put_ours(folder):
    key = new_key()
    (folder / "a.pub").write_text(write_public_key(key.public, "Dr Ada"), encoding="utf-8")
    (folder / "a.key").write_text(write_secret_key(key, PHRASE, CHEAP), encoding="utf-8")
    return key


def test_minisign_verifies_what_we_sign(folder):
    key = put_ours(folder)
    signature = sign(MESSAGE, key, "m.pacing", datetime(2026, 11, 22, tzinfo=UTC))
    (folder / "m.pacing.minisig").write_bytes(write_signature(signature))

    status, said = minisign(folder, "-V", "-m", "m.pacing", "-p", "a.pub")
    by_line = minisign(folder, "-V", "-H", "-m", "m.pacing", "-P", key.public.encoded)
    (folder / "m.pacing").write_bytes(MESSAGE.replace(b"\r\n", b"\n"))
    changed = minisign(folder, "-V", "-m", "m.pacing", "-p", "a.pub")

    assert (status, by_line[0]) == (0, 0), said
    assert f"Trusted comment: {signature.trusted_comment}" in said
    assert changed[0] == 1


@pytest.mark.parametrize(("options", "prehashed"), [((), True), (("-l",), False)])
def test_we_verify_what_minisign_signs_in_both_of_its_ways(folder, theirs, options, prehashed):
    comment = ("-t", "for the mornings", "-c", "anything at all")
    status, said = minisign(folder, "-S", *options, "-s", theirs / "t.key", "-m", "m.pacing", *comment)
    key = read_public_key((theirs / "t.pub").read_bytes(), "t.pub")
    found = read_signature((folder / "m.pacing.minisig").read_bytes())

    assert status == 0, said
    assert found.prehashed is prehashed
    assert found.trusted_comment == "for the mornings"
    assert found.number == key.number
    assert found.is_valid_for(MESSAGE, key)
    assert found.comment_is_valid(key)
    assert not found.is_valid_for(MESSAGE + b" ", key)


def test_minisign_opens_our_secret_key(folder):
    key = put_ours(folder)

    status, said = minisign(folder, "-S", "-s", "a.key", "-m", "m.pacing")
    wrong = minisign(folder, "-S", "-s", "a.key", "-m", "m.pacing", phrase="another phrase")
    found = read_signature((folder / "m.pacing.minisig").read_bytes())

    assert status == 0, said
    assert "Wrong password" in wrong[1]
    assert found.is_valid_for(MESSAGE, key.public)
    assert found.comment_is_valid(key.public)


def test_minisign_makes_our_public_key_again_from_our_secret_one(folder):
    key = put_ours(folder)

    status, said = minisign(folder, "-R", "-s", "a.key", "-p", "again.pub")

    assert status == 0, said
    assert read_public_key((folder / "again.pub").read_bytes(), "again.pub") == key.public


def test_we_open_minisign_s_secret_keys(folder, theirs):
    key = read_secret_key((theirs / "t.key").read_bytes(), PHRASE, "t.key")
    status, said = minisign(folder, "-G", "-W", "-p", "w.pub", "-s", "w.key")
    bare = read_secret_key((folder / "w.key").read_bytes(), None, "w.key")

    assert status == 0, said
    assert key.public == read_public_key((theirs / "t.pub").read_bytes(), "t.pub")
    assert bare.public == read_public_key((folder / "w.pub").read_bytes(), "w.pub")


def test_a_signature_inside_a_file_is_verified_as_docs_signing_says(folder):
    key = put_ours(folder)
    signature = sign(MESSAGE, key, "m.pacing", datetime(2026, 11, 22, tzinfo=UTC))
    lines = b"".join(b"# " + line for line in write_signature(signature).splitlines(keepends=True))
    (folder / "m.pacing").write_bytes(MESSAGE + lines)

    # The page's two commands.
    take_apart = "head -n -4 m.pacing > body; tail -n 4 m.pacing | sed 's/^# //' > body.minisig"
    subprocess.run(["bash", "-c", take_apart], cwd=folder, check=True, timeout=300)
    status, said = minisign(folder, "-V", "-m", "body", "-p", "a.pub")

    assert status == 0, said
    assert signed_part((folder / "m.pacing").read_bytes()) == (folder / "body").read_bytes() == MESSAGE
