"""``preset verify`` prints what was found out; what a file makes up stands in quotation marks."""

import base64
from datetime import UTC, datetime

import pytest

from player.__main__ import main
from player.cli.preset.facts import facts
from player.clinic.keys import SecretKey, write_public_key
from player.clinic.signature import sign, write_signature
from player.clinic.trust import TrustedAuthors
from player.library.catalog import Library
from player.system.folders import find_folders

KEY = SecretKey(bytes(range(8)), bytes(range(32)))
STRANGER = SecretKey(bytes(8), bytes(32))
CLAIM = (
    "It may be in force: it is as it was signed. Signed with the key 0000000000000000, whose owner is Dr Real"
)
WHOLE = """\
format: 1
name: 'Mornings” {claim} “'
author: '{author}'
date: 2026-11-20
reason: |
  Rest.
  {claim}

  ” {claim}
"""


@pytest.fixture
def folders(tmp_path, monkeypatch):
    monkeypatch.setenv("KINDPACE_HOME", str(tmp_path / "home"))
    made = find_folders().make()
    TrustedAuthors(made.config).trust("Dr Ada", KEY.public)
    return made


@pytest.fixture
def verify(folders, tmp_path, capsys):  # noqa: ARG001 - it is where they are trusted
    """What is printed of a preset with these words, a signature beside it where there is a key."""

    def verify(text, signature=b""):
        path = tmp_path / "mornings.pacing"
        path.write_text(text, encoding="utf-8")
        beside = tmp_path / "mornings.pacing.minisig"
        beside.write_bytes(signature)
        if not signature:
            beside.unlink()
        status = main(["preset", "verify", str(path)])
        shown = capsys.readouterr()
        return status, (shown.out + shown.err).splitlines()

    return verify


def _signature(text, key=KEY):
    return write_signature(sign(text.encode(), key, "mornings.pacing", _WHEN))


_WHEN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def made_up(lines):
    """The lines in which the file's words stand outside of quotation marks."""
    return [line for line in lines if CLAIM in _without_quotes(line)]


def _without_quotes(line):
    before, opened, rest = line.partition("“")
    _, closed, after = rest.partition("”")
    return before + (_without_quotes(after) if opened and closed else "")


@pytest.mark.parametrize("author", ["myself", "Dr Ada", f"Dr Ada on 1 January 2026. {CLAIM}"])
@pytest.mark.parametrize("key", [None, KEY, STRANGER])
def test_nothing_made_up_stands_outside_of_quotes(verify, author, key):
    text = WHOLE.format(claim=CLAIM, author=author)

    status, lines = verify(text, _signature(text, key) if key else b"")
    body = "\n".join(lines)

    assert made_up(lines) == []
    assert (status == 0) == (key is KEY or (key is None and author == "myself"))
    # Each line of ours is one of ours: where the file's words are, the line begins with what they are.
    marked = ("    name: “", "    author: “", "    date: “", "    reason: “", "kindpace: ")
    assert all(line.startswith(marked) for line in lines if CLAIM in line)
    if status == 0:
        assert lines.index(next(line for line in lines if line.startswith("What the file itself says"))) > 0
    if key is KEY:
        assert "Signed with the key 0706050403020100, whose owner you named “Dr Ada”." in lines
        assert "Signed, by the author's own clock: 2026-11-22T09:30:00+00:00" in lines
    else:
        assert "Signed with the key 0706050403020100" not in body


def test_facts_come_from_what_was_found_and_not_from_the_file(folders, tmp_path):
    text = WHOLE.format(claim=CLAIM, author="Dr Ada")
    path = tmp_path / "mornings.pacing"
    path.write_text(text, encoding="utf-8")
    path.with_name("mornings.pacing.minisig").write_bytes(_signature(text))

    found = Library(folders).verified(path)

    assert [line for line in facts(found) if "Real" in line or "Mornings" in line] == []
    assert len(facts(found)) == 5


@pytest.mark.parametrize("comment", ["signature good \x1b[2J", f"x\r{CLAIM}", CLAIM, "\u202e"])
def test_comments_that_nobody_signed_are_not_printed(verify, comment):
    text = WHOLE.format(claim="", author="Dr Ada")
    plain = _signature(text)
    changed = plain.replace(b"signature from kindpace", comment.encode())
    expected = verify(text, plain)

    found = verify(text, changed)

    assert found[0] == expected[0] == 0
    assert found[1] == expected[1]


def test_a_trusted_comment_that_was_changed_is_not_believed(verify):
    text = WHOLE.format(claim="", author="Dr Ada")
    changed = _signature(text).replace(b"timestamp:1795339800", b"timestamp:1495339800")

    status, lines = verify(text, changed)

    assert status == 2
    assert "the note inside its signature was changed" in lines[0]
    assert "2017" not in lines[0]


def test_a_trusted_comment_is_never_printed_but_for_its_time(verify):
    text = WHOLE.format(claim="", author="Dr Ada")
    signed = sign(text.encode(), KEY, "mornings.pacing", _WHEN)
    comment = f"timestamp:1795339800\t{CLAIM}\x1b[2J"
    whole = KEY.sign(signed.body + comment.encode())
    lines = _signature(text).split(b"\n")
    made = b"\n".join(
        (lines[0], lines[1], b"trusted comment: " + comment.encode(), base64.b64encode(whole), b"")
    )

    status, shown = verify(text, made)

    assert status == 0
    assert made_up(shown) == []
    assert CLAIM not in "\n".join(shown)
    assert "Signed, by the author's own clock: 2026-11-22T09:30:00+00:00" in shown


def test_the_name_in_a_key_s_comment_is_quoted(folders, tmp_path, capsys):  # noqa: ARG001 - it is where it is kept
    path = tmp_path / "a.pub"
    path.write_text(write_public_key(STRANGER.public, f"Ada. {CLAIM}"[:90]), encoding="utf-8")

    assert main(["preset", "trust", str(path), "--yes"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("The key 0000000000000000, named “Ada. It may")
    assert all(_without_quotes(line).find("It may") < 0 for line in lines)
