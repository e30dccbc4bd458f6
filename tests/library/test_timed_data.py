"""Captions from speech recognizers, television and older programs: times and words, wherever they stand."""

import pytest

from player.library.recording_captions import captions_beside, read_captions
from player.practice.file_kinds import FileKind, kind_of

XML = '<?xml version="1.0" encoding="utf-8"?>'

FILES = {
    "whisper.json": (
        '{"text": "The room is here. Look, around.", "segments": [{"id": 0, "start": 1.0, "end": 3.5,'
        ' "text": " The room is here.", "tokens": [1]}, {"start": 9, "end": 11.0, "text": "Look, around."}]}'
    ),
    "podcast.json": (
        '{"version": "1.0.0", "segments": [{"speaker": "Ann", "startTime": 1.0, "endTime": 3.5, "body": "The room is here."},'  # noqa: E501 - as a file has it
        ' {"startTime": 9, "endTime": 11, "body": "Look, around."}]}'
    ),
    "aeneas.json": (
        '{"fragments": [{"begin": "1.000", "end": "3.500", "lines": ["The room", "is here."]},'
        ' {"begin": "9.000", "end": "11.000", "lines": ["Look, around."]}]}'
    ),
    "list.json": '[{"start": 1, "duration": 2.5, "text": "The room is here."}, {"start": 9, "end": 11, "text": "Look, around."}]',  # noqa: E501 - as a file has it
    "talk.json3": (
        '{"wireMagic": "pb3", "events": [{"tStartMs": 0, "dDurationMs": 9, "id": 1}, {"tStartMs": 1000, "dDurationMs": 2500,'  # noqa: E501 - as a file has it
        ' "segs": [{"utf8": "The room"}, {"utf8": " is here."}]}, {"tStartMs": 9000, "dDurationMs": 2000, "segs": [{"utf8": "Look, around."}]}]}'  # noqa: E501 - as a file has it
    ),
    "whisper.tsv": "start\tend\ttext\n1000\t3500\tThe room is here.\n9000\t11000\tLook, around.\n",
    "labels.txt": "1.000000\t3.500000\tThe room is here.\n9.000000\t11.000000\tLook, around.\n",
    "talk.srv3": f'{XML}<timedtext format="3"><body><p t="1000" d="2500">The room is here.</p>'
    '<p t="9000" d="2000">Look, <s t="20">around.</s></p></body></timedtext>',
    "talk.xml": f'{XML}<transcript><text start="1" dur="2.5">The room is here.</text>'
    '<text start="9" dur="2">Look, &amp;#97;round.</text></transcript>',
    "talk.ttml": f'{XML}<tt xmlns="http://www.w3.org/ns/ttml" xmlns:p="x" p:tickRate="10"><body><div begin="0s">'  # noqa: E501 - as a file has it
    '<p begin="10t" end="35t">The room<br/>is here.</p><p begin="00:00:09.000" dur="2s"><span>Look,</span> around.</p>'  # noqa: E501 - as a file has it
    "</div></body></tt>",
    "talk.dfxp": f'{XML}<tt:tt xmlns:tt="x"><tt:body><tt:p begin="1s" end="3500ms">The room is here.</tt:p>'
    '<tt:p begin="00:09" end="00:11">Look, around.</tt:p></tt:body></tt:tt>',
    "talk.smi": "<SAMI><BODY><SYNC Start=1000><P Class=EN>The room is here.\n<SYNC Start=3500><P Class=EN>&nbsp;\n"  # noqa: E501 - as a file has it
    "<SYNC Start=9000><P Class=EN>Look, around.\n<SYNC Start=11000><P Class=EN>&nbsp;\n</BODY></SAMI>\n",
    "frames.sub": "{1}{1}10\n{10}{35}The room|is here.\n{90}{110}{y:i}Look, around.\n",
    "talk.sub": "[INFORMATION]\n[TITLE]x\n[END INFORMATION]\n[SUBTITLE]\n00:00:01.00,00:00:03.50\nThe room[br]is here.\n\n"  # noqa: E501 - as a file has it
    "00:00:09.00,00:00:11.00\nLook, around.\n",
}


@pytest.mark.parametrize("name", FILES)
def test_times_and_words_of_each_kind(name):
    read = read_captions(FILES[name].encode(), name)
    found = [(round(cue.start, 3), round(cue.end, 3), cue.text) for cue in read.cues]

    assert found == [(1.0, 3.5, "The room is here."), (9.0, 11.0, "Look, around.")]
    assert read.problems == ()


@pytest.mark.parametrize("name", FILES)
def test_each_is_known_by_what_stands_in_it(name):
    assert kind_of("given", FILES[name].encode()) is FileKind.CAPTIONS


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("talk.") and name != "talk.xml"])
def test_each_is_shown_with_the_recording_that_it_lies_beside(tmp_path, name):
    (tmp_path / name).write_text(FILES[name])

    assert len(captions_beside(tmp_path / "talk.mp3").cues) == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("talk.json", '{"title": "A talk", "start": "today"}'),
        ("talk.tsv", "name\tage\nx\t1\n"),
        ("talk.sub", "Nothing with times."),
        ("talk.json", '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "On"}]}'),
    ],
)
def test_a_file_of_that_name_with_something_else_in_it_is_no_captions(tmp_path, name, content):
    (tmp_path / name).write_text(content)
    read = captions_beside(tmp_path / "talk.mp3")

    assert (read.cues, read.problems) == ((), ())


def test_subtitles_count_before_what_a_recognizer_made(tmp_path):
    (tmp_path / "talk.json").write_text(FILES["whisper.json"])
    (tmp_path / "talk.srt").write_text("1\n00:00:00,000 --> 00:00:02,000\nFrom the subtitles.\n")

    assert [cue.text for cue in captions_beside(tmp_path / "talk.mp3").cues] == ["From the subtitles."]


@pytest.mark.parametrize(
    "content",
    [
        '{"segments": [{"start": 1, "end": "x", "text": null}, {"start": true}, 3]}',
        '{"segments": [{"start": 1,',
        "<tt><p begin='x'>",
    ],
)
def test_damaged_data_raises_nothing(content):
    assert read_captions(content.encode(), "talk.json").cues == ()
