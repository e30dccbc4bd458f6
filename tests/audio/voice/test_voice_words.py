"""What counts as misheard in the report on the voice: never another spelling, always another word."""

import pytest

from tooling.voice_words import errors_in, misheard, number_words, words_of

SOUNDS = {"here": "hˈɪɹ", "hear": "hˈɪɹ", "curve": "kˈɜɹv", "kerb": "kˈɜɹb"}


def heard_otherwise(meant, heard):
    return misheard(words_of(meant), words_of(heard), lambda words: SOUNDS.get(words, words))


@pytest.mark.parametrize(
    ("meant", "heard"),
    [
        ("Two or three of them.", "2 or 3 of them"),
        ("Twenty-one minutes", "21 minutes"),
        ("It is 105 now", "It is one zero five now"),
        ("The postwoman's bag", "The post-woman's bag"),
        ("A bed room, or a tea pot", "a bedroom or a teapot"),
        ("The colour of your favourite neighbour", "the color of your favorite neighbor"),
        ("You recognise the centre", "You recognize the center"),
        ("You travelled towards a grey kerb", "you traveled toward a gray curb"),
        ("You’re here", "you're hear"),
        ("You may feel [content](/kəntˈɛnt/).", "You may feel content"),
    ],
)
def test_another_spelling_is_no_error(meant, heard):
    assert heard_otherwise(meant, heard) == []


@pytest.mark.parametrize(
    ("meant", "heard", "found", "errors"),
    [
        ("by the kerb", "by the curve", [("kerb", "curve")], 1),
        ("it is fine", "it fine", [("is", "")], 1),
        ("a cup", "a a warm cup", [("", "a warm")], 2),
        ("four of the hours", "for of the ours", [("four", "for"), ("hours", "ours")], 2),
        ("your noise", "you're nose", [("your noise", "you're nose")], 2),
        ("", "thank you", [("", "thank you")], 2),
    ],
)
def test_another_word_is_one(meant, heard, found, errors):
    assert heard_otherwise(meant, heard) == found
    assert errors_in(found) == errors


@pytest.mark.parametrize(
    ("number", "words"), [(0, "zero"), (10, "ten"), (19, "nineteen"), (20, "twenty"), (99, "ninety nine")]
)
def test_numbers_are_said(number, words):
    assert number_words(number) == words
