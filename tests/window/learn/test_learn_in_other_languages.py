"""The short pages in other languages say what the English ones say, with the same figures and sources."""

import re

import pytest
from page_material import folders_in, parts_in

from player.language.catalogue import use
from player.library.catalog import shipped_content
from player.practice.source_keys import BRACKETS, keys_in
from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.window.intents import OpenLearn
from player.window.learn.page import short_pages
from player.window.learn.state import OpenLearnPage
from player.window.learn.widgets.reading import blocks
from player.window.router import Router

ROOT = shipped_content()
TRANSLATED = sorted(ROOT.glob("*/learn"))
KINDS = ("# ", "## ", "> ", "- ")
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
GERMAN = ROOT / "de" / "learn"

every_language = pytest.mark.parametrize("folder", TRANSLATED, ids=lambda path: path.parent.name)


@pytest.fixture(scope="module")
def english():
    return short_pages(ROOT / "learn")


@pytest.fixture
def in_german():
    use(None, "de")
    yield
    use(None)


@pytest.fixture
def pages_of(tmp_path):
    """Opens the page in the language in use, with these files as the person's own German ones."""
    logs = []

    def opened(own=None):
        folders = folders_in(tmp_path)
        place = folders.languages / "de" / "learn"
        for name, text in (own or {}).items():
            place.mkdir(parents=True, exist_ok=True)
            (place / name).write_text(text, encoding="utf-8")
        logs.append(SessionLog.open(folders.data, Keys(folders.config)))
        router = Router(parts_in(folders, logs[-1]))
        router.handle(OpenLearn())
        return router

    yield opened
    for log in logs:
        log.close()


def kind_of(block):
    return next((kind for kind in KINDS if block.startswith(kind)), "")


def outline(text):
    """For each block: what it is, and how many sources it names."""
    return [(kind_of(block), len(keys_in(block))) for block in blocks(text)]


def figures(text):
    """Every number of a text, however the language writes it."""
    return [re.sub(r"\D", "", found) for found in FIGURE.findall(BRACKETS.sub("", text))]


@every_language
def test_each_page_has_the_same_parts_in_the_same_order(folder, english):
    others = {page.name: page for page in short_pages(folder).pages}

    assert list(others) == [page.name for page in english.pages]
    for page in english.pages:
        if not page.text.count("DOI 10"):
            assert (page.name, outline(others[page.name].text)) == (page.name, outline(page.text))


@every_language
def test_each_block_has_the_same_figures_and_sources(folder, english):
    of_english = {source.title: key for key, source in english.sources.by_key().items()}
    read = short_pages(folder)
    # A key may be in the language itself where it is no name and year.
    known = read.sources.by_key()
    same = {key: of_english.get(source.title, "Field knowledge") for key, source in known.items()}
    for page, ours in zip(english.pages, read.pages, strict=True):
        if "DOI 10" in page.text:
            continue
        for block, other in zip(blocks(page.text), blocks(ours.text), strict=True):
            assert sorted(figures(other)) == sorted(figures(block)), other
            assert tuple(same[key] for key in keys_in(other)) == keys_in(block), other


@every_language
def test_the_sources_are_the_same_ones(folder, english):
    def facts(read):
        return [
            [(source.doi, source.looked_up, bool(source.seen)) for source in group.sources]
            for group in read.sources.groups
        ]

    others = short_pages(folder)
    titles = [source.title for group in english.sources.groups[:-1] for source in group.sources]

    assert facts(others) == facts(english)
    assert [source.title for group in others.sources.groups[:-1] for source in group.sources] == titles


@every_language
def test_nothing_of_a_page_stayed_in_english(folder, english):
    # A word alone may be the same one.
    said = {block for page in english.pages for block in blocks(page.text) if len(block.split()) > 2}
    others = [block for page in short_pages(folder).pages for block in blocks(page.text)]

    assert [block for block in others if block in said] == []


@pytest.mark.usefixtures("in_german")
def test_the_window_shows_the_pages_in_its_language(pages_of):
    router = pages_of()
    router.handle(OpenLearnPage("5-signs-to-ease-back"))
    view = router.view()

    titles = [page.title for page in view.pages]

    assert titles[:2] == ["Drei Teile, und was ihnen entgegensteht", "Vier Vorurteile"]
    assert "Du hast den Drang, dir wehzutun. Dann kommen Menschen zuerst" in view.body
    assert tuple(note.key for note in view.notes) == keys_in(view.body)
    assert view.messages == ()


@pytest.mark.usefixtures("in_german")
def test_a_page_that_is_missing_in_a_language_is_in_english(pages_of):
    sources = (GERMAN / "sources.yaml").read_text(encoding="utf-8")
    pages = pages_of({"sources.yaml": sources, "2-four-myths.md": "# Mythen\n\nVier.\n"}).view().pages

    assert [page.title for page in pages][:3] == [
        "Three parts, and their opposites",
        "Mythen",
        "Beside self-esteem and motivation",
    ]


@pytest.mark.usefixtures("in_german")
def test_pages_that_cannot_be_read_are_said_and_the_english_ones_shown(pages_of):
    view = pages_of({"sources.yaml": "groups: [\n"}).view()

    assert view.pages[0].title == "Three parts, and their opposites"
    assert "sources.yaml" in view.messages[0].text


def test_in_english_they_are_in_english(pages_of):
    assert pages_of().view().pages[1].title == "Four myths"
