"""The short pages: what they are called, what they claim, and from whom they have it."""

import re
from pathlib import Path

import pytest
from page_material import folders_in, parts_in

from player.library.catalog import shipped_content
from player.practice.source_keys import BRACKETS, keys_in
from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.window.intents import OpenLearn
from player.window.learn.page import short_pages
from player.window.learn.state import OpenLearnPage
from player.window.learn.widgets.reading import blocks
from player.window.router import Router

CLAIM = re.compile(r"\b(trials?|experiments?|(a|one|another|laboratory) study|reviews?)\b|\d{2}")
"""Words and figures that stand only where something found is told."""


@pytest.fixture
def router(tmp_path):
    folders = folders_in(tmp_path)
    log = SessionLog.open(folders.data, Keys(folders.config))
    yield Router(parts_in(folders, log))
    log.close()


@pytest.fixture(scope="module")
def read():
    return short_pages(shipped_content() / "learn")


@pytest.fixture(scope="module")
def pages(read):
    return {page.name: page.text for page in read.pages}


def test_the_short_pages_are_read_one_at_a_time(router):
    router.handle(OpenLearn())
    pages = router.view().pages
    router.handle(OpenLearnPage("5-signs-to-ease-back"))
    signs = router.view()
    router.handle(OpenLearnPage("no-such-page"))

    assert [page.title for page in pages] == [
        "Three parts, and their opposites",
        "Four myths",
        "Beside self-esteem and motivation",
        "What research shows, and what it does not",
        "Signs worth easing back for",
        "Therapies that work with compassion",
        "Sources",
    ]
    assert "urge to hurt yourself. Then people come first" in signs.body
    assert router.view().page == "5-signs-to-ease-back"
    assert [page.about for page in pages if "[" in page.about] == []


def test_a_page_has_a_note_for_each_of_its_keys(router):
    router.handle(OpenLearn())
    router.handle(OpenLearnPage("4-what-research-shows"))
    view = router.view()
    notes = {note.key: note.words for note in view.notes}

    assert tuple(notes) == keys_in(view.body)
    assert notes["Wilson 2019"] == (
        "Wilson, Mackintosh, Power and Chan: Effectiveness of self-compassion related therapies: a "
        "systematic review and meta-analysis. Mindfulness 10(6), 979–995. DOI 10.1007/s12671-018-1037-6. "
        "Looked up on 28 November 2026: the abstract, in a stored copy of dspace.stir.ac.uk."
    )


def test_a_list_of_sources_that_cannot_be_read_is_said(router, tmp_path, monkeypatch):
    monkeypatch.setattr("player.window.learn.page.shipped_content", lambda: tmp_path)
    (tmp_path / "learn").mkdir()
    router.handle(OpenLearn())
    view = router.view()

    assert view.pages == ()
    assert "sources.yaml" in view.messages[0].text


def unsourced(text):
    """The blocks of a page that tell of something found, and not from whom."""
    told = [block for block in blocks(text) if CLAIM.search(BRACKETS.sub("", block))]
    return [block for block in told if not keys_in(block)]


def test_everything_found_has_its_source_beside_it(pages):
    research = pages["4-what-research-shows"]
    without = research.replace(" [Britton 2021]", "", 1)
    told = {name: unsourced(text) for name, text in pages.items() if name != "7-sources"}

    assert len(unsourced(without)) == 1
    assert {name: found for name, found in told.items() if found} == {}


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("Britton 2021", "58 in 100 had at least one unpleasant effect"),
        ("Britton 2021", "For 37 in 100 something got in the way of daily life"),
        ("Britton 2021", "that lasted were found in 6 to 14 in 100"),
        ("Goldberg 2021", "half (50.0 in 100)"),
        ("Goldberg 2021", "10.6 in 100"),
        ("Goldberg 2021", "more likely after a hard childhood"),
        ("Ferrari 2019", "0.75 for self-compassion"),
        ("Ferrari 2019", "0.57 for anxiety"),
        ("Ferrari 2019", "publication bias"),
        ("Creaser 2022", "one laboratory study with EEG"),
        ("Wilson 2019", "there was no advantage"),
        ("Hoffart 2015", "treatment with therapists"),
        ("Rockliff 2008", "rose for some and fell for others"),
        ("MacBeth & Gumley 2012", "does not show that one causes the other"),
    ],
)
def test_harm_and_help_are_told_as_found(pages, key, words):
    told = [block for block in blocks(pages["4-what-research-shows"]) if key in keys_in(block)]

    assert words in " ".join(told)


def test_the_pages_promise_nothing(pages):
    whole = " ".join(pages.values()).casefold()
    promises = (
        "proven",
        "cures",
        "guarantee",
        "will heal",
        "treats",
        "http",
        "you will",
        "powerful",
        "must ",
    )

    assert [word for word in promises if word in whole] == []


def test_three_therapies_each_with_a_sentence_to_say(pages):
    parts = pages["6-therapies"].split("\n## ")
    told = {
        part.partition("(")[2].partition(")")[0]: part for part in parts if "(" in part.partition("\n")[0]
    }
    bringing = next(part for part in parts if part.startswith("How to bring it up"))

    assert list(told) == ["CFT", "ACT", "MBCT"]
    assert [name for name, part in told.items() if not ("\n> " in part and keys_in(part))] == []
    assert bringing.count("\n> ") >= 2


SOURCES = [
    "10.1080/15298860309032",
    "10.1146/annurev-psych-032420-031047",
    "10.1007/s12671-020-01505-4",
    "10.1007/s12671-019-01134-6",
    "10.1007/s12671-018-1037-6",
    "10.3389/fpsyg.2015.01273",
    "10.1002/cpp.2005",
    "10.1080/13576500444000317",
    "10.1177/0146167212445599",
    "10.1016/j.cpr.2012.06.003",
    "10.1348/147608310X526511",
    "10.1002/cpp.2429",
    "10.3389/fpsyg.2022.765602",
    "10.1177/2167702618812438",
    "10.1177/2167702621996340",
    "10.1371/journal.pone.0176239",
    "10.1080/10503307.2021.1933646",
]
BOOKS = (
    "Oxford Handbook",
    "Mindful Self-Compassion Program",
    "Mindful Path",
    "Gifts of Imperfection",
    "Radical",
    "Trauma-Sensitive Mindfulness",
)


def test_every_source_of_the_brief_is_named(pages):
    assert [source for source in (*SOURCES, *BOOKS) if source not in pages["7-sources"]] == []


def test_the_wrong_references_of_the_second_seed_are_not_repeated(read):
    listed = " ".join(f"{source.who} {source.title}" for source in read.sources.by_key().values())

    assert "Wu" not in listed.split()
    assert "del Rosario" not in listed
    assert read.sources.by_key()["Neff 2023"].who == "Neff"


def test_every_practice_that_a_page_names_is_there(pages):
    titles = [
        re.findall(r"^title: (.*)$", script.read_text(encoding="utf-8"), re.MULTILINE)[0]
        for script in Path(shipped_content()).glob("*.md")
    ]
    named = re.findall(r'practice "([^"]+)"', " ".join(pages.values()))

    assert named
    assert [title for title in named if title not in titles] == []
