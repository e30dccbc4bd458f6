"""The list of trusted authors: added by hand, read strictly, never lost."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from player.clinic.errors import AnotherKeyError, AuthorNameError, TrustNotKeptError, TrustNotReadableError
from player.clinic.fingerprint_words import words_of
from player.clinic.keys import PublicKey, SecretKey
from player.clinic.trust import FILE_NAME, TrustedAuthor, TrustedAuthors

ADA = SecretKey(b"adaadaad", bytes(range(32))).public
BO = SecretKey(b"bobobobo", bytes(32)).public
DAY = date(2026, 11, 22)


@pytest.fixture
def authors(tmp_path):
    return TrustedAuthors(tmp_path, lambda: DAY)


def test_nobody_is_trusted_at_first(authors):
    assert authors.read() == ()
    assert not authors.path.exists()


def test_authors_are_added_renamed_and_forgotten(authors):
    authors.trust("Dr Ada", ADA)
    authors.trust("Bo “the kind”", BO)
    authors.trust(" Ada N. ", ADA)

    assert authors.read() == (TrustedAuthor("Bo “the kind”", BO, DAY), TrustedAuthor("Ada N.", ADA, DAY))
    assert authors.remove(BO.id.lower())
    assert not authors.remove(BO.id)
    assert authors.read() == (TrustedAuthor("Ada N.", ADA, DAY),)
    assert " ".join(words_of(ADA)) in authors.path.read_text(encoding="utf-8")


def test_remarks_in_the_file_stay(authors):
    authors.trust("Dr Ada", ADA)
    authors.path.write_text("# my own remark\n" + authors.path.read_text(encoding="utf-8"), encoding="utf-8")
    authors.trust("Bo", BO)

    assert authors.path.read_text(encoding="utf-8").startswith("# my own remark\n")
    assert [author.name for author in authors.read()] == ["Dr Ada", "Bo"]


def test_a_list_saved_with_a_byte_order_mark_is_read(authors):
    authors.trust("Dr Ada", ADA)
    authors.path.write_bytes(b"\xef\xbb\xbf" + authors.path.read_bytes())

    assert authors.read() == (TrustedAuthor("Dr Ada", ADA, DAY),)


def test_another_key_with_a_known_number_is_refused(authors):
    authors.trust("Dr Ada", ADA)

    with pytest.raises(AnotherKeyError, match="of Dr Ada, and this is another one"):
        authors.trust("Dr Ada", PublicKey(ADA.number, BO.raw))
    assert authors.read() == (TrustedAuthor("Dr Ada", ADA, DAY),)


@pytest.mark.parametrize("name", ["", "  ", "two\nlines", "x" * 101])
def test_a_name_that_can_not_be_kept_is_refused(authors, name):
    with pytest.raises(AuthorNameError):
        authors.trust(name, ADA)


@pytest.mark.parametrize(
    "text",
    [
        "author = 3",
        "author = [1]",
        "format = 2",
        "format = true",
        "[[author]]\nname = 'Ada'",
        f"[[author]]\nname = 'Ada'\npublic_key = '{ADA.encoded[:-4]}AAAA'\ntrusted_on = 'today'",
        "[[author]]\nname = 'Ada'\npublic_key = 'x'\ntrusted_on = 2026-11-22",
        f"[[author]]\nname = ''\npublic_key = '{ADA.encoded}'\ntrusted_on = 2026-11-22",
        "not [ toml",
        "a = 1\na = 2",
    ],
)
def test_a_damaged_list_trusts_nobody_and_is_left_as_it_is(authors, text):
    authors.path.write_text(text)

    with pytest.raises(TrustNotReadableError, match=FILE_NAME):
        authors.read()
    with pytest.raises(TrustNotReadableError):
        authors.trust("Dr Ada", ADA)
    assert authors.path.read_text() == text


def test_a_list_that_can_not_be_written_is_said(tmp_path):
    with pytest.raises(TrustNotKeptError, match="could not be written"):
        TrustedAuthors(tmp_path / "nowhere").trust("Dr Ada", ADA)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=80) | st.text(alphabet="author[]=\n\"'{},.0 ", max_size=60).map(str.encode))
def test_whatever_stands_in_the_file_nothing_else_is_raised(tmp_path: Path, data):
    (tmp_path / FILE_NAME).write_bytes(data)
    try:
        found = TrustedAuthors(tmp_path).read()
    except TrustNotReadableError:
        return

    assert found == ()
