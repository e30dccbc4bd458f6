"""What a file is: told by what stands in it, never by its ending alone."""

import pytest

from player.practice.file_kinds import FileKind, kind_of, not_a_script

SCRIPT = b"---\nid: a\ntitle: A\n---\n\n## A (orient)\n"
CUE = b"00:00:01,000 --> 00:00:02,000\nHere.\n"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.md", SCRIPT, FileKind.SCRIPT),
        ("a.txt", SCRIPT, FileKind.SCRIPT),
        ("a.txt", b"\xef\xbb\xbf---\r\nid: a\r\n---\r\n", FileKind.SCRIPT),
        ("a.md", b"## Arriving (orient)\n\nHere.\n", FileKind.SCRIPT),
        ("a.md", b"# Tea\n\nHere is the floor.\n", FileKind.TEXT),
        ("a.yaml", b"---\nid: a\ntitle: A\n---\n\n## A (orient)\n", FileKind.SCRIPT),
        ("a.md", b"# Ours.\nformat: 1\nname: Soft\ncontrols:\n  speech_wpm: 90\n", FileKind.PRESET),
        ("a.json", b"format: 1\nname: Soft\ncontrols:\n  speech_wpm: 90\n", FileKind.PRESET),
        ("a.json", b'{"format": 1, "name": "Soft", "controls": {"speech_wpm": 90}}', FileKind.PRESET),
        ("a.txt", b"format: 1\nid: a\nitem_count: 3\n", FileKind.QUESTIONNAIRE),
        ("a.json", b'{"format": 1, "id": "a", "item_count": 3}', FileKind.QUESTIONNAIRE),
        ("a.md", b"# How\n\nA preset:\n\nformat: 1\ncontrols: {}\n", FileKind.TEXT),
        ("a.json", b"Let's begin.\n\n[PAUSE: 8s]\n", FileKind.TEXT),
        ("a.json", b"[PAUSE: 8s]\n\nLet's begin.\n", FileKind.TEXT),
        ("a.json", b'// Ours.\n"text": "Here."\n', FileKind.JSON),
        ("a.mp3", b"Let's begin.\n", FileKind.TEXT),
        ("a.md", b"---\nHere is the floor.\n---\nAnd the wall.\n", FileKind.TEXT),
        ("a.txt", b"Let's begin.\n\n(Pause for 10 seconds)\n", FileKind.TEXT),
        ("a.txt", b"name: Gentle\n", FileKind.TEXT),
        ("a", b"Caf\xe9 and more.", FileKind.TEXT),
        ("a.txt", "Café".encode("utf-16"), FileKind.TEXT),
        ("a.txt", "яблоко на столе".encode("cp1251"), FileKind.TEXT),
        ("a.txt", b"format: 1\nname: Soft\nauthor: me\n", FileKind.PRESET),
        ("a.txt", b"name: Tea\nauthor: me\ndate: today\n", FileKind.TEXT),
        ("a.pacing", b"anything", FileKind.PRESET),
        ("a.yaml", b"anything", FileKind.DATA),
        ("a.yaml", b"---\na: 1\n---\n", FileKind.DATA),
        ("docker-compose.yml", b"version: 3\nservices:\n  web:\n    image: a\n", FileKind.DATA),
        ("rules.yaml", b"groups:\n  - name: a\n    rules: [b]\n", FileKind.DATA),
        ("a.yaml", b"name: a\nauthor: b\ndate: 2026-01-01\n", FileKind.DATA),
        ("a.yaml", b"format:\n  html: default\n", FileKind.DATA),
        ("a.yaml", b"name: Soft\nreason: after a talk\n", FileKind.PRESET),
        ("a.yaml", b"nmae: Soft\ncontrols:\n  speech_wpm: 90\n", FileKind.PRESET),
        ("a.yaml", b"name: a\nsteps:\n  - say: Here.\n", FileKind.YAML),
        ("rules.yaml", b"language: de\ngrade: x\nwords:\n  order: a\n", FileKind.RULES),
        ("de.yaml", b"language: de\npace: 1\npresence: [a]\nrests: {}\noptions: [b]\n", FileKind.OWN_LINES),
        ("narrator.yaml", b"language: de\nnarrators: []\n", FileKind.NARRATORS),
        ("narrator.yaml", b"speed: 1\n", FileKind.DATA),
        ("a.yaml", b'{"format": 1}', FileKind.PRESET),
        ("a.yaml", b"format: 1\nitem_count: 3\n", FileKind.QUESTIONNAIRE),
        ("a.ssml", b"<speak>Welcome.</speak>", FileKind.SSML),
        ("a.txt", b'Here. <break time="3s"/> There.', FileKind.SSML),
        ("a.html", b"<!DOCTYPE html><p>Here.</p>", FileKind.HTML),
        ("a.json", b'{"text": "Here."}', FileKind.JSON),
        ("a.txt", b'[{"text": "Here."}]', FileKind.JSON),
        ("a.json", b"{broken", FileKind.JSON),
        ("a.txt", b"[soft music]\n\nHere.", FileKind.TEXT),
        ("a.mid", b"MThd\0\0\0\6\0\0\0\1\0\x60MTrk", FileKind.NOTES),
        ("a.mod", bytes(1080) + b"M.K." + bytes(9), FileKind.NOTES),
        ("a.mp3", b"Extended Module: a song\0", FileKind.NOTES),
        ("a.txt", b"MThd is how a MIDI file begins.", FileKind.TEXT),
        ("a.srt", b"1\n" + CUE, FileKind.CAPTIONS),
        ("a.srt", (b"1\n" + CUE).replace(b"\n", b"\r"), FileKind.CAPTIONS),
        ("a.md", SCRIPT.replace(b"\n", b"\r"), FileKind.SCRIPT),
        ("a.txt", b"0:00:01.000,0:00:02.000\nHere.\n", FileKind.CAPTIONS),
        ("a.txt", b"[Script Info]\nTitle: a\n[Events]\n", FileKind.CAPTIONS),
        ("a.txt", b"[ar:me]\n[00:01.00]Here.\n", FileKind.CAPTIONS),
        ("a.txt", b"[0:30] Here is the floor.\n", FileKind.TEXT),
        ("a.txt", b"1:30:00, 2:30:00 and so on\n", FileKind.TEXT),
        ("a.txt", b"WEBVTT\n\n" + CUE, FileKind.CAPTIONS),
        ("a.md", b"# How\n\nCaptions\n\nlook so:\n\n" + CUE, FileKind.TEXT),
        ("a.docx", b"PK\x03\x04...word/document.xml", FileKind.WORD),
        ("a.odt", b"PK\x03\x04mimetypeapplication/vnd.oasis", FileKind.DOCUMENT),
        ("a.pdf", b"%PDF-1.7", FileKind.DOCUMENT),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1", FileKind.DOCUMENT),
        ("a.rtf", b"{\\rtf1 Here.}", FileKind.RICH_TEXT),
        ("a.txt", b"RIFF\x00\x00\x00\x00WAVEfmt ", FileKind.SOUND),
        ("talk", b"OggS\x00\x02", FileKind.SOUND),
        ("talk.mp3", b"ID3\x04\x00", FileKind.SOUND),
        ("talk.mp3", b"\xff\xfb\x90\x00" + bytes(range(64)) * 4, FileKind.SOUND),
        ("talk.m4a", b"\x00\x00\x00\x1cftypM4A ", FileKind.SOUND),
        ("a.txt", bytes(range(1, 32)) * 9 + b"\xe9", FileKind.OTHER),
        ("a.txt", b" \n", FileKind.EMPTY),
        ("a.mp3", b"", FileKind.EMPTY),
    ],
)
def test_what_a_file_is(name, content, expected):
    assert kind_of(name, content) is expected


@pytest.mark.parametrize(
    "kind",
    [FileKind.TEXT, FileKind.SSML, FileKind.JSON, FileKind.WORD, FileKind.CAPTIONS, FileKind.DATA],
)
def test_each_text_is_told_what_it_is_and_the_command_that_makes_a_script(kind):
    problem = not_a_script(kind, "my talk.txt")

    assert problem is not None
    assert kind.value in problem.message
    assert "kindpace script new --from 'my talk.txt'" in problem.expected


def test_a_script_is_a_script():
    assert not_a_script(FileKind.SCRIPT, "a.md") is None
