"""Practices in other programs' files: source code, data, XML, outlines, stories, wikis, mails, plays."""

import pytest

from player.library.documents.source_text import source_text
from player.practice.drafting.draft import draft_of
from player.practice.script.model import Bell, Paragraph, Pause, Sentence, Silence
from player.practice.script.parse import parse_text

OURS = {"You're welcome here, just as you are.", "You can go on in your own time."}
SAID = ("Welcome to the floor.", 5.0, "Feel both your feet.", 10.0, "Come back now.")

FILES = {
    "talk.ts": (
        "import type { Script } from '../types';\n// not said, at all\nexport const script: Script = [\n"
        '  { text: "Welcome to the floor.", pauseAfter: 5 },\n  { text: `Feel both your feet.`, '
        "pauseAfter: 10 },\n"
        "  { text: 'Come back now.', about: 'This is for whoever reads the code.' },\n];\n"
    ),
    "words.js": "const TALK = `\nWelcome to the floor. (5s)\n\nFeel both your feet. (10s)\n\nCome "
    "back now.\n`;\n",
    "talk.py": 'say("Welcome to the floor.")\ntime.sleep(5)\nsay("Feel both your '
    'feet.")\nsleep(10)  # rest\nsay("Come back now.")\n',
    "talk.jsonl": (
        '{"say": "Welcome to the floor.", "pause": 5}\n{"say": "Feel both your feet.", "pause": 10}\n'
        '{"say": "Come back now."}\n'
    ),
    "intro.json": (
        '{"intro": "Welcome to the floor. (5s)", "body": ["Feel both your feet.", "(10s)"], '
        '"outro": "Come back now.",'
        ' "hint": "This is only for whoever reads it."}'
    ),
    "talk.toml": (
        'title = "Floor"\n[[part]]\ntext = "Welcome to the floor."\npause = 5\n'
        '[[part]]\ntext = "Feel both your feet."\npause = 10\n[[part]]\ntext = "Come back now."\n'
    ),
    "talk.xml": (
        '<?xml version="1.0" encoding="ISO-8859-1"?>\n<practice title="Floor"><author>Jo</author>\n'
        '<part name="One"><line>Welcome to the floor.</line><pause seconds="5"/></part>\n'
        '<part name="Two"><line>Feel both your feet.</line><pause>10</pause></part>\n'
        '<part name="Three"><line text="Come back now."/></part></practice>'
    ),
    "talk.opml": (
        '<?xml version="1.0"?><opml version="2.0"><head><title>Floor</title></head><body><outline text="One">'
        '<outline text="Welcome to the floor."/><outline text="(5 s)"/></outline><outline text="Two">'
        '<outline text="Feel both your feet."/><outline text="(10 s)"/></outline>'
        '<outline text="Three"><outline text="Come back now."/></outline></body></opml>'
    ),
    "talk.yarn": (
        "title: Start\ntags: calm\n---\nWelcome to the floor. #line:1\n<<wait 5>>\nFeel both your feet.\n"
        "<<pause 10>>\n-> Go on\nCome back now.\n<<stop>>\n===\n"
    ),
    "talk.ink": (
        "-> start\n=== start ===\nWelcome to the floor. # pause: 5\nFeel both your feet.\n# pause: 10\n"
        "* [Go on] -> back\n=== back ===\nCome back now. -> END\n"
    ),
    "talk.rpy": (
        'define g = Character("Jo")\nlabel start:\n    scene bg\n    g "Welcome to the floor."\n   '
        " pause 5.0\n"
        '    g "{i}Feel{/i} both your feet."\n    $ renpy.pause(10)\n    "Come back now."\n    return\n'
    ),
    "wiki.txt": (
        "== One ==\n'''Welcome''' to the floor. ''(pause 5 seconds)''\n{{note|Speak slowly}}\n\n== Two ==\n"
        "* Feel both [[Foot|your feet]].<ref>A book.</ref>\n: (10 s)\n\n== Three ==\nCome back "
        "now.\n[[Category:Talks]]\n"
    ),
    "screen.txt": (
        "FADE IN:\n\nINT. A ROOM - DAY\n\nSomebody sits.\n\n        JO\n     Welcome to the floor. "
        "(5 s)\n\n        JO\n"
        "     Feel both your feet. (10 s)\n     Come back now.\n\nFADE OUT.\n"
    ),
    "talk.eml": (
        "From: Jo <jo@example.org>\nSubject: =?utf-8?q?Fl=C3=B6or?=\nMIME-Version: 1.0\n"
        'Content-Type: multipart/alternative; boundary="XX"\n\n--XX\nContent-Type: text/plain; '
        "charset=utf-8\n"
        "Content-Transfer-Encoding: quoted-printable\n\nWelcome to the floor=2E (5 s)\n\nFeel "
        "both=\n your feet. (10 s)\n\n"
        "Come back now.\n\n--XX\nContent-Type: text/html\n\n<p>Never said.</p>\n--XX--\n"
    ),
    "notes.org": (
        "#+TITLE: Floor\n* One\n  :PROPERTIES:\n  :ID: x\n  :END:\n  Welcome to the /floor/. (5 "
        "s)\n* TODO Two [1/2]\n"
        "  Feel both your =feet=. (10 s)\n  #+BEGIN_COMMENT\n  never said, at all\n  "
        "#+END_COMMENT\n* Three\n  Come back now.\n"
    ),
    "notes.rst": (
        "One\n---\n\nWelcome to the floor. [#f1]_\n\n.. pause: 5s\n\n.. note::\n\n   Speak slowly here.\n\n"
        "Two\n---\n\nFeel both your feet. (10 s)\n\n.. [#f1] A book.\n\nThree\n-----\n\nCome back now.\n"
    ),
    "notes.adoc": (
        "= Floor\nJo Doe <jo@example.org>\nv1.0, 2023\n\n== One\n\nWelcome to the floor. (5 "
        "s)\n\nNOTE: Speak slowly.\n\n"
        "== Two\n\n** Feel both your feet. footnote:[A book.]\n\n(10 s)\n\n////\nnever said, at "
        "all\n////\n\n== Three\n\nCome back now.\n"
    ),
    "notes.tex": (
        "\\section{One}\nWelcome to the floor. \\pause{5s}\n\\section{Two}\nFeel both your "
        "feet.\\footnote{A book.}\n"
        "(10\\,s)\n\\section{Three}\nCome back now.\n"
    ),
    "table.csv": (
        'Line,Notes\n"Welcome to the floor.","5 s pause"\n"Feel both your feet.","10 s '
        'pause"\n"Come back now.","slowly"\n'
    ),
}


