"""Each line of the phrasebook is read in its own place: an independent reader says what stands there."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from player.practice.choices import Anchor
from player.practice.errors import NotUsableError
from player.practice.script.model import Sentence
from player.practice.script.phrasebook import Phrasebook
from player.practice.script.phrasebook_reader import read_phrasebook

FILE = Path(__file__).parents[3] / "scripts" / "companion" / "en.yaml"
PLAIN = ("options", "orient", "returning", "breath_first", "breath_next", "go_on_from_writing", "ease_back")
BY_ANCHOR = ("presence", "moment_first", "moment_next")


@pytest.fixture(scope="module")
def book():
    return read_phrasebook(FILE.read_bytes(), FILE.name)


@pytest.fixture(scope="module")
def written():
    return YAML(typ="safe", pure=True).load(FILE.read_text(encoding="utf-8"))


def lines(found):
    return tuple(" ".join(line.split()) for line in found)


def by_anchor(found):
    return {Anchor(name): value for name, value in found.items()}


def test_every_line_stands_in_its_own_place(book, written):
    assert {field.name for field in fields(Phrasebook)} == set(written)
    assert book.language == written["language"]
    for name in PLAIN:
        assert getattr(book, name) == lines(written[name])
    for name in BY_ANCHOR:
        assert getattr(book, name) == {
            anchor: lines(found) for anchor, found in by_anchor(written[name]).items()
        }
    assert dict(book.check_in_hold) == by_anchor(written["check_in_hold"])
    assert book.check_in_question.start == lines(written["check_in_question"]["start"])
    assert book.check_in_question.middle == lines(written["check_in_question"]["middle"])
    # No two fields hold the same lines, so that one taken for the other would be noticed.
    assert len({getattr(book, name) for name in PLAIN}) == len(PLAIN)


def test_every_rest_is_read_whole(book, written):
    for anchor, found in by_anchor(written["rests"]).items():
        rests = book.rests[anchor]
        spoken = [
            " ".join(piece.text for piece in rest.pieces if isinstance(piece, Sentence)) for rest in rests
        ]
        stated = [re.sub(r"\[[^]]*\]", " ", " ".join(rest["text"])) for rest in found]

        assert [rest.length for rest in rests] == [rest["seconds"] for rest in found]
        assert lines(spoken) == lines(stated)


@pytest.mark.parametrize(
    ("change", "code", "found"),
    [
        (("seconds: 20", "seconds: 21"), "bad-value", "21"),
        (("seconds: 20", "seconds: [20]"), "bad-value", ""),
        (("language: en", "language: [en]"), "bad-value", ""),
        (("options:", "optoins:"), "unknown-key", "optoins"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_what_stands_there(change, code, found):
    text = FILE.read_text(encoding="utf-8")
    stands, wrong = change
    line = text[: text.index(stands)].count("\n") + 1
    with pytest.raises(NotUsableError) as caught:
        read_phrasebook(text.replace(stands, wrong, 1).encode(), FILE.name)
    problem = next(one for one in caught.value.problems if one.code == code)

    assert (problem.place.file, problem.place.line) == (FILE.name, line)
    assert problem.found == found
