"""Tables whose cells go over several rows or columns, in Word, OpenDocument and web pages."""

import pytest
from draft_heard import spoken
from made_documents import open_cell, open_document, open_row, word_document, word_paragraph, word_row

from player.library.documents.source_text import source_text

FLOOR, FEET, BACK = "Here is the floor.", "Feel both your feet.", "Come back now."
OVER = '<w:gridSpan w:val="{}"/>'
BEGUN, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"

WORD = word_document(
    "<w:tbl>"
    + word_row(("Evening", OVER.format(3)))
    + word_row("Part", "Words", "Pause")
    + word_row(("First", BEGUN), FLOOR, "5 s")
    + word_row(("", GOES_ON), FEET, "10 s")
    + word_row("Last", (BACK, OVER.format(2)))
    + "</w:tbl>"
)
OPEN = open_document(
    "<table:table>"
    + open_row(
        open_cell("Evening", 'table:number-columns-spanned="3"'),
        '<table:covered-table-cell table:number-columns-repeated="2"/>',
    )
    + open_row(open_cell("Part"), open_cell("Words"), open_cell("Pause"))
    + open_row(open_cell("First", 'table:number-rows-spanned="2"'), open_cell(FLOOR), open_cell("5 s"))
    + open_row("<table:covered-table-cell/>", open_cell(FEET), open_cell("10 s"))
    + open_row(
        open_cell("Last"),
        open_cell(BACK, 'table:number-columns-spanned="2"'),
        "<table:covered-table-cell/>",
    )
    + "</table:table>"
)
PAGE = (
    "<html><body><table><tr><th colspan=3>Evening</th></tr><tr><th>Part</th><th>Words</th><th>Pause</th></tr>"
    f"<tr><td rowspan=2>First</td><td>{FLOOR}</td><td>5 s</td></tr><tr><td>{FEET}</td><td>10 s</td></tr>"
    f"<tr><td>Last</td><td colspan='2'>{BACK}</td></tr></table></body></html>"
).encode()


def heard(data, name):
    return spoken(source_text(data, name)[0], "talk.txt")


@pytest.mark.parametrize(("data", "name"), [(WORD, "a.docx"), (OPEN, "a.odt"), (PAGE, "a.html")])
def test_what_is_said_and_quiet_is_known_by_its_column(data, name):
    text = source_text(data, name)[0]

    assert heard(data, name) == [FLOOR, 5, FEET, 10, BACK]
    assert text.strip().startswith("Evening")


def test_quiet_that_belongs_to_two_rows_comes_behind_the_second():
    page = (
        f"<html><body><table><tr><td>Words</td><td>Pause</td></tr>"
        f"<tr><td>{FLOOR}</td><td rowspan=2>5 s</td></tr>"
        f"<tr><td>{FEET}</td></tr></table><p>{BACK}</p></body></html>"
    )

    assert heard(page.encode(), "a.html") == [FLOOR, FEET, 5, BACK]


def test_words_over_a_whole_row_are_said_where_they_stand():
    whole = "All of you is here, and all of it may be."
    rows = (word_row("Words", "Pause"), word_row(FLOOR, "5 s"), word_row((whole, OVER.format(2))))
    document = word_document(f"<w:tbl>{''.join(rows)}{word_row(BACK, '3 s')}</w:tbl>")

    assert heard(document, "a.docx") == [FLOOR, 5, whole, BACK, 3]


@pytest.mark.parametrize("number", ["0", "-1", "100000000", "x", ""])
def test_any_number_of_joined_cells_is_read(number):
    cell = f"<td colspan='{number}' rowspan='{number}'>{FLOOR}</td>"
    page = f"<html><body><table><tr>{cell}</tr></table></body></html>"

    assert heard(page.encode(), "a.html") == [FLOOR]


def test_what_word_fills_in_and_what_a_form_asks_is_not_said():
    simple = '<w:p><w:fldSimple w:instr=" DATE "><w:r><w:t>3 May</w:t></w:r></w:fldSimple></w:p>'
    number = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    link = number.replace("PAGE", 'HYPERLINK "a"').replace("12", FEET)
    asked = "Click or tap here to enter text."
    content = f"<w:sdtContent>{word_paragraph(asked)}</w:sdtContent>"
    form = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{content}</w:sdt>"
    body = f"{word_paragraph(FLOOR)}{simple}{number}{link}{form}{word_paragraph(BACK)}"

    assert heard(word_document(body), "a.docx") == [FLOOR, FEET, BACK]
