"""What a document holds and doesn't show is not said: deleted, hidden, struck out, filled in by a program."""

import io
import zipfile

import pytest
from draft_heard import spoken

from player.library.documents.source_text import source_text
from player.practice.drafting.draft import draft_of

SIT, LOOK = "Sit on the chair.", "Look around."


def zipped(parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def docx(body):
    return zipped(
        {
            "word/document.xml": f'<w:document xmlns:w="w" xmlns:mc="m" xmlns:v="v"><w:body>{body}</w:body></w:document>'  # noqa: E501 - as a file has it
        }
    )


def odt(body, styles=""):
    content = (
        '<office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s"><office:automatic-styles>'
        f"{styles}</office:automatic-styles><office:body>{body}</office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def paragraph(*runs):
    return f"<w:p>{''.join(runs)}</w:p>"


def run(text, look=""):
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


STRUCK = '<style:style style:name="T1"><style:text-properties style:text-line-through-style="solid"/></style:style>'  # noqa: E501 - as a file has it
HIDDEN = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
WITH_HIDDEN_WORDS = {
    "hidden.docx": docx(paragraph(run(SIT), run(" Gone now.", "<w:vanish/>")) + paragraph(run(LOOK))),
    "struck.docx": docx(paragraph(run(SIT), run(" Gone now.", "<w:strike/>")) + paragraph(run(LOOK))),
    "struck.odt": odt(
        f'<text:p>{SIT} <text:span text:style-name="T1">Gone now.</text:span></text:p><text:p>{LOOK}</text:p>',  # noqa: E501 - as a file has it
        STRUCK,
    ),
    "hidden.odt": odt(
        f'<text:p>{SIT} <text:span text:style-name="T1">Gone now.</text:span></text:p><text:p>{LOOK}</text:p>',  # noqa: E501 - as a file has it
        HIDDEN,
    ),
    "hidden.rtf": rf"{{\rtf1\ansi {SIT} {{\v Gone now.}}\par {LOOK}\par}}".encode(),
    "deleted.rtf": rf"{{\rtf1\ansi {SIT} \deleted Gone now.\deleted0\par {LOOK}\par}}".encode(),
    "struck.rtf": rf"{{\rtf1\ansi {SIT} \strike Gone now.\strike0 \par {LOOK}\par}}".encode(),
    "struck.html": f"<html><body><p>{SIT} <del>Gone now.</del></p><p>{LOOK}</p></body></html>".encode(),
    "hidden.html": f"<html><body><p>{SIT}</p><p hidden>Gone <b>now.</b></p><p>{LOOK}</p></body></html>".encode(),  # noqa: E501 - as a file has it
    "styled.html": f"<html><body><p>{SIT}</p><div style='display: none'><div>Gone now.</div></div><p>{LOOK}</p></body></html>".encode(),  # noqa: E501 - as a file has it
}


@pytest.mark.parametrize("name", WITH_HIDDEN_WORDS)
def test_hidden_words_are_reported_and_not_said(name):
    text, _ = source_text(WITH_HIDDEN_WORDS[name], name)

    assert spoken(text) == [SIT, LOOK]
    assert "Gone" in " ".join(item.text for item in draft_of(text, name).unplaced)


def test_a_pause_that_was_struck_out_is_none():
    body = paragraph(run(SIT), run(" (pause 10 seconds)", "<w:strike/>")) + paragraph(run(LOOK))

    assert spoken(source_text(docx(body), "a.docx")[0]) == [SIT, LOOK]


@pytest.mark.parametrize(
    "body",
    [
        paragraph(run(SIT, '<w:strike w:val="0"/>')) + paragraph(run(LOOK)),
        paragraph(run(SIT)) + paragraph("<w:moveFrom>", run(SIT), "</w:moveFrom>", run(LOOK)),
        paragraph(run(SIT)) + paragraph("<w:del>", run("Old."), "</w:del>", "<w:ins>", run(LOOK), "</w:ins>"),
        paragraph(
            "<mc:AlternateContent><mc:Choice>", paragraph(run(SIT)), "</mc:Choice><mc:Fallback><v:textbox>",
            paragraph(run(SIT)), "</v:textbox></mc:Fallback></mc:AlternateContent>",
        ) + paragraph(run(LOOK)),
        paragraph("<w:r><v:textbox>", paragraph(run(SIT)), "</v:textbox></w:r>") + paragraph(run(LOOK)),
    ],
)  # fmt: skip
def test_what_word_holds_twice_is_said_once(body):
    assert spoken(source_text(docx(body), "a.docx")[0]) == [SIT, LOOK]


def test_a_hyphen_that_does_not_break_stays():
    body = "<w:p><w:r><w:t>A non</w:t><w:noBreakHyphen/><w:t>stop chair.</w:t></w:r></w:p>" + paragraph(
        run(LOOK)
    )

    assert spoken(source_text(docx(body), "a.docx")[0]) == ["A non-stop chair.", LOOK]


def test_numbers_of_pages_that_a_program_fills_in_are_not_said():
    body = f"<text:p>{SIT}</text:p><text:p><text:page-number>4</text:page-number></text:p><text:p>{LOOK}</text:p>"  # noqa: E501 - as a file has it

    assert spoken(source_text(odt(body), "a.odt")[0]) == [SIT, LOOK]


@pytest.mark.parametrize(
    ("rtf", "words"),
    [
        (rb"{\rtf1\mac Sp\'9fre die F\'9f\'a7e.}", "Spüre die Füße."),
        (rb"{\rtf1\ansicpg10000 Sp\'9fre.}", "Spüre."),
        (
            rb"{\rtf1\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f1 \'d1\'ff\'e4\'fc.\f0  Caf\'e9.}",  # noqa: E501 - as a file has it
            "Сядь. Café.",
        ),
        (rb"{\rtf1\ansi \u-10179?\u-8704? Here.}", "\U0001f600 Here."),
        (
            rb"{\rtf1\trowd\cellx1\cellx2 Words\cell Pause\cell\row\trowd Sit.\cell 5\cell\row\trowd Look.\cell 9\cell\row}",  # noqa: E501 - as a file has it
            "[Words, Pause] Sit. (5 seconds) Look. (9 seconds)",
        ),
    ],
)
def test_rich_text_of_other_makers(rtf, words):
    assert " ".join(source_text(rtf, "a.rtf")[0].split()) == words


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (
            f"<header><p>My site</p></header><main><h1>Hands</h1><p>{SIT}</p></main><p>More</p>",
            f"# Hands {SIT}",
        ),
        (f"<h1>Hands</h1><main><p>{SIT}</p></main>", f"# Hands {SIT}"),
        (
            f"<p>Sit <ins>softly</ins> here.<sup><a role='doc-noteref' href='#f1'>1</a></sup></p><p>{LOOK}</p>",  # noqa: E501 - as a file has it
            f"Sit softly here. {LOOK}",
        ),
        ("<p><ruby>息<rt>いき</rt></ruby>を吸う。</p>", "息を吸う。"),
    ],
)
def test_of_a_web_page_only_its_own_text_is_taken(page, said):
    assert " ".join(source_text(f"<html><body>{page}</body></html>".encode(), "a.html")[0].split()) == said


