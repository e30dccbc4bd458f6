"""What becomes the text of a draft: the words that another program's file says, and nothing beside them."""

import pytest

from player.library.documents.source_text import source_text
from player.practice.drafting.draft import draft_of

PAGE = """<!doctype html>
<html><head><title>Not said</title><style>p{color: red}</style><script>var a = "<p>no</p>";</script></head>
<body><nav><a href="x">Not said</a></nav><h1>A quiet <em>room</em></h1><p>Settle in.
(pause 3 seconds)</p><ul><li>Feet &amp; floor.</li><li>Hands.</li></ul>
<p>Look <b>around</b>.<br>And <break time="4s"/> back.</p><noscript>Not said</noscript></body></html>
"""


def test_of_a_web_page_only_what_it_shows_is_taken():
    text, remarks = source_text(PAGE.encode(), "page.html")

    assert remarks == ()
    assert text.split("\n\n") == [
        "# A quiet room",
        "Settle in. (pause 3 seconds)",
        "Feet & floor.",
        "Hands.",
        "Look around.",
        'And <break time="4s"/> back.',
    ]


@pytest.mark.parametrize(
    "broken", ["<html><head><title>T<body><p>Hello.", "<html><p>Hello.</script></div>", "<html>Hello.<!-- a"]
)
def test_of_a_broken_web_page_the_words_are_taken(broken):
    assert "Hello." in source_text(broken.encode(), "page.html")[0]


CAPTIONS = {
    "talk.sbv": "0:00:01.000,0:00:02.000\nHello, you.\n\n0:00:09.000,0:00:11.000\nHands.\n",
    "talk.ass": (
        "[Script Info]\nTitle: Not said\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\an8}Hello,\\Nyou.\n"
        "Dialogue: 0,0:00:09.00,0:00:11.00,Default,,0,0,0,,Hands.\n"
    ),
    "talk.lrc": "[ar:Not said]\n[00:01.00]Hello, you.\n[00:02.00]\n[00:09.00]Hands.\n",
}


@pytest.mark.parametrize("name", CAPTIONS)
def test_captions_of_any_program_become_words_and_pauses_without_their_times(name):
    text, remarks = source_text(CAPTIONS[name].encode(), name)

    assert remarks == ()
    assert text.split() == ["Hello,", "you.", "(7", "seconds)", "Hands."]


TABLES = {
    "named columns": (
        (
            "| # | Say | Pause |\n|:-:|---|--:|\n| 1 | Feel the floor. | 10 s |\n"
            "| 2 | Look \\| around. | 5 |\n| 3 | Rest. | – |\n"
        ),
        ["[#, Say, Pause]", "", "Feel the floor. (10 s)", "Look | around. (5 seconds)", "Rest."],
    ),
    "other names": (
        "Minute | Was gesagt wird\n--- | ---\n0:10 | Spüre den Boden.\n0:20 | (Pause 10 Sekunden)\n",
        ["[Minute, Was gesagt wird]", "", "[0:10] Spüre den Boden.", "[0:20] (Pause 10 Sekunden)"],
    ),
    "a column of words and one of notes": (
        "|Script|Notes|\n|-|-|\n|Rest.|slowly, with a very long explanation|\n|Look.||\n",
        ["[Script, Notes]", "", "Rest. [slowly, with a very long explanation]", "Look."],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_the_words_of_a_table_in_markdown_are_taken_row_by_row(name):
    table, expected = TABLES[name]
    text, _ = source_text(f"Here.\n\n{table}\nThere. | Or not.\n".encode(), "talk.md")

    assert text.split("\n") == ["Here.", "", *expected, "", "There. | Or not.", ""]


def test_a_draft_of_a_table_says_its_words_and_keeps_its_pauses():
    table = (
        "| Time | Say | Pause |\n|---|---|---|\n| 0:10 | Feel the floor. | 10 s |\n| 0:30 | And rest. | |\n"
    )
    draft = draft_of(source_text(f"# A talk\n\n{table}".encode(), "talk.md")[0], "talk.md")

    assert "Feel the floor. [10s]\nAnd rest." in draft.text
    assert [(item.line, item.text) for item in draft.unplaced] == [(3, "[Time, Say, Pause]")]
