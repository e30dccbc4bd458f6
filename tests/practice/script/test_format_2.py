"""What format 2 adds: variants, needs, turns, rungs of alternatives, and marks of lines."""

import pytest
from narrowed import passage, sentence, turns_of

from player.practice.choices import Anchor, Wording
from player.practice.errors import NotUsableError
from player.practice.script.model import Ending, Sentence, Subject, Writing
from player.practice.script.parse import parse_text
from player.practice.units import Rung

HEAD = """---
# Arc: one small slip, and somebody who knows it.
id: script
format: 2
title: A slip
components: [common-humanity]
language: en
about: A slip.
asks: To remember one.
minutes: 5
caution: None.
anchor: feet
ending: sleep
---

"""
OPENING = "## Arriving (orient)\n\nYou are here. [option]\n\n"
CLOSING = "\n## Coming back (return)\n\n[needs The reply] The reply is yours. Back in the room.\n"
BODY = """## The critic (rung 1, contact, difficulty 1, wording standard, needs The reply)

A line it said today? [time] Write it down. [writing 120s]

## The reply (rung 5, contact, wording standard, needs The critic)

A kind line. [6s]

## The critic (rung 1, wording gentle or literal)

- one of: A kettle clicks off.
- one of: A bus pulls in.

## The reply (rung 2, wording gentle or literal)

- wording gentle, rung 3: Somebody's friend answers.
- otherwise: Others know it.
"""
SAME_AGAIN = "## The reply (rung 3, wording gentle)\n\nOn.\n\n"
WHOLE = HEAD + OPENING + BODY + CLOSING


def refused(text):
    with pytest.raises(NotUsableError) as caught:
        parse_text(text)
    return [(problem.place.line, problem.place.column, problem.code) for problem in caught.value.problems]


def test_the_front_matter_names_anchor_and_ending():
    script = parse_text(WHOLE)

    assert script.anchor is Anchor.FEET
    assert script.ending is Ending.SLEEP


def test_phases_of_one_title_are_variants_by_wording():
    script = parse_text(WHOLE)

    assert script.wordings == (Wording.STANDARD, Wording.GENTLE, Wording.LITERAL)
    assert [(phase.title, phase.rung) for phase in script.text_in(Wording.LITERAL)] == [
        ("Arriving", Rung.GROUNDING),
        ("The critic", Rung.MINDFULNESS),
        ("The reply", Rung.COMMON_HUMANITY),
        ("Coming back", Rung.GROUNDING),
    ]


def test_phases_and_passages_say_what_they_need():
    script = parse_text(WHOLE)

    assert script.phases[1].needs == ("The reply",)
    assert passage(script.phases[-1].blocks[0]).needs == ("The reply",)
    assert sentence(passage(script.phases[-1].blocks[0]).pieces[0]).text == "The reply is yours."


def test_marks_belong_to_the_sentence_before_them():
    script = parse_text(WHOLE)
    opening = [sentence(piece) for piece in passage(script.phases[0].blocks[0]).pieces]
    asked, written, writing = passage(script.phases[1].blocks[0]).pieces

    assert [(piece.text, piece.option) for piece in opening] == [("You are here.", True)]
    assert (sentence(asked).wants_time, sentence(written).wants_time) == (True, False)
    assert isinstance(writing, Writing)
    assert writing.length == 120


def test_a_mark_reaches_its_sentence_over_a_pause():
    script = parse_text(WHOLE.replace("A kind line. [6s]", "A kind line. [6s] [option]"))
    pieces = passage(script.phases[2].blocks[0]).pieces

    assert isinstance(pieces[0], Sentence)
    assert pieces[0].option


def test_turns_and_rungs_of_alternatives():
    script = parse_text(WHOLE)
    turns, rungs = turns_of(script.phases[3].blocks[0]), turns_of(script.phases[4].blocks[0])

    assert turns.subject is Subject.ONE_OF
    assert [option.values for option in turns.options] == [(), ()]
    assert [option.rung for option in rungs.options] == [Rung.KINDNESS_TO_ANOTHER, None]
    assert rungs.options[0].values == ("gentle",)


@pytest.mark.parametrize(
    ("old", "new", "at", "code"),
    [
        ("needs The reply)", "needs The answer)", "needs The answer", "unknown-need"),
        ("[needs The reply]", "[needs Nobody]", "Nobody", "unknown-need"),
        ("You are here. [option]", "[option] You are here.", "[option]", "no-sentence-before"),
        ("A kind line. [6s]", "A kind line. [time] [6s]", "[6s]", "two-times"),
        ("[writing 120s]", "[writing 120s] And on.", "[writing", "writing-in-the-middle"),
        ("[writing 120s]", "[writing 5s]", "[writing", "out-of-range"),
        ("[writing 120s]", "[writing 2m]", "[writing", "wrong-unit"),
        ("Back in the room.", "Back [needs The reply] now.", "[needs The reply] now", "misplaced-needs"),
        ("1, wording gentle", "1, wording soft", "wording soft", "unknown-value"),
        ("(rung 2, wording", "(anchor, wording", "## The reply (anchor", "mixed-variants"),
        ("## Coming", SAME_AGAIN + "## Coming", "## The reply (rung 3", "duplicate-title"),
        ("## Coming back (return)", "## Coming back (anchor)", "## Coming back", "no-return"),
        ("wording gentle, rung 3", "wording gentle, rung 9", "rung 9", "unknown-value"),
    ],
)  # fmt: skip
def test_what_is_wrong_has_its_place(old, new, at, code):
    text = WHOLE.replace(old, new, 1)
    before = text[: text.rindex(at)]

    assert (before.count("\n") + 1, len(before) - before.rfind("\n"), code) in refused(text)


@pytest.mark.parametrize(
    "text",
    [
        HEAD.replace("anchor: feet\n", "").replace("ending: sleep\n", "") + OPENING + BODY + CLOSING,
        HEAD + OPENING + "## B (rung 1)\n\nHello.\n" + "\n## Z (return)\n\nBack.\n",
    ],
)
def test_format_1_holds_none_of_it(text):
    codes = {code for _, _, code in refused(text.replace("format: 2", "format: 1"))}

    assert codes == {"newer-format"}


def test_a_text_by_itself_opens_and_closes():
    only_gentle_opens = WHOLE.replace("## Arriving (orient)", "## Arriving (orient, wording gentle)")

    assert [code for _, _, code in refused(only_gentle_opens)] == ["no-orient", "no-orient"]