@pytest.mark.parametrize(
    ("title", "heading"), [("Hands | My site", "# Hands"), ("Untitled", ""), ("a.docx", "")]
)
def test_a_page_without_a_heading_is_called_by_its_title(title, heading):
    page = f"<html><head><title>{title}</title></head><body><p>{SIT}</p></body></html>"

    assert source_text(page.encode(), "a.html")[0].split("\n\n") == [*filter(None, [heading]), SIT]


def test_a_book_whose_maker_wrote_its_place_as_an_address():
    book = zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<c><rootfile full-path="O/a%20b.opf"/></c>',
            "O/a b.opf": '<p><item id="i" href="c.xhtml"/><itemref idref="i"/></p>',
            "O/c.xhtml": f"<html><head><title>t</title></head><body><p>{SIT}</p></body></html>",
        }
    )

    assert source_text(book, "a.epub")[0].strip() == SIT


def test_a_saved_page_that_does_not_say_its_encoding():
    head = "From: <Saved by a browser>\r\nSubject: Hands\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n"
    body = "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>It=E2=80=99s here.</p>\r\n"

    assert "It’s here." in source_text((head + body).encode(), "a.mht")[0]


def test_buttons_to_share_a_page_and_what_others_wrote_are_not_said():
    site = '<div class="sharedaddy sd-box"><div><h3>Share this:</h3></div><ul><li>Mail</li></ul></div>'
    page = f'<html><body><div class="entry"><p>{SIT}</p>{site}<p>{LOOK}</p></div><div id="comments">Nice!</div></body></html>'  # noqa: E501 - as a file has it

    assert source_text(page.encode(), "a.html")[0].split("\n\n") == [SIT, LOOK]


def test_styles_of_a_document_in_another_language_and_its_table_of_contents():
    names = {"berschrift1": "heading 1", "Titel": "Title", "Verzeichnis1": "toc 1"}
    styles = "".join(
        f'<w:style w:styleId="{own}"><w:name w:val="{name}"/></w:style>' for own, name in names.items()
    )
    shown = [("Titel", "Berg"), ("Verzeichnis1", "Ankommen 1"), ("berschrift1", "Ankommen"), ("Text", SIT)]
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(text)}</w:p>' for style, text in shown
    )
    made = zipped(
        {
            "word/document.xml": f'<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>',
            "word/styles.xml": f'<w:styles xmlns:w="w">{styles}</w:styles>',
        }
    )

    assert source_text(made, "a.docx")[0].split("\n\n")[:4] == [
        *("# Berg", " <!-- table of contents: Ankommen 1 --> ", "## Ankommen", SIT)
    ]
