"""The short pages: plain files that come with Kindpace, and the sources of their claims."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from player.language.catalogue import ENGLISH, language
from player.library.catalog import LibraryError, shipped_content
from player.library.languages.languages import primary
from player.library.sources import ALL_SOURCES, Sources, page_text, read_sources
from player.practice.errors import NotUsableError
from player.practice.source_keys import without_keys
from player.system.files import read_bounded
from player.system.folders import Folders
from player.system.paths import is_folder
from player.window.intents import Destination, Intent
from player.window.learn.describe import notes_for, source_list
from player.window.learn.state import LearnPageCard, LearnView, OpenLearnPage
from player.window.parts import Messages

LEARN: Final = "learn"
LARGEST_PAGE: Final = 64 * 1024
SOURCES_FILE: Final = "sources.yaml"


@dataclass(frozen=True)
class ShortPage:
    """One page: its file's name, its first heading, its first paragraph, and all of its text."""

    name: str
    title: str
    about: str
    text: str


@dataclass(frozen=True)
class ShortPages:
    """All pages by file name, and what their keys stand for."""

    pages: tuple[ShortPage, ...]
    sources: Sources


def _translated(places: tuple[Path, ...]) -> Iterator[Path]:
    """The folder with the pages in the window's language, if there is one; the person's own counts first."""
    folders = (place / primary(language()) / LEARN for place in places)
    found = next((folder for folder in folders if is_folder(folder)), None)
    if language() != ENGLISH and found is not None:
        yield found


def read_short_page(path: Path, sources: Sources) -> ShortPage:
    """Read one page.

    Raises:
        NotUsableError: the file can't be read, or a key in it has no source.
    """
    text = page_text(read_bounded(path, LARGEST_PAGE, path.parent), str(path), sources)
    text = text.replace(f"[{ALL_SOURCES}]", source_list(sources))
    blocks = [block.strip() for block in text.split("\n\n") if block.strip()]
    title = blocks[0].removeprefix("# ") if blocks else path.stem
    about = without_keys(" ".join(blocks[1].split())) if len(blocks) > 1 else ""
    return ShortPage(path.stem, title, about, text)


def short_pages(folder: Path) -> ShortPages:
    """All pages of a folder, and their sources.

    Raises:
        NotUsableError: one of them, or the list of sources, can't be read.
    """
    path = folder / SOURCES_FILE
    sources = read_sources(read_bounded(path, LARGEST_PAGE, folder), str(path))
    return ShortPages(tuple(read_short_page(page, sources) for page in sorted(folder.glob("*.md"))), sources)


def in_other_words(english: ShortPages, others: ShortPages) -> ShortPages:
    """The English pages, each in another language where it is there in it."""
    there = {page.name: page for page in others.pages}
    pages = tuple(there.get(page.name, page) for page in english.pages)
    # Of two sources with one key the later counts.
    return ShortPages(pages, Sources((*english.sources.groups, *others.sources.groups)))


def shipped_pages() -> ShortPages:
    """The pages that come with Kindpace, in English.

    Raises:
        LibraryError, NotUsableError: as ``short_pages``; or they aren't there.
    """
    return short_pages(shipped_content() / LEARN)


class LearnPage:
    """Reading the short pages, one at a time, in the window's language as far as they are there in it."""

    def __init__(self, folders: Folders, messages: Messages) -> None:
        self._messages = messages
        self._read = ShortPages((), Sources(()))
        try:
            self._read = shipped_pages()
            for translated in _translated((folders.languages, shipped_content())):
                self._read = in_other_words(self._read, short_pages(translated))
        except (NotUsableError, LibraryError) as error:
            messages.say("learn", str(error))
        self._open = self._read.pages[0].name if self._read.pages else ""

    def view(self) -> LearnView:
        """The page that is open."""
        pages = self._read.pages
        cards = tuple(LearnPageCard(page.name, page.title, page.about) for page in pages)
        body = next((page.text for page in pages if page.name == self._open), "")
        notes = notes_for(body, self._read.sources)
        return LearnView(cards, self._open, body, notes, self._messages.shown)

    def handle(self, intent: Intent) -> Destination | None:
        """Open another page."""
        if isinstance(intent, OpenLearnPage) and any(page.name == intent.page for page in self._read.pages):
            self._open = intent.page
        return None

    def tick(self) -> Destination | None:
        """Nothing happens by itself here."""
        return None
