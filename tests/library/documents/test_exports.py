"""Exports of notebooks, pages of office programs, tables in plain texts, markup of older speech engines."""

import pytest
from draft_heard import spoken

from player.library.documents.source_text import source_text
from player.practice.drafting.draft import draft_of
from player.practice.file_kinds import FileKind, kind_of

FLOOR, FEET, BACK = "Here is the floor.", "Feel both your feet.", "Come back now."

FILES = {
    "a.enex": (
        '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE en-export SYSTEM "x.dtd"><en-export><note>'
        "<title>Evening</title><created>20261103T201400Z</created><content><![CDATA[<?xml version='1.0'?>"
        f"<!DOCTYPE en-note SYSTEM 'y.dtd'><en-note><div>{FLOOR} (5 s)</div>"
        f"<div><en-todo checked='true'/>{FEET}</div>"
        f"<div>{BACK}</div></en-note>]]></content></note></en-export>"
    ),
    "a.html": (
        "<html><body><p class=MsoTitle>Evening</p><p class=MsoNormal>"
        f"{FLOOR} (5 s)<span role='doc-pagebreak' id='p2'/></p>"
        f"<p>{FEET}<span epub:type='pagebreak'>12</span></p>"
        f"<p>{BACK}</p></body></html>"
    ),
    "tabs.txt": f"Line\tText\tPause\n1\t{FLOOR}\t5\n2\t{FEET}\t\n3\t{BACK}\t\n",
    "semicolons.txt": f"Text;Pause\n{FLOOR};5\n{FEET};\n{BACK};\n",
    "sapi.xml": (
        f'<?xml version="1.0"?><SAPI><voice required="Gender=Female"><rate absspeed="-3">{FLOOR}'
        f'<silence msec="5000"/> Feel <emph>both</emph> your feet. {BACK}</rate></voice></SAPI>'
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_the_words_and_the_quiet_are_those_of_the_practice(name):
    text = source_text(FILES[name].encode(), name)[0]

    assert spoken(text, name) == [FLOOR, 5, FEET, BACK]


@pytest.mark.parametrize("name", ["a.enex", "a.html"])
def test_its_title_is_the_titles(name):
    assert 'title: "Evening"' in draft_of(source_text(FILES[name].encode(), name)[0], name).text


def test_markup_of_older_speech_engines_is_speech_markup():
    assert kind_of("sapi.xml", FILES["sapi.xml"].encode()) is FileKind.SSML


@pytest.mark.parametrize(
    "text", [f"{FLOOR}\t{FEET}\n{BACK}\tNow.\n", "Text, words, lines: all of it.\n\nSaid.\n"]
)
def test_a_text_with_tabs_or_commas_is_no_table(text):
    assert len(spoken(source_text(text.encode(), "a.txt")[0])) >= 2


def test_a_table_drawn_with_strokes_and_no_rule_is_read_by_its_columns():
    text = f"Time | Script | Notes\n0:00 | {FLOOR} | soft music\n0:30 | {FEET} |\n1:30 | {BACK} | fade out\n"
    found = spoken(source_text(text.encode(), "a.txt")[0], "a.txt")

    assert [piece for piece in found if isinstance(piece, str)] == [FLOOR, FEET, BACK]


def test_rows_that_begin_with_their_times_need_no_names():
    text = f"00:00 - 00:30 | Intro | {FLOOR}\n00:30 - 02:00 | Body | {FEET}\n02:00 - 02:30 | Close | {BACK}\n"
    found = spoken(source_text(text.encode(), "a.txt")[0], "a.txt")

    assert [piece for piece in found if isinstance(piece, str)] == [FLOOR, FEET, BACK]
