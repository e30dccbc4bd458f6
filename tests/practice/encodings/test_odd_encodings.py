"""Text that was saved oddly, or spoilt in a known way, is read as what it was."""

import pytest

from player.practice.encodings.text_encoding import read_text
from player.practice.file_kinds import FileKind, kind_of

ENGLISH = "Sit down, and rest for a while.\n\nLook around.\n"
JAPANESE = "楽に座ってください。\n\n息を感じてください。\n"
CHINESE = "请舒服地坐下。\n\n感受你的呼吸。\n"
KOREAN = "편안하게 앉으세요.\n\n숨을 느껴 보세요. 숨이 자연스럽게 드나듭니다.\n"
THAI = "นั่งสบายๆ รู้สึกถึงลมหายใจ\n\nลืมตาช้าๆ\n"
GERMAN = "Spüre die Füße – und öffne „langsam“ die Augen.\nSo ist's gut, für heute.\n"


@pytest.mark.parametrize(
    ("text", "encoding", "called"),
    [
        (ENGLISH, "utf-16-le", "UTF-16"),
        (ENGLISH, "utf-16-be", "UTF-16"),
        (JAPANESE, "utf-16-le", "UTF-16"),
        (JAPANESE, "utf-16-be", "UTF-16"),
        (CHINESE, "utf-16-le", "UTF-16"),
        (KOREAN, "utf-16-be", "UTF-16"),
        (ENGLISH, "utf-32-le", "UTF-32"),
        (CHINESE, "utf-32-be", "UTF-32"),
        (JAPANESE, "iso2022_jp", "ISO-2022-JP"),
        (KOREAN, "iso2022_kr", "ISO-2022-KR"),
        (KOREAN, "cp949", "Korean (cp949)"),
        (THAI, "cp874", "Thai (cp874)"),
    ],
)
def test_other_encodings_are_told_without_a_mark(text, encoding, called):
    data = text.encode(encoding)

    assert (read_text(data).text, read_text(data).encoding) == (text, called)
    assert kind_of("a.txt", data) is FileKind.TEXT


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_utf_8_that_was_saved_twice_is_read_once(wrong):
    text = GERMAN if wrong == "cp1252" else "Spüre die Füße für heute.\n"
    read = read_text(text.encode().decode(wrong).encode())

    assert (read.text, bool(read.encoding)) == (text, True)


def test_only_lines_that_were_saved_twice_are_mended():
    twice = "für heute\n".encode().decode("cp1252")
    read = read_text(f"Größe.\n{twice}".encode())

    assert (read.text, read.line) == ("Größe.\nfür heute\n", 2)


@pytest.mark.parametrize("text", ["Ã la carte.", "São João à tarde, âmbar.", "ÂNGELA", "Â° und Ã"])
def test_letters_that_only_look_so_are_left(text):
    assert read_text(text.encode()).text == text


def test_emoji_in_halves_are_whole():
    assert read_text(b"Sit down. \xed\xa0\xbd\xed\xb8\x80 Rest.").text == "Sit down. \U0001f600 Rest."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Spüre die Füße.".encode()[:-5], "Spüre die F"),
        ("Spüre die Füße.".encode() + b"\xe2\x80", "Spüre die Füße."),
        ("Für F".encode() + b"\xfc\xdfe", "Für Füße"),
    ],
)
def test_utf_8_that_was_cut_or_has_a_wrong_byte_stays_utf_8(data, text):
    assert read_text(data).text == text


def test_other_line_ends_make_no_text_unreadable():
    assert kind_of("a.txt", "Sit down.\u2028\u2028Look.\u2029Rest.".encode()) is FileKind.TEXT


@pytest.mark.parametrize(
    "data", [b" \n\t\n", " \n\u00a0\n".encode(), b"\xef\xbb\xbf\n", b"\xff\xfe \x00\n\x00"]
)
def test_a_file_with_nothing_to_be_seen_is_empty(data):
    assert kind_of("a.txt", data) is FileKind.EMPTY
