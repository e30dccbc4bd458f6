"""Every word that Kindpace says is read in one way: practices in all texts, and the product's own lines."""

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hibari.g2p import G2P

from audio.voice.heteronyms import _ENTRIES, heteronyms
from audio.voice.phrases import cleaned
from audio.voice.readings import engine_phonemes, mended
from player.library.catalog import Library
from player.practice.script.model import Sentence
from player.practice.script.parse import parse_script
from player.system.folders import find_folders

SCRIPTS = Path(__file__).parents[3] / "scripts"
GUESSED = {
    "Abara", "Agnes", "Crewe", "Ines", "Okafor", "café", "lawnmower", "lightest", "postwoman",
    "postwoman's", "straightest",
}  # fmt: skip
"""Words that the engine's lexicon doesn't have; their guessed phonemes were looked at and are right."""

_STRESS = str.maketrans("", "", "ˈˌ")


SPOKEN = {"phases", "blocks", "options", "pieces", "sentence", "start", "middle"}


def sentences(value):
    """Everything spoken that a script or the phrasebook holds."""
    if isinstance(value, Sentence):
        yield value.spoken
    elif isinstance(value, str):
        yield value
    elif isinstance(value, dict | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from sentences(part)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name in SPOKEN:
                yield from sentences(getattr(value, field.name))


@pytest.fixture(scope="module")
def lines():
    found = set()
    for path in sorted(SCRIPTS.glob("*.md")):
        found.update(sentences(parse_script(path.read_bytes(), path.name)))
    book = Library(find_folders()).phrasebook()
    for field in fields(book):
        found.update(sentences(getattr(book, field.name)) if field.name != "language" else ())
    return sorted(found)


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
