"""Which words are refused and which are kept."""

import pytest

from player.practice.script.language.check import check_language
from player.practice.script.language.english import ENGLISH
from player.practice.script.language.measures import reading_grade, syllables
from player.practice.script.parse import parse_text

HEAD = """---
id: t
format: 1
title: T
components: [mindfulness]
language: en
about: A.
asks: B.
minutes: 3
caution: C.
---

## A (orient)

Hello there.

## B (rung 1)

"""
END = "\n\n## Z (return)\n\nYou are back.\n"


def codes(body: str, head: str = HEAD) -> set[str]:
    return {problem.code for problem in check_language(parse_text(head + body + END, "t.md"), ENGLISH)}


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("You must look here.", "order"),
        ("You really should rest.", "order"),
        ("You’ll need to wait.", "order"),
        ("Your eyes have to rest.", "order"),
        ("Now just relax.", "just-relax"),
        ("You could calm down.", "calm-down"),
        ("Perhaps let it go.", "let-go"),
        ("Letting the thought go is hard.", "let-go"),
        ("You might let go.", "let-go"),
        ("You might surrender.", "surrender"),
        ("Don’t worry.", "forbidding"),
        ("Now, do not move.", "forbidding"),
        ("You might try a bit harder.", "try-harder"),
        ("You might clear your mind.", "clear-your-mind"),
        ("A deep, slow breath, or a sound.", "deep-breath"),
        ("You might breathe more deeply, or listen.", "deep-breath"),
        ("You might hold your breath, or listen.", "hold-your-breath"),
        ("You might stay with it.", "stay-with-it"),
        ("You might stay with the pain.", "stay-with-it"),
        ("You can push through.", "push-through"),
        ("You are safe.", "promise"),
        ("You’re completely healed.", "promise"),
        ("Trust me.", "trust-me"),
        ("You might forgive them.", "forgive"),
        ("You are falling down.", "falling"),
        ("It was a drowning.", "drowning"),
        ("There is darkness.", "darkness"),
        ("There is a basement.", "basement"),
        ("You are held down.", "held-down"),
        ("Picture your mother.", "parents"),
        ("Three, two, one.", "countdown"),
        ("There is a sudden noise.", "sudden"),
        ("It is always so.", "always-never"),
        ("You might close your eyes.", "eyes"),
        ("Your eyes may now close.", "eyes"),
        ("You might put a hand on your chest.", "touch"),
        ("You might put a hand on your chest, or on your belly.", "touch"),
        ("You might notice the breath.", "breath"),
        (
            "One two three four five six seven or eight nine ten and then some more words here.",
            "long-sentence",
        ),
    ],
)
def test_what_is_found(sentence, code):
    assert code in codes(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "You do not have to do a thing.",
        "You may stop if you need to.",
        "There is no need to hurry.",
        "Nothing has to change.",
        "This is a place to relax.",
        "Your eyes may go to the window.",
        "You might let your eyes go to the window.",
        "It may be dark blue.",
        "Perhaps your grandmother had one.",
        "You may close your eyes, or keep them open.",
        "You might lay a hand on your arm, if you like. Or you could look at a cup.",
        "Your feet touch the floor.",
        "You might notice a breath. A sound is just as good.",
        "You are back, and it is safe to say so.",
        "You might fall asleep.",
        "There are things people do not think about.",
    ],
)
def test_what_is_kept(sentence):
    assert set() == codes(sentence)


def test_every_alternative_is_checked_and_a_list_offers_other_anchors():
    assert "order" in codes("- wording gentle: You must look.\n- otherwise: You might look.")
    assert "breath" not in codes(
        "- anchor breath: You might notice the breath.\n- otherwise: You might rest."
    )


def test_metaphors_are_found_in_literal_wordings_only():
    image = "It may pass like a cloud."

    assert "metaphor" in codes(f"- wording literal: {image}\n- otherwise: It may pass.")
    assert "metaphor" in codes(f"- wording gentle: It may pass.\n- otherwise: {image}")
    assert "metaphor" not in codes(f"- wording literal: It may pass.\n- otherwise: {image}")


def test_orders_are_counted_and_gentle_wordings_are_held_to_fewer():
    invitations = "You might rest. " * 9

    assert "imperatives" not in codes(f"Look around. {invitations}")
    assert "imperatives" in codes("Look around. Notice one thing. You might rest.")
    assert "imperatives" in codes(
        f"- wording gentle: Look around. {invitations}\n- otherwise: You might rest."
    )


def test_hard_words_raise_the_grade():
    hard = (
        "Institutional considerations necessitate comprehensive deliberation concerning responsibilities. "
        * 8
    )

    assert "reading-grade" in codes(hard)


def test_the_grade_is_flesch_kincaids():
    # Six words, one sentence, seven syllables.
    expected = 0.39 * 6 + 11.8 * 7 / 6 - 15.59

    assert expected == pytest.approx(reading_grade(["The cat sat on many mats."]))


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("any", 2),
        ("open", 2),
        ("quiet", 2),
        ("people", 2),
        ("noticing", 3),
        ("moved", 1),
        ("eyes", 1),
        ("colour", 2),
    ],
)
def test_syllables(word, count):
    assert count == syllables(word)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Notice the floor.", True),
        ("Now gently look up.", True),
        ("Rest is fine.", False),
        ("You may look.", False),
    ],
)
def test_orders(sentence, expected):
    assert expected == ENGLISH.opens_with_order(sentence)


def test_another_language_is_said_not_to_be_checked():
    script = parse_text(HEAD.replace("language: en", "language: fr") + "You must." + END, "t.md")

    assert [problem.code for problem in check_language(script, None)] == ["language-not-checked"]


def test_a_name_that_is_not_the_id_is_said():
    script = parse_text(HEAD + "You might rest." + END, "other.md")

    assert [problem.code for problem in check_language(script, ENGLISH)] == ["id-and-name"]
