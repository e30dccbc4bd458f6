"""The list of sources, the keys in a text, and the pages that use them."""

import re
from datetime import date
from pathlib import Path

import pytest

from player.library.sources import Source, SourceGroup, Sources, page_text, read_sources
from player.practice.errors import NotUsableError
from player.practice.script.parse import parse_script
from player.practice.source_keys import keys_in, without_keys

ROOT = Path(__file__).parents[2]
LIST = b"""groups:
  - heading: What was found
    sources:
      - key: Ferrari 2019
        who: Ferrari and others
        title: "Interventions: a meta-analysis"
        where: Mindfulness 10(8)
        doi: 10.1007/x
        looked_up: 2026-11-28
        seen: the abstract
      - key: Brown 2010
        who: Brown
        title: Gifts
        where: book
        doi: none
        looked_up: not yet
        seen: none
"""
FERRARI = Source(
    "Ferrari 2019",
    "Ferrari and others",
    "Interventions: a meta-analysis",
    "Mindfulness 10(8)",
    "10.1007/x",
    date(2026, 11, 28),
    "the abstract",
)
BROWN = Source("Brown 2010", "Brown", "Gifts", "book", "", None, "")
SOURCES = Sources((SourceGroup("What was found", (FERRARI, BROWN)),))


def found(data, read=read_sources):
    with pytest.raises(NotUsableError) as caught:
        read(data, "x")
    return [(p.place.line, p.place.column, p.code) for p in caught.value.problems]


def test_a_list_is_read():
    assert read_sources(LIST, "sources.yaml") == SOURCES
    assert SOURCES.by_key() == {"Ferrari 2019": FERRARI, "Brown 2010": BROWN}


def test_a_lists_problems_stand_where_they_are():
    assert (9, 20, "bad-value") in found(LIST.replace(b"2026-11-28", b"lately"))
    assert (11, 9, "missing-key") in found(LIST.replace(b"        where: book\n", b""))
    assert (11, 9, "duplicate-value") in found(LIST.replace(b"Brown 2010", b"Ferrari 2019"))
    assert (10, 9, "unknown-key") in found(LIST.replace(b"        seen: the", b"        sene: the"))


@pytest.mark.parametrize("data", [b"", b"\xff", b"a\0", b"- 1", b"{" * 5000, b"groups: &a 1", b"x: [", b"\t"])
def test_junk_is_no_list(data):
    assert found(data)


def test_keys_stand_in_brackets():
    text = "One claim. [Ferrari 2019] Another, from two. [Brown 2010; Ferrari 2019]"

    assert keys_in(text) == ("Ferrari 2019", "Brown 2010")
    assert without_keys(text) == "One claim. Another, from two."


def test_every_key_of_a_page_has_a_source():
    page = b"# A page\n\nTrue. [Ferrari 2019]\n\n[all sources]\n"
    wrong = page.replace(b"True.", b"True. [Nobody 1900; Brown 2010] []")

    assert page_text(page, "page.md", SOURCES) == page.decode()
    assert found(wrong, lambda data, file: page_text(data, file, SOURCES)) == [
        (3, 7, "unknown-source"),
        (3, 33, "unknown-source"),
    ]


@pytest.fixture(scope="module")
def shipped():
    path = ROOT / "scripts/learn/sources.yaml"
    return read_sources(path.read_bytes(), path.name)


def not_in_the_record(sources, record):
    """Sources marked as looked up without a record of it."""
    keys = [source.key for source in sources.by_key().values() if source.looked_up is not None]
    return [key for key in keys if f"\n| {key} |" not in record]


def test_what_was_looked_up_is_written_down(shipped):
    record = (ROOT / "docs/sources-checked.md").read_text(encoding="utf-8")

    assert not_in_the_record(SOURCES, record.replace("\n| Ferrari 2019 |", "")) == ["Ferrari 2019"]
    assert not_in_the_record(shipped, record) == []


def test_every_source_that_a_practice_names_is_in_the_list(shipped):
    names = " ".join(source.who for source in shipped.by_key().values())
    missing = [
        (script.name, source)
        for script in sorted((ROOT / "scripts").glob("*.md"))
        for source in parse_script(script.read_bytes(), str(script)).sources
        if re.split(r"[ ,]", source)[0] not in names
    ]

    assert missing == []