def heard(text, name):
    script = parse_text(draft_of(text, name).text, "talk.md")
    paragraphs = (block for phase in script.phases for block in phase.blocks if isinstance(block, Paragraph))
    pieces = (piece for paragraph in paragraphs for piece in paragraph.pieces)
    found = [
        float(piece.length)
        if isinstance(piece, Pause | Silence)
        else "bell"
        if isinstance(piece, Bell)
        else piece.text
        for piece in pieces
        if isinstance(piece, Pause | Silence | Bell | Sentence)
    ]
    return tuple(piece for piece in found if piece not in OURS)


@pytest.mark.parametrize("name", FILES)
def test_words_and_pauses_of_each_program_and_nothing_else(name):
    text, _ = source_text(FILES[name].encode(), name)

    assert heard(text, name) == SAID


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("talk.ts", "[about: This is for whoever reads the code.]"),
        ("intro.json", "[hint: This is only for whoever reads it.]"),
        ("talk.xml", "[author: Jo]"),
        ("talk.yarn", "[Go on]"),
        ("wiki.txt", "[note|Speak slowly]"),
        ("screen.txt", "[Somebody sits.]"),
        ("notes.org", "[never said, at all]"),
        ("notes.rst", "[Speak slowly here.]"),
        ("notes.adoc", "[NOTE: Speak slowly.]"),
        ("notes.tex", "[A book.]"),
        ("table.csv", "[slowly]"),
    ],
)
def test_what_is_not_said_is_reported(name, told):
    text, _ = source_text(FILES[name].encode(), name)

    assert told in [item.text for item in draft_of(text, name).unplaced]


@pytest.mark.parametrize(
    ("name", "title"), [("talk.toml", "Floor"), ("talk.xml", "Floor"), ("talk.eml", "Flöor")]
)
def test_their_titles_are_taken(name, title):
    text, _ = source_text(FILES[name].encode(), name)

    assert parse_text(draft_of(text, name).text).title == title


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("talk.xml", b"<?xml version='1.0'?><a><b>Welcome to the floor.</a>"),
        ("talk.xml", b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>Welcome to the floor.</a>"),
        ("talk.toml", b"Welcome to the floor.\n[["),
        ("talk.ts", b"Welcome to the floor. `"),
        ("talk.eml", b"Subject: x\nContent-Type: nothing\n\nWelcome to the floor."),
        ("talk.eml", b"\n\nWelcome to the floor."),
        ("talk.jsonl", b'{"say": "Welcome to the floor."}\n{"say"'),
    ],
)
def test_of_damaged_ones_the_words_are_kept(name, data):
    assert "Welcome to the floor." in source_text(data, name)[0]
