"""The phrasebook and the support card."""

from datetime import date
from pathlib import Path

import pytest

from player.library.support_card import Contact, Region, SupportCard, read_support
from player.practice.choices import Anchor
from player.practice.errors import NotUsableError
from player.practice.script.phrasebook_reader import read_phrasebook

COMPANION = Path(__file__).parents[2] / "scripts/companion"
BOOK = (COMPANION / "en.yaml").read_bytes()
CARD = b"""checked_on: 2026-11-01
regions:
  - code: GB
    name: United Kingdom
    contacts:
      - {name: Samaritans, how: Call 116 123, detail: Day and night}
"""


def found(read, data):
    with pytest.raises(NotUsableError) as caught:
        read(data, "x.yaml")
    return [(p.place.line, p.place.column, p.code) for p in caught.value.problems]


def line_of(text: bytes) -> int:
    return BOOK[: BOOK.index(text)].count(b"\n") + 1


def test_the_bundled_phrasebook_has_every_anchor():
    book = read_phrasebook(BOOK, "en.yaml")

    for field in (
        book.presence,
        book.anchor_passages,
        book.moment_first,
        book.moment_next,
        book.check_in_hold,
    ):
        assert set(Anchor) == set(field)
    assert book.language == "en"
    assert any("{date}" in line for line in book.ease_back)


def test_a_phrasebooks_problems_stand_where_they_are():
    start = line_of(b"\noptions:") + 1
    broken = BOOK.replace(b"\noptions:", b"\noptoins:").replace(b"It is {date}", b"It is {day}")
    problems = found(read_phrasebook, broken)

    assert (start, 1, "unknown-key") in problems
    assert (line_of(b"It is {date}"), 5, "unknown-placeholder") in problems
    assert "missing-key" in {code for _, _, code in problems}


def test_a_missing_anchor_and_an_empty_list_are_problems():
    start = BOOK.index(b"check_in_hold:")
    broken = BOOK[:start] + b"check_in_hold:\n  sound: Hear.\nease_back: []\n"
    codes = [code for _, _, code in found(read_phrasebook, broken)]

    assert len(Anchor) - 1 == codes.count("missing-key")
    assert codes.count("bad-value") == 1


def test_a_support_card_is_read():
    expected = Region("GB", "United Kingdom", (Contact("Samaritans", "Call 116 123", "Day and night"),))
    card = read_support(CARD, "support.yaml")

    assert SupportCard(date(2026, 11, 1), (expected,)) == card
    assert expected == card.region("GB")
    assert card.region("XX") is None


def test_the_bundled_support_card_is_read():
    card = read_support((COMPANION / "support.yaml").read_bytes(), "support.yaml")

    assert {"US", "GB", "EU"} <= {region.code for region in card.regions}


def test_a_support_cards_problems_stand_where_they_are():
    assert (1, 13, "bad-value") in found(read_support, CARD.replace(b"2026-11-01", b"soon"))
    assert (6, 9, "missing-key") in found(read_support, CARD.replace(b"how: Call 116 123, ", b""))
    twice = CARD + CARD.partition(b"regions:\n")[2]
    assert (7, 5, "duplicate-value") in found(read_support, twice)


@pytest.mark.parametrize("data", [b"", b"\xff", b"a\0", b"- 1", b"{" * 5000, b"a: &a 1", b"x: [", b"\t"])
@pytest.mark.parametrize("read", [read_phrasebook, read_support])
def test_junk_is_refused(read, data):
    assert found(read, data)
