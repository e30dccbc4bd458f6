"""Captions from speech recognizers, television and older programs: times and words, wherever they stand."""

import pytest

from player.library.captions.recording_captions import captions_beside, read_captions
from player.practice.file_kinds import FileKind, kind_of

XML = '<?xml version="1.0" encoding="utf-8"?>'

TEXT_GRID = 'File type = "ooTextFile"\nObject class = "TextGrid"\n\n'
CLOSED = "Scenarist_SCC V1.0\n\n00:00:01;00\t9420 9420 9470 9470 {} 942f 942f\n\n00:00:03;15\t942c 942c\n"
PHRASE = '{{"offset": "PT{}S", "duration": "PT{}S", "nBest": [{{"display": "{}"}}]}}'

FILES = {
    "talk.TextGrid": (
        f"{TEXT_GRID}xmin = 0\nxmax = 12\ntiers? <exists>\nsize = 2\nitem []:\n"
        '    item [1]:\n class = "IntervalTier"\n name = "phones"\n xmin = 0\n xmax = 12\n intervals: size = 1\n'  # noqa: E501 - as a file has it
        '        intervals [1]:\n xmin = 0\n xmax = 12\n text = "D"\n'
        '    item [2]:\n class = "IntervalTier"\n name = "Ann"\n xmin = 0\n xmax = 12\n intervals: size = 3\n'
        '        intervals [1]:\n xmin = 1\n xmax = 3.5\n text = "The room is here."\n'
        '        intervals [2]:\n xmin = 3.5\n xmax = 9\n text = "<sil>"\n'
        '        intervals [3]:\n xmin = 9\n xmax = 11\n text = "Look, around."\n'
    ),
    "words.TextGrid": (
        f'{TEXT_GRID}0\n12\n<exists>\n1\n"IntervalTier"\n"words"\n0\n12\n8\n0\n1\n""\n'
        '1\n1.5\n"The"\n1.5\n2\n"room"\n2\n2.5\n"is"\n2.5\n3.5\n"here."\n3.5\n9\n"sp"\n9\n10\n"Look,"\n'
        '10\n11\n"around."\n'
    ),
    "talk.scc": CLOSED.format("5468 e520 f2ef efed 2069 7320 68e5 f2e5 2e80")
    + "\n00:00:09;00\t9425 9425 94ad 94ad 9470 9470 4cef ef6b 2c20 61f2 ef75 6ee4 ae80\n\n00:00:11;00\t942c 942c\n",  # noqa: E501 - as a file has it
    "talk.eaf": (
        f'{XML}<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="1000"/>'
        '<TIME_SLOT TIME_SLOT_ID="b" TIME_VALUE="3500"/><TIME_SLOT TIME_SLOT_ID="c" TIME_VALUE="9000"/>'
        '<TIME_SLOT TIME_SLOT_ID="d" TIME_VALUE="11000"/></TIME_ORDER><TIER TIER_ID="Ann"><ANNOTATION>'
        '<ALIGNABLE_ANNOTATION ANNOTATION_ID="1" TIME_SLOT_REF1="c" TIME_SLOT_REF2="d">'
        "<ANNOTATION_VALUE>Look, around.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION><ANNOTATION>"
        '<ALIGNABLE_ANNOTATION ANNOTATION_ID="2" TIME_SLOT_REF1="a" TIME_SLOT_REF2="b">'
        "<ANNOTATION_VALUE>The room is here.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>"
        '<TIER TIER_ID="de"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="3" TIME_SLOT_REF1="a" '
        'TIME_SLOT_REF2="b"><ANNOTATION_VALUE>Der Raum.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>'  # noqa: E501 - as a file has it
        "</ANNOTATION_DOCUMENT>"
    ),
    "talk.jss": "#T100\n#TITLE x\n0:00:01.00 0:00:03.50 D The room~is here.\n0:00:09.00 0:00:11.00 {c}Look,\\naround.\n",  # noqa: E501 - as a file has it
    "talk.rt": (
        '<window type="generic">\n<time begin="0:01"/><clear/>The <b>room</b> is here.\n<time begin="0:03.5"/><clear/>\n'  # noqa: E501 - as a file has it
        '<time begin="0:09" end="0:11"/><clear/>Look, around.\n</window>\n'
    ),
    "talk.cap": "*Timecode type: NTSC\n*END*\n\n00:00:01:00\t00:00:03:15\n{{\\c}}The room is here.\n\n00:00:09:00\t00:00:11:00\nLook,\naround.\n",  # noqa: E501 - as a file has it
    "avid.txt": "@ A comment\n\n<begin subtitles>\n\n00:00:01:00 00:00:03:15\nThe room is here.\n\n00:00:09:00 00:00:11:00\nLook, around.\n\n<end subtitles>\n",  # noqa: E501 - as a file has it
    "quicktime.txt": "{QTtext}{font:Geneva}{timescale:30}\n[00:00:01.00]\nThe room is here.\n[00:00:03.15]\n\n[00:00:09.00]\nLook,\naround.\n[00:00:11.00]\n",  # noqa: E501 - as a file has it
    "rates.ttml": f'{XML}<tt xmlns="x" xmlns:ttp="y" ttp:frameRate="24" ttp:frameRateMultiplier="1 1"><body>'
    '<p begin="00:00:01:00" end="00:00:03:12">The room is here.</p><p begin="216f" end="264f">Look, around.</p></body></tt>',  # noqa: E501 - as a file has it
    "markers.csv": "Marker Name,Description,In,Out,Duration,Marker Type\n,The room is here.,00:00:01,00:00:03.5,00:00:02.5,Comment\n"  # noqa: E501 - as a file has it
    ',"Look, around.",00:00:09,00:00:11,00:00:02,Comment\n',
    "results.json": (
        '{"results": [{"alternatives": [{"transcript": "The room is here.", "words": [{"startTime": "1s", '
        '"endTime": "1.5s", "word": "The"}, {"startTime": "1.5s", "endTime": "2s", "word": "room"}, '
        '{"startTime": "2s", "endTime": "2.5s", "word": "is"}, {"startTime": "2.5s", "endTime": "3.5s", '
        '"word": "here."}]}]}, {"alternatives": [{"words": [{"startTime": "9s", "endTime": "10s", "word": "Look,"}, '  # noqa: E501 - as a file has it
        '{"startTime": "10s", "endTime": "11s", "word": "around."}]}]}]}'
    ),
    "monologues.json": (
        '{"monologues": [{"speaker": 0, "elements": [{"type": "text", "value": "The room is", "ts": 1.0, "end_ts": 2},'  # noqa: E501 - as a file has it
        '{"type": "punct", "value": " "}, {"type": "text", "value": "here", "ts": 2, "end_ts": 3.5}, '
        '{"type": "punct", "value": "."}]}, {"speaker": 0, "elements": [{"type": "text", "value": "Look", "ts": 9, '  # noqa: E501 - as a file has it
        '"end_ts": 10}, {"type": "punct", "value": ", "}, {"type": "text", "value": "around", "ts": 10, "end_ts": 11}, '  # noqa: E501 - as a file has it
        '{"type": "punct", "value": "."}]}]}'
    ),
    "phrases.json": '{"recognizedPhrases": ['
    + PHRASE.format(1, 2.5, "The room is here.")
    + ", "
    + PHRASE.format(9, 2, "Look, around.")
    + "]}",
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
    "assembly.json": (
        '{"utterances": [{"start": 1000, "end": 3500, "text": "The room is here.", "speaker": "A"},'
        ' {"start": 9000, "end": 11000, "text": "Look, around."}], "words": [{"text": "The", '
        '"start": 1000, "end": 1500}]}'
    ),
    "deepgram.json": (
        '{"metadata": {}, "results": {"channels": [{"alternatives": [{"words": [{"word": "the", '
        '"start": 1, "end": 2}]}]}],'
        ' "utterances": [{"start": 1.0, "end": 3.5, "transcript": "The room is here."},'
        ' {"start": 9.0, "end": 11.0, "transcript": "Look, around."}]}}'
    ),
    "cpp.json": (
        '{"model": {"type": "base"}, "transcription": [{"timestamps": {"from": "00:00:01,000", '
        '"to": "00:00:03,500"},'
        ' "offsets": {"from": 1000, "to": 3500}, "text": " The room is here."}, {"timestamps": '
        '{"from": "00:00:09,000",'
        ' "to": "00:00:11,000"}, "offsets": {"from": 9000, "to": 11000}, "text": " Look, around."}]}'
    ),
    "chunks.json": (
        '{"chunks": [{"timestamp": [1.0, 3.5], "text": " The room is here."}, {"timestamp": [9.0, '
        '11.0], "text": "Look, around."}]}'
    ),
    "words.json": (
        '{"result": [{"start": 1, "end": 1.5, "word": "The"}, {"start": 1.5, "end": 2, "word": '
        '"room"}, {"start": 2, "end": 3,'
        ' "word": "is"}, {"start": 3, "end": 3.5, "word": "here."}, {"start": 9, "end": 10, "word": "Look,"},'
        ' {"start": 10, "end": 11, "word": "around."}], "text": "The room is here. Look, around."}'
    ),
    "amazon.json": (
        '{"results": {"transcripts": [{"transcript": "x"}], "items": [{"start_time": "1.0", '
        '"end_time": "2.0", "alternatives":'
        ' [{"content": "The"}]}, {"start_time": "2.0", "end_time": "2.5", "alternatives": '
        '[{"content": "room"}]},'
        ' {"start_time": "2.5", "end_time": "3", "alternatives": [{"content": "is"}]},'
        ' {"start_time": "3.0", "end_time": "3.5", "alternatives": [{"content": "here"}]},'
        ' {"alternatives": [{"content": "."}], "type": "punctuation"}, {"start_time": "9.0", '
        '"end_time": "10.0",'
        ' "alternatives": [{"content": "Look"}]}, {"alternatives": [{"content": ","}]}, '
        '{"start_time": "10.0", "end_time":'
        ' "11.0", "alternatives": [{"content": "around."}]}]}}'
    ),
    "body.json": (
        '{"font_size": 0.4, "body": [{"from": 1.0, "to": 3.5, "content": "The room is here."},'
        ' {"from": 9.0, "to": 11.0, "content": "Look, around."}]}'
    ),
    "film.csv": (
        "Speaker Name,Start Time,End Time,Text\nJo,00:00:01.000,00:00:03.500,The room is here.\n"
        'Jo,00:00:09.000,00:00:11.000,"Look, around."\n'
    ),
    "talk.mpl": "[10][35]The room|/is here.\n[90][110]Look, around.\n",
    "talk.stl": (
        "$FontName = Arial\n//a remark\n00:00:01.00 , 00:00:03.50 , The room|is here.\n"
        "00:00:09.00 , 00:00:11.00 , Look, around.\n"
    ),
    "talk.usf": f'{XML}<USFSubtitles version="1.0"><subtitles><subtitle start="00:00:01.000" '
    f'stop="00:00:03.500">'
    '<text>The room<br/>is here.</text></subtitle><subtitle start="00:00:09.000" '
    'stop="00:00:11.000"><text>Look, around.'
    "</text></subtitle></subtitles></USFSubtitles>",
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


def test_captions_that_have_only_starts_last_until_the_next():
    read = read_captions(b"00:00:01:The room|is here.\n00:00:04:Look.\n00:00:06:\n", "talk.txt")

    assert [(cue.start, cue.end, cue.text) for cue in read.cues] == [
        (1.0, 4.0, "The room is here."),
        (4.0, 6.0, "Look."),
    ]


@pytest.mark.parametrize(
    "text", ['[{"from": "Jo", "text": "Hello there."}]', "10:03:11: Jo spoke.\nThen not."]
)
def test_words_that_only_look_timed_are_no_captions(text):
    assert kind_of("talk.json" if text[0] == "[" else "talk.txt", text.encode()) is not FileKind.CAPTIONS
