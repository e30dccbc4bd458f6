"""Every word that Kindpace says is read in one way: practices in all texts, and the product's own lines."""

import re

import pytest
from hibari.g2p import G2P
from shipped_lines import shipped_lines

from audio.voice.heteronyms import _ENTRIES, heteronyms
from audio.voice.phrases import cleaned
from audio.voice.readings import engine_phonemes, mended

GUESSED = {
    "Abara", "Agnes", "Crewe", "Ines", "Okafor", "café", "lawnmower", "lightest", "postwoman",
    "postwoman's", "straightest",
}  # fmt: skip
"""Words that the engine's lexicon doesn't have; their guessed phonemes were looked at and are right."""

_STRESS = str.maketrans("", "", "ˈˌ")


@pytest.fixture(scope="module")
def lines():
    return shipped_lines()


@pytest.fixture(scope="module")
def engine():
    return G2P()


def test_everything_is_looked_at(lines):
    assert len(lines) > 3500


def test_no_word_with_two_readings_is_left_to_chance(lines):
    doubtful = [(seen.word, text) for text in lines for seen in heteronyms(text) if seen.decided is None]

    assert doubtful == []


def test_the_engine_reads_them_as_decided(lines, engine):
    wrong = []
    for text in lines:
        for seen in heteronyms(text):
            assert seen.decided is not None, (seen.word, text)
            phonemes = engine_phonemes(seen.readings[seen.decided].phonemes)
            if phonemes not in engine(mended(cleaned(text))):
                wrong.append((seen.word, text))

    assert wrong == []


def test_every_word_for_which_the_engine_knows_two_readings_is_a_known_heteronym(lines, engine):
    """Readings that differ only in stress (a weak "can") follow the sentence, and are no other word."""
    words = {word.lower() for text in lines for word in re.findall(r"[A-Za-z']+", text)}
    two = set()
    for word in words:
        entry = engine.lexicon.golds.get(word)
        if isinstance(entry, dict) and len({said.translate(_STRESS) for said in entry.values() if said}) > 1:
            two.add(word)

    assert two
    assert two - set(_ENTRIES) == set()


def with_each_word(lines):
    """Lines that together hold every word, and all that hold "no"."""
    seen: set[str] = set()
    for text in lines:
        words = set(re.findall(r"[\w']+", text))
        if not words <= seen or "no" in map(str.lower, words):
            seen |= words
            yield text


def test_no_is_never_read_as_number_and_no_word_is_guessed_unseen(lines, engine):
    guessed, number = set(), []
    for text in with_each_word(lines):
        tokens = engine.phonemize_tokens(engine.tokenize(mended(cleaned(text))))
        guessed |= {token.text for token in tokens if token.rating == 2 and token.text[:1].isalpha()}
        said = "".join(token.phonemes or "" for token in tokens)
        if "nˈʌmbəɹ" in said and "number" not in text.lower():
            number.append(text)

    assert number == []
    assert guessed - GUESSED == set()
