"""UTF-7, quoted-printable, EBCDIC and Johab are read as what they are, and what only looks so is left."""

import quopri

import pytest

from player.practice.encodings.text_encoding import read_text
from player.practice.file_kinds import FileKind, kind_of

GERMAN = "Spüre die Füße auf dem Boden. Höre zu, so lange du magst.\n\nKomm dann zurück.\n"
ENGLISH = "Here is the floor, and the wall is beside it.\n\nFeel both your feet.\n\nCome back now.\n"
KOREAN = "눈을 감으세요. 숨을 천천히 들이쉬세요.\n\n발바닥을 느껴 보세요.\n\n이제 천천히 돌아오세요.\n"
RUSSIAN = "Закройте глаза. Почувствуйте стопы на полу.\n"


@pytest.mark.parametrize(
    ("text", "encoding", "called"),
    [
        (GERMAN, "utf-7", "UTF-7"),
        (RUSSIAN, "utf-7", "UTF-7"),
        (KOREAN, "utf-7", "UTF-7"),
        ("“Rest,” she said – and – é.\n", "utf-7", "UTF-7"),
        (ENGLISH, "cp037", "EBCDIC (cp037)"),
        (ENGLISH, "cp500", "EBCDIC"),
        (GERMAN, "cp273", "EBCDIC (cp273)"),
        (KOREAN, "johab", "Korean (Johab)"),
    ],
)
def test_text_of_mails_and_mainframes_is_read(text, encoding, called):
    data = text.encode(encoding)
    read = read_text(data)

    assert read.text == text
    assert read.encoding.startswith(called)
    assert kind_of("a.txt", data) is FileKind.TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_quoted_printable_is_read(encoding):
    read = read_text(quopri.encodestring(GERMAN.encode(encoding)))

    assert (read.text, read.encoding) == (GERMAN, "quoted-printable")


def test_a_whole_mail_is_left_to_whoever_reads_mails():
    mail = b"Subject: x\nContent-Transfer-Encoding: quoted-printable\n\n" + quopri.encodestring(
        GERMAN.encode()
    )

    assert read_text(mail).text == mail.decode()


def test_a_line_of_a_mainframe_ends_by_its_own_sign_too():
    assert read_text("Here is the floor.\x85And here is the wall.".encode("cp037")).text.count("\n") == 1


@pytest.mark.parametrize(
    "text",
    [
        *("Two +two- is four, and x+abc-d.", "C+APIs are here.", "1+1-2 and A+B-C", "a +- b", "+49-30-12"),
        *("x=80 and y=90, so z=A0.", "a=FF", "https://example.org/?a=C3=A4&b=zz", "In = 4, out = 6."),
        *("me@example.org @you @them", "@@@@ @@@@ @@@@"),
    ],
)
def test_what_only_looks_so_is_left(text):
    assert (read_text(text.encode()).text, read_text(text.encode()).encoding) == (text, "")


def test_korean_in_its_usual_encoding_stays_so():
    assert read_text(KOREAN.encode("cp949")).text == KOREAN


@pytest.mark.parametrize("count", [1, 2, 3, 9])
def test_signs_that_end_a_programs_strings_are_no_text(count):
    read = read_text("Füße spüren.".encode() + b"\0" * count)

    assert (read.text, read.encoding) == ("Füße spüren.", "")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_text_of_two_bytes_a_letter_may_be_cut_within_one(encoding):
    assert read_text(ENGLISH.encode(encoding)[:-1]).text == ENGLISH[:-1]
