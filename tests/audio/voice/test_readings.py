"""Words are read as they are meant: abbreviations that are words, words in quotes, heteronyms."""

import pytest
from hibari.g2p import G2P

from audio.voice.heteronyms import _ENTRIES, heteronyms
from audio.voice.phrases import cleaned
from audio.voice.readings import engine_phonemes, mended

RARE = {"leads", "rows", "houses", "concert", "ragged"}
"""Words whose second reading is so rare that no context calls for it."""


@pytest.fixture(scope="module")
def phonemes():
    engine = G2P()
    return lambda text: engine(mended(cleaned(text)))


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("You asked for help, or said no.", "nˈO", "nˈʌmbəɹ"),
        ("He said “no.” Then he went.", "nˈO", "nˈʌmbəɹ"),
        ("Room no. 7 is free.", "nˈʌmbəɹ", "nˈO"),
        ("It said “none” again.", "nˈʌn", "nˌɑn"),
        ("It said 'none' again.", "nˈʌn", "nˌɑn"),
        ("“Perhaps later,” she said.", "pəɹhˈæps", "pəɜɹ"),
        ("She said “perhaps”.", "pəɹhˈæps", "pəɜɹ"),
        ("Say “maybe” to it.", "mˈAbi", '"'),
        ("Sun. Rain. Wind.", "sˈʌn", "sˈʌndA"),
        ("You may feel content.", "kəntˈɛnt", "kˈɑntɛnt"),
        ("The content of the letter.", "kˈɑntɛnt", "kəntˈɛnt"),
        ("A plant close to you.", "klˈOs", "klˈOz"),
        ("Your eyes can close.", "klˈOz", "klˈOs"),
        ("For people who've been there.", "hˈuv", "hˈʌv"),
        ("They wind the wool.", "wˈInd", "wˈɪnd"),
        ("You got used to it.", "jˈust", "jˈuzd"),
    ],
)
def test_a_word_is_read_as_it_is_meant(phonemes, text, wanted, unwanted):
    found = phonemes(text)

    assert wanted in found
    assert unwanted not in found


def test_what_an_author_marked_is_left_as_marked(phonemes):
    assert "kˈɑntɛnt" in phonemes("You may feel [content](/ˈkɑntɛnt/).")
    assert heteronyms("You may feel [content](/ˈkɑntɛnt/).") == ()


def test_phonemes_as_dictionaries_print_them_become_the_engines():
    assert engine_phonemes("ˈlaɪv") == "lˈIv"
    assert engine_phonemes("ˈtʃeɪndʒ") == "ʧˈAnʤ"
    assert engine_phonemes("kəntˈɛnt") == "kəntˈɛnt"


@pytest.mark.parametrize("word", sorted(_ENTRIES))
def test_an_example_of_a_reading_is_never_decided_for_the_other(word):
    """An example may be too short to decide; then an author is asked."""
    first, one, second, two, _ = _ENTRIES[word]
    found = [
        next((seen.decided for seen in heteronyms(example) if seen.word.lower() == word), None)
        for example in (one, two)
    ]

    assert found[0] in {0, None}
    assert found[1] in {1, None} or word in RARE
    assert first != second or word in RARE


def test_a_word_that_nothing_decides_says_so_and_names_both_readings():
    (found,) = heteronyms("They read it.")

    assert found.decided is None
    assert [reading.phonemes for reading in found.readings] == ["ˈrid", "ˈrɛd"]
    assert found.start == 5
