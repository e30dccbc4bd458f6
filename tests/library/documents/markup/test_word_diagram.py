"""The words of SmartArt in a Word document are said where the diagram stands, in its own order."""

import io
import zipfile

import pytest
from draft_heard import spoken

from player.library.documents.source_text import source_text
from player.practice.drafting.draft import draft_of

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = (
    '<Relationships xmlns="r"><Relationship Id="rId7" Target="{target}" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData"/></Relationships>'
)
DRAWN = '<w:p><w:r><w:drawing><dgm:relIds r:dm="rId7" r:lo="rId8"/></w:drawing></w:r></w:p>'
BEFORE, AFTER = "Sit on the chair.", "Look around."


def packed(parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, words in parts.items():
            archive.writestr(name, words)
    return made.getvalue()


def word_paragraph(words):
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def point(name, words="", kind="", more=""):
    text = f"<dgm:t><a:p><a:r><a:t>{words}</a:t></a:r></a:p></dgm:t>"
    return f'<dgm:pt modelId="{name}" type="{kind}">{more}{text}</dgm:pt>'


def line(above, below, order, kind="parOf"):
    return f'<dgm:cxn type="{kind}" srcId="{above}" destId="{below}" srcOrd="{order}"/>'


def diagram(points, lines):
    return (
        '<dgm:dataModel xmlns:dgm="d" xmlns:a="a"><dgm:ptLst>'
        f"{points}</dgm:ptLst><dgm:cxnLst>{lines}</dgm:cxnLst></dgm:dataModel>"
    )


def document(data, target="diagrams/data1.xml"):
    body = (
        f'<w:document xmlns:w="{WORD}" xmlns:dgm="d" xmlns:r="r"><w:body>{word_paragraph(BEFORE)}{DRAWN}'
        f"{word_paragraph(AFTER)}</w:body></w:document>"
    )
    parts = {"word/document.xml": body, "word/_rels/document.xml.rels": RELATED.format(target=target)}
    return packed(parts | ({} if data is None else {"word/diagrams/data1.xml": data}))


STEPS = diagram(
    point("top", kind="doc")
    + point("3", "Then the room.")
    + point("1", "First the feet.")
    + point("2", "The left one.")
    + point("drawn", "Not said.", "pres")
    + point("empty", "[Text]", more='<dgm:prSet phldrT="[Text]" phldr="1"/>'),
    line("top", "3", 1)
    + line("top", "1", 0)
    + line("1", "2", 0)
    + line("1", "drawn", 0, "presOf")
    + line("top", "empty", 2),
)


@pytest.mark.parametrize("target", ["diagrams/data1.xml", "/word/diagrams/data1.xml", "./diagrams/data1.xml"])
def test_a_diagrams_words_are_said_in_its_order(target):
    text, _notes = source_text(document(STEPS, target), "a.docx")

    assert spoken(text) == [BEFORE, "First the feet.", "The left one.", "Then the room.", AFTER]


def test_points_in_a_ring_are_each_said_once():
    ring = diagram(point("1", "The feet.") + point("2", "The room."), line("1", "2", 0) + line("2", "1", 0))
    text, _notes = source_text(document(ring), "a.docx")

    assert spoken(text) == [BEFORE, "The feet.", "The room.", AFTER]


@pytest.mark.parametrize("data", [None, "<dgm:dataModel", ""])
def test_a_diagram_that_can_not_be_read_is_told_and_takes_nothing_else(data):
    text, _notes = source_text(document(data), "a.docx")
    draft = draft_of(text, "a.docx")

    assert spoken(text) == [BEFORE, AFTER]
    assert any("diagram" in unplaced.text for unplaced in draft.unplaced)
