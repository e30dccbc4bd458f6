"""Words with two readings in a person's script: both readings named, at the word's own place."""

import pytest

from player.library.doubtful_words import doubtful_words, doubts_as_problems
from player.practice.errors import Severity
from player.practice.script.parse import parse_script

HEAD = """\
---
id: tea
format: 2
title: A cup of tea
components: [mindfulness]
language: en
about: Noticing a warm cup.
asks: To hold something warm.
minutes: 1
caution: None that we know of.
---

## Arriving (orient)

You are welcome.

## The cup (rung 1)

"""
TAIL = """

## Coming back (return)

In your own time, the room again.
"""
FIRST_LINE = HEAD.count("\n") + 1


def found_in(middle, head=HEAD):
    data = (head + middle + TAIL).encode()
    return doubts_as_problems(parse_script(data, "tea.md"), data)


def test_a_doubtful_word_is_named_with_both_readings_and_its_place():
    (problem,) = found_in("There is a cup. [3s] They read it every day.")

    assert str(problem.place) == f"tea.md:{FIRST_LINE}:27"
    assert problem.severity is Severity.WARNING
    assert problem.found == "read"
    assert "/ˈrid/" in problem.message
    assert "/ˈrɛd/" in problem.message
    assert "[read](/ˈrid/)" in problem.expected


def test_the_sentence_is_given_with_either_reading():
    data = (HEAD + "To [read](/ˈrid/) it is fine, and they read it." + TAIL).encode()
    (doubt,) = doubtful_words(parse_script(data, "tea.md"), data)

    assert doubt.read_as(0) == "To [read](/ˈrid/) it is fine, and they [read](/ˈrid/) it."
    assert doubt.read_as(1) == "To [read](/ˈrid/) it is fine, and they [read](/ˈrɛd/) it."


def test_the_second_of_two_is_found_on_the_next_line():
    found = found_in("To [read](/ˈrid/) it is fine, and they\nread it.")

    assert [str(problem.place) for problem in found] == [f"tea.md:{FIRST_LINE + 1}:1"]


@pytest.mark.parametrize(
    "text",
    [
        "Your eyes can close or stay open.",
        "There is a minute for that.",
        "They [read](/ˈrid/) it every day.",
        "No word here has two ways.",
    ],
)
def test_a_decided_word_says_nothing(text):
    assert found_in(text) == ()


def test_a_script_in_another_language_is_left_alone():
    assert found_in("Sie read it.", HEAD.replace("language: en", "language: de")) == ()


def test_in_a_list_and_in_a_phrase_to_repeat_they_are_found_too():
    found = found_in("- one of: They read it.\n- one of: There is a cup.\n\n> They read it.")

    assert [problem.place.line for problem in found] == [FIRST_LINE, FIRST_LINE + 3]
