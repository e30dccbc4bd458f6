"""Small documents of Word and OpenDocument, made of their bodies."""

import io
import zipfile

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OPEN = "application/vnd.oasis.opendocument.text"


def _archive(parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, words in parts.items():
            archive.writestr(zipfile.ZipInfo(name), words)
    return made.getvalue()


def word_document(body):
    """The bytes of a .docx with this body."""
    text = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return _archive({"[Content_Types].xml": "<Types/>", "word/document.xml": text})


def word_paragraph(words):
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def word_row(*cells):
    """A row; each cell is its words, or a pair of them and its properties."""
    made = (cell if isinstance(cell, tuple) else (cell, "") for cell in cells)
    inside = "".join(f"<w:tc><w:tcPr>{how}</w:tcPr>{word_paragraph(words)}</w:tc>" for words, how in made)
    return f"<w:tr>{inside}</w:tr>"


def open_document(body):
    """The bytes of an .odt with this body."""
    spaces = 'xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:style="s" xmlns:draw="d" xmlns:svg="v"'
    text = (
        f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return _archive({"mimetype": _OPEN, "content.xml": text})


def open_cell(words, given=""):
    return f"<table:table-cell {given}><text:p>{words}</text:p></table:table-cell>"


def open_row(*cells):
    return f"<table:table-row>{''.join(cells)}</table:table-row>"
