"""Documents, data and texts with another markup: what is said in them, in order, and nothing else."""

import io
import zipfile

import pytest

from player.library.documents.source_text import source_text
from player.practice.errors import NotUsableError


def text_of(name, content):
    data = content if isinstance(content, bytes) else content.encode()
    text, remarks = source_text(data, name)

    assert remarks == ()
    return [part for part in " ".join(text.split("\n\n")).split("  ") if part.strip()]


def words_of(name, content):
    data = content if isinstance(content, bytes) else content.encode()
    return " ".join(source_text(data, name)[0].split())


def archive(**parts):
    """A zip archive; the type comes first and unpacked, as both formats want it."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return written.getvalue()


ODT_TYPE = "application/vnd.oasis.opendocument.text"
EPUB_TYPE = "application/epub+zip"
ODT = """<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>
<text:p text:style-name="Title">A quiet hour</text:p><text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>  # noqa: E501 - as a file has it
<text:h text:outline-level="1">Arriving</text:h>
<text:p>The room<text:s text:c="2"/>is <text:span>here</text:span>.<office:annotation><text:p>remark</text:p></office:annotation></text:p>  # noqa: E501 - as a file has it
<text:list><text:list-item><text:p>Feet<text:line-break/>and floor.<text:note><text:p>note</text:p></text:note></text:p></text:list-item></text:list>  # noqa: E501 - as a file has it
</office:text></office:body></office:document-content>"""  # noqa: E501 - as a file has it


def odt(content=ODT):
    return archive(**{"mimetype": ODT_TYPE, "content.xml": content})


def epub(**more):
    return archive(
        **{
            "mimetype": EPUB_TYPE,
            "META-INF/container.xml": '<c><rootfiles><rootfile full-path="O/c.opf"/></rootfiles></c>',
            "O/c.opf": (
                '<p xmlns:opf="x"><manifest><item id="n" href="nav.xhtml" properties="nav"/>'
                '<item id="b" href="the%20end.xhtml"/><item id="a" href="text/a.xhtml"/></manifest>'
                '<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/><itemref idref="x"/></spine></p>'  # noqa: E501 - as a file has it
            ),
            "O/nav.xhtml": "<html><body><p>Contents</p></body></html>",
            "O/text/a.xhtml": "<html><head><title/></head><body><h1>Arriving</h1><p>The room.</p></body></html>",  # noqa: E501 - as a file has it
            "O/the end.xhtml": "<html><body><h2>Back</h2><p>Look around.</p></body></html>",
        }
        | more
    )


RTF = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}}{\colortbl;\red0\green0\blue0;}{\info{\title Not said}}"  # noqa: E501 - as a file has it
    rb"{\*\generator Not said;}\f0\fs24 The r\'f6om is {\b here}.\par (pause 5 seconds)\par "
    rb"\u8220?Feet\u8221? on it\line and so on. 5 \{x\}\par{\footnote Not said}}"
)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.odt", odt(), "# A quiet hour ## Arriving The room is here. Feet and floor."),
        ("a.epub", epub(), "# Arriving The room. ## Back Look around."),
        ("a.rtf", RTF, "The röom is here. (pause 5 seconds) “Feet” on it and so on. 5 {x}"),
        ("a.csv", 'time,text,pause\n0:00,The room.,5\n0:10,"Feet, floor.",1500\n', "The room. (5 seconds) Feet, floor. (1500 ms)"),  # noqa: E501 - as a file has it
        ("b.csv", "Segment;Text;Pause (s)\n1;The room.;5\n", "The room. (5 seconds)"),
        ("c.tsv", "The room is here.\tx\nLook around.\ty\n", "The room is here. [x] Look around. [y]"),
        ("a.yaml", "title: Quiet\nsteps:\n  - text: The room.\n    pauseAfter: 5\n  - type: silence\n    duration: 20\n", "# Quiet The room. (5 seconds) (20 seconds)"),  # noqa: E501 - as a file has it
        ("a.json", '[{"type":"heading","text":"On"},{"type":"pause","duration":3000},{"instruction":"Look."}]', "## On (3000 ms) Look."),  # noqa: E501 - as a file has it
        ("b.json", '{"pauseAfterMs": 500, "say": "Look.", "waitSeconds": "4"}', "(500 ms) Look. (4 seconds)"),
        ("a.org", "#+TITLE: Quiet\n:PROPERTIES:\n:ID: x\n:END:\n* Arriving :tag:\n# not said\nSee [[https://x.y][the room]].\n", "# Quiet ## Arriving See the room."),  # noqa: E501 - as a file has it
        ("a.rst", "=====\nQuiet\n=====\n\n.. note:: no\n\nOn\n--\n\nSee :ref:`the room <room>`.\n", "# Quiet ## On See the room."),  # noqa: E501 - as a file has it
        ("a.adoc", "= Quiet\n:toc:\n// no\n== On\n----\nThe room.\n----\n", "# Quiet ## On The room."),
        (
            "a.tex",
            ("\\documentclass{x}\n\\title{Quiet}\n\\begin{document}\n\\section{On}\nIt is \\emph{here} % no\n\\pause\n"  # noqa: E501 - as a file has it
            "\\vspace{1cm}\n\\item A \\& b\\ldots\n\\end{document}\n"),
            "# Quiet ## On It is here (pause) - A & b…",
        ),
        (
            "a.fountain",
            "Title: Quiet\n\nINT. ROOM - DAY\n\nLight.\n\nNARRATOR\n(softly)\nThe room.\n/* no */\n\nNARRATOR\nLook.\n",  # noqa: E501 - as a file has it
            "# Quiet ## INT. ROOM - DAY [Light.] [NARRATOR] [softly] The room. Look.",
        ),
        (
            "a.twee",
            ":: StoryTitle\nQuiet\n\n:: StoryData\n{}\n\n:: On [x]\nThe room.<<pause 5>><<set $x to 1>>\n[[Go->Off]]\n",  # noqa: E501 - as a file has it
            "# Quiet ## On The room.(pause 5) [[Go->Off]]",
        ),
    ],
)  # fmt: skip
def test_what_is_said_in_each_kind(name, content, words):
    assert words_of(name, content) == words


BOMB = b"<?xml version='1.0'?><a>" + b" " * (20 * 1024 * 1024) + b"</a>"
LAUGHS = b"<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;'>]><a><text:p>&c;</text:p></a>"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.odt", odt(BOMB), "larger than any script"),
        ("a.odt", odt(LAUGHS), "can't be read: DOCTYPE"),
        ("a.odt", odt("<a><b></a>"), "can't be read"),
        ("a.odt", odt()[:200], "can't be read"),
        ("a.odt", archive(mimetype=ODT_TYPE), "can't be read"),
        ("a.epub", epub(**{"O/text/a.xhtml": BOMB}), "larger than any script"),
        ("a.epub", epub(**{"O/c.opf": LAUGHS}), "can't be read: DOCTYPE"),
        ("a.epub", epub(**{"META-INF/container.xml": "<c><rootfiles/></c>"}), "can't be read"),
        ("a.epub", epub(**{"META-INF/rights.xml": "x"}), "locked by the shop or library"),
        ("a.epub", archive(mimetype=EPUB_TYPE), "can't be read"),
        ("list.m3u", b"#EXTM3U\n#EXTINF:30,One\none.mp3\n", "Give one of the recordings"),
        ("list.cue", b'FILE "one.wav" WAVE\n  TRACK 01 AUDIO\n', "Give one of the recordings"),
    ],
)
def test_what_can_not_be_read_is_told_in_a_sentence(name, data, told):
    with pytest.raises(NotUsableError, match=told):
        source_text(data, name)


@pytest.mark.parametrize("name", ["a.odt", "a.epub"])
def test_a_chapter_or_part_within_its_bound_is_read_whole(name):
    words = "word " * 20_000
    data = (
        odt(ODT.replace("The room", words))
        if name == "a.odt"
        else epub(**{"O/the end.xhtml": f"<p>{words}</p>"})
    )

    assert words_of(name, data).count("word") == 20_000


@pytest.mark.parametrize(
    "data",
    [b"{\\rtf1 " + b"{" * 50_000 + b"Here.", b"{\\rtf1 \\u-3 \\'zz \\ Here.", b"{\\rtf1\\ansicpg7 Here."],
)
def test_a_broken_rich_text_raises_nothing(data):
    assert "Here." in words_of("a.rtf", data)


@pytest.mark.parametrize(
    ("name", "head", "encoding"),
    [
        ("a.html", '<html><head><meta charset="{}"></head><body>', "windows-1250"),
        ("a.html", '<html><head><meta content="text/html; charset={}"></head><body>', "iso-8859-2"),
        ("a.xml", '<?xml version="1.0" encoding="{}"?>\n<say>', "koi8-r"),
    ],
)
def test_what_a_page_says_that_it_is_saved_in_counts(name, head, encoding):
    words = "Тихо." if encoding == "koi8-r" else "Źdźbło."
    tail = "</say>" if name.endswith("xml") else "</body></html>"
    text, remarks = source_text((head.format(encoding) + words + tail).encode(encoding), name)

    assert (text.strip(), remarks) == (words, ())


def test_a_declaration_of_rules_does_not_keep_xml_from_being_read():
    data = b'<?xml version="1.0"?>\n<!DOCTYPE talk SYSTEM "talk.dtd">\n<talk><line>Sit down.</line><line>Rest.</line></talk>'  # noqa: E501 - as a file has it

    assert source_text(data, "a.xml")[0].split() == ["Sit", "down.", "Rest."]


ROWS = (("Time", "Words", "Pause (s)"), ("0:30", "Sit down.", "5"), ("1:00", "Notice a sound.", "10"))
LAID_OUT = (
    ("This is a long text that only stands in a table.", "And this beside it."),
    ("Rest.", "Look up."),
)


def in_word(rows):
    cells = [[f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row] for row in rows]
    body = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in cells)
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = f"<w:document {names}><w:body><w:tbl>{body}</w:tbl></w:body></w:document>"
    return archive(**{"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def in_libre_office(rows):
    cells = [
        [f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row] for row in rows
    ]
    body = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in cells)
    names = " ".join(f'xmlns:{name}="urn:{name}"' for name in ("office", "text", "table"))
    content = f"<office:document-content {names}><table:table>{body}</table:table></office:document-content>"
    return archive(**{"mimetype": ODT_TYPE, "content.xml": content})


def in_a_page(rows):
    body = "".join(f"<tr>{''.join(f'<td><p>{cell}</p></td>' for cell in row)}</tr>" for row in rows)
    return f"<html><body><table>{body}</table></body></html>".encode()


@pytest.mark.parametrize(
    ("name", "made"), [("a.docx", in_word), ("a.odt", in_libre_office), ("a.html", in_a_page)]
)
def test_a_table_in_a_document_is_read_by_its_columns_unless_it_only_places_text(name, made):
    columns = "[Time, Words, Pause (s)] Sit down. (5 seconds) Notice a sound. (10 seconds)"

    assert words_of(name, made(ROWS)) == columns
    assert words_of(name, made(LAID_OUT)) == " ".join(cell for row in LAID_OUT for cell in row)


def test_comments_in_a_document_of_googles_are_in_brackets_and_its_title_is_one():
    page = (
        '<html><head><style>p{}</style></head><body><p class="c1 title"><span>Kind evening</span></p>'
        '<p>Sit down.<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> Rest.</p><div><p>'
        '<a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Slower? - Ruth</span></p></div>'
        "<p>Look up.</p></body></html>"
    )

    assert words_of("a.html", page) == "# Kind evening Sit down. Rest. [Slower? - Ruth] Look up."


def test_what_is_around_a_text_in_a_mail_is_in_brackets():
    head = "From: a@example.org\nSubject: Tonight\nMIME-Version: 1.0\nContent-Type: text/plain\n\n"
    text = "Dear all,\n\nSit down.\n\nWith love,\nRosa\n\nOn 3 Mar 2024, Ken wrote:\n> Send it?\n"

    assert words_of("a.eml", head + text) == (
        "# Tonight [Dear all,] Sit down. [With love,] [Rosa] [On 3 Mar 2024, Ken wrote:] [Send it?]"
    )


def test_a_bell_in_data_is_one():
    assert words_of("a.json", '[{"type": "speech", "text": "Sit down."}, {"type": "bell", "count": 1}]') == (
        "Sit down. (bell)"
    )
