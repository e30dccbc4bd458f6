"""Rests inside a line stand where a speaker may rest, and nowhere else."""

from pathlib import Path

import pytest
from shipped_lines import SCRIPTS, lines_of

from audio.voice.joints import Joint, Rank, joints, with_commas
from audio.voice.phrases import cleaned

HERE = Path(__file__).parent


def marked_lines(name):
    """The lines that a reader marked, and the numbers of the words that a rest may stand before."""
    found = {}
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        words: list[str] = []
        places: set[int] = set()
        for word in line.split():
            if word == "|":
                places.add(len(words))
            else:
                words.append(word)
        found[" ".join(words)] = places
    return found


FIRST = marked_lines("marked_joints.txt")
SECOND = marked_lines("marked_joints_second.txt")
"""Marked blindly; the lines of the first are among them."""


def unmarked(text):
    return {joint.word for joint in joints(text) if not joint.marked}


def by_rule(lines):
    return [(text, word) for text in lines for word in unmarked(text)]


@pytest.mark.parametrize(("lines", "fewest"), [(FIRST, 60), (SECOND, 70)], ids=["first", "second"])
def test_at_least_98_of_100_rests_that_no_mark_asks_for_stand_where_a_reader_put_one(lines, fewest):
    found = by_rule(lines)
    wrong = [f"{text} (before word {word})" for text, word in found if word not in lines[text]]

    assert len(lines) >= 300
    assert len(found) >= fewest
    assert len(wrong) <= 0.02 * len(found), wrong


def test_no_rest_stands_where_neither_reader_has_one_and_hardly_any_where_only_one_has():
    found = by_rule(FIRST)
    readers = [(word in FIRST[text]) + (word in SECOND[text]) for text, word in found]

    assert FIRST.keys() <= SECOND.keys()
    assert min(readers) > 0
    assert readers.count(1) <= 0.02 * len(found)


def test_where_authors_commas_are_taken_out_most_rests_stand_where_they_were():
    """Authors are readers too, and thousands of their lines have commas; every third script shows it."""
    at_a_comma = []
    for line in set[str]().union(*map(lines_of, sorted(SCRIPTS.glob("*.md"))[::3])):
        words = cleaned(line).split()
        commas = {place for place, word in enumerate(words, 1) if word.endswith(",")}
        places = unmarked(" ".join(word.removesuffix(",") for word in words)) if commas else ()
        at_a_comma += [place in commas for place in places]

    assert len(at_a_comma) >= 50
    assert sum(at_a_comma) >= 0.95 * len(at_a_comma)


def test_enough_of_the_places_are_found_to_matter():
    """In doubt there is no rest; but rules that found nothing would pass the tests above."""
    wanted = sum(map(len, FIRST.values()))
    found = sum(len(places & unmarked(text)) for text, places in FIRST.items())

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
        "If you have no spot yet you're welcome to the cat's.",
        "You could make a pair for a shoe or somebody's radio as well.",
        "The moments are for your feet, or for a sound if that's better.",
        "You keep your eyes open and go home when you like.",
        "You look for something you did because it was good for you.",
        "The ground carries you as it does when you walk.",
        "You're worth fairness also when the critic is loud.",
    ],
)
def test_what_belongs_together_is_not_parted(text):
    assert unmarked(text) == set()


def test_a_rest_is_as_deep_as_what_it_parts():
    text = "He sighed, and she laughed: a cup, a plate. Then nothing more came"

    assert joints(text) == (
        Joint(2, Rank.CLAUSE, marked=True),
        Joint(5, Rank.CLAUSE, marked=True),
        Joint(7, Rank.COMMA, marked=True),
        Joint(9, Rank.SENTENCE, marked=True),
    )


def test_places_that_a_reader_chose_stand_instead_of_those_of_the_rules():
    text = "In the kitchen you find a cup and you can hold it while it rains, or not"

    assert [joint.word for joint in joints(text)] == [12, 15]
    assert joints(text, (3, 7)) == (
        Joint(3, Rank.COMMA, marked=False),
        Joint(7, Rank.CLAUSE, marked=False),
        Joint(15, Rank.COMMA, marked=True),
    )


def test_chosen_places_are_counted_in_words_and_not_in_what_stands_between():
    """A pronunciation may hold two words, and a sign that nobody speaks is none."""
    two_in_one = "You see [New York](/njuː jɔːk/) and a bridge in the rain"

    assert [joint.word for joint in joints(two_in_one, (7,))] == [6]
    assert [joint.word for joint in joints("You see + two bridges in the rain", (2, 4))] == [3, 5]
    assert joints("One, two and three", (1,)) == (Joint(1, Rank.COMMA, marked=True),)


def test_the_engine_is_given_a_comma_where_none_was_written_and_captions_never_see_it():
    text = "You can keep your [eyes](/ˈaɪz/) open if that is better"

    found = with_commas(text, joints(text))

    assert found == "You can keep your [eyes](/ˈaɪz/) open, if that is better"
