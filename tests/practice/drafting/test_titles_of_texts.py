"""A text whose first line evidently is its title is called so, and the line isn't said then."""

import pytest
from draft_material import said, script_of

from player.practice.drafting.draft import draft_of
from player.practice.script.parse import parse_text

TITLE = "An evening by the window"
BODY = """\
You are here, and so is the room. Let your feet find the floor.

In your own time, notice one sound. (pause 10 seconds)

And come back to the room.
"""


def drafted(text):
    draft = draft_of(text, "notes-2.txt")
    return draft, parse_text(draft.text, "draft.md")


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (f"{TITLE}\n\n", TITLE),
        (f"{TITLE}\n\nSettle in\n\n", TITLE),
        (f"{TITLE}\n\nFor tired days\n\n", TITLE),
        (f"{TITLE}\n\n## Arriving\n\n", TITLE),
        (
            "A guided practice for the end of a long day at work\n\n",
            "A guided practice for the end of a long day at work",
        ),
        ("Ein Abend am Fenster, wenn es draußen schon dunkel ist\n\n",) * 2,
    ],
)
def test_a_first_line_that_stands_alone_is_the_title(above, title):
    draft, script = drafted(above + BODY)
    spoken = [text for phase in script.phases for text in said(phase)]

    assert script.title == title.strip()
    assert draft.id != "notes-2"
    assert title.strip() not in " ".join(spoken)
    assert "You are here, and so is the room." in spoken


def test_a_title_above_parts_that_have_headings_takes_none_of_them():
    _draft, script = drafted(f"{TITLE}\n\n{BODY}\nComing back\n\nOpen your eyes, or leave them open.\n")

    assert script.title == TITLE
    assert "Coming back" in [phase.title for phase in script.phases]
    assert TITLE not in [phase.title for phase in script.phases]


@pytest.mark.parametrize(
    "above",
    [
        "Good evening!\n\n",
        "You might look around,\n\n",
        "you might let your eyes\n\n",
        "Introduction\n\nArriving\n\n",
        f"{TITLE}\n",
        "Take a seat. Any seat will do\n\n",
        "A first line that goes on for longer than any title goes on, with no full stop at all\n\n",
    ],
)
def test_what_is_no_title_is_said_and_the_file_names_the_script(above):
    _draft, script = drafted(above + BODY)

    assert script.title == "Notes 2"


def test_a_poem_of_short_lines_keeps_its_first_one():
    _draft, script = drafted("Breathing in\n\nBreathing out\n\nThe floor\n\nThe window\n")
    spoken = " ".join(text for phase in script.phases for text in said(phase))

    assert script.title == "Notes 2"
    assert "Breathing in" in spoken


def test_a_title_that_the_text_names_itself_comes_first():
    assert script_of(f"Title: The window\n\n{TITLE}\n\n{BODY}").title == "The window"
