"""Files without words or sound are called what they are, whatever they are named, with what to do."""

import gzip
import io
import zipfile

import pytest

from player.practice.file_kinds import FileKind, kind_of, not_a_script


def zipped(name):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr(name, "Sit down.")
    return made.getvalue()


VOB = b"\x00\x00\x01\xbaD\x00\x04\x00\x04\x01\x00\x00\x03\xf8"
FILES = {
    "PNG": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), FileKind.PICTURE),
    "JPEG": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(64), FileKind.PICTURE),
    "WebP": (b"RIFF\x10\x00\x00\x00WEBPVP8 " + bytes(64), FileKind.PICTURE),
    "HEIC": (b"\x00\x00\x00\x18ftypheic" + bytes(64), FileKind.PICTURE),
    "gzip": (gzip.compress(b"Sit down."), FileKind.ARCHIVE),
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(64), FileKind.ARCHIVE),
    "zip": (zipped("talk.txt"), FileKind.ARCHIVE),
    "Pages": (zipped("Index/Document.iwa"), FileKind.DOCUMENT),
    "slides": (zipped("ppt/presentation.xml"), FileKind.DOCUMENT),
    "VobSub's list": (
        b"# VobSub index file, v7 (do not modify this line!)\nid: en, index: 0\n",
        FileKind.PICTURED_CAPTIONS,
    ),
    "VobSub's pictures": ((VOB + b"\x00\x00\x01\xbd\x07\xec" + bytes(2026)) * 2, FileKind.PICTURED_CAPTIONS),
    "Blu-ray's captions": (
        b"PG\x00\x00\x10\x00\x00\x00\x00\x00\x16\x00\x13" + bytes(64),
        FileKind.PICTURED_CAPTIONS,
    ),
    "a film": ((VOB + b"\x00\x00\x01\xe0\x07\xec" + bytes(2026)) * 2, FileKind.SOUND),
    "a recording": (b"\x00\x00\x00\x18ftypM4A " + bytes(64), FileKind.SOUND),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("ending", [".md", ".txt", ".srt", ".mp3"])
def test_a_file_is_called_what_it_is(name, ending):
    data, kind = FILES[name]

    assert kind_of(f"talk{ending}", data) is kind


@pytest.mark.parametrize(
    ("kind", "what", "to_do"),
    [
        (FileKind.PICTURE, "This is a picture, not a script.", "Write its words into a text"),
        (FileKind.ARCHIVE, "This is an archive, not a script.", "Unpack it"),
        (
            FileKind.PICTURED_CAPTIONS,
            "This is a file of captions that are pictures, not a script.",
            "captions as text",
        ),
    ],
)
def test_it_is_said_what_to_do_with_it(kind, what, to_do):
    problem = not_a_script(kind, "talk.idx")

    assert problem is not None
    assert problem.message == what
    assert to_do in problem.expected


@pytest.mark.parametrize(
    "text", ["<title>Hands</title><p>Sit down.</p>", "<p>Sit down.</p>", "Sit down.<br>Rest."]
)
def test_a_piece_of_a_web_page_is_one_by_its_ending(text):
    assert kind_of("talk.html", text.encode()) is FileKind.HTML
    assert kind_of("talk.txt", text.encode()) is FileKind.TEXT
