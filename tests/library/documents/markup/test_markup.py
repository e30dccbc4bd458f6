"""Org mode, AsciiDoc, reStructuredText and LaTeX: what only programs read isn't said, and tables are read."""

import pytest
from draft_heard import spoken

from player.library.documents.source_text import source_text
from player.practice.drafting.draft import draft_of

FLOOR, FEET, BACK = "Here is the floor.", "Feel both your feet.", "Come back now."

FILES = {
    "a.org": (
        "#+TITLE: Evening\n* TODO [#A] Arriving :calm:\nHere is the floor. [pause 5s]\n"
        "* COMMENT Mine\nNot said.\n** Nor this\n"
        "Not said.\n* Middle\nSCHEDULED: <2026-11-03 Tue>\n"
        "Feel both your feet.[fn:1]\n* Old :noexport:\nNot said.\n* Back\nCome back now.[fn:: Slowly.]\n\n"
        "[fn:1] A note.\n"
    ),
    "a.adoc": (
        "= Evening\nAnn <a@example.org>\n\n== Arriving\n\n.A title\n"
        "Here is the floor. (pause 5 seconds) +\n\n"
        "[NOTE]\n====\nNot said.\n\nNot said either.\n====\n\n[TIP]\nNot said.\n\n"
        "image::x.png[A floor]\ninclude::other.adoc[]\n\nFeel both{nbsp}your link:x.html[feet].\n\n"
        "Come back now.footnote:[A note.]\n"
    ),
    "a.rst": (
        "Evening\n=======\n\n.. |rest| replace:: (pause 5 seconds)\n\n| Here is the floor.\n\n|rest|\n\n"
        ".. note::\n   Not said.\n\nFeel both your feet. [#a]_\n\nCome back now.\n\n.. [#a] A note.\n"
    ),
    "a.tex": (
        "\\documentclass{article}\n\\title{Evening \\textbf{floor}}\n\\begin{document}\n"
        "\\section*{Arriving}\nHere is the \\textcolor{red}{floor}\\footnote{A note.}. \\pause{5}\n\n"
        "\\begin{comment}\nNot said.\n\\end{comment}\n"
        "\\includegraphics[width=3cm]{not-said.png}\\caption{Not said}\n\n"
        "Feel both your \\emph{f\\textit{ee}t}. % not said\n\nCome back now.\n\\end{document}\n"
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_the_words_of_a_practice_are_said_and_nothing_else(name):
    text = source_text(FILES[name].encode(), name)[0]

    assert spoken(text, name) == [FLOOR, 5, FEET, BACK]
    assert "ot said" not in " ".join(str(piece) for piece in spoken(text, name))


@pytest.mark.parametrize("name", FILES)
def test_what_is_left_out_keeps_the_lines_where_they_are(name):
    text = source_text(FILES[name].encode(), name)[0]
    line = next(number for number, line in enumerate(FILES[name].split("\n"), 1) if "now." in line)

    assert "Come back now." in text.split("\n")[line - 1]


@pytest.mark.parametrize(
    ("name", "title"), [("a.tex", "Evening floor"), ("a.org", "Evening"), ("a.rst", "Evening")]
)
def test_the_title_is_the_texts(name, title):
    assert f'title: "{title}"' in draft_of(source_text(FILES[name].encode(), name)[0], name).text


GRID = (
    "+---------+-------+\n| Words   | Pause |\n+=========+=======+\n"
    f"| {FLOOR} | 5 s   |\n+---------+-------+\n| {FEET} | 10 s  |\n+---------+-------+\n"
)


@pytest.mark.parametrize(
    ("name", "table"),
    [
        (
            "a.adoc",
            "|===\n|Words |Pause\n\n|Here is the floor.\n|5 s\n\n|Feel both your feet.\n|10 s\n|===\n",
        ),
        ("a.adoc", "|===\n|Words |Pause\n\n|Here is the floor. |5 s\n|Feel both your feet. |10 s\n|===\n"),
        ("a.rst", GRID),
    ],
)
def test_tables_are_read_by_their_columns(name, table):
    assert spoken(source_text(f"{table}\n{BACK}\n".encode(), name)[0], name) == [FLOOR, 5, FEET, 10, BACK]


def test_letters_and_formulas_of_latex_are_read():
    text = r"Sp\"ure die F\"u\ss e, mit \'e und $2$ H\"anden --- jetzt."

    assert spoken(source_text(text.encode(), "a.tex")[0], "a.tex") == [
        "Spüre die Füße, mit é und 2 Händen — jetzt."
    ]
