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
CARD = b"""regions:
  - code: GB
    name: United Kingdom
    contacts:
      - name: Samaritans
        how: Call 116 123
        detail: Day and night
        source: their page
        looked_up: 2026-11-28
        checked: not yet
"""
CHECKED = (Path(__file__).parents[2] / "docs/sources-checked.md").read_text(encoding="utf-8")
LINES, RUNG = CHECKED.partition("## Lines")[2].split("## Rung")


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
        book.rests,
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

    # Beside the anchors there is no `go_on_from_writing` any more, nor what follows `ease_back`.
    assert len(Anchor) - 1 + 3 == codes.count("missing-key")
    assert codes.count("bad-value") == 1


SAMARITANS = Contact(
    "Samaritans", "Call 116 123", "Day and night", "their page", date(2026, 11, 28), checked=None
)


def test_a_support_card_is_read():
    card = read_support(CARD, "support.yaml")

    assert SupportCard((Region("GB", "United Kingdom", (SAMARITANS,)),)) == card


def test_the_chosen_region_only_stands_first():
    card = SupportCard(tuple(Region(code, code, ()) for code in ("US", "GB", "EU")))

    assert [region.code for region in card.beginning_with("EU")] == ["EU", "US", "GB"]
    assert [region.code for region in card.beginning_with("XX")] == ["US", "GB", "EU"]


@pytest.fixture(scope="module")
def shipped_card():
    return read_support((COMPANION / "support.yaml").read_bytes(), "support.yaml")


def test_the_bundled_card_has_the_regions_and_lines_of_craft_e8(shipped_card):
    numbers = {
        region.code: " ".join(contact.how for contact in region.contacts) for region in shipped_card.regions
    }

    for code, wanted in {
        "US": ("988", "911", "800-656-4673", "800-799-7233"),
        "CA": ("9-8-8", "9-1-1", "1-800-563-0808"),
        "GB": ("999", "111, and choose", "116 123", "85258", "0808 500 2222", "0808 2000 247"),
        "IE": ("112 or 999", "116 123", "50808", "1800 77 88 88", "1800 341 900"),
        "EU": ("112", "116 123", "116 016"),
        "AU": ("000", "13 11 14", "1800 737 732"),
        "NZ": ("111", "1737", "0800 044 334", "0800 733 843"),
        "other": ("local emergency number",),
    }.items():
        assert [number for number in wanted if number not in numbers[code]] == []


def test_every_region_begins_with_what_to_do_in_danger(shipped_card):
    firsts = [region.contacts[0].name for region in shipped_card.regions]

    assert set(firsts) == {"Emergency services"}


def unproven(card):
    """Contacts that claim more checking than docs/sources-checked.md records."""
    contacts = [contact for region in card.regions for contact in region.contacts]
    looked_up = [contact for contact in contacts if contact.looked_up is not None]
    return [
        *(contact.name for contact in looked_up if contact.name.partition(" (")[0] not in LINES),
        *(contact.name for contact in looked_up if contact.source == "general knowledge"),
        *(
            contact.name
            for contact in contacts
            if contact.checked and f"{contact.name}, {contact.checked}" not in RUNG
        ),
    ]


def test_nobody_is_said_to_have_checked_what_nobody_did(shipped_card):
    day = date(2026, 11, 28)
    said = (
        Contact("Somebody's own line", "Call 1", "Now", "a page", day, None),
        Contact("Samaritans", "Call 116 123", "Now", "general knowledge", day, None),
        Contact("Shout", "Text 85258", "Now", "a page", day, day),
    )
    planted = SupportCard((Region("X", "X", said),))

    assert [contact.name for contact in said] == unproven(planted)
    assert unproven(shipped_card) == []


def test_a_support_cards_problems_stand_where_they_are():
    assert (9, 20, "bad-value") in found(read_support, CARD.replace(b"2026-11-28", b"soon"))
    assert (10, 18, "bad-value") in found(read_support, CARD.replace(b"not yet", b"never"))
    # Nothing in a day's place is one problem, not two.
    assert [place[:2] for place in found(read_support, CARD.replace(b"2026-11-28", b'""'))] == [(9, 20)]
    assert (5, 9, "missing-key") in found(read_support, CARD.replace(b"        source: their page\n", b""))
    assert (1, 1, "unknown-key") in found(read_support, b"checked_on: 2026-11-01\n" + CARD)
    twice = CARD + CARD.partition(b"regions:\n")[2]
    assert (11, 5, "duplicate-value") in found(read_support, twice)


@pytest.mark.parametrize("data", [b"", b"\xff", b"a\0", b"- 1", b"{" * 5000, b"a: &a 1", b"x: [", b"\t"])
@pytest.mark.parametrize("read", [read_phrasebook, read_support])
def test_junk_is_refused(read, data):
    assert found(read, data)
