"""Comments for authors: nothing of them is heard, and those that ask for a decision are notes."""

import pytest
from narrowed import passage, sentence

from player.practice.errors import NotUsableError, Severity
from player.practice.script.comments import undecided
from player.practice.script.parse import parse_text

SCRIPT = """\
---
# Arc: a cup is noticed.
id: made
format: 2
# Decide: whether it is mindfulness.
components: [mindfulness]
title: Made
language: en
about: About.
asks: Asks.
minutes: 1
caution: Care.
---

<!-- decide: who says this. -->
## Arriving (orient)

You are here. [2s]
<!-- a remark -->
And here.

- eyes open: The room.
<!-- another -->
- otherwise: The floor.

## Coming back (return)

Back.
"""


def test_what_stands_around_a_comment_is_read_as_if_it_were_not_there():
    without = "\n".join(line for line in SCRIPT.splitlines() if not line.startswith("<!--"))
    texts = [[block for block in phase.blocks] for phase in parse_text(SCRIPT).phases]  # noqa: C416
    plain = [[block for block in phase.blocks] for phase in parse_text(without).phases]  # noqa: C416

    assert [len(blocks) for blocks in texts] == [len(blocks) for blocks in plain] == [2, 1]
    assert [sentence(piece).text for piece in passage(texts[0][0]).pieces[::2]] == [
        "You are here.",
        "And here.",
    ]


def test_comments_are_kept_with_their_places():
    found = [(comment.text, comment.place.line) for comment in parse_text(SCRIPT).comments]

    assert found == [
        ("Arc: a cup is noticed.", 2),
        ("Decide: whether it is mindfulness.", 5),
        ("decide: who says this.", 15),
        ("a remark", 19),
        ("another", 23),
    ]


def test_what_is_to_be_decided_is_a_note():
    found = [(note.place.line, note.severity, note.message) for note in undecided(parse_text(SCRIPT))]

    assert found == [
        (5, Severity.NOTE, "To decide: whether it is mindfulness."),
        (15, Severity.NOTE, "To decide: who says this."),
    ]


@pytest.mark.parametrize("line", ["You are <!-- here -->.", "<!-- open", "<!-- one --> two"])
def test_a_comment_has_its_line_to_itself(line):
    with pytest.raises(NotUsableError) as caught:
        parse_text(SCRIPT.replace("And here.", line))

    assert {problem.code for problem in caught.value.problems} == {"html"}


def test_format_1_has_no_comments():
    with pytest.raises(NotUsableError) as caught:
        parse_text(SCRIPT.replace("format: 2", "format: 1"))

    assert [(problem.code, problem.place.line) for problem in caught.value.problems] == [("newer-format", 15)]
