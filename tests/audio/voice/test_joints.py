"""Rests inside a line stand where a speaker may rest, and nowhere else."""

from pathlib import Path

import pytest

from audio.voice.joints import Joint, Rank, joints, with_commas

MARKED = Path(__file__).with_name("marked_joints.txt").read_text(encoding="utf-8").splitlines()


def marked_lines():
    """The lines marked by hand: text, and the numbers of the words that a rest may stand before."""
    found = []
    for line in MARKED:
        if line.startswith("#"):
            continue
        words: list[str] = []
        places: set[int] = set()
        for word in line.split():
            if word == "|":
                places.add(len(words))
            else:
                words.append(word)
        found.append((" ".join(words), places))
    return found


def unmarked(text):
    return {joint.word for joint in joints(text) if not joint.marked}


def test_at_least_98_of_100_rests_that_no_mark_asks_for_stand_where_a_reader_put_one():
    lines = marked_lines()
    found = [(word in places, text, word) for text, places in lines for word in unmarked(text)]
    wrong = [f"{text} (before word {word})" for right, text, word in found if not right]

    assert len(lines) >= 300
    assert len(found) >= 60
    assert len(wrong) <= 0.02 * len(found), wrong


def test_enough_of_the_places_are_found_to_matter():
    """In doubt there is no rest; but rules that found nothing would pass the test above."""
    lines = marked_lines()
    wanted = sum(len(places) for _, places in lines)
    found = sum(len(places & unmarked(text)) for text, places in lines)

    assert found >= 0.5 * wanted


@pytest.mark.parametrize(
    "text",
    [
        "You could put it near you or far away from you.",
        "Your day is still as hard as it is.",
        "Perhaps it is something that you would rather leave.",
        "You might notice the weight of the cup on the table.",
        "You can ask yourself if you want to stop here.",
        "This is the day when you first came here alone.",
        "Between you and it there is some room left.",
        "A place for you and the ones you like.",
        "The sound and the silence after it are both here.",
        "The list can wait in the drawer until that day.",
    ],
)
def test_what_belongs_together_is_not_parted(text):
    assert joints(text) == ()


def test_a_rest_is_as_deep_as_what_it_parts():
    text = "He sighed, and she laughed: a cup, a plate. Then nothing more came"

    assert joints(text) == (
        Joint(2, Rank.CLAUSE, marked=True),
        Joint(5, Rank.CLAUSE, marked=True),
        Joint(7, Rank.COMMA, marked=True),
        Joint(9, Rank.SENTENCE, marked=True),
    )


def test_the_engine_is_given_a_comma_where_none_was_written_and_captions_never_see_it():
    text = "You can keep your [eyes](/ˈaɪz/) open if that is better"

    found = with_commas(text, joints(text))

    assert found == "You can keep your [eyes](/ˈaɪz/) open, if that is better"
